import type { Briefing } from '../model/briefing';
import { sliceOf, startingWithin, type Range } from '../model/range';
import { applyEdits, type TextEdit } from '../model/textEdit';
import type { Cleanup, CleanupPart, Lost, Treatment } from './cleanup';
import { CleanupPlan, isInvisible } from './cleanupPlan';
import { parameterCuts } from './parameterCuts';
import { isBlank, surroundingsOf } from './surroundings';
import { withLater } from './laterRound';
import { parseBriefing } from '../parse/parseBriefing';

/**
 * Plans the clean-up of a document: what a research tool left goes, the words stay, tracking parameters are cut out of URLs. A citation id is
 * mapped back to its reference only where id, publisher and list agree, and only as a pair that a person sees first; of every other citation
 * the result says that it is lost. A second clean-up has nothing to do: what only reads as a mark once another one is gone goes with it.
 */
export function planCleanup(briefing: Briefing): Cleanup {
  let cleanup = planOnce(briefing);
  for (let round = 0; round < MOST_ROUNDS && cleanup.parts.length > 0 && cleanup.pairs.length === 0; round++) {
    const next = planOnce(parseBriefing(cleanedText(briefing, cleanup, { mapped: false })));
    if (next.parts.length === 0 || next.pairs.length > 0) break;
    cleanup = withLater(briefing, cleanup, next);
  }
  return cleanup;
}

/** Marks inside marks nest no deeper but on purpose. */
const MOST_ROUNDS = 8;

function planOnce(briefing: Briefing): Cleanup {
  const plan = new CleanupPlan(briefing);
  const parts = [...residueParts(briefing, plan), ...parameterParts(briefing, plan)].sort((left, right) => startOf(left) - startOf(right));
  return { parts: apart(parts), pairs: [...plan.pairs.values()], lost: lostOf(briefing, plan) };
}

/** The edits of a clean-up in order: all of it, or without the pairs and the marks that they are told by. */
export function cleanupEdits({ parts }: Cleanup, { mapped }: { readonly mapped: boolean }): TextEdit[] {
  const taken = mapped ? parts : parts.filter((part) => part.pair === null && !part.isEvidence);
  return taken.flatMap(({ edits }) => edits).sort((left, right) => left.range.start - right.range.start);
}

export const cleanedText = (briefing: Briefing, cleanup: Cleanup, options: { readonly mapped: boolean }): string => applyEdits(briefing.text, cleanupEdits(cleanup, options));

const startOf = ({ edits }: CleanupPart): number => edits[0]?.range.start ?? 0;

/** Every pair, and every piece that a pair is told by, is an entry of its own; what else stands side by side is one. */
function residueParts(briefing: Briefing, plan: CleanupPlan): CleanupPart[] {
  const parts: CleanupPart[] = [];
  for (const run of runsOf(briefing, plan)) {
    const [first] = run;
    const residues = run.flatMap((treatment) => treatment.residues);
    const [residue] = residues;
    if (!first || !residue) continue;
    const pair = plan.pairs.get(residue) ?? null;
    const edits = pair?.edits ?? (run.length === 1 ? plan.editsOf(first).edits : [plan.removal(run, extent(plan, run)).edit]);
    parts.push({ edits, residues, parameters: [], pair, isEvidence: plan.evidence.has(residue) });
  }
  return parts;
}

const extent = (plan: CleanupPlan, run: readonly Treatment[]): Range => {
  const first = run[0]?.range.start ?? 0;
  const last = run.at(-1);
  const { start, end } = last ? plan.withSeparator(last) : { start: first, end: first };
  return { start: Math.min(first, start), end };
};

/** Treatments that leave nothing, with nothing but white space, one comma or lines of nothing else between them. */
function runsOf(briefing: Briefing, plan: CleanupPlan): Treatment[][] {
  const { text } = briefing;
  const runs: Treatment[][] = [];
  let isOpen = false;
  for (const treatment of plan.treatments) {
    const isGoing = goes(plan, treatment);
    const last = runs.at(-1);
    const previous = last?.at(-1);
    if (last && previous && isGoing && isOpen && isSideBySide(text, previous, treatment)) last.push(treatment);
    else runs.push([treatment]);
    isOpen = isGoing;
  }
  return joinLines(text, runs, (run) => fillsLines(briefing, plan, run));
}

