import type { Bullet, Label, Section, Tag } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Range } from '../model/range';
import { readCitations, type Citations } from './citations';
import { findDates } from './dates';
import { readFigures } from './figures';

/** What reading one bullet needs to know of its document. */
export interface BulletContext {
  readonly text: string;
  /**
   * The text, as long as it is, as words: residue, comments, inline code, URLs and link targets blotted out by `MASK`, full-width
   * characters as their plain counterparts.
   */
  readonly plain: string;
  /** Names of the cadences in force, upper case. */
  readonly tagNames: ReadonlySet<string>;
  readonly documentDate: CivilDate | null;
}

/** A bullet longer than this is no sentence of a person: its tag and the citation at its end are read, what lies between is not. */
const LONGEST_READ = 20_000;
const LONGEST_CITATION = 2_000;

/** Reads the bullet whose marker stands at `marker` and whose text ends at `end` (offsets in the document). */
export function readBullet(context: BulletContext, marker: Range, end: number, section: Section | null): Bullet {
  const { text, plain, documentDate } = context;
  const range = { start: marker.start, end: Math.max(end, marker.end) };
  let start = skipSpace(text, marker.end, range.end);
  const tag = readTag(context, start, range.end);
  if (tag) start = skipSpace(text, tag.range.end, range.end);
  const isLong = range.end - start > LONGEST_READ;
  const { citations, attribution } = readCitations(text, plain, isLong ? range.end - LONGEST_CITATION : start, range.end, tag !== null, documentDate);
  const body = { start, end: trimEnd(text, start, attribution ? attribution.start : range.end) };
  const tail = { start: attribution ? attribution.end : range.end, end: range.end };
  const outer = { form: 'item' as const, range, marker, tag, body, tail, citations, attribution, section };
  if (isLong) return { ...outer, label: null, figures: [], citation: closing(citations), dates: datesOf(citations), sourceMark: null };
  const label = readLabel(text, plain, body);
  const written = findDates(text, plain, body.start, body.end, documentDate);
  const stated = written.filter((one) => one.statesAge).map((one) => one.date);
  const citation = closing(citations);
  return {
    ...outer, label,
    figures: readFigures(text, plain, body.start, body.end, label, written.map((one) => one.date.range)),
    citation: citation && !citation.date && stated[0] ? { ...citation, date: stated[0] } : citation,
    dates: [...stated, ...datesOf(citations)],
    sourceMark: readSourceMark(text, range),
  };
}

const closing = (citations: Citations['citations']): Bullet['citation'] => citations.at(-1) ?? null;

const datesOf = (citations: Citations['citations']): Bullet['dates'] => citations.flatMap((citation) => (citation.date ? [citation.date] : []));

const TAG = /(\*\*|__)?(?:\[([A-Za-z][A-Za-z_-]{2,30})\]|【([A-Za-z][A-Za-z_-]{2,30})】)(?:\1)?(?![(:\[])/y;

/**
 * A tag stands at the head of the bullet, in square or lenticular brackets, and is one of the cadences in force, in any case,
 * or, in capitals, one slip of the pen away from it: other words in brackets are link labels and notes.
 */
function readTag(context: BulletContext, start: number, end: number): Tag | null {
  TAG.lastIndex = start;
  const match = TAG.exec(context.text);
  if (!match || TAG.lastIndex > end) return null;
  const word = match[2] ?? match[3] ?? '';
  const name = word.toUpperCase();
  const range = { start, end: start + match[0].length };
  if (context.tagNames.has(name)) return { range, name, known: true };
  return word === name && nearestTag(name, context.tagNames) !== null ? { range, name, known: false } : null;
}

/** The cadence that a misspelt tag most likely means: one letter too many, too few, wrong, or two swapped (two slips from seven letters on). */
export function nearestTag(name: string, tagNames: ReadonlySet<string>): string | null {
  let best: { name: string; distance: number } | null = null;
  for (const candidate of tagNames) {
    const limit = candidate.length >= 7 ? 2 : 1;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name, candidate);
    if (distance <= limit && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name ?? null;
}

function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let cost = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}

const LABEL = /^(?:\*\*|__)?([^:\n\u0001()]{1,60}?(?:\([^():\n]{1,30}\))?)(?:\*\*|__)?[\s\u0001]*:(?:\*\*|__)?(?!\/\/)(?!\d\d(?!\d))/u;

function readLabel(whole: string, plain: string, body: Range): Label | null {
  const offset = body.start;
  const written = whole.slice(body.start, body.end);
  const match = LABEL.exec(plain.slice(body.start, Math.min(body.end, body.start + 140)));
  if (!match?.[1]) return null;
  const at = match[0].indexOf(match[1]);
  const text = written.slice(at, at + match[1].length).trim();
  // A sentence that happens to hold a colon further on is no label.
  if (text === '' || /[.!?。]\s/.test(text)) return null;
  const start = offset + at + match[1].length - match[1].trimStart().length;
  return { range: { start, end: start + text.length }, text };
}

const SOURCE_MARK = /<!--\s*source:\s*([A-Za-z0-9][\w.-]*)\s*-->/;

function readSourceMark(text: string, range: Range): Bullet['sourceMark'] {
  const written = text.slice(range.start, range.end);
  if (!written.includes('<!--')) return null;
  const match = SOURCE_MARK.exec(written);
  return match ? { range: { start: range.start + match.index, end: range.start + match.index + match[0].length }, id: match[1] ?? '' } : null;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
