import type { Range } from './range';

/** Replaces a stretch of a text. Edits of one list do not overlap and are in ascending order. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.range.start < at) throw new Error(`Edits overlap or are out of order at offset ${edit.range.start}.`);
    result += text.slice(at, edit.range.start) + edit.text;
    at = edit.range.end;
  }
  return result + text.slice(at);
}

/** What stands in `range` once the edits, all of them inside it, are made. */
export function applyWithin(text: string, range: Range, edits: readonly TextEdit[]): string {
  const shifted = edits.map((edit) => ({ range: { start: edit.range.start - range.start, end: edit.range.end - range.start }, text: edit.text }));
  return applyEdits(text.slice(range.start, range.end), shifted);
}

/** The edits as one, from the first to the last, so that they are taken together or not at all. */
export function mergeEdits(text: string, edits: readonly TextEdit[]): TextEdit | null {
  const [first] = edits;
  const last = edits.at(-1);
  if (!first || !last) return null;
  const range = { start: first.range.start, end: last.range.end };
  return { range, text: applyWithin(text, range, edits) };
}
