import type { DateFormat } from '../config/configuration';
import type { CivilDate } from '../model/civilDate';
import type { AsOfPrecision } from '../model/observation';
import { excerpt, fault, isFault, type Fault } from './fault';
import { parseSourceDate } from './parseSourceDate';
import { isSourceDate, type SourceDate } from './sourceDate';
import { isMissing, parseSourceNumber } from './sourceNumber';

/** A value and its date as they stand in a reply, not yet read; the date may have been read already. */
export interface Candidate {
  readonly value: unknown;
  readonly date: unknown;
}

/** Where the dates come from: one beside each value, or one for the whole reply (null: the reply does not say). */
export type Dating = { readonly kind: 'each'; readonly format: DateFormat; readonly zone: string | null } | { readonly kind: 'all'; readonly date: SourceDate | null };

/** One value of a reply. */
export interface Reading {
  readonly value: number;
  /** The last day of the period that the value is of; null where the reply does not say. */
  readonly asOf: CivilDate | null;
  readonly precision: AsOfPrecision;
}

export interface ReplyReading {
  readonly newest: Reading;
  /** Every value of the reply that has a date, one a date, ascending by `asOf`: what a derived source reckons with. */
  readonly series: readonly Reading[];
}

/** What `chooseReading` found: as `ReplyReading`, with the date of the newest. */
export interface Chosen extends ReplyReading {
  readonly date: SourceDate | null;
}

interface Point {
  readonly date: SourceDate | null;
  readonly raw: unknown;
  readonly value: number | null;
}

/**
 * The newest candidate that has both a date and a value, and all of them in order. Titles, footers and rows that are not published yet have no date or no
 * value and are passed over. A newest value that is not a number is a fault and never makes way for an older one; two different values of one date are
 * two series that were not told apart, and a fault too.
 */
export function chooseReading(candidates: readonly Candidate[], dating: Dating): Chosen | Fault {
  const points = datedPoints(candidates, dating);
  if (isFault(points)) return points;
  const sorted = [...points].sort((a, b) => compareDates(a.date, b.date));
  const newest = sorted.at(-1);
  const atNewest = sorted.filter((point) => newest !== undefined && compareDates(point.date, newest.date) === 0);
  const unread = atNewest.find(({ value }) => value === null);
  if (unread) return notANumber(unread);
  const clash = findClash(sorted);
  if (clash) return clash;
  const readings = sorted.flatMap(({ date, value }) => (value === null ? [] : [{ value, asOf: date?.asOf ?? null, precision: date?.precision ?? 'day' }]));
  const series = readings.filter((reading, index) => reading.asOf !== null && reading.asOf !== readings[index + 1]?.asOf);
  const last = readings.at(-1);
  return last ? { newest: last, series, date: newest?.date ?? null } : fault('no-value', '{0}: the reply of {1} has columns but no rows yet. Try again later.');
}

function datedPoints(candidates: readonly Candidate[], dating: Dating): readonly Point[] | Fault {
  const points: Point[] = [];
  let dated = 0;
  let strangeDate: unknown = null;
  for (const { value, date } of candidates) {
    const read = dating.kind === 'all' ? dating.date : isSourceDate(date) ? date : parseSourceDate(date, dating.format, dating.zone);
    if (dating.kind === 'each' && read === null) {
      strangeDate ??= isMissing(date) ? null : date;
      continue;
    }
    dated++;
    if (!isMissing(value)) points.push({ date: read, raw: value, value: parseSourceNumber(value) });
  }
  if (points.length > 0) return points;
  if (candidates.length === 0) return fault('no-value', '{0}: the reply of {1} has columns but no rows yet. Try again later.');
  if (dated > 0) return fault('no-value', '{0}: {1} has dates but no value yet. Try again later, or check `value` in its extraction.');
  if (strangeDate === null) return fault('no-date', '{0}: {1} has no date for the value. Check `date` in its extraction.');
  return fault('no-date', '{0}: {1} writes its date as “{2}”, which is not in the format {3}. Correct `date_format`.', excerpt(strangeDate), dating.kind === 'each' ? dating.format : '');
}

/** By the last day of the period, then by the time. */
function compareDates(a: SourceDate | null, b: SourceDate | null): number {
  if (a === null || b === null) return 0;
  if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
  return a.instant !== null && b.instant !== null ? a.instant - b.instant : (a.time ?? 0) - (b.time ?? 0);
}

function notANumber({ raw, date }: Point): Fault {
  if (date === null) return fault('no-value', '{0}: {1} gives “{2}”, which is not a number. Check `value` in its extraction.', excerpt(raw));
  return fault('no-value', '{0}: {1} gives “{2}” for {3}, which is not a number. Check `value` in its extraction.', excerpt(raw), date.asOf);
}

function findClash(sorted: readonly Point[]): Fault | null {
  const read = sorted.filter(({ value }) => value !== null);
  for (const [index, { date, value }] of read.entries()) {
    const next = read[index + 1];
    if (!next || compareDates(date, next.date) !== 0 || value === next.value) continue;
    const [first, second] = [String(value), String(next.value)];
    if (date === null) return fault('ambiguous', '{0}: the reply of {1} has more than one value, {2} and {3}, and no date to choose by. Narrow `value`, `row` or `pattern` in its extraction.', first, second);
    return fault('ambiguous', '{0}: the reply of {1} has two values for {4}, {2} and {3}. Narrow `value`, `row` or `pattern` in its extraction.', first, second, date.asOf);
  }
  return null;
}
