import type { Residue, ResidueKind } from '../../model/citation';
import type { Range } from '../../model/range';

/**
 * Reads what may stand where an anchor was found at `at`: adds the residue it is sure of to `found` and gives the offset to look on from,
 * behind `at`. None begins before `floor`, the end of the last one that this reader found. Bounded work, except for what the answer passes over.
 */
export type ResidueReader = (text: string, at: number, floor: number, found: Residue[]) => number;

const NONE: readonly string[] = [];

export const mark = (kind: ResidueKind, start: number, end: number, ids: readonly string[] = NONE, keep: Range | null = null): Residue =>
  ({ range: { start, end }, kind, ids, keep });

/** White space between two parts of a mark: at most one line break, with the indent and the marks of quotes that the next line begins with. */
export const GAP = String.raw`[ \t]{0,8}(?:(?:\r\n?|\n)[ \t>]{0,12})?`;

/** `15`, `15–22`. */
export const NUMBER = String.raw`\d{1,5}(?:[-–]\d{1,5})?`;

/** `turn0search30`. */
export const TURN = String.raw`turn\d{1,4}[a-z]{3,10}\d{1,4}`;

/** A pattern with the `y` flag, tried at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads a mark of one pattern. The backslash of an escaped first bracket (`\[web:1\]`) is part of it. */
export function readPattern(pattern: RegExp, kind: ResidueKind, ids: RegExp, text: string, at: number, found: Residue[]): number {
  const match = matchAt(pattern, text, at);
  const end = at + (match?.[0].length ?? 0);
  if (!match || hasEmptyLine(text, at, end)) return at + 1;
  found.push(mark(kind, withBackslash(text, at), end, match[0].match(ids) ?? NONE));
  return end;
}

export const withBackslash = (text: string, at: number): number => (text.charCodeAt(at - 1) === 0x5c ? at - 1 : at);

export const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d;

export const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** Whether an empty line stands in the stretch: two line breaks with nothing between them but white space and the marks of quotes. */
export function hasEmptyLine(text: string, start: number, end: number): boolean {
  let fresh = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isBreak(code)) {
      if (fresh) return true;
      fresh = true;
      if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    } else if (!isBlank(code) && code !== 0x3e) fresh = false;
  }
  return false;
}

/** Begin of the line, or `limit` characters before `at` where it is longer. */
export function lineStart(text: string, at: number, limit = 400): number {
  const floor = Math.max(0, at - limit);
  let start = at;
  while (start > floor && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

export function lineEnd(text: string, at: number, limit = 400): number {
  const ceiling = Math.min(text.length, at + limit);
  let end = at;
  while (end < ceiling && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

/** Whether only white space and the marks of quotes stand before `at` in its line. */
export function opensLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (isBlank(text.charCodeAt(before)) || text.charCodeAt(before) === 0x3e)) before--;
  return before < 0 || isBreak(text.charCodeAt(before));
}

/** Whether only white space stands from `at` to the end of its line. */
export function closesLine(text: string, at: number): boolean {
  let behind = at;
  while (isBlank(text.charCodeAt(behind))) behind++;
  return behind >= text.length || isBreak(text.charCodeAt(behind));
}
