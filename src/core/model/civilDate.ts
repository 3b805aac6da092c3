/** A calendar day without a time or a zone, written `YYYY-MM-DD`; such strings order as the days do. */
export type CivilDate = string;

const DAY_MS = 86_400_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The day, or null where there is no such day (`2026-02-30`). */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (!(year >= 1000 && year <= 9999) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}${month < 10 ? '-0' : '-'}${month}${day < 10 ? '-0' : '-'}${day}`;
}

/** Days of a month, counted from 1; 0 for what is no month. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Reads exactly `YYYY-MM-DD`; null for anything else and for days that do not exist. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? civilDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many days later, or earlier where `days` is negative; null outside the years 1000 to 9999. */
export function addDays(date: CivilDate, days: number): CivilDate | null {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  return civilDate(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The calendar day at an instant (epoch milliseconds, UTC) in an IANA time zone. */
export function dayInZone(instant: number, timeZone: string): CivilDate {
  // A formatter takes longer to make than the rest of a reply to read.
  if (timeZone === 'UTC') return new Date(instant).toISOString().slice(0, 10);
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(instant);
}
