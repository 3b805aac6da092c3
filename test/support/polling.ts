/** Asks again and again until the answer is there; for what tells nobody when it happens. */
export async function until<T>(what: string, probe: () => Promise<T | undefined | false | null>, limitMs = 20_000): Promise<T> {
  const end = Date.now() + limitMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false && answer !== null) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > end) throw new Error(`waited ${limitMs / 1000} s in vain for ${what}`, { cause: lastError });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
