import type { Figure } from '../model/figure';
import { sliceOf } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import { halfWidth } from '../parse/normalize';

/**
 * The edits that make a figure say `value` (plain units) and leave all else of it: mark of approximation, currency, scale, unit, grouping,
 * full-width digits. `decimals` are those of the plain value: `¥1.5T` gets as many, and never fewer than it has. Null where one number cannot stand for it: a range, an open end, a mixture such as `1兆2,000億円`, words that say on which
 * side of the number or in which part of a level the value lies.
 */
export function writeFigure(text: string, figure: Figure, value: number, decimals: number | null): TextEdit[] | null {
  if (!figure.number || figure.high === null || figure.low !== figure.high || ONE_SIDED.test(figure.raw)) return null;
  const written = sliceOf(text, figure.number);
  const digits = formatDigits(Math.abs(value) / figure.scale, decimalsFor(figure, written, decimals), written, isLevel(figure) ? Math.floor : Math.round);
  const isZero = Number(halfWidth(digits).replace(GROUPS, '')) === 0;
  const edits = [...signEdits(text, figure, value < 0 && !isZero)];
  if (digits !== written) edits.push({ range: figure.number, text: digits });
  return edits;
}

/** How far what is written may lie from the value, in plain units: half a unit of the last digit, a whole one at a level such as `155円台`. */
export function writtenTolerance(figure: Figure, written: string, decimals: number | null): number {
  return figure.scale * 10 ** -decimalsFor(figure, written, decimals) * (isLevel(figure) ? 1 : 0.5);
}

const decimalsFor = ({ scale }: Figure, written: string, decimals: number | null): number =>
  decimals === null ? decimalsOf(written) : scale > 1 ? Math.max(decimals, decimalsOf(written)) : decimals;

/** Where the amount itself begins, sign and currency included: behind the mark of approximation, of whatever words that is. */
export function amountStart(text: string, { number, sign, range }: Figure): number {
  const start = number ? currencyStart(text, number.start, range.start) : range.start;
  return sign && sign.start < start ? currencyStart(text, sign.start, range.start) : start;
}

/** Behind a value these say more than `about`: whether it lies above or below, or in which half of a level. */
const ONE_SIDED = /(?:弱|強|余り|あまり|台前半|台半ば|台後半)$/;

/** `155円台` goes from 155 to just below 156: 155.9 is still of it. As a counter (`12台`) the word is the unit. */
const isLevel = ({ raw, unit }: Figure): boolean => raw.endsWith('台') && unit !== '台';

/** What may stand between groups of three digits. */
const GROUPS = /[,'\u2019\u00A0\u202F\u2009]/g;

function decimalsOf(written: string): number {
  const plain = halfWidth(written);
  const point = plain.indexOf('.');
  return point < 0 ? 0 : plain.length - point - 1;
}

function formatDigits(value: number, decimals: number, written: string, rounded: (value: number) => number): string {
  // The fifteen digits that a double carries for certain: 0.615 must not round as 0.61499999999999999.
  const fixed = plainDigits(shifted(rounded(shifted(Number(value.toPrecision(15)), decimals)), -decimals), decimals);
  const separator = halfWidth(written).match(GROUPS)?.[0];
  const grouped = separator === undefined ? fixed : group(fixed, separator);
  const digits = halfWidth(written).startsWith('.') ? grouped.replace(/^0(?=\.)/, '') : grouped;
  return /[０-９]/.test(written) ? digits.replace(/[\d.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)) : digits;
}

/** Moves the decimal point; a number that JavaScript writes with an exponent has its own moved. */
function shifted(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** `toFixed` writes an exponent from 1e21 on, which nobody reads as a figure. */
const plainDigits = (value: number, decimals: number): string =>
  value < 1e21 ? value.toFixed(decimals) : BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');

const group = (digits: string, separator: string): string => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, separator));

/** `-`, `−`, `▲` and `△` stay as the writer has them while the sign stays; a plus stays a plus. */
function signEdits(text: string, figure: Figure, negative: boolean): TextEdit[] {
  const sign = figure.sign ? halfWidth(sliceOf(text, figure.sign)) : '';
  if (negative && (sign === '' || sign === '+')) return minusEdits(text, figure);
  if (negative || !figure.sign || sign === '+') return [];
  const { start, end } = figure.sign;
  return [{ range: { start, end: text.charAt(end) === ' ' ? end + 1 : end }, text: '' }];
}

/** In front of the amount; behind a code (`USD -4`), since a hyphen before letters joins words and makes nothing negative. */
function minusEdits(text: string, figure: Figure): TextEdit[] {
  const start = amountStart(text, figure);
  const number = figure.number?.start ?? start;
  if (!/[A-Z]{3} $/.test(text.slice(start, number))) return [{ range: figure.sign ?? { start, end: start }, text: '-' }];
  const minus = { range: { start: number, end: number }, text: '-' };
  return figure.sign ? [{ range: figure.sign, text: '' }, minus] : [minus];
}

/** From a number, or its sign, back over the currency in front of it: a symbol with the letters of its country (`US$`), or a code (`USD`). */
function currencyStart(text: string, number: number, floor: number): number {
  const before = text.slice(floor, number);
  const symbol = /[A-Z]{0,3}\p{Sc}\s?$/u.exec(before) ?? /(?<![A-Za-z\d])[A-Z]{3}\s?$/.exec(before);
  return symbol ? floor + symbol.index : number;
}
