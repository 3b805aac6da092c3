import type { Prefix } from './figurePrefix';
import { codeAt, codeBefore, codesOf, EM_DASH, EN_DASH, isDigit, isHyphen, isNameScript, isSpace, isUpper, isWave, SPACE, wordEnd, type Stretch } from './figureText';
import { currencyOfCode, DOLLARS, SYMBOLS } from './figureWords';
import { scanAmount, type Amount } from './scanAmount';
import { scanNumeral, valueOf } from './scanNumeral';

/** One amount, or two with a dash between them, what one of them says counting for both: `$130-140B`. */
export interface Span {
  readonly first: Amount;
  readonly second: Amount | null;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly exponent: number | null;
  readonly unit: string | null;
  readonly currency: string | null;
}

interface Connector {
  /** Where the second side begins. */
  readonly at: number;
  readonly isWave: boolean;
  readonly isSpaced: boolean;
}

/** The second side of a range as it is written. `sign` is 1 or -1, or 0 for none. */
interface Side {
  readonly amount: Amount;
  readonly sign: -1 | 0 | 1;
  /** It says of itself what it is, by a currency, a scale or a unit. */
  readonly isMarked: boolean;
  readonly currency: string | null;
}

/** Reads on from the first amount; null where what stands there is no quantity that one could be sure of (`3-1`, `-2〜3%`, `03-1234-5678`). */
export function scanRange(stretch: Stretch, first: Amount, prefix: Prefix): Span | null {
  const span = scanSpan(stretch, first, prefix);
  return span && span.unit === null && span.currency === null && span.exponent === null ? withYears(stretch, span, prefix.start) : span;
}

/** Numbers of years that can be no calendar years: `2.5年`, `6〜13年` (which would be written `06`). Not `3年債`, nor `令和6〜13年`. */
function withYears(stretch: Stretch, span: Span, start: number): Span {
  const at = isSpace(codeAt(stretch, span.end)) ? span.end + 1 : span.end;
  if (codeAt(stretch, at) !== 0x5e74 || BEHIND_YEARS.has(codeAt(stretch, at + 1)) || isNameScript(codeBefore(stretch, start))) return span;
  const { numeral } = span.first;
  const isSpan = numeral.decimals > 0 || (span.second !== null && numeral.isPlain && numeral.end === numeral.start + 1);
  return isSpan ? { ...span, end: at + 1, unit: '年' } : span;
}

/** Of bonds, seasons and generations, and of what is the first or the like for years (ぶり, 連続). */
const BEHIND_YEARS = codesOf('度債物期産金国限代生ぶ連');

function scanSpan(stretch: Stretch, first: Amount, prefix: Prefix): Span | null {
  const connector = readConnector(stretch, first.end);
  const side = connector && readSide(stretch, connector, first);
  if (!connector || !side) return single(first, prefix);
  // What the second side says may count for the first: `5-$10B` tells neither five nor five thousand million.
  if (!canJoin(first, side, connector)) return connector.isSpaced || first.unit !== null || first.exponent !== null ? single(first, prefix) : null;
  const further = readConnector(stretch, side.amount.end);
  if (further && !further.isSpaced && isDigit(codeAt(stretch, further.at))) return null;
  return join(stretch, first, side, prefix, connector);
}

function single(first: Amount, prefix: Prefix): Span {
  const { end, exponent, unit, currency } = first;
  const value = prefix.meaning === 'minus' ? negative(first.value) : first.value;
  return { first, second: null, end, low: prefix.meaning === 'both' ? negative(first.value) : value, high: value, exponent, unit, currency };
}

const negative = (value: number): number => (value === 0 ? 0 : -value);

function readConnector(stretch: Stretch, end: number): Connector | null {
  const isSpaced = codeAt(stretch, end) === SPACE || codeAt(stretch, end) === 0xa0;
  const at = isSpaced ? end + 1 : end;
  const code = codeAt(stretch, at);
  const wave = isWave(code);
  if (!wave && !isHyphen(code) && code !== EN_DASH && (code !== EM_DASH || isSpaced)) return null;
  const behind = isSpace(codeAt(stretch, at + 1));
  // `10 -15` is a number and a negative one.
  return behind === isSpaced ? { at: behind ? at + 2 : at + 1, isWave: wave, isSpaced } : null;
}

