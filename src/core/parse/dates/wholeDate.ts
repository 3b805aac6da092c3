import type { CivilDate } from '../../model/civilDate';
import { codeAt, isBlank, isDigit, isNumberEnd, isRangeMark, numberAt, shortDigitsAt, skipBlanks } from './dateCharacters';
import { dayFirst, monthAt, monthFirst, weekdayLength } from './englishDates';
import { isoDate } from './isoDates';
import { japaneseDate } from './japaneseDates';
import { months, readingOf, spanOf, writtenDay, type CalendarDate, type DateReading } from './partialDate';

/** The date with what belongs to it: weekday, time of day, and the second day of a span (`Jan 30 – Feb 2, 2026`, `1月12日〜16日`). */
export function wholeDate(plain: string, start: number, end: number, date: CalendarDate, documentDate: CivilDate | null): DateReading {
  if (date.day === 0) return wholeMonth(plain, start, end, date, documentDate);
  const behind = skipTail(plain, date.end, end);
  const last = secondDate(plain, behind, end, date);
  if (!last) return readingOf(behind - start, date, documentDate);
  return spanOf(skipTail(plain, last.end, end) - start, date, last, documentDate);
}

/** A month, or the months from it to another with a year (`Oct–Dec 2025`). */
function wholeMonth(plain: string, start: number, end: number, first: CalendarDate, documentDate: CivilDate | null): DateReading {
  const mark = isBlank(codeAt(plain, first.end, end)) ? first.end + 1 : first.end;
  const last = isRangeMark(codeAt(plain, mark, end)) ? dateAt(plain, skipBlanks(plain, mark + 1, end), end, 0) : null;
  if (!last || last.day > 0 || last.year === 0 || last.month === 0) return readingOf(first.end - start, first, documentDate);
  const firstYear = first.year || (first.month > last.month ? last.year - 1 : last.year);
  return months(last.end - start, 'month', firstYear * 12 + first.month - 1, last.year * 12 + last.month - 1);
}

/** The other end of a span, or null; a lone number counts up to the sign that dates of its kind have (`〜16日`, `2026/1/13〜17`). */
function secondDate(plain: string, at: number, end: number, first: CalendarDate): CalendarDate | null {
  const mark = isBlank(codeAt(plain, at, end)) ? at + 1 : at;
  const code = codeAt(plain, mark, end);
  const isInterval = code === 47 && mark === at && codeAt(plain, at - 3, end) === 45;
  if (!isRangeMark(code) && !isInterval) return null;
  const next = skipBlanks(plain, mark + 1, end);
  const count = shortDigitsAt(plain, next, end);
  if (count > 0 && first.firstDay === 0) {
    const behind = next + count;
    const isJapanese = codeAt(plain, at - 1, end) === 0x65e5 || codeAt(plain, first.end - 1, end) === 0x65e5;
    const isLastDay = isJapanese ? codeAt(plain, behind, end) === 0x65e5 : code !== 45 && code !== 47 && isLoneNumber(plain, behind, end) && isDigit(codeAt(plain, first.end - 1, end)) && first.year > 0;
    if (isLastDay) return { ...first, end: behind + (isJapanese ? 1 : 0), day: writtenDay(numberAt(plain, next, count)) };
  }
  const last = dateAt(plain, next, end, count);
  return last && last.day > 0 && last.firstDay === 0 ? last : null;
}

/** `17` of `2026/1/13〜17`, not of `〜17:00`, `〜1/17` or `〜17 Jan`. */
function isLoneNumber(plain: string, at: number, end: number): boolean {
  const code = codeAt(plain, at, end);
  return isNumberEnd(plain, at, end) && code !== 47 && code !== 45 && code < 0x3040 && monthAt(plain, skipBlanks(plain, at, end), end) === 0;
}

