import type { Briefing, Bullet } from '../model/briefing';
import type { Reference, Residue } from '../model/citation';
import { sliceOf, type Range } from '../model/range';
import { hostOf, isNeutral, namesSite } from '../parse/references/publisherHost';
import type { ListedReferences } from './listedReferences';
import { isBlank } from './surroundings';

/** A mark whose citation can be told: its id, its list and the publisher beside it agree. */
export interface Agreement {
  readonly residue: Residue;
  readonly reference: Reference;
  readonly name: Range;
}

/** Kinds of which an id is the number of one source; the numbers of others are those of a search. */
const NUMBERS: ReadonlySet<Residue['kind']> = new Set<Residue['kind']>(['grok-render', 'grok-card', 'web-ref', 'content-reference', 'gemini-cite', 'lens', 'attribution']);

/**
 * Every mark that maps back to a reference: it has one id, which is the id of exactly one entry with a URL in lists whose ids do not restart,
 * and the words before or behind it, or the citation it stands in, name that entry's publisher or site. A number that only the list gives may
 * be off by one (tools count from 0 or from 1): where a neighbour has the same publisher, nothing is told.
 */
export function agreementsOf(briefing: Briefing, listed: ListedReferences): Agreement[] {
  if (listed.byId.size === 0) return [];
  const agreements: Agreement[] = [];
  let next = 0;
  for (const residue of briefing.residue) {
    const [id] = residue.ids;
    const reference = id === undefined || residue.ids.length > 1 || residue.keep || !NUMBERS.has(residue.kind) ? undefined : listed.byId.get(id);
    if (!reference || reference.url === null || lies(residue.range, reference.range)) continue;
    while ((briefing.bullets[next]?.range.end ?? Infinity) < residue.range.start) next++;
    const name = nameBeside(briefing.text, residue.range, reference) ?? nameInCitation(briefing.bullets[next], residue.range, reference);
    if (name && isApart(briefing.text, name) && isAlone(id ?? '', sliceOf(briefing.text, name), reference, listed)) agreements.push({ residue, reference, name });
  }
  return withoutRivals(agreements);
}

const lies = (inner: Range, outer: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

function isAlone(id: string, name: string, reference: Reference, listed: ListedReferences): boolean {
  if (listed.marks.has(reference) || !/^\d{1,6}$/.test(id)) return true;
  return ![Number(id) - 1, Number(id) + 1].some((near) => {
    const neighbour = listed.byId.get(String(near));
    return neighbour !== undefined && names(name, neighbour);
  });
}

/** A word of its own, and neither part of a URL nor the words of a link. */
const isApart = (text: string, { start, end }: Range): boolean => !/[\w/.@=&?#%~+[-]/.test(text.charAt(start - 1)) && !/[\w/@=&?#%~+\]-]/.test(text.charAt(end));

/** One name is linked to one page, by the first of its marks. */
function withoutRivals(agreements: readonly Agreement[]): Agreement[] {
  const pages = new Map<number, Agreement | null>();
  for (const agreement of agreements) {
    const { name: { start }, reference } = agreement;
    const other = pages.get(start);
    if (other === undefined) pages.set(start, agreement);
    else if (other?.reference !== reference) pages.set(start, null);
  }
  return agreements.filter((agreement) => pages.get(agreement.name.start) === agreement);
}

/** Whether a name is the publisher of a reference or that of its site. */
export function names(name: string, { publisher, url }: Reference): boolean {
  if (publisher !== null && simple(publisher) === simple(name)) return simple(name) !== '';
  if (url === null) return false;
  const host = hostOf(url);
  return !isNeutral(host) && (namesSite(name, url) || name.toLowerCase().replace(/^www\./, '') === host);
}

const simple = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/^the /, '').trim();

const MOST_WORDS = 6;
const LONGEST_NAME = 60;
/** A name may hold anything but what ends a clause, opens a bracket or is markup. */
const WORDS_BEHIND = /^[^\s,;:!?/()[\]{}<>|"`*。、，；：！？「」『』（）【】]+(?: [^\s,;:!?/()[\]{}<>|"`*。、，；：！？「」『』（）【】]+){0,5}/u;
const WORDS_BEFORE = /[^\s,;:!?/()[\]{}<>|"`*。、，；：！？「」『』（）【】]+(?: [^\s,;:!?/()[\]{}<>|"`*。、，；：！？「」『』（）【】]+){0,5}$/u;

/** The name that follows or precedes a mark, nothing but blanks between them. */
function nameBeside(text: string, { start, end }: Range, reference: Reference): Range | null {
  let from = end;
  while (isBlank(text.charCodeAt(from)) && from - end < 4) from++;
  const behind = WORDS_BEHIND.exec(text.slice(from, from + LONGEST_NAME))?.[0].split(' ') ?? [];
  for (let count = Math.min(behind.length, MOST_WORDS); count > 0; count--) {
    const name = behind.slice(0, count).join(' ').replace(/\.$/, '');
    if (names(name, reference)) return { start: from, end: from + name.length };
  }
  let to = start;
  while (isBlank(text.charCodeAt(to - 1)) && start - to < 4) to--;
  const before = WORDS_BEFORE.exec(text.slice(Math.max(0, to - LONGEST_NAME), to))?.[0].split(' ') ?? [];
  for (let count = Math.min(before.length, MOST_WORDS); count > 0; count--) {
    const words = before.slice(-count).join(' ');
    const name = words.replace(/\.$/, '');
    if (names(name, reference)) return { start: to - words.length, end: to - words.length + name.length };
  }
  return null;
}

/** The publisher of the citation that a mark stands in, where it is not linked yet. */
function nameInCitation(bullet: Bullet | undefined, range: Range, reference: Reference): Range | null {
  const citation = bullet?.citations.find((one) => one.url === null && lies(range, one.range));
  return citation?.publishers.find(({ name }) => names(name, reference))?.range ?? null;
}

/** What a reference is called: its title, else its publisher, else its URL. */
export const nameOfReference = ({ title, publisher, url, id }: Reference): string => title ?? publisher ?? url ?? id ?? '';
