import type { HTMLElement } from 'node-html-parser';
import type { PageDate, PlaceDates, Several } from './pageRank';

/** A date of a page that belongs to a part of it. */
export interface PartDate {
  readonly part: HTMLElement | null;
  readonly kind: 'published' | 'modified';
  readonly date: PageDate;
}

/**
 * The dates of the part that is the article: the one with the title, else the only one. Parts without the title that say different days are
 * several articles, a list of them.
 */
export function nearestDates(dates: readonly PartDate[], withHeading: ReadonlySet<HTMLElement>): PlaceDates | Several | null {
  const titled = dates.filter(({ part }) => part !== null && withHeading.has(part));
  const left = titled.length > 0 ? titled : dates;
  if (left.length === 0) return null;
  const parts = new Map<HTMLElement | null, PlaceDates>();
  for (const { part, kind, date } of left) {
    const known = parts.get(part) ?? { published: null, modified: null };
    // The first one of a part is at its head.
    parts.set(part, known[kind] ? known : { ...known, [kind]: date });
  }
  const [first, ...others] = [...parts.values()];
  if (!first) return null;
  return others.every((one) => one.published?.day === first.published?.day && one.modified?.day === first.modified?.day) ? first : 'several';
}
