import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { derived, HOUR, requested, terms } from './recipe';

const TERMS = terms(say('Free to use if the source is named and the figures are not changed.'), 'https://www.ecb.europa.eu/services/using-our-site/disclaimer/html/index.en.html', 'Source: ECB statistics');

const DAILY = { publisher: 'ECB', maxAgeDays: 10, ttlMs: 6 * HOUR, terms: TERMS } as const;

/** Units of a currency for one euro; the last ones, since a day without a rate stands there with an empty cell. */
const perEuro = (currency: string): Pick<Parameters<typeof requested>[0], 'request' | 'extract'> => ({
  request: { url: `https://data-api.ecb.europa.eu/service/data/EXR/D.${currency}.EUR.SP00.A?format=csvdata&detail=dataonly&lastNObservations=5` },
  extract: { format: 'csv', value: 'OBS_VALUE', date: ['TIME_PERIOD'], row: { CURRENCY: currency, CURRENCY_DENOM: 'EUR', FREQ: 'D' } },
});

/** Euro reference rates of about 16:00 in Frankfurt. */
export const ECB: readonly Source[] = [
  requested({ ...DAILY, ...perEuro('USD'), id: 'eur-usd', title: 'EUR/USD reference rate (ECB)', range: { low: 0.5, high: 2.5 }, labels: ['ユーロドル', 'ユーロ/ドル', 'EUR/USD', 'EURUSD', 'euro/dollar'] }),
  requested({ ...DAILY, ...perEuro('JPY'), id: 'eur-jpy', title: 'EUR/JPY reference rate (ECB)', range: { low: 60, high: 400 }, labels: ['ユーロ円', 'ユーロ/円', 'EUR/JPY', 'EURJPY', 'euro/yen'] }),
  derived({
    ...DAILY, id: 'usd-jpy-ecb', title: 'USD/JPY, cross rate of the ECB reference rates', enabled: false, range: { low: 50, high: 300 }, derive: '${eur-jpy} / ${eur-usd}',
    labels: ['ドル円', 'ドル/円', '米ドル円', '米ドル/円', 'USD/JPY', 'USDJPY', 'dollar/yen', 'dollar-yen'],
  }),
];
