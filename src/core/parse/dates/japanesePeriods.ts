import type { CivilDate } from '../../model/civilDate';
import { codeAt, isRangeMark, isWordEnd, numberAt, shortDigitsAt, standsAt } from './dateCharacters';
import { MONTH_SIGN, skipBlank } from './japaneseDates';
import { daysOfMonth, invalid, latestYear, months, vague, wholeYear, type DateReading } from './partialDate';

/** Months from the first of the year, and where those end: of what a year, an English or a Japanese one, is cut into. */
export interface PartOfYear {
  readonly word: string;
  readonly first: number;
  readonly last: number;
}

/** The longer words first. A half of a firm's year may begin in January or in April. */
const PARTS: readonly PartOfYear[] = [
  { word: '初頭', first: 0, last: 5 }, { word: '初め', first: 0, last: 5 }, { word: '初', first: 0, last: 5 }, { word: '前半', first: 0, last: 5 }, { word: '後半', first: 6, last: 11 },
  { word: '半ば', first: 3, last: 8 }, { word: '末', first: 11, last: 11 }, { word: '上期', first: 0, last: 8 }, { word: '上半期', first: 0, last: 8 }, { word: '下期', first: 6, last: 14 },
  { word: '下半期', first: 6, last: 14 }, { word: '冬', first: 0, last: 13 }, { word: '春', first: 0, last: 11 }, { word: '夏', first: 0, last: 11 }, { word: '秋', first: 0, last: 11 },
];

/** Days of the parts of a month. */
const DAYS: readonly (readonly [word: string, first: number, last: number])[] = [
  ['上旬', 1, 10], ['初旬', 1, 10], ['中旬', 11, 20], ['下旬', 21, 31], ['前半', 1, 15], ['初め', 1, 15], ['後半', 16, 31], ['半ば', 8, 23], ['末', 21, 31],
];

/** What makes a length of time, an edition or a decade of a year. */
const NO_YEAR = ['間', '代', 'ぶり', '前', '後', '連続', '以内', '物', '債', '号', '版', '弱', '強', '超'];

/** What stands behind the sign of a year, at `at`; the reading begins at `start`. */
export function behindYearSign(plain: string, start: number, at: number, end: number, year: number, documentDate: CivilDate | null): DateReading | null {
  if (codeAt(plain, at, end) === FISCAL_SIGN) return fiscalYear(plain, start, at + 1, end, year);
  const next = skipBlank(plain, at, end);
  const count = shortDigitsAt(plain, next, end);
  if (count > 0) {
    const reading = monthsAt(plain, start, next, count, end, year, documentDate);
    if (reading !== undefined) return reading;
  }
  const quarter = quarterAt(plain, start, next, end, year * 12);
  if (quarter) return quarter;
  const part = PARTS.find(({ word }) => standsAt(plain, at, end, word));
  if (part) return standsAt(plain, at + part.word.length, end, '号') ? null : yearPart(at + part.word.length - start, part, year * 12);
  return NO_YEAR.some((word) => standsAt(plain, at, end, word)) ? null : wholeYear(at - start, year);
}

const FISCAL_SIGN = 0x5ea6;

/** `2025年度` runs from April to March. */
function fiscalYear(plain: string, start: number, at: number, end: number, year: number): DateReading {
  const april = year * 12 + 3;
  const quarter = quarterAt(plain, start, skipBlank(plain, at, end), end, april);
  if (quarter) return quarter;
  for (const [word, first, last] of FISCAL_PARTS) if (standsAt(plain, at, end, word)) return months(at + word.length - start, word === '末' ? 'month' : 'year', april + first, april + last);
  return months(at - start, 'year', april, april + 11);
}

const FISCAL_PARTS: readonly (readonly [word: string, first: number, last: number])[] = [
  ['上期', 0, 5], ['上半期', 0, 5], ['前半', 0, 5], ['下期', 6, 11], ['下半期', 6, 11], ['後半', 6, 11], ['末', 11, 11],
];

const yearPart = (length: number, { word, first, last }: PartOfYear, january: number): DateReading => months(length, word === '末' ? 'month' : 'year', january + first, january + last);

/** `第2四半期`, `2四半期`, `Q2`, `2Q` at `at`, of a year whose first month is `first`; null for none. */
export function quarterAt(plain: string, start: number, at: number, end: number, first: number): DateReading | null {
  const isLettered = codeAt(plain, at, end) === 81;
  const number = isLettered || standsAt(plain, at, end, '第') ? at + 1 : at;
  const quarter = codeAt(plain, number, end) - 48;
  if (quarter < 1 || quarter > 4) return null;
  const word = !isLettered && standsAt(plain, number + 1, end, '四半期') ? 3 : !isLettered && codeAt(plain, number + 1, end) === 81 ? 1 : 0;
  if ((word === 0 && !isLettered) || !isWordEnd(plain, number + 1 + word, end)) return null;
  return months(number + 1 + word - start, 'quarter', first + quarter * 3 - 3, first + quarter * 3 - 1);
}

