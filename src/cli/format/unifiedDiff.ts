import { applyWithin, type TextEdit } from '../../core/model/textEdit';
import type { Document } from '../documents';

/**
 * A unified diff without context, which `git apply --unidiff-zero` takes; empty where nothing changes. Lines are git's: they end at a line
 * feed, a carriage return before it is theirs. The edits are in order.
 */
export function unifiedDiff({ file, briefing: { text }, byteOrderMark }: Document, edits: readonly TextEdit[]): string {
  let line = 1;
  let counted = 0;
  let grown = 0;
  const hunks = hunksOf(text, edits).map(({ start, end, edits: inside }) => {
    const before = text.slice(start, end);
    const after = applyWithin(text, { start, end }, inside);
    line += text.slice(counted, start).split('\n').length - 1;
    counted = start;
    const mark = start === 0 ? byteOrderMark : '';
    const [from, to] = [countLines(mark + before), countLines(mark + after)];
    const header = `@@ -${line},${from} +${to === 0 ? line + grown - 1 : line + grown},${to} @@\n`;
    grown += to - from;
    return header + prefix('-', mark + before) + prefix('+', mark + after);
  });
  const name = file.replace(/^\.\//, '');
  return hunks.length === 0 ? '' : `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}

interface Hunk {
  readonly start: number;
  end: number;
  readonly edits: TextEdit[];
}

/** Edits that share a line share a hunk. */
function hunksOf(text: string, edits: readonly TextEdit[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of edits) {
    const last = hunks.at(-1);
    // What ends with a line needs nothing of the next one, unless its last line is joined with that.
    const isWhole = text.charCodeAt(edit.range.end - 1) === 0x0a && (edit.range.start === 0 || text.charCodeAt(edit.range.start - 1) === 0x0a) && (edit.text === '' || edit.text.endsWith('\n'));
    const feed = isWhole ? edit.range.end - 1 : text.indexOf('\n', edit.range.end);
    const end = feed < 0 ? text.length : feed + 1;
    if (last && edit.range.start < last.end) {
      last.edits.push(edit);
      last.end = Math.max(last.end, end);
    } else hunks.push({ start: text.lastIndexOf('\n', edit.range.start - 1) + 1, end, edits: [edit] });
  }
  return hunks;
}

const countLines = (text: string): number => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);

const prefix = (sign: string, text: string): string =>
  text === '' ? '' : text.replace(/\n$/, '').split('\n').map((line) => `${sign}${line}\n`).join('') + (text.endsWith('\n') ? '' : '\\ No newline at end of file\n');
