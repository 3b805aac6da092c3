import type { LiveValue } from './liveValue';

/** A source that fails is asked again after its time to live, then after twice, four times … that, at most this many times. */
const LONGEST_BACKOFF = 16;

/** What is known of the attempts at a source; `failures`: how many of the last ones failed, one after the other. */
export type Attempts = Pick<LiveValue, 'observation' | 'attemptedAt' | 'fetching'> & { readonly failures: number };

/**
 * Whether a source that nobody asks for now is to be asked again: when its value has outlived its time, which for one that another window fetched
 * begins before this window asked. After a sleep of the machine it is due, once. Epoch milliseconds, UTC.
 */
export function isDue({ observation, attemptedAt, fetching, failures }: Attempts, ttlMs: number, now: number): boolean {
  if (fetching) return false;
  // The clock was set back since: how long ago that was nobody knows.
  if (attemptedAt === null || attemptedAt > now) return true;
  if (failures > 0) return now - attemptedAt >= ttlMs * Math.min(2 ** failures, LONGEST_BACKOFF);
  // What is calculated is as old as the oldest value that it is calculated from, and is not asked at every turn for that.
  const since = Math.max(observation?.fetchedAt ?? attemptedAt, attemptedAt - ttlMs / 2);
  return now - since >= ttlMs;
}
