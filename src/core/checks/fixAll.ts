import type { Finding, Fix, RuleId } from '../model/finding';
import { countBefore, lastFrom } from '../model/range';
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
    for (const edit of fresh) taken.splice(countBefore(taken, edit.range.start + 1), 0, edit);
  }
  return taken;
}

/** Taken edits lie apart, so that the last one which begins before the end of another is the only one that can reach it. */
function touches(taken: readonly TextEdit[], { range }: TextEdit): boolean {
  const last = lastFrom(taken, range.end);
  return last !== undefined && last.range.end >= range.start;
}

function isInsertedAlready(taken: readonly TextEdit[], { range, text }: TextEdit): boolean {
  const last = lastFrom(taken, range.start);
  return range.start === range.end && last?.range.start === range.start && last.range.end === range.end && last.text === text;
}
