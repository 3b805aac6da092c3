import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, NAMED_AGENT, requested, terms } from './recipe';

const TERMS = terms(say('For personal, non-commercial use; anything else needs the consent of Cboe.'), 'https://www.cboe.com/common/terms-and-conditions-for-use-of-cboe-websites');

const PAGE = 'https://www.cboe.com/markets/us/options/market-statistics/daily';

/** The figures stand as JSON in a script of the page, with the day that they are of; quotation marks are escaped there or not. */
const ratio = (name: string): string => String.raw`"name\\?":\\?"${name}\\?",\\?"value\\?":\\?"(?P<value>[0-9.]+)\\?"(?s:.*?)"selectedDate\\?":\\?"(?P<date>\d{4}-\d{2}-\d{2})\\?"`;

const putCall = (name: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract' | 'enabled' | 'publisher' | 'range' | 'maxAgeDays' | 'ttlMs' | 'terms'> => ({
  enabled: false, publisher: 'Cboe', range: { low: 0.2, high: 2 },
  // The page shows the last day that it has; where it shows none, the days before are asked for one by one.
  request: { url: PAGE, headers: { ...NAMED_AGENT, RSC: '1' }, fallbacks: [`${PAGE}?dt=\${date:YYYY-MM-DD}`], walkBackDays: 10, intervalMs: 2_000 },
  extract: { format: 'text', pattern: ratio(name) },
  maxAgeDays: 10, ttlMs: 6 * HOUR, terms: TERMS,
});

/** Cboe. Its put/call files in CSV ended in 2019; the JSON of a day does not say which day it is of, the page does. */
export const CBOE: readonly Source[] = [
  requested({
    ...putCall('EQUITY PUT/CALL RATIO'), id: 'put-call', title: 'Equity put/call ratio (Cboe)',
    labels: ['P/C', 'P/Cレシオ', 'P/C ratio', 'Put/Call', 'Put/Call ratio', 'Put-Call ratio', 'Equity put/call ratio', 'プット/コールレシオ', 'プットコールレシオ', 'プット・コール・レシオ', 'プット・コール比率'],
  }),
  requested({ ...putCall('TOTAL PUT/CALL RATIO'), id: 'put-call-total', title: 'Total put/call ratio (Cboe)', labels: ['Total put/call ratio', 'P/C(全体)'] }),
  requested({
    id: 'vix', title: 'VIX, close (Cboe)', enabled: false, publisher: 'Cboe', range: { low: 5, high: 120 }, labels: ['VIX', 'VIX指数', '恐怖指数', 'CBOE VIX', 'VIX index'],
    request: { url: 'https://cdn.cboe.com/api/global/us_indices/daily_prices/VIX_History.csv', headers: NAMED_AGENT },
    extract: { format: 'csv', value: 'CLOSE', date: ['DATE'], dateFormat: 'MM/DD/YYYY' },
    maxAgeDays: 10, ttlMs: 6 * HOUR, terms: TERMS,
  }),
];
