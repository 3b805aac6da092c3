import type { Reference, Residue } from '../../model/citation';
import { countBefore, type Range } from '../../model/range';
import { blotOut } from '../normalize';
import { hostOf, isNeutral, namesSite } from './publisherHost';
import { findLinks, type Link } from './referenceLinks';
import { splitTitle, type Titled } from './referenceTitle';
import { isCitationMark, isWording } from './referenceResidue';
import { CLOSING_QUOTES, QUOTES, tidy, tidyNote, unquoted } from './referenceWords';

/** Where an entry stands: `range` is all of it, its words begin at `start` (behind a marker) and end at `end`. */
export interface EntryPlace {
  readonly range: Range;
  readonly start: number;
  readonly end: number;
  readonly form: Reference['form'];
  /** The number in the list marker. */
  readonly number: string | null;
}

const NO_URLS: Reference['urls'] = [];

/** Reads one entry; null where nothing is in it. `residue` is that of the stretch, in order. */
export function readEntry(text: string, place: EntryPlace, residue: readonly Residue[]): Reference | null {
  const { range, start, end, form } = place;
  const inside = residue.length === 0 ? residue : residueWithin(residue, range);
  const leading = inside.length === 0 ? 0 : countLeading(text, start, inside);
  const from = Math.max(start, inside[leading - 1]?.range.end ?? start);
  const isBlotted = leading < inside.length;
  const written = isBlotted ? blotOut(text.slice(from, end), residueParts(text, inside.slice(leading), from), ' ') : text.slice(from, end);
  const body = written.includes('<!--') ? blotOut(written, commentsIn(written), ' ') : written;
  const head = leading > 0 && isLineEnd(text.charCodeAt(skipBlanks(text, start))) ? NO_HEAD : readHead(body, form === 'line');
  const id = head.id ?? soleId(inside) ?? place.number;
  const links = findLinks(body);
  const first = links[0];
  const last = links[links.length - 1];
  const words = first && last ? wordsOf(body, head.end, first, last) : withoutUrl(body, head.end, inside, from);
  if (words === NO_WORDS && inside.length === 0 && id === null) return null;
  const urls = urlsOf(body, links, from);
  return {
    range, form, title: words.title, url: urls[0]?.href ?? null, urlRange: urls[0]?.range ?? null, urls, publisher: words.publisher, note: words.note, id: id ?? words.id,
  };
}

/** A comment behind an entry is no part of its words. */
function commentsIn(body: string): Range[] {
  const comments: Range[] = [];
  for (let start = body.indexOf('<!--'); start >= 0; start = body.indexOf('<!--', comments.at(-1)?.end)) {
    const close = body.indexOf('-->', start);
    if (close < 0) break;
    comments.push({ start, end: close + 3 });
  }
  return comments;
}

function urlsOf(body: string, links: readonly Link[], offset: number): Reference['urls'] {
  if (links.length === 0) return NO_URLS;
  const urls: { range: Range; href: string }[] = [];
  for (const { start, end } of links) urls.push({ range: { start: offset + start, end: offset + end }, href: body.slice(start, end) });
  return urls;
}

/** The residue inside a range, of all of it in order. */
export function residueWithin(residue: readonly Residue[], range: Range): readonly Residue[] {
  const first = countBefore(residue, range.start);
  let stop = first;
  while ((residue[stop]?.range.end ?? Infinity) <= range.end) stop++;
  return stop > first ? residue.slice(first, stop) : NO_RESIDUE;
}

const NO_RESIDUE: readonly Residue[] = [];

