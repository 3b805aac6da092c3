import type { Residue } from '../../model/citation';
import { sliceOf, type Range } from '../../model/range';
import { isBreak, mark } from './mark';
import { isCanvasClosing } from './pageTraces';
import { isPillName } from './pills';

/**
 * What is residue only because of another one elsewhere in the document, in order; `near` is what `findResidue` found in all of it:
 * - the name of a pill that stands alone below a line of text, where the same name stands above a count (`Reuters`, `+1`) in the document;
 * - the line `:::` that closes a canvas, where one was opened and no other container is open.
 * Nothing, and at no cost, in a document without pills and canvases.
 */
export function findDistantResidue(text: string, near: readonly Residue[], code: readonly Range[]): Residue[] {
  const names = new Set<string>();
  let canvases = 0;
  for (const { kind, range } of near) {
    if (kind === 'pill-name') names.add(sliceOf(text, range));
    else if (kind === 'canvas') canvases++;
  }
  return names.size === 0 && canvases === 0 ? [] : new DistantReader(text, near, code, names).read();
}

class DistantReader {
  private readonly found: Residue[] = [];
  private nextNear = 0;
  private nextCode = 0;
  /** The containers that are open (`:::note`), true for a canvas. */
  private readonly open: boolean[] = [];
  private isBelowText = false;

  constructor(
    private readonly text: string,
    private readonly near: readonly Residue[],
    private readonly code: readonly Range[],
    private readonly names: ReadonlySet<string>,
  ) {}

  read(): Residue[] {
    const { text } = this;
    for (let start = 0; start < text.length; ) {
      let end = start;
      while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
      this.line(start, end);
      start = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
    }
    return this.found;
  }

  private line(start: number, end: number): void {
    while ((this.code[this.nextCode]?.end ?? Infinity) <= start) this.nextCode++;
    while ((this.near[this.nextNear]?.range.end ?? Infinity) <= start) this.nextNear++;
    const isCode = (this.code[this.nextCode]?.start ?? Infinity) < end;
    const line = end - start > LONGEST_LINE ? null : this.text.slice(start, end);
    const words = line?.trim() ?? 'text';
    if (!isCode && words !== '') this.words(words, start + (line === null ? 0 : line.length - line.trimStart().length), start, end);
    this.isBelowText = !isCode && words !== '' && !words.startsWith('#');
  }

  private words(words: string, at: number, start: number, end: number): void {
    const marked = this.near[this.nextNear];
    if (marked && marked.range.start < end) {
      if (marked.kind === 'canvas') this.open.push(true);
      return;
    }
    if (/^[>\s]*:::/.test(words)) this.container(words, start, end);
    else if (this.isBelowText && this.names.has(words) && isPillName(words)) this.found.push(mark('pill-name', at, at + words.length));
  }

  private container(words: string, start: number, end: number): void {
    if (!isCanvasClosing(this.text, start, end)) {
      if (/^[>\s]*:{3,}\s*[\w{]/.test(words)) this.open.push(false);
      return;
    }
    if (!this.open.pop()) return;
    const at = this.text.indexOf(':', start);
    this.found.push(mark('canvas', at, at + 3));
  }
}

const LONGEST_LINE = 200;
