/**
 * Runs `work` with a way to give a promise up as soon as the signal fires, whatever that promise does then.
 * One listener serves the whole run, since thousands of them on one signal cost memory and make Node warn.
 */
export async function withAbort<R>(signal: AbortSignal | undefined, work: (orInstead: OrInstead) => Promise<R>): Promise<R> {
  if (!signal) return work((result) => result);
  let fire = (): void => undefined;
  const fired = new Promise<void>((resolve) => (fire = resolve));
  if (signal.aborted) fire();
  else signal.addEventListener('abort', fire, { once: true });
  try {
    return await work((result, instead) => Promise.race([result, fired.then(instead)]));
  } finally {
    signal.removeEventListener('abort', fire);
  }
}

export type OrInstead = <T>(result: Promise<T>, instead: () => T) => Promise<T>;
