import type { Briefing, Bullet, DocumentDate, Prose, Section } from '../model/briefing';
import type { Reference, Residue } from '../model/citation';
import type { Directive } from '../model/directive';
import { LineIndex } from '../model/lineIndex';
import { findDirectives } from './directives';
import type { DocumentFacts } from './documentFacts';
import type { FrontMatter } from './frontMatter';
import type { ParseOptions } from './parseBriefing';
import { textOf, type Passage } from './passage';
import { joinLists, type ReferenceList } from './references/referenceState';
import { findDistantResidue } from './residue/distantResidue';
import { placePassage, placePassages, type Placed } from './placePassages';

/** What of a document is no passage. */
export interface Frame {
  readonly frontMatter: FrontMatter | null;
  readonly facts: DocumentFacts;
  readonly options: ParseOptions;
  /** No heading has a lower level: above one of this level nothing need be looked for. */
  readonly outermost: number;
}

/**
 * A briefing made of passages, most of them shared with the version before: a new version takes as long as what was edited, and what moved
 * is placed when it is asked for.
 */
export class PassagedBriefing implements Briefing {
  readonly title: string | null;
  readonly asOf: DocumentDate | null;
  readonly language: Briefing['language'];
  private placed: readonly Placed[] | null = null;
  private readonly lists = new Map<string, readonly unknown[]>();
  private allResidue: readonly Residue[] | null = null;
  private allDirectives: readonly Directive[] | null = null;
  private knownText: string | null;
  private knownLines: LineIndex | null;

  /** `starts` are the offsets at which the passages begin, and the length of the document behind them. */
  constructor(
    readonly passages: readonly Passage[],
    readonly starts: Int32Array,
    readonly frame: Frame,
    known: LineIndex | null,
  ) {
    ({ title: this.title, asOf: this.asOf, language: this.language } = frame.facts);
    this.knownLines = known;
    this.knownText = known?.text ?? null;
  }

  get text(): string {
    return (this.knownText ??= this.passages.map(textOf).join(''));
  }

  get length(): number {
    return this.starts.at(-1) ?? 0;
  }

  get lines(): LineIndex {
    return (this.knownLines ??= new LineIndex(this.text));
  }

  get sections(): readonly Section[] {
    return this.collect('sections', (placed) => placed.sections);
  }

  get bullets(): readonly Bullet[] {
    return this.collect('bullets', (placed) => placed.bullets);
  }

  get prose(): readonly Prose[] {
    return this.collect('prose', (placed) => placed.prose);
  }

  get references(): readonly Reference[] {
    return this.collect('references', (placed) => placed.references);
  }

  get residue(): readonly Residue[] {
    return (this.allResidue ??= this.findAllResidue());
  }

  get directives(): readonly Directive[] {
    return (this.allDirectives ??= findDirectives(this.text, this.collect('code', (placed) => placed.code)));
  }

  get referenceLists(): readonly ReferenceList[] {
    return joinLists(this.place().map(({ lists }, index) => ({ lists, continues: this.passages[index]?.continues ?? false })));
  }

  /** Some of it tells what stands elsewhere in the document: no passage knows that by itself. */
  private findAllResidue(): readonly Residue[] {
    const near = this.collect('residue', (placed) => placed.residue);
    const distant = findDistantResidue(this.text, near, this.collect('code', (placed) => placed.code));
    return distant.length > 0 ? [...near, ...distant].sort((left, right) => left.range.start - right.range.start) : near;
  }

  bulletAt(offset: number): Bullet | null {
    const index = this.passageAt(offset);
    const passage = this.passages[index];
    if (!passage) return null;
    const at = passage.at + offset - (this.starts[index] ?? 0);
    const nearest = passage.bullets.findIndex(({ range }) => range.start <= at && at <= range.end);
    const found = nearest >= 0 ? nearest : passage.bullets.findIndex(({ range }) => lineStart(passage.source, range.start) <= at && at <= lineEnd(passage.source, range.end));
    const placed = this.placed?.[index] ?? placePassage(this.passages, this.starts, index, this.frame.outermost);
    return placed?.bullets[found] ?? null;
  }

  private place(): readonly Placed[] {
    return (this.placed ??= placePassages(this.passages, this.starts));
  }

  private collect<T>(name: string, of: (placed: Placed) => readonly T[]): readonly T[] {
    const known = this.lists.get(name) as readonly T[] | undefined;
    if (known) return known;
    const all: T[] = [];
    for (const placed of this.place()) for (const one of of(placed)) all.push(one);
    this.lists.set(name, all);
    return all;
  }

  /** The text from `start` to `end`, without the making of the whole. */
  slice(start: number, end: number): string {
    if (this.knownText !== null) return this.knownText.slice(start, end);
    let index = this.passageAt(start);
    let result = '';
    for (let at = start; at < end && index < this.passages.length; index++) {
      const passage = this.passages[index];
      const from = this.starts[index] ?? 0;
      if (!passage) break;
      const stop = Math.min(end, from + passage.length);
      result += passage.source.slice(passage.at + at - from, passage.at + stop - from);
      at = stop;
    }
    return result;
  }

  /** Index of the passage in which an offset lies; the last one for the end of the text. */
  passageAt(offset: number): number {
    let low = 0;
    let high = this.passages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d;
