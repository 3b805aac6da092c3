/** The part of a text in which figures are looked for: nothing before `floor` and nothing from `limit` on is read. */
export interface Stretch {
  /** With hidden parts blotted out and full-width characters made plain, as the readers get it. */
  readonly plain: string;
  floor: number;
  limit: number;
  /** The character that counts as standing before `floor`: 0 for none, `HIDDEN` for a date, the last one of the figure before. */
  edge: number;
}

export const HIDDEN = 1;
export const SPACE = 0x20;
export const COLON = 0x3a;
export const HYPHEN = 0x2d;
export const EN_DASH = 0x2013;
export const EM_DASH = 0x2014;

export const codeAt = (stretch: Stretch, at: number): number => (at < stretch.limit ? stretch.plain.charCodeAt(at) : 0);

export const codeBefore = (stretch: Stretch, at: number): number => (at > stretch.floor ? stretch.plain.charCodeAt(at - 1) : stretch.edge);

/** Whether `words` stand at an offset, all of them before the limit. */
export const standsAt = (stretch: Stretch, at: number, words: string): boolean => at + words.length <= stretch.limit && stretch.plain.startsWith(words, at);

export const standsBefore = (stretch: Stretch, at: number, words: string): boolean => at - words.length >= stretch.floor && stretch.plain.startsWith(words, at - words.length);

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** ½, ¾ and the others that are one character. */
export const isFraction = (code: number): boolean => (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e);

const isAscii = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** A letter of a script that puts spaces between words: Latin, Greek, Cyrillic. */
export const isLetter = (code: number): boolean =>
  isAscii(code) || (code >= 0xc0 && ((code <= 0x24f && code !== 0xd7 && code !== 0xf7) || (code >= 0x370 && code <= 0x52f)));

export const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** Kanji, katakana and the marks that lengthen or repeat them: what a name is made of. Hiragana are the particles between names and numbers. */
export const isNameScript = (code: number): boolean => (code >= 0x30a1 && code <= 0x30fe) || (code >= 0x3400 && code <= 0x9fff) || code === 0x3005 || (code >= 0xf900 && code <= 0xfaff);

/** A space within a line, of any width. */
export const isSpace = (code: number): boolean => code === SPACE || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x09;

export const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d;

/** The codes of single characters. */
export const codesOf = (characters: string): ReadonlySet<number> => new Set(Array.from(characters, (character) => character.charCodeAt(0)));

/** Hyphens of every make; U+2212 is one of them already. */
export const isHyphen = (code: number): boolean => code === HYPHEN || (code >= 0x2010 && code <= 0x2012);

/** The wave dashes of ranges and of `about`; full-width tildes are `~` already. */
export const isWave = (code: number): boolean => code === 0x7e || code === 0x301c || code === 0x223c;

const LONGEST_GAP = 8;

/** Past the white space between a number and its scale or unit: at most one line break, as in a paragraph that was wrapped. */
export function skipGap(stretch: Stretch, at: number): number {
  let breaks = 0;
  let end = at;
  for (; end < at + LONGEST_GAP; end++) {
    const code = codeAt(stretch, end);
    if (!isSpace(code) && !isBreak(code)) break;
    if (isBreak(code) && codeAt(stretch, end + 1) !== 0x0a && ++breaks > 1) return at;
  }
  return end;
}

const LONGEST_WORD = 16;

/** Where the word of letters at an offset ends; the offset itself where none stands there or it is longer than any that is known. */
export function wordEnd(stretch: Stretch, at: number): number {
  let end = at;
  while (end - at <= LONGEST_WORD && isLetter(codeAt(stretch, end))) end++;
  return end - at > LONGEST_WORD ? at : end;
}

/** Where the word of letters that ends at an offset begins. */
export function wordStart(stretch: Stretch, at: number): number {
  let start = at;
  while (at - start <= LONGEST_WORD && start > stretch.floor && isLetter(stretch.plain.charCodeAt(start - 1))) start--;
  return at - start > LONGEST_WORD ? at : start;
}
