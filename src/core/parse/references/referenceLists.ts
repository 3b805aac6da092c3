import { BUILT_IN_CADENCES } from '../../model/cadence';
import type { Reference, Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import type { Block } from '../blocks';
import { readComment } from './referenceComment';
import { readDefinition } from './referenceDefinition';
import { promiseOf } from './referenceHeading';
import { itemListAt, readItems } from './referenceItems';
import { beginsFootnote, readLines } from './referenceLines';
import { readColumns, readRow } from './referenceRow';
import { NO_LIST, sameState, type ReferenceList, type ReferenceReading, type ReferenceState } from './referenceState';

const NOTHING: readonly never[] = [];
const NO_BLOCKS: ReadonlySet<Block> = new Set();
const NOTHING_READ: ReferenceReading = { lists: NOTHING, references: NOTHING, taken: NO_BLOCKS, continues: false, after: NO_LIST };
const BUILT_IN_NAMES: ReadonlySet<string> = new Set(BUILT_IN_CADENCES.map(({ name }) => name));

/**
 * Reads the references in a run of blocks of the top level (docs/references.md). `residue` is that of the same stretch, in order; `before` is
 * the `after` of the run before. Depends on nothing else, so that runs may be read one by one, and again only where one changed.
 */
export function readReferences(text: string, blocks: readonly Block[], residue: readonly Residue[], before: ReferenceState, tagNames = BUILT_IN_NAMES): ReferenceReading {
  if (before.place === 'none' && !before.inDefinitions && !mayHold(text, blocks)) return NOTHING_READ;
  return new ReferenceReader(text, blocks, residue, tagNames, before).read();
}

function mayHold(text: string, blocks: readonly Block[]): boolean {
  for (const block of blocks) if (mayBegin(text, block)) return true;
  return false;
}

/** Whether a block may be read as references, or open a list of them, where none is open. */
function mayBegin(text: string, block: Block): boolean {
  switch (block.kind) {
    case 'heading': return promiseOf(block.text) !== 'none';
    case 'paragraph': return beginsFootnote(text, block.range.start) || promiseOf(block.text) !== 'none';
    case 'definition': case 'comment': return true;
    case 'item': case 'row': case 'break': case 'code': case 'html': return false;
  }
}

class ReferenceReader {
  private readonly lists: ReferenceList[] = [];
  private readonly references: Reference[] = [];
  private readonly taken = new Set<Block>();
  private continues = false;
  private place: ReferenceState['place'];
  private level: number;
  private isCertain: boolean;
  private isItems: boolean;
  private inDefinitions: boolean;
  /** The heading of the next list, null where it stands in an earlier run. */
  private heading: Range | null = null;
  /** Whether the next entries go on with the last of `lists` (or, while `isInherited`, with that of an earlier run). */
  private isGrowing: boolean;
  private isInherited: boolean;
  /** In how many quotes the open list stands. */
  private quotes = 0;

  constructor(
    private readonly text: string,
    private readonly blocks: readonly Block[],
    private readonly residue: readonly Residue[],
    private readonly tagNames: ReadonlySet<string>,
    private readonly before: ReferenceState,
  ) {
    ({ place: this.place, level: this.level, isCertain: this.isCertain, isItems: this.isItems, inDefinitions: this.inDefinitions } = before);
    this.isInherited = before.place === 'opened' || before.place === 'listed' || before.inDefinitions;
    this.isGrowing = this.isInherited;
  }

  read(): ReferenceReading {
    for (let index = 0; index < this.blocks.length; ) index = this.block(index);
    if (this.quotes > 0) this.leave();
    if (this.place === 'opened' && this.heading) this.lists.push({ heading: this.heading, range: { start: this.heading.end, end: this.heading.end } });
    const after = this.after();
    if (after === NO_LIST && this.lists.length === 0 && this.taken.size === 0) return NOTHING_READ;
    return { lists: this.lists, references: this.references, taken: this.taken, continues: this.continues, after };
  }

  private after(): ReferenceState {
    const { place, level, isCertain, isItems, inDefinitions } = this;
    const after = { place, level, isCertain, isItems, inDefinitions };
    return sameState(after, NO_LIST) ? NO_LIST : sameState(after, this.before) ? this.before : after;
  }

  /** Reads what begins with a block; gives the index of the block behind it. */
  private block(index: number): number {
    const block = this.blocks[index];
    if (!block) return index + 1;
    const quotes = block.depth - (block.kind === 'item' ? block.level : 0);
    if (quotes < this.quotes) this.leave();
    if (block.kind === 'definition') this.definition(block);
    else if (block.kind === 'comment') this.comment(block);
    else if (block.kind === 'paragraph') this.paragraph(block);
    else {
      this.endDefinitions();
      if (block.kind === 'heading') this.enter(block);
      else if (block.kind === 'item') return this.items(index);
      else if (block.kind === 'row') return this.rows(index);
      else if (block.kind === 'break') this.leave();
      else if (this.place === 'listed') this.close();
    }
    return index + 1;
  }

  private enter(block: Block): void {
    const promise = promiseOf(block.text);
    // A document may be titled "Sources": its chapters are not all lists of them.
    const isBelow = this.place !== 'none' && this.level > 1 && block.level > this.level;
    if (isBelow || promise !== 'none') this.open(block, block.range, isBelow ? this.level : block.level, promise === 'certain');
    else this.leave();
  }

  private open(block: Block, heading: Range, level: number, isCertain: boolean): void {
    this.place = 'opened';
    this.heading = heading;
    this.level = level;
    this.isCertain = isCertain;
    this.isItems = this.inDefinitions = this.isGrowing = this.isInherited = false;
    this.quotes = block.depth;
  }

  /** The list is over; its heading is still in force. */
  private close(): void {
    this.place = this.level > 0 ? 'closed' : 'none';
    this.isCertain = this.isItems = this.isGrowing = this.isInherited = false;
    this.heading = null;
  }

  private leave(): void {
    this.level = this.quotes = 0;
    this.inDefinitions = false;
    this.close();
  }

  private endDefinitions(): void {
    if (!this.inDefinitions) return;
    this.inDefinitions = this.isGrowing = this.isInherited = false;
  }

  private get isOpen(): boolean {
    return this.place === 'opened' || this.place === 'listed';
  }

  /** Adds entries to the open list, or to a list of definitions that has no heading. */
  private add(references: readonly Reference[], isItems: boolean): void {
    const start = references[0]?.range.start ?? 0;
    const end = references[references.length - 1]?.range.end ?? start;
    for (const reference of references) this.references.push(reference);
    const last = this.isGrowing && !this.isInherited ? this.lists.pop() : undefined;
    if (this.isInherited) this.continues = this.lists.length === 0;
    this.lists.push(last ? { heading: last.heading, range: { start: last.range.start, end } } : { heading: this.isOpen ? this.heading : null, range: { start, end } });
    this.isGrowing = true;
    this.isInherited = false;
    if (this.isOpen) {
      this.place = 'listed';
      this.isItems = isItems;
    } else this.inDefinitions = true;
  }

  private definition(block: Block): void {
    const reference = readDefinition(this.text, block.range);
    if (!reference) return;
    this.taken.add(block);
    this.add([reference], this.isItems);
  }

  private comment(block: Block): void {
    const list = readComment(this.text, block.range, this.residue);
    if (!list) return;
    this.taken.add(block);
    for (const reference of list.references) this.references.push(reference);
    this.lists.push({ heading: list.heading, range: list.range });
    this.isGrowing = this.isInherited = false;
  }

  private paragraph(block: Block): void {
    const { text } = this;
    const { start, end } = block.range;
    const isFootnote = beginsFootnote(text, start);
    if (!isFootnote) this.endDefinitions();
    if (isFootnote || this.isOpen) {
      const references = this.isOpen || block.depth === 0 ? readLines(text, start, end, this.residue, isFootnote || this.isItems) : null;
      if (references) {
        this.taken.add(block);
        this.add(references, this.isItems);
        return;
      }
    }
    this.words(block);
  }

  /** A paragraph that is no entry: the heading of a list, a title in one, or what ends it. */
  private words(block: Block): void {
    const { text } = this;
    const promise = promiseOf(block.text);
    const lineEnd = endOfLine(text, block.range);
    if (promise !== 'none') {
      const heading = { start: block.range.start, end: lineEnd };
      if (lineEnd === block.range.end) {
        this.open(block, heading, this.place === 'none' ? 0 : this.level, promise === 'certain');
        return;
      }
      const references = readLines(text, lineEnd + 1, block.range.end, this.residue, false);
      if (references) {
        this.open(block, heading, this.place === 'none' ? 0 : this.level, promise === 'certain');
        this.taken.add(block);
        this.add(references, false);
        return;
      }
    }
    this.isCertain = false;
    const isTitle = this.isOpen && this.level > 0 && lineEnd === block.range.end && /^(?:\*\*|__)[^\n]{1,60}(?:\*\*|__)[:：]?\s*$/.test(block.text);
    if (isTitle) this.place = 'opened';
    else if (this.place === 'listed') this.close();
  }

  private items(index: number): number {
    const list = itemListAt(this.text, this.blocks, index);
    if (!this.isOpen) {
      for (let at = index; at < list.end; at++) this.hidden(at);
      return list.end;
    }
    const references = readItems(this.text, this.blocks, list, this.residue, this.isCertain, this.tagNames, this.taken);
    if (!references) this.close();
    else if (references.length > 0) this.add(references, true);
    return list.end;
  }

  /** Link definitions and comments count even inside an item of any list. */
  private hidden(index: number): void {
    const block = this.blocks[index];
    if (block?.kind === 'definition') this.definition(block);
    else if (block?.kind === 'comment') this.comment(block);
  }

  private rows(index: number): number {
    const { text, blocks, residue } = this;
    let end = index + 1;
    while (blocks[end]?.kind === 'row' && blocks[end]?.level === 0) end++;
    if (!this.isOpen) return end;
    const titles = blocks[index]?.range ?? { start: 0, end: 0 };
    const columns = readColumns(text, titles);
    const references = blocks.slice(index + 1, end).map((row) => readRow(text, row.range, columns, residue)).filter((reference) => reference !== null);
    const shown = references.filter(({ url, id }) => url !== null || id !== null).length;
    const isList = references.length > 0 && ((this.isCertain && columns.title >= 0) || shown * 2 >= references.length);
    if (!isList) this.close();
    else {
      for (const row of blocks.slice(index, end)) this.taken.add(row);
      this.add(references, true);
    }
    return end;
  }
}

function endOfLine(text: string, { start, end }: Range): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
  return at;
}
