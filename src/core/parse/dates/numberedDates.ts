import { civilDate, type CivilDate } from '../../model/civilDate';
import { ageWordBehind } from './ageWords';
import { codeAt, isRangeMark, isWordEnd, numberAt, shortDigitsAt, yearAt } from './dateCharacters';
import { between, invalid, readingOf, vague, writtenDay, type DateReading } from './partialDate';
import { isWeekdayBracket, wholeDate } from './wholeDate';

/**
 * `13/07/2026`, `07/13/2026`, `03/09/2026`, `13.07.2026`, `19-20/07/2026`: `count` digits stand at `at`. The order is taken from a number
 * above twelve. Where both orders make a day, the year is what is certain, and the day is one of two: the interval runs from the earlier to
 * the later, so that an age counted from its end is never too high.
 */
export function dayMonthYear(plain: string, at: number, count: number, end: number): DateReading | null {
  const separator = codeAt(plain, at + count, end);
  const second = at + count + 1;
  const secondCount = shortDigitsAt(plain, second, end);
  if (secondCount === 0) return null;
  const behind = codeAt(plain, second + secondCount, end);
  const year = second + secondCount + 1;
  if (isRangeMark(separator) && (behind === 47 || behind === 46)) return daysAndMonth(plain, at, [numberAt(plain, at, count), numberAt(plain, second, secondCount)], year, behind, end);
  if (behind !== separator || yearAt(plain, year, end) === 0) return null;
  return eitherOrder(year + 4 - at, numberAt(plain, year, 4), numberAt(plain, at, count), numberAt(plain, second, secondCount));
}

/** `19-20/07/2026`: `month` is where the month begins. */
function daysAndMonth(plain: string, at: number, [first, last]: readonly [number, number], month: number, separator: number, end: number): DateReading | null {
  const count = shortDigitsAt(plain, month, end);
  const year = month + count + 1;
  if (count === 0 || codeAt(plain, year - 1, end) !== separator || yearAt(plain, year, end) === 0) return null;
  const written = { end: year + 4, year: numberAt(plain, year, 4), month: numberAt(plain, month, count), day: writtenDay(last), firstDay: writtenDay(first) };
  return readingOf(written.end - at, written, null);
}

function eitherOrder(length: number, year: number, first: number, second: number): DateReading {
  const monthFirst = civilDate(year, first, second);
  const dayFirst = civilDate(year, second, first);
  const certain = dayFirst === null || dayFirst === monthFirst ? monthFirst : monthFirst === null ? dayFirst : null;
  if (certain !== null) return between(length, 'day', certain, certain);
  if (monthFirst === null || dayFirst === null) return invalid(length);
  return monthFirst < dayFirst ? between(length, 'year', monthFirst, dayFirst) : between(length, 'year', dayFirst, monthFirst);
}

/** `1/13（火）`, `1/13時点`: two numbers are a month and a day where Japanese words say that they are a date; else they may be a fraction. */
export function monthAndDay(plain: string, at: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const behind = twoNumbersEnd(plain, at, end);
  if (behind === 0) return null;
  const next = codeAt(plain, behind, end) === 32 ? behind + 1 : behind;
  if (!isWeekdayBracket(plain, next, end) && !ageWordBehind(plain, behind, end)) return null;
  return inMonthOrder(plain, at, behind, end, documentDate);
}

/** `12/10` behind words that make it a date. In Japanese the month stands first; else it is told where only one order makes a day. */
export function monthAndDayBehind(plain: string, at: number, end: number, isJapanese: boolean, documentDate: CivilDate | null): DateReading | null {
  const behind = twoNumbersEnd(plain, at, end);
  if (behind === 0) return null;
  if (isJapanese) return inMonthOrder(plain, at, behind, end, documentDate);
  const [first, second] = numbersAt(plain, at, end);
  if (Math.min(first, second) > 12 || Math.max(first, second) > 31) return null;
  if (first <= 12 && second <= 12 && first !== second) return vague(behind - at);
  return readingOf(behind - at, { end: behind, year: 0, month: Math.min(first, second), day: Math.max(first, second), firstDay: 0 }, documentDate);
}

function inMonthOrder(plain: string, at: number, behind: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const [month, day] = numbersAt(plain, at, end);
  if (month > 12 || day > 31) return null;
  return wholeDate(plain, at, end, { end: behind, year: 0, month, day: writtenDay(day), firstDay: 0 }, documentDate);
}

function numbersAt(plain: string, at: number, end: number): readonly [number, number] {
  const count = shortDigitsAt(plain, at, end);
  return [numberAt(plain, at, count), numberAt(plain, at + count + 1, shortDigitsAt(plain, at + count + 1, end))];
}

/** Behind `1/13` that is no part of a longer number, or 0. */
function twoNumbersEnd(plain: string, at: number, end: number): number {
  const count = shortDigitsAt(plain, at, end);
  if (count === 0 || codeAt(plain, at + count, end) !== 47) return 0;
  const second = shortDigitsAt(plain, at + count + 1, end);
  const behind = at + count + 1 + second;
  return second > 0 && codeAt(plain, behind, end) !== 47 && isWordEnd(plain, behind, end) ? behind : 0;
}
