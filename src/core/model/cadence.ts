/** How long something may take or last, in the unit it was written in: calendar days for ages, milliseconds for time to live. */
export interface Cadence {
  readonly name: string;
  /** Whole days after which a bullet is stale (warning); null = never ages. */
  readonly warnAfterDays: number | null;
  /** Whole days after which it is an error; null = never. */
  readonly errorAfterDays: number | null;
}

/**
 * dbt's source-freshness thresholds, cycle plus grace (shared design, peers 4.3): `age > threshold`, error tested first.
 */
export const BUILT_IN_CADENCES: readonly Cadence[] = [
  { name: 'REALTIME', warnAfterDays: 1, errorAfterDays: 3 },
  { name: 'DAILY', warnAfterDays: 2, errorAfterDays: 4 },
  { name: 'WEEKLY', warnAfterDays: 9, errorAfterDays: 16 },
  { name: 'MONTHLY', warnAfterDays: 35, errorAfterDays: 65 },
  { name: 'QUARTERLY', warnAfterDays: 100, errorAfterDays: 190 },
  { name: 'ANNUAL', warnAfterDays: 400, errorAfterDays: 760 },
];
