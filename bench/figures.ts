import type { ContenderId } from './contenders';
import type { Counts } from './counts';
import type { LeftOut, Timing } from './interleave';

export interface Measured {
  readonly timings: readonly Timing[];
  readonly leftOut: readonly LeftOut[];
}

export interface SizeResults extends Measured {
  readonly label: string;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly bytes: number;
  readonly parts: Counts;
}

/** Milliseconds of one run; null where it was left out. */
export const medianOf = (measured: Measured, contender: ContenderId): number | null => measured.timings.find((timing) => timing.contender === contender)?.medianMs ?? null;

/** How many times as long as another contender in the same run; null where one of them was left out. */
export function ratioOf(measured: Measured, contender: ContenderId, to: ContenderId): number | null {
  const own = medianOf(measured, contender);
  const other = medianOf(measured, to);
  return own === null || other === null ? null : own / other;
}

/** Time for a character at one size over that at a smaller one: 1 is linear. */
export function growthOf(small: SizeResults, large: SizeResults, contender: ContenderId): number | null {
  const [before, after] = [medianOf(small, contender), medianOf(large, contender)];
  return before === null || after === null ? null : after / large.characters / (before / small.characters);
}
