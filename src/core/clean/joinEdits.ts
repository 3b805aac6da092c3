import type { TextEdit } from '../model/textEdit';

/** Edits in the order of the text without what two of them would both take out: the second begins where the first ends. */
export function joinEdits(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  let end = 0;
  for (const { range, text } of edits) {
    const start = Math.max(range.start, end);
    if (range.end <= end && text === '') continue;
    end = Math.max(range.end, start);
    joined.push({ range: { start, end }, text });
  }
  return joined;
}
