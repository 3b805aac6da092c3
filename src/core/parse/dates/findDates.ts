import type { CitationDate } from '../../model/citation';
import type { CivilDate } from '../../model/civilDate';
import { ageWordBefore, ageWordBehind } from './ageWords';
import { codeAt, isBlank, isDigit, isLatinLetter, isRangeMark } from './dateCharacters';
import { monthAndDayBehind } from './numberedDates';
import type { DateReading } from './partialDate';
import { readDate } from './readDate';

/** A date that stands in the words of a bullet. */
export interface WrittenDate {
  readonly date: CitationDate;
  /** It says how old the bullet is (`更新日: Oct 31, 2025`, `as of June 2, 2025`, `2026年1月17日時点`); the others are part of what is told. */
  readonly statesAge: boolean;
}

/** What a date with a digit in it can begin with: months, weekdays, seasons, quarters, halves, fiscal years, eras. */
const BEGINNINGS = new Uint8Array(128);
for (const character of '0123456789JFMASONDQHRTW') BEGINNINGS[character.charCodeAt(0)] = 1;

/**
 * Every date written from `start` to `end` of `plain`, in order and apart from each other; `text` is the same text as written. Names of
 * months and vague words without a digit are left unless they state the age, and so is a year alone: `2026` of `CVE-2026-19478` keeps
 * what follows from being read as a number with a sign.
 */
export function findDates(text: string, plain: string, start: number, end: number, documentDate: CivilDate | null): WrittenDate[] {
  const found: WrittenDate[] = [];
  const stop = Math.min(end, plain.length);
  let free = start;
  for (let at = nextBeginning(plain, start, stop); at < stop; at = nextBeginning(plain, at, stop)) {
    const isNumber = isDigit(plain.charCodeAt(at));
    const written = isInsideWord(plain, at, isNumber) ? null : readAt(text, plain, free, at, stop, documentDate);
    if (written) {
      found.push(written);
      at = free = written.date.range.end;
    } else at = isNumber ? skipNumber(plain, at, stop) : at + 1;
  }
  return found;
}

function nextBeginning(plain: string, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const code = plain.charCodeAt(at);
    if (code < 128 ? BEGINNINGS[code] === 1 : isEraSign(code)) break;
  }
  return at;
}

/** 令, 平, 昭 */
const isEraSign = (code: number): boolean => code === 0x4ee4 || code === 0x5e73 || code === 0x662d;

/** Kana and kanji stand before a date without a space, and so does a mark of money before what is none. */
function isInsideWord(plain: string, at: number, isNumber: boolean): boolean {
  const before = at === 0 ? 0 : plain.charCodeAt(at - 1);
  if (isDigit(before) || isLatinLetter(before) || before === 95) return true;
  return isNumber && (before === 36 || before === 0xa5 || before === 0x20ac || before === 0xa3 || before === 0x20b9 || before === 35 || before === 0x7b2c);
}

/** Past a number with all that is joined to it, so that no date is found inside `2.1.169` or `CVE-2026-19478`. */
function skipNumber(plain: string, at: number, end: number): number {
  let next = at;
  for (;;) {
    while (next < end && isDigit(plain.charCodeAt(next))) next++;
    const code = codeAt(plain, next, end);
    const isJoint = code === 46 || code === 44 || code === 47 || code === 58 || code === 45;
    if (!isJoint || !isDigit(codeAt(plain, next + 1, end))) return next;
    next++;
  }
}

function readAt(text: string, plain: string, free: number, at: number, end: number, documentDate: CivilDate | null): WrittenDate | null {
  const own = readDate(plain, at, end, documentDate) ?? (codeAt(plain, at + 1, end) === 47 || codeAt(plain, at + 2, end) === 47 ? readBehindAge(plain, free, at, end, documentDate) : null);
  if (!own) return null;
  const start = phraseStart(plain, free, at);
  const phrase = start < at ? readDate(plain, start, end, documentDate) : null;
  const isPhrase = phrase !== null && start + phrase.length >= at + own.length;
  const reading = isPhrase ? phrase : own;
  const from = isPhrase ? start : at;
  const statesAge = ageWordBehind(plain, from + reading.length, end) || ageWordBefore(plain, free, from) !== null;
  if (!holdsDigit(plain, from, reading.length) && (!statesAge || reading.precision === 'vague')) return null;
  if (!statesAge && isBareYear(plain, from, reading)) return null;
  const range = { start: from, end: from + reading.length };
  const { precision, from: first, to, invalid } = reading;
  return { date: { range, raw: text.slice(range.start, range.end), precision, from: first, to, invalid }, statesAge };
}

/** `12/10` is a date only where words before it say so. */
function readBehindAge(plain: string, free: number, at: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const language = ageWordBefore(plain, free, at);
  return language && monthAndDayBehind(plain, at, end, language === 'ja', documentDate);
}

function holdsDigit(plain: string, start: number, length: number): boolean {
  for (let at = start + length - 1; at >= start; at--) if (isDigit(plain.charCodeAt(at))) return true;
  return false;
}

/** `2026`, `2025-2030`, `2025–26`. */
function isBareYear(plain: string, start: number, { precision, length }: DateReading): boolean {
  if (precision !== 'year' || !isDigit(plain.charCodeAt(start)) || !isDigit(plain.charCodeAt(start + 3))) return false;
  return length === 4 || ((length === 7 || length === 9) && isRangeMark(plain.charCodeAt(start + 4)) && isDigit(plain.charCodeAt(start + 5)));
}

const PHRASES: ReadonlySet<string> = new Set(['early', 'mid', 'late', 'end', 'spring', 'summer', 'autumn', 'fall', 'winter', 'fiscal']);
const PHRASES_OF: ReadonlySet<string> = new Set(['end', 'beginning', 'start', 'middle', 'week']);
const LONGEST_WORD = 10;

/** Where the words begin that belong to the date at `at`: `early 2026`, `mid-January`, `week of Jan 12`; `at` itself for none. */
function phraseStart(plain: string, free: number, at: number): number {
  const word = wordStart(plain, free, at);
  if (word === at) return at;
  const name = plain.slice(word, at - 1).toLowerCase();
  if (PHRASES.has(name)) return word;
  const first = name === 'of' || name === 'ending' || name === 'ended' ? wordStart(plain, free, word) : word;
  return first < word && PHRASES_OF.has(plain.slice(first, word - 1).toLowerCase()) ? first : at;
}

/** The start of the word before the blank or hyphen before `at`; `at` where none stands there. */
function wordStart(plain: string, free: number, at: number): number {
  if (at <= free || !(isBlank(plain.charCodeAt(at - 1)) || plain.charCodeAt(at - 1) === 45)) return at;
  let start = at - 1;
  while (start > free && at - start <= LONGEST_WORD && isLatinLetter(plain.charCodeAt(start - 1))) start--;
  return start === at - 1 ? at : start;
}
