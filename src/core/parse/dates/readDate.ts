import type { CivilDate } from '../../model/civilDate';
import { codeAt, digitsAt, isBlank, isDigit, isLatinLetter, isRangeMark, keyAt, numberAt } from './dateCharacters';
import { dayFirst, monthFirst, weekdayFirst } from './englishDates';
import { compactDate, isoDate, isoWeek, yearOrYears } from './isoDates';
import { eraDate, japaneseDate, japaneseYear, MONTH_SIGN, skipBlank, YEAR_SIGN } from './japaneseDates';
import { behindMonthSign, behindYearSign, termAt } from './japanesePeriods';
import { dayMonthYear, monthAndDay } from './numberedDates';
import type { DateReading } from './partialDate';
import { calendarYear, fiscalPeriod, letteredHalf, letteredQuarter, numberedPeriod, season, yearThenPeriod } from './periods';
import { wholeDate } from './wholeDate';
import { partOfPeriod, vagueJapanese, vagueWords, weekOfDay } from './wordyDates';

/**
 * Reads the date that stands at `start` (full-width digits already made plain) and ends at `end` at the latest, or null; a weekday and a
 * time behind a day are part of it. A form without a year takes the last such day up to `documentDate` (`YYYY-MM-DD`); without a document's
 * date it is vague. Every form is in `docs/dates.md`.
 */
export function readDate(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const stop = Math.min(end, plain.length);
  const code = codeAt(plain, start, stop);
  if (isDigit(code)) return fromDigits(plain, start, stop, documentDate);
  if (code < 128) return isLatinLetter(code) ? fromLetters(plain, start, stop, documentDate, code) : null;
  return code < 0x3040 ? null : fromKanji(plain, start, stop, documentDate);
}

function fromDigits(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const count = digitsAt(plain, start, end);
  if (count <= 2) return fromShortNumber(plain, start, count, end, documentDate);
  if (count === 4) return fromYear(plain, start, end, documentDate);
  const compact = count === 8 ? compactDate(plain, start, end) : null;
  return compact && wholeDate(plain, start, end, compact, documentDate);
}

function fromYear(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const code = codeAt(plain, start + 4, end);
  if (code === YEAR_SIGN || (isBlank(code) && codeAt(plain, start + 5, end) === YEAR_SIGN)) return fromJapaneseYear(plain, start, end, documentDate);
  const date = isoDate(plain, start, end);
  if (date) return wholeDate(plain, start, end, date, documentDate);
  return isoWeek(plain, start, end) ?? yearThenPeriod(plain, start, end) ?? yearOrYears(plain, start, end);
}

function fromJapaneseYear(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const date = japaneseDate(plain, start, end);
  if (date) return wholeDate(plain, start, end, date, documentDate);
  const written = japaneseYear(plain, start, end);
  return written && behindYearSign(plain, start, written.end, end, written.year, documentDate);
}

function fromShortNumber(plain: string, start: number, count: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const behind = start + count;
  const code = codeAt(plain, behind, end);
  if (code === 47 || code === 46 || isRangeMark(code)) {
    const numbered = dayMonthYear(plain, start, count, end) ?? monthAndDay(plain, start, end, documentDate);
    if (numbered) return numbered;
  }
  const sign = isBlank(code) ? codeAt(plain, behind + 1, end) : code;
  if (sign === MONTH_SIGN) {
    const date = japaneseDate(plain, start, end);
    if (date) return wholeDate(plain, start, end, date, documentDate);
    return behindMonthSign(plain, start, skipBlank(plain, behind, end) + 1, end, 0, numberAt(plain, start, count), documentDate);
  }
  if (code === YEAR_SIGN) return count === 2 ? shortYear(plain, start, end, documentDate) : null;
  if (code === 81 || code === 72) return count === 1 ? numberedPeriod(plain, start, end) : null;
  const date = isBlank(code) || isLatinLetter(code) || isRangeMark(code) ? dayFirst(plain, start, count, end) : null;
  if (date) return wholeDate(plain, start, end, date, documentDate);
  return isRangeMark(code) ? termAt(plain, start, count, end, documentDate) : null;
}

