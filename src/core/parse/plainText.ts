import type { Residue } from '../model/citation';
import type { Range } from '../model/range';
import type { Block } from './blocks';
import { blotOut, halfWidth, urlEnd } from './normalize';

/**
 * The text, as long as it is, as the words that people wrote: residue, HTML comments, inline code, URLs and link targets are blotted out by
 * `MASK` (of residue all but the words that outlive it), full-width characters stand as their plain counterparts. Ranges found in it hold in the text.
 */
export function plainText(text: string, blocks: readonly ReadBlock[], residue: readonly Residue[]): string {
  const hidden = hiddenParts(text, blocks);
  if (residue.length > 0) {
    for (const { range, keep } of residue) hidden.push(...(keep ? [{ start: range.start, end: keep.start }, { start: keep.end, end: range.end }] : [range]));
    hidden.sort((left, right) => left.start - right.start || left.end - right.end);
  }
  return halfWidth(blotOut(text, hidden));
}

type ReadBlock = Pick<Block, 'kind' | 'range'>;

/** What may have to be hidden begins like one of these. */
const OPENINGS = ['`', '](', '://', '<!--'] as const;

/** Blocks of which the words are read. */
const isRead = ({ kind }: ReadBlock): boolean => kind === 'item' || kind === 'paragraph' || kind === 'heading' || kind === 'row';

/** Nothing hidden reaches over the end of its block. Every opening is searched for once, however many blocks there are. */
function hiddenParts(text: string, blocks: readonly ReadBlock[]): Range[] {
  const hidden: Range[] = [];
  const next = OPENINGS.map((opening) => indexOr(text, opening, 0));
  for (const block of blocks) {
    if (!isRead(block)) continue;
    const { start, end } = block.range;
    let found = false;
    for (let index = 0; index < OPENINGS.length; index++) {
      if ((next[index] ?? 0) < start) next[index] = indexOr(text, OPENINGS[index] ?? '', start);
      if ((next[index] ?? 0) < end) found = true;
    }
    if (found) hideWithin(text, block.range, hidden);
  }
  return hidden;
}

function indexOr(text: string, opening: string, from: number): number {
  const found = text.indexOf(opening, from);
  return found < 0 ? Infinity : found;
}

/** In characters. What is longer is no sentence of a person: its tag and the citation at its end are read, what lies between is not. */
export const LONGEST_READ = 20_000;
export const LONGEST_CITATION = 2_000;

const HIDDEN = /`+|\]\(|https?:\/\/|<!--/g;

function hideWithin(text: string, block: Range, hidden: Range[]): void {
  const offset = block.end - block.start > LONGEST_READ ? block.end - LONGEST_CITATION : block.start;
  const part = text.slice(offset, block.end);
  const ends = new HiddenEnds(part);
  HIDDEN.lastIndex = 0;
  for (let match = HIDDEN.exec(part); match; match = HIDDEN.exec(part)) {
    const start = match[0] === '](' ? match.index + 1 : match.index;
    const end = ends.of(match[0], start);
    if (end === null) continue;
    hidden.push({ start: offset + start, end: offset + end });
    HIDDEN.lastIndex = end;
  }
}

/** Where what is hidden ends. Each way of closing is searched for once, so that a text full of openings takes no longer than another. */
class HiddenEnds {
  private comments = true;
  private codeRuns: ReadonlyMap<number, Runs> | null = null;

  constructor(private readonly part: string) {}

  /** Null where it is not closed: then it opens nothing. */
  of(opening: string, start: number): number | null {
    if (opening === '](') return targetEnd(this.part, start);
    if (opening === '<!--') return this.commentEnd(start);
    return opening.startsWith('`') ? this.codeEnd(start, opening.length) : urlEnd(this.part, start);
  }

  private commentEnd(start: number): number | null {
    const close = this.comments ? this.part.indexOf('-->', start + 4) : -1;
    this.comments = close >= 0;
    return close < 0 ? null : close + 3;
  }

  /** Code spans close with as many backticks as they opened with (CommonMark 6.1). */
  private codeEnd(start: number, length: number): number | null {
    this.codeRuns ??= codeRuns(this.part);
    const runs = this.codeRuns.get(length);
    if (!runs) return null;
    // Openings come in the order of the text: what lies before one lies before the next.
    while ((runs.starts[runs.next] ?? Infinity) <= start) runs.next++;
    const close = runs.starts[runs.next];
    return close === undefined ? null : close + length;
  }
}

/** Where as many backticks stand in a row, in order, and the first of those places that may still close something. */
interface Runs {
  readonly starts: number[];
  next: number;
}

/** The rows of backticks, by their number. */
function codeRuns(part: string): ReadonlyMap<number, Runs> {
  const runs = new Map<number, Runs>();
  for (const { 0: { length }, index } of part.matchAll(/`+/g)) {
    const same = runs.get(length);
    if (same) same.starts.push(index);
    else runs.set(length, { starts: [index], next: 0 });
  }
  return runs;
}

const TARGET = /\(\s*(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/y;

function targetEnd(text: string, start: number): number | null {
  TARGET.lastIndex = start;
  return TARGET.test(text) ? TARGET.lastIndex : null;
}
