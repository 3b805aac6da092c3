import type { Bullet, Label, Section, Tag } from '../model/briefing';
import type { Citation, CitationDate, Residue } from '../model/citation';
import type { CivilDate } from '../model/civilDate';
import { startingWithin, type Range } from '../model/range';
import { barBehind, readCells, skipEdges } from './cells';
import { readCitations } from './citations/citations';
import { findDates, type WrittenDate } from './dates/dates';
import { readFigures } from './figures/figures';
import { LONGEST_LABEL, readLabel } from './labels';
import { LONGEST_CITATION, LONGEST_READ } from './plainText';
import { readTags } from './tags';
import { citationApart } from './urlsApart';

/** What reading one bullet needs to know of its document. */
export interface BulletContext {
  readonly text: string;
  /**
   * The text, as long as it is, as words: residue, comments, inline code, URLs and link targets blotted out by `MASK`, full-width
   * characters as their plain counterparts.
   */
  readonly plain: string;
  /** In order. */
  readonly residue: readonly Residue[];
  /** Whether there is an HTML comment anywhere. */
  readonly hasComments: boolean;
  /** Names of the cadences in force, upper case. */
  readonly tagNames: ReadonlySet<string>;
  readonly documentDate: CivilDate | null;
}

/** Reads the list item whose marker stands at `marker` and whose own text ends at `end`. */
export function readItem(context: BulletContext, marker: Range, end: number, section: Section | null): Bullet {
  const range = { start: marker.start, end: Math.max(end, marker.end) };
  const start = skipSpace(context.text, marker.end, range.end);
  return readBullet(context, 'item', range, marker, readTags(context.text, start, range.end, context.tagNames), start, section);
}

/** Reads a paragraph as a bullet if it begins with a cadence tag; else null. */
export function readTaggedParagraph(context: BulletContext, range: Range, section: Section | null): Bullet | null {
  const tags = readTags(context.text, range.start, range.end, context.tagNames);
  return tags.length > 0 ? readBullet(context, 'paragraph', range, { start: range.start, end: range.start }, tags, range.start, section) : null;
}

/**
 * Reads the tagged cells of a table row, each with the cells behind it. Capitals only, and something must be said: `[Quarterly]` alone in a
 * cell fills in a form.
 */
export function readTaggedCells(context: BulletContext, row: Range, section: Section | null): readonly Bullet[] {
  const { text, tagNames } = context;
  const tagsAt = (start: number): readonly Tag[] => readTags(text, start, row.end, tagNames).filter((tag) => !/[a-z]/.test(text.slice(tag.range.start, tag.range.end)));
  const stretches = readCells(text, row, (start) => tagsAt(start).length > 0);
  const bullets = stretches.map((range) => readBullet(context, 'cell', range, { start: range.start, end: range.start }, tagsAt(range.start), range.start, section));
  return bullets.filter(({ body, attribution }) => body.end > body.start || attribution !== null);
}

function readBullet(context: BulletContext, form: Bullet['form'], range: Range, marker: Range, tags: readonly Tag[], head: number, section: Section | null): Bullet {
  const { text, plain, documentDate } = context;
  const lastTag = tags.at(-1);
  const behindTag = lastTag ? skipSpace(text, lastTag.range.end, range.end) : head;
  const start = form === 'cell' ? skipEdges(text, behindTag, range.end) : behindTag;
  const isLong = range.end - start > LONGEST_READ;
  const cited = readCitations(text, plain, isLong ? range.end - LONGEST_CITATION : start, range.end, tags.length > 0, documentDate);
  const { attribution } = cited;
  const body = { start, end: trimEnd(text, start, attribution ? attribution.start : range.end) };
  const tail = { start: attribution ? attribution.end : range.end, end: range.end };
  const label = isLong ? null : (readLabel(text, plain, body) ?? (form === 'cell' ? readCellLabel(text, body) : null));
  const written = isLong ? NOTHING : apartFromNames(findDates(text, plain, body.start, body.end, documentDate), cited.citations);
  const stated = latestStated(written);
  const apart = context.residue.length > 0 ? cited.citations.map((one) => citationApart(one, context.residue)) : cited.citations;
  const citations = stated === null ? apart : withDate(apart, stated);
  return {
    form, range, marker, tag: tags[0] ?? null, tags, label, body,
    figures: isLong ? NOTHING : readFigures(text, plain, body.start, body.end, label, unread(written, citations, body)),
    citations, citation: mainCitation(citations), attribution, tail, dates: agesOf(written, citations), section,
    ...(context.hasComments ? readMarks(text, range, context.residue) : NO_MARKS),
  };
}

