import type { Briefing } from '../model/briefing';
import type { Range } from '../model/range';

/**
 * The lines of an item that stands alone in them, their line breaks included, so that it can be taken out without a trace. Null where something
 * else stands there, or more deeply indented lines below belong to it.
 */
export function ownLines({ text, lines }: Briefing, range: Range): Range | null {
  const first = lines.lineAt(range.start);
  const last = lines.lineAt(range.end);
  const indent = text.slice(lines.startOf(first), range.start);
  if (indent.trim() !== '' || text.slice(range.end, lines.endOf(last)).trim() !== '') return null;
  let next = last + 1;
  while (next < lines.lineCount && lines.lineText(next).trim() === '') next++;
  const isDeeper = next < lines.lineCount && /^[ \t]*/.exec(lines.lineText(next))?.[0].length !== indent.length && lines.lineText(next).startsWith(`${indent} `);
  if (isDeeper) return null;
  const end = lines.startOf(last + 1);
  // The last line of a document has no break of its own to take: the one before it goes.
  return last + 1 >= lines.lineCount && first > 0 ? { start: lines.endOf(first - 1), end } : { start: lines.startOf(first), end };
}
