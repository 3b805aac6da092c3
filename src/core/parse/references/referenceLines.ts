import type { Reference, Residue } from '../../model/citation';
import { countBefore, type Range } from '../../model/range';
import { readEntry } from './referenceEntry';
import { findLinks } from './referenceLinks';
import { isCitationMark } from './referenceResidue';

/** How the lines of a paragraph tell themselves to be entries: by a number or label in brackets, by residue at their head, by their URLs. */
type LineKind = 'label' | 'number' | 'residue' | 'url' | 'words' | 'prose';

interface Line {
  readonly start: number;
  end: number;
  readonly kind: LineKind;
}

/**
 * The entries in the lines of a paragraph (from `start` to `end`) below a heading of references, one or more lines each; null where it is no
 * list but text. Where `strict`, only a label or residue makes a line an entry: behind a list of items, a line with a URL may be anything.
 */
export function readLines(text: string, start: number, end: number, residue: readonly Residue[], strict: boolean): readonly Reference[] | null {
  const lines = linesOf(text, start, end, residue);
  const kind = lines[0]?.kind;
  if (kind === undefined || kind === 'prose') return null;
  const isMarked = kind === 'label' || kind === 'residue' || kind === 'number';
  if (strict && (kind === 'number' || !isMarked)) return null;
  const entries = isMarked ? markedEntries(text, lines, kind) : urlEntries(lines);
  const references = entries.map((range) => {
    const from = markerEnd(text, range.start);
    return readEntry(text, { range, start: from, end: range.end, form: from > range.start ? 'item' : 'line', number: null }, residue);
  });
  const found = references.filter((reference) => reference !== null);
  return found.length === 0 || (kind === 'number' && found.every(({ url }) => url === null)) ? null : found;
}

/** Footnotes, `[^1]: …`, may stand anywhere: the paragraph begins with one. */
export const beginsFootnote = (text: string, start: number): boolean =>
  text.charCodeAt(start) === 0x5b && text.charCodeAt(start + 1) === 0x5e && /^\[\^[^\s[\]]{1,40}\]:/.test(text.slice(start, start + 44));

/** Behind residue a line without belongs to the line before. */
function linesOf(text: string, start: number, end: number, residue: readonly Residue[]): Line[] {
  const lines: Line[] = [];
  let next = countBefore(residue, start);
  for (let at = start; at < end; ) {
    let stop = at;
    while (stop < end && !isLineEnd(text.charCodeAt(stop))) stop++;
    const from = skipIndent(text, at, stop);
    while ((residue[next]?.range.start ?? Infinity) < from) next++;
    const last = trimEnd(text, from, stop);
    if (last > from) {
      const previous = lines[lines.length - 1];
      const isMark = isMarkAt(residue[next], from);
      if (previous?.kind === 'residue' && !isMark) previous.end = last;
      else lines.push({ start: from, end: last, kind: isMark ? 'residue' : kindOf(text.slice(from, last)) });
    }
    at = stop + 1;
  }
  return lines;
}

const isMarkAt = (residue: Residue | undefined, start: number): boolean => residue?.range.start === start && isCitationMark(residue);

const isLineEnd = (code: number): boolean => code <= 0x0d && (code === 0x0a || code === 0x0d);

const LABEL = /^\[(?:\^[^\s[\]]{1,40}|\d{1,4})\]/;
const NUMBER = /^\d{1,4}[.)][ \t]/;
const BEHIND_URL = /^[\s.,;。*_)）]*$/;

function kindOf(line: string): LineKind {
  const code = line.charCodeAt(0);
  if (code === 0x5b && LABEL.test(line)) return 'label';
  if (code >= 0x30 && code <= 0x39 && NUMBER.test(line)) return 'number';
  const links = findLinks(line);
  const first = links[0];
  const last = links[links.length - 1];
  if (!first || !last) return line.startsWith('!') ? 'prose' : 'words';
  const endsWithUrl = BEHIND_URL.test(line.slice(last.outerEnd));
  return endsWithUrl || first.outerStart === 0 ? 'url' : 'prose';
}

function markedEntries(text: string, lines: readonly Line[], kind: LineKind): Range[] {
  const entries: { start: number; end: number }[] = [];
  for (const line of lines) {
    const last = entries[entries.length - 1];
    if (!last) entries.push({ start: kind === 'residue' ? loneMarkerBefore(text, line.start) : line.start, end: line.end });
    else if (line.kind === kind) entries.push({ start: line.start, end: line.end });
    else last.end = line.end;
  }
  return entries;
}

/** An entry ends with the line of its URL; its title may stand in the line before. */
function urlEntries(lines: readonly Line[]): Range[] {
  const entries: Range[] = [];
  let title: Line | null = null;
  for (const line of lines) {
    if (line.kind === 'url') {
      entries.push({ start: (title ?? line).start, end: line.end });
      title = null;
    } else if (line.kind === 'words' && title === null) title = line;
    else return [];
  }
  return title === null ? entries : [];
}

/** The marker of a line that stands in the line before it, as tools leave it (`- ` and a line break): the entry begins there. */
function loneMarkerBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < 8 && isBlank(text.charCodeAt(at - 1))) at--;
  if (!isLineEnd(text.charCodeAt(at - 1))) return start;
  at -= text.charCodeAt(at - 1) === 0x0a && text.charCodeAt(at - 2) === 0x0d ? 2 : 1;
  const end = at;
  while (at > 0 && end - at < 8 && isBlank(text.charCodeAt(at - 1))) at--;
  if (!isBullet(text.charCodeAt(at - 1))) return start;
  const marker = --at;
  while (at > 0 && marker - at < 8 && isBlank(text.charCodeAt(at - 1))) at--;
  return at === 0 || isLineEnd(text.charCodeAt(at - 1)) ? marker : start;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
const isBullet = (code: number): boolean => code === 0x2d || code === 0x2a || code === 0x2b;

/** Behind a bullet that begins a range. */
function markerEnd(text: string, start: number): number {
  return isBullet(text.charCodeAt(start)) && (isBlank(text.charCodeAt(start + 1)) || isLineEnd(text.charCodeAt(start + 1))) ? start + 1 : start;
}

function skipIndent(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x3e)) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