/** The words of the first cell name what the others hold; a cell that begins with a number is a value. */
function readCellLabel(text: string, body: Range): Label | null {
  const range = { start: body.start, end: trimEnd(text, body.start, barBehind(text, body.start, body.end)) };
  const words = text.slice(range.start, range.end);
  return words.length <= LONGEST_LABEL && range.end < body.end && /^[\p{L}[*]/u.test(words) ? { range, text: words } : null;
}

const NOTHING: readonly never[] = [];

/** The last one that says more than a number. */
const mainCitation = (citations: readonly Citation[]): Citation | null =>
  citations.findLast(({ date, publishers, url, post }) => date !== null || publishers.length > 0 || url !== null || post !== null) ?? citations.at(-1) ?? null;

/** What in a body is no quantity: its dates, and the parts of the citations that stand in it. */
function unread(written: readonly WrittenDate[], citations: readonly Citation[], body: Range): readonly Range[] {
  const ranges = written.length > 0 ? written.map((one) => one.date.range) : NOTHING;
  const inline = citations.filter((citation) => citation.range.start < body.end);
  if (inline.length === 0) return ranges;
  const parts = inline.flatMap(({ date, publishers, note, post, url, refs }) => [date, note, post, url, ...publishers, ...refs].flatMap((part) => (part ? [part.range] : [])));
  return [...ranges, ...parts].sort((left, right) => left.start - right.start || left.end - right.end);
}

/** What a citation in the body gives as a name or a note is that, even where a date may be read in it. */
function apartFromNames(written: readonly WrittenDate[], citations: readonly Citation[]): readonly WrittenDate[] {
  if (written.length === 0 || citations.length === 0) return written;
  const names = citations.flatMap(({ publishers, note }) => [...publishers, ...(note ? [note] : [])].map(({ range }) => range)).sort((left, right) => left.start - right.start);
  let next = 0;
  return written.filter(({ date: { range } }) => {
    while ((names[next]?.end ?? Infinity) <= range.start) next++;
    return (names[next]?.start ?? Infinity) >= range.end;
  });
}

/** Of the dates that tell the age the last one; a vague one only where there is no other. */
function latestStated(written: readonly WrittenDate[]): CitationDate | null {
  let latest: CitationDate | null = null;
  for (const { date, statesAge } of written) if (statesAge && (latest === null || (date.to ?? '') > (latest.to ?? ''))) latest = date;
  return latest;
}

/** `更新日: Oct 31, 2025` dates the citation that stands for the bullet, where that says nothing of it. */
function withDate(citations: readonly Citation[], date: CitationDate): readonly Citation[] {
  const main = mainCitation(citations);
  return !main || main.date ? citations : citations.map((citation) => (citation === main ? { ...main, date } : citation));
}

/** The dates that tell the age, in order: those of which the body says so, and those of the citations. */
function agesOf(written: readonly WrittenDate[], citations: readonly Citation[]): readonly CitationDate[] {
  const dates: CitationDate[] = [];
  for (const { date, statesAge } of written) if (statesAge) dates.push(date);
  for (const { date } of citations) if (date) dates.push(date);
  if (dates.length < 2) return dates.length > 0 ? dates : NOTHING;
  dates.sort((left, right) => left.range.start - right.range.start || right.range.end - left.range.end);
  // One that a citation and the body share counts once.
  let end = 0;
  return dates.filter(({ range }) => {
    const stands = range.start >= end;
    end = Math.max(end, range.end);
    return stands;
  });
}

type Marks = Pick<Bullet, 'sourceMark' | 'cadenceMark'>;

const NO_MARKS: Marks = { sourceMark: null, cadenceMark: null };
const SOURCE_MARK = /<!--\s*source:\s*([A-Za-z0-9][\w.-]*)\s*-->/;
const CADENCE_MARK = /<!--\s*cadence:([^<>\r\n]{0,200}?)-->/;

/** What comments of the bullet say of it: `<!-- source: usd-jpy -->`, `<!-- cadence: null -->`. */
function readMarks(text: string, range: Range, residue: readonly Residue[]): Marks {
  const written = text.slice(range.start, range.end);
  if (!written.includes('<!--')) return NO_MARKS;
  const read = (pattern: RegExp): { range: Range; words: string } | null => {
    const match = pattern.exec(written);
    if (!match) return null;
    const mark = { start: range.start + match.index, end: range.start + match.index + match[0].length };
    const isInResidue = startingWithin(residue, range).some((one) => one.range.start < mark.end && mark.start < one.range.end);
    return isInResidue ? null : { range: mark, words: (match[1] ?? '').trim() };
  };
  const source = read(SOURCE_MARK);
  const cadence = read(CADENCE_MARK);
  return { sourceMark: source && { range: source.range, id: source.words }, cadenceMark: cadence && { range: cadence.range, text: cadence.words } };
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** What `\s` means, so that it goes for every kind of white space. */
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
