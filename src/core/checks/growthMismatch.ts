import type { Growth } from '../model/growth';
import { say, type Message } from '../model/message';
import { fitOf, type GrowthFit } from './growthFit';
import type { Rule } from './rule';

/**
 * A growth whose start, end, years and rate do not fit together; the rate is marked. A paragraph sums up what stands elsewhere, in round figures:
 * a growth there is judged only if it names both years.
 */
export const growthMismatch: Rule = {
  id: 'growth-mismatch',
  defaultSeverity: 'warning',
  check(_briefing, { growths }) {
    const { inBullets, inProse } = growths();
    const judged = [...inBullets.map(({ growth }) => growth), ...inProse.filter(({ startYear, endYear }) => startYear !== null && endYear !== null)];
    return judged.flatMap((growth) => {
      const fit = fitOf(growth);
      return fit && !fit.fits ? [{ range: growth.rate.range, message: tell(growth, fit) }] : [];
    });
  },
};

function tell({ start, end, rate, startYear, endYear }: Growth, { takes, years, rate: over }: GrowthFit): Message {
  const [needed, fitting] = [takes.toFixed(1), over.toFixed(1)];
  return startYear === null && endYear !== null
    ? say('{0} to {1} at {2} a year takes {3} years, so no base year fits {4}. The nearest is {5}, with {6}% a year.', start.raw, end.raw, rate.raw, needed, endYear, endYear - years, fitting)
    : say('{0} to {1} in {2} years is {3}% a year, not {4}: at that rate it takes {5} years.', start.raw, end.raw, years, fitting, rate.raw, needed);
}
