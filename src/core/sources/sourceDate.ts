import { civilDate, dayInZone, daysInMonth, type CivilDate } from '../model/civilDate';
import type { AsOfPrecision } from '../model/observation';

/** When a value of a reply is from: a day, or a period of whole months. */
export interface SourceDate {
  /** First and last day of the period. */
  readonly from: CivilDate;
  readonly asOf: CivilDate;
  readonly precision: AsOfPrecision;
  /** Time of the day as written, in milliseconds since midnight; null where none is. It orders what is of one day. */
  readonly time: number | null;
  /** Epoch milliseconds, UTC; null where no zone is known. */
  readonly instant: number | null;
}

/** Reads a date that is already NFKC and trimmed; null for everything but its own form. `zone`: IANA name of the zone whose day an instant is counted in. */
export type DateForm = (text: string, zone: string | null) => SourceDate | null;

/** A day, and the time that may stand behind it in milliseconds since midnight. */
export function dayOf(year: number, month: number, day: number, time: number | null = null): SourceDate | null {
  const asOf = civilDate(year, month, day);
  return asOf === null ? null : { from: asOf, asOf, precision: 'day', time, instant: null };
}

/** A period of whole months that ends with this one. */
export function monthsTo(year: number, month: number, months: number, precision: AsOfPrecision): SourceDate | null {
  const first = year * 12 + month - months;
  const from = civilDate(Math.floor(first / 12), (first % 12) + 1, 1);
  const asOf = civilDate(year, month, daysInMonth(year, month));
  return from === null || asOf === null ? null : { from, asOf, precision, time: null, instant: null };
}

/** Quarters are those of the calendar. */
export const quarterOf = (year: number, quarter: number): SourceDate | null => (quarter >= 1 && quarter <= 4 ? monthsTo(year, quarter * 3, 3, 'quarter') : null);

// What is read as milliseconds and is seconds lands in January 1970.
const EARLIEST_MS = Date.UTC(1990, 0, 1);

/** The day of an instant (epoch milliseconds) in a zone. */
export function dayAt(instant: number, zone: string): SourceDate | null {
  if (!(instant >= EARLIEST_MS && instant < 8.64e15)) return null;
  const day = dayInZone(instant, zone);
  return /^\d{4}-\d\d-\d\d$/.test(day) ? { from: day, asOf: day, precision: 'day', time: null, instant } : null;
}

/** Milliseconds since midnight; null for what is no time of day. */
export function clockTime(hour: number, minute: number, second = 0): number | null {
  return hour < 24 && minute < 60 && second < 61 ? ((hour * 60 + minute) * 60 + second) * 1000 : null;
}

/**
 * A day with a time and, in minutes east of Greenwich, its offset: the day as it is written or, where a zone is asked for, the day that the instant has there.
 */
export function instantOf(day: SourceDate, time: number, offset: number, zone: string | null): SourceDate | null {
  const instant = Date.parse(`${day.asOf}T00:00:00Z`) + time - offset * 60_000;
  return zone === null ? { ...day, instant } : dayAt(instant, zone);
}

export const isSourceDate = (date: unknown): date is SourceDate => typeof date === 'object' && date !== null && 'asOf' in date && 'precision' in date;

