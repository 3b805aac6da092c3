import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, NAMED_AGENT, requested, terms } from './recipe';

const TERMS = terms(say('Free to use if the Ministry of Finance is named as the source.'), 'https://www.mof.go.jp/', 'Source: Ministry of Finance Japan');

const YIELDS = 'https://www.mof.go.jp/english/policy/jgbs/reference/interest_rate';

/** Constant-maturity yield of the next business day. The file of the month is empty on its first days; the one of all months ends with the last one. */
const jgb = (years: number, more: readonly string[] = []): Source => requested({
  id: `jgb-${years}y`, title: `JGB ${years}-year yield (MOF)`, publisher: 'MOF Japan', unit: '%', range: { low: -1, high: 10 },
  labels: [
    `JGB${years}Y`, `JGB ${years}Y`, `${years}Y JGB`, `JGB ${years}年`, `JGB${years}年`, `${years}年JGB`, `日本${years}年国債利回り`, `日本国債${years}年`, `日本国債${years}年利回り`,
    `${years}-year JGB`, `${years}-year JGB yield`, `JGB ${years}-year yield`, `JGB ${years}Y yield`, `${years}Y JGB yield`, `Japan ${years}Y`, `Japan ${years}Y yield`, `Japan ${years}-year yield`, ...more,
  ],
  request: { url: `${YIELDS}/jgbcme.csv`, headers: NAMED_AGENT, fallbacks: [`${YIELDS}/historical/jgbcme_all.csv`] },
  // All but the note in the last line is ASCII.
  extract: { format: 'csv', value: `${years}Y`, date: ['Date'], dateFormat: 'YYYY/M/D', encoding: 'shift_jis' },
  maxAgeDays: 14, ttlMs: 6 * HOUR, terms: TERMS,
});

export const MINISTRY_OF_FINANCE: readonly Source[] = [
  jgb(2), jgb(5), jgb(10, ['新発10年国債利回り', '新発10年物国債利回り', '新発10年債利回り']), jgb(20), jgb(30), jgb(40),
  requested({
    id: 'foreign-investors', title: 'Net purchases of Japanese equity by foreign investors, week (MOF)', publisher: 'MOF Japan', unit: 'JPY', range: { low: -1e13, high: 1e13 },
    labels: ['海外投資家', '外国人投資家', '海外投資家(株式)', '対内株式投資', '対内証券投資(株式)', 'foreign investors', 'foreign net purchases'],
    request: { url: 'https://www.mof.go.jp/policy/international_policy/reference/itn_transactions_in_securities/week.csv', headers: NAMED_AGENT },
    extract: {
      format: 'csv', value: '#15', date: ['#1'], dateFormat: 'period', encoding: 'shift_jis', scale: 1e8,
      // The thirteenth column opens the block of what comes into Japan, its third is the net of equity; the unit stands above them all.
      okWhen: { '#13': 'Portfolio Investment Liabilities', '#15': 'Net', '#20': '100 million Yen' },
    },
    maxAgeDays: 25, ttlMs: 12 * HOUR, terms: TERMS,
  }),
];
