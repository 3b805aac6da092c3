import { normalizeUrl } from '../links/normalizeUrl';
import type { Briefing } from '../model/briefing';
import type { Reference } from '../model/citation';
import { gather } from '../model/gather';
import { say } from '../model/message';
import { lastFrom, type Range } from '../model/range';
import type { ReferenceNames } from './publisherMatcher';
import { remembered } from './remembered';
import type { Rule } from './rule';

/**
 * An entry that no citation stands for: not by its publisher, its number or its URL. Said only where other entries of the same list are
 * cited, since else it is further reading; never of link definitions and footnotes, which are used where only a reader of all Markdown sees it; and never
 * of an entry whose publisher or URL the text names outside a citation.
 */
export const unusedReference: Rule = {
  id: 'unused-reference',
  defaultSeverity: 'info',
  check(briefing, { references }) {
    const candidates = briefing.references.filter(({ form, publisher, title }) => form !== 'definition' && (publisher ?? title) !== null);
    if (candidates.length === 0) return [];
    const citations = briefing.bullets.flatMap((bullet) => bullet.citations);
    // Numbers name entries from anywhere in the text, and not only from bullets.
    if (citations.some(({ refs }) => refs.length > 0)) return [];
    const names = references();
    const stands = names.standsForOneOf(new Set(citations.flatMap(({ publishers }) => publishers.map(({ name }) => name))));
    const urls = new Set(citations.flatMap(({ url }) => (url ? [normalizeUrl(url.href)] : [])));
    const isUsed = (reference: Reference): boolean => stands(reference) || isCited(reference, names, urls);
    const unused = listsOf(briefing, candidates).flatMap((list) => {
      const used = new Set(list.filter(isUsed));
      return countPages([...used], names) * FEWEST_CITED >= countPages(list, names) ? list.filter((reference) => !used.has(reference)) : [];
    });
    if (unused.length === 0) return [];
    const isMentioned = mentions(briefing);
    return unused.filter((reference) => !isMentioned(reference)).map(({ range }) => ({ range, isUnnecessary: true, message: say('No citation uses this reference.') }));
  },
};

/** One entry of so many must be cited: a name that happens to fit is no proof that a list is what the citations stand for. */
const FEWEST_CITED = 3;

/** A page that is listed twice is one; an entry without a URL is what it is called. */
const countPages = (list: readonly Reference[], names: ReferenceNames): number => new Set(list.map((reference) => names.pageOf(reference) ?? reference.publisher ?? reference.title)).size;

/** The references, list by list. */
function listsOf({ referenceLists }: Briefing, references: readonly Reference[]): Reference[][] {
  const lists = new Map<Range | null, Reference[]>();
  for (const reference of references) gather(lists, lastFrom(referenceLists, reference.range.start)?.range ?? null, reference);
  return [...lists.values()];
}

/** Whether a citation has the URL of the entry, or one of its URLs. */
const isCited = (reference: Reference, names: ReferenceNames, cited: ReadonlySet<string | null>): boolean =>
  cited.size > 0 && (cited.has(names.pageOf(reference) ?? '') || (reference.urls.length > 1 && reference.urls.some(({ href }) => cited.has(normalizeUrl(href)))));

/** So many characters are looked through for names at the most; what is left of them counts as mentioned, so that nothing is said that was not looked up. */
const MOST_READ = 20_000_000;

/** Whether one of a reference's URLs, its publisher, or where it names none its whole title, stands in the text outside the references. */
function mentions({ text, references }: Briefing): (reference: Reference) => boolean {
  const outside = textOutside(text, references);
  const links = linksIn(outside);
  let left = MOST_READ;
  const look = (name: string): boolean => {
    left -= outside.length;
    return left < 0 || outside.includes(name);
  };
  const isNamed = remembered((name: string) => name === '' || look(name));
  const isLinked = (href: string): boolean => {
    const colon = href.indexOf('://');
    if (href.length < colon + 3 + KEY_LENGTH) return look(href);
    return links.get(keyOf(href, colon))?.some((at) => outside.startsWith(href, at - colon)) ?? false;
  };
  return ({ publisher, title, urls }) => urls.some(({ href }) => isLinked(href)) || isNamed(publisher ?? title ?? '');
}

/** Where URLs stand, by how they begin behind `://`. */
function linksIn(text: string): ReadonlyMap<string, readonly number[]> {
  const links = new Map<string, number[]>();
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) gather(links, keyOf(text, at), at);
  return links;
}

/** Long enough to tell most hosts apart. */
const keyOf = (text: string, colon: number): string => text.slice(colon + 3, colon + 3 + KEY_LENGTH);
const KEY_LENGTH = 6;

/** References are in the order of the text and apart from each other. */
function textOutside(text: string, references: readonly Reference[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range } of references) {
    parts.push(text.slice(at, range.start));
    at = range.end;
  }
  return [...parts, text.slice(at)].join('\n');
}
