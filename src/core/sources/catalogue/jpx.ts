import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, NAMED_AGENT, requested, terms } from './recipe';

const TERMS = terms(say('No commercial reuse, redistribution or analysis by generative AI without a licence of JPX.'), 'https://www.jpx.co.jp/term-of-use/');

/** A workbook of each month, at an address that only the page knows. The Prime market is what TOPIX is made of; columns are named, since simple averages stand beside the weighted ones. */
const prime = (column: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract' | 'enabled' | 'publisher' | 'maxAgeDays' | 'ttlMs' | 'terms'> => ({
  enabled: false, publisher: 'JPX',
  request: { url: 'https://www.jpx.co.jp/markets/statistics-equities/misc/04.html', headers: NAMED_AGENT, link: String.raw`href="(?P<url>[^"]*perpbr(?P<date>\d{6})\.xlsx)"`, intervalMs: 1_000 },
  extract: { format: 'xlsx', sheet: '規模別・業種別（連結）', row: { 市場区分名: 'プライム市場', 種別: '総合' }, value: column, date: ['link'], dateFormat: 'YYYYMM' },
  maxAgeDays: 45, ttlMs: 24 * HOUR, terms: TERMS,
});

/** Japan Exchange Group. */
export const JPX: readonly Source[] = [
  requested({ ...prime('加重＿PBR（倍）'), id: 'topix-pbr', title: 'TOPIX PBR: Prime market, weighted average, month (JPX)', range: { low: 0.3, high: 10 }, labels: ['TOPIX PBR', 'TOPIXのPBR', 'TOPIX P/B', '東証株価指数PBR'] }),
  requested({ ...prime('加重＿PER（倍）'), id: 'topix-per', title: 'TOPIX PER: Prime market, weighted average, month (JPX)', range: { low: 5, high: 120 }, labels: ['TOPIX PER', 'TOPIXのPER', 'TOPIX P/E', '東証株価指数PER'] }),
  requested({
    id: 'topix', title: 'TOPIX, close of the month (JPX)', enabled: false, publisher: 'JPX', range: { low: 500, high: 20_000 }, labels: ['TOPIX', '東証株価指数', 'TOPIX index'],
    request: { url: 'https://www.jpx.co.jp/automation/markets/indices/related/report/files/monthlyindexreport_j.csv', headers: NAMED_AGENT, intervalMs: 1_000 },
    extract: { format: 'csv', row: { '#2': 'TOPIX' }, value: '#3', date: ['#1'], dateFormat: 'YYYYMMDD', encoding: 'shift_jis' },
    maxAgeDays: 45, ttlMs: 24 * HOUR, terms: TERMS,
  }),
];
