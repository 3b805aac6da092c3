import type { Briefing } from '../model/briefing';
import { lastFrom, type Range } from '../model/range';

/**
 * The lines of an item that stands alone in them, their line breaks and the suppressions right above it included, so that it can be taken out
 * without a trace. Null where something else stands there, or more deeply indented lines below belong to it.
 */
export function ownLines(briefing: Briefing, range: Range): Range | null {
  const { text, lines } = briefing;
  const own = lines.lineAt(range.start);
  const last = lines.lineAt(range.end);
  const indent = text.slice(lines.startOf(own), range.start);
  if (indent.trim() !== '' || text.slice(range.end, lines.endOf(last)).trim() !== '') return null;
  let next = last + 1;
  while (next < lines.lineCount && lines.lineText(next).trim() === '') next++;
  const isDeeper = next < lines.lineCount && /^[ \t]*/.exec(lines.lineText(next))?.[0].length !== indent.length && lines.lineText(next).startsWith(`${indent} `);
  if (isDeeper) return null;
  const first = firstAbove(briefing, own);
  const end = lines.startOf(last + 1);
  // The last line of a document has no break of its own to take: the one before it goes.
  return last + 1 >= lines.lineCount && first > 0 ? { start: lines.endOf(first - 1), end } : { start: lines.startOf(first), end };
}

/** The first of the lines right above one that hold nothing but comments about it. */
function firstAbove({ directives, lines }: Briefing, line: number): number {
  let first = line;
  for (;;) {
    const last = lastFrom(directives, lines.startOf(first) - 1);
    if (last?.kind !== 'disable-next-line' || lines.lineAt(last.range.end) !== first - 1) return first;
    const above = lines.lineAt(last.range.start);
    if (lines.text.slice(lines.startOf(above), last.range.start).trim() !== '' || lines.text.slice(last.range.end, lines.endOf(first - 1)).trim() !== '') return first;
    first = above;
  }
}

/** Whether a suppression outside the lines may be about what stands in them: without them it would pass over nothing. */
export const isSuppressed = ({ directives, text }: Briefing, place: Range): boolean => directives.some(({ kind, range }) =>
  range.end <= place.start && (kind === 'disable' || (kind === 'disable-next-line' && place.start - range.end < 2_000 && text.slice(range.end, place.start).replace(/<!--(?:(?!-->)[^])*-->/g, '').trim() === '')));
