import type { Label } from '../model/briefing';
import type { Range } from '../model/range';
import { MASK } from './normalize';

/** In characters. */
export const LONGEST_LABEL = 60;
/** In the brackets that may close a label: `信用評価損率(2市場): …`. */
const LONGEST_BRACKET = 30;

/**
 * What stands before the first colon of a body, full- or half-width: `ドル円` in `**ドル円**: 153`. Brackets may close it. There is none where
 * the colon belongs to a time (`10:30`) or a URL, where it is further than sixty characters away, and where a sentence ends before it.
 */
export function readLabel(text: string, plain: string, body: Range): Label | null {
  const first = skipEmphasis(plain, body.start, body.end);
  const colon = findColon(plain, first, body.end);
  if (colon < 0 || !opensValue(plain, colon, body.end)) return null;
  let start = first;
  let end = colon;
  while (end > start && isFiller(plain.charCodeAt(end - 1))) end--;
  while (end > start && isEmphasis(plain.charCodeAt(end - 1))) end--;
  while (start < end && isSpace(plain.charCodeAt(start))) start++;
  while (end > start && isSpace(plain.charCodeAt(end - 1))) end--;
  // The text of a link is the label, or begins with it.
  if (plain.charCodeAt(start) === 0x5b) {
    const close = plain.slice(start, end).indexOf(']');
    if (close >= 0 && start + close < end - 1) return null;
    start++;
    while (start < end && isSpace(plain.charCodeAt(start))) start++;
    if (close >= 0) end--;
  }
  return end > start ? { range: { start, end }, text: text.slice(start, end) } : null;
}

/** Offset of the colon behind a label, or -1. */
function findColon(plain: string, start: number, end: number): number {
  // Behind a closing bracket, and behind what is hidden, nothing but white space and emphasis may stand before the colon.
  let bracket = -1;
  for (let at = start, stop = Math.min(end, start + LONGEST_LABEL + LONGEST_BRACKET + 8); at < stop; at++) {
    const code = plain.charCodeAt(at);
    if (code === COLON) return at - start > 0 && (bracket >= 0 || at - start <= LONGEST_LABEL + 4) ? at : -1;
    if (bracket >= 0) {
      if (!isFiller(code) && !isEmphasis(code)) return -1;
    } else if (code === MASK_CODE) {
      if (at === start) return -1;
      bracket = at;
    } else if (code === OPEN) {
      bracket = closeBracket(plain, at, stop);
      if (bracket < 0) return -1;
      at = bracket;
    } else if (code === CLOSE || code === NEWLINE || code === RETURN || endsSentence(plain, at)) return -1;
  }
  return -1;
}

function closeBracket(plain: string, open: number, stop: number): number {
  for (let at = open + 1; at < Math.min(stop, open + LONGEST_BRACKET + 2); at++) {
    const code = plain.charCodeAt(at);
    if (code === CLOSE) return at > open + 1 ? at : -1;
    if (code === OPEN || code === COLON || code === NEWLINE) return -1;
  }
  return -1;
}

/** Not the colon of `https://` or `10:30`. */
function opensValue(plain: string, colon: number, end: number): boolean {
  const next = plain.charCodeAt(colon + 1);
  if (colon + 1 >= end) return true;
  if (next === SLASH && plain.charCodeAt(colon + 2) === SLASH) return false;
  return !(isDigit(plain.charCodeAt(colon - 1)) && isDigit(next) && isDigit(plain.charCodeAt(colon + 2)) && !isDigit(plain.charCodeAt(colon + 3)));
}

/** A full stop with white space behind it. */
function endsSentence(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  return (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3002) && isSpace(plain.charCodeAt(at + 1));
}

const COLON = 0x3a;
const OPEN = 0x28;
const CLOSE = 0x29;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SLASH = 0x2f;
const ASTERISK = 0x2a;
const UNDERSCORE = 0x5f;
const MASK_CODE = MASK.charCodeAt(0);

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === NEWLINE || code === RETURN;
const isFiller = (code: number): boolean => isSpace(code) || code === MASK_CODE;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const isEmphasis = (code: number): boolean => code === ASTERISK || code === UNDERSCORE;

function skipEmphasis(plain: string, start: number, end: number): number {
  let at = start;
  while (at < end && isEmphasis(plain.charCodeAt(at))) at++;
  return at;
}
