import { isBlankBetween, lastBefore, skipBlank, type Link, type Stretch } from './citationLinks';
import { readParts, type Unit } from './citationBrackets';
import { toCitation, type Part } from './citationPart';
import { readLinkedWords, readPart } from './citationParts';
import { nameForm } from './publisherNames';

const LONGEST_SOURCES = 1_500;
const SOURCE_WORDS = ['source', 'sources', '出典', '出所', '引用元', '情報源', 'ソース', '来源', '來源', '출처'] as const;

/**
 * `Source: …`, `**出典**: …`: the colon stands at `colon`. What follows up to the end of the line, of the bracket or of the sentence says the source.
 * No Latin letter or digit stands before the word: `open source: …` is none.
 */
export function readSourced(stretch: Stretch, colon: number): Unit | null {
  const { text, plain, start } = stretch;
  const open = sourceWordStart(plain, colon, start);
  // `- 情報源: …` says what the bullets round it draw on; it is a bullet with a label like any other.
  if (open < 0 || (open <= start && plain.startsWith('情報源', skipBlank(plain, open, colon)))) return null;
  const end = phraseEnd(plain, colon + 1, Math.min(stretch.end, colon + LONGEST_SOURCES));
  const parts = readParts({ ...stretch, sourced: true }, colon + 1, end).filter(({ publishers, date, url, refs }) => publishers.length > 0 || date || url || refs.length > 0);
  const [first] = parts;
  if (!first || parts.some((part) => part.other && !part.url)) return null;
  const range = { start: open, end: parts.at(-1)?.end ?? end };
  return { ...range, citations: parts.length === 1 ? [toCitation(text, first, range)] : parts.map((part) => toCitation(text, part, part)), closes: isBlankBetween(stretch, range.end, end) };
}

/** Where the word before the colon begins, emphasis round it included; -1 where it is another one. */
function sourceWordStart(plain: string, colon: number, start: number): number {
  let end = colon;
  while (end > start && isEmphasisOrSpace(plain.charCodeAt(end - 1))) end--;
  const written = plain.slice(Math.max(start, end - 7), end).toLowerCase();
  let length = 0;
  for (const word of SOURCE_WORDS) if (written.endsWith(word) && word.length > length) length = word.length;
  if (length === 0) return -1;
  let open = end - length;
  while (open > start && (plain.charCodeAt(open - 1) === 0x2a || plain.charCodeAt(open - 1) === 0x5f)) open--;
  const before = plain[lastBefore(plain, open, start)] ?? ' ';
  return open > start && /[A-Za-z\d]/.test(before) && lastBefore(plain, open, start) >= start && plain.charCodeAt(open - 1) !== 0x0a ? -1 : open;
}

const isEmphasisOrSpace = (code: number): boolean => code === 0x20 || code === 0x2a || code === 0x5f;

const CLOSING = ')]}」』】';

/** The end of the line, of the sentence, or of the bracket round the phrase, or the next such word. */
function phraseEnd(plain: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const code = plain.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x3002 || (code === 0x3a && sourceWordStart(plain, at, from) >= 0)) return at;
    if (code === 0x28 || code === 0x5b) depth++;
    else if (CLOSING.includes(plain[at] ?? ' ') && --depth < 0) return at;
    // A full stop behind a small letter or a bracket, a capital behind it: `Corp. ` and `U.S. ` do not end a sentence that goes on in capitals.
    else if (code === 0x2e && plain.charCodeAt(at + 1) === 0x20 && at - from > 4 && /[a-z\d)\]\u0001]{4}$/.test(plain.slice(at - 4, at))) return at;
  }
  return end;
}

const LONGEST_DASHED = 120;

/** `— Reuters, Jan 7` where the bullet ends; behind a shorter dash only a known name, or where a sentence has ended before it. */
export function readDashed(stretch: Stretch, dash: number): Unit | null {
  const { text, plain, start, end } = stretch;
  const code = plain.charCodeAt(dash);
  if (end - dash > LONGEST_DASHED || (code !== 0x2014 && !(plain.charCodeAt(dash - 1) <= 0x20 && plain.charCodeAt(dash + 1) === 0x20))) return null;
  let from = dash + 1;
  while (plain.charCodeAt(from) === code) from++;
  const part = readPart(stretch, from, end);
  if (part.end <= part.start || part.other || part.loose > 0 || part.url || part.note || part.refs.length > 0) return null;
  if (!isDashedSource(part, code === 0x2014, part.known > 0 || code === 0x2014 || endsSentence(plain, dash, start))) return null;
  const range = { start: dash, end: part.end };
  return { ...range, citations: [toCitation(text, part, range)], closes: true };
}

/** A name and its date; behind a long dash also known names alone. */
function isDashedSource(part: Part, isLong: boolean, isSure: boolean): boolean {
  if (part.force === 'day') return !part.date?.invalid && part.known + part.proper > 0 && isSure;
  return isLong && part.force !== 'vague' && part.known > 0 && part.known === part.publishers.length;
}

/** Whether nothing stands before `at`, or the end of a sentence, a quotation, or a bracket. */
export function endsSentence(plain: string, at: number, start: number): boolean {
  const before = lastBefore(plain, at, start);
  return before < start || '.。!?！？"”」』)\n'.includes(plain[before] ?? ' ');
}

