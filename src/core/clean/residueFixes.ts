import type { Briefing } from '../model/briefing';
import type { Residue } from '../model/citation';
import type { TextEdit } from '../model/textEdit';
import type { Pair, ResidueFix, Treatment } from './cleanup';
import { CleanupPlan } from './cleanupPlan';
import { joinEdits } from './joinEdits';
import { partnersOf } from './partners';

/** What is done about each piece of residue when it is taken alone, in the order of the text; tracking parameters are no part of it. */
export function residueFixes(briefing: Briefing): ResidueFix[] {
  if (briefing.residue.length === 0) return [];
  const plan = new CleanupPlan(briefing);
  const partners = partnersOf(briefing.text, briefing.residue);
  const treatments = new Map<Residue, Treatment>();
  for (const treatment of plan.treatments) for (const residue of treatment.residues) treatments.set(residue, treatment);
  const isSafe = safety(briefing);
  return plan.treatments.flatMap((treatment) => {
    const alone = plan.editsOf(treatment);
    const isUnread = isSafe(treatment);
    return treatment.residues.map((residue): ResidueFix => {
      const other = treatments.get(partners.get(residue) ?? residue);
      const partner = other && other !== treatment ? plan.editsOf(other) : null;
      const pair: Pair | null = plan.pairs.get(residue) ?? null;
      return {
        residue, pair, isLost: treatment.isLost && pair === null, edits: joinEdits([...alone.edits, ...(partner?.edits ?? [])].sort(byPlace)),
        isSure: isUnread && pair === null && !plan.evidence.has(residue) && !alone.makesBlock && partner?.makesBlock !== true,
      };
    });
  });
}

const byPlace = (left: TextEdit, right: TextEdit): number => left.range.start - right.range.start;

/** Whether what takes the place of a mark is read as nothing that has to be checked: a tagged bullet then has another citation than before, and a name is looked for in the list. */
function safety({ bullets, references }: Briefing): (treatment: Treatment) => boolean {
  let next = 0;
  return ({ adds, range }) => {
    while ((bullets[next]?.range.end ?? Infinity) < range.start) next++;
    const bullet = bullets[next];
    if (adds === 'nothing' || !bullet || bullet.range.start > range.start) return true;
    return bullet.tag === null && (adds !== 'name' || references.length === 0);
  };
}
