import type { Figure } from '../model/figure';
import type { Growth } from '../model/growth';
import { spanOf, type Interval } from './figureAgreement';

/** What a growth would need to fit. */
export interface GrowthFit {
  readonly fits: boolean;
  /** Years that it takes from the start to the end at the rate, by the figures as they stand. */
  readonly takes: number;
  /** Whole years: those that are told, else those whose rate comes nearest to the one that is told. */
  readonly years: number;
  /** The rate over those years, in per cent. */
  readonly rate: number;
}

/**
 * Parts of a year that two years without a day leave open: one end may be a fiscal year's, the other a calendar year's average or its last day,
 * and a forecaster counts from the first year of the forecast. A tenth is five weeks; a whole year wrong is ten times as much.
 */
const SLACK_YEARS = 0.1;

/**
 * Whether the parts of a growth fit together, with each figure anything that is rounded or cut to what is written. Where the year of the start
 * is not told, any whole number of years will do. Null where that cannot be told: no year at all, or amounts that do not grow at a rate that does.
 */
export function fitOf({ start, end, rate, years, endYear }: Growth): GrowthFit | null {
  if (years === null && endYear === null) return null;
  const needed = yearsNeeded(ratioOf(spanOf(start), spanOf(end)), spanOf(rate));
  if (!needed) return null;
  const ratio = middleOf(end) / middleOf(start);
  const takes = Math.log(ratio) / Math.log1p(middleOf(rate) / 100);
  const rateOver = (count: number): number => (ratio ** (1 / count) - 1) * 100;
  const nearest = years ?? nearestYears(takes, (count) => Math.abs(rateOver(count) - middleOf(rate)));
  return { fits: years === null ? holdsWhole(needed) : holds(needed, years), takes, years: nearest, rate: rateOver(nearest) };
}

const ratioOf = (start: Interval, end: Interval): Interval => ({ low: end.low / start.high, high: start.low > 0 ? end.high / start.low : Infinity });

/** Growth at a positive rate, or decline at a negative one; nothing where rounding leaves open which it is. */
function yearsNeeded(ratio: Interval, rate: Interval): Interval | null {
  const [slow, fast] = [Math.log1p(rate.low / 100), Math.log1p(rate.high / 100)];
  if (ratio.low > 1 && slow > 0) return { low: Math.log(ratio.low) / fast, high: Math.log(ratio.high) / slow };
  if (ratio.low > 0 && ratio.high < 1 && rate.low > -100 && fast < 0) return { low: Math.log(ratio.high) / slow, high: Math.log(ratio.low) / fast };
  return null;
}

const holds = ({ low, high }: Interval, years: number): boolean => years >= low - SLACK_YEARS && years <= high + SLACK_YEARS;

const holdsWhole = (needed: Interval): boolean => holds(needed, Math.max(1, Math.ceil(needed.low - SLACK_YEARS)));

function nearestYears(takes: number, distance: (years: number) => number): number {
  const less = Math.max(1, Math.floor(takes));
  return distance(less) <= distance(less + 1) ? less : less + 1;
}

const middleOf = ({ low, high }: Figure): number => (high === null ? low : (low + high) / 2);
