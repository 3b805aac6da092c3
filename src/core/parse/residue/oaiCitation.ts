import type { Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import { hasEmptyLine, isBreak, mark, matchAt, withBackslash } from './mark';

const OPENING = /\[oai\\?_citation(?:\\?_attribution)?:(\d{1,6})[‡,]/y;
const LONGEST_LABEL = 300;
const LONGEST_TARGET = 1_000;
/** No address nests deeper. */
const DEEPEST = 8;

/**
 * `[oai_citation:4‡label](target)`: the label may hold brackets and line breaks. The label outlives it where the target is a page; a file
 * of the chat, or data, nobody can open.
 */
export function readOaiCitation(text: string, at: number, found: Residue[]): number {
  const opening = matchAt(OPENING, text, at);
  if (!opening?.[1]) return at + 1;
  const labelStart = at + opening[0].length;
  const labelEnd = closingBracket(text, labelStart);
  if (labelEnd < 0 || hasEmptyLine(text, labelStart, labelEnd)) return at + 1;
  const target = targetOf(text, labelEnd + 1);
  const escaped = text.charCodeAt(labelEnd - 1) === 0x5c ? 1 : 0;
  const keep = target?.isPage ? trimmed(text, labelStart, labelEnd - escaped) : null;
  const end = target?.end ?? labelEnd + 1;
  found.push(mark('oai-citation', withBackslash(text, at), end, [opening[1]], keep));
  return end;
}

export interface OaiCitationParts {
  /** What the source was called, white space at both ends left out. */
  readonly label: Range | null;
  /** The target as written; null where it is no page. */
  readonly url: Range | null;
  /** The target is data, not a source: its label names nothing. */
  readonly isData: boolean;
}

/** The parts of a mark of the kind `oai-citation`, as it was read. */
export function partsOfOaiCitation(text: string, range: Range): OaiCitationParts {
  const at = text.charCodeAt(range.start) === 0x5c ? range.start + 1 : range.start;
  const labelStart = at + (matchAt(OPENING, text, at)?.[0].length ?? 0);
  const labelEnd = closingBracket(text, labelStart);
  if (labelEnd < 0 || labelEnd >= range.end) return { label: null, url: null, isData: false };
  const escaped = text.charCodeAt(labelEnd - 1) === 0x5c ? 1 : 0;
  const isPage = matchAt(PAGE, text, labelEnd + 1) !== null;
  return { label: trimmed(text, labelStart, labelEnd - escaped), url: isPage ? trimmed(text, labelEnd + 2, range.end - 1) : null, isData: matchAt(DATA, text, labelEnd + 1) !== null };
}

/** Offset of the `]` that closes what was opened before `start`, -1 where there is none near. */
function closingBracket(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_LABEL);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b) depth++;
    else if (code === 0x5d && depth-- === 0) return at;
  }
  return -1;
}

const PAGE = /\(\s{0,4}https?:\/\//y;
const CLOSING = /\s{0,12}\)/y;
const DATA = /\(\s{0,4}data:/y;

/** `(https://…)`, brackets inside it balanced; only a `data:` target holds spaces. */
function targetOf(text: string, at: number): { readonly end: number; readonly isPage: boolean } | null {
  if (text.charCodeAt(at) !== 0x28) return null;
  const mayHoldSpace = matchAt(DATA, text, at) !== null;
  const limit = Math.min(text.length, at + LONGEST_TARGET);
  let depth = 0;
  let isInside = false;
  for (let end = at; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x28) {
      if (++depth > DEEPEST) return null;
    } else if (code === 0x29) {
      if (--depth === 0) return hasEmptyLine(text, at, end) ? null : { end: end + 1, isPage: matchAt(PAGE, text, at) !== null };
    } else if (code !== 0x20 && !isBreak(code)) isInside = true;
    // White space may stand at either end of the target, not inside it.
    else if (isInside && !mayHoldSpace && matchAt(CLOSING, text, end) === null) return null;
  }
  return null;
}

function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } | null {
  const label = text.slice(start, end);
  const from = start + label.length - label.trimStart().length;
  const to = start + label.trimEnd().length;
  return to > from ? { start: from, end: to } : null;
}
