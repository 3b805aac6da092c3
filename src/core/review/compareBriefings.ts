import type { Briefing, Bullet } from '../model/briefing';
import type { Cadence } from '../model/cadence';
import type { CitationDate, Reference } from '../model/citation';
import type { Figure } from '../model/figure';
import { normalizeUrl } from '../links/normalizeUrl';
import { CHANGE_KINDS, type Change, type ChangeKind, type Comparison } from './comparison';
import { pairBullets } from './pairBullets';
import { coveredText } from './signedParts';

/** What happened between two texts of a briefing; the thresholds of `cadences` tell a slower tag from a faster one. Linear in the texts. */
export function compareBriefings(before: Briefing, after: Briefing, cadences: ReadonlyMap<string, Cadence>): Comparison {
  const { pairs, removed, added } = pairBullets(before, after);
  const found: Change[] = [
    ...pairs.flatMap(([old, now]) => kindsOf({ before, after, old, now }, cadences).map((kind) => ({ kind, before: old, after: now }))),
    ...removed.map((bullet): Change => ({ kind: 'removed', before: bullet, after: null })),
    ...added.map((bullet): Change => ({ kind: 'added', before: null, after: bullet })),
  ];
  return {
    before, after, changes: CHANGE_KINDS.flatMap((kind) => found.filter((change) => change.kind === kind)),
    referencesAdded: without(after.references, before.references), referencesRemoved: without(before.references, after.references),
  };
}

interface Pair {
  readonly before: Briefing;
  readonly after: Briefing;
  readonly old: Bullet;
  readonly now: Bullet;
}

function kindsOf(pair: Pair, cadences: ReadonlyMap<string, Cadence>): ChangeKind[] {
  const { before, after, old, now } = pair;
  const isAsWritten = coveredText(before.text, old.range) === coveredText(after.text, now.range);
  if (isAsWritten) return old.section?.path.join('\n') === now.section?.path.join('\n') ? [] : ['moved'];
  const ofTag = tagChange(old, now, cadences);
  const ofFacts = factChange(pair);
  const kinds = [ofFacts, ofTag].filter((kind) => kind !== null);
  return kinds.length > 0 ? kinds : ['text-changed'];
}

/** How figures and what vouches for them changed together. */
function factChange(pair: Pair): ChangeKind | null {
  const { old, now } = pair;
  const haveSameFigures = same(old.figures.map(figureKey), now.figures.map(figureKey));
  const [oldSources, newSources] = [old, now].map(sourceKeys) as [string[], string[]];
  const [oldDates, newDates] = [old, now].map((bullet) => bullet.dates.map(dateKey)) as [string[], string[]];
  const areSameSources = same(oldSources, newSources);
  const isSameCitation = areSameSources && same(oldDates, newDates);
  const wasCited = oldSources.length + oldDates.length > 0;
  if (wasCited && isLess(oldSources, newSources, oldDates, newDates)) return 'citation-removed';
  if (!haveSameFigures) return !wasCited && newSources.length + newDates.length === 0 ? 'figures-uncited' : wasCited && isSameCitation ? 'figures-under-old-citation' : 'updated';
  if (isSameCitation) return null;
  if (!wasCited) return 'citation-added';
  if (areSameSources && isLater(old.dates, now.dates) && saysTheSame(pair)) return 'date-bumped';
  // Words without a figure that changed with their citation are news.
  return now.figures.length > 0 || saysTheSame(pair) ? 'citation-changed' : 'updated';
}

/** A source or the only date went, and nothing came in its place. */
function isLess(oldSources: readonly string[], newSources: readonly string[], oldDates: readonly string[], newDates: readonly string[]): boolean {
  const isPart = (part: readonly string[], whole: readonly string[]): boolean => part.every((one) => whole.includes(one));
  if (newSources.length < oldSources.length) return isPart(newSources, oldSources);
  return newDates.length === 0 && oldDates.length > 0 && isPart(newSources, oldSources);
}

/** The words of the bullet, its dates and citations left out, are as they were. */
function saysTheSame({ before, after, old, now }: Pair): boolean {
  const words = ({ text }: Briefing, { body, dates }: Bullet): string => {
    let words = '';
    let at = body.start;
    for (const { range } of [...dates].sort((one, other) => one.range.start - other.range.start)) {
      if (range.start < at || range.end > body.end) continue;
      words += text.slice(at, range.start);
      at = range.end;
    }
    return (words + text.slice(at, body.end)).replace(/\s+/g, ' ');
  };
  return words(before, old) === words(after, now);
}

/** A date in place of a vague one, or of none, is no later one. */
function isLater(old: readonly CitationDate[], now: readonly CitationDate[]): boolean {
  const latest = (dates: readonly CitationDate[]): string => dates.reduce((last, { to }) => (to !== null && to > last ? to : last), '');
  return latest(old) !== '' && latest(now) > latest(old);
}

/** A tag that asks for a look less often, or for none, is a slower one; a tag that is gone or misspelt asks for none. */
function tagChange(old: Bullet, now: Bullet, cadences: ReadonlyMap<string, Cadence>): ChangeKind | null {
  const [[oldWarn, oldError], [newWarn, newError]] = [old, now].map(({ tag }) => {
    const cadence = tag && cadences.get(tag.name);
    return [cadence?.warnAfterDays ?? cadence?.errorAfterDays ?? Infinity, cadence?.errorAfterDays ?? Infinity];
  }) as [[number, number], [number, number]];
  if (oldWarn === newWarn && oldError === newError) return null;
  return newWarn > oldWarn || (newWarn === oldWarn && newError > oldError) ? 'tag-downgraded' : 'tag-upgraded';
}

/** Twelve digits: `1.5T` and `1,500B` are one amount. */
const digits = (value: number | null): string => (value === null ? 'open' : value.toPrecision(12));

const figureKey = ({ low, high, unit, currency, approximate }: Figure): string => JSON.stringify([digits(low), digits(high), unit, currency, approximate]);

const simple = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

const dateKey = ({ raw, precision, from, to }: CitationDate): string => (from !== null && to !== null ? `${from} ${to}` : `${precision} ${simple(raw)}`);

/** Whom a bullet cites; a note beside the name is no other source. */
const sourceKeys = ({ citations }: Bullet): string[] => citations.flatMap(({ publishers, post, url, refs }) => [
  ...publishers.map(({ name }) => `name ${simple(name)}`), ...(post ? [`post ${post.id}`] : []), ...(url ? [`url ${normalizeUrl(url.href) ?? url.href}`] : []), ...refs.map(({ id }) => `ref ${id}`),
]);

const same = (left: readonly string[], right: readonly string[]): boolean => left.length === right.length && left.every((one, index) => one === right[index]);

const referenceKey = ({ url, title, publisher }: Reference): string => (url === null ? `text ${simple(title ?? '')} ${simple(publisher ?? '')}` : (normalizeUrl(url) ?? url));

/** Those of one list that the other does not have; an entry listed twice counts twice. */
function without(references: readonly Reference[], others: readonly Reference[]): Reference[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(referenceKey(other), (counts.get(referenceKey(other)) ?? 0) + 1);
  return references.filter((reference) => {
    const left = counts.get(referenceKey(reference)) ?? 0;
    counts.set(referenceKey(reference), left - 1);
    return left <= 0;
  });
}
