import type { Briefing, Bullet } from '../model/briefing';
import type { Figure } from '../model/figure';
import type { Finding } from '../model/finding';
import { say } from '../model/message';
import { exchangeRates, type ExchangeRate, type ExchangeRates } from './exchangeRate';
import { spanOf } from './figureAgreement';
import type { Rule } from './rule';
import { sectionThresholds, type StatedThreshold } from './sectionThresholds';

type Found = Omit<Finding, 'rule' | 'severity'>;

/** An entry that does not reach the amount of money that the heading above it states. It is judged by its largest amount, and by the upper end of that. */
export const belowThreshold: Rule = {
  id: 'below-threshold',
  defaultSeverity: 'warning',
  check(briefing, { configuration, named }) {
    const thresholds = sectionThresholds(briefing.sections);
    if (thresholds.size === 0) return [];
    const rates = exchangeRates(configuration, named);
    return briefing.bullets.flatMap((bullet) => {
      const threshold = bullet.section && thresholds.get(bullet.section);
      return (threshold?.figure.currency && judge(bullet, threshold, briefing, rates)) || [];
    });
  },
};

/** An amount of an entry in the currency of the threshold, by the most favourable rate that is known; `rate` is null where none was needed. */
interface Converted {
  readonly figure: Figure;
  readonly high: number;
  readonly rate: ExchangeRate | null;
}

/** What is less than a hundred-thousandth of what is asked for is a price or a rate, and no size of an entry. */
const LEAST_SHARE = 1e-5;

/** Null where one amount reaches the threshold, or cannot be compared with it. */
function judge({ figures }: Bullet, threshold: StatedThreshold, briefing: Briefing, rates: ExchangeRates): Found | null {
  let largest: Converted | null = null;
  for (const figure of figures) {
    if (figure.currency === null || figure.low < 0) continue;
    const converted = convert(figure, threshold.figure.currency ?? '', rates);
    if (!converted || converted.high >= threshold.figure.low) return null;
    if (!largest || converted.high > largest.high) largest = converted;
  }
  return largest && largest.high > threshold.figure.low * LEAST_SHARE ? tell(largest, threshold, briefing) : null;
}

function convert(figure: Figure, currency: string, rates: ExchangeRates): Converted | null {
  const high = figure.high === null ? Infinity : spanOf(figure).high;
  if (figure.currency === currency) return { figure, high, rate: null };
  let best: Converted | null = null;
  for (const rate of rates(figure.currency ?? '', currency)) {
    if (!best || high * rate.most > best.high) best = { figure, high: high * rate.most, rate };
  }
  return best;
}

function tell({ figure, rate }: Converted, { figure: threshold, section }: StatedThreshold, briefing: Briefing): Found {
  const heading = { range: threshold.range, message: say('The heading asks for {0}.', threshold.raw) };
  if (rate === null) return { range: figure.range, message: say('{0} is below the {1} of the heading "{2}".', figure.raw, threshold.raw, section.title), related: [heading] };
  const amount = `${grouped((figure.high ?? figure.low) * rate.factor)} ${threshold.currency ?? ''}`;
  if (rate.figure === null) {
    return { range: figure.range, message: say('{0} is about {1} at {2} {3} (exchange_rates), below the {4} of the heading "{5}".', figure.raw, amount, rate.pair, rate.value, threshold.raw, section.title), related: [heading] };
  }
  const line = briefing.lines.lineAt(rate.figure.range.start) + 1;
  return {
    range: figure.range, message: say('{0} is about {1} at {2} {3} (line {4}), below the {5} of the heading "{6}".', figure.raw, amount, rate.pair, rate.value, line, threshold.raw, section.title),
    related: [heading, { range: rate.figure.range, message: say('The exchange rate is from here.') }],
  };
}

/** Three digits that count: `15,300,000,000`. */
function grouped(amount: number): string {
  const rounded = Number(amount.toPrecision(3));
  return rounded < 1000 ? String(rounded) : String(rounded).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
