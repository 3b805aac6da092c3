import { civilDate, dayInZone, type CivilDate } from '../model/civilDate';
import { halfWidth } from '../parse/normalize';
import { readDate } from '../parse/dates/dates';

/** How a page's dates are to be read. */
export interface DayContext {
  /** Zone that an instant with an offset is moved to: Tokyo for a `.jp` host; null = the day stays as it is written. */
  readonly zone: string | null;
  /** Epoch milliseconds, UTC. */
  readonly now: number;
}

const DAY_MS = 86_400_000;
const EARLIEST: CivilDate = '1990-01-01';
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=T\d)/;
const OFFSET = /(?:T|\s)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})(?!\w)/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+/i;
const LONGEST = 80;

/** The zone for a publisher's host: what a Japanese server writes in UTC was published on Tokyo's day. */
export const zoneOfHost = (host: string): string | null => (host.endsWith('.jp') ? 'Asia/Tokyo' : null);

/**
 * The day that a text for machines names: ISO 8601 in its extended and its compact form, RFC 822, or a day in any form that a briefing may have.
 * The day is the one that is written, with an offset or without; only on a Japanese host is an instant moved, to Tokyo. Null for a month, a
 * span, an order of day and month that is not certain, a day before 1990 or more than 24 hours ahead.
 */
export function machineDay(raw: string, { zone, now }: DayContext): CivilDate | null {
  const text = halfWidth(raw.slice(0, LONGEST)).trim().replace(WEEKDAY, '');
  const written = compactDay(text) ?? wholeDay(text);
  if (written === null) return null;
  const instant = instantOf(written, text);
  const day = zone !== null && instant !== null ? dayInZone(instant, zone) : written;
  return isPlausible(day, instant ?? Date.parse(`${day}T00:00:00Z`), now) ? day : null;
}

/** Neither before 1990 nor more than 24 hours ahead; `instant` is the start of the day in UTC where no time is known. */
export const isPlausible = (day: CivilDate, instant: number, now: number): boolean => day >= EARLIEST && instant <= now + DAY_MS;

function compactDay(text: string): CivilDate | null {
  const match = COMPACT.exec(text);
  return match ? civilDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function wholeDay(text: string): CivilDate | null {
  const reading = readDate(text, 0, text.length, null);
  return reading && reading.precision === 'day' && !reading.invalid && reading.from === reading.to ? reading.to : null;
}

/** Epoch milliseconds of a day with a time and an offset behind it; null where one of them is missing. */
function instantOf(day: CivilDate, text: string): number | null {
  const match = OFFSET.exec(text);
  if (!match) return null;
  const [, hour = '', minute = '', second = '00', offset = ''] = match;
  const shift = /^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.replace(':', '').slice(3) || '00'}` : 'Z';
  const instant = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${shift}`);
  return Number.isNaN(instant) ? null : instant;
}
