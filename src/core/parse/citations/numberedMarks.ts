import type { Citation } from '../../model/citation';

/** `[1]`, `[1, 3-5]`, `[^1]`, `[^note]`, `[^4^]`, `[[56]]`, `[[6,41]]`: which entries of a list of references it names. */
export interface Mark {
  readonly end: number;
  readonly refs: Citation['refs'];
}

const LONGEST_LABEL = 40;
const MOST_NUMBERS = 40;
/** A wider span is no list of sources. */
const WIDEST_SPAN = 50;
const HIGHEST = 999;

/** The mark that begins at the square bracket at `at`, of 1 to 999 in rising order: `[2026]` is a year and `[0, 1]` an interval. */
export function readMark(plain: string, at: number, end: number): Mark | null {
  const second = plain.charCodeAt(at + 1);
  if (second === 0x5e) return readFootnote(plain, at, end);
  const isDouble = second === 0x5b;
  const from = isDouble ? at + 2 : at + 1;
  if (!isDigit(plain.charCodeAt(from))) return null;
  const refs: Citation['refs'][number][] = [];
  const close = readNumbers(plain, from, end, refs);
  if (close < 0 || (isDouble && plain.charCodeAt(close + 1) !== 0x5d)) return null;
  const stop = isDouble ? close + 2 : close + 1;
  return stop <= end ? { end: stop, refs } : null;
}

function readFootnote(plain: string, at: number, end: number): Mark | null {
  const start = at + 2;
  let stop = start;
  while (stop < end && stop - start < LONGEST_LABEL && isLabel(plain.charCodeAt(stop))) stop++;
  if (stop === start) return null;
  const close = plain.charCodeAt(stop) === 0x5e ? stop + 1 : stop;
  if (close >= end || plain.charCodeAt(close) !== 0x5d) return null;
  return { end: close + 1, refs: [{ range: { start, end: stop }, id: plain.slice(start, stop) }] };
}

/** Letters of any script, digits and `-_.`. */
const isLabel = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x2d || code === 0x5f || code === 0x2e || code > 0x7f;

/** Gives the offset of the closing bracket, or -1. A number of a span that is not written itself has the range of the span. */
function readNumbers(plain: string, from: number, end: number, refs: Citation['refs'][number][]): number {
  let last = 0;
  let at = from;
  while (at < end && refs.length < MOST_NUMBERS + WIDEST_SPAN) {
    const firstEnd = digitsEnd(plain, at, end);
    const first = numberOf(plain, at, firstEnd);
    const dash = plain.charCodeAt(firstEnd);
    const isSpan = dash === 0x2d || dash === 0x2013;
    const stop = isSpan ? digitsEnd(plain, firstEnd + 1, end) : firstEnd;
    const to = isSpan ? numberOf(plain, firstEnd + 1, stop) : first;
    if (first <= last || to < first || to - first > WIDEST_SPAN) return -1;
    for (let id = first; id <= to; id++) refs.push({ range: { start: at, end: stop }, id: String(id) });
    last = to;
    at = stop;
    if (plain.charCodeAt(at) === 0x5d) return at;
    if (plain.charCodeAt(at) !== 0x2c && plain.charCodeAt(at) !== 0x3001) return -1;
    at++;
    while (plain.charCodeAt(at) === 0x20 && at < end) at++;
  }
  return -1;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function digitsEnd(plain: string, at: number, end: number): number {
  while (at < end && isDigit(plain.charCodeAt(at))) at++;
  return at;
}

/** 0 for no number, one that is too high, or one with a leading zero. */
function numberOf(plain: string, from: number, to: number): number {
  if (to === from || to - from > 3 || plain.charCodeAt(from) === 0x30) return 0;
  const value = Number(plain.slice(from, to));
  return value <= HIGHEST ? value : 0;
}

/**
 * Whether a mark may stand at `at`: not behind a sign that makes it an interval or an index (`= [1, 5]`, `a[1]`).
 * One that is glued to a Latin word or a number counts only where it closes, that is where nothing but marks follows it.
 */
export function mayStand(plain: string, at: number, start: number, closes: boolean): boolean {
  if (at === start) return closes;
  if (isWord(plain.charCodeAt(at - 1))) return closes && at - 2 >= start && isWord(plain.charCodeAt(at - 2));
  let before = at - 1;
  while (before >= start && plain.charCodeAt(before) === 0x20) before--;
  return before < start ? closes : !'=([{<>+/~∈×'.includes(plain[before] ?? ' ');
}

const isWord = (code: number): boolean => isDigit(code) || code === 0x5f || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
