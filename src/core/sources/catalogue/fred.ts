import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

const TERMS = terms(say('Needs a key of your own (secret FRED_API_KEY); the terms of FRED and of the owner of the series hold.'), 'https://fred.stlouisfed.org/docs/api/terms_of_use.html',
  'This product uses the FRED® API but is not endorsed or certified by the Federal Reserve Bank of St. Louis.');

const observations = (series: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract' | 'enabled' | 'publisher' | 'terms'> => ({
  enabled: false, publisher: 'FRED', terms: TERMS,
  request: { url: `https://api.stlouisfed.org/fred/series/observations?series_id=${series}&api_key=\${secret:FRED_API_KEY}&file_type=json&sort_order=desc&limit=10`, intervalMs: 500 },
  // A missing value is a full stop.
  extract: { format: 'json', value: '$.observations[*].value', date: ['$.observations[*].date'] },
});

/** The data service of the Federal Reserve Bank of St. Louis, for those who have a key. Its files without one turn programs away. */
export const FRED: readonly Source[] = [
  requested({ ...observations('NIKKEI225'), id: 'nikkei-225-fred', title: 'Nikkei 225, close (FRED)', range: { low: 5_000, high: 200_000 }, labels: ['日経平均', '日経平均株価', '日経225', 'Nikkei 225', 'Nikkei average'], maxAgeDays: 14, ttlMs: 12 * HOUR }),
  requested({ ...observations('DGS10'), id: 'us-10y-fred', title: 'US 10-year Treasury yield (FRED)', unit: '%', range: { low: -1, high: 20 }, labels: ['米10年債利回り', '米国10年国債利回り', 'US10Y', 'US 10Y', 'US 10-year yield', '10-year Treasury yield'], maxAgeDays: 14, ttlMs: 12 * HOUR }),
];
