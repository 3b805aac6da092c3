import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';
import { UNEMPLOYMENT } from './unemploymentLabels';

const TERMS = terms(say('Public Data License 1.0: free to use with the credit shown.'), 'https://dashboard.e-stat.go.jp/static/terms',
  'Source: Statistics Dashboard (https://dashboard.e-stat.go.jp/en/). This service uses the API feature of Statistics Dashboard, but the contents are not guaranteed by the Statistics Bureau of Japan.');

/** A single answer stands there as an object, several as a list. */
const DATA = '$.GET_STATS.STATISTICAL_DATA.DATA_INF.DATA_OBJ';

/** A monthly series of all Japan. Without the region the answer has tens of thousands of rows; with a wrong parameter it is a web page with status 200. */
const monthly = (indicator: string, adjustment: 1 | 2): Pick<Parameters<typeof requested>[0], 'request' | 'extract' | 'publisher' | 'unit' | 'maxJump' | 'maxAgeDays' | 'ttlMs' | 'terms'> => ({
  publisher: 'Statistics Bureau of Japan', unit: '%',
  request: { url: `https://dashboard.e-stat.go.jp/api/1.0/Json/getData?Lang=JP&IndicatorCode=${indicator}&Cycle=1&IsSeasonalAdjustment=${adjustment}&RegionCode=00000`, intervalMs: 1_000 },
  extract: {
    format: 'json', value: `${DATA}..VALUE['$']`, date: [`${DATA}..VALUE['@time']`], dateFormat: 'e-stat',
    // Wrong codes of indicators circulate: what comes back has to be what was asked for.
    okWhen: { '$.GET_STATS.RESULT.status': '0', [`${DATA}..VALUE['@indicator']`]: indicator, [`${DATA}..VALUE['@regionCode']`]: '00000', [`${DATA}..VALUE['@isSeasonal']`]: String(adjustment) },
  },
  maxJump: { kind: 'points', limit: 1 }, maxAgeDays: 100, ttlMs: 12 * HOUR, terms: TERMS,
});

/** Statistics Dashboard of the Japanese government, without a key. “CPI” alone may be the actual rate or a forecast, so both have it. */
export const E_STAT_DASHBOARD: readonly Source[] = [
  requested({
    ...monthly('0301010000020020010', 2), id: 'jp-unemployment', title: 'Japan unemployment rate, seasonally adjusted (Labour Force Survey)', range: { low: 0.5, high: 25 },
    labels: ['完全失業率', '日本の失業率', '日本失業率', '日本の完全失業率', 'Japan unemployment', 'Japan unemployment rate', ...UNEMPLOYMENT],
  }),
  requested({
    ...monthly('0703010501010030000', 1), id: 'jp-cpi', title: 'Japan CPI, all items, year on year', range: { low: -10, high: 30 },
    labels: ['日本CPI', '全国CPI', 'CPI(全国)', 'CPI前年比', '消費者物価指数', '全国消費者物価指数', 'Japan CPI', 'Japan CPI inflation', 'CPI'],
  }),
  requested({
    ...monthly('0703010501010030010', 1), id: 'jp-core-cpi', title: 'Japan CPI without fresh food, year on year', range: { low: -10, high: 30 },
    labels: ['コアCPI', '全国コアCPI', '日本コアCPI', '生鮮食品除くCPI', '生鮮食品を除くCPI', 'CPI(除く生鮮食品)', 'Japan core CPI'],
  }),
];
