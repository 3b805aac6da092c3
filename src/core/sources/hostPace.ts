import type { HostManners } from './hostQueue';
import type { Pauses } from './pauses';

/** Gap after the first refusal, and the longest, milliseconds; each further refusal doubles it. */
const FIRST_GAP_MS = 500;
const LONGEST_GAP_MS = 10_000;
/** A host that says so often in a row that it is asked too often is not asked again. */
const REFUSALS_BORNE = 5;

/** After so many requests in a row that broke, a host counts as unreachable. */
const BREAKS_BORNE = 3;

interface Pace {
  gapMs: number;
  isSlow: boolean;
  refusals: number;
  rests: number;
  broken: number;
  closed: Closed | null;
}

/** Why a host is not asked any more in this run: it named a time (epoch milliseconds, UTC), or refused again and again. */
export type Closed = { readonly until: number } | { readonly refusals: number };

/** What a run has learned of how its hosts want to be asked: least time between two requests, pauses, refusals. */
export class HostPace implements HostManners {
  readonly #hosts = new Map<string, Pace>();

  /** `onReady` is called whenever a host has rested. */
  constructor(
    private readonly pauses: Pauses,
    private readonly onReady: () => void,
  ) {}

  /** The least time between two requests to the host that any source states, milliseconds. */
  atLeast(host: string, gapMs: number): void {
    if (gapMs > 0) this.#of(host).gapMs = Math.max(gapMs, this.#of(host).gapMs);
  }

  atOnce(host: string): number {
    return this.#hosts.get(host)?.isSlow ? 1 : Infinity;
  }

  isResting(host: string): boolean {
    return (this.#hosts.get(host)?.rests ?? 0) > 0;
  }

  began(host: string): void {
    const { gapMs = 0 } = this.#hosts.get(host) ?? {};
    if (gapMs > 0) this.rest(host, gapMs);
  }

  /** Leaves the host alone for so long; pauses that overlap do not add up. */
  rest(host: string, ms: number): void {
    const pace = this.#of(host);
    pace.rests++;
    void this.pauses.delay(ms).then(() => {
      pace.rests--;
      this.onReady();
    });
  }

  /** It was asked too often: from now on one request at a time, with a gap that grows. */
  refused(host: string): void {
    const pace = this.#of(host);
    pace.isSlow = true;
    pace.gapMs = Math.max(pace.gapMs, Math.min(LONGEST_GAP_MS, Math.max(FIRST_GAP_MS, pace.gapMs * 2)));
    this.rest(host, pace.gapMs);
    pace.refusals++;
    if (pace.refusals >= REFUSALS_BORNE) pace.closed ??= { refusals: pace.refusals };
  }

  answered(host: string): void {
    const pace = this.#hosts.get(host);
    if (!pace) return;
    pace.refusals = 0;
    pace.broken = 0;
  }

  /** No reply came. */
  broke(host: string): void {
    this.#of(host).broken++;
  }

  /** Whether a request that broke may be tried again: where nothing but broken requests came of a host, each further one is tried once. */
  mayTryAgain(host: string): boolean {
    return (this.#hosts.get(host)?.broken ?? 0) < BREAKS_BORNE;
  }

  /** Not asked before an instant (epoch milliseconds, UTC). */
  close(host: string, until: number): void {
    const pace = this.#of(host);
    if (!pace.closed || !('until' in pace.closed) || pace.closed.until < until) pace.closed = { until };
  }

  /** Null while the host may be asked. */
  closed(host: string, now: number): Closed | null {
    const closed = this.#hosts.get(host)?.closed ?? null;
    return closed && 'until' in closed && closed.until <= now ? null : closed;
  }

  #of(host: string): Pace {
    const known = this.#hosts.get(host) ?? { gapMs: 0, isSlow: false, refusals: 0, rests: 0, broken: 0, closed: null };
    this.#hosts.set(host, known);
    return known;
  }
}