/** A month or two at `at`, `count` digits: null for what is no date, undefined where no month stands there. */
function monthsAt(plain: string, start: number, at: number, count: number, end: number, year: number, documentDate: CivilDate | null): DateReading | null | undefined {
  const month = numberAt(plain, at, count);
  const sign = skipBlank(plain, at + count, end);
  if (codeAt(plain, sign, end) === MONTH_SIGN) return behindMonthSign(plain, start, sign + 1, end, year, month, documentDate);
  const last = lastMonth(plain, at + count, end);
  return last ? span(plain, start, last, year, month, documentDate) : undefined;
}

interface LastMonth {
  readonly month: number;
  readonly end: number;
  /** `期` makes a business period of the months. */
  readonly isTerm: boolean;
}

/** `〜12月`, `-12月期` at `at`. */
function lastMonth(plain: string, at: number, end: number): LastMonth | null {
  if (!isRangeMark(codeAt(plain, at, end))) return null;
  const count = shortDigitsAt(plain, at + 1, end);
  const sign = at + 1 + count;
  if (count === 0 || codeAt(plain, sign, end) !== MONTH_SIGN) return null;
  const isTerm = standsAt(plain, sign + 1, end, '期');
  return { month: numberAt(plain, at + 1, count), end: sign + 1 + (isTerm ? 1 : 0), isTerm };
}

function span(plain: string, start: number, last: LastMonth, written: number, first: number, documentDate: CivilDate | null): DateReading {
  const length = last.end - start;
  if (first < 1 || first > 12 || last.month < 1 || last.month > 12) return invalid(length);
  const year = written || latestYear(documentDate, first, 0);
  if (year === 0) return vague(length);
  const to = year * 12 + last.month - 1 + (last.month < first ? 12 : 0);
  const count = to - (year * 12 + first - 1) + 1;
  return months(length, last.isTerm && count === 3 ? 'quarter' : last.isTerm && count > 3 ? 'year' : 'month', year * 12 + first - 1, to);
}

/** `1〜3月期`, `4-9月期`: months of a business period without a year. */
export function termAt(plain: string, at: number, count: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const last = lastMonth(plain, at + count, end);
  return last?.isTerm ? span(plain, at, last, 0, numberAt(plain, at, count), documentDate) : null;
}

/** What stands behind the sign of a month, days excepted; `year` is 0 where none is written. */
export function behindMonthSign(plain: string, start: number, at: number, end: number, year: number, month: number, documentDate: CivilDate | null): DateReading | null {
  if (year === 0 && (month < 1 || month > 12)) return null;
  // An issue is out before its month, a contract ends in it, and `3月期` is a year that ends then.
  if (standsAt(plain, at, end, '号') || standsAt(plain, at, end, '限')) return null;
  if (standsAt(plain, at, end, '期')) return year === 0 || month > 12 ? null : months(at + 1 - start, 'year', year * 12 + month - 12, year * 12 + month - 1);
  const last = lastMonth(plain, at, end);
  if (last && shortDigitsAt(plain, last.end, end) === 0) return span(plain, start, last, year, month, documentDate);
  const known = year || latestYear(documentDate, month, 0);
  if (month < 1 || month > 12) return invalid(at - start);
  const week = weekOfMonth(plain, start, at, end, known, month);
  if (week) return week;
  const part = DAYS.find(([word]) => standsAt(plain, at, end, word));
  const length = at + (part ? part[0].length : 0) - start;
  if (known === 0) return vague(length);
  return part ? daysOfMonth(length, 'month', known, month, part[1], part[2]) : months(length, 'month', known * 12 + month - 1, known * 12 + month - 1);
}

/**
 * `第3週`: people count from the first day of the month, from its first Sunday or Monday, or from the first full week, so that the days are
 * those that any of them may mean.
 */
function weekOfMonth(plain: string, start: number, at: number, end: number, year: number, month: number): DateReading | null {
  const sign = skipBlank(plain, at, end);
  const week = codeAt(plain, sign + 1, end) - 48;
  if (!standsAt(plain, sign, end, '第') || week < 1 || week > 6 || !standsAt(plain, sign + 2, end, '週')) return null;
  const length = sign + 3 - start;
  return year === 0 ? vague(length) : daysOfMonth(length, 'week', year, month, Math.max(1, week * 7 - 12), week * 7 + 6);
}
