import type { Reference, Residue } from '../model/citation';
import type { LineIndex } from '../model/lineIndex';
import { startingWithin, type Range } from '../model/range';
import { blotOut, urlEnd } from './normalize';

const HEADING = /^(?:key\s+(?:citations?|sources?|references?)|references?|sources?|citations?|bibliography|主要な?引用(?:文献)?|参考文献|引用文献|出典|情報源)(?:\s*\([^()]{1,40}\))?\s*[:：]?$/i;

/** Whether a heading opens a list of references. */
export const opensReferences = (title: string): boolean => HEADING.test(title.replace(/\*\*|__/g, '').trim());

const ENTRY = /^[ \t]{0,3}(?:[-*+]|\d{1,4}[.)])(?:[ \t]+|$)/;

/**
 * Reads the entries of a list from line `first` to before line `last` (0-based). An entry begins at a list marker and takes the lines
 * up to the next one; the list ends at a blank line with something behind it that is neither a marker nor indented.
 */
export function readReferenceList(lines: LineIndex, first: number, last: number, residue: readonly Residue[]): { references: Reference[]; endLine: number } {
  const starts: number[] = [];
  let blank = false;
  let line = first;
  for (; line < last; line++) {
    const text = lines.lineText(line);
    if (ENTRY.test(text)) starts.push(line);
    else if (blank && starts.length > 0 && text.trim() !== '' && !/^[ \t]/.test(text)) break;
    blank = text.trim() === '';
  }
  const references = starts.map((start, index) => readEntry(lines, start, entryEnd(lines, start, starts[index + 1] ?? line), residue));
  return { references: references.filter((reference) => reference !== null), endLine: line };
}

/** Blank lines behind an entry are not part of it. */
function entryEnd(lines: LineIndex, start: number, next: number): number {
  let end = next;
  while (end > start + 1 && lines.lineText(end - 1).trim() === '') end--;
  return end;
}

function readEntry(lines: LineIndex, first: number, end: number, residue: readonly Residue[]): Reference | null {
  const start = lines.startOf(first);
  const marker = ENTRY.exec(lines.lineText(first))?.[0] ?? '';
  const range: Range = { start, end: lines.endOf(end - 1) };
  const inside = startingWithin(residue, range).filter((one) => one.range.end <= range.end);
  const offset = start + marker.length;
  const body = blotOut(lines.text.slice(offset, range.end), inside.map((one) => ({ start: one.range.start - offset, end: one.range.end - offset })), ' ');
  const id = inside[0]?.ids[0] ?? /^\s*(\d{1,4})[.)]/.exec(marker)?.[1] ?? null;
  const urlAt = body.search(/https?:\/\//);
  if (urlAt < 0) {
    const words = clean(body).replace(/\s+\.$/, '');
    if (words === '' && inside.length === 0) return null;
    const opensWithResidue = inside[0] !== undefined && body.slice(0, inside[0].range.start - start - marker.length).trim() === '';
    // What a tool left behind a citation mark is the outlet's name, not a title.
    return opensWithResidue
      ? { ...NO_URL, range, title: null, publisher: words || null, id }
      : { ...NO_URL, range, ...splitTitle(words), id };
  }
  const stop = urlEnd(body, urlAt);
  const urlStart = start + marker.length + urlAt;
  const urlRange = { start: urlStart, end: urlStart + stop - urlAt };
  const url = body.slice(urlAt, stop);
  return { range, form: 'item', ...splitTitle(titleOf(body, urlAt, stop)), url, urlRange, urls: [{ range: urlRange, href: url }], note: null, id };
}

const NO_URL = { form: 'item', url: null, urlRange: null, urls: [], note: null } as const;

function titleOf(body: string, urlAt: number, urlStop: number): string {
  const link = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\($/.exec(body.slice(0, urlAt));
  if (link?.[1]) return link[1].replace(/\s+/g, ' ').replace(/^[\s*_]+|[\s*_]+$/g, '');
  const before = clean(body.slice(0, urlAt));
  return before !== '' ? before : clean(body.slice(urlStop));
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[\s\-–—:：|<([*_"]+/, '').replace(/[\s\-–—:：|<([*_"]+$/, '').trim();

/** The last separator counts: titles hold separators of their own. */
const SPLIT = /^(.{8,})\s+(?:\||-|–|—)\s+([@\p{Lu}\p{Lo}][^|–—]{1,40})$/su;

/** Splits `Title - Publisher` only where what stands behind the last separator is a name: at most five words, no sentence, no ellipsis. */
function splitTitle(words: string): { title: string | null; publisher: string | null } {
  if (words === '' || words === 'None') return { title: null, publisher: null };
  const match = SPLIT.exec(words.slice(-400));
  const publisher = match?.[2]?.trim();
  if (!match?.[1] || !publisher || publisher.split(' ').length > 5 || /\.\.\.|…|[?!]$/.test(publisher)) return { title: words, publisher: null };
  return { title: words.slice(0, words.length - match[0].length + match[1].length).trim(), publisher };
}
