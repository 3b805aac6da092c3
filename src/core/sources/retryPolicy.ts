import { retryAfterMs } from '../links/retryAfter';
import type { HttpError, HttpResponse } from '../ports';

/** How often a request is sent again. */
export const MOST_RETRIES = 2;
/** A longer pause than this is not waited for, milliseconds. */
export const LONGEST_PAUSE_MS = 10_000;

const FIRST_BACKOFF_MS = 500;
/** The server is busy, or a proxy did not reach it: the next request may well succeed. */
const BUSY = new Set([429, 502, 503, 504]);

export interface Pause {
  /** Milliseconds. */
  readonly ms: number;
  /** The whole host wants to be left alone, not only this address. */
  readonly isOfHost: boolean;
}

/**
 * How long to wait before a request is sent again after the `retries`-th second try; null where sending it again is of no use. `Retry-After` counts,
 * else the pause doubles each time and is spread by half, so that many who were refused at once do not come back at once. `now`: epoch milliseconds, UTC.
 */
export function pauseAfter(outcome: HttpResponse | HttpError, retries: number, { now, random }: { readonly now: number; readonly random: () => number }): Pause | null {
  const backoff = FIRST_BACKOFF_MS * 2 ** retries * (0.5 + random());
  if (!('status' in outcome)) return outcome.isTransient ? { ms: backoff, isOfHost: false } : null;
  if (!BUSY.has(outcome.status)) return null;
  const asked = retryAfterMs(outcome.headers['retry-after'], now);
  return { ms: Math.max(asked ?? 0, backoff), isOfHost: asked !== null || outcome.status === 429 };
}
