import { bracketEnd, readBracket, readBracketAndDate, type Unit } from './citationBrackets';
import { isBlankBetween, lastBefore, maskEnd, MASK_CODE, readBareUrl, readLink, skipBlank, type Link, type Stretch } from './citationLinks';
import { appended, toCitation } from './citationPart';
import { readPart } from './citationParts';
import { mayStand, readMark } from './numberedMarks';
import { nameForm } from './publisherNames';
import { endsSentence, linkLeadIn, linkPart, readAtName, readDashed, readLeadIn, readReported, readSourced, reportLength } from './sourcePhrases';

const ROUND = 1;
const SQUARE = 2;
const LENTICULAR = 3;
const COLON = 4;
const DASH = 5;
const AT = 6;
const REPORT = 7;
const SPACE = 8;
const HIDDEN = 9;

/** What an ASCII character is to the search, which every character of every bullet passes. */
const SIGNS = new Uint8Array(128);
const SIGN = 1;
const BEFORE_WORDS = 2;
for (const sign of '([:@-\u0001') SIGNS[sign.charCodeAt(0)] = SIGN;
SIGNS[0x20] = BEFORE_WORDS;
const LEAD_IN_LETTERS = new Uint8Array(128);
for (const letter of 'AaPpRrVv') LEAD_IN_LETTERS[letter.charCodeAt(0)] = 1;

/** –, —, 【, に, が, は, 報 */
const isWideSign = (code: number): boolean =>
  code > 0x2012 && (code === 0x2013 || code === 0x2014 || code === 0x3010 || code === 0x306b || code === 0x304c || code === 0x306f || code === 0x5831);

/** What may begin at `at`, as a number; 0 for nothing, which nearly every character gives. */
function signAt(plain: string, at: number, start: number): number {
  const code = plain.charCodeAt(at);
  if (code >= 0x61 && code < 0x2013) return at === start ? leadInAt(plain, at) : 0;
  if (code === 0x20) return leadInAt(plain, at + 1);
  if (code < 0x80) return asciiSignAt(plain, at, code, start);
  if (code < 0x3000) return code === 0x2014 || (code === 0x2013 && plain.charCodeAt(at + 1) === 0x20) ? DASH : 0;
  if (code === 0x3010) return LENTICULAR;
  return mayReport(code, plain, at) && reportLength(plain, at) > 0 ? REPORT : 0;
}

/** によ, が報, は報, が伝, 報道: each of に, が, は and 報 is too frequent to be looked up. */
function mayReport(code: number, plain: string, at: number): boolean {
  if (code !== 0x306b && code !== 0x304c && code !== 0x306f && code !== 0x5831) return false;
  const next = plain.charCodeAt(at + 1);
  return next === 0x3088 || next === 0x5831 || next === 0x4f1d || next === 0x9053;
}

/** The next place from `at` on where something may begin; `end` for none. */
export function nextSign(plain: string, from: number, start: number, end: number): number {
  if (from === start && leadInAt(plain, from) !== 0) return from;
  for (let at = from; at < end; at++) {
    const code = plain.charCodeAt(at);
    const sign = code < 128 ? SIGNS[code] : isWideSign(code) ? SIGN : 0;
    if (sign === 0 || (sign === BEFORE_WORDS && LEAD_IN_LETTERS[plain.charCodeAt(at + 1)] !== 1)) continue;
    if (signAt(plain, at, start) !== 0) return at;
  }
  return end;
}

function asciiSignAt(plain: string, at: number, code: number, start: number): number {
  switch (code) {
    case 0x28: return ROUND;
    case 0x5b: return SQUARE;
    case 0x2d: return plain.charCodeAt(at + 1) === 0x20 && plain.charCodeAt(at - 1) <= 0x20 ? DASH : 0;
    case 0x3a: return endsSourceWord(plain, at) ? COLON : 0;
    case 0x40: return AT;
    case MASK_CODE: return HIDDEN;
    default: return at === start ? leadInAt(plain, at) : 0;
  }
}

/** `acc`ording to, `as r`eported by, `repo`rted by, `per `, `via `. */
function leadInAt(plain: string, at: number): number {
  const first = plain.charCodeAt(at) | 0x20;
  if (first !== 0x61 && first !== 0x70 && first !== 0x72 && first !== 0x76) return 0;
  const second = plain.charCodeAt(at + 1);
  const third = plain.charCodeAt(at + 2);
  if (first === 0x61) return (second === 0x63 && third === 0x63) || (second === 0x73 && third === 0x20 && plain.charCodeAt(at + 3) === 0x72) ? SPACE : 0;
  if (first === 0x72) return second === 0x65 && third === 0x70 && plain.charCodeAt(at + 3) === 0x6f ? SPACE : 0;
  return plain.charCodeAt(at + 3) === 0x20 && (first === 0x70 ? second === 0x65 && third === 0x72 : second === 0x69 && third === 0x61) ? SPACE : 0;
}

