import type { Citation, CitationDate, Publisher } from '../../model/citation';
import type { Range } from '../../model/range';

/**
 * What a date proves. `day`: a day or a month with a digit, also one that does not exist; it stands for a source by itself.
 * `vague`: `recent`, `Dec`. `period`: a year or a quarter, which mostly says what a figure is of.
 */
export type DateForce = 'none' | 'day' | 'vague' | 'period';

/** One citation while it is read: what stands between brackets or semicolons, in fields. */
export interface Part {
  start: number;
  end: number;
  date: CitationDate | null;
  force: DateForce;
  publishers: Publisher[];
  /** How many of the publishers are of each form. */
  known: number;
  proper: number;
  loose: number;
  /** It holds something that is no part of a citation: a quantity, a clause, code. */
  other: boolean;
  /** It begins with a word that says what follows (`Source:`), or ends with one (`調べ`). */
  sourced: boolean;
  note: Citation['note'];
  post: Citation['post'];
  url: Citation['url'];
  hasLink: boolean;
  /** A page and not just a site: `reuters.com/markets/a`. */
  hasPage: boolean;
  refs: Citation['refs'][number][];
}

export const emptyPart = (start: number, end: number): Part => ({
  start, end, date: null, force: 'none', publishers: [], known: 0, proper: 0, loose: 0, other: false, sourced: false, note: null, post: null, url: null, hasLink: false, hasPage: false, refs: [],
});

/** The list with the item behind it. The first one makes a list of one: a push would reserve room for sixteen more, and most lists get no second one. */
export function appended<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

export const toCitation = (text: string, part: Part, { start, end }: Range): Citation => ({
  range: { start, end }, raw: text.slice(start, end), date: part.date, publishers: part.publishers, note: part.note, post: part.post, url: part.url, refs: part.refs,
});
