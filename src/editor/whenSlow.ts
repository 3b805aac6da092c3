import type { Jobs } from './services/jobs';

const PATIENCE_MS = 1_000;

/** Waits for work, and shows progress with *Cancel* once it takes more than a second. Null: the user does not want to wait any longer. */
export async function whenSlow<T>(jobs: Jobs, title: string, work: Promise<T>): Promise<T | null> {
  const quick = await first(work, (give) => setTimeout(give, PATIENCE_MS));
  if (quick) return quick.value;
  const slow = await jobs.run(title, ({ signal }) => first(work, (give) => signal.addEventListener('abort', give, { once: true })));
  return slow && slow.value;
}

/** The work's value, or null where something else came first. */
function first<T>(work: Promise<T>, orElse: (give: () => void) => void): Promise<{ readonly value: T } | null> {
  return Promise.race([work.then((value) => ({ value })), new Promise<null>((resolve) => orElse(() => resolve(null)))]);
}
