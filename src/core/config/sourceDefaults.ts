import type { Extraction, RequestSpec, Source } from './configuration';
import { DEFAULT_TTL_MS } from './configuration';

/** What a source, its request and its extraction are where nothing is stated. */
export const UNSTATED = {
  origin: 'file', enabled: true, match: { labels: [], section: null }, request: null, extract: null, derive: null, publisher: null, decimals: null, unit: null, range: null, maxJump: null,
  maxAgeDays: null, ttlMs: DEFAULT_TTL_MS, terms: null,
} as const satisfies Omit<Source, 'id' | 'title'>;

export const UNSTATED_REQUEST = { headers: {}, fallbacks: [], walkBackDays: 0, link: null, intervalMs: 0 } as const satisfies Omit<RequestSpec, 'url'>;

export const UNSTATED_EXTRACTION = {
  format: 'json', value: null, date: [], dateFormat: 'iso', timeZone: null, pattern: null, rows: null, row: {}, sheet: null, okWhen: {}, encoding: null, scale: 1,
} as const satisfies Extraction;
