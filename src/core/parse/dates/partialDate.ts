import { civilDate, daysInMonth, type CivilDate } from '../../model/civilDate';
import type { DatePrecision } from '../../model/citation';

/** What was read at the start of a text: how many characters it took, and the interval. */
export interface DateReading {
  readonly length: number;
  /** The unit in which it is written, the next coarser one where it has no name of its own (a half-year is `year`). */
  readonly precision: DatePrecision;
  /** First and last day that can be meant; null for a vague and for an invalid one. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly invalid: boolean;
}

/** A day or a month as written: 0 for what is not. */
export interface CalendarDate {
  /** Offset behind it. */
  readonly end: number;
  readonly year: number;
  readonly month: number;
  /** 0 where only a month is written. */
  readonly day: number;
  /** The first of several days of one month (`Nov 7-12`), else 0. */
  readonly firstDay: number;
}

/** A written `0` is no day, and not the lack of one: it stands as a day that no month has. */
export const writtenDay = (day: number): number => (day === 0 ? 32 : day);

export const vague = (length: number): DateReading => ({ length, precision: 'vague', from: null, to: null, invalid: false });

/** Written as a date, but no such day exists. */
export const invalid = (length: number): DateReading => ({ length, precision: 'none', from: null, to: null, invalid: true });

export function between(length: number, precision: DatePrecision, from: CivilDate | null, to: CivilDate | null): DateReading {
  return from === null || to === null || from > to ? invalid(length) : { length, precision, from, to, invalid: false };
}

/** Months are counted from the year 0: January 2026 is `2026 * 12`. */
export function months(length: number, precision: DatePrecision, first: number, last: number): DateReading {
  const year = Math.floor(last / 12);
  const month = (last % 12) + 1;
  return between(length, precision, civilDate(Math.floor(first / 12), (first % 12) + 1, 1), civilDate(year, month, daysInMonth(year, month)));
}

export const wholeYear = (length: number, year: number): DateReading => months(length, 'year', year * 12, year * 12 + 11);

/** Days of one month; a `last` past its end is its end. */
export function daysOfMonth(length: number, precision: DatePrecision, year: number, month: number, first: number, last: number): DateReading {
  return between(length, precision, civilDate(year, month, first), civilDate(year, month, Math.min(last, daysInMonth(year, month))));
}

const NO_YEAR = 0;

/** The year of the last such day (or such month, where `day` is 0) up to the document's date; 0 without a document's date. */
export function latestYear(documentDate: CivilDate | null, month: number, day: number): number {
  if (documentDate === null) return NO_YEAR;
  const year = Number(documentDate.slice(0, 4));
  const limit = Number(documentDate.slice(5, 7)) * 100 + (day === 0 ? 0 : Number(documentDate.slice(8, 10)));
  let latest = month * 100 + day <= limit ? year : year - 1;
  // 29 February comes every fourth year, or eighth.
  if (month === 2 && day === 29) while (daysInMonth(latest, 2) < 29) latest--;
  return latest;
}

export function readingOf(length: number, date: CalendarDate, documentDate: CivilDate | null): DateReading {
  const { month, day, firstDay } = date;
  if (month < 1 || month > 12 || (date.year === NO_YEAR && day > daysInMonth(2000, month))) return invalid(length);
  const year = date.year || latestYear(documentDate, month, day);
  if (year === NO_YEAR) return vague(length);
  if (day === 0) return months(length, 'month', year * 12 + month - 1, year * 12 + month - 1);
  const to = civilDate(year, month, day);
  return between(length, 'day', firstDay === 0 ? to : civilDate(year, month, firstDay), to);
}

/** From one day to another; a year that only one of them has holds for both, the turn of a year between them allowed. */
export function spanOf(length: number, first: CalendarDate, last: CalendarDate, documentDate: CivilDate | null): DateReading {
  const isTurned = first.month * 100 + first.day > last.month * 100 + last.day;
  const lastYear = last.year || (first.year ? first.year + (isTurned ? 1 : 0) : latestYear(documentDate, last.month, last.day));
  if (lastYear === NO_YEAR) return vague(length);
  const firstYear = first.year || lastYear - (isTurned ? 1 : 0);
  return between(length, 'day', civilDate(firstYear, first.month, first.firstDay || first.day), civilDate(lastYear, last.month, last.day));
}

/** The last day of a date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function lastDayOf(partial: string): CivilDate | null {
  const [year = 0, month = 12, day] = partial.split('-').map(Number);
  return civilDate(year, month, day ?? daysInMonth(year, month));
}
