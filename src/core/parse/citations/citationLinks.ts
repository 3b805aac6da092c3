import type { Range } from '../../model/range';
import { MASK } from '../normalize';

/** The text of a document from `start` to `end`, as written and as words, and what reading citations there depends on. */
export interface Stretch {
  readonly text: string;
  readonly plain: string;
  readonly start: number;
  /** Behind the last character that is neither white space nor a full stop, emphasis, residue or a comment. */
  readonly end: number;
  /** Where the numbered marks begin that close the bullet (`[1][3]`); `end` where there are none. */
  readonly marks: number;
  /** A tagged bullet ends with its source, so that weaker evidence does. */
  readonly tagged: boolean;
  readonly documentDate: string | null;
  /** A word before it has said that sources follow. */
  readonly sourced: boolean;
}

export const MASK_CODE = MASK.charCodeAt(0);

/** `[words](https://…)`, `[words](./file.md)` (no URL) or `[words][21]`. */
export interface Link {
  readonly range: Range;
  /** Between the square brackets. */
  readonly words: Range;
  readonly url: { readonly range: Range; readonly href: string } | null;
  readonly ref: { readonly range: Range; readonly id: string } | null;
}

const LONGEST_WORDS = 1_000;
const TARGET = /\(\s*(?:<([^<>\n]*)>|((?:[^()\s]|\([^()\s]*\))*))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/y;
const REF = /\[(\^?[\w-]{1,20})\]/y;

/** The link that begins at the square bracket at `at` and ends before `end`. */
export function readLink({ text, plain }: Stretch, at: number, end: number): Link | null {
  const close = squareEnd(plain, at, Math.min(end, at + LONGEST_WORDS));
  if (close < 0 || close + 1 >= end) return null;
  const words = { start: at + 1, end: close };
  if (plain.charCodeAt(close + 1) === 0x5b) return readRefLink(plain, at, words, end);
  if (plain.charCodeAt(close + 1) !== MASK_CODE || text.charCodeAt(close + 1) !== 0x28) return null;
  TARGET.lastIndex = close + 1;
  const match = TARGET.exec(text);
  if (!match || TARGET.lastIndex > end || plain.charCodeAt(TARGET.lastIndex - 1) !== MASK_CODE) return null;
  const href = match[1] ?? match[2] ?? '';
  const start = text.indexOf(href, close + 2);
  const url = /^https?:\/\/\S/i.test(href) ? { range: { start, end: start + href.length }, href } : null;
  return { range: { start: at, end: TARGET.lastIndex }, words, url, ref: null };
}

function readRefLink(plain: string, at: number, words: Range, end: number): Link | null {
  REF.lastIndex = words.end + 1;
  const match = REF.exec(plain);
  if (!match?.[1] || REF.lastIndex > end || !/\p{L}/u.test(plain.slice(words.start, words.end))) return null;
  const start = words.end + 2;
  return { range: { start: at, end: REF.lastIndex }, words, url: null, ref: { range: { start, end: start + match[1].length }, id: match[1] } };
}

/** Where the square bracket closes that opens at `at`; brackets inside it (`[[PDF] Title]`) are passed; -1 for none. */
function squareEnd(plain: string, at: number, end: number): number {
  let depth = 0;
  for (let index = at; index < end; index++) {
    const code = plain.charCodeAt(index);
    if (code === 0x5b && ++depth > 2) return -1;
    if (code === 0x5d && --depth === 0) return index;
  }
  return -1;
}

/** The bare URL that begins at `at`, where `plain` is masked; null where something else is masked. */
export function readBareUrl({ text, plain }: Stretch, at: number, end: number): Link['url'] {
  if (!text.startsWith('http', at)) return null;
  const slashes = text.indexOf('://', at + 4);
  if (slashes < 0 || slashes > at + 5) return null;
  let stop = slashes + 3;
  while (stop < end && plain.charCodeAt(stop) === MASK_CODE && !ends(text.charCodeAt(stop))) stop++;
  return { range: { start: at, end: stop }, href: text.slice(at, stop) };
}

/** A comment, a code span, lenticular brackets or a private mark right behind a URL. */
const ends = (code: number): boolean => code === 0x3c || code === 0x60 || code === 0x3010 || code === 0xe200;

export function maskEnd(plain: string, at: number, end: number): number {
  while (at < end && plain.charCodeAt(at) === MASK_CODE) at++;
  return at;
}

const BLANKS = new Uint8Array(128);
for (const blank of ' \t\n\v\f\r*_|,') BLANKS[blank.charCodeAt(0)] = 1;

/** White space, emphasis, cell borders and separators: what may stand between the parts of an attribution. */
export const isBlank = (code: number): boolean => (code < 128 ? BLANKS[code] === 1 : code === 0x3001 || code === 0xa0 || code === 0x3000);

export function skipBlank(plain: string, at: number, end: number): number {
  while (at < end && isBlank(plain.charCodeAt(at))) at++;
  return at;
}

/** Whether nothing but blanks, residue and comments stands from `at` to `end`. */
export function isBlankBetween({ text, plain }: Stretch, at: number, end: number): boolean {
  for (let index = at; index < end; index++) {
    const code = plain.charCodeAt(index);
    if (code === MASK_CODE) {
      if (isWritten(text, index)) return false;
      index = maskEnd(plain, index, end) - 1;
    } else if (!isBlank(code)) return false;
  }
  return true;
}

/** Whether what is masked from `at` on is code, a URL or the target of a link, and not residue or a comment. */
export function isWritten(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x60 || code === 0x28 || text.startsWith('http', at);
}

/** The last character before `at` that is no blank, as its offset; `start - 1` for none. */
export function lastBefore(plain: string, at: number, start: number): number {
  let index = at - 1;
  while (index >= start && isBlank(plain.charCodeAt(index)) && plain.charCodeAt(index) !== 0x0a) index--;
  return index;
}
