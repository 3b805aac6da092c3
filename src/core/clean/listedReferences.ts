import { normalizeUrl } from '../links/normalizeUrl';
import type { Briefing } from '../model/briefing';
import type { Reference, Residue } from '../model/citation';
import { lastFrom, startingWithin, type Range } from '../model/range';

/** The references of a document as citation ids name them. */
export interface ListedReferences {
  /** By id, where each id names one page. Empty where ids restart: then none can be trusted. */
  readonly byId: ReadonlyMap<string, Reference>;
  /** The ids among them that a reader sees, and how the list writes them: `[` for `1.` and `[1]`, `[^` for a footnote. */
  readonly numbered: ReadonlyMap<string, '[' | '[^'>;
  /** The marks of a tool inside the entries whose ids they are. */
  readonly marks: ReadonlyMap<Reference, Residue>;
  /** Entries with a URL, in order. */
  readonly cited: readonly Reference[];
}

export function listedReferences({ text, references, residue }: Briefing): ListedReferences {
  const byId = new Map<string, Reference>();
  const marks = new Map<Reference, Residue>();
  let restarts = false;
  for (const reference of references) {
    const { id } = reference;
    if (id === null) continue;
    const earlier = byId.get(id);
    if (earlier && !isSamePage(earlier, reference)) restarts = true;
    if (!earlier) byId.set(id, reference);
    const mark = startingWithin(residue, reference.range).find(({ ids }) => ids.length === 1 && ids[0] === id);
    if (mark) marks.set(reference, mark);
  }
  if (restarts) byId.clear();
  const numbered = new Map<string, '[' | '[^'>();
  for (const [id, reference] of byId) if (!marks.has(reference)) numbered.set(id, text.startsWith('[^', reference.range.start) ? '[^' : '[');
  const cited = references.filter(({ url }) => url !== null).sort((left, right) => left.range.start - right.range.start);
  return { byId, numbered, marks, cited };
}

const isSamePage = (left: Reference, right: Reference): boolean => left.url !== null && right.url !== null && normalizeUrl(left.url) === normalizeUrl(right.url);

/** Whether a range lies in an entry that has a URL. */
export const isInCitedEntry = ({ cited }: ListedReferences, { start, end }: Range): boolean => end <= (lastFrom(cited, start)?.range.end ?? 0);
