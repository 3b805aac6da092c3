import type { Briefing, Bullet } from '../model/briefing';
import type { Citation, CitationDate } from '../model/citation';
import type { Finding } from '../model/finding';
import { say } from '../model/message';
import { sliceOf } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import { findBrokenBracket } from '../parse/citations/brokenBracket';
import { styleOf, stylesOf, writeDay, type DateStyle } from '../parse/dates/dateStyle';
import { lastDayOf } from '../parse/dates/dates';
import { remembered } from './remembered';
import type { Rule } from './rule';

type Found = Omit<Finding, 'rule'>;

/**
 * A citation that is not written as `(date, publisher)`. An error where its date is no day of the calendar; else by how much it hinders: it
 * lacks a bracket or names nobody, date and publisher are swapped, its date is written in another way than the document's others, white space.
 */
export const malformedCitation: Rule = {
  id: 'malformed-citation',
  defaultSeverity: 'error',
  check(briefing, { wordsOf }) {
    const house = houseForm(briefing, wordsOf);
    const found: Found[] = [];
    for (const bullet of briefing.bullets) {
      for (const date of bullet.dates) if (date.invalid) found.push({ severity: 'error', range: date.range, message: say('There is no such day as {0}.', date.raw) });
      for (const citation of bullet.citations) {
        if (namesNobody(citation)) found.push({ severity: 'warning', range: citation.range, message: say('The citation names no publisher.') });
        if (bullet.tag) found.push(...inOtherForm(briefing, citation, house));
      }
      if (bullet.citations.length > 0) found.push(...strayBlanks(briefing, bullet));
      else if (bullet.tag) found.push(...brokenBracket(briefing, bullet));
    }
    return found;
  },
};

const namesNobody = ({ publishers, url, post, refs }: Citation): boolean => publishers.length === 0 && !url && !post && refs.length === 0;

/** Without one of its brackets a citation is none: this, and not that the bullet has no citation, is what is wrong with it. */
export const lacksBracket = (briefing: Briefing, bullet: Bullet): boolean => brokenBracket(briefing, bullet).length > 0;

function brokenBracket(briefing: Briefing, { range: { start, end } }: Bullet): Found[] {
  const broken = findBrokenBracket(briefing.text.slice(start, end), briefing.asOf && lastDayOf(briefing.asOf.date));
  if (!broken) return [];
  const at = start + broken.at;
  return [{
    severity: 'warning', range: { start: start + broken.range.start, end: start + broken.range.end },
    message: broken.isOpening ? say('The citation lacks its opening bracket.') : say('The citation lacks its closing bracket.'),
    // With it a date and a publisher are read that no rule has seen yet.
    fixes: [{ title: say('Add the bracket "{0}"', broken.bracket), edits: [{ range: { start: at, end: at }, text: broken.bracket }], isSure: false }],
  }];
}

/** A form counts as the document's own from so many on. */
const SETTLED = 3;

interface HouseForm {
  /** Half-width citations that name the publisher first are the exception here. */
  readonly isDateFirst: boolean;
  /** The style that most of the document's days are written in where this one is written in another; days with Japanese signs are for themselves. */
  readonly otherStyle: (written: string) => DateStyle | null;
}

function houseForm(briefing: Briefing, wordsOf: (bullet: Bullet) => string): HouseForm {
  let publisherFirst = 0;
  let dateFirst = 0;
  // Pasted twice, a bullet tells no more of how its author writes.
  const bullets = [...new Map(briefing.bullets.filter(({ dates }) => dates.length > 0).map((bullet) => [wordsOf(bullet), bullet])).values()];
  for (const { citations } of bullets) {
    for (const citation of citations) {
      const order = isPlainPair(briefing.text, citation);
      if (order === 'publisher-first') publisherFirst++;
      else if (order === 'date-first') dateFirst++;
    }
  }
  // The same days are cited again and again.
  const style = remembered(styleOf);
  const styles = stylesOf(bullets, style);
  const house = [true, false].map((japanese) => {
    const own = styles.filter(([one]) => isJapanese(one) === japanese);
    const [first] = own;
    return first && first[1] >= SETTLED && first[1] * 2 > own.reduce((sum, [, count]) => sum + count, 0) ? first[0] : null;
  });
  const otherStyle = remembered((written: string): DateStyle | null => {
    const own = style(written);
    const usual = own ? (house[isJapanese(own) ? 0 : 1] ?? null) : null;
    return usual === own ? null : usual;
  });
  return { isDateFirst: publisherFirst < SETTLED || publisherFirst <= dateFirst, otherStyle };
}

