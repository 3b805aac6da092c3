import type { Reference } from '../../model/citation';
import type { Range } from '../../model/range';
import type { Block } from '../blocks';

/** Where the reading of references stands between two blocks. Two states with the same fields are the same state. */
export interface ReferenceState {
  /**
   * - `none`: below no heading of references. `opened`: below one, no entry seen. `listed`: entries seen.
   * - `closed`: below one still, but its list is over: a subheading may open another.
   */
  readonly place: 'none' | 'opened' | 'listed' | 'closed';
  /** Level of the heading of references in force, 1 to 6; 0 for none or a line that is no heading to Markdown (`**Sources:**`). */
  readonly level: number;
  /** The next list needs no proof of its own. */
  readonly isCertain: boolean;
  /** The entries seen are items: a line with a URL is none. */
  readonly isItems: boolean;
  /** Right behind link definitions or footnotes that stand below no heading of references. */
  readonly inDefinitions: boolean;
}

export const NO_LIST: ReferenceState = { place: 'none', level: 0, isCertain: false, isItems: false, inDefinitions: false };

export const sameState = (left: ReferenceState, right: ReferenceState): boolean => left === right
  || (left.place === right.place && left.level === right.level && left.isCertain === right.isCertain && left.isItems === right.isItems && left.inDefinitions === right.inDefinitions);

export interface ReferenceList {
  readonly heading: Range | null;
  /** From the first entry to the last; empty, at the end of the heading, while no entry has come: then it counts only if it is gone on with. */
  readonly range: Range;
}

/** What a run of blocks holds of references. */
export interface ReferenceReading {
  readonly lists: readonly ReferenceList[];
  /** In the order of the text. */
  readonly references: readonly Reference[];
  /** The blocks that are part of references and therefore no bullets, paragraphs or sections' text. */
  readonly taken: ReadonlySet<Block>;
  /** The first of `lists` goes on with the last list before this run. */
  readonly continues: boolean;
  readonly after: ReferenceState;
}

/** Joins the lists of runs that follow each other: those gone on with become one, headings without entries go. */
export function joinLists(readings: Iterable<Pick<ReferenceReading, 'lists' | 'continues'>>): ReferenceList[] {
  const joined: ReferenceList[] = [];
  for (const { lists, continues } of readings) {
    for (const [index, list] of lists.entries()) {
      const last = continues && index === 0 ? joined.pop() : undefined;
      const isEmpty = !last || last.range.start === last.range.end;
      joined.push(last ? { heading: last.heading, range: isEmpty ? list.range : { start: last.range.start, end: list.range.end } } : list);
    }
  }
  return joined.filter(({ range }) => range.end > range.start);
}
