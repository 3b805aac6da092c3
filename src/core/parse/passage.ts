import type { Bullet, Prose, Section } from '../model/briefing';
import type { Reference, Residue } from '../model/citation';
import type { Range } from '../model/range';
import type { ReferenceList, ReferenceState } from './references/referenceState';

/**
 * The smallest stretch of a document that is read by itself: whole blocks of the top level, from one that stands behind an empty line up to
 * the next such one, the empty lines between them at its end. What stands in it is read from its own text and from what stands before it,
 * as told by `before` and `open`.
 *
 * Its ranges are offsets in `source`, the text it was read from, in which it begins at `at`; in the document it may since have moved.
 */
export interface Passage {
  readonly source: string;
  readonly at: number;
  readonly length: number;
  /** Where the reading of references stands at its begin. */
  readonly before: ReferenceState;
  /** And behind it. */
  readonly after: ReferenceState;
  /** The sections in force at its begin, outermost first. */
  readonly open: readonly Section[];
  /** Those in force behind it. */
  readonly openBehind: readonly Section[];
  readonly sections: readonly Section[];
  readonly bullets: readonly Bullet[];
  readonly prose: readonly Prose[];
  readonly lists: readonly ReferenceList[];
  /** Its first list of references goes on with the last one of the passage before. */
  readonly continues: boolean;
  readonly references: readonly Reference[];
  readonly residue: readonly Residue[];
  /** Its fenced and indented code. */
  readonly code: readonly Range[];
}

export const textOf = ({ source, at, length }: Passage): string => source.slice(at, at + length);
