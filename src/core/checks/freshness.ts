import type { Bullet } from '../model/briefing';
import type { Cadence } from '../model/cadence';
import type { CitationDate } from '../model/citation';
import { ageInDays, type DayCount } from '../model/ageing';
import type { CivilDate } from '../model/civilDate';

export const FRESHNESS_STATES = ['fresh', 'dueSoon', 'warn', 'error', 'undated', 'vague', 'invalid', 'future', 'optedOut'] as const;
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

export interface Freshness {
  readonly state: FreshnessState;
  /** Whole days from the end of the deciding date to the yardstick, as the cadence counts them; null where there is no such date. */
  readonly ageDays: number | null;
  /** The date that decided: the latest of the bullet's. */
  readonly date: CitationDate | null;
  /** What it was measured by. */
  readonly cadence: Cadence;
  readonly count: DayCount;
}

const NO_HOLIDAYS: ReadonlySet<CivilDate> = new Set();

/**
 * How fresh a tagged bullet is, with dbt's semantics: stale where `age > threshold` (equal is not), error before warn; a partial date ages
 * from the end of its period. A vague or missing date is a state of its own, neither fresh nor infinitely old.
 */
export function freshnessOf(bullet: Bullet, cadence: Cadence, today: CivilDate, holidays = NO_HOLIDAYS): Freshness {
  const date = decidingDate(bullet);
  const measured = { date, cadence, count: { calendar: cadence.calendar, holidays } };
  const state = stateWithoutAge(date, cadence, today);
  if (state !== null || !date?.to) return { state: state ?? 'undated', ageDays: null, ...measured };
  const ageDays = Math.max(0, ageInDays(date.to, today, measured.count));
  return { state: stateOfAge(ageDays, cadence), ageDays, ...measured };
}

/** The state of what has no age; null where it has one. */
function stateWithoutAge(date: CitationDate | null, cadence: Cadence, today: CivilDate): FreshnessState | null {
  if (cadence.warnAfterDays === null && cadence.errorAfterDays === null) return 'optedOut';
  if (!date) return 'undated';
  if (date.invalid) return 'invalid';
  if (date.from === null || date.to === null) return date.precision === 'vague' ? 'vague' : 'undated';
  // A period that is still running is not in the future; one that has not begun is.
  return date.from > today ? 'future' : null;
}

function stateOfAge(age: number, { warnAfterDays, errorAfterDays }: Cadence): FreshnessState {
  if (errorAfterDays !== null && age > errorAfterDays) return 'error';
  if (warnAfterDays !== null && age > warnAfterDays) return 'warn';
  // Due soon: stale within a day, or in the last tenth of the period.
  const threshold = warnAfterDays ?? errorAfterDays ?? Infinity;
  return threshold - age < Math.max(1, threshold / 10) ? 'dueSoon' : 'fresh';
}

/** An impossible date is never passed over for an older good one: what was meant is not known. */
export function decidingDate(bullet: Bullet): CitationDate | null {
  const invalid = bullet.dates.find((date) => date.invalid);
  if (invalid) return invalid;
  let latest: CitationDate | null = null;
  for (const date of bullet.dates) {
    if (latest === null || (date.to ?? '') > (latest.to ?? '')) latest = date;
  }
  return latest;
}
