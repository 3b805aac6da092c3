import type { Finding, Fix, RuleId } from '../model/finding';
import type { TextEdit } from '../model/textEdit';

/** The fix of a finding that needs nobody's judgement; null where it has none. */
export const sureFixOf = ({ fixes }: Finding): Fix | null => fixes?.find((fix) => fix.isSure) ?? null;

/**
 * The first sure fix of each finding (of one rule, or of all) as edits that can be made in one go: in the order of the text, and none touches
 * another. Where two fixes touch, the earlier finding's is made and the other is left for the next time; a fix is made whole or not at all.
 * The same words put in at the same place by several findings are put in once.
 */
export function fixAll(findings: readonly Finding[], rule: RuleId | null = null): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = rule === null || finding.rule === rule ? sureFixOf(finding) : null;
    const fresh = fix?.edits.filter((edit) => !isInsertedAlready(taken, edit)) ?? [];
    if (fresh.some((edit) => touches(taken, edit))) continue;
    // Findings come in the order of the text, so that nearly every edit goes to the end of the list.
    for (const edit of fresh) taken.splice(placeFor(taken, edit.range.start), 0, edit);
  }
  return taken;
}

/** The number of taken edits that begin before or at an offset. */
function placeFor(taken: readonly TextEdit[], offset: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.range.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Taken edits lie apart, so that the last one which begins before the end of another is the only one that can reach it. */
function touches(taken: readonly TextEdit[], { range }: TextEdit): boolean {
  const last = taken[placeFor(taken, range.end) - 1];
  return last !== undefined && last.range.end >= range.start;
}

function isInsertedAlready(taken: readonly TextEdit[], { range, text }: TextEdit): boolean {
  const last = taken[placeFor(taken, range.start) - 1];
  return range.start === range.end && last?.range.start === range.start && last.range.end === range.end && last.text === text;
}
