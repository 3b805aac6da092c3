import type { Briefing } from '../model/briefing';
import type { Residue } from '../model/citation';
import { sliceOf, type Range } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import type { Pair, Treatment } from './cleanup';
import { listedReferences } from './listedReferences';
import { agreementsOf } from './pairs';
import { withoutParameters } from './parameterCuts';
import { removalOf, type Stretch } from './removal';
import { treatmentsOf } from './treatments';

/** What becomes of each piece of residue, and the edits for one or for several side by side. */
export class CleanupPlan {
  readonly treatments: readonly Treatment[];
  readonly pairs: ReadonlyMap<Residue, Pair>;
  /** Marks of entries that pairs are told by: without them nobody could tell the pair any more. */
  readonly evidence: ReadonlySet<Residue>;
  private readonly indexes = new Map<Treatment, number>();

  constructor(private readonly briefing: Briefing) {
    const listed = listedReferences(briefing);
    this.treatments = treatmentsOf(briefing, listed);
    for (const [index, treatment] of this.treatments.entries()) this.indexes.set(treatment, index);
    const agreements = new Map(agreementsOf(briefing, listed).map((agreement) => [agreement.residue, agreement]));
    const pairs = new Map<Residue, Pair>();
    const evidence = new Set<Residue>();
    for (const treatment of this.treatments) {
      const [residue] = treatment.residues;
      const agreement = residue && agreements.get(residue);
      if (!residue || !agreement || treatment.text !== '') continue;
      const { name, reference } = agreement;
      const link = { range: name, text: `[${sliceOf(briefing.text, name)}](${withoutParameters(reference.url ?? '')})` };
      pairs.set(residue, { residue, reference, name, edits: [link, ...this.editsOf(treatment).edits].sort((left, right) => left.range.start - right.range.start) });
      const mark = listed.marks.get(reference);
      if (mark) evidence.add(mark);
    }
    this.pairs = pairs;
    this.evidence = evidence;
  }

  /** The edits of one treatment, everything else staying as it is. */
  editsOf(treatment: Treatment): { readonly edits: readonly TextEdit[]; readonly makesBlock: boolean } {
    const { range, text } = treatment;
    if (text !== '') return { edits: [{ range, text }], makesBlock: false };
    const { edit, makesBlock } = this.removal([treatment], this.withSeparator(treatment));
    return { edits: [edit], makesBlock };
  }

  /** The edit that takes out several treatments with what lies between them. */
  removal(treatments: readonly Treatment[], range: Range): { readonly edit: TextEdit; readonly makesBlock: boolean } {
    const { text, lines } = this.briefing;
    return removalOf(text, lines, { ...range, placeholder: this.placeholder(treatments), isInvisible: treatments.every(isInvisible) } satisfies Stretch);
  }

  private placeholder(treatments: readonly Treatment[]): string | null {
    const lost = treatments.filter(({ isLost }) => isLost);
    if (lost.length === 0) return null;
    const ids = [...new Set(lost.flatMap(({ residues }) => residues.flatMap((residue) => residue.ids)))].join(', ');
    if (this.briefing.language === 'ja') return ids === '' ? '（出典は失われました）' : `（出典${ids}は失われました）`;
    return ids === '' ? '(citation lost)' : `(citation ${ids} lost)`;
  }

  /** The comma between two marks goes with one of them. */
  withSeparator(treatment: Treatment): Range {
    const { text } = this.briefing;
    const { start, end } = treatment.range;
    const index = this.indexes.get(treatment) ?? 0;
    const next = this.treatments[index + 1]?.range.start ?? Infinity;
    if (isSeparator(text, end, next)) return { start, end: next };
    const previous = this.treatments[index - 1]?.range.end ?? -Infinity;
    return isSeparator(text, previous, start) ? { start: previous, end } : { start, end };
  }
}

const MOST_BETWEEN = 8;

const isSeparator = (text: string, start: number, end: number): boolean => end - start <= MOST_BETWEEN && /^[ \t]*[,;、；][ \t]*$/.test(text.slice(start, end));

/** It stood inside words, or opened or closed a stretch of them. */
export function isInvisible({ residues: [residue], range }: Treatment): boolean {
  if (!residue || residue.ids.length === 0) return residue?.kind === 'gemini-cite' || (residue?.kind === 'private-use' && range.end - range.start === 1);
  return residue.kind === 'gemini-span';
}
