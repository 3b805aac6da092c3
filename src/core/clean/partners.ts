import type { Residue } from '../model/citation';
import { sliceOf } from '../model/range';
import { hasEmptyLine } from '../parse/residue/mark';

/**
 * The other half of each mark that has two: the lines round a canvas, `[span_1](start_span)` and `[span_1](end_span)`, `[cite_start]` and the `[cite: …]`
 * of the same paragraph. Both go together.
 */
export function partnersOf(text: string, residue: readonly Residue[]): ReadonlyMap<Residue, Residue> {
  const partners = new Map<Residue, Residue>();
  const join = (left: Residue | undefined, right: Residue): void => {
    if (left) partners.set(left, right).set(right, left);
  };
  const canvases: Residue[] = [];
  const spans = new Map<string, Residue>();
  let sentence: Residue | undefined;
  for (const piece of residue) {
    const written = piece.kind === 'canvas' || piece.kind === 'gemini-span' ? sliceOf(text, piece.range) : '';
    if (piece.kind === 'canvas') {
      if (written.length > ':::'.length) canvases.push(piece);
      else join(canvases.pop(), piece);
    } else if (piece.kind === 'gemini-span') {
      const id = piece.ids[0] ?? '';
      if (/\(start/.test(written)) spans.set(id, piece);
      else join(spans.get(id), piece);
      if (!/\(start/.test(written)) spans.delete(id);
    } else if (piece.kind === 'gemini-cite') {
      if (piece.ids.length > 0 && sentence && !hasEmptyLine(text, sentence.range.end, piece.range.start)) join(sentence, piece);
      sentence = piece.ids.length === 0 ? piece : undefined;
    }
  }
  return partners;
}
