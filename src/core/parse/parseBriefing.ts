import type { Briefing, DocumentDate, Section } from '../model/briefing';
import { BUILT_IN_CADENCES } from '../model/cadence';
import type { Reference } from '../model/citation';
import { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';
import { readBlocks, type Block } from './blocks';
import { readBullet, type BulletContext } from './bullets';
import { lastDayOf, readDate } from './dates';
import { readFrontMatter, type FrontMatter } from './frontMatter';
import { halfWidth } from './normalize';
import { blotAll, hiddenParts, inlineComments } from './plainText';
import { opensReferences, readReferenceList } from './references';
import { findResidue } from './residue';

export interface ParseOptions {
  /** Base name of the file, which may hold its date: `japan-market-briefing-2026-01-28.md`. */
  readonly fileName?: string;
  /** Names of the cadences in force, upper case; the built-in ones where left out. */
  readonly tagNames?: ReadonlySet<string>;
}

const BUILT_IN_NAMES: ReadonlySet<string> = new Set(BUILT_IN_CADENCES.map((cadence) => cadence.name));

/** Reads a document into its model. Never throws, whatever the text; takes time linear in its length. */
export function parseBriefing(text: string, options: ParseOptions = {}): Briefing {
  const lines = new LineIndex(text);
  const frontMatter = readFrontMatter(text);
  const blocks = sorted(readBlocks(withoutFrontMatter(text, frontMatter), lines).blocks, lines);
  const sections = nestSections(blocks, lines);
  const title = frontMatter?.title ?? sections.find((section) => section.level === 1)?.title ?? null;
  const asOf = documentDate(frontMatter, options.fileName ?? '', title);
  const residue = findResidue(text, blocks.code);
  const lists = readLists(blocks, lines, residue);
  const stretches = blocks.items.map((item) => ({ start: item.marker.end, end: Math.max(item.marker.end, item.end) }));
  const plain = halfWidth(blotAll(text, [...residue.map((one) => one.range), ...inlineComments(text), ...hiddenParts(text, stretches)]));
  const context: BulletContext = { text, plain, tagNames: options.tagNames ?? BUILT_IN_NAMES, documentDate: asOf && lastDayOf(asOf.date) };
  return {
    text, lines, title, language: languageOf(text), asOf, sections,
    bullets: readBullets(blocks, context, sections, lists.map((list) => list.range)),
    referenceLists: lists.map(({ heading, range }) => ({ heading, range })),
    references: lists.flatMap((list) => list.references), residue,
  };
}

/** Keeps the line count: the block parser must see the same lines. */
function withoutFrontMatter(text: string, frontMatter: FrontMatter | null): string {
  if (!frontMatter) return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  return text.slice(0, frontMatter.end).replace(/[^\r\n]/g, ' ') + text.slice(frontMatter.end);
}

function nestSections(blocks: Blocks, lines: LineIndex): Section[] {
  const sections: Section[] = [];
  const open: Section[] = [];
  for (const heading of blocks.headings) {
    if (heading.level === 0) continue;
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const section: Section = {
      range: { start: lines.startOf(heading.line), end: lines.endOf(heading.endLine - 1) }, level: heading.level, title: heading.title,
      path: [...open.map((one) => one.title), heading.title], key: null, threshold: null,
    };
    sections.push(section);
    open.push(section);
  }
  return sections;
}

function documentDate(frontMatter: FrontMatter | null, fileName: string, title: string | null): DocumentDate | null {
  if (frontMatter?.date && lastDayOf(frontMatter.date)) return { date: frontMatter.date, from: 'front-matter' };
  const inName = /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)/.exec(fileName);
  const date = inName ? inName.slice(1).filter(Boolean).join('-') : null;
  if (date && lastDayOf(date)) return { date, from: 'file-name' };
  const inTitle = title === null ? null : dateInTitle(halfWidth(title));
  return inTitle ? { date: inTitle, from: 'title' } : null;
}

function dateInTitle(title: string): string | null {
  for (const match of title.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    const reading = readDate(title, match.index, title.length, null);
    if (reading?.from && reading.precision === 'day') return reading.from;
    if (reading?.from && reading.precision === 'month') return reading.from.slice(0, 7);
  }
  return null;
}

