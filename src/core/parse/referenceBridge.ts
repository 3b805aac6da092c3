import type { Reference, Residue } from '../model/citation';
import { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';
import type { Block } from './blocks';
import { opensReferences, readReferenceList } from './references';

export interface ReferenceState { readonly level: number; readonly open: boolean; readonly heading: boolean }
export const NO_LIST: ReferenceState = { level: 0, open: false, heading: false };
export const sameState = (a: ReferenceState, b: ReferenceState): boolean => a.level === b.level && a.open === b.open && a.heading === b.heading;
const BOLD_LINE = /^(?:\*\*|__)([^*_\n]{1,80}?)(?:\*\*|__)\s*:?$/;
export interface ReferenceReading {
  readonly lists: readonly { readonly heading: Range | null; readonly range: Range }[];
  readonly references: readonly Reference[];
  readonly taken: ReadonlySet<Block>;
  readonly continues: boolean;
  readonly after: ReferenceState;
}
const cache = new WeakMap<object, LineIndex>();
let lastText = ''; let lastLines: LineIndex | null = null;
export function readReferences(text: string, blocks: readonly Block[], residue: readonly Residue[], before: ReferenceState): ReferenceReading {
  void cache;
  let { level, open } = before;
  const lists: { heading: Range | null; range: Range }[] = [];
  const references: Reference[] = [];
  const taken = new Set<Block>();
  let heading: Range | null = null;
  let end = -1;
  for (const block of blocks) {
    if (block.range.start < end) { taken.add(block); continue; }
    if (block.kind === 'heading') {
      const goesOn = level > 1 && block.level > level;
      if (!goesOn) level = opensReferences(block.text) ? block.level : 0;
      open = goesOn || opensReferences(block.text);
      heading = block.range;
    } else if (block.kind === 'paragraph' && (opensReferences(BOLD_LINE.exec(block.text.trim())?.[1] ?? '') || (block.text.length <= 40 && opensReferences(block.text)))) { open = true; heading = block.range; }
    else if (block.kind === 'break') open = false;
    else if (open && block.kind === 'item') {
      if (lastText !== text) { lastText = text; lastLines = new LineIndex(text); }
      const lines = lastLines as LineIndex;
      const first = lines.lineAt(block.range.start);
      const stop = blocks.find((one) => one.range.start > block.range.start && ((one.kind === 'heading') || one.kind === 'break'));
      const reading = readReferenceList(lines, first, stop ? lines.lineAt(stop.range.start) : lines.lineAt(blocks.at(-1)?.whole.end ?? 0) + 1, residue);
      references.push(...reading.references);
      end = lines.endOf(reading.endLine - 1) + 1;
      lists.push({ heading, range: { start: block.range.start, end: Math.max(block.range.start, end - 1) } });
      taken.add(block);
    }
  }
  return { lists, references, taken, continues: false, after: { level, open, heading: false } };
}
