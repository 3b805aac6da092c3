import { OneListener } from './oneListener';

interface Flight<T> {
  readonly result: Promise<T>;
  readonly abort: AbortController;
  passengers: number;
}

/** Work that all who want the same share: it is done once, and ends when the last of them gives up. */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>();
  readonly #aborts = new OneListener();

  /** Settles as the work of this key does; as soon as the caller's own signal fires it rejects with what `cancelled` gives, whatever the work does then. */
  join(key: string, work: (signal: AbortSignal) => Promise<T>, { signal, cancelled }: { readonly signal: AbortSignal | undefined; readonly cancelled: () => Error }): Promise<T> {
    if (signal?.aborted) return Promise.reject(cancelled());
    const flight = this.#flights.get(key) ?? this.#start(key, work);
    flight.passengers++;
    if (!signal) return flight.result;
    return new Promise((resolve, reject) => {
      const forget = this.#aborts.on(signal, () => {
        reject(cancelled());
        this.#leave(key, flight);
      });
      flight.result.then(resolve, reject).finally(forget);
    });
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const abort = new AbortController();
    const result = work(abort.signal);
    const flight = { result, abort, passengers: 0 };
    this.#flights.set(key, flight);
    const land = (): void => this.#forget(key, flight);
    result.then(land, land);
    return flight;
  }

  #leave(key: string, flight: Flight<T>): void {
    if (--flight.passengers > 0) return;
    // Whoever comes now starts anew.
    this.#forget(key, flight);
    flight.abort.abort();
  }

  #forget(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
