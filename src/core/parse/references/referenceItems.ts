import type { Reference, Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import type { Block } from '../blocks';
import { readEntry, residueWithin } from './referenceEntry';
import { isCitationMark } from './referenceResidue';
import { readTags } from '../tags';

/** One list of items, in blocks: `blocks[start]` is its first item, `blocks[end]` the first block behind it. */
export interface ItemList {
  readonly start: number;
  readonly end: number;
}

/** The list that begins with the item at `start`: its items have the same marker, and all that stands in them is part of it. */
export function itemListAt(text: string, blocks: readonly Block[], start: number): ItemList {
  const first = blocks[start];
  const sign = signOf(text, first);
  let inside = first?.whole.end ?? 0;
  let end = start + 1;
  for (let block = blocks[end]; block; block = blocks[++end]) {
    if (block.range.start < inside) continue;
    if (block.kind !== 'item' || block.level !== first?.level || block.depth !== first.depth || signOf(text, block) !== sign) break;
    inside = block.whole.end;
  }
  return { start, end };
}

/** `-`, `*` or `+` of a bullet, `.` or `)` of a number: another one begins another list (CommonMark 5.3). */
const signOf = (text: string, block: Block | undefined): number => (block?.marker ? text.charCodeAt(block.marker.end - 1) : 0);

type Standing = 'reference' | 'words' | 'empty' | 'other';

/**
 * Reads a list of items below a heading that promises references, and adds the blocks of its entries to `taken`; null where they are none. A
 * heading alone is no proof:
 *
 * - A tagged bullet, a wikilink (`[[page]]`) and a placeholder (`[Title]`, `{url}`) are never references.
 * - Where the heading is certain (`References`, `Sources`, `参考文献`) and no tagged bullet stands in the list, all other items are.
 * - Else (`Citations`, `主要な引用`, the list below a subheading or behind a text) at least half of them must show it: by a URL, a link, a
 *   domain in brackets, residue, or a number in brackets. Quotations and plain sentences do not.
 */
export function readItems(text: string, blocks: readonly Block[], list: ItemList, residue: readonly Residue[], isCertain: boolean, tagNames: ReadonlySet<string>, taken: Set<Block>): readonly Reference[] | null {
  const tops: Top[] = [];
  let tagged = false;
  for (let index = list.start; index < list.end; ) {
    const block = blocks[index];
    if (!block) break;
    let end = index + 1;
    while (end < list.end && (blocks[end]?.range.start ?? Infinity) < block.whole.end) end++;
    const isTagged = tagAt(text, block, tagNames);
    tagged ||= isTagged;
    tops.push({ index, end, standing: isTagged ? 'other' : standingOf(text, block, residue) });
    index = end;
  }
  if (!areReferences(tops, isCertain && !tagged)) return null;
  const references: Reference[] = [];
  for (const { index, end, standing } of tops) {
    if (standing === 'other') continue;
    readItem(text, blocks, index, end, residue, references);
    for (let at = index; at < end; at++) {
      const block = blocks[at];
      if (block) taken.add(block);
    }
  }
  return references;
}

/** An item of the list itself, with what stands in it: `blocks[index]` up to `blocks[end]`. */
interface Top {
  readonly index: number;
  readonly end: number;
  readonly standing: Standing;
}

/** Empty items alone are what a tool leaves before entries that it broke. */
function areReferences(tops: readonly Top[], isCertain: boolean): boolean {
  const count = { reference: 0, words: 0, empty: 0, other: 0 };
  for (const { standing } of tops) count[standing]++;
  if (count.empty === tops.length) return true;
  return isCertain ? count.reference + count.words > 0 : count.reference > 0 && count.reference >= count.words;
}

function tagAt(text: string, { marker, range }: Block, tagNames: ReadonlySet<string>): boolean {
  let at = marker?.end ?? range.start;
  while (at < range.end && text.charCodeAt(at) <= 0x20) at++;
  return readTags(text, at, range.end, tagNames).length > 0;
}

const SHOWS = /:\/\/|\]\(|\[\^?\d{1,4}\]|\[\^|[a-z]\.[a-z]{2,}\/|[a-z]\.[a-z]{2,}\)/i;
const PLACEHOLDER = /^(?:\[\[[^[\]]*\]\]|\[(?!\^)[^[\]\d][^[\]]*\][.:]?$|\{[^{}]*\}$|\.\.\.$|…$)/;

function standingOf(text: string, { marker, whole }: Block, residue: readonly Residue[]): Standing {
  const written = text.slice(marker?.end ?? whole.start, whole.end);
  const words = written.trim();
  if (words === '') return 'empty';
  if (words.includes('://')) return 'reference';
  const inside = residue.length > 0 ? residueWithin(residue, whole) : residue;
  const isMarked = inside.some(isCitationMark);
  // A mark in brackets is no placeholder.
  const opensWithMark = isMarked && inside[0]?.range.start === whole.end - written.trimStart().length;
  if (!opensWithMark && PLACEHOLDER.test(words)) return 'other';
  if (isMarked) return 'reference';
  return SHOWS.test(words) ? 'reference' : 'words';
}

/** An item with all that stands in it: one entry, or, where its words are the title of a group, the entries below it. */
function readItem(text: string, blocks: readonly Block[], index: number, end: number, residue: readonly Residue[], into: Reference[]): void {
  const block = blocks[index];
  if (!block) return;
  if (end === index + 1) {
    add(text, block, block.whole, block.range.end, residue, into);
    return;
  }
  const inner = blocks.slice(index + 1, end).filter((one) => one.kind === 'item' && hasUrl(text, one.range));
  if (hasUrl(text, block.range)) add(text, block, inner.length === 0 ? block.whole : block.range, block.range.end, residue, into);
  else if (inner.length < 2) {
    add(text, block, block.whole, hasUrl(text, block.whole) ? block.whole.end : block.range.end, residue, into);
    return;
  }
  for (const one of inner) add(text, one, one.range, one.range.end, residue, into);
}

const hasUrl = (text: string, { start, end }: Range): boolean => text.slice(start, end).includes('://');

function add(text: string, { marker }: Block, range: Range, end: number, residue: readonly Residue[], into: Reference[]): void {
  const start = marker?.end ?? range.start;
  const isNumber = marker !== null && marker.end - marker.start > 1;
  const reference = readEntry(text, { range, start, end: Math.max(start, Math.min(end, range.end)), form: 'item', number: isNumber ? text.slice(marker.start, marker.end - 1) : null }, residue);
  if (reference) into.push(reference);
}
