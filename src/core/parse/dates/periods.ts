import { addDays, weekdayOf, type CivilDate } from '../../model/civilDate';
import { codeAt, digitsAt, isNumberEnd, isRangeMark, isWordEnd, numberAt, shortDigitsAt, skipBlanks, wordStandsAt, yearAt } from './dateCharacters';
import { shortYearEnd } from './englishDates';
import { latestYear, months, vague, wholeYear, type DateReading } from './partialDate';

/** A calendar year or a fiscal one, and the offset behind it. */
interface PeriodYear {
  readonly year: number;
  readonly isFiscal: boolean;
  readonly end: number;
}

/**
 * A fiscal year bears the number of the calendar year in which it ends (a firm whose year ends in January) or in which it begins (Japan,
 * until March): whose it is, is not known here, so that its days are all those between.
 */
const EARLIEST_START = -11;
const LATEST_START = 3;

/** `Q3 2025`, `Q3'25`, `Q4 FY26`, `Q1–Q2 2026`, `Q3`; the letter stands at `at`. */
export function letteredQuarter(plain: string, at: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const first = codeAt(plain, at + 1, end) - 48;
  if (first < 1 || first > 4) return null;
  let behind = at + 2;
  let last = first;
  if (isRangeMark(codeAt(plain, behind, end)) && (codeAt(plain, behind + 1, end) | 32) === 113) {
    const second = codeAt(plain, behind + 2, end) - 48;
    if (second > first && second <= 4) {
      last = second;
      behind += 3;
    }
  }
  const year = yearBehind(plain, behind, end, false);
  if (year) return partOf(year.end - at, 'quarter', year, (first - 1) * 3, last * 3 - 1);
  if (!isNumberEnd(plain, behind, end)) return null;
  const latest = latestYear(documentDate, first * 3 - 2, 0);
  return latest === 0 ? vague(behind - at) : months(behind - at, 'quarter', latest * 12 + first * 3 - 3, latest * 12 + last * 3 - 1);
}

/** `H1 2026`, `H2 FY26`; the letter stands at `at`. */
export function letteredHalf(plain: string, at: number, end: number): DateReading | null {
  const half = codeAt(plain, at + 1, end) - 48;
  if (half !== 1 && half !== 2) return null;
  const year = yearBehind(plain, at + 2, end, false);
  return year && partOf(year.end - at, 'year', year, half * 6 - 6, half * 6 - 1);
}

/** `3Q23`, `3Q 2025`, `1H26`; a digit stands at `at` and a letter behind it. */
export function numberedPeriod(plain: string, at: number, end: number): DateReading | null {
  const number = codeAt(plain, at, end) - 48;
  const isQuarter = codeAt(plain, at + 1, end) === 81;
  if (number < 1 || number > (isQuarter ? 4 : 2)) return null;
  const year = yearBehind(plain, at + 2, end, true);
  const length = isQuarter ? 3 : 6;
  return year && partOf(year.end - at, isQuarter ? 'quarter' : 'year', year, (number - 1) * length, number * length - 1);
}

/** `2025 Q2`, `2025-Q4`, `2025 H1`: a year stands at `at`. */
export function yearThenPeriod(plain: string, at: number, end: number): DateReading | null {
  const next = codeAt(plain, at + 4, end) === 45 ? at + 5 : skipBlanks(plain, at + 4, end);
  const letter = codeAt(plain, next, end);
  if (letter !== 81 && letter !== 72) return null;
  const number = codeAt(plain, next + 1, end) - 48;
  if (number < 1 || number > (letter === 81 ? 4 : 2) || !isWordEnd(plain, next + 2, end)) return null;
  const length = letter === 81 ? 3 : 6;
  const year = { year: numberAt(plain, at, 4), isFiscal: false, end: at + 4 };
  return partOf(next + 2 - at, letter === 81 ? 'quarter' : 'year', year, (number - 1) * length, number * length - 1);
}

/** Months of a year, counted from its first. */
function partOf(length: number, precision: 'quarter' | 'year' | 'month', { year, isFiscal }: PeriodYear, first: number, last: number): DateReading {
  const january = year * 12;
  return isFiscal ? months(length, precision, january + EARLIEST_START + first, january + LATEST_START + last) : months(length, precision, january + first, january + last);
}

/** The year behind a quarter or a half-year; `adjacent` ones of two digits count too (`3Q23`). */
function yearBehind(plain: string, at: number, end: number, adjacent: boolean): PeriodYear | null {
  const code = codeAt(plain, at, end);
  let next = skipBlanks(plain, code === 44 || code === 45 || code === 47 ? at + 1 : at, end);
  if (next > at && wordStandsAt(plain, next, end, 'of')) next = skipBlanks(plain, next + 2, end);
  const fiscal = (codeAt(plain, next, end) | 32) === 102 ? fiscalYearAt(plain, next, end) : null;
  if (fiscal) return fiscal;
  const short = shortYearEnd(plain, next, end);
  if (short > 0) return { year: 2000 + numberAt(plain, short - 2, 2), isFiscal: false, end: short };
  const year = yearAt(plain, next, end);
  if (year > 0) return next > at || adjacent ? { year, isFiscal: false, end: next + 4 } : null;
  return adjacent && next === at && shortDigitsAt(plain, at, end) === 2 && isNumberEnd(plain, at + 2, end) ? { year: 2000 + numberAt(plain, at, 2), isFiscal: false, end: at + 2 } : null;
}

