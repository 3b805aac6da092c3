import type { Repetition } from './growthPieces';
import type { Growth } from './growthRate';

/** A text that takes more than twice as long when it is twice as long. */
export interface Suspect extends Repetition {
  readonly model: Growth;
  /** markdown-it's blocks of the same texts. */
  readonly library: Growth;
  /** Times as long for twice the text: of the model, of markdown-it's blocks, and of what the model takes longer than those. 2 is linear. */
  readonly growth: number;
  readonly libraryGrowth: number;
  readonly ownGrowth: number;
}

/** A text that makes reading fail. */
export interface Crash extends Repetition {
  readonly error: string;
}

export interface GrowthResults {
  readonly suite: 'growth';
  /** When the run ended, ISO 8601. */
  readonly date: string;
  readonly node: string;
  readonly cpus: number;
  /** Texts of which the growth was measured. */
  readonly measured: number;
  /** Above this a growth is told. */
  readonly limit: number;
  /** The worst one first. */
  readonly suspects: readonly Suspect[];
  readonly crashes: readonly Crash[];
}
