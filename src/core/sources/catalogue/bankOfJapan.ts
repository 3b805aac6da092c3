import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

const TERMS = terms(say('Free to use with the credit shown; frequent requests may be blocked.'), 'https://www.boj.or.jp/statistics/outline/notice_2026/not260218a.htm',
  'このサービスは、日本銀行時系列統計データ検索サイトのAPI機能を使用しています。サービスの内容は日本銀行によって保証されたものではありません。');

/** A daily series of the Time-Series Data Search. It takes months only, and the first days of one have no value yet: the month before is asked for too. */
const series = (db: string, code: string): Pick<Source, 'publisher' | 'maxAgeDays' | 'ttlMs' | 'terms'> & Pick<Parameters<typeof requested>[0], 'request' | 'extract'> => ({
  publisher: 'BOJ',
  request: { url: `https://www.stat-search.boj.or.jp/api/v1/getDataCode?format=json&lang=en&db=${db}&code=${code}&startDate=\${date-1mo:YYYYMM}`, intervalMs: 1_000 },
  extract: {
    format: 'json', value: `$.RESULTSET[?@.SERIES_CODE=='${code}'].VALUES.VALUES[*]`, date: [`$.RESULTSET[?@.SERIES_CODE=='${code}'].VALUES.SURVEY_DATES[*]`], dateFormat: 'YYYYMMDD',
    // The server answers with HTTP 200 whatever happened. Of a quarterly series 202402 would be its second quarter.
    okWhen: { '$.STATUS': '200', [`$.RESULTSET[?@.SERIES_CODE=='${code}'].FREQUENCY`]: 'DAILY' },
  },
  // Over the longest holidays nothing is quoted for ten days.
  maxAgeDays: 14, ttlMs: 6 * HOUR, terms: TERMS,
});

/** Bank of Japan. Its basic loan rate (`IR01/MADR1Z@D`) lies above the policy rate and is not it; the policy rate comes from the BIS. */
export const BANK_OF_JAPAN: readonly Source[] = [
  requested({
    id: 'usd-jpy', title: 'USD/JPY, Tokyo 17:00 (BOJ)', range: { low: 50, high: 300 },
    labels: ['ドル円', 'ドル/円', '米ドル円', '米ドル/円', 'ドル円相場', 'ドル円レート', 'USD/JPY', 'USDJPY', 'dollar/yen', 'dollar-yen'],
    ...series('FM08', 'FXERD04'),
  }),
  requested({
    id: 'boj-call-rate', title: 'Uncollateralized overnight call rate, average (BOJ)', unit: '%', range: { low: -0.5, high: 10 },
    labels: ['無担保コール翌日物', '無担保コール翌日物金利', '無担保コールO/N', '無担保コールO/N物レート', 'overnight call rate', 'uncollateralized overnight call rate'],
    ...series('FM01', 'STRDCLUCON'),
  }),
];
