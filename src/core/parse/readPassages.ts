import type { Bullet, Prose, Section } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Residue } from '../model/citation';
import type { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';
import type { Block, Outline } from './blocks';
import { readItem, readTaggedCells, readTaggedParagraph, type BulletContext } from './bullets';
import type { Passage } from './passage';
import { plainText } from './plainText';
import { readReferences } from './references/referenceLists';
import type { ReferenceState } from './references/referenceState';
import { findResidue } from './residue/residue';
import { enterSection } from './sections';
import { referenceApart } from './urlsApart';

/** What reading a stretch of a document needs to know of the rest of it. */
export interface Surroundings {
  readonly before: ReferenceState;
  readonly open: readonly Section[];
  readonly tagNames: ReadonlySet<string>;
  readonly documentDate: CivilDate | null;
}

/** Reads a text that begins where a passage begins. `lines` are those of the text, `outline` are its blocks. */
export function readPassages(lines: LineIndex, outline: Outline, surroundings: Surroundings): readonly Passage[] {
  const { text } = lines;
  const { blocks } = outline;
  const code = codeOf(blocks);
  const residue = findResidue(text, 0, text.length, code);
  const plain = plainText(text, blocks, residue);
  return new PassageReader({ text, plain, residue, hasComments: text.includes('<!--'), tagNames: surroundings.tagNames, documentDate: surroundings.documentDate }, blocks, { residue, code }, surroundings)
    .read(passageStarts(outline, lines));
}

/** Where passages begin: at the start, and at every block of the top level behind an empty line. */
function passageStarts({ tops }: Outline, lines: LineIndex): number[] {
  const starts = [0];
  for (const line of tops) if (line > 0 && isBlank(lines, line - 1)) starts.push(lines.startOf(line));
  return starts;
}

function isBlank(lines: LineIndex, line: number): boolean {
  for (let at = lines.startOf(line), end = lines.endOf(line); at < end; at++) {
    const code = lines.text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

const codeOf = (blocks: readonly Block[]): readonly Range[] => blocks.filter((block) => block.kind === 'code').map((block) => block.range);

/** Most passages hold no references and no residue: they share one empty list. */
const NOTHING: readonly never[] = [];

class PassageReader {
  private readonly passages: Passage[] = [];
  private state: ReferenceState;
  private open: readonly Section[];
  private nextBlock = 0;
  private nextResidue = 0;
  private nextCode = 0;

  constructor(
    private readonly context: BulletContext,
    private readonly blocks: readonly Block[],
    private readonly found: { readonly residue: readonly Residue[]; readonly code: readonly Range[] },
    { before, open }: Surroundings,
  ) {
    this.state = before;
    this.open = open;
  }

  read(starts: readonly number[]): readonly Passage[] {
    for (let index = 0; index < starts.length; index++) this.passage(starts[index] ?? 0, starts[index + 1] ?? this.context.text.length);
    return this.passages;
  }

  private passage(start: number, end: number): void {
    const { text } = this.context;
    const blocks = this.blocksBefore(end);
    const residue = this.residueBefore(end);
    const { open } = this;
    const { lists, references, taken, continues, after } = readReferences(text, blocks, residue, this.state, this.context.tagNames);
    const sections: Section[] = [];
    const bullets: Bullet[] = [];
    const prose: Prose[] = [];
    for (const block of blocks) {
      if (block.kind === 'heading') {
        this.open = enterSection(this.open, text, this.context.plain, block);
        sections.push(...this.open.slice(-1));
      } else if (!taken.has(block)) this.bulletsOf(block, bullets, prose);
    }
    this.passages.push({
      source: text, at: start, length: end - start, before: this.state, after, open, openBehind: this.open, continues, lists, residue,
      references: residue.length > 0 && references.length > 0 ? references.map((reference) => referenceApart(reference, residue)) : references,
      code: this.codeBefore(end), sections: sections.length > 0 ? sections : NOTHING, bullets: bullets.length > 0 ? bullets : NOTHING,
      prose: prose.length > 0 ? prose : NOTHING,
    });
    this.state = after;
  }

  private bulletsOf(block: Block, bullets: Bullet[], prose: Prose[]): void {
    const section = this.open.at(-1) ?? null;
    if (block.kind === 'item') bullets.push(readItem(this.context, block.marker ?? block.range, block.range.end, section));
    else if (block.kind === 'row' && block.level === 0) for (const bullet of readTaggedCells(this.context, block.range, section)) bullets.push(bullet);
    else if (block.kind === 'paragraph') {
      const bullet = readTaggedParagraph(this.context, block.range, section);
      if (bullet) bullets.push(bullet);
      else prose.push({ range: block.range, section });
    }
  }

  private blocksBefore(end: number): readonly Block[] {
    const from = this.nextBlock;
    while ((this.blocks[this.nextBlock]?.range.start ?? Infinity) < end) this.nextBlock++;
    return this.blocks.slice(from, this.nextBlock);
  }

  private residueBefore(end: number): readonly Residue[] {
    const { residue } = this.found;
    const from = this.nextResidue;
    while ((residue[this.nextResidue]?.range.start ?? Infinity) < end) this.nextResidue++;
    return this.nextResidue > from ? residue.slice(from, this.nextResidue) : NOTHING;
  }

  private codeBefore(end: number): readonly Range[] {
    const { code } = this.found;
    const from = this.nextCode;
    while ((code[this.nextCode]?.start ?? Infinity) < end) this.nextCode++;
    return this.nextCode > from ? code.slice(from, this.nextCode) : NOTHING;
  }
}
