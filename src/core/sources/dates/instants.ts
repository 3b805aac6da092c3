import { addDays } from '../../model/civilDate';
import { clockTime, dayAt, dayOf, instantOf, type DateForm, type SourceDate } from '../sourceDate';
import { monthNamed, offsetMinutes } from './writtenDays';

/** Seconds or milliseconds since 1970; the day in UTC unless a zone is asked for. */
export const epoch = (unitMs: number): DateForm => (text, zone) => (/^\d{1,15}(?:\.\d+)?$/.test(text) ? dayAt(Number(text) * unitMs, zone ?? 'UTC') : null);

/** Hours east of Greenwich of the zones that RFC 822 names, and of those that feeds of this region write. */
const ZONES: Readonly<Record<string, number>> = { UT: 0, UTC: 0, GMT: 0, Z: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, JST: 9, KST: 9 };
const RFC_822 = /^(?:[A-Z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Z]{3})[A-Z]*[\s-]+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Z]{1,5}|[+-]\d{2}:?\d{2})?(?:\s*\(.{1,20}\))?$/i;

/** `Tue, 18 Aug 2026 09:00:00 GMT`; a wrong weekday is not held against it. An unknown zone, or none, leaves the day as it is written. */
export function rfc822(text: string, zone: string | null): SourceDate | null {
  const match = RFC_822.exec(text);
  if (!match) return null;
  const written = Number(match[3]);
  // Two digits as RFC 2822 has it.
  const years = match[3]?.length === 4 ? written : written + (written < 50 ? 2000 : 1900);
  const time = clockTime(Number(match[4]), Number(match[5]), Number(match[6] ?? 0));
  const day = dayOf(years, monthNamed(match[2] ?? ''), Number(match[1]), time);
  const name = match[7]?.toUpperCase() ?? '';
  const hours = ZONES[name];
  const offset = hours === undefined ? offsetMinutes(name) : hours * 60;
  return day === null || time === null || offset === null ? day : instantOf(day, time, offset, zone);
}

// Day 60 is February 29 of 1900, which only spreadsheets have.
const FIRST_SERIAL = 61;

/** Days of a spreadsheet since the end of 1899, of the system that counts from 1900; a fraction is the time of day. */
export function serialDay(text: string): SourceDate | null {
  if (!/^\d{2,6}(?:\.\d+)?$/.test(text) || Number(text) < FIRST_SERIAL) return null;
  const days = Math.floor(Number(text));
  const day = addDays('1899-12-30', days);
  const time = text.includes('.') ? Math.round((Number(text) - days) * 86_400_000) : null;
  return day === null ? null : { from: day, asOf: day, precision: 'day', time, instant: null };
}