/** A day in any of the ways in which days are written, `count` short digits at `at`. */
function dateAt(plain: string, at: number, end: number, count: number): CalendarDate | null {
  const weekday = weekdayLength(plain, at, end);
  if (weekday > 0) return monthFirst(plain, skipBlanks(plain, at + weekday + (codeAt(plain, at + weekday, end) === 44 ? 1 : 0), end), end);
  if (!isDigit(codeAt(plain, at, end))) return monthFirst(plain, at, end) ?? japaneseDate(plain, at, end);
  return japaneseDate(plain, at, end) ?? (count > 0 ? dayFirst(plain, at, count, end) : isoDate(plain, at, end));
}

/** Past weekday and time. */
function skipTail(plain: string, at: number, end: number): number {
  const code = codeAt(plain, at, end);
  // Most dates end in a comma, a bracket or the text.
  if (code === 0 || code === 44 || code === 41) return at + timeLength(plain, at, end);
  const day = skipWeekday(plain, at, end);
  return day + timeLength(plain, day, end);
}

const WEEKDAYS = '月火水木金土日';
const LONGEST_WEEKDAY = 12;

/** Past `(火)`, `(火・祝)`, `火曜日`, `(Tue)`. */
function skipWeekday(plain: string, at: number, end: number): number {
  const open = isBlank(codeAt(plain, at, end)) ? at + 1 : at;
  const code = codeAt(plain, open, end);
  if (code === 40) return bracketEnd(plain, open, end) || at;
  if (code < 0x3040 || open > at || !WEEKDAYS.includes(plain.charAt(open)) || codeAt(plain, open + 1, end) !== 0x66dc) return at;
  return codeAt(plain, open + 2, end) === 0x65e5 ? open + 3 : open + 2;
}

/** Behind the bracket with a weekday in it, or 0. */
function bracketEnd(plain: string, open: number, end: number): number {
  if (!isWeekdayBracket(plain, open, end) && weekdayLength(plain, open + 1, end) === 0) return 0;
  for (let at = open + 1; at < end && at - open < LONGEST_WEEKDAY; at++) if (plain.charCodeAt(at) === 41) return at + 1;
  return 0;
}

/** Whether `(火`, the start of a weekday in Japanese, stands at `at`. */
export function isWeekdayBracket(plain: string, at: number, end: number): boolean {
  if (codeAt(plain, at, end) !== 40 || codeAt(plain, at + 1, end) < 0x3040 || !WEEKDAYS.includes(plain.charAt(at + 1))) return false;
  const next = codeAt(plain, at + 2, end);
  return next === 41 || next === 0x66dc || next === 0x30fb;
}

const TIME = /(?:T|,?\s{1,2}|\s?(?:at\s)?)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[AaPp]\.?[Mm](?![A-Za-z])\.?)?(?:\s?(?:Z|UTC|GMT|JST|KST|HKT|SGT|IST|[ECMP]?[SD]?T|CES?T|BST|AES?D?T)(?![A-Za-z])|\s?[+-]\d{2}:?\d{2}(?!\d))?(?![:\d])/y;
const JAPANESE_TIME = /\s?(?:午前|午後)?\d{1,2}時(?!間)(?:\d{1,2}分|半)?/y;
const LONGEST_TIME = 40;

/** How long the time of day behind a day is: `T09:00:00+09:00`, ` 08:51 UTC`, `, 9:30 AM ET`, `15時30分`. */
function timeLength(plain: string, at: number, end: number): number {
  let digit = at;
  while (digit - at < 4 && !isDigit(codeAt(plain, digit, end))) digit++;
  if (!isDigit(codeAt(plain, digit, end))) return 0;
  const part = plain.slice(at, Math.min(end, at + LONGEST_TIME));
  TIME.lastIndex = 0;
  if (TIME.test(part)) return TIME.lastIndex;
  JAPANESE_TIME.lastIndex = 0;
  return JAPANESE_TIME.test(part) ? JAPANESE_TIME.lastIndex : 0;
}