/** Whether what stands before a colon, spaces and emphasis left out, ends as `source`, `sources`, `出典`, … do. */
function endsSourceWord(plain: string, colon: number): boolean {
  let at = colon - 1;
  while (at >= 0 && colon - at < 5 && (plain.charCodeAt(at) === 0x20 || plain.charCodeAt(at) === 0x2a || plain.charCodeAt(at) === 0x5f)) at--;
  const code = plain.charCodeAt(at);
  if (code >= 128) return '典所元源ス처'.includes(plain[at] ?? ' ');
  const before = plain.charCodeAt(at - 1) | 0x20;
  return ((code | 0x20) === 0x65 && before === 0x63) || ((code | 0x20) === 0x73 && before === 0x65);
}

/** Everything from `from` on that gives a source, in order. */
export function readUnits(stretch: Stretch, from: number): Unit[] {
  const { plain, start, end } = stretch;
  let units: Unit[] = [];
  let last = start;
  let link: Link | null = null;
  for (let at = from; at < end; at = nextSign(plain, at, start, end)) {
    const sign = signAt(plain, at, start);
    let unit = readUnit(stretch, at, sign);
    if (unit && 'words' in unit) {
      link = unit;
      unit = null;
    } else if (unit && link && unit.end <= link.words.end) unit = isBlankBetween(stretch, unit.end, link.words.end) ? linked(stretch, unit, link) : unit;
    if (unit && unit.start >= last && unit.end > at) {
      units = appended(units, unit);
      at = last = unit.end;
    } else at = sign === HIDDEN ? maskEnd(plain, at, end) : sign === SPACE && at > start ? at + 2 : at + 1;
  }
  if (units.length === 0 && link?.url && isWhole(stretch, link)) return [plainLink(stretch, link)];
  return units;
}

function readUnit(stretch: Stretch, at: number, sign: number): Unit | Link | null {
  switch (sign) {
    case ROUND: return readRound(stretch, at);
    case SQUARE: return readSquare(stretch, at);
    case LENTICULAR: return readInBrackets(stretch, at);
    case COLON: return readSourced(stretch, at);
    case DASH: return readDashed(stretch, at);
    case AT: return readAtName(stretch, at);
    case REPORT: return readReported(stretch, at);
    case HIDDEN: return readClosingUrl(stretch, at);
    default: return readLeadIn(stretch, stretch.plain.charCodeAt(at) === 0x20 ? at + 1 : at);
  }
}

const LONGEST_DATE = 30;

function readRound(stretch: Stretch, open: number): Unit | null {
  const { plain } = stretch;
  const end = bracketEnd(plain, open, stretch.end) + 1;
  if (end === 0 || plain.charCodeAt(open - 1) === 0x5d) return null;
  const atEnd = isBlankBetween(stretch, end, stretch.marks);
  const unit = readBracket(stretch, open, end, atEnd);
  if (unit || atEnd || stretch.end - end > LONGEST_DATE) return unit;
  return readBracketAndDate(stretch, open, end);
}

/** Square and lenticular brackets hold tags, notes and headings: what stands in them must be sure. */
function readInBrackets(stretch: Stretch, open: number): Unit | null {
  const end = bracketEnd(stretch.plain, open, stretch.end) + 1;
  return end > open + 4 ? readBracket(stretch, open, end, false) : null;
}

/** A mark, a link that gives a source, another bracket that does, or, not to be read further, a link that does not. */
function readSquare(stretch: Stretch, at: number): Unit | Link | null {
  const { text, plain, start, end, marks } = stretch;
  const link = readLink(stretch, at, end);
  if (link) return readLinkUnit(stretch, link) ?? link;
  const mark = readMark(plain, at, end);
  if (mark) {
    const range = { start: at, end: mark.end };
    const isMark = plain.charCodeAt(mark.end) !== 0x3a && text.charCodeAt(mark.end) !== 0x28 && mayStand(plain, at, start, at >= marks);
    return isMark ? { ...range, citations: [{ range, raw: text.slice(at, mark.end), date: null, publishers: [], note: null, post: null, url: null, refs: mark.refs }], closes: true } : null;
  }
  if (plain.startsWith('[post:', at)) return readPost(stretch, at);
  return plain.charCodeAt(at + 1) === 0x5b ? null : readInBrackets(stretch, at);
}

