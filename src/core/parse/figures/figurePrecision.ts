import type { Figure } from '../../model/figure';
import { halfWidth } from '../normalize';

/**
 * What one unit of the last written digit is worth, in plain units: 0.01 for `17.34`, 1e9 for `$390B`, 1e7 for `$1.87B`. Of a range the finer
 * side counts. Of a mixture (`1兆2,000億円`), whose digits have no scale in common, it is the largest power of ten that divides the value.
 */
export function lastDigitOf(figure: Figure): number {
  if (figure.scale === 1 && isMixture(figure)) return roundness(figure.low);
  if (!/[.．]/.test(figure.raw)) return figure.scale;
  let decimals = 0;
  for (const [, written = ''] of halfWidth(figure.raw).matchAll(/\d\.(\d+)/g)) decimals = Math.max(decimals, written.length);
  return figure.scale / 10 ** decimals;
}

const isMixture = ({ raw, number }: Figure): boolean => number === null && /\d\s*[兆億万亿萬千百].*\d/u.test(raw) && !/[-–—~～〜]/u.test(raw);

/** The largest power of ten that divides a whole number; 1 for what is none. */
export function roundness(value: number): number {
  const whole = Math.abs(value);
  if (whole === 0 || !Number.isInteger(whole)) return 1;
  let unit = 1;
  while (unit < 1e18 && whole % (unit * 10) === 0) unit *= 10;
  return unit;
}
