import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

/** OECD Economic Outlook: 60 downloads an hour for everything. The empty version of the flow is the latest one; flows are retired. */
export const OECD: readonly Source[] = [
  requested({
    id: 'jp-gdp-forecast-oecd', title: 'Japan real GDP growth, forecast for this year (OECD)', enabled: false, publisher: 'OECD', unit: '%', range: { low: -15, high: 15 },
    labels: ['GDP予測', 'GDP予想', 'GDP見通し', '実質GDP予測', 'GDP成長率予測', 'GDP成長率予想', 'GDP成長率見通し', 'Japan GDP forecast', 'Japan GDP growth forecast'],
    request: {
      url: 'https://sdmx.oecd.org/public/rest/data/OECD.ECO.MAD,DSD_EO@DF_EO,/JPN.GDPV_ANNPCT.A?startPeriod=${date:YYYY}&endPeriod=${date:YYYY}&format=csvfilewithlabels&dimensionAtObservation=AllDimensions',
      intervalMs: 2_000,
    },
    extract: { format: 'csv', value: 'OBS_VALUE', date: ['none'], row: { REF_AREA: 'JPN', MEASURE: 'GDPV_ANNPCT', TIME_PERIOD: '${date:YYYY}' } },
    maxJump: { kind: 'points', limit: 1 }, ttlMs: 24 * HOUR,
    terms: terms(say('Data of the OECD may be used if the OECD is named as the source; 60 downloads an hour.'), 'https://www.oecd.org/en/about/terms-conditions.html', 'Source: OECD Economic Outlook'),
  }),
];
