import type { CivilDate } from '../model/civilDate';

/**
 * Where on a page a date stood, the most trustworthy first: the order of the shared design, data-sources section 9. Its rank 6, dates of feeds
 * and site maps, is no part of a page.
 */
export const DATE_RANKS = ['json-ld', 'open-graph', 'microdata', 'meta', 'time', 'url', 'text', 'last-modified'] as const;
export type DateRank = (typeof DATE_RANKS)[number];

/** Dates of addresses, of words and of servers are those of something else often enough: nobody writes them unasked. */
export const isWeak = (rank: DateRank): boolean => rank === 'url' || rank === 'text' || rank === 'last-modified';

/** A day and where it stood. */
export interface PageDate {
  readonly day: CivilDate;
  readonly rank: DateRank;
  /** The place, as whoever knows pages calls it: `JSON-LD datePublished`, `article:published_time`, `<time>`. */
  readonly place: string;
}

/** What one place says; null for what it does not say. */
export interface PlaceDates {
  readonly published: PageDate | null;
  readonly modified: PageDate | null;
}

export const NO_DATES: PlaceDates = { published: null, modified: null };

/** Several articles stand on the page, each with a date of its own, and nothing tells which of them is meant. */
export type Several = 'several';
