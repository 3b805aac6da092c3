import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

const TERMS = terms(say('Data of the IMF may be used, published and sold if the IMF is named as the source.'), 'https://www.imf.org/en/About/copyright-and-terms', 'Source: International Monetary Fund, World Economic Outlook');

/** The forecast for the running year, by its key. The reply does not say of which edition it is, so that no date can be written. */
const thisYear = (indicator: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract' | 'publisher' | 'unit' | 'maxJump' | 'ttlMs' | 'terms'> => ({
  publisher: 'IMF', unit: '%',
  request: { url: `https://www.imf.org/external/datamapper/api/v1/${indicator}/JPN?periods=\${date:YYYY}`, intervalMs: 1_000 },
  extract: { format: 'json', value: `$.values.${indicator}.JPN['\${date:YYYY}']`, date: ['none'] },
  // Revisions are smaller; a figure of another country is mostly further off.
  maxJump: { kind: 'points', limit: 1 }, ttlMs: 24 * HOUR, terms: TERMS,
});

/** World Economic Outlook of the IMF, by its DataMapper. */
export const IMF: readonly Source[] = [
  requested({
    ...thisYear('NGDP_RPCH'), id: 'jp-gdp-forecast', title: 'Japan real GDP growth, forecast for this year (IMF)', range: { low: -15, high: 15 },
    labels: ['GDP予測', 'GDP予想', 'GDP見通し', '実質GDP予測', 'GDP成長率予測', 'GDP成長率予想', 'GDP成長率見通し', '日本GDP予測', '日本のGDP予測', 'Japan GDP forecast', 'Japan GDP growth forecast'],
  }),
  requested({
    ...thisYear('PCPIPCH'), id: 'jp-cpi-forecast', title: 'Japan CPI, forecast for this year (IMF)', range: { low: -10, high: 30 },
    labels: ['CPI予測', 'CPI予想', 'CPI見通し', '日本CPI予測', '日本のCPI予測', 'Japan CPI forecast', 'Japan inflation forecast', 'CPI'],
  }),
];
