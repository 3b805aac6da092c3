/** Ends an exchange when its time is over or the caller gives up, and remembers which of the two it was. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #cancel = (): void => this.#end('cancelled');
  #reason: 'timeout' | 'cancelled' | null = null;

  constructor(
    readonly timeoutMs: number,
    private readonly caller: AbortSignal | undefined,
  ) {
    this.#timer = setTimeout(() => this.#end('timeout'), timeoutMs);
    if (caller?.aborted) this.#end('cancelled');
    else caller?.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Null while there is still time. */
  get reason(): 'timeout' | 'cancelled' | null {
    return this.#reason;
  }

  /** Must be called when the exchange is over, else the timer keeps the process alive. */
  stop(): void {
    clearTimeout(this.#timer);
    this.caller?.removeEventListener('abort', this.#cancel);
  }

  #end(reason: 'timeout' | 'cancelled'): void {
    if (this.#reason) return;
    this.#reason = reason;
    this.#controller.abort();
  }
}
