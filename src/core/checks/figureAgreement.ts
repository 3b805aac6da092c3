import type { Figure } from '../model/figure';
import { lastDigitOf, roundness } from '../parse/figures/figurePrecision';

/** The values that a figure may mean; an open end is infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Whether two figures of one thing can both be right: one is what the other is rounded or cut to, their ranges overlap, or one reaches into an
 * open end of the other. `~` and `約` widen a figure by one unit of its last digit. Only for figures that are `comparable`.
 */
export function agree(one: Figure, other: Figure): boolean {
  const [unitOfOne, unitOfOther] = [lastDigitOf(one), lastDigitOf(other)];
  const [coarse, fine, unit, least] = unitOfOne >= unitOfOther ? [one, other, unitOfOne, unitOfOther] : [other, one, unitOfOther, unitOfOne];
  const about = Math.max(aboutOf(one, unitOfOne), aboutOf(other, unitOfOther));
  const finer = meant(fine, 0, 0);
  const coarser = meant(coarse, unit > least * (1 + SLACK) ? unit : 0, about);
  return overlap(coarser, finer) || (isSignLost(one, other) && overlap(coarser, { low: -finer.high, high: -finer.low }));
}

/** Amounts are only compared with amounts of the same currency, and so on; a number that names no unit may be in any. */
export const comparable = (one: Figure, other: Figure): boolean => measureOf(one) === null || measureOf(other) === null || measureOf(one) === measureOf(other);

/** The currency or the unit; 倍 and `x` are one. */
export const measureOf = ({ unit, currency }: Figure): string | null => currency ?? (unit === 'x' ? '倍' : unit);

/** All that a figure may stand for, by how it is written: what is rounded or cut to it, and what is about as much. */
export function spanOf(figure: Figure): Interval {
  const unit = lastDigitOf(figure);
  return meant(figure, unit, aboutOf(figure, unit));
}

/** What floating point makes of decimal digits, relative. */
const SLACK = 1e-9;

/** With a `unit` of the last digit: from half a unit less, which is rounded up to it, to just below one unit more, which is cut down to it. */
function meant(figure: Figure, unit: number, about: number): Interval {
  const high = figure.high ?? Infinity;
  const slack = SLACK * Math.max(Math.abs(figure.low), Number.isFinite(high) ? Math.abs(high) : 0);
  const [rounded, cut] = [unit / 2, unit * (1 - 1e-6)];
  const [below, above] = figure.low < 0 ? [cut, rounded] : [rounded, cut];
  return { low: isBound(figure) ? -Infinity : figure.low - Math.max(below, about) - slack, high: high + Math.max(above, about) + slack };
}

/** One unit of the last digit; a round number that is called approximate stands for more: half a unit of its last digit that is no nought. */
function aboutOf(figure: Figure, unit: number): number {
  if (!figure.approximate || isBound(figure)) return 0;
  return unit < figure.scale ? unit : Math.max(unit, roundness(figure.low) / 2);
}

/** `<5%`, `5%未満`: approximate, and no number that could be replaced. */
const isBound = ({ approximate, number, low, high }: Figure): boolean => approximate && number === null && low === high;

const overlap = (one: Interval, other: Interval): boolean => one.low <= other.high && other.low <= one.high;

/** `8.68%` beside `-8.68%`: words such as `loss` may stand for the sign. */
const isSignLost = (one: Figure, other: Figure): boolean => (one.low < 0) !== (other.low < 0) && (one.low < 0 ? other : one).sign === null;