/** Lines with nothing else in them are one run, also with empty lines between them. */
function joinLines(text: string, runs: readonly Treatment[][], fills: (run: readonly Treatment[]) => boolean): Treatment[][] {
  const joined: Treatment[][] = [];
  let isOpen = false;
  for (const run of runs) {
    const above = joined.at(-1);
    const isFilled = fills(run);
    if (above && isOpen && isFilled && isWhite(text, above.at(-1)?.range.end ?? 0, run[0]?.range.start ?? 0)) above.push(...run);
    else joined.push(run);
    isOpen = isFilled;
  }
  return joined;
}

function fillsLines({ text, lines }: Briefing, plan: CleanupPlan, run: readonly Treatment[]): boolean {
  if (!run.every((treatment) => goes(plan, treatment))) return false;
  const around = surroundingsOf(text, lines, { start: run[0]?.range.start ?? 0, end: run.at(-1)?.range.end ?? 0 });
  return around.before === 'nothing' && around.closes && around.markerAbove === null;
}

/** Whether it leaves nothing and needs nobody's consent. */
function goes({ pairs, evidence }: CleanupPlan, { text, residues: [residue] }: Treatment): boolean {
  return text === '' && residue !== undefined && !pairs.has(residue) && !evidence.has(residue);
}

const MOST_BETWEEN = 40;

function isSideBySide(text: string, left: Treatment, right: Treatment): boolean {
  const { end: start } = left.range;
  const { start: end } = right.range;
  if (end === start) return true;
  // What stood inside words parted nothing: the space beside it is theirs.
  const isSpaced = !isInvisible(left) && !isInvisible(right);
  return isSpaced && end - start <= MOST_BETWEEN && /^[ \t]*[,;、；]?[ \t]*$/.test(text.slice(start, end));
}

function isWhite(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!/[\s>]/.test(text.charAt(at))) return false;
  return true;
}

/** A URL inside a mark that is replaced is cut there. */
function parameterParts(briefing: Briefing, { treatments }: CleanupPlan): CleanupPart[] {
  let next = 0;
  return parameterCuts(briefing).flatMap(({ range, edits, names }): CleanupPart[] => {
    while ((treatments[next]?.range.end ?? Infinity) <= range.start) next++;
    if ((treatments[next]?.range.start ?? Infinity) < range.end) return [];
    const residues = startingWithin(briefing.residue, range);
    return [{ edits, residues, parameters: names, pair: null, isEvidence: false }];
  });
}

/** Parts without what two of them would both take out: the one behind begins where the one before ends. */
function apart(parts: readonly CleanupPart[]): CleanupPart[] {
  const edits = parts.flatMap((part) => part.edits.map((edit) => ({ part, edit }))).sort((left, right) => left.edit.range.start - right.edit.range.start);
  const kept = new Map<CleanupPart, TextEdit[]>(parts.map((part) => [part, []]));
  let end = 0;
  for (const { part, edit: { range, text } } of edits) {
    const start = Math.max(range.start, end);
    if (range.end <= start && text === '') continue;
    end = Math.max(range.end, start);
    kept.get(part)?.push({ range: { start, end }, text });
  }
  return parts.map((part) => ({ ...part, edits: kept.get(part) ?? [] }));
}

/** Words that need another one behind them. */
const LEANING = /(?:^|[\s(])(?:by|per|from|see|via|in|of|with|and|or|supports?|according to|based on)[ \t]*$/i;

function lostOf(briefing: Briefing, { treatments, pairs }: CleanupPlan): Lost[] {
  const { text, lines } = briefing;
  return treatments.filter(({ isLost, residues: [residue] }) => isLost && residue !== undefined && !pairs.has(residue)).map(({ range, residues, text: words }) => {
    const first = residues[0]?.range ?? range;
    let from = first.start;
    while (isBlank(text.charCodeAt(from - 1))) from--;
    return {
      range: first, ids: residues.flatMap(({ ids }) => ids), line: lines.lineAt(first.start) + 1,
      leavesGap: words === '' && LEANING.test(sliceOf(text, { start: Math.max(0, from - 40), end: from })),
    };
  });
}