const LEAD_IN = /(?:according to|as reported by|reported by|per|via)\s/iy;
const LONGEST_PHRASE = 80;
const MOST_PHRASE_WORDS = 6;

/** `according to Reuters`, `per CoinDesk May 27`: a known name, or a name and its date. The phrase stays part of what is told. */
export function readLeadIn(stretch: Stretch, at: number): Unit | null {
  const { text, plain, end } = stretch;
  LEAD_IN.lastIndex = at;
  if (!LEAD_IN.test(plain)) return null;
  const from = skipBlank(plain, LEAD_IN.lastIndex, end);
  const code = plain.charCodeAt(from);
  if (from >= end || code < 0x41 || (code > 0x5a && code < 0xc0)) return null;
  const stops = wordStops(plain, from, Math.min(end, from + LONGEST_PHRASE));
  for (let index = stops.length - 1; index >= 0; index--) {
    const part = readPart(stretch, from, stops[index] ?? from);
    const isSource = !part.other && part.loose === 0 && part.publishers.length === 1 && (part.force === 'day' ? !part.date?.invalid : part.known === 1 && !part.date);
    if (isSource) return phrase(text, part, at);
  }
  return null;
}

/** Where up to six words end that follow each other without anything but spaces and commas between them. */
function wordStops(plain: string, from: number, end: number): number[] {
  const stops: number[] = [];
  let at = from;
  for (; at < end && stops.length < MOST_PHRASE_WORDS; at++) {
    const code = plain.charCodeAt(at);
    if (code === 0x20 || code === 0x2c) stops.push(at);
    else if (!/[\p{L}\d.&'’/-]/u.test(plain[at] ?? ' ')) break;
  }
  if (stops.length < MOST_PHRASE_WORDS) stops.push(plain.charCodeAt(at - 1) === 0x2e ? at - 1 : at);
  return stops;
}

const phrase = (text: string, part: Part, start: number): Unit => ({ start, end: part.end, citations: [toCitation(text, part, { start, end: part.end })], closes: false });

const REPORTS = ['によると', 'によれば', '報道', 'が報じ', 'は報じ', 'が伝え'] as const;

/** How many characters of `によると`, `報道`, … stand at `at`; 0 for none. */
export function reportLength(plain: string, at: number): number {
  for (const word of REPORTS) if (plain.startsWith(word, at)) return word.length;
  return 0;
}

const LONGEST_JAPANESE = 30;

/** `日本経済新聞によると`, `Bloomberg報道`: only a name that is known or says itself what it is. */
export function readReported(stretch: Stretch, at: number): Unit | null {
  const { text, plain, start } = stretch;
  const length = reportLength(plain, at);
  if (length === 0 || at + length > stretch.end) return null;
  let from = at;
  while (from > start && at - from < LONGEST_JAPANESE && /[゠-ヿ一-鿿A-Za-z.]/.test(plain[from - 1] ?? '')) from--;
  if (from === at || nameForm(plain, from, at) !== 'known') return null;
  const range = { start: from, end: at + length };
  const name = { range: { start: from, end: at }, name: text.slice(from, at) };
  return { ...range, citations: [{ range, raw: text.slice(range.start, range.end), date: null, publishers: [name], note: null, post: null, url: null, refs: [] }], closes: false };
}

const AT_NAME = /@([A-Z][A-Za-z&]{1,19})(?![\w.@-])/y;

/** `39%@JPM`: a figure and who gave it. */
export function readAtName({ text, plain, end }: Stretch, at: number): Unit | null {
  AT_NAME.lastIndex = at;
  const match = AT_NAME.exec(plain);
  if (!match?.[1] || AT_NAME.lastIndex > end || !/[%円倍]$/.test(plain.slice(Math.max(0, at - 1), at))) return null;
  const range = { start: at, end: AT_NAME.lastIndex };
  const name = { range: { start: at + 1, end: range.end }, name: match[1] };
  return { ...range, citations: [{ range, raw: text.slice(at, range.end), date: null, publishers: [name], note: null, post: null, url: null, refs: [] }], closes: false };
}

const LINK_LEAD_IN = /(?:according to|reported by|出典|出所|sources?)[\s:*_]*$/i;
const ARROWS = '→⇒➡';

/** What stands right before a link and makes it a source: the offset of an arrow or a dash, of the link itself for `according to`, or -1. */
export function linkLeadIn(plain: string, at: number, start: number): number {
  const before = lastBefore(plain, at, start);
  if (before < start) return -1;
  const code = plain.charCodeAt(before);
  if (ARROWS.includes(plain[before] ?? ' ') || code === 0x2014) return before;
  return LINK_LEAD_IN.test(plain.slice(Math.max(start, at - 20), at)) ? at : -1;
}

/** The words of a link as a citation of their own. */
export function linkPart(stretch: Stretch, link: Link): Part {
  const part = readPart(stretch, link.range.start, link.range.start);
  part.url = link.url;
  part.hasLink = true;
  if (link.ref) part.refs.push(link.ref);
  readLinkedWords(stretch, part, link.words);
  return part;
}
