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
