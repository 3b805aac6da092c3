import type { Reference, Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import { readEntry } from './referenceEntry';
import { promiseOf } from './referenceHeading';

const ITEM = /[ \t]*(?:[-*+]|(\d{1,4})[.)])(?=[ \t])/y;
const LONGEST_FIRST_LINE = 160;

export interface CommentList {
  readonly heading: Range;
  readonly range: Range;
  readonly references: readonly Reference[];
}

/**
 * A list of references that was hidden in a comment: its first line is a heading of references (`Project grounding / sources (do not
 * remove)`), and at least half of the items below it hold a URL or residue. Its other lines are titles of groups.
 */
export function readComment(text: string, comment: Range, residue: readonly Residue[]): CommentList | null {
  let heading: Range | null = null;
  const references: Reference[] = [];
  let shown = 0;
  for (let at = comment.start + 4; at < comment.end; ) {
    const line = lineAt(text, at, comment.end);
    at = line.next;
    if (line.end === line.start) continue;
    if (heading === null) {
      if (promiseOf(text.slice(line.start, line.end), LONGEST_FIRST_LINE) === 'none') return null;
      heading = { start: line.start, end: line.end };
      continue;
    }
    ITEM.lastIndex = line.start;
    const match = ITEM.exec(text);
    if (!match) continue;
    const reference = readEntry(text, { range: { start: line.start, end: line.end }, start: ITEM.lastIndex, end: line.end, form: 'item', number: match[1] ?? null }, residue);
    if (!reference) continue;
    references.push(reference);
    if (reference.url !== null || reference.title === null) shown++;
  }
  const first = references[0];
  const last = references.at(-1);
  return heading !== null && first && last && shown * 2 >= references.length ? { heading, range: { start: first.range.start, end: last.range.end }, references } : null;
}

/** The words of a line, without the white space and the end of the comment around them. */
function lineAt(text: string, from: number, limit: number): Range & { readonly next: number } {
  let stop = from;
  while (stop < limit && text.charCodeAt(stop) !== 0x0a && text.charCodeAt(stop) !== 0x0d) stop++;
  let start = from;
  let end = text.startsWith('-->', stop - 3) && stop - 3 >= from ? stop - 3 : stop;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return { start, end, next: stop + 1 };
}