/** How many residues that leave no words an entry begins with: in one line, which may be the second. */
function countLeading(text: string, start: number, inside: readonly Residue[]): number {
  let count = 0;
  let from = start;
  for (const residue of inside) {
    const { range, keep } = residue;
    if (keep !== null || isWording(residue)) break;
    while (from < range.start && (isBlank(text.charCodeAt(from)) || (count === 0 && isLineEnd(text.charCodeAt(from))))) from++;
    if (from < range.start) break;
    from = range.end;
    count++;
  }
  return count;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** What is blotted out of an entry whose words begin at `start`: the residue, but not the words in it that belong to the entry. */
function residueParts(text: string, inside: readonly Residue[], start: number): Range[] {
  const parts: Range[] = [];
  for (const residue of inside) {
    const { range, kind, keep } = residue;
    if (isWording(residue)) continue;
    // `[oai_citation:4‡words](url)` is a link but for what stands before its words.
    if (keep !== null && kind === 'oai-citation') parts.push({ start: text.indexOf('[', range.start) + 1 - start, end: keep.start - start });
    else if (keep === null) parts.push({ start: Math.max(0, range.start - start), end: range.end - start });
    else parts.push({ start: Math.max(0, range.start - start), end: keep.start - start }, { start: keep.end - start, end: range.end - start });
  }
  return parts;
}

const DIGITS = /^\d+$/;

/** A group of citations (`[web:1, web:3]`) is no name of an entry. */
function soleId(inside: readonly Residue[]): string | null {
  let id: string | null = null;
  for (const residue of inside) {
    if (!isCitationMark(residue)) continue;
    if (id !== null || residue.ids.length !== 1 || !DIGITS.test(residue.ids[0] ?? '')) return null;
    id = residue.ids[0] ?? null;
  }
  return id;
}

const LABEL = /\[(?:\^([^\s[\]]{1,40})|(\d{1,4}))\](?![([])[ \t]*:?/y;
const NUMBER = /(\d{1,4})[.)](?=[ \t])/y;
const BOX = /\[[ xX]\](?=[ \t])/y;

interface Head {
  readonly id: string | null;
  readonly end: number;
}

/** A label stands in the first line. */
const NO_HEAD: Head = { id: null, end: 0 };

/** The label or number at the head of an entry, `[12]`, `[^a]:`, and where its words begin. */
function readHead(body: string, isLine: boolean): Head {
  const at = skipBlanks(body, 0);
  const code = body.charCodeAt(at);
  const pattern = code === 0x5b ? LABEL : isLine && code >= 0x30 && code <= 0x39 ? NUMBER : null;
  if (pattern === null) return { id: null, end: at };
  pattern.lastIndex = at;
  const match = pattern.exec(body);
  if (match) return { id: match[1] ?? match[2] ?? null, end: pattern.lastIndex };
  BOX.lastIndex = at;
  return { id: null, end: code === 0x5b && BOX.test(body) ? BOX.lastIndex : at };
}

/** The number of an entry as the words of its link. */
const LINKED_NUMBER = /^\[?\^?(\d{1,4})\]?$/;

interface Words extends Titled {
  readonly note: string | null;
  readonly id: string | null;
}

const NO_WORDS: Words = { title: null, publisher: null, note: null, id: null };

const withNote = ({ title, publisher }: Titled, note: string | null, id: string | null = null): Words => ({ title, publisher, note, id });

function wordsOf(body: string, from: number, first: Link, last: Link): Words {
  const url = body.slice(first.start, first.end);
  const before = first.outerStart > from ? tidy(body, from, first.outerStart) : '';
  const behind = tidyNote(body, last.outerEnd, body.length);
  const linked = first.words === null || first.words.includes('://') ? '' : first.words;
  const number = linked === '' ? null : (LINKED_NUMBER.exec(linked.trim())?.[1] ?? null);
  const name = number === null ? tidy(linked) : '';
  const site = name !== '' && isSite(name, url) ? name : null;
  if (name !== '' && (before === '' || site === null)) return site === null ? ofLink(name, url, before, behind) : { title: null, publisher: site, note: behind, id: null };
  if (before === '') return titleBehind(behind, site, number);
  const { title, publisher } = titleBefore(before, url);
  return { title, publisher: publisher ?? site, note: behind, id: number };
}

/** The title in the words of a link; the publisher in them, before or behind it. */
function ofLink(words: string, url: string, before: string, behind: string | null): Words {
  const { title, publisher } = splitTitle(words, url);
  if (publisher !== null) return { title, publisher, note: behind, id: null };
  if (before !== '' && before.length <= LONGEST_NAME && namesSite(before, url)) return { title, publisher: before, note: behind, id: null };
  const isPublisher = behind !== null && behind.length <= LONGEST_NAME && namesSite(behind, url);
  return { title, publisher: isPublisher ? behind : null, note: isPublisher ? null : behind, id: null };
}

const LONGEST_NAME = 60;

/** What stands behind a bare URL mostly says what is to be found there: it is a title only in quotation marks. */
function titleBehind(behind: string | null, publisher: string | null, id: string | null): Words {
  const title = behind === null ? null : unquoted(behind);
  return { title, publisher, note: title === null ? behind : null, id };
}

const LEADS = /[.,;。、]?\s*(?:(?:available|retrieved|accessed) (?:at|from|online)|url|link|リンク)$/i;
const LEAD_ENDS = 'tmelkTMELKク';

function titleBefore(before: string, url: string | null): Titled {
  const lead = LEAD_ENDS.includes(before.charAt(before.length - 1)) ? (LEADS.exec(before.slice(-24))?.[0].length ?? 0) : 0;
  const words = lead === 0 ? before : before.slice(0, before.length - lead);
  return quotedTitle(words) ?? splitTitle(words, url);
}

const COLON = /[:：]/;
const COLON_BEHIND = /[:：][ \u3000]*$/;

/** `Org: "Title"`: the quotation marks tell the one from the other. */
function quotedTitle(words: string): Titled | null {
  const kind = CLOSING_QUOTES.indexOf(words.charAt(words.length - 1));
  if (kind < 0) return null;
  const whole = unquoted(words);
  if (whole !== null) return { title: whole, publisher: null };
  const open = words.indexOf(QUOTES.charAt(kind));
  if (open < 2 || open > 80 || words.indexOf(CLOSING_QUOTES.charAt(kind), open + 1) !== words.length - 1) return null;
  const publisher = tidy(words, 0, open);
  return COLON_BEHIND.test(words.slice(0, open)) && !COLON.test(publisher) ? { title: words.slice(open + 1, -1).trim(), publisher } : null;
}

const DOMAIN = /^(?:[a-z\d-]+\.)+[a-z]{2,}$/i;

/** Whether the words of a link are only the domain that it leads to. */
function isSite(words: string, url: string): boolean {
  if (words.length > 80 || !words.includes('.') || !DOMAIN.test(words)) return false;
  const host = hostOf(url);
  const name = words.toLowerCase().replace(/^www\./, '');
  return host === name || host.endsWith(`.${name}`) || isNeutral(host);
}

/** What names an entry at its end: `[^3]`, `[3]`. */
const MARK = /\[(?:\^([^\s[\]]{1,40})|(\d{1,3}))\]$/;

/** One word with a bracket in it is a mark of a tool. */
const BRACKET = /[[\]{}【】]/;
const PARTED = /\s|\]\(/;
const FOOTNOTE = /^\[\^([^\s[\]]{1,40})\]$/;

/** The words of an entry without a URL; `NO_WORDS` where it has none. */
function withoutUrl(body: string, from: number, inside: readonly Residue[], start: number): Words {
  const all = tidy(body, from);
  const words = all.endsWith('.') ? all.replace(/\s+\.$/, '') : all;
  if (words === '') return NO_WORDS;
  // What a tool left behind a citation mark is the outlet's name, not a title.
  const lead = inside.length === 0 ? undefined : inside.find((residue) => residue.kind === 'grok-render');
  if (lead && tidy(body, 0, lead.range.start - start) === '') return { title: null, publisher: words, note: null, id: null };
  if (BRACKET.test(words) && !PARTED.test(words)) return { title: null, publisher: null, note: null, id: FOOTNOTE.exec(words)?.[1] ?? null };
  const mark = words.endsWith(']') ? MARK.exec(words.slice(-43)) : null;
  if (mark) return withNote(titleBefore(tidy(words, 0, words.length - mark[0].length), null), null, mark[1] ?? mark[2]);
  return wordsInBrackets(words) ?? withNote(quotedTitle(words) ?? splitTitle(words, null), null);
}

function wordsInBrackets(words: string): Words | null {
  const link = words.startsWith('[') ? linkWithoutUrl(words) : null;
  if (link) return withNote(splitTitle(link.title, null), link.note);
  return words.endsWith(')') ? siteInBrackets(words) : null;
}

/** `[Title](link)`: a target that is no URL. */
function linkWithoutUrl(words: string): { readonly title: string; readonly note: string | null } | null {
  const close = words.indexOf('](');
  const end = close < 0 ? -1 : words.indexOf(')', close);
  const title = end < 0 ? '' : tidy(words, 1, close);
  return title === '' || title.startsWith('[[') ? null : { title, note: tidyNote(words, end + 1, words.length) };
}

const SITE = /^[a-z\d-]+(?:\.[a-z\d-]+){0,6}\.[a-z]{2,}(?:\/\S*)?$/i;

/** `Org: claim (domain/path)`: the domain confirms the name before the colon, or that behind the last dash. */
function siteInBrackets(words: string): Words | null {
  const open = words.lastIndexOf('(');
  const site = words.slice(open + 1, -1);
  if (open < 1 || site.length > 300 || !SITE.test(site)) return null;
  const before = tidy(words, 0, open);
  const url = `https://${site}`;
  const colon = before.search(COLON);
  const publisher = colon > 0 && colon <= 60 ? before.slice(0, colon).trim() : '';
  if (publisher !== '' && namesSite(publisher, url)) return { title: tidy(before, colon + 1), publisher, note: site, id: null };
  return withNote(splitTitle(before, url), site);
}
