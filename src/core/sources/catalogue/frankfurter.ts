import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, requested, terms } from './recipe';

/** Free rates without a key, open to browsers too. Pinned to the ECB: by itself it mixes several central banks. */
export const FRANKFURTER: readonly Source[] = [
  requested({
    id: 'usd-jpy-frankfurter', title: 'USD/JPY reference rate of the ECB (Frankfurter)', enabled: false, publisher: 'ECB', range: { low: 50, high: 300 },
    labels: ['ドル円', 'ドル/円', '米ドル円', '米ドル/円', 'USD/JPY', 'USDJPY', 'dollar/yen', 'dollar-yen'],
    request: { url: 'https://api.frankfurter.dev/v2/rate/USD/JPY?providers=ECB' },
    extract: { format: 'json', value: '$.rate', date: ['$.date'], okWhen: { '$.base': 'USD', '$.quote': 'JPY' } },
    maxAgeDays: 10, ttlMs: 6 * HOUR,
    terms: terms(say('Free without a quota; the figures are those of the ECB, which has to be named.'), 'https://frankfurter.dev/', 'Source: ECB statistics'),
  }),
];
