/**
 * What the readers of dates ask of single characters. `plain` is a document's plain text, offsets are its own, and nothing at or behind
 * `end` is looked at.
 */

/** The code at `at`, 0 at the end. */
export const codeAt = (plain: string, at: number, end: number): number => (at < end ? plain.charCodeAt(at) : 0);

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export const isLatinLetter = (code: number): boolean => ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code < 0x2000);

export const isCapital = (code: number): boolean => code >= 65 && code <= 90;

export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;

/** Kana, kanji and their like, which stand without spaces between words; their punctuation is none. */
export const isCjkLetter = (code: number): boolean => code >= 0x3040 && code !== 0x30fb && code < 0xff00;

/** How many digits stand at `at`; 9 for more than eight. */
export function digitsAt(plain: string, at: number, end: number): number {
  let count = 0;
  while (count < 9 && isDigit(codeAt(plain, at + count, end))) count++;
  return count;
}

/** One or two digits at `at`: how many, or 0. */
export function shortDigitsAt(plain: string, at: number, end: number): number {
  if (!isDigit(codeAt(plain, at, end))) return 0;
  if (!isDigit(codeAt(plain, at + 1, end))) return 1;
  return isDigit(codeAt(plain, at + 2, end)) ? 0 : 2;
}

/** The value of `count` digits. */
export function numberAt(plain: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) value = value * 10 + plain.charCodeAt(index) - 48;
  return value;
}

const MOST_BLANKS = 8;

/** Past blanks; a line break in a wrapped sentence is one too. */
export function skipBlanks(plain: string, at: number, end: number): number {
  let next = at;
  while (next - at < MOST_BLANKS && isBlank(codeAt(plain, next, end))) next++;
  return next;
}

/** Whether what ends at `at` is no part of a longer word or of a percentage. */
export function isWordEnd(plain: string, at: number, end: number): boolean {
  const code = codeAt(plain, at, end);
  return !isDigit(code) && !isLatinLetter(code) && code !== 95 && code !== 37;
}

/** As `isWordEnd`, nor of a longer number: `7.5`, `7,500`, `7:30`. */
export function isNumberEnd(plain: string, at: number, end: number): boolean {
  if (!isWordEnd(plain, at, end)) return false;
  const code = codeAt(plain, at, end);
  return (code !== 44 && code !== 46 && code !== 58) || !isDigit(codeAt(plain, at + 1, end));
}

/** Whether `word` stands at `at`, as written. */
export const standsAt = (plain: string, at: number, end: number, word: string): boolean => at + word.length <= end && plain.startsWith(word, at);

/** Whether `word` (lower case, Latin) stands at `at` in any case and ends there. */
export function wordStandsAt(plain: string, at: number, end: number, word: string): boolean {
  if (at + word.length > end) return false;
  for (let index = 0; index < word.length; index++) {
    const code = plain.charCodeAt(at + index);
    if ((isCapital(code) ? code | 32 : code) !== word.charCodeAt(index)) return false;
  }
  return !isLatinLetter(codeAt(plain, at + word.length, end));
}

/** Three characters, letters in any case, as one number; -1 where one of them is not ASCII. */
export function keyAt(plain: string, at: number): number {
  const first = plain.charCodeAt(at);
  const second = plain.charCodeAt(at + 1);
  const third = plain.charCodeAt(at + 2);
  return (first | second | third) > 127 ? -1 : ((first | 32) << 16) | ((second | 32) << 8) | third | 32;
}

/** `-`, `–`, `—`, `~` or `〜`. */
export const isRangeMark = (code: number): boolean => code === 45 || code === 0x2013 || code === 0x2014 || code === 126 || code === 0x301c;

/** A year of four digits from 1900 to 2099 at `at` that is no part of a longer number, or 0. */
export function yearAt(plain: string, at: number, end: number): number {
  if (digitsAt(plain, at, end) !== 4 || !isNumberEnd(plain, at + 4, end)) return 0;
  return centuryYearAt(plain, at);
}

/** The value of four digits if it is from 1900 to 2099, else 0. */
export function centuryYearAt(plain: string, at: number): number {
  const year = numberAt(plain, at, 4);
  return year >= 1900 && year <= 2099 ? year : 0;
}
