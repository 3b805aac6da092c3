import { normalizeUrl } from '../links/normalizeUrl';
import type { Briefing } from '../model/briefing';
import type { Reference } from '../model/citation';
import { say } from '../model/message';
import { referenceMatcher } from './publisherMatcher';
import type { Rule } from './rule';

/**
 * An entry that no citation stands for: not by its publisher, its number or its URL. Said only where other entries of the document are cited, since
 * else its list is further reading; never of link definitions and footnotes, which are used where only a reader of all Markdown sees it; and never
 * of an entry whose publisher or URL the text names outside a citation.
 */
export const unusedReference: Rule = {
  id: 'unused-reference',
  defaultSeverity: 'info',
  check(briefing, { configuration }) {
    const candidates = briefing.references.filter(({ form, publisher, title }) => form !== 'definition' && (publisher ?? title) !== null);
    if (candidates.length === 0) return [];
    const citations = briefing.bullets.flatMap((bullet) => bullet.citations);
    // Numbers name entries from anywhere in the text, and not only from bullets.
    if (citations.some(({ refs }) => refs.length > 0)) return [];
    const stands = referenceMatcher([...new Set(citations.flatMap(({ publishers }) => publishers.map(({ name }) => name)))], configuration.publishers);
    const urls = new Set(citations.flatMap(({ url }) => (url ? [normalizeUrl(url.href)] : [])));
    const unused = candidates.filter((reference) => !stands(reference) && !reference.urls.some(({ href }) => urls.has(normalizeUrl(href))));
    // Where no bullet is tagged, a name that happens to fit is no proof that the list is what the citations stand for.
    const enough = briefing.bullets.some(({ tag }) => tag !== null) ? 1 : candidates.length / 2;
    if (candidates.length - unused.length < enough) return [];
    const isMentioned = mentions(briefing);
    return unused.filter((reference) => !isMentioned(reference)).map(({ range }) => ({ range, isUnnecessary: true, message: say('No citation uses this reference.') }));
  },
};

/** So many characters are looked through for names at the most; what is left of them counts as mentioned, so that nothing is said that was not looked up. */
const MOST_READ = 100_000_000;

/** Whether one of a reference's URLs, its publisher, or where it names none its whole title, stands in the text outside the references. */
function mentions({ text, references }: Briefing): (reference: Reference) => boolean {
  const known = new Map<string, boolean>();
  let left = MOST_READ;
  const look = (name: string): boolean => {
    left -= text.length;
    if (left < 0) return true;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (!isWithin(references, at)) return true;
    }
    return false;
  };
  return ({ publisher, title, urls }) => [publisher ?? title ?? '', ...urls.map(({ href }) => href)].some((name) => {
    const answer = known.get(name) ?? (name === '' || look(name));
    known.set(name, answer);
    return answer;
  });
}

/** References are in the order of the text and apart from each other. */
function isWithin(references: readonly Reference[], offset: number): boolean {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.range.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (references[low]?.range.start ?? Infinity) <= offset;
}
