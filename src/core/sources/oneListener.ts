/** Listeners of abort signals, one real one to a signal: hundreds of requests share the signal of their run, and Node takes so many listeners for a leak. */
export class OneListener {
  readonly #signals = new WeakMap<AbortSignal, Set<() => void>>();

  /** Calls back when the signal fires, at once where it has; the function given takes that back. */
  on(signal: AbortSignal, callback: () => void): () => void {
    if (signal.aborted) {
      callback();
      return () => undefined;
    }
    const callbacks = this.#signals.get(signal) ?? this.#listen(signal);
    callbacks.add(callback);
    return () => void callbacks.delete(callback);
  }

  #listen(signal: AbortSignal): Set<() => void> {
    const callbacks = new Set<() => void>();
    this.#signals.set(signal, callbacks);
    signal.addEventListener('abort', () => { for (const callback of [...callbacks]) callback(); }, { once: true });
    return callbacks;
  }
}
