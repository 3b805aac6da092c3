import { isDigit, isLetter, isSpace } from './figureText';

const LONGEST_LABEL = 60;

/**
 * The nearest `label:` that ends between two offsets, as written, and null where there is none. The text is read backwards from `to`, so that
 * each stretch between two figures is passed once. A label begins behind the last punctuation, bracket, bar, arrow or line break, and a
 * sentence before it is no part of it; where all that is too far away, the colon stands in a sentence and names nothing.
 */
export function labelBetween(text: string, plain: string, from: number, to: number): string | null {
  for (let colon = to - 1; colon >= from; colon--) {
    if (plain.charCodeAt(colon) !== 0x3a || isClock(plain, colon)) continue;
    const start = labelStart(plain, from, colon);
    const label = start < 0 ? '' : cleanLabel(text.slice(start, colon));
    if (label !== '') return label;
  }
  return null;
}

/** `10:30` is a time, `://` an address. */
const isClock = (plain: string, colon: number): boolean =>
  plain.charCodeAt(colon + 1) === 0x2f || (isDigit(plain.charCodeAt(colon - 1)) && isDigit(plain.charCodeAt(colon + 1)) && isDigit(plain.charCodeAt(colon + 2)) && !isDigit(plain.charCodeAt(colon + 3)));

function labelStart(plain: string, from: number, colon: number): number {
  let start = colon;
  // A bracket at the end belongs to the label: `売上高(連結): 5%`.
  if (plain.charCodeAt(colon - 1) === 0x29) start = Math.max(from, openingOf(plain, from, colon - 1));
  for (; start > from; start--) {
    if (colon - start >= LONGEST_LABEL) return -1;
    if (stopsLabel(plain, start)) break;
  }
  return start;
}

function openingOf(plain: string, from: number, closing: number): number {
  for (let at = closing - 1; at > from && closing - at < LONGEST_LABEL; at--) if (plain.charCodeAt(at) === 0x28) return at;
  return closing;
}

/** Whether a label can only begin at this offset, by what stands before it. */
function stopsLabel(plain: string, at: number): boolean {
  switch (plain.charCodeAt(at - 1)) {
    case 0x3a: case 0x2c: case 0x3b: case 0x28: case 0x29: case 0x2192: case 0x01: case 0x3001: case 0x3002: case 0x7c: case 0x0a: case 0x0d: case 0x2014: case 0x300c: case 0x300d: return true; // : , ; ( ) → hidden 、 。 | line — 「 」
    case SPACED: return isSentenceEnd(plain, at);
    default: return false;
  }
}

const SPACED = 0x20;

/** Behind `. `, `! `, `? ` and a dash with spaces on both sides; an abbreviation such as `U.S. GDP` ends no sentence. */
function isSentenceEnd(plain: string, at: number): boolean {
  const before = plain.charCodeAt(at - 2);
  if (before === 0x2d || before === 0x2013) return isSpace(plain.charCodeAt(at - 3));
  if (before === 0x21 || before === 0x3f) return true;
  return before === 0x2e && !(plain.charCodeAt(at - 4) === 0x2e || !isLetter(plain.charCodeAt(at - 4)));
}

/** Emphasis, quotation marks and dashes at its ends are none of a label. */
const cleanLabel = (written: string): string => written.replace(/\*\*|__/g, '').replace(/^[\s\-–*_]+|[\s*_]+$/g, '');
