import type { CivilDate } from '../../model/civilDate';
import type { Range } from '../../model/range';
import { readDate } from '../dates/readDate';
import { halfWidth } from '../normalize';
import { readCitations } from './citations';

/** In characters. What is longer is no bullet that lacks a bracket at its end. */
const LONGEST = 2_000;
const LONGEST_CITATION = 160;

/** A citation that would be one if it had both its brackets. Offsets are those of the text that was read. */
export interface BrokenBracket {
  /** The citation as it stands, with the bracket it has. */
  readonly range: Range;
  readonly isOpening: boolean;
  /** Where the bracket is missing, and which. */
  readonly at: number;
  readonly bracket: string;
}

/**
 * Finds the one bracket that a citation with a date and a publisher lacks at the end of a text: `5 (Jan 7, 2026, Reuters` or
 * `5 Jan 7, 2026, Reuters).` The proof is that with it, and only with it, the citation is read.
 */
export function findBrokenBracket(text: string, documentDate: CivilDate | null): BrokenBracket | null {
  if (text.length > LONGEST || /[`<]/.test(text)) return null;
  const plain = halfWidth(text);
  const end = plain.replace(/[\s.。]+$/, '').length;
  return plain[end - 1] === ')' ? withoutOpening(text, plain, end, documentDate) : withoutClosing(text, plain, end, documentDate);
}

function withoutClosing(text: string, plain: string, end: number, documentDate: CivilDate | null): BrokenBracket | null {
  const open = plain.lastIndexOf('(', end);
  if (open < 0 || plain.indexOf(')', open) >= 0 || end - open > LONGEST_CITATION) return null;
  const bracket = text[open] === '（' ? '）' : ')';
  return isCited(text, plain, end, bracket, open, documentDate) ? { range: { start: open, end }, isOpening: false, at: end, bracket } : null;
}

function withoutOpening(text: string, plain: string, end: number, documentDate: CivilDate | null): BrokenBracket | null {
  const before = plain.lastIndexOf(')', end - 2);
  if (plain.lastIndexOf('(', end) > before) return null;
  const bracket = text[end - 1] === '）' ? '（' : '(';
  for (let at = Math.max(before + 1, end - LONGEST_CITATION, 1); at < end; at++) {
    const begins = /[\s、。,.]/.test(plain[at - 1] ?? '') && readDate(plain, at, end, documentDate) !== null;
    if (begins && isCited(text, plain, at, bracket, at, documentDate)) return { range: { start: at, end }, isOpening: true, at, bracket };
  }
  return null;
}

/** Whether a citation with a date and a publisher begins at `start` once the bracket stands at `at`. */
function isCited(text: string, plain: string, at: number, bracket: string, start: number, documentDate: CivilDate | null): boolean {
  const mended = text.slice(0, at) + bracket + text.slice(at);
  const { citations } = readCitations(mended, plain.slice(0, at) + halfWidth(bracket) + plain.slice(at), 0, mended.length, true, documentDate);
  return citations.some(({ range, date, publishers }) => range.start === start && date !== null && publishers.length > 0);
}
