import type { Citation, CitationDate, Publisher } from '../model/citation';
import type { CivilDate } from '../model/civilDate';
import type { Range } from '../model/range';
import { readDate, type DateReading } from './dates';
import { MASK, maskHidden, urlEnd } from './normalize';

/** The citations of a bullet and the stretch at its end that carries the last of them; what stands earlier stays in the body. */
export interface Citations {
  /** In the order in which they stand. */
  readonly citations: readonly Citation[];
  readonly attribution: Range | null;
}

/**
 * Finds the citations from `start` to `end`. `plain` is the text with hidden parts masked and full-width characters made plain.
 *
 * The bracket at the end of a bullet, a full stop or emphasis behind it allowed, is a citation if it holds a date (also a vague or an
 * impossible one), a URL, a post or a note mark; or, in a tagged bullet only, if it is nothing but a name: one to six capitalised words,
 * no digits first, no colon, no signs of quantity. So `(介入警戒: 150-155)`, `(contraction)` and `(Japan, US)` are none.
 */
export function readCitations(text: string, plain: string, start: number, end: number, tagged: boolean, documentDate: CivilDate | null): Citations {
  const bracket = lastBracket(plain, start, end);
  if (!bracket || plain[bracket.start - 1] === ']') return NONE;
  const citation = readInner(text, plain, bracket, { start: bracket.start + 1, end: bracket.end - 1 }, tagged, documentDate);
  return citation ? { citations: [citation], attribution: bracket } : NONE;
}

const NONE: Citations = { citations: [], attribution: null };

function lastBracket(plain: string, start: number, end: number): Range | null {
  let at = end;
  while (at > start && /[\s.。*_\u0001]/.test(plain[at - 1] ?? '')) at--;
  if (plain[at - 1] !== ')') return null;
  let depth = 0;
  for (let index = at - 1; index >= start; index--) {
    const character = plain[index] ?? '';
    if (character === ')') depth++;
    else if (character === '(' && --depth === 0) return { start: index, end: at };
  }
  return null;
}

const POST = /\[post:\s*([\w-]+)\]/;
const LINK = /\[([^[\]]{1,200})\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/;
const NOTE = /\s[-–—]\s+([^\u0001]+)/;

function readInner(text: string, plain: string, bracket: Range, inner: Range, tagged: boolean, documentDate: CivilDate | null): Citation | null {
  const written = text.slice(inner.start, inner.end);
  const post = POST.exec(written);
  const url = readUrl(post ? blot(written, post.index, post[0].length) : written, inner.start);
  // What has been read is blotted out, so that the rest is date, publishers and note only.
  let rest = plain.slice(inner.start, inner.end);
  if (post) rest = blot(rest, post.index, post[0].length);
  if (url) rest = maskUrl(rest, written);
  const note = NOTE.exec(rest);
  if (note) rest = blot(rest, note.index, note[0].length);
  const date = findDate(rest, written, inner.start, documentDate);
  if (date) rest = blot(rest, date.range.start - inner.start, date.raw.length);
  const publishers = splitNames(rest, written, inner.start);
  if (!date && !url && !post && !(tagged && publishers.length === 1 && looksLikeName(publishers[0]?.name ?? ''))) return null;
  return {
    range: bracket, raw: text.slice(bracket.start, bracket.end), date, publishers,
    note: note ? { range: shiftTrimmed(written, note.index + note[0].indexOf(note[1] ?? ''), note[1] ?? '', inner.start), text: (note[1] ?? '').trim() } : null,
    post: post ? { range: { start: inner.start + post.index, end: inner.start + post.index + post[0].length }, id: post[1] ?? '' } : null,
    url, refs: [],
  };
}

function readUrl(written: string, offset: number): Citation['url'] {
  const link = LINK.exec(written);
  if (link?.[2]) {
    const start = link.index + link[0].lastIndexOf(link[2]);
    return { range: { start: offset + start, end: offset + start + link[2].length }, href: link[2] };
  }
  const bare = written.search(/https?:\/\//);
  if (bare < 0) return null;
  const end = urlEnd(written, bare);
  return { range: { start: offset + bare, end: offset + end }, href: written.slice(bare, end) };
}

/** Leaves a link's text to be read as a name, and nothing of its target. */
function maskUrl(rest: string, written: string): string {
  const link = LINK.exec(written);
  if (!link) return maskHidden(rest);
  const target = `](${link[2] ?? ''})`;
  const bare = blot(rest, link.index, 1);
  return maskHidden(blot(bare, link.index + link[0].length - target.length, target.length));
}

const blot = (text: string, start: number, length: number): string => text.slice(0, start) + MASK.repeat(length) + text.slice(start + length);

const PREFIX = /^(?:[\s\u0001]|as of\s|updated:?\s|source:\s|出典[::]|出所[::]|更新日?[::])*/i;

/** The date at the start of the bracket or of one of its comma-separated parts. */
function findDate(rest: string, written: string, offset: number, documentDate: CivilDate | null): CitationDate | null {
  let at = 0;
  while (at <= rest.length) {
    const skipped = PREFIX.exec(rest.slice(at, at + 60))?.[0].length ?? 0;
    const reading = readDate(rest, at + skipped, rest.length, documentDate);
    if (reading && /^[\s\u0001]*(?:[,、,;.]|$|時点|付|現在|update|取得)/i.test(rest.slice(at + skipped + reading.length))) {
      return dateAt(reading, written, at + skipped, offset);
    }
    const comma = rest.slice(at).search(/[,、,;]/);
    if (comma < 0) return null;
    at += comma + 1;
  }
  return null;
}

function dateAt(reading: DateReading, written: string, at: number, offset: number): CitationDate {
  const { length, ...rest } = reading;
  return { range: { start: offset + at, end: offset + at + length }, raw: written.slice(at, at + length), ...rest };
}

function splitNames(rest: string, written: string, offset: number): Publisher[] {
  const names: Publisher[] = [];
  for (const match of rest.matchAll(/[^,、;\u0001]+/g)) {
    const name = match[0].replace(/^[\s*_"「]+/, '');
    const start = match.index + match[0].length - name.length;
    const trimmed = name.replace(/[\s*_"」]+$/, '').replace(/^(?:source:\s*|(?:出典|出所):\s*)/i, '');
    if (trimmed === '' || /^(?:時点|付|現在|取得|as of|updated:?|(?:最終)?更新日?:?)$/i.test(trimmed)) continue;
    const from = start + name.indexOf(trimmed);
    names.push({ range: { start: offset + from, end: offset + from + trimmed.length }, name: written.slice(from, from + trimmed.length) });
  }
  return names;
}

const NAME = /^(?:[A-Z][\p{L}\d.&'’+-]*|of|the|and|for|on|&)(?:\s(?:[A-Z\d][\p{L}\d.&'’+-]*|of|the|and|for|on|&)){0,5}$/u;

const looksLikeName = (name: string): boolean => NAME.test(name);

function shiftTrimmed(_written: string, at: number, text: string, offset: number): Range {
  const lead = text.length - text.trimStart().length;
  return { start: offset + at + lead, end: offset + at + lead + text.trim().length };
}
