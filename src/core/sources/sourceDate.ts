import type { DateFormat } from '../config/configuration';
import { civilDate, type CivilDate } from '../model/civilDate';

type Order = 'ymd' | 'mdy' | 'dmy';

// A time may follow; the day is taken as it is written and never moved to another zone.
const TIME = '(?:[T ]\\s*\\d{1,2}:?\\d{2}.*)?$';
const WRITTEN: Readonly<Record<Exclude<DateFormat, 'epoch-s' | 'epoch-ms'>, readonly [RegExp, Order]>> = {
  iso: [/^(\d{4})-(\d{2})-(\d{2})(?!\d)/, 'ymd'],
  'YYYY/M/D': [new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})${TIME}`), 'ymd'],
  'YYYY.M.D': [new RegExp(`^(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})${TIME}`), 'ymd'],
  YYYYMMDD: [new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}`), 'ymd'],
  'MM/DD/YYYY': [new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}`), 'mdy'],
  'DD/MM/YYYY': [new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}`), 'dmy'],
};

// Seconds that are read as milliseconds land in January 1970.
const EARLIEST_EPOCH_MS = Date.UTC(1990, 0, 1);

/** Reads a date in exactly one format; null where the text has another one or names a day that does not exist. An epoch gives the day in UTC. */
export function parseSourceDate(raw: unknown, format: DateFormat): CivilDate | null {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null;
  const text = String(raw).normalize('NFKC').trim();
  if (format === 'epoch-s' || format === 'epoch-ms') return epochDay(text, format === 'epoch-s' ? 1000 : 1);
  const [pattern, order] = WRITTEN[format];
  const match = pattern.exec(text);
  if (!match) return null;
  const [first, second, third] = match.slice(1).map(Number) as [number, number, number];
  if (order === 'ymd') return civilDate(first, second, third);
  return order === 'mdy' ? civilDate(third, first, second) : civilDate(third, second, first);
}

function epochDay(text: string, unitMs: number): CivilDate | null {
  if (!/^\d{1,15}(?:\.\d+)?$/.test(text)) return null;
  const instant = Number(text) * unitMs;
  const day = new Date(instant);
  if (instant < EARLIEST_EPOCH_MS || Number.isNaN(day.getTime())) return null;
  return civilDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}