/** The first day of Reiwa: before it, `25年` was also a year of Heisei. */
const REIWA = '2019-05-01';

/** `25年度`, `25年3月期`, `25年12月31日`: no length of time; which century or era is meant is known from the document's date only. */
function shortYear(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const at = start + 3;
  const isFiscal = codeAt(plain, at, end) === 0x5ea6;
  const digits = digitsAt(plain, at, end);
  if (!isFiscal && (digits === 0 || digits > 2 || codeAt(plain, at + digits, end) !== MONTH_SIGN)) return null;
  const year = 2000 + numberAt(plain, start, 2);
  const reading = shortYearReading(plain, start, at, end, year, documentDate);
  return reading && (documentDate === null || documentDate < REIWA) ? { length: reading.length, precision: 'vague', from: null, to: null, invalid: false } : reading;
}

function shortYearReading(plain: string, start: number, at: number, end: number, year: number, documentDate: CivilDate | null): DateReading | null {
  const date = japaneseDate(plain, at, end);
  return date ? wholeDate(plain, start, end, { ...date, year }, documentDate) : behindYearSign(plain, start, at, end, year, documentDate);
}

function fromKanji(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const code = codeAt(plain, start, end);
  // 令 平 昭
  if (code === 0x4ee4 || code === 0x5e73 || code === 0x662d) return fromJapaneseYear(plain, start, end, documentDate);
  return vagueJapanese(plain, start, end);
}

function fromLetters(plain: string, start: number, end: number, documentDate: CivilDate | null, code: number): DateReading | null {
  if (isDigit(codeAt(plain, start + 1, end))) return fromLetterAndDigit(plain, start, end, documentDate, code | 32);
  if (start + 3 > end) return null;
  const read = BY_KEY.get(keyAt(plain, start));
  if (read) return read(plain, start, end, documentDate);
  if ((codeAt(plain, start + 1, end) | 32) !== 121) return null;
  // FY26, CY2026
  return (code | 32) === 102 ? fiscalPeriod(plain, start, end) : (code | 32) === 99 ? calendarYear(plain, start, end) : null;
}

function fromMonth(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const date = monthFirst(plain, start, end);
  return date && wholeDate(plain, start, end, date, documentDate);
}

function fromLetterAndDigit(plain: string, start: number, end: number, documentDate: CivilDate | null, letter: number): DateReading | null {
  if (letter === 113) return letteredQuarter(plain, start, end, documentDate);
  if (letter !== 104 && letter !== 114 && letter !== 115) return null;
  const half = letter === 104 ? letteredHalf(plain, start, end) : null;
  if (half) return half;
  const era = eraDate(plain, start, end);
  return era ? wholeDate(plain, start, end, era, documentDate) : fromJapaneseYear(plain, start, end, documentDate);
}

function fromWeekday(plain: string, start: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const date = weekdayFirst(plain, start, end);
  return date && wholeDate(plain, start, end, date, documentDate);
}

type Reader = (plain: string, start: number, end: number, documentDate: CivilDate | null) => DateReading | null;

const partOrVague: Reader = (plain, start, end, documentDate) => partOfPeriod(plain, start, end, documentDate) ?? vagueWords(plain, start, end);

/** What words begin with three letters decides how they are read; most words of a text are none of these. */
const BY_LETTERS: readonly (readonly [letters: string, read: Reader])[] = [
  ['jan feb mar apr may jun jul aug sep oct nov dec', fromMonth], ['mon tue wed thu fri sat sun', fromWeekday], ['spr sum aut fal win', season], ['fis', fiscalPeriod], ['wee', weekOfDay],
  ['ear beg sta mid end yea', partOfPeriod], ['lat', partOrVague], ['rec ong cur und n.d yes tod ton las thi pas', vagueWords],
];

const BY_KEY: ReadonlyMap<number, Reader> = new Map(BY_LETTERS.flatMap(([letters, read]) => letters.split(' ').map((three): [number, Reader] => [keyAt(three, 0), read])));