const isJapanese = (style: DateStyle): boolean => writeDay(style, '2026-01-01').includes('年');

/** The order of a half-width bracket with one date and one publisher and nothing else; null for any other citation. */
function isPlainPair(text: string, { range, date, publishers: [publisher, ...more] }: Citation): 'date-first' | 'publisher-first' | null {
  if (!date || !publisher || more.length > 0 || text[range.start] !== '(' || text[range.end - 1] !== ')') return null;
  const [first, second] = date.range.start < publisher.range.start ? [date.range, publisher.range] : [publisher.range, date.range];
  if (first.start < range.start || second.end > range.end) return null;
  const isPair = text.slice(range.start + 1, first.start).trim() === '' && /^,\s+$/.test(text.slice(first.end, second.start)) && text.slice(second.end, range.end - 1).trim() === '';
  return isPair ? (first === date.range ? 'date-first' : 'publisher-first') : null;
}

function inOtherForm({ text }: Briefing, citation: Citation, house: HouseForm): Found[] {
  const { date, publishers: [publisher], range } = citation;
  if (!date || date.range.start < range.start || date.range.end > range.end) return NOTHING;
  const found = inOtherStyle(date, house);
  if (!house.isDateFirst || !publisher || publisher.range.start > date.range.start || isPlainPair(text, citation) !== 'publisher-first') return found;
  const pair = { start: publisher.range.start, end: date.range.end };
  const swapped = `${sliceOf(text, date.range)}, ${sliceOf(text, publisher.range)}`;
  return [...found, { severity: 'info', range, message: say('Date and publisher are swapped: ({0}) is the usual order.', swapped), fixes: [{ title: say('Put the date first'), edits: [{ range: pair, text: swapped }], isSure: true }] }];
}

const NOTHING: never[] = [];

/** A whole day that is written in another way than the most of the document's days. The fix is sure where it says its year. */
function inOtherStyle(date: CitationDate, { otherStyle }: HouseForm): Found[] {
  const usual = date.precision === 'day' && date.from === date.to ? otherStyle(date.raw) : null;
  if (!usual || !date.from) return NOTHING;
  const written = writeDay(usual, date.from);
  const isSure = date.raw.includes(date.from.slice(0, 4));
  return [{ severity: 'hint', range: date.range, message: say('The other dates are written as {0}.', written), fixes: [{ title: say('Write {0}', written), edits: [{ range: date.range, text: written }], isSure }] }];
}

/** Blanks inside the brackets next to them, and more than one in a row between their parts. */
function strayBlanks({ text }: Briefing, bullet: Bullet): Found[] {
  const found: Found[] = [];
  let behind = bullet.range.start;
  for (const { range } of bullet.citations) {
    const edits = range.start < behind ? NOTHING : blanksOf(text, range, bullet.range.end);
    behind = Math.max(behind, range.end);
    const [first] = edits;
    const last = edits.at(-1);
    if (!first || !last) continue;
    found.push({ severity: 'hint', range: { start: first.range.start, end: last.range.end }, message: say('Stray space in the citation.'), fixes: [{ title: say('Remove the stray space'), edits, isSure: true }] });
  }
  return found;
}

const RUN_OF_BLANKS = /[ \t\u3000]+/g;

const isBlankCode = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x3000;

function blanksOf(text: string, range: { start: number; end: number }, limit: number): TextEdit[] {
  // A bracket with several citations closes behind the last one.
  const close = isBlankCode(text.charCodeAt(range.end)) ? /^[ \t\u3000]+(?=[)）])/.exec(text.slice(range.end, Math.min(limit, range.end + 20))) : null;
  const end = range.end + (close ? close[0].length + 1 : 0);
  const edits: TextEdit[] = [];
  for (const { index, 0: blanks } of text.slice(range.start, end).matchAll(RUN_OF_BLANKS)) {
    const start = range.start + index;
    const isAtBracket = /[(（]/.test(text[start - 1] ?? '') || (/[)）]/.test(text[start + blanks.length] ?? '') && !/[\r\n]/.test(text[start - 1] ?? ''));
    const isDoubled = blanks.length > 1 && !/[\r\n]/.test(text[start - 1] ?? '\n') && !/[\r\n]/.test(text[start + blanks.length] ?? '\n');
    if (isAtBracket || isDoubled) edits.push({ range: { start, end: start + blanks.length }, text: isAtBracket ? '' : ' ' });
  }
  return edits;
}
