import { codeAt, digitsAt, isBlank, isRangeMark, numberAt, shortDigitsAt, standsAt } from './dateCharacters';
import { writtenDay, type CalendarDate } from './partialDate';

export const YEAR_SIGN = 0x5e74;
export const MONTH_SIGN = 0x6708;
const DAY_SIGN = 0x65e5;

/** First years of the Japanese eras in use, less one: Reiwa 1 is 2019. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, R: 2018, H: 1988, S: 1925 };

/** A year with the sign or the name that makes it one, and the offset behind it. */
export interface WrittenYear {
  readonly year: number;
  readonly end: number;
}

/** `2026年`, `令和8年`, `令和元年`, `R8年`; blanks may stand before the sign. */
export function japaneseYear(plain: string, at: number, end: number): WrittenYear | null {
  if (digitsAt(plain, at, end) === 4) {
    const sign = skipBlank(plain, at + 4, end);
    return codeAt(plain, sign, end) === YEAR_SIGN ? { year: numberAt(plain, at, 4), end: sign + 1 } : null;
  }
  const era = eraLength(plain, at, end);
  if (era === 0) return null;
  const first = ERAS[plain.slice(at, at + era)] ?? 0;
  const number = skipBlank(plain, at + era, end);
  if (standsAt(plain, number, end, '元年')) return { year: first + 1, end: number + 2 };
  const count = shortDigitsAt(plain, number, end);
  const sign = skipBlank(plain, number + count, end);
  return count > 0 && codeAt(plain, sign, end) === YEAR_SIGN ? { year: first + numberAt(plain, number, count), end: sign + 1 } : null;
}

function eraLength(plain: string, at: number, end: number): number {
  const code = codeAt(plain, at, end);
  if (code === 82 || code === 72 || code === 83) return 1;
  return standsAt(plain, at, end, '令和') || standsAt(plain, at, end, '平成') || standsAt(plain, at, end, '昭和') ? 2 : 0;
}

/** `R8.1.7`, `H31.4.30`: a letter for the era stands at `at`. A year of Showa has two digits: `S3.1.2` is a version. */
export function eraDate(plain: string, at: number, end: number): CalendarDate | null {
  const yearCount = shortDigitsAt(plain, at + 1, end);
  const month = at + 2 + yearCount;
  if (yearCount === 0 || codeAt(plain, month - 1, end) !== 46 || (codeAt(plain, at, end) === 83 && yearCount < 2)) return null;
  const monthCount = shortDigitsAt(plain, month, end);
  const day = month + monthCount + 1;
  if (monthCount === 0 || codeAt(plain, day - 1, end) !== 46) return null;
  const dayCount = shortDigitsAt(plain, day, end);
  const behind = codeAt(plain, day + dayCount, end);
  if (dayCount === 0 || (behind > 45 && behind < 58) || ((behind | 32) >= 97 && (behind | 32) <= 122)) return null;
  const year = (ERAS[plain.charAt(at)] ?? 0) + numberAt(plain, at + 1, yearCount);
  return { end: day + dayCount, year, month: numberAt(plain, month, monthCount), day: writtenDay(numberAt(plain, day, dayCount)), firstDay: 0 };
}

/** `2026年1月7日`, `令和8年1月7日`, `1月7日`, `1月7〜9日`. */
export function japaneseDate(plain: string, at: number, end: number): CalendarDate | null {
  const written = shortDigitsAt(plain, at, end) > 0 ? null : japaneseYear(plain, at, end);
  const monthAt = written ? skipBlank(plain, written.end, end) : at;
  const count = shortDigitsAt(plain, monthAt, end);
  const sign = skipBlank(plain, monthAt + count, end);
  if (count === 0 || codeAt(plain, sign, end) !== MONTH_SIGN) return null;
  return japaneseDay(plain, sign + 1, end, written?.year ?? 0, numberAt(plain, monthAt, count));
}

/** The day behind the sign of its month. */
export function japaneseDay(plain: string, at: number, end: number, year: number, month: number): CalendarDate | null {
  const first = skipBlank(plain, at, end);
  const count = shortDigitsAt(plain, first, end);
  if (count === 0) return null;
  const behind = skipBlank(plain, first + count, end);
  const day = writtenDay(numberAt(plain, first, count));
  if (codeAt(plain, behind, end) === DAY_SIGN) return isPeriod(plain, behind + 1, end) ? null : { end: behind + 1, year, month, day, firstDay: 0 };
  if (!isRangeMark(codeAt(plain, behind, end))) return null;
  const second = skipBlank(plain, behind + 1, end);
  const secondCount = shortDigitsAt(plain, second, end);
  const isDay = secondCount > 0 && codeAt(plain, second + secondCount, end) === DAY_SIGN;
  return isDay ? { end: second + secondCount + 1, year, month, day: writtenDay(numberAt(plain, second, secondCount)), firstDay: day } : null;
}

/** `7日間` is how long something takes. */
const isPeriod = (plain: string, at: number, end: number): boolean => codeAt(plain, at, end) === 0x9593;

export const skipBlank = (plain: string, at: number, end: number): number => (isBlank(codeAt(plain, at, end)) ? at + 1 : at);
