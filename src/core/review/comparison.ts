import type { Briefing, Bullet } from '../model/briefing';
import type { Reference } from '../model/citation';

/** What can have happened to a bullet, the gravest first. */
export const CHANGE_KINDS = [
  /** Other figures under the citation as it was: the source is said to state what it did not. */
  'figures-under-old-citation',
  /** A citation, or the only date, is gone. */
  'citation-removed',
  /** A slower cadence, or none: a check is silenced. */
  'tag-downgraded',
  /** Only the date of the citation moved forward, over figures and words as they were: the look of a review without one. */
  'date-bumped',
  /** Another citation over the figures as they were. */
  'citation-changed',
  /** Other figures where neither text cites anything. */
  'figures-uncited',
  'removed', 'added', 'updated', 'tag-upgraded', 'citation-added', 'text-changed', 'moved',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Those that are a mistake unless somebody says why; a date that moved over an unchanged figure may be a review. */
export const GRAVE_CHANGES: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['figures-under-old-citation', 'citation-removed', 'tag-downgraded']);

/** One thing that happened to a bullet; `before` is null for a new one, `after` for one that is gone. */
export interface Change {
  readonly kind: ChangeKind;
  readonly before: Bullet | null;
  readonly after: Bullet | null;
}

/** Two texts of one briefing, compared. */
export interface Comparison {
  readonly before: Briefing;
  readonly after: Briefing;
  /** By gravity, those of one kind in the order of the text. */
  readonly changes: readonly Change[];
  readonly referencesAdded: readonly Reference[];
  readonly referencesRemoved: readonly Reference[];
}

export const isSame = ({ changes, referencesAdded, referencesRemoved }: Comparison): boolean => changes.length + referencesAdded.length + referencesRemoved.length === 0;
