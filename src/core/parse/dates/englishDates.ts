import { codeAt, digitsAt, isBlank, isCapital, isDigit, isLatinLetter, isNumberEnd, isRangeMark, keyAt, numberAt, shortDigitsAt, skipBlanks, wordStandsAt, yearAt } from './dateCharacters';
import { writtenDay, type CalendarDate } from './partialDate';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const keyed = (names: readonly string[]): ReadonlyMap<number, number> => new Map(names.map((name, index) => [keyAt(name, 0), index]));

const MONTH_KEYS = keyed(MONTHS);
const WEEKDAY_KEYS = keyed(WEEKDAYS);

/** The month whose English name or abbreviation stands at `at`, with its length times 16; 0 where none does. */
export function monthAt(plain: string, at: number, end: number): number {
  if (at + 3 > end) return 0;
  const index = MONTH_KEYS.get(keyAt(plain, at));
  if (index === undefined) return 0;
  const length = nameLength(plain, at, end, MONTHS[index] ?? '');
  return length === 3 || length === MONTHS[index]?.length || (length === 4 && index === 8) ? length * 16 + index + 1 : 0;
}

/** How much of a name stands at `at` if a word ends there, else 0. */
function nameLength(plain: string, at: number, end: number, name: string): number {
  let length = 3;
  while (length < name.length && (codeAt(plain, at + length, end) | 32) === name.charCodeAt(length)) length++;
  const next = codeAt(plain, at + length, end);
  return isLatinLetter(next) || isDigit(next) || next === 95 ? 0 : length;
}

/** How long the name of a weekday at `at` is, its full stop included; 0 where none stands there. */
export function weekdayLength(plain: string, at: number, end: number): number {
  if (at + 3 > end) return 0;
  const index = WEEKDAY_KEYS.get(keyAt(plain, at));
  if (index === undefined) return 0;
  for (const name of [WEEKDAYS[index] ?? '', ...(SHORT_WEEKDAYS[index] ?? [])]) {
    if (wordStandsAt(plain, at, end, name)) return name.length + (codeAt(plain, at + name.length, end) === 46 ? 1 : 0);
  }
  return 0;
}

const SHORT_WEEKDAYS = [['mon'], ['tue', 'tues'], ['wed'], ['thu', 'thur', 'thurs'], ['fri'], ['sat'], ['sun']];

const calendar = (end: number, year: number, month: number, day: number, firstDay = 0): CalendarDate => ({ end, year, month, day, firstDay });

/**
 * `Jan 7, 2026`, `Nov 7-12, 2025`, `Nov 2024`, `Jan 7`, `Dec`. A name that is not capitalised (`may`, `march`) needs a year behind it:
 * else it is a word like any other.
 */
export function monthFirst(plain: string, at: number, end: number): CalendarDate | null {
  const found = monthAt(plain, at, end);
  return found === 0 ? null : behindMonth(plain, at, at + (found >> 4), end, found & 15);
}

function behindMonth(plain: string, at: number, nameEnd: number, end: number, month: number): CalendarDate | null {
  const isName = isCapital(plain.charCodeAt(at));
  const named = skipDot(plain, at, nameEnd, end, month);
  const next = skipBlanks(plain, named, end);
  const dayAt = next === named && codeAt(plain, named, end) === 45 ? named + 1 : next;
  const count = dayAt > named ? shortDigitsAt(plain, dayAt, end) : 0;
  const withDay = count > 0 ? dayBehindMonth(plain, dayAt, count, end, month, isName && dayAt === next) : null;
  if (withDay) return withDay;
  const year = yearPosition(plain, named, end, true);
  if (year > 0) return calendar(year + 4, numberAt(plain, year, 4), month, 0);
  const short = shortYearEnd(plain, next, end);
  if (short > 0) return calendar(short, 2000 + numberAt(plain, short - 2, 2), month, 0);
  return isName ? calendar(nameEnd, 0, month, 0) : null;
}

function dayBehindMonth(plain: string, at: number, count: number, end: number, month: number, mayLackYear: boolean): CalendarDate | null {
  const day = writtenDay(numberAt(plain, at, count));
  const dayEnd = skipOrdinal(plain, at + count, end);
  const second = secondDayAt(plain, dayEnd, end);
  if (second > 0) {
    const secondCount = shortDigitsAt(plain, second, end);
    const lastDay = writtenDay(numberAt(plain, second, secondCount));
    const secondEnd = skipOrdinal(plain, second + secondCount, end);
    const year = yearPosition(plain, secondEnd, end, false);
    if (year > 0) return calendar(year + 4, numberAt(plain, year, 4), month, lastDay, day);
    if (mayLackYear && second === dayEnd + 1 && isDayEnd(plain, secondEnd, end) && isDay(day) && isDay(lastDay)) return calendar(secondEnd, 0, month, lastDay, day);
  }
  const year = yearPosition(plain, dayEnd, end, codeAt(plain, at - 1, end) === 45);
  if (year > 0) return calendar(year + 4, numberAt(plain, year, 4), month, day);
  return mayLackYear && isDay(day) && isDayEnd(plain, dayEnd, end) ? calendar(dayEnd, 0, month, day) : null;
}

const isDay = (day: number): boolean => day >= 1 && day <= 31;

