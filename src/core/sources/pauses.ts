import type { Timers } from '../ports';

/** The pauses of a run, all of which can be cut short at once. Each has a signal of its own: hundreds of listeners on one would make Node warn. */
export class Pauses {
  readonly #running = new Set<AbortController>();
  #isOver = false;

  constructor(private readonly timers: Timers) {}

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Resolves after so many milliseconds, or as soon as it is cut short. */
  async delay(ms: number): Promise<void> {
    if (this.#isOver) return;
    const pause = new AbortController();
    this.#running.add(pause);
    await this.timers.delay(ms, pause.signal);
    this.#running.delete(pause);
  }

  /** Ends those that are running. */
  cutShort(): void {
    for (const pause of this.#running) pause.abort();
  }

  /** Ends them all, and there are none any more. */
  end(): void {
    this.#isOver = true;
    this.cutShort();
  }
}
