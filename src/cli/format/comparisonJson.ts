import type { Briefing, Bullet } from '../../core/model/briefing';
import type { Reference } from '../../core/model/citation';
import { sliceOf } from '../../core/model/range';
import { GRAVE_CHANGES, type Comparison } from '../../core/review/comparison';

/** `compare --json` (contract version 1): lines are 1-based; `text` is the bullet as written. */
export function comparisonJson({ before, after, changes, referencesAdded, referencesRemoved }: Comparison, names: { readonly file: string; readonly before: string }): string {
  const bullet = ({ lines, text }: Briefing, { range, label }: Bullet): object => ({ line: lines.lineAt(range.start) + 1, endLine: lines.lineAt(range.end) + 1, label: label?.text ?? null, text: sliceOf(text, range) });
  const reference = ({ lines }: Briefing, { range, title, url, publisher }: Reference): object => ({ line: lines.lineAt(range.start) + 1, title, url, publisher });
  return `${JSON.stringify({
    version: 1, file: names.file, with: names.before,
    changes: changes.map((change) => ({ kind: change.kind, grave: GRAVE_CHANGES.has(change.kind), before: change.before && bullet(before, change.before), after: change.after && bullet(after, change.after) })),
    references: { added: referencesAdded.map((one) => reference(after, one)), removed: referencesRemoved.map((one) => reference(before, one)) },
  }, null, 2)}\n`;
}
