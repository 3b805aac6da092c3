import type { Clock, Timers } from '../../src/core/ports';

interface Waiting {
  readonly at: number;
  readonly resolve: () => void;
}

/** A clock that stands still while anything else can happen and then leaps to the end of the next pause. */
export class VirtualTime implements Clock, Timers {
  readonly timeZone = 'Asia/Tokyo';
  /** Each pause that was asked for, milliseconds. */
  readonly pauses: number[] = [];
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(private at = Date.UTC(2026, 10, 20, 12)) {}

  now(): number {
    return this.at;
  }

  delay(ms: number, signal?: AbortSignal): Promise<void> {
    this.pauses.push(ms);
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const entry: Waiting = { at: this.at + ms, resolve };
      this.#waiting.push(entry);
      signal?.addEventListener('abort', () => this.#release(entry), { once: true });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      const next = [...this.#waiting].sort((left, right) => left.at - right.at)[0];
      if (!next) break;
      this.at = Math.max(this.at, next.at);
      this.#release(next);
    }
    this.#isRunning = false;
  }

  #release(entry: Waiting): void {
    const index = this.#waiting.indexOf(entry);
    if (index >= 0) this.#waiting.splice(index, 1);
    entry.resolve();
  }
}
