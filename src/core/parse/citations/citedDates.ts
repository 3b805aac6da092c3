import type { DatePrecision } from '../../model/citation';
import { MASK_CODE, type Stretch } from './citationLinks';
import type { Part } from './citationPart';
import { readDate, type DateReading } from '../dates/dates';

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isDash = (code: number): boolean => code === 0x2d || code === 0x2013 || code === 0x2014;
/** The dash of a note: `- latest available`. */
export const isNoteDash = (plain: string, at: number): boolean => isDash(plain.charCodeAt(at)) && plain.charCodeAt(at + 1) === 0x20;

/** A digit, or, as long as there is no date, a letter that a month, an era or a vague word begins with. */
export const canBeginDate = (code: number, part: Part): boolean =>
  part.date === null && (isDigit(code) || code > 0x2fff || (code >= 0x41 && code <= 0x7a && code !== 0x5b));

/** What may stand behind a date in its field: a clock, a day of the week, `時点`, `取得`, …. */
const DATE_TAIL = /(?:\s?\([月火水木金土日]\)|\s?\([A-Z][a-z]{2}\))?(?:\s?T?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?)?\s{0,3}(?:時点|付け?|現在|update[d]?|取得|確認|閲覧|更新|公開|発表|報道|号|参照|accessed|retrieved)?/y;
export function readDateField(stretch: Stretch, part: Part, at: number, end: number): number {
  const reading = readDate(stretch.plain, at, end, stretch.documentDate);
  if (!reading) return at;
  const stop = fieldEndBehind(stretch.plain, at + reading.length, end);
  if (stop < 0) return at;
  setDate(stretch, part, at, reading);
  return stop;
}

/** Where the field of a date ends that ends at `at`; -1 where other words follow, as in `Q2 2026 call`. */
function fieldEndBehind(plain: string, at: number, end: number): number {
  const next = plain.charCodeAt(at);
  if (at >= end || next === 0x2c || next === 0x3001) return at;
  DATE_TAIL.lastIndex = at;
  DATE_TAIL.exec(plain);
  let stop = Math.min(Math.max(at, DATE_TAIL.lastIndex), end);
  while (stop < end && (plain.charCodeAt(stop) === 0x20 || plain.charCodeAt(stop) === 0x2a || plain.charCodeAt(stop) === 0x5f)) stop++;
  return stop === end || closesDate(plain, stop) ? stop : -1;
}

/** A separator, a link or mark, something hidden, or the dash of a note. */
const closesDate = (plain: string, at: number): boolean => plain.charCodeAt(at) === MASK_CODE || ',、;.|[\n'.includes(plain[at] ?? '') || isNoteDash(plain, at);

function setDate({ text, plain }: Stretch, part: Part, at: number, { length, precision, from, to, invalid }: DateReading): void {
  const end = at + length;
  part.date = { range: { start: at, end }, raw: text.slice(at, end), precision, from, to, invalid };
  part.force = isPeriod(precision) ? 'period' : holdsDigit(plain, at, end) ? 'day' : 'vague';
}

const isPeriod = (precision: DatePrecision): boolean => precision === 'year' || precision === 'quarter';

function holdsDigit(plain: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= start; at--) if (isDigit(plain.charCodeAt(at))) return true;
  return false;
}

/** Where the name ends that a date follows with nothing but a space between them (`Bloomberg July 13`); -1 for none. Years and quarters are part of names. */
export function readDateBehindName(stretch: Stretch, part: Part, start: number, end: number): number {
  const { plain } = stretch;
  for (let at = start + 2; at < end; at++) {
    if (plain.charCodeAt(at - 1) !== 0x20 || !mayBeginDate(plain, at)) continue;
    const reading = readDate(plain, at, end, stretch.documentDate);
    if (!reading || fieldEndBehind(plain, at + reading.length, end) < end) continue;
    if (isPeriod(reading.precision) || !holdsDigit(plain, at, at + reading.length)) continue;
    setDate(stretch, part, at, reading);
    return at - 1;
  }
  return -1;
}

const MONTH_STARTS = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|令和|平成)/iy;
const MONTH_LETTERS = new Uint8Array(128);
for (const letter of 'JFMASONDjfmasond') MONTH_LETTERS[letter.charCodeAt(0)] = 1;

function mayBeginDate(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  if (code < 128 && MONTH_LETTERS[code] === 0) return isDigit(code);
  MONTH_STARTS.lastIndex = at;
  return MONTH_STARTS.test(plain);
}
