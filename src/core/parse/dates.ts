import { civilDate, daysInMonth, type CivilDate } from '../model/civilDate';
import type { CitationDate, DatePrecision } from '../model/citation';
import type { Range } from '../model/range';

/** What was read at the start of a text: how many characters it took, and the interval. */
export interface DateReading {
  readonly length: number;
  readonly precision: DatePrecision;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly invalid: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const END = '(?![\\p{L}\\d])';
/** First years of the Japanese eras in use, less one: Reiwa 1 is 2019. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, r: 2018, 平成: 1988, h: 1988, 昭和: 1925, s: 1925 };

type Reader = (match: RegExpExecArray, documentDate: string | null) => Omit<DateReading, 'length'>;

const at = (pattern: string): RegExp => new RegExp(`^(?:${pattern})`, 'iu');

/** Every written form, the longest first: a form that is the beginning of another one stands behind it. */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [at(`${MONTH}\\s+(\\d{1,2})\\s?[-–—]\\s?(\\d{1,2}),?\\s+(\\d{4})${END}`), (m) => days(day(Number(m[4]), month(m[1]), Number(m[2])), day(Number(m[4]), month(m[1]), Number(m[3])))],
  [at(`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${END}`), (m) => day(Number(m[3]), month(m[1]), Number(m[2]))],
  [at(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})${END}`), (m) => day(Number(m[3]), month(m[2]), Number(m[1]))],
  [at(`(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?${END}`), (m) => day(Number(m[1]), Number(m[3]), Number(m[4]))],
  [at('(\\d{4})年\\s*(\\d{1,2})月\\s*(\\d{1,2})日'), (m) => day(Number(m[1]), Number(m[2]), Number(m[3]))],
  [at('(令和|平成|昭和)\\s*(\\d{1,2}|元)年\\s*(\\d{1,2})月\\s*(\\d{1,2})日'), (m) => day(eraYear(m[1], m[2]), Number(m[3]), Number(m[4]))],
  [at(`([RHS])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{1,2})${END}`), (m) => day(eraYear(m[1], m[2]), Number(m[3]), Number(m[4]))],
  [at(`${MONTH},?\\s+(\\d{4})${END}`), (m) => monthOf(Number(m[2]), month(m[1]))],
  [at('(\\d{4})年\\s*(\\d{1,2})月'), (m) => monthOf(Number(m[1]), Number(m[2]))],
  [at(`(\\d{4})-(\\d{2})${END}`), (m) => monthOf(Number(m[1]), Number(m[2]))],
  [at(`Q([1-4])[\\s,]+(\\d{4})${END}`), (m) => quarter(Number(m[2]), Number(m[1]))],
  [at(`(\\d{4})[\\s-]*Q([1-4])${END}`), (m) => quarter(Number(m[1]), Number(m[2]))],
  [at('(\\d{4})年\\s*第?([1-4])四半期'), (m) => quarter(Number(m[1]), Number(m[2]))],
  [at(`${MONTH}\\s+\\d{1,2}\\s?[-–—]\\s?(\\d{1,2})${END}`), (m, today) => latestOf(today, (year) => day(year, month(m[1]), Number(m[2])))],
  [at(`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?${END}`), (m, today) => latestOf(today, (year) => day(year, month(m[1]), Number(m[2])))],
  [at(`${MONTH}${END}`), (m, today) => latestOf(today, (year) => monthOf(year, month(m[1])))],
  [at('(\\d{1,2})月(\\d{1,2})日'), (m, today) => latestOf(today, (year) => day(year, Number(m[1]), Number(m[2])))],
  [at(`((?:19|20)\\d{2})年?${END}`), (m) => between('year', Number(m[1]), 1, 12)],
  [at(`(?:recent(?:ly)?(?:\\s+(?:analysis|report|data|post|news|article))?|latest(?:\\s+(?:available|data|report))?|ongoing|current|undated|n\\.d\\.)${END}`), () => ({ ...NOTHING, precision: 'vague' })],
  [at('最近|直近|最新|近時|現在'), () => ({ ...NOTHING, precision: 'vague' })],
];

/** Only texts that begin like this can be a date at all; it spares the table for the many that are not. */
const CAN_BEGIN = /^(?:[\dJFMASONDRHLQUCjfmasondrhlquc]|令和|平成|昭和|最|直近|近時|現在)/;

const NOTHING = { precision: 'none', from: null, to: null, invalid: false } as const;

const LONGEST_DATE = 60;

/**
 * Reads the date that stands at `start` (full-width digits already made plain) and ends at `end` at the latest, or null.
 * A form without a year takes the last such day up to `documentDate` (`YYYY-MM-DD`); without a document's date it is vague.
 */
export function readDate(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const text = plain.slice(start, Math.min(end, start + LONGEST_DATE));
  if (!CAN_BEGIN.test(text)) return null;
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(text);
    if (match) return { length: match[0].length, ...read(match, documentDate) };
  }
  return null;
}

/** The last day of a date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function lastDayOf(partial: string): CivilDate | null {
  const [year = 0, monthNumber = 12, dayNumber] = partial.split('-').map(Number);
  if (monthNumber < 1 || monthNumber > 12) return null;
  return civilDate(year, monthNumber, dayNumber ?? daysInMonth(year, monthNumber));
}

function day(year: number, monthNumber: number, dayNumber: number): Omit<DateReading, 'length'> {
  const date = civilDate(year, monthNumber, dayNumber);
  return date ? { precision: 'day', from: date, to: date, invalid: false } : { ...NOTHING, invalid: true };
}

/** From the first day to the last, as in `Nov 7-12, 2025`. */
const days = (first: Omit<DateReading, 'length'>, last: Omit<DateReading, 'length'>): Omit<DateReading, 'length'> =>
  first.invalid || last.invalid || (first.from ?? '') > (last.to ?? '') ? { ...NOTHING, invalid: true } : { ...last, from: first.from };

const monthOf = (year: number, monthNumber: number): Omit<DateReading, 'length'> =>
  monthNumber >= 1 && monthNumber <= 12 ? between('month', year, monthNumber, monthNumber) : { ...NOTHING, invalid: true };

const quarter = (year: number, number: number): Omit<DateReading, 'length'> => between('quarter', year, number * 3 - 2, number * 3);

function between(precision: DatePrecision, year: number, firstMonth: number, lastMonth: number): Omit<DateReading, 'length'> {
  return { precision, from: civilDate(year, firstMonth, 1), to: civilDate(year, lastMonth, daysInMonth(year, lastMonth)), invalid: false };
}

/** Tries the document's own year, then the four before it (29 February needs that many). */
function latestOf(documentDate: string | null, read: (year: number) => Omit<DateReading, 'length'>): Omit<DateReading, 'length'> {
  const limit = documentDate && lastDayOf(documentDate);
  if (!limit) return { ...NOTHING, precision: 'vague' };
  const lastYear = Number(limit.slice(0, 4));
  for (let year = lastYear; year >= lastYear - 4; year--) {
    const reading = read(year);
    if (reading.from !== null && reading.from <= limit) return reading;
  }
  return { ...NOTHING, invalid: true };
}

const month = (name: string | undefined): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

const eraYear = (era: string | undefined, year: string | undefined): number => (ERAS[(era ?? '').toLowerCase()] ?? 0) + (year === '元' ? 1 : Number(year));

/** A date that stands in the words of a bullet. */
export interface WrittenDate {
  readonly date: CitationDate;
  /** It says how old the bullet is (`更新日: Oct 31, 2025`, `as of June 2, 2025`, `2026年1月17日時点`); the others are part of what is told. */
  readonly statesAge: boolean;
}

const UPDATED = /(?:更新日?|最終更新日?|updated|as of)\s*:?\s*/gi;
const DATE_START = /(?<![\p{L}\d])(?:\d{4}[-/.年]|\d{1,2}\s+[A-Z]|\d{1,2}月|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|令和|平成|Q[1-4])/gu;

/** Every date written from `start` to `end` of `plain`, in order; `text` is the same text as written. */
export function findDates(text: string, plain: string, start: number, end: number, documentDate: CivilDate | null): WrittenDate[] {
  const part = plain.slice(start, end);
  const found: WrittenDate[] = [];
  const add = (at: number, reading: DateReading, statesAge: boolean): void => {
    const range: Range = { start: start + at, end: start + at + reading.length };
    if (found.some(({ date }) => date.range.start < range.end && range.start < date.range.end)) return;
    const { length: _length, ...rest } = reading;
    found.push({ date: { range, raw: text.slice(range.start, range.end), ...rest }, statesAge });
  };
  for (const match of part.matchAll(UPDATED)) {
    const at = match.index + match[0].length;
    const reading = readDate(part, at, at + 40, documentDate);
    if (reading && reading.precision !== 'vague') add(at, reading, true);
  }
  for (const match of part.matchAll(/(?<!\d)(\d{4}年\d{1,2}月(?:\d{1,2}日)?)時点/g)) {
    const reading = readDate(part, match.index, match.index + match[0].length, documentDate);
    if (reading) add(match.index, reading, true);
  }
  for (const match of part.matchAll(DATE_START)) {
    const reading = readDate(part, match.index, match.index + 40, null);
    // A year alone is left: `2026` of `CVE-2026-19478` keeps what follows from being read as a number with a sign.
    if (reading && reading.precision !== 'year' && /\d/.test(part.slice(match.index, match.index + reading.length))) add(match.index, reading, false);
  }
  return found.sort((left, right) => left.date.range.start - right.date.range.start);
}
