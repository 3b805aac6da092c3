/** How much work one reply may cause, in steps of about four nanoseconds: half a second. Counted and not timed, so that a reply reads the same on every machine. */
const WORK_LIMIT = 120_000_000;

/** Thrown by what spends more than there is; caught where a reply is read. */
export class TooMuchWork extends Error {}

/** What is left to spend on one reply: all patterns and paths that are used on it share it. */
export class Work {
  #left: number;

  constructor(limit = WORK_LIMIT) {
    this.#left = limit;
  }

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new TooMuchWork();
  }
}
