import type { Briefing } from '../model/briefing';
import type { Finding } from '../model/finding';
import { startingWithin } from '../model/range';
import type { TextEdit } from '../model/textEdit';

/**
 * A comment in a line of its own that asks not to be told of a finding: above the bullet it is in, or above its line, as far indented.
 * Null where no such line can stand: between the rows of a table it would end the table, inside a comment it would end the comment.
 */
export function suppressionEdit(briefing: Briefing, { rule, range }: Finding): TextEdit | null {
  const bullet = briefing.bulletAt(range.start);
  const start = bullet ? bullet.range.start : range.start;
  const line = briefing.lines.lineAt(start);
  const lineStart = briefing.lines.startOf(line);
  const lineRange = { start: lineStart, end: briefing.lines.endOf(line) };
  const isRow = bullet?.form === 'cell' || startingWithin(briefing.references, lineRange).some(({ form }) => form === 'row');
  if (isRow || rule === 'unused-suppression' || isInComment(briefing.text, lineStart)) return null;
  const indentation = /^[ \t\u3000>]*/.exec(briefing.text.slice(lineStart, start))?.[0] ?? '';
  return { range: { start: lineStart, end: lineStart }, text: `${indentation}<!-- briefing-disable-next-line ${rule} -->${lineBreakOf(briefing)}` };
}

/** Where it cannot be told (a bare `<!--` in code above), it counts as a comment: then nothing is offered, and nothing broken. */
function isInComment(text: string, offset: number): boolean {
  return offset > 0 && text.lastIndexOf('<!--', offset - 1) > text.lastIndexOf('-->', offset - 1);
}

function lineBreakOf({ text, lines }: Briefing): string {
  const first = text.slice(lines.endOf(0), lines.startOf(1));
  return first === '' ? '\n' : first;
}
