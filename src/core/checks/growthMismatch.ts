import type { Briefing } from '../model/briefing';
import type { Growth } from '../model/growth';
import { say, type Message } from '../model/message';
import { sliceOf, type Range } from '../model/range';
import { readGrowths } from '../parse/growth';
import { readProse } from '../parse/prose';
import { fitOf, type GrowthFit } from './growthFit';
import type { Rule } from './rule';

/** A growth whose start, end, years and rate do not fit together; the rate is marked. */
export const growthMismatch: Rule = {
  id: 'growth-mismatch',
  defaultSeverity: 'warning',
  check: (briefing) => [...growthsOf(briefing)].flatMap((growth) => {
    const fit = fitOf(growth);
    return fit && !fit.fits ? [{ range: growth.rate.range, message: tell(growth, fit) }] : [];
  }),
};

/** A paragraph sums up what stands elsewhere, in round figures: a growth there is judged only if it names both years. */
function* growthsOf(briefing: Briefing): Generator<Growth> {
  const { text } = briefing;
  for (const { figures, range } of briefing.bullets) if (figures.length > 2) yield* readGrowths({ words: sliceOf(text, range), offset: range.start, figures });
  for (const range of growingProse(briefing)) {
    for (const growth of readGrowths(readProse(briefing, range))) if (growth.startYear !== null && growth.endYear !== null) yield growth;
  }
}

/** Paragraphs that may hold such a growth, so that few are read: two years, and what a rate a year is called by. */
const growingProse = ({ text, prose }: Briefing): Range[] => prose.map(({ range }) => range).filter((range) => {
  const words = sliceOf(text, range);
  return /[%％]/.test(words) && /CAGR|annual|\ba year|per year|年率|成長率/.test(words) && /(?:19|20)\d\d\D[^]*?(?:19|20)\d\d/.test(words);
});

function tell({ start, end, rate, startYear, endYear }: Growth, { takes, years, rate: over }: GrowthFit): Message {
  const [needed, fitting] = [takes.toFixed(1), over.toFixed(1)];
  return startYear === null && endYear !== null
    ? say('{0} to {1} at {2} a year takes {3} years, so no base year fits {4}. The nearest is {5}, with {6}% a year.', start.raw, end.raw, rate.raw, needed, endYear, endYear - years, fitting)
    : say('{0} to {1} in {2} years is {3}% a year, not {4}: at that rate it takes {5} years.', start.raw, end.raw, years, fitting, rate.raw, needed);
}