function readPost(stretch: Stretch, at: number): Unit | null {
  const end = bracketEnd(stretch.plain, at, stretch.end) + 1;
  const part = readPart(stretch, at, end);
  return part.post ? { start: at, end, citations: [toCitation(stretch.text, part, { start: at, end })], closes: true } : null;
}

function readLinkUnit(stretch: Stretch, link: Link): Unit | null {
  const { text, plain, start, end } = stretch;
  const { range } = link;
  if ((!link.url && !link.ref) || isWhole(stretch, link)) return null;
  const part = linkPart(stretch, link);
  const unit = (from: number, closes: boolean, to = range.end): Unit => ({ start: from, end: to, citations: [toCitation(text, part, { start: from, end: to })], closes });
  if (link.url && part.refs.length > 0) return unit(range.start, true);
  const reported = reportLength(plain, range.end);
  if (reported > 0) return unit(range.start, false, range.end + reported);
  const atEnd = isBlankBetween(stretch, range.end, stretch.marks);
  const lead = linkLeadIn(plain, range.start, start);
  if (lead === range.start) return unit(lead, false);
  // Behind an arrow stands where it is from, behind a dash anything.
  const isName = plain.charCodeAt(lead) !== 0x2014 || part.known > 0 || isProperLink(plain, link);
  if (lead >= 0 && isName && (atEnd || endsLineOrSentence(plain, lead, range.end, start, end))) return unit(lead, true);
  return atEnd && isSource(stretch, link, part.known) ? unit(range.start, true) : null;
}

/** An arrow at the head of a line, or behind a sentence, with nothing behind the link in its line. */
function endsLineOrSentence(plain: string, lead: number, linkEnd: number, start: number, end: number): boolean {
  const before = lastBefore(plain, lead, start);
  if (before >= start && plain.charCodeAt(before) !== 0x0a && !endsSentence(plain, lead, start)) return false;
  let after = linkEnd;
  while (after < end && (plain.charCodeAt(after) === 0x20 || plain.charCodeAt(after) === MASK_CODE)) after++;
  return after >= end || plain.charCodeAt(after) === 0x0a || plain.charCodeAt(after) === 0x0d;
}

/** Whether a link that closes the bullet is its source and not what it tells of: behind the end of a sentence, or by the form of its words. */
function isSource({ plain, start, tagged }: Stretch, link: Link, known: number): boolean {
  if (known > 0) return true;
  const isAfterSentence = endsSentence(plain, link.range.start, start);
  return tagged ? isAfterSentence || isProperLink(plain, link) : isAfterSentence && isProperLink(plain, link);
}

function isProperLink(plain: string, { words }: Link): boolean {
  const from = skipBlank(plain, words.start, words.end);
  return from < words.end && nameForm(plain, from, words.end) === 'proper';
}

/** Whether the bullet is nothing but the link. */
const isWhole = (stretch: Stretch, { range }: Link): boolean => isBlankBetween(stretch, stretch.start, range.start) && isBlankBetween(stretch, range.end, stretch.end);

/** A bullet that is a link has its source, and its words are what it tells. */
const plainLink = ({ text }: Stretch, { range, url }: Link): Unit => ({
  ...range, citations: [{ range, raw: text.slice(range.start, range.end), date: null, publishers: [], note: null, post: null, url, refs: [] }], closes: false,
});

/** `[… (Reuters, 2026-05-19)](https://…)`: the bracket at the end of a link's words says whose page it is. */
function linked({ text }: Stretch, unit: Unit, { range, url }: Link): Unit | null {
  const citation = unit.citations.at(-1);
  return citation ? { ...range, citations: [{ ...citation, range, raw: text.slice(range.start, range.end), url: citation.url ?? url }], closes: false } : null;
}

/** A bare URL that closes a tagged bullet, or stands behind an arrow. */
function readClosingUrl(stretch: Stretch, at: number): Unit | null {
  const { plain, start } = stretch;
  const url = readBareUrl(stretch, at, stretch.end);
  if (!url) return null;
  const isAngled = plain.charCodeAt(at - 1) === 0x3c && at > start && plain.charCodeAt(url.range.end) === 0x3e;
  const range = isAngled ? { start: at - 1, end: url.range.end + 1 } : url.range;
  const lead = linkLeadIn(plain, range.start, start);
  if (!isBlankBetween(stretch, range.end, stretch.marks) || !(stretch.tagged || (lead >= 0 && lead < range.start))) return null;
  const part = readPart(stretch, range.start, range.end);
  const whole = { start: lead >= 0 ? lead : range.start, end: range.end };
  return { ...whole, citations: [toCitation(stretch.text, part, whole)], closes: true };
}
