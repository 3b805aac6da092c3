import type { Citation } from '../../model/citation';
import type { Range } from '../../model/range';
import type { Stretch } from './citationLinks';
import { appended, toCitation, type Part } from './citationPart';
import { readPart } from './citationParts';

/** What has been read at one place: `[1]`, `(Reuters, Jan 7)`, `Source: …`. */
export interface Unit extends Range {
  readonly citations: readonly Citation[];
  /** Nothing in it is part of what the bullet tells, so that it may belong to the attribution. */
  readonly closes: boolean;
}

const LONGEST_BRACKET = 3_000;
const DEEPEST = 3;

/** Where the bracket closes that opens at `at`, brackets inside it balanced; -1 for none, or where they nest deeper than those of a citation. */
export function bracketEnd(plain: string, at: number, limit: number): number {
  const opening = plain.charCodeAt(at);
  const closing = opening === 0x28 ? 0x29 : opening === 0x5b ? 0x5d : 0x3011;
  const end = Math.min(limit, at + LONGEST_BRACKET);
  let depth = 0;
  let opened = 0;
  for (let index = at; index < end; index++) {
    const code = plain.charCodeAt(index);
    if (code === opening) {
      depth++;
      if (++opened > DEEPEST + 1) return -1;
    } else if (code === closing && --depth === 0) return index;
  }
  return -1;
}

/** The citations from `from` to `to`, which semicolons separate. What is only names belongs to the citation before it, or to the first one. */
export function readParts(stretch: Stretch, from: number, to: number): Part[] {
  let parts: Part[] = [];
  for (let at = from; at <= to; ) {
    const stop = semicolonFrom(stretch.plain, at, to);
    const part = readPart(stretch, at, stop);
    const last = parts.at(-1);
    if (part.end > part.start) {
      if (last && (isNames(part) || isNames(last))) parts[parts.length - 1] = joined(last, part);
      else parts = appended(parts, part);
    }
    at = stop + 1;
  }
  return parts;
}

/** The next semicolon outside square brackets, or `to`. */
function semicolonFrom(plain: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = plain.charCodeAt(at);
    if (code === 0x3b) return at;
    if (code === 0x5b) at = Math.max(at, bracketEnd(plain, at, to));
  }
  return to;
}

const isNames = (part: Part): boolean =>
  part.publishers.length > 0 && part.date === null && part.url === null && part.post === null && part.note === null && part.refs.length === 0 && !part.other && !part.sourced;

const joined = (left: Part, right: Part): Part => ({
  start: left.start, end: right.end, date: left.date ?? right.date, force: left.date ? left.force : right.force, publishers: [...left.publishers, ...right.publishers], known: left.known + right.known,
  proper: left.proper + right.proper, loose: left.loose + right.loose, other: left.other || right.other, sourced: left.sourced || right.sourced, note: left.note ?? right.note, post: left.post ?? right.post,
  url: left.url ?? right.url, hasLink: left.hasLink || right.hasLink, hasPage: left.hasPage || right.hasPage, refs: [...left.refs, ...right.refs],
});

const hasContent = (part: Part): boolean => part.publishers.length > 0 || part.date !== null || part.url !== null || part.refs.length > 0 || part.post !== null;

/** Enough where the bullet ends. */
function isEnoughAtEnd(part: Part, tagged: boolean, isSole: boolean): boolean {
  if (part.other) return false;
  if (part.url || part.post || part.refs.length > 0 || part.hasPage || (part.sourced && hasContent(part))) return true;
  const named = part.known + part.proper > 0;
  if (part.force === 'day') return true;
  if (part.force === 'vague') return tagged || named;
  if (part.force === 'period') return named && part.loose === 0;
  if (part.publishers.length === 0 || !isSole) return false;
  if (part.publishers.length === 1 && tagged) return named;
  return part.known === part.publishers.length && (tagged || part.publishers.every(({ name }) => name.length > 2));
}

/** Enough anywhere: it names its source and cannot be mistaken for what the bullet tells. */
export function isEnoughInside(part: Part): boolean {
  if (part.sourced) return hasContent(part);
  if (part.post) return true;
  if (part.loose > 0) return false;
  if (part.hasLink || (part.url !== null && part.hasPage)) return true;
  if (part.other) return part.known > 0 && part.force === 'day' && !part.date?.invalid;
  return part.refs.length > 0 || (part.force === 'day' && !part.date?.invalid && part.known + part.proper > 0);
}

/** Reads the bracket from `open` to before `end` with what is asked of it at its place; null where it is none. */
export function readBracket(stretch: Stretch, open: number, end: number, atEnd: boolean): Unit | null {
  if (end - open <= 2) return null;
  const parts = readParts(stretch, open + 1, end - 1);
  const [first] = parts;
  if (!first) return null;
  const range = { start: open, end };
  if (parts.length === 1) {
    const closes = isWhole(first, stretch.tagged, atEnd, true);
    return closes || isEnoughInside(first) ? { start: open, end, citations: [toCitation(stretch.text, first, range)], closes } : null;
  }
  if (parts.every((part) => isWhole(part, stretch.tagged, atEnd, false))) return { start: open, end, citations: parts.map((part) => toCitation(stretch.text, part, part)), closes: true };
  const citations = parts.filter(isEnoughInside).map((part) => toCitation(stretch.text, part, part));
  return citations.length > 0 ? { start: open, end, citations, closes: false } : null;
}

/** Whether it is a citation and nothing else. */
const isWhole = (part: Part, tagged: boolean, atEnd: boolean, isSole: boolean): boolean => (atEnd && isEnoughAtEnd(part, tagged, isSole)) || (!part.other && isEnoughInside(part));

/** A name in a bracket with the date behind it: `（ロイター、日経等）2026/02/20`. */
export function readBracketAndDate(stretch: Stretch, open: number, end: number): Unit | null {
  const outer = readPart(stretch, end, stretch.end);
  if (outer.force !== 'day' || outer.publishers.length > 0 || outer.other || outer.url) return null;
  const inner = readPart(stretch, open + 1, end - 1);
  if (inner.loose > 0 || !isNames(inner)) return null;
  const range = { start: open, end: outer.end };
  inner.date = outer.date;
  return { start: open, end: outer.end, citations: [toCitation(stretch.text, inner, range)], closes: true };
}
