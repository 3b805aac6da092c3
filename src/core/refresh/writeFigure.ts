import type { Figure } from '../model/figure';
import { sliceOf } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import { halfWidth } from '../parse/normalize';

/**
 * The edits that make a figure say `value` (plain units) and leave all else of it: mark of approximation, currency, scale, unit, grouping,
 * full-width digits. Null where one number cannot stand for it: a range, an open end, a mixture such as `1兆2,000億円`.
 */
export function writeFigure(text: string, figure: Figure, value: number, decimals: number | null): TextEdit[] | null {
  if (!figure.number || figure.high === null || figure.low !== figure.high) return null;
  const written = sliceOf(text, figure.number);
  const digits = formatDigits(Math.abs(value) / figure.scale, decimals ?? decimalsOf(written), written);
  const isZero = Number(halfWidth(digits).replace(/,/g, '')) === 0;
  const edits = [...signEdits(text, figure, value < 0 && !isZero)];
  if (digits !== written) edits.push({ range: figure.number, text: digits });
  return edits;
}

function decimalsOf(written: string): number {
  const plain = halfWidth(written);
  const point = plain.indexOf('.');
  return point < 0 ? 0 : plain.length - point - 1;
}

function formatDigits(value: number, decimals: number, written: string): string {
  // The fifteen digits that a double carries for certain: 0.615 must not round as 0.61499999999999999.
  const fixed = plainDigits(shifted(Math.round(shifted(Number(value.toPrecision(15)), decimals)), -decimals), decimals);
  const grouped = halfWidth(written).includes(',') ? group(fixed) : fixed;
  return /[０-９]/.test(written) ? grouped.replace(/[\d.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)) : grouped;
}

/** Moves the decimal point; a number that JavaScript writes with an exponent has its own moved. */
function shifted(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** `toFixed` writes an exponent from 1e21 on, which nobody reads as a figure. */
const plainDigits = (value: number, decimals: number): string =>
  value < 1e21 ? value.toFixed(decimals) : BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');

const group = (digits: string): string => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));

/** `-`, `−`, `▲` and `△` stay as the writer has them while the sign stays; a plus stays a plus. */
function signEdits(text: string, figure: Figure, negative: boolean): TextEdit[] {
  const sign = figure.sign ? halfWidth(sliceOf(text, figure.sign)) : '';
  if (negative && (sign === '' || sign === '+')) {
    const at = figure.sign ?? { start: firstOfAmount(text, figure), end: firstOfAmount(text, figure) };
    return [{ range: at, text: '-' }];
  }
  return !negative && figure.sign && sign !== '+' ? [{ range: figure.sign, text: '' }] : [];
}

/** Behind the mark of approximation, in front of the currency. */
function firstOfAmount(text: string, figure: Figure): number {
  const mark = /^(?:[~≈]|約|およそ|(?:around|about|approx\.?|approximately|roughly|ca\.)\s)?\s*/i.exec(sliceOf(text, figure.range));
  return figure.range.start + (mark?.[0].length ?? 0);
}
