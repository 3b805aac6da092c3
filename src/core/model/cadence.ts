/** How long something may take or last, in the unit it was written in: calendar days for ages, milliseconds for time to live. */
export interface Cadence {
  readonly name: string;
  /** Whole days after which a bullet is stale (warning); null = never ages. */
  readonly warnAfterDays: number | null;
  /** Whole days after which it is an error; null = never. */
  readonly errorAfterDays: number | null;
  /** `business`: weekends and the holidays of the configuration do not age a bullet, so that Friday's close is not stale on Sunday. */
  readonly calendar: Calendar;
}

export type Calendar = 'every-day' | 'business';

/**
 * dbt's source-freshness thresholds, cycle plus grace (shared design, peers 4.3): `age > threshold`, error tested first.
 */
export const BUILT_IN_CADENCES: readonly Cadence[] = [
  { name: 'REALTIME', warnAfterDays: 1, errorAfterDays: 3, calendar: 'every-day' },
  { name: 'DAILY', warnAfterDays: 2, errorAfterDays: 4, calendar: 'every-day' },
  { name: 'WEEKLY', warnAfterDays: 9, errorAfterDays: 16, calendar: 'every-day' },
  { name: 'MONTHLY', warnAfterDays: 35, errorAfterDays: 65, calendar: 'every-day' },
  { name: 'QUARTERLY', warnAfterDays: 100, errorAfterDays: 190, calendar: 'every-day' },
  { name: 'ANNUAL', warnAfterDays: 400, errorAfterDays: 760, calendar: 'every-day' },
];