interface HeadingBlock {
  readonly line: number;
  readonly endLine: number;
  readonly level: number;
  readonly title: string;
}

interface Blocks {
  readonly headings: readonly HeadingBlock[];
  readonly items: readonly { readonly marker: Range; readonly end: number }[];
  readonly breaks: readonly number[];
  readonly code: readonly Range[];
}

const BOLD_LINE = /^(?:\*\*|__)([^*_\n]{1,80}?)(?:\*\*|__)\s*:?$/;
const BARE_LINE = /^[^\n]{1,40}$/;

function sorted(blocks: readonly Block[], lines: LineIndex): Blocks {
  const headings: HeadingBlock[] = [];
  for (const { kind, range, level, text } of blocks) {
    const line = lines.lineAt(range.start);
    if (kind === 'heading') headings.push({ line, endLine: lines.lineAt(range.end) + 1, level, title: text });
    const title = kind === 'paragraph' ? (BOLD_LINE.exec(text.trim())?.[1] ?? (BARE_LINE.test(text) ? text : null)) : null;
    if (title !== null) headings.push({ line, endLine: line + 1, level: 0, title: title.trim() });
  }
  return {
    headings, items: blocks.filter(({ kind }) => kind === 'item').map(({ marker, range }) => ({ marker: marker ?? range, end: range.end })),
    breaks: blocks.filter(({ kind }) => kind === 'break').map(({ range }) => lines.lineAt(range.start)),
    code: blocks.filter(({ kind }) => kind === 'code' || kind === 'comment').map(({ range }) => range),
  };
}

interface ReferenceList {
  readonly heading: Range;
  readonly range: Range;
  readonly references: readonly Reference[];
}

/** A list of references runs from its heading to the next heading, thematic break or end of the document; a heading below its own (`### News`) goes on with it. */
function readLists(blocks: Blocks, lines: LineIndex, residue: Briefing['residue']): ReferenceList[] {
  const lists: ReferenceList[] = [];
  const stops = [...blocks.headings.filter((heading) => heading.level > 0).map((heading) => heading.line), ...blocks.breaks].sort((a, b) => a - b);
  let stop = 0;
  let level = 0;
  for (const heading of blocks.headings) {
    const goesOn = level > 1 && heading.level > level;
    if (!goesOn && heading.level > 0) level = opensReferences(heading.title) ? heading.level : 0;
    if (!(goesOn || opensReferences(heading.title)) || lines.startOf(heading.line) < (lists.at(-1)?.range.end ?? 0)) continue;
    while ((stops[stop] ?? Infinity) <= heading.line) stop++;
    const list = readListBelow(heading, lines, stops[stop] ?? lines.lineCount, residue);
    if (list.references.length > 0 && (!goesOn || list.references.some((reference) => reference.url))) lists.push(list);
  }
  return lists;
}

function readListBelow(heading: HeadingBlock, lines: LineIndex, last: number, residue: Briefing['residue']): ReferenceList {
  const { references, endLine } = readReferenceList(lines, heading.endLine, last, residue);
  const start = lines.startOf(heading.endLine);
  return { heading: { start: lines.startOf(heading.line), end: lines.endOf(heading.line) }, range: { start, end: Math.max(start, lines.endOf(endLine - 1)) }, references };
}

function readBullets(blocks: Blocks, context: BulletContext, sections: readonly Section[], lists: readonly Range[]): Briefing['bullets'] {
  const bullets = [];
  let section = -1;
  let list = 0;
  for (const item of blocks.items) {
    while ((lists[list]?.end ?? Infinity) < item.marker.start) list++;
    // An entry of a list of references is a reference, not a bullet: one text is read one way.
    if (item.marker.start >= (lists[list]?.start ?? Infinity)) continue;
    while ((sections[section + 1]?.range.start ?? Infinity) <= item.marker.start) section++;
    bullets.push(readBullet(context, item.marker, item.end, sections[section] ?? null));
  }
  return bullets;
}

/** Japanese where at least one character in fifty is kana or kanji; a sample is enough. */
function languageOf(text: string): 'en' | 'ja' {
  const sample = text.slice(0, 50_000);
  const japanese = sample.match(/[\u3040-\u30FF\u4E00-\u9FFF]/g)?.length ?? 0;
  return japanese * 50 >= sample.length && japanese > 0 ? 'ja' : 'en';
}
