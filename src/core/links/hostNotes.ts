/** What a run has learned of its hosts: how long each wants to be left alone, and how its root page answers. */
export class HostNotes {
  readonly #pauses = new Map<string, number>();
  readonly #roots = new Map<string, Promise<number | null>>();

  /** No request to the host before `until` (epoch milliseconds, UTC); of two pauses the later one holds. */
  pause(host: string, until: number): void {
    this.#pauses.set(host, Math.max(until, this.pauseUntil(host)));
  }

  /** 0 where there is no pause. */
  pauseUntil(host: string): number {
    return this.#pauses.get(host) ?? 0;
  }

  /** Status of the root page of an origin, asked once a run; null where it did not answer. */
  rootStatus(origin: string, ask: (url: string) => Promise<number | null>): Promise<number | null> {
    const known = this.#roots.get(origin) ?? ask(`${origin}/`);
    this.#roots.set(origin, known);
    return known;
  }
}
