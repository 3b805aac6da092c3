import type { Briefing } from '../model/briefing';
import type { Directive } from '../model/directive';
import type { TextEdit } from '../model/textEdit';

/** Nothing, or what stands for itself whatever stands above it; a line of words would go on with the one above the comment. */
const BEGINS_BLOCK = /^\s*$|^ {0,3}(?:[-*+][ \t]|1[.)][ \t]|#{1,6}[ \t]|>|```|~~~|<!--)/;

/** Takes a rule out of a comment for the checks, or the comment out of the text where it names no other; with its line where it is all that stands in it, unless that line keeps two apart. */
export function withoutComment({ text, lines }: Briefing, { range, rules }: Directive, rule: string | null): TextEdit {
  const index = rules.findIndex(({ name }) => name === rule);
  const own = rules[index];
  if (own && rules.length > 1) {
    const next = rules[index + 1];
    const before = rules[index - 1];
    return { range: next ? { start: own.range.start, end: next.range.start } : { start: before?.range.end ?? own.range.start, end: own.range.end }, text: '' };
  }
  const first = lines.lineAt(range.start);
  const last = lines.lineAt(range.end);
  const isAlone = text.slice(lines.startOf(first), range.start).trim() === '' && text.slice(range.end, lines.endOf(last)).trim() === '';
  if (isAlone) {
    const keepsApart = first > 0 && last + 1 < lines.lineCount && lines.lineText(first - 1).trim() !== '' && !BEGINS_BLOCK.test(lines.lineText(last + 1));
    return { range: { start: lines.startOf(first), end: keepsApart ? lines.endOf(last) : lines.startOf(last + 1) }, text: '' };
  }
  let start = range.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return { range: { start, end: range.end }, text: '' };
}
