import type { Figure } from '../../model/figure';
import { isCount, isName, isVersion, isYearLike, type Candidate } from './figureNames';
import { readPrefix, type Prefix } from './figurePrefix';
import { codeAt, codesOf, isDigit, isLetter, isSpace, isWave, SPACE, standsAt, wordEnd, type Stretch } from './figureText';
import { scanRange, type Span } from './figureRange';
import { NUANCE_STARTS, NUANCES, type Nuance } from './figureWords';
import { scanAmount, type Amount } from './scanAmount';
import { scanNumeral, scanPoint, tenTo, tokenEnd, type Numeral } from './scanNumeral';

/** A figure whose text and label are still to be added; `currency` may be `¥`. */
export type FigureDraft = Omit<Figure, 'raw' | 'label'>;

/** What stands at a digit: a figure, or null for a number that is none; `end` is where to look on. */
export interface FigureReading {
  readonly draft: FigureDraft | null;
  readonly end: number;
}

/** Reads the quantity whose first digit (or ½) stands at `digits`; looks back for sign, currency and approximation, on for scale, unit and range. */
export function scanFigure(stretch: Stretch, digits: number): FigureReading {
  const numeral = hasPoint(stretch, digits) ? scanPoint(stretch, digits) : scanNumeral(stretch, digits);
  if (!numeral) return { draft: null, end: groupsEnd(stretch, digits) };
  const prefix = readPrefix(stretch, numeral.start);
  const first = prefix.meaning === 'unsure' ? null : (scanPartOf(stretch, numeral) ?? scanAmount(stretch, numeral, prefix.currency));
  if (!first) return { draft: null, end: tokenEnd(stretch, numeral.end) };
  const span = scanRange(stretch, first, prefix);
  if (span === null) return { draft: null, end: tokenEnd(stretch, first.end) };
  return finish(stretch, prefix, span);
}

/** Past a run of digits that is no number: `1.2.3`, `1 234 567`. */
function groupsEnd(stretch: Stretch, start: number): number {
  let end = Math.max(tokenEnd(stretch, start), start + 1);
  while (isSpace(codeAt(stretch, end)) && isDigit(codeAt(stretch, end + 1)) && isDigit(codeAt(stretch, end + 2)) && isDigit(codeAt(stretch, end + 3)) && !isDigit(codeAt(stretch, end + 4))) end += 4;
  return end;
}

const hasPoint = (stretch: Stretch, digits: number): boolean => digits - 1 >= stretch.floor && stretch.plain.charCodeAt(digits - 1) === 0x2e && isDigit(stretch.plain.charCodeAt(digits));

const SHARE = ['以上', '超', '未満', '以下', '程度', '弱', '強', ' of ', ' majority'];

/** `1/3 of the cost`, `2/3以上`, `3分の1`: a part of one. Without such a word `3/4` is a date or a score. */
function scanPartOf(stretch: Stretch, numeral: Numeral): Amount | null {
  if (!numeral.isPlain) return null;
  const isSlash = codeAt(stretch, numeral.end) === 0x2f;
  if (!isSlash && !standsAt(stretch, numeral.end, '分の')) return null;
  const other = isDigit(codeAt(stretch, numeral.end + (isSlash ? 1 : 2))) ? scanNumeral(stretch, numeral.end + (isSlash ? 1 : 2)) : null;
  if (!other?.isPlain) return null;
  const [part, whole] = isSlash ? [numeral.mantissa, other.mantissa] : [other.mantissa, numeral.mantissa];
  if (part === 0 || part >= whole || (isSlash && (whole > 20 || !SHARE.some((words) => standsAt(stretch, other.end, words))))) return null;
  return { numeral, end: other.end, value: part / whole, exponent: null, isMixture: true, unit: null, currency: null };
}

interface Tail {
  readonly end: number;
  readonly nuance: Nuance | null;
}

/** What stands behind a figure and says how it is meant: `+`, `超`, `前後`, `or more`. */
function readTail(stretch: Stretch, span: Span): Tail {
  const { end } = span;
  const code = codeAt(stretch, end);
  const none: Tail = { end, nuance: null };
  if (code === 0x2b) return isLetter(codeAt(stretch, end + 1)) || isDigit(codeAt(stretch, end + 1)) ? none : { end: end + 1, nuance: 'open' };
  if (code === SPACE) return readTailWords(stretch, end, none);
  if (isWave(code)) return (span.unit !== null || span.currency !== null) && isOpenEnd(codeAt(stretch, end + 1)) ? { end: end + 1, nuance: 'open' } : none;
  if (!NUANCE_STARTS.has(code)) return none;
  const found = NUANCES.find(([words]) => standsAt(stretch, end, words));
  return found?.[1] ? { end: end + found[0].length, nuance: found[1] } : none;
}

