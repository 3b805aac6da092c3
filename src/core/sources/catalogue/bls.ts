import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';
import { UNEMPLOYMENT } from './unemploymentLabels';

/** Bureau of Labor Statistics, without a key: 25 requests a day. */
export const BLS: readonly Source[] = [
  requested({
    id: 'us-unemployment', title: 'US unemployment rate, seasonally adjusted (BLS)', publisher: 'BLS', unit: '%', range: { low: 0.5, high: 25 },
    labels: ['米失業率', '米国失業率', '米国の失業率', 'US unemployment', 'US unemployment rate', 'U.S. unemployment rate', ...UNEMPLOYMENT],
    request: { url: 'https://api.bls.gov/publicAPI/v1/timeseries/data/LNS14000000?startyear=${date-1y:YYYY}&endyear=${date:YYYY}' },
    extract: {
      // M13 is the average of a year.
      format: 'json', value: "$.Results.series[0].data[?@.period!='M13'].value", date: ["$.Results.series[0].data[?@.period!='M13'].year", "$.Results.series[0].data[?@.period!='M13'].period"],
      dateFormat: 'bls', okWhen: { '$.status': 'REQUEST_SUCCEEDED', '$.Results.series[0].seriesID': 'LNS14000000' },
    },
    maxJump: { kind: 'points', limit: 1 }, maxAgeDays: 100, ttlMs: 12 * HOUR,
    terms: terms(say('A work of the United States government, free to use; BLS asks to be named.'), 'https://www.bls.gov/bls/blsterms.htm', 'Source: U.S. Bureau of Labor Statistics'),
  }),
];
