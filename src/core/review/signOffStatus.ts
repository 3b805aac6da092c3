import type { Briefing, Bullet, Section } from '../model/briefing';
import { gather } from '../model/gather';
import { bulletPart, documentPart, hashOf, sectionParts, type SignablePart } from './signedParts';
import type { SignOff, SignOffPlace } from './signOff';

export type SignOffStatus =
  /** The newest of each person, the newest first. A bullet is also signed by a sign-off of a section around it or of the document. */
  | { readonly state: 'signed'; readonly by: readonly SignOff[] }
  /** The text was changed since; `last` is the newest of this place. */
  | { readonly state: 'lapsed'; readonly last: SignOff }
  | { readonly state: 'none' };

export interface BriefingStatus {
  readonly bullets: ReadonlyMap<Bullet, SignOffStatus>;
  readonly sections: ReadonlyMap<Section, SignOffStatus>;
  readonly document: SignOffStatus;
  /** Sign-offs of a text that stands nowhere in the briefing any more. */
  readonly lapsed: readonly SignOff[];
}

/** What is signed in a briefing as it stands, by whom and when. */
export function statusOf(briefing: Briefing, signOffs: readonly SignOff[]): BriefingStatus {
  const document = documentPart(briefing);
  const sections = sectionParts(briefing);
  const bullets = briefing.bullets.map((bullet) => bulletPart(briefing, bullet));
  const signed = new Map<SignablePart, SignOff[]>();
  for (const parts of [[document], sections, bullets]) hold(briefing, parts, signOffs, signed);
  const held = new Set([...signed.values()].flat());
  const lapsed = newestFirst(signOffs.filter((one) => !held.has(one)));
  const statuses = (parts: readonly SignablePart[]): SignOffStatus[] => {
    const around = signersAround(sections, signed);
    const before = lastAtPlace(parts, lapsed);
    return parts.map((part) => {
      const by = newestOfEach([...(signed.get(part) ?? []), ...around(part), ...(signed.get(document) ?? [])]);
      const last = before(part);
      return by.length > 0 ? { state: 'signed', by } : last ? { state: 'lapsed', last } : { state: 'none' };
    });
  };
  const [ofDocument = { state: 'none' }] = statuses([document]);
  const [ofSections, ofBullets] = [statuses(sections), statuses(bullets)];
  return {
    bullets: new Map(briefing.bullets.map((bullet, index) => [bullet, ofBullets[index] ?? { state: 'none' }])),
    sections: new Map(briefing.sections.map((section, index) => [section, ofSections[index] ?? { state: 'none' }])),
    document: ofDocument, lapsed,
  };
}

/**
 * Gives each part of one scope the sign-offs with its hash. Of parts that are alike those at the place that was signed take it; where none
 * of them stands there, which was meant is not known, and none does.
 */
function hold(briefing: Briefing, parts: readonly SignablePart[], signOffs: readonly SignOff[], signed: Map<SignablePart, SignOff[]>): void {
  const own = signOffs.filter(({ scope }) => scope === parts[0]?.scope);
  if (own.length === 0) return;
  const byHash = new Map<string, SignablePart[]>();
  for (const part of parts) gather(byHash, hashOf(briefing.text, part.range), part);
  for (const signOff of own) {
    const alike = byHash.get(signOff.hash) ?? [];
    const meant = alike.length > 1 ? alike.filter(({ place }) => keyOf(place) === keyOf(signOff.place)) : alike;
    for (const part of meant) gather(signed, part, signOff);
  }
}

/** The newest lapsed sign-off of a part's place. Where two parts share a place, which of them was signed is not known. */
function lastAtPlace(parts: readonly SignablePart[], lapsed: readonly SignOff[]): (part: SignablePart) => SignOff | null {
  const counts = new Map<string, number>();
  for (const { place } of parts) counts.set(keyOf(place), (counts.get(keyOf(place)) ?? 0) + 1);
  const newest = new Map<string, SignOff>();
  for (const signOff of lapsed) if (signOff.scope === parts[0]?.scope && !newest.has(keyOf(signOff.place))) newest.set(keyOf(signOff.place), signOff);
  return ({ place }) => (counts.get(keyOf(place)) === 1 ? (newest.get(keyOf(place)) ?? null) : null);
}

/** The sign-offs of the sections around a part; asked for one part after the other in the order of the text, so that one pass finds them all. */
function signersAround(sections: readonly SignablePart[], signed: ReadonlyMap<SignablePart, readonly SignOff[]>): (part: SignablePart) => readonly SignOff[] {
  const marked = sections.filter((section) => signed.has(section));
  let open: SignablePart[] = [];
  let next = 0;
  return ({ scope, range }) => {
    if (scope === 'document') return [];
    for (let section = marked[next]; section && section.range.start <= range.start; section = marked[++next]) open.push(section);
    open = open.filter((section) => section.range.end > range.start);
    return open.flatMap((section) => signed.get(section) ?? []);
  };
}

const keyOf = ({ section, label }: SignOffPlace): string => JSON.stringify([section, label]);

const newestFirst = (signOffs: readonly SignOff[]): SignOff[] => [...signOffs].sort((left, right) => Date.parse(right.when) - Date.parse(left.when));

function newestOfEach(signOffs: readonly SignOff[]): SignOff[] {
  const seen = new Set<string>();
  return newestFirst(signOffs).filter(({ who }) => !seen.has(who) && seen.add(who));
}
