import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { derived, HOUR, NAMED_AGENT, requested, terms } from './recipe';

const TERMS = terms(say('For private use and quotation; passing the data on needs a licence of Nikkei Inc.'), 'https://indexes.nikkei.co.jp/nkave/license', '© Nikkei Inc.');

const DAILY = { enabled: false, publisher: 'Nikkei Indexes', maxAgeDays: 14, ttlMs: 6 * HOUR, terms: TERMS } as const;

/** Three years of days. The close stands before the open, so that it is named and never counted; the last line is a notice. */
const history = (file: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract'> => ({
  request: { url: `https://indexes.nikkei.co.jp/nkave/historical/${file}_daily_jp.csv`, headers: NAMED_AGENT, intervalMs: 1_000 },
  extract: { format: 'csv', value: '終値', date: ['データ日付'], dateFormat: 'YYYY/M/D', encoding: 'shift_jis' },
});

/** The days of the month as a table: date, weighted average, index base. The two differ by a third, so that the order of the columns is asserted; a day without a value has a dash. */
const multiple = (list: 'per' | 'pbr'): Pick<Parameters<typeof requested>[0], 'request' | 'extract'> => ({
  request: { url: `https://indexes.nikkei.co.jp/nkave/archives/data?list=${list}`, headers: NAMED_AGENT, intervalMs: 1_000 },
  extract: {
    format: 'html', rows: 'table tr', value: 'td:nth-child(2)', date: ['td:nth-child(1)'], dateFormat: 'YYYY.M.D',
    okWhen: { 'table tr:first-child > :nth-child(2)': '加重平均', 'table tr:first-child > :nth-child(3)': '指数ベース' },
  },
});

/** Nikkei Indexes. */
export const NIKKEI_INDEXES: readonly Source[] = [
  requested({ ...DAILY, ...history('nikkei_stock_average'), id: 'nikkei-225', title: 'Nikkei 225, close', range: { low: 5_000, high: 200_000 }, labels: ['日経平均', '日経平均株価', '日経225', 'Nikkei 225', 'Nikkei 225 average', 'Nikkei average', 'Nikkei stock average'] }),
  derived({
    ...DAILY, id: 'nikkei-ytd', title: 'Nikkei 225, change since the end of last year', unit: '%', range: { low: -80, high: 200 }, derive: '(${nikkei-225} / year_end(${nikkei-225}) - 1) * 100',
    labels: ['日経YTD', '日経平均YTD', '日経225 YTD', '日経平均 年初来', '日経平均年初来', 'Nikkei YTD', 'Nikkei 225 YTD'],
  }),
  requested({
    ...DAILY, ...history('nikkei_stock_average_vi'), id: 'nikkei-vi', title: 'Nikkei 225 VI, close', range: { low: 5, high: 120 },
    labels: ['日経VI', '日経平均VI', '日経ボラティリティ指数', '日経平均ボラティリティー・インデックス', '日経平均ボラティリティ・インデックス', 'Nikkei VI', 'Nikkei 225 VI', 'Nikkei volatility index', 'Nikkei 225 volatility index'],
  }),
  requested({ ...DAILY, ...multiple('per'), id: 'nikkei-per', title: 'Nikkei 225 PER, weighted average', range: { low: 5, high: 120 }, labels: ['日経平均PER', '日経PER', '日経225PER', '日経平均のPER', 'Nikkei PER', 'Nikkei 225 PER', 'Nikkei P/E', 'Nikkei 225 P/E'] }),
  requested({ ...DAILY, ...multiple('pbr'), id: 'nikkei-pbr', title: 'Nikkei 225 PBR, weighted average', range: { low: 0.3, high: 10 }, labels: ['日経平均PBR', '日経PBR', '日経225PBR', '日経平均のPBR', 'Nikkei PBR', 'Nikkei 225 PBR', 'Nikkei P/B'] }),
];
