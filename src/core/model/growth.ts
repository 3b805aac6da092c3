import type { Figure } from './figure';

/**
 * A growth as it is told: `$64B (2025) → $130-140B (2030), CAGR 15%+`. From `start` to `end` at `rate` per cent a year; the two amounts are of
 * one kind. A year is null where the words name none.
 */
export interface Growth {
  readonly start: Figure;
  readonly end: Figure;
  /** In per cent. */
  readonly rate: Figure;
  readonly startYear: number | null;
  readonly endYear: number | null;
  /** Whole years from start to end, by the two years or in words (`over five years`); null where neither tells it. */
  readonly years: number | null;
}
