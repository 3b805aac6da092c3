import type { DateFormat } from '../config/configuration';
import type { CivilDate } from '../model/civilDate';
import type { AsOfPrecision } from '../model/observation';
import { excerpt, fault, type Fault } from './fault';
import { parseSourceDate } from './sourceDate';
import { isMissing, parseSourceNumber } from './sourceNumber';

/** A value and its date as they stand in a reply, not yet read. */
export interface Candidate {
  readonly value: unknown;
  readonly date: unknown;
}

/** One value of a reply, in plain units. */
export interface Reading {
  readonly value: number;
  /** The last day of the period that the value is of; null where the reply does not say. */
  readonly asOf: CivilDate | null;
  readonly precision: AsOfPrecision;
}

export interface ReplyReading {
  readonly newest: Reading;
  /** Every value of the reply that has a date, ascending by `asOf`: what a derived source reckons with. */
  readonly series: readonly Reading[];
}

/**
 * The newest candidate that has both a date and a value; of two with one date the later in the reply. Titles, footers and rows that are
 * not published yet have no date or no value and are passed over. A newest value that is not a number is a fault and never an older value.
 */
export function chooseReading(candidates: Iterable<Candidate>, dateFormat: DateFormat): Reading | Fault {
  let newest: { readonly asOf: CivilDate; readonly value: unknown } | null = null;
  let dated = 0;
  let seen = 0;
  let strangeDate: unknown = null;
  for (const { value, date } of candidates) {
    seen++;
    const asOf = parseSourceDate(date, dateFormat);
    if (asOf === null) {
      if (strangeDate === null && !isMissing(date)) strangeDate = date;
      continue;
    }
    dated++;
    if (!isMissing(value) && (newest === null || asOf >= newest.asOf)) newest = { asOf, value };
  }
  if (newest) return readValue(newest.asOf, newest.value);
  if (seen === 0) return fault('no-value', '{0}: the reply of {1} has columns but no rows yet. Try again later.');
  if (dated > 0) return fault('no-value', '{0}: {1} has dates but no value yet. Try again later, or check `value` in its extraction.');
  if (strangeDate === null) return fault('no-date', '{0}: {1} has no date for the value. Check `date` in its extraction.');
  return fault('no-date', '{0}: {1} writes its date as “{2}”, which is not in the format {3}. Correct `date_format`.', excerpt(strangeDate), dateFormat);
}

function readValue(asOf: CivilDate, raw: unknown): Reading | Fault {
  const value = parseSourceNumber(raw);
  if (value !== null) return { value, asOf, precision: 'day' };
  return fault('no-value', '{0}: {1} gives “{2}” for {3}, which is not a number. Check `value` in its extraction.', excerpt(raw), asOf);
}
