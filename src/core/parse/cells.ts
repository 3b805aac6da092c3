import type { Range } from '../model/range';

/**
 * The stretches of a table row from one cell of which `begins` is true up to the next such cell or the end of the row:
 * `| [REALTIME] ドル円 | 153 | (Jan 7, 2026, Reuters) |` is one, from the bracket to the closing one.
 */
export function readCells(text: string, row: Range, begins: (start: number) => boolean): readonly Range[] {
  const starts: number[] = [];
  const end = skipEdgesBack(text, row.start, row.end);
  for (let at = skipEdges(text, row.start, end); at < end; at = skipEdges(text, barBehind(text, at, end), end)) if (begins(at)) starts.push(at);
  return starts.map((start, index) => ({ start, end: skipEdgesBack(text, start, starts[index + 1] ?? end) }));
}

/** White space and bars: neither belongs to what a cell says. */
const isEdge = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x7c;

export function skipEdges(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isEdge(text.charCodeAt(at))) at++;
  return at;
}

function skipEdgesBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isEdge(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Offset of the bar that ends a cell; one behind a backslash is a character of it. */
export function barBehind(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x7c) return at;
  }
  return end;
}
