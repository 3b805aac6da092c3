import type { Briefing } from '../model/briefing';
import { startingWithin } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import type { Cleanup, CleanupPart, Lost } from './cleanup';
import { composeEdits, offsetBefore, piecesOf } from './composeEdits';

/** A clean-up with what it brought to light, as one: `later` is that of the text after `cleanup`. Neither has pairs. */
export function withLater(briefing: Briefing, cleanup: Cleanup, later: Cleanup): Cleanup {
  const first = inOrder(cleanup);
  const composed = composeEdits(briefing.length, first, inOrder(later));
  const pieces = piecesOf(briefing.length, first);
  const lost = later.lost.map((one): Lost => {
    const start = offsetBefore(pieces, one.range.start);
    return { ...one, range: { start, end: Math.max(start, offsetBefore(pieces, one.range.end)) }, line: briefing.lines.lineAt(start) + 1 };
  });
  return { parts: partsOf(briefing, cleanup, composed), pairs: [], lost: [...cleanup.lost, ...lost].sort((left, right) => left.range.start - right.range.start) };
}

const inOrder = ({ parts }: Cleanup): TextEdit[] => parts.flatMap(({ edits }) => edits).sort((left, right) => left.range.start - right.range.start);

const keyOf = ({ range, text }: TextEdit): string => `${range.start} ${range.end} ${text}`;

/** The parts that are as they were, and one for each edit that is not. */
function partsOf(briefing: Briefing, { parts }: Cleanup, composed: readonly TextEdit[]): CleanupPart[] {
  const open = new Map(composed.map((edit) => [keyOf(edit), edit]));
  const kept = parts.filter(({ edits }) => edits.length > 0 && edits.every((edit) => open.has(keyOf(edit))));
  for (const { edits } of kept) for (const edit of edits) open.delete(keyOf(edit));
  const made = [...open.values()].map((edit): CleanupPart => ({ edits: [edit], residues: startingWithin(briefing.residue, edit.range), parameters: [], pair: null, isEvidence: false }));
  return [...kept, ...made].sort((left, right) => (left.edits[0]?.range.start ?? 0) - (right.edits[0]?.range.start ?? 0));
}
