import type { CivilDate } from '../../model/civilDate';
import { addDays, civilDate, weekdayOf } from '../../model/civilDate';
import { ageWordBehind } from './ageWords';
import { centuryYearAt, codeAt, digitsAt, isCjkLetter, isDigit, isNumberEnd, isRangeMark, isWordEnd, numberAt, shortDigitsAt } from './dateCharacters';
import { between, invalid, months, wholeYear, writtenDay, type CalendarDate, type DateReading } from './partialDate';

/** `2026-01-07`, `2026/1/7`, `2026.01.07`, `2026-01`, `2026/1`: a year of four digits stands at `at`, or null. */
export function isoDate(plain: string, at: number, end: number): CalendarDate | null {
  const separator = codeAt(plain, at + 4, end);
  if ((separator !== 45 && separator !== 47 && separator !== 46) || digitsAt(plain, at, end) !== 4) return null;
  const count = shortDigitsAt(plain, at + 5, end);
  if (count === 0) return null;
  const monthEnd = at + 5 + count;
  const year = numberAt(plain, at, 4);
  const month = numberAt(plain, at + 5, count);
  if (codeAt(plain, monthEnd, end) === separator) {
    const dayCount = shortDigitsAt(plain, monthEnd + 1, end);
    const dayEnd = monthEnd + 1 + dayCount;
    if (dayCount > 0 && (isWordEnd(plain, dayEnd, end) || isTime(plain, dayEnd, end))) return { end: dayEnd, year, month, day: writtenDay(numberAt(plain, monthEnd + 1, dayCount)), firstDay: 0 };
    return null;
  }
  const isMonth = separator === 45 ? count === 2 && month <= 12 : separator === 47 && month >= 1 && month <= 12 && !isSpan(year, month) && centuryYearAt(plain, at) > 0;
  return isMonth && isNumberEnd(plain, monthEnd, end) ? { end: monthEnd, year, month, day: 0, firstDay: 0 } : null;
}

/** `2011/12` is a month or two years. */
const isSpan = (year: number, second: number): boolean => (year + 1) % 100 === second;

const isTime = (plain: string, at: number, end: number): boolean => codeAt(plain, at, end) === 84 && isDigit(codeAt(plain, at + 1, end));

/** `2026-W03`, `2026-W03-1`: the week of ISO 8601, which begins on a Monday and of which the first holds 4 January. */
export function isoWeek(plain: string, at: number, end: number): DateReading | null {
  const mark = codeAt(plain, at + 4, end) === 45 ? at + 5 : at + 4;
  if ((codeAt(plain, mark, end) | 32) !== 119 || shortDigitsAt(plain, mark + 1, end) !== 2 || centuryYearAt(plain, at) === 0) return null;
  const weekEnd = mark + 3;
  const monday = mondayOf(numberAt(plain, at, 4), numberAt(plain, mark + 1, 2));
  const weekday = codeAt(plain, weekEnd, end) === 45 && shortDigitsAt(plain, weekEnd + 1, end) === 1 ? numberAt(plain, weekEnd + 1, 1) : 0;
  if (weekday >= 1 && weekday <= 7) return isWordEnd(plain, weekEnd + 2, end) ? weekDays(weekEnd + 2 - at, 'day', monday, weekday - 1, weekday - 1) : null;
  return isWordEnd(plain, weekEnd, end) ? weekDays(weekEnd - at, 'week', monday, 0, 6) : null;
}

const weekDays = (length: number, precision: 'day' | 'week', monday: CivilDate | null, first: number, last: number): DateReading =>
  monday === null ? invalid(length) : between(length, precision, addDays(monday, first), addDays(monday, last));

function mondayOf(year: number, week: number): CivilDate | null {
  const fourth = `${year}-01-04`;
  const monday = addDays(fourth, -((weekdayOf(fourth) + 6) % 7) + (week - 1) * 7);
  // A year has 53 weeks where its Thursday is still in it.
  return monday !== null && week >= 1 && week <= 53 && addDays(monday, 3)?.startsWith(String(year)) ? monday : null;
}

/** `20260107`, all eight digits and nothing else, where it is a day from 1900 to 2099; other numbers are quantities and ids. */
export function compactDate(plain: string, at: number, end: number): CalendarDate | null {
  const behind = codeAt(plain, at + 8, end);
  if (centuryYearAt(plain, at) === 0 || !isNumberEnd(plain, at + 8, end) || behind === 45 || behind === 47 || isQuantityMark(plain, at + 8, end)) return null;
  const year = numberAt(plain, at, 4);
  const month = numberAt(plain, at + 4, 2);
  const day = numberAt(plain, at + 6, 2);
  return civilDate(year, month, day) === null ? null : { end: at + 8, year, month, day, firstDay: 0 };
}

/** Kana and kanji behind a number are its unit (`2026円`) unless they say that it is a date. */
const isQuantityMark = (plain: string, at: number, end: number): boolean => isCjkLetter(codeAt(plain, at, end)) && !ageWordBehind(plain, at, end);

/**
 * `2026`, `2024-2025`, `2025–26`, `2025/26`: four digits from 1900 to 2099 stand at `at`. What cannot be a month behind a hyphen is
 * the later year, if it is later; else it is a month that does not exist (`2026-13`).
 */
export function yearOrYears(plain: string, at: number, end: number): DateReading | null {
  const year = centuryYearAt(plain, at);
  const code = codeAt(plain, at + 4, end);
  if (year === 0) return null;
  if (isRangeMark(code) || code === 47) {
    const count = digitsAt(plain, at + 5, end);
    if (count === 4 && isNumberEnd(plain, at + 9, end) && centuryYearAt(plain, at + 5) > year) return spanOfYears(9, year, numberAt(plain, at + 5, 4));
    if (count === 2 && isLoneYear(plain, at + 7, end)) return behindYear(year, numberAt(plain, at + 5, 2), code);
  }
  return isLoneYear(plain, at + 4, end) ? wholeYear(4, year) : null;
}

const isLoneYear = (plain: string, at: number, end: number): boolean => isNumberEnd(plain, at, end) && !isQuantityMark(plain, at, end);

function behindYear(year: number, second: number, code: number): DateReading | null {
  if (second > year % 100 && (second > 12 || isSpan(year, second))) return spanOfYears(7, year, year - (year % 100) + second);
  return code === 45 && second !== 0 ? invalid(7) : wholeYear(4, year);
}

const spanOfYears = (length: number, first: number, last: number): DateReading => months(length, 'year', first * 12, last * 12 + 11);

