import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

const TERMS = terms(say('Use is permitted if the BIS is cited as the source and nothing misleads.'), 'https://www.bis.org/terms_statistics.htm', 'Source: Bank for International Settlements (BIS)');

/** Central bank policy rates: the target, a value for each calendar day, brought up to date about once a week. */
const policyRate = (area: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract' | 'publisher' | 'unit' | 'range' | 'maxJump' | 'maxAgeDays' | 'ttlMs' | 'terms'> => ({
  publisher: 'BIS', unit: '%', range: { low: -0.5, high: 10 },
  // A new policy rate is news, and words such as “unchanged” stand beside the old one; under “日銀” alone it may be another rate. A person looks at every change.
  maxJump: { kind: 'points', limit: 0.05 },
  request: { url: `https://stats.bis.org/api/v1/data/WS_CBPOL/D.${area}/all?format=csv&lastNObservations=10` },
  extract: { format: 'csv', value: 'OBS_VALUE', date: ['TIME_PERIOD'], row: { REF_AREA: area, FREQ: 'D' } },
  maxAgeDays: 30, ttlMs: 6 * HOUR, terms: TERMS,
});

/** Bank for International Settlements. “政策金利” alone is said of either bank, so both have it: which one is meant has to be marked. */
export const BIS: readonly Source[] = [
  requested({
    ...policyRate('JP'), id: 'boj-policy-rate', title: 'Policy rate of the Bank of Japan (BIS)',
    labels: ['日銀政策金利', '日銀の政策金利', '日本の政策金利', '日銀', 'BOJ policy rate', 'BOJ rate', 'Bank of Japan policy rate', '政策金利', 'policy rate'],
  }),
  requested({
    ...policyRate('US'), id: 'us-policy-rate', title: 'Policy rate of the Federal Reserve, middle of the target range (BIS)',
    labels: ['FF金利', 'FFレート', '米政策金利', '米国の政策金利', 'Fed funds rate', 'federal funds rate', 'Fed policy rate', '政策金利', 'policy rate'],
  }),
];
