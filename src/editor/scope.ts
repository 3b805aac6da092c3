import type { Briefing, Bullet } from '../core/model/briefing';
import type { Range } from '../core/model/range';
import type { ActiveDocument } from './activeDocument';

/** Where the cursor stands; the start of the document where no editor shows it. */
export const offsetOf = ({ document, editor }: ActiveDocument): number => (editor ? document.offsetAt(editor.selection.active) : 0);

/** The bullet in whose lines an offset lies. */
export function bulletAt({ bullets, lines }: Briefing, offset: number): Bullet | null {
  const line = lines.lineAt(offset);
  return bullets.find(({ range }) => lines.lineAt(range.start) <= line && line <= lines.lineAt(range.end)) ?? null;
}

/** From the heading above an offset to the next one of the same or a higher level; the lines before the first heading are a section too. */
export function sectionAt({ sections, text }: Briefing, offset: number): Range {
  const index = sections.findLastIndex(({ range }) => range.start <= offset);
  const section = sections[index];
  if (!section) return { start: 0, end: (sections[0]?.range.start ?? text.length + 1) - 1 };
  const next = sections.slice(index + 1).find(({ level }) => level <= section.level);
  return { start: section.range.start, end: next ? next.range.start - 1 : text.length };
}
