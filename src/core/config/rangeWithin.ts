import type { Node } from 'yaml';
import type { Range } from '../model/range';

/** Where a piece of a scalar's text stands in the file; the whole scalar where it is written in another way there, with escapes or over several lines. */
export function rangeWithin(yaml: string, node: Node, piece: string, part: { readonly from: number; readonly length: number } = { from: 0, length: piece.length }): Range {
  const [start = 0, end = start + 1] = node.range ?? [];
  const at = yaml.slice(start, end).indexOf(piece);
  return at < 0 ? { start, end } : { start: start + at + part.from, end: start + at + part.from + part.length };
}