function readSide(stretch: Stretch, { at }: Connector, first: Amount): Side | null {
  const code = codeAt(stretch, at);
  const sign = code === 0x2b ? 1 : isHyphen(code) || code === 0x25b2 || code === 0x25b3 ? -1 : 0;
  const money = sign === 0 ? at : at + 1;
  const { end, currency } = readCurrencyAhead(stretch, money);
  if (!isDigit(codeAt(stretch, end))) return null;
  const numeral = scanNumeral(stretch, end);
  const amount = numeral && scanAmount(stretch, numeral, currency ?? (first.unit === null ? first.currency : null));
  if (!amount) return null;
  return { amount, sign, currency, isMarked: currency !== null || amount.unit !== null || amount.exponent !== null || amount.isMixture || (amount.currency !== null && amount.currency !== first.currency) };
}

function readCurrencyAhead(stretch: Stretch, at: number): { end: number; currency: string | null } {
  const code = codeAt(stretch, at);
  if (isDigit(code)) return { end: at, currency: null };
  if (code === 0x24) return { end: at + 1, currency: 'USD' };
  if (code === 0xa5 || code === 0xffe5) return { end: at + 1, currency: '¥' };
  const symbol = SYMBOLS.get(code);
  if (symbol) return { end: at + 1, currency: symbol };
  if (!isUpper(code)) return { end: at, currency: null };
  const to = wordEnd(stretch, at);
  const letters = stretch.plain.slice(at, to);
  if (codeAt(stretch, to) === 0x24 && DOLLARS.has(letters)) return { end: to + 1, currency: DOLLARS.get(letters) ?? null };
  const currency = currencyOfCode(letters);
  return currency ? { end: isSpace(codeAt(stretch, to)) ? to + 1 : to, currency } : { end: at, currency: null };
}

/** Whether two amounts with a dash between them are a range: nothing that one says contradicts the other. */
function canJoin(first: Amount, side: Side, { isSpaced, isWave: wave }: Connector): boolean {
  const { amount } = side;
  const isMarked = first.unit !== null || first.currency !== null || first.exponent !== null || first.isMixture;
  if (isSpaced && !wave && isMarked !== side.isMarked) return false;
  if (first.unit !== null && first.unit !== amount.unit) return false;
  if (!isSameCurrency(first.currency, amount.currency)) return false;
  if (first.currency === null && side.currency !== null) return false;
  if (first.currency !== null && amount.unit !== null) return false;
  return (first.exponent === null && !first.isMixture) || amount.exponent !== null || amount.isMixture;
}

/** A bare `$` may be another dollar, and `¥` may be either of two. */
const isSameCurrency = (first: string | null, second: string | null): boolean => first === null || second === null || first === second || first === 'USD' || first === '¥' || second === '¥';

function join(stretch: Stretch, first: Amount, side: Side, prefix: Prefix, connector: Connector): Span | null {
  const { amount } = side;
  const exponent = first.exponent ?? sharedExponent(first, amount);
  if (exponent === UNSURE) return null;
  const from = exponent === null || first.isMixture ? first.value : valueOf(first.numeral, exponent);
  const bounds = boundsOf(stretch, from, side, prefix, connector);
  if (!bounds) return null;
  const isBare = amount.unit === null && amount.currency === null && exponent === null && !first.isMixture;
  // `3-1` is a score.
  if (isBare && !connector.isSpaced && amount.value < first.value) return null;
  return { first, second: amount, end: amount.end, ...bounds, exponent, unit: first.unit ?? amount.unit, currency: amount.currency === '¥' ? (first.currency ?? '¥') : (amount.currency ?? first.currency) };
}

const UNSURE = -99;

/** What the second side says counts for the first, unless that is the larger number: `5000〜1万円` begins at five thousand; `900-1.2B` at what? */
function sharedExponent(first: Amount, second: Amount): number | null {
  if (first.isMixture || second.isMixture || second.exponent === null) return null;
  if (valueOf(first.numeral, 0) <= valueOf(second.numeral, 0)) return second.exponent;
  return second.exponent <= 4 && first.value < second.value && second.unit !== '%' ? null : UNSURE;
}

function boundsOf(stretch: Stretch, from: number, { amount, sign }: Side, prefix: Prefix, connector: Connector): { low: number; high: number } | null {
  if (prefix.meaning === 'both') return null;
  const isMinus = prefix.meaning === 'minus';
  const isTriangle = prefix.sign !== null && stretch.plain.charCodeAt(prefix.sign.start) >= 0x25b2;
  // `-2〜3%` ends at plus or at minus three: only the same number twice says which.
  if (isMinus && sign === 0 && connector.isWave && !isTriangle && from !== amount.value) return null;
  const isLastMinus = sign === 0 ? isMinus && (!connector.isWave || isTriangle) : sign < 0;
  const one = isMinus ? negative(from) : from;
  const other = isLastMinus ? negative(amount.value) : amount.value;
  return one <= other ? { low: one, high: other } : { low: other, high: one };
}
