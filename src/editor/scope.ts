import type { Briefing } from '../core/model/briefing';
import type { Range } from '../core/model/range';
import type { ActiveDocument } from './activeDocument';

/** Where the cursor stands; the start of the document where no editor shows it. */
export const offsetOf = ({ document, editor }: ActiveDocument): number => (editor ? document.offsetAt(editor.selection.active) : 0);

/** From the heading above an offset to the next one of the same or a higher level; the lines before the first heading are a section too. */
export function sectionAt({ sections, text }: Briefing, offset: number): Range {
  const index = sections.findLastIndex(({ range }) => range.start <= offset);
  const section = sections[index];
  if (!section) return { start: 0, end: (sections[0]?.range.start ?? text.length + 1) - 1 };
  const next = sections.slice(index + 1).find(({ level }) => level <= section.level);
  return { start: section.range.start, end: next ? next.range.start - 1 : text.length };
}
