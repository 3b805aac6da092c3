import { say, type Message } from '../model/message';
import type { Cleanup, Lost, Pair } from './cleanup';
import { nameOfReference } from './pairs';

/** `citation 3 ↔ Rates on hold (https://…)`: what a person sees before a mark becomes a citation. */
export const sayPair = ({ residue, reference }: Pair): Message => say('citation {0} ↔ {1} ({2})', residue.ids.join(', '), nameOfReference(reference), reference.url ?? '');

export function sayLost({ ids, leavesGap }: Lost): Message {
  const id = ids.join(', ');
  if (leavesGap) return id === '' ? say('a citation is lost, and the sentence lacks a word without it') : say('citation {0} is lost, and the sentence lacks a word without it', id);
  return id === '' ? say('a citation is lost') : say('citation {0} is lost', id);
}

export interface CleanupCounts {
  /** Pieces of residue that go or are replaced. */
  readonly removed: number;
  readonly mapped: number;
  readonly lost: number;
  /** URLs with tracking parameters. */
  readonly urls: number;
}

/** What a clean-up does, or would do, with or without its pairs. */
export function countCleanup({ parts, pairs, lost }: Cleanup, mapped: boolean): CleanupCounts {
  const removed = parts.filter((part) => part.parameters.length === 0 && part.pair === null && (mapped || !part.isEvidence)).reduce((sum, { residues }) => sum + residues.length, 0);
  return { removed, mapped: mapped ? pairs.length : 0, lost: lost.length, urls: parts.filter(({ parameters }) => parameters.length > 0).length };
}
