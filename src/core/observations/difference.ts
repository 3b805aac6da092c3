import { numberText } from './valueText';

/** How a value differs from an earlier one. */
export interface Difference {
  /** In plain units; points where the unit is `%`. */
  readonly amount: number;
  /** Of the earlier value: 0.02 is 2 % more. Null where that is 0. */
  readonly ratio: number | null;
}

export function differenceBetween(before: number, after: number): Difference {
  // With no more decimals than the values have: 156.82 less 156.4 is 0.42, not 0.4199999999999875.
  const amount = Number((after - before).toFixed(Math.min(100, Math.max(decimalsOf(before), decimalsOf(after)))));
  return { amount, ratio: before === 0 ? null : amount / Math.abs(before) };
}

/** `+0.42 (+0.3 %)`, `−0.25 pp` for a rate, `0`: with its sign, so that colour is not needed. */
export function differenceText({ amount, ratio }: Difference, unit: string | null): string {
  if (amount === 0) return '0';
  const sign = amount > 0 ? '+' : '−';
  const size = numberText(Math.abs(amount));
  if (unit === '%') return `${sign}${size} pp`;
  return ratio === null ? `${sign}${size}` : `${sign}${size} (${sign}${percent(Math.abs(ratio) * 100)} %)`;
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** A change too small for its decimals is still no zero. */
function percent(value: number): string {
  const text = value.toFixed(value < 10 ? 1 : 0);
  return Number(text) === 0 ? '<0.1' : text;
}
