import type { Range } from '../model/range';
import { blotOut, MASK, urlEnd } from './normalize';

export { MASK };

/** Inline code, link targets and URLs: what begins like this may have to be hidden. */
const OPENINGS = ['`', '](', '://'] as const;

/**
 * The parts of a text that are not read as words, in order: inline code, the target behind a link's text with its brackets, and URLs.
 * Each is looked for inside one of the `stretches` only (a paragraph, the text of an item, a row), which are in order and do not overlap.
 */
export function hiddenParts(text: string, stretches: readonly Range[]): Range[] {
  const hidden: Range[] = [];
  const next = OPENINGS.map((opening) => text.indexOf(opening));
  for (const { start, end } of stretches) {
    let found = false;
    for (const [index, opening] of OPENINGS.entries()) {
      // Every character is passed once, however many stretches there are.
      if ((next[index] ?? -1) >= 0 && (next[index] ?? -1) < start) next[index] = text.indexOf(opening, start);
      if ((next[index] ?? -1) >= 0 && (next[index] ?? -1) < end) found = true;
    }
    if (found) hideWithin(text, start, end, hidden);
  }
  return hidden;
}

const HIDDEN = /`+|\]\(|https?:\/\//g;

function hideWithin(text: string, start: number, end: number, hidden: Range[]): void {
  const part = text.slice(start, end);
  HIDDEN.lastIndex = 0;
  for (let match = HIDDEN.exec(part); match; match = HIDDEN.exec(part)) {
    const from = match[0] === '](' ? match.index + 1 : match.index;
    const to = match[0] === '](' ? targetEnd(part, from) : match[0].startsWith('`') ? codeEnd(part, from, match[0]) : urlEnd(part, from);
    if (to === null) continue;
    hidden.push({ start: start + from, end: start + to });
    HIDDEN.lastIndex = to;
  }
}

/** Code spans close with as many backticks as they opened with (CommonMark 6.1). */
function codeEnd(text: string, start: number, opening: string): number | null {
  for (let at = text.indexOf(opening, start + opening.length); at >= 0; ) {
    let end = at + opening.length;
    while (text[end] === '`') end++;
    if (end - at === opening.length) return end;
    at = text.indexOf(opening, end);
  }
  return null;
}

const TARGET = /\(\s*(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/y;

function targetEnd(text: string, start: number): number | null {
  TARGET.lastIndex = start;
  return TARGET.test(text) ? TARGET.lastIndex : null;
}

/** Comments inside a paragraph: one that runs over an empty line is a block of its own, or was never closed. */
export function inlineComments(text: string): Range[] {
  const comments: Range[] = [];
  let close = 0;
  for (let open = text.indexOf('<!--'); open >= 0 && close >= 0; open = text.indexOf('<!--', open + 4)) {
    if (close < open + 4) close = text.indexOf('-->', open + 4);
    const isInline = close >= 0 && close - open < 2_000 && !/[\r\n][ \t]*[\r\n](?<!\r\n)/.test(text.slice(open, close));
    if (isInline) comments.push({ start: open, end: close + 3 });
  }
  return comments;
}

/** The text, as long as it is, with the `hidden` stretches (in any order, possibly overlapping) blotted out by `MASK`. */
export function blotAll(text: string, hidden: readonly Range[]): string {
  return blotOut(text, [...hidden].sort((left, right) => left.start - right.start || left.end - right.end));
}