/** `7 Jan 2026`, `22nd of January 2026`, `7-12 Nov 2025`, `07-Jan-2026`, `7 Jan`; `count` digits stand at `at`. */
export function dayFirst(plain: string, at: number, count: number, end: number): CalendarDate | null {
  let day = writtenDay(numberAt(plain, at, count));
  let dayEnd = skipOrdinal(plain, at + count, end);
  let firstDay = 0;
  const second = secondDayAt(plain, dayEnd, end);
  if (second > 0) {
    const secondCount = shortDigitsAt(plain, second, end);
    firstDay = day;
    day = writtenDay(numberAt(plain, second, secondCount));
    dayEnd = skipOrdinal(plain, second + secondCount, end);
  }
  const isJoined = codeAt(plain, dayEnd, end) === 45;
  let name = isJoined ? dayEnd + 1 : skipBlanks(plain, dayEnd, end);
  if (name === dayEnd) return null;
  if (wordStandsAt(plain, name, end, 'of')) name = skipBlanks(plain, name + 2, end);
  const found = monthAt(plain, name, end);
  return found === 0 ? null : behindDayFirst(plain, name, name + (found >> 4), end, { month: found & 15, day, firstDay, isJoined });
}

function behindDayFirst(
  plain: string, name: number, nameEnd: number, end: number, { month, day, firstDay, isJoined }: { month: number; day: number; firstDay: number; isJoined: boolean },
): CalendarDate | null {
  const named = skipDot(plain, name, nameEnd, end, month);
  const year = yearPosition(plain, named, end, isJoined);
  if (year > 0) return calendar(year + 4, numberAt(plain, year, 4), month, day, firstDay);
  // `Top 10 Jan 20`: the number behind the month is its day.
  if (isJoined || !isCapital(plain.charCodeAt(name)) || !isDay(day) || isDigit(codeAt(plain, skipBlanks(plain, named, end), end))) return null;
  return calendar(nameEnd, 0, month, day, firstDay);
}

/** `Wed, Jan 21, 2026`, `Wednesday 21 January`: whether the weekday is right is not asked. */
export function weekdayFirst(plain: string, at: number, end: number): CalendarDate | null {
  const length = weekdayLength(plain, at, end);
  if (length === 0) return null;
  const comma = codeAt(plain, at + length, end) === 44 ? 1 : 0;
  const next = skipBlanks(plain, at + length + comma, end);
  if (next === at + length) return null;
  const count = shortDigitsAt(plain, next, end);
  const date = count > 0 ? dayFirst(plain, next, count, end) : monthFirst(plain, next, end);
  return date && date.day > 0 ? date : null;
}

/** Where the second of several days begins (`12` in `7-12`, `7 – 12`), or 0. */
function secondDayAt(plain: string, at: number, end: number): number {
  const blank = isBlank(codeAt(plain, at, end)) ? 1 : 0;
  if (!isRangeMark(codeAt(plain, at + blank, end))) return 0;
  const next = at + blank + 1;
  const day = next + (isBlank(codeAt(plain, next, end)) ? 1 : 0);
  return shortDigitsAt(plain, day, end) > 0 ? day : 0;
}

/** The full stop of an abbreviation; the one behind a whole name ends a sentence. */
function skipDot(plain: string, at: number, nameEnd: number, end: number, month: number): number {
  const isShort = nameEnd - at === 3 ? month !== 5 : nameEnd - at === 4 && month === 9;
  return isShort && codeAt(plain, nameEnd, end) === 46 ? nameEnd + 1 : nameEnd;
}

function skipOrdinal(plain: string, at: number, end: number): number {
  const first = codeAt(plain, at, end) | 32;
  if (first !== 115 && first !== 110 && first !== 114 && first !== 116) return at;
  return wordStandsAt(plain, at, end, 'st') || wordStandsAt(plain, at, end, 'nd') || wordStandsAt(plain, at, end, 'rd') || wordStandsAt(plain, at, end, 'th') ? at + 2 : at;
}

/** Where the year stands behind a day or a month, a comma, a blank or (where `joined`) a hyphen or slash between; 0 for none. */
function yearPosition(plain: string, at: number, end: number, joined: boolean): number {
  const code = codeAt(plain, at, end);
  if (joined && (code === 45 || code === 47)) return yearAt(plain, at + 1, end) > 0 ? at + 1 : 0;
  const next = skipBlanks(plain, code === 44 ? at + 1 : at, end);
  return next > at && digitsAt(plain, next, end) === 4 && yearAt(plain, next, end) > 0 ? next : 0;
}

/** Behind `'26`, or 0. */
export function shortYearEnd(plain: string, at: number, end: number): number {
  const code = codeAt(plain, at, end);
  if (code !== 39 && code !== 0x2019) return 0;
  return shortDigitsAt(plain, at + 1, end) === 2 && isNumberEnd(plain, at + 3, end) ? at + 3 : 0;
}

const QUANTITY = /\s?(?:(?:percent|pct|ppts?|pp|bps?|basis|points?|pts|thousand|million|billion|trillion|[bmt]n|times)\b|[%‰倍円億万兆])/y;
const LONGEST_QUANTITY = 12;

/** A number behind a month is its day unless it is a quantity: `May 5%`, `Jan 20 points`. */
function isDayEnd(plain: string, at: number, end: number): boolean {
  if (!isNumberEnd(plain, at, end)) return false;
  const code = codeAt(plain, at, end);
  if (code === 0 || (!isBlank(code) && code < 0x2030)) return true;
  QUANTITY.lastIndex = 0;
  return !QUANTITY.test(plain.slice(at, Math.min(end, at + LONGEST_QUANTITY)));
}
