import type { TextEdit } from '../model/textEdit';

/** A stretch of the first text, or, where `text` is not null, what was written between two of them. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
}

/** What the text is made of after the edits, which are in order and do not overlap. */
export function piecesOf(length: number, edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { range: { start, end }, text } of edits) {
    pieces.push({ start: at, end: start, text: null }, { start, end: start, text });
    at = end;
  }
  pieces.push({ start: at, end: length, text: null });
  return pieces;
}

const lengthOf = ({ start, end, text }: Piece): number => text?.length ?? end - start;

function cut(piece: Piece, from: number, to: number): Piece {
  const { start, text } = piece;
  return text === null ? { start: start + from, end: start + to, text } : { start, end: start, text: text.slice(from, to) };
}

/** The edits of a text of `length` that do what `first` and then, on the text after it, `second` do. */
export function composeEdits(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const kept: Piece[] = [];
  let next = 0;
  let written = -1;
  let offset = 0;
  for (const piece of piecesOf(length, first)) {
    const end = offset + lengthOf(piece);
    let at = offset;
    for (let edit = second[next]; edit && edit.range.start <= end; edit = second[next]) {
      const { range, text } = edit;
      if (range.start > at) kept.push(cut(piece, at - offset, range.start - offset));
      if (written < next) kept.push({ ...cut(piece, range.start - offset, range.start - offset), text });
      written = next;
      at = Math.max(at, Math.min(range.end, end));
      if (range.end > end) break;
      next++;
    }
    if (at < end) kept.push(cut(piece, at - offset, end - offset));
    offset = end;
  }
  return editsBetween(length, kept);
}

/** What must be written between the stretches of the first text that are left. */
function editsBetween(length: number, pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let written = '';
  for (const piece of [...pieces.filter(({ start, end, text }) => text !== null || end > start), { start: length, end: length, text: null }]) {
    if (piece.text !== null) {
      written += piece.text;
      continue;
    }
    if (piece.start > at || written !== '') edits.push({ range: { start: at, end: piece.start }, text: written });
    at = piece.end;
    written = '';
  }
  return edits;
}

/** Where an offset of the text after the edits stood before them; inside what was written, where that was written. */
export function offsetBefore(pieces: readonly Piece[], offset: number): number {
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    if (offset < at + length) return piece.text === null ? piece.start + offset - at : piece.start;
    at += length;
  }
  return pieces.at(-1)?.end ?? 0;
}
