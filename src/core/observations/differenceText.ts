import type { Difference } from './history';

/** `+0.42 (+0.3 %)`, `−0.25 pp` for a rate, `0`: with its sign, so that colour is not needed. */
export function differenceText({ amount, ratio }: Difference, unit: string | null): string {
  if (amount === 0) return '0';
  const sign = amount > 0 ? '+' : '−';
  const size = plain(Math.abs(amount));
  if (unit === '%') return `${sign}${size} pp`;
  return ratio === null ? `${sign}${size}` : `${sign}${size} (${sign}${percent(Math.abs(ratio) * 100)} %)`;
}

/** Without an exponent up to 1e21, and without the digits that no double carries. */
const plain = (value: number): string => String(Number(value.toPrecision(12)));

/** A change too small for its decimals is still no zero. */
function percent(value: number): string {
  const text = value.toFixed(value < 10 ? 1 : 0);
  return Number(text) === 0 ? '<0.1' : text;
}
