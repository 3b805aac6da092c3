import type { Calendar } from './cadence';
import { addDays, daysBetween, weekdayOf, type CivilDate } from './civilDate';

/** How days are counted for a cadence: all of them, or those that are neither weekend nor holiday. */
export interface DayCount {
  readonly calendar: Calendar;
  readonly holidays: ReadonlySet<CivilDate>;
}

/**
 * How many days old something of `from` is on `to`, in whole days; negative where `to` is earlier. With the business calendar the days behind
 * `from` up to and with `to` that are business days: what closed on Friday is 0 days old on Sunday and 1 on Monday.
 */
export function ageInDays(from: CivilDate, to: CivilDate, { calendar, holidays }: DayCount): number {
  const days = daysBetween(from, to);
  if (calendar === 'every-day' || days <= 0) return days;
  const weeks = Math.floor(days / 7);
  let business = weeks * 5;
  const weekday = weekdayOf(from);
  for (let rest = 1; rest <= days % 7; rest++) if (!isWeekend((weekday + rest) % 7)) business++;
  for (const holiday of holidays) if (holiday > from && holiday <= to && !isWeekend(weekdayOf(holiday))) business--;
  return business;
}

/** The first day on which something of `from` is older than a threshold (`age > threshold`); null where no such day can be written. */
export function firstDayOver(from: CivilDate, thresholdDays: number, count: DayCount): CivilDate | null {
  // No count of days runs ahead of the calendar; from there on, each day takes the count at most one further.
  let day = addDays(from, Math.floor(thresholdDays) + 1);
  while (day !== null) {
    const missing = Math.floor(thresholdDays) + 1 - ageInDays(from, day, count);
    if (missing <= 0) return day;
    day = addDays(day, missing);
  }
  return null;
}

const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6;
