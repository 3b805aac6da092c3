import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

const TERMS = terms(say('A work of the United States government, free to use.'), 'https://home.treasury.gov/subfooter/site-policies-and-notices');

const yieldsOf = (year: string): string =>
  `https://home.treasury.gov/resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv/${year}/all?type=daily_treasury_yield_curve&field_tdr_date_value=${year}&page&_format=csv`;

/** Par yield of the day. The file is one of a year, and in its first days has no row yet: last year's is asked then. */
const par = (id: string, column: string, years: number): Source => requested({
  id, title: `US ${years}-year Treasury yield (US Treasury)`, publisher: 'US Treasury', unit: '%', range: { low: -1, high: 20 },
  labels: [
    `米${years}年債利回り`, `米${years}年国債利回り`, `米国${years}年債利回り`, `米国${years}年国債利回り`, `米国債${years}年`, `米国債${years}年利回り`, `米${years}年債`, `US${years}Y`, `UST${years}Y`, `UST ${years}Y`,
    `US ${years}Y`, `US ${years}Y yield`, `US ${years}-year yield`, `US ${years}-year Treasury yield`, `${years}-year Treasury yield`, `${years}Y Treasury yield`, `${years}Y UST`,
  ],
  request: { url: yieldsOf('${date:YYYY}'), fallbacks: [yieldsOf('${date-1y:YYYY}')] },
  extract: { format: 'csv', value: column, date: ['Date'], dateFormat: 'MM/DD/YYYY' },
  maxAgeDays: 12, ttlMs: 6 * HOUR, terms: TERMS,
});

export const US_TREASURY: readonly Source[] = [par('us-2y', '2 Yr', 2), par('us-5y', '5 Yr', 5), par('us-10y', '10 Yr', 10), par('us-30y', '30 Yr', 30)];
