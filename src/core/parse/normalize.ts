import type { Range } from '../model/range';

const FULL_WIDTH = /[\uFF01-\uFF5E\u3000\u2212]/g;

/** The plain counterparts of U+FF01 to U+FF5E. */
const PLAIN = Array.from({ length: 0x5e }, (_, index) => String.fromCharCode(0x21 + index));

/**
 * The text with full-width ASCII (`（１，２００％）`), the ideographic space and U+2212 as their plain counterparts.
 * Exactly as long as the text, so that ranges found in the one hold in the other.
 */
export const halfWidth = (text: string): string =>
  text.replace(FULL_WIDTH, (character) => PLAIN[character.charCodeAt(0) - 0xff01] ?? (character === '\u3000' ? ' ' : '-'));

/** The plain counterpart of one character, by its code. */
export const halfWidthCode = (code: number): number => (code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code === 0x3000 ? 0x20 : code === 0x2212 ? 0x2d : code);

/** Stands for what must not be read: neither white space, nor a letter, a digit or a bracket. */
export const MASK = '\u0001';

/** The text with stretches of it blotted out, as long as before, line breaks too; `hidden` is in the order of its starts and may overlap. */
export function blotOut(text: string, hidden: readonly Range[], mark = MASK): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of hidden) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), mark.repeat(end - from));
    at = end;
  }
  if (at === 0) return text;
  parts.push(text.slice(at));
  // Joined it lies in one piece, as readers that look at every character want it.
  return parts.join('');
}

const STOP = 1;
const OPEN = 2;
const CLOSE = 3;
const CLOSING_MARK = 4;

/** What an ASCII character is to a URL; 0 for what may stand inside one. */
const URL_ASCII = new Uint8Array(128);
for (const character of '\t\n\v\f\r \u0001<>"\'`{}|\\^') URL_ASCII[character.charCodeAt(0)] = STOP;
for (const character of '([') URL_ASCII[character.charCodeAt(0)] = OPEN;
for (const character of ')]') URL_ASCII[character.charCodeAt(0)] = CLOSE;
for (const character of '.,;:!?*_') URL_ASCII[character.charCodeAt(0)] = CLOSING_MARK;

const URL_STOPS = /[\s。、，；」』）】]/;

/** Where a bare URL that starts at `start` ends: brackets inside it balance, closing punctuation behind it stays outside. */
export function urlEnd(text: string, start: number): number {
  const { length } = text;
  let end = start;
  let depth = 0;
  for (; end < length; end++) {
    const code = text.charCodeAt(end);
    const kind = code < 128 ? URL_ASCII[code] : code < 0x100 || isWide(code) ? (URL_STOPS.test(text.charAt(end)) ? STOP : 0) : 0;
    if (kind === STOP) break;
    if (kind === OPEN) depth++;
    else if (kind === CLOSE && --depth < 0) break;
  }
  while (end > start && URL_ASCII[text.charCodeAt(end - 1)] === CLOSING_MARK) end--;
  return end;
}

/** Where white space and East Asian punctuation stand among the characters. */
const isWide = (code: number): boolean => code === 0x1680 || (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3020) || code >= 0xfe00;