/** `FY2026`, `FY26`, `FY 2026`, `FY'26`, `fiscal year 2026`, `fiscal 2026` at `at`. */
function fiscalYearAt(plain: string, at: number, end: number): PeriodYear | null {
  let next = at;
  if ((codeAt(plain, at + 1, end) | 32) === 121) next = skipBlanks(plain, at + 2, end);
  else if (wordStandsAt(plain, at, end, 'fiscal')) {
    next = skipBlanks(plain, at + 6, end);
    if (wordStandsAt(plain, next, end, 'year')) next = skipBlanks(plain, next + 4, end);
  } else return null;
  const number = codeAt(plain, next, end) === 39 || codeAt(plain, next, end) === 0x2019 ? next + 1 : next;
  const count = digitsAt(plain, number, end);
  if ((count !== 2 && count !== 4) || !isNumberEnd(plain, number + count, end)) return null;
  const year = numberAt(plain, number, count) + (count === 2 ? 2000 : 0);
  return year >= 1900 && year <= 2099 ? { year, isFiscal: true, end: number + count } : null;
}

/** A fiscal year with what stands behind it: `FY26`, `FY2025-26`, `FY25/26`, `FY26 Q1`. */
export function fiscalPeriod(plain: string, at: number, end: number): DateReading | null {
  const year = fiscalYearAt(plain, at, end);
  if (!year) return null;
  const code = codeAt(plain, year.end, end);
  if (isRangeMark(code) || code === 47) {
    const count = digitsAt(plain, year.end + 1, end);
    const next = year.end + 1 + count;
    const isNext = (count === 2 || count === 4) && numberAt(plain, year.end + 1, count) % 100 === (year.year + 1) % 100;
    // It begins in the one and ends in the other.
    if (isNext && isNumberEnd(plain, next, end)) return months(next - at, 'year', year.year * 12, year.year * 12 + 23);
  }
  const letter = skipBlanks(plain, year.end, end);
  const number = codeAt(plain, letter + 1, end) - 48;
  const isQuarter = codeAt(plain, letter, end) === 81;
  if ((isQuarter || codeAt(plain, letter, end) === 72) && number >= 1 && number <= (isQuarter ? 4 : 2) && isWordEnd(plain, letter + 2, end)) {
    const length = isQuarter ? 3 : 6;
    return partOf(letter + 2 - at, isQuarter ? 'quarter' : 'year', year, (number - 1) * length, number * length - 1);
  }
  return partOf(year.end - at, 'year', year, 0, 11);
}

/** `CY2025`. */
export function calendarYear(plain: string, at: number, end: number): DateReading | null {
  const next = skipBlanks(plain, at + 2, end);
  const year = (codeAt(plain, at + 1, end) | 32) === 121 ? yearAt(plain, next, end) : 0;
  return year > 0 ? wholeYear(next + 4 - at, year) : null;
}

const SEASONS = ['spring', 'summer', 'autumn', 'fall', 'winter'];

/** `Spring 2026`: which hemisphere is not said, so that the year is all that is certain; a winter may end in the next. */
export function season(plain: string, at: number, end: number): DateReading | null {
  for (const name of SEASONS) {
    if (!wordStandsAt(plain, at, end, name)) continue;
    let next = skipBlanks(plain, at + name.length, end);
    if (wordStandsAt(plain, next, end, 'of')) next = skipBlanks(plain, next + 2, end);
    const year = next > at + name.length ? yearAt(plain, next, end) : 0;
    return year > 0 ? months(next + 4 - at, 'year', year * 12, year * 12 + (name === 'winter' ? 13 : 11)) : null;
  }
  return null;
}

/** The days of `week of Jan 14`: those of the week (Monday to Sunday) that holds it and the seven that begin with it; one that begins on a Sunday begins there. */
export function weekAround(length: number, day: CivilDate, isLast: boolean): DateReading {
  if (isLast) return weekReading(length, addDays(day, -6), day);
  const weekday = weekdayOf(day);
  return weekReading(length, weekday === 0 ? day : addDays(day, 1 - weekday), addDays(day, 6));
}

const weekReading = (length: number, from: CivilDate | null, to: CivilDate | null): DateReading =>
  from === null || to === null ? vague(length) : { length, precision: 'week', from, to, invalid: false };