const isOpenEnd = (code: number): boolean => code === 0 || isSpace(code) || code === 0x29 || code === 0x7c || code === 0x3001 || code === 0x3002;

const MORE = new Set(['more', 'higher', 'above', 'over', 'greater']);
const LESS = new Set(['less', 'lower', 'below', 'under', 'fewer']);

/** `or more`, `or less`, `or so`. */
function readTailWords(stretch: Stretch, end: number, none: Tail): Tail {
  if (!standsAt(stretch, end, ' or ')) return none;
  const to = wordEnd(stretch, end + 4);
  const word = stretch.plain.slice(end + 4, to).toLowerCase();
  return MORE.has(word) ? { end: to, nuance: 'open' } : LESS.has(word) ? { end: to, nuance: 'below' } : word === 'so' ? { end: to, nuance: 'near' } : none;
}

function finish(stretch: Stretch, prefix: Prefix, span: Span): FigureReading {
  const { first, second, unit, currency, exponent } = span;
  const tail = readTail(stretch, span);
  const isUnmarked = unit === null && currency === null && exponent === null && !first.isMixture;
  const isUnsigned = prefix.sign === null && prefix.meaning === 'plus';
  const isBare = isUnmarked && isUnsigned && !prefix.isApproximate && prefix.bound === null && first.numeral.isPlain && second?.numeral.isPlain !== false;
  const candidate: Candidate = {
    start: prefix.start, end: span.end, digits: first.numeral.start, digitsEnd: first.numeral.end, isBare, isUnmarked, hasCurrency: currency !== null,
    isOne: first.value === 1 && second === null, word: prefix.word, wordAt: prefix.wordAt,
  };
  if (isName(stretch, candidate) || (isUnmarked && isUnsigned && isYearOrVersion(stretch, prefix, span, tail, candidate))) {
    const isWhole = isDigit(codeAt(stretch, span.end)) && !isDigit(codeAt(stretch, span.end - 1));
    return { draft: null, end: isWhole ? span.end : tokenEnd(stretch, span.end) };
  }
  return { draft: draftOf(stretch, prefix, span, tail), end: tail.end };
}

function isYearOrVersion(stretch: Stretch, prefix: Prefix, { first, second }: Span, { nuance }: Tail, { digits, digitsEnd, end, wordAt, word }: Candidate): boolean {
  if (word !== '' && second === null && isVersion(stretch, digits, end, wordAt)) return true;
  if (!first.numeral.isPlain || !isYearLike(first.value, digitsEnd - digits)) return false;
  if (second) return second.numeral.isPlain && (isYearLike(second.value, second.numeral.end - second.numeral.start) || second.value < 100);
  // `約2000` and `>2000` are counts, as a year is written `2000年` there; `around 2030` is a year.
  const mark = stretch.plain.charCodeAt(prefix.start);
  if (nuance !== null && stretch.plain.charCodeAt(end) >= 0x3000) return false;
  return !(mark >= 0x2248 || mark === 0x3c || mark === 0x3e || word === 'than') && !isCount(stretch, prefix.start, end);
}

/** An upper bound (`<5%`, `5%未満`) has no end of its own to leave open: it is told as an approximate value that no number replaces. */
function draftOf(stretch: Stretch, prefix: Prefix, span: Span, { end, nuance }: Tail): FigureDraft {
  const { first, second, low, high, unit, currency, exponent } = span;
  const bound = nuance === 'open' ? 'least' : nuance === 'below' ? 'most' : isDuring(stretch, prefix, span) ? null : prefix.bound;
  const isOpen = bound === 'least' && low >= 0;
  const isSingle = second === null && prefix.meaning !== 'both' && !first.isMixture && first.numeral.fraction === 0;
  return {
    range: { start: prefix.start, end }, low, high: isOpen ? null : high, unit, currency,
    approximate: prefix.isApproximate || isNuanced(stretch, end, nuance) || (bound !== null && !isOpen),
    scale: tenTo(exponent ?? 0), number: isSingle && bound === null ? { start: first.numeral.start, end: first.numeral.end } : null, sign: prefix.sign,
  };
}

/** All but a plain open end: `超` says `a little more than`. */
const isNuanced = (stretch: Stretch, end: number, nuance: Nuance | null): boolean => nuance !== null && (nuance !== 'open' || CODE_OVER.has(stretch.plain.charCodeAt(end - 1)));

const CODE_OVER = codesOf('超え');

/** `over 3 months` is how long it takes, no bound. */
function isDuring(stretch: Stretch, { word }: Prefix, { end, unit, currency }: Span): boolean {
  if (word !== 'over' || unit !== null || currency !== null) return false;
  const at = isSpace(codeAt(stretch, end)) ? end + 1 : end;
  return PERIODS.test(stretch.plain.slice(at, wordEnd(stretch, at)));
}

const PERIODS = /^(?:years|months|weeks|days|hours|quarters|decades|sessions)$/i;
