import type { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';

/** Longer than any list marker with its indent. */
const LONGEST_HEAD = 200;
const ALONE = /^[ \t>]*$/;
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/;
const MARKER_ONLY = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*$/;
const EMPTY = /^[ \t>]*$/;
/** What begins a block of its own: an item, a heading, a quote, a row, a fence, a rule, HTML or its end, a container. */
const BLOCK = /^[ \t>]*(?:[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|>|\||```|~~~|-{2,}|={3,}|\*{3,}|<|:::)/;

/** What stands around a stretch that is to go. */
export interface Surroundings {
  /** 0-based lines of its first and its last character. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Nothing stands before it in its line, or the marker of an item, or neither. */
  readonly before: 'nothing' | 'marker' | 'words';
  /** Nothing but white space follows in its line. */
  readonly closes: boolean;
  /** Offset behind the marker of an item whose first line holds nothing else, above the line that it opens; else null. */
  readonly markerAbove: number | null;
  /** Blanks before it and behind it in its line. */
  readonly blanksBefore: number;
  readonly blanksBehind: number;
}

export function surroundingsOf(text: string, lines: LineIndex, { start, end }: Range): Surroundings {
  const firstLine = lines.lineAt(start);
  const lastLine = lines.lineAt(end);
  const lineStart = lines.startOf(firstLine);
  const head = start - lineStart > LONGEST_HEAD ? null : text.slice(lineStart, start);
  const before = head === null ? 'words' : ALONE.test(head) ? 'nothing' : ITEM.test(head) ? 'marker' : 'words';
  let from = start;
  while (from > lineStart && isBlank(text.charCodeAt(from - 1))) from--;
  let behind = end;
  while (isBlank(text.charCodeAt(behind))) behind++;
  return {
    firstLine, lastLine, before, closes: behind >= lines.endOf(lastLine), markerAbove: before === 'nothing' ? markerAbove(text, lines, firstLine) : null,
    blanksBefore: start - from, blanksBehind: behind - end,
  };
}

function markerAbove(text: string, lines: LineIndex, line: number): number | null {
  if (line === 0) return null;
  const start = lines.startOf(line - 1);
  const end = lines.endOf(line - 1);
  if (end - start > LONGEST_HEAD) return null;
  const above = text.slice(start, end);
  return MARKER_ONLY.test(above) ? start + above.trimEnd().length : null;
}

export const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** Whether a line, counted from 0, holds nothing but white space and the marks of quotes; true outside the text. */
export function isEmptyLine(text: string, lines: LineIndex, line: number): boolean {
  if (line < 0 || line >= lines.lineCount) return true;
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  return end - start <= LONGEST_HEAD && EMPTY.test(text.slice(start, end));
}

/** The words that a line goes on with where it begins no block of its own; null where it is empty, begins one, or is none. */
export function continuation(text: string, lines: LineIndex, line: number): Range | null {
  if (isEmptyLine(text, lines, line)) return null;
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  const head = text.slice(start, Math.min(end, start + LONGEST_HEAD));
  if (BLOCK.test(head)) return null;
  return { start: start + (/^[ \t]*/.exec(head)?.[0].length ?? 0), end };
}

/** Whether what stands at an offset would begin a block if it opened its line. */
export const beginsBlock = (text: string, at: number): boolean => BLOCK.test(text.slice(at, at + 12));

/** Whether a line is an item of a list below the one whose marker stands at the indent of `marker`'s line. */
export function isIndented(text: string, lines: LineIndex, line: number): boolean {
  return line < lines.lineCount && !isEmptyLine(text, lines, line) && isBlank(text.charCodeAt(lines.startOf(line)));
}
