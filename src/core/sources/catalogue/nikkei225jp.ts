import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, NAMED_AGENT, requested, terms } from './recipe';

/** A row of 24 cells: the instant, six cells, the ratio, sixteen more. Empty cells make it something else than JSON; rows of days between two weeks have no ratio; a row of another length is not read. */
const ROW = String.raw`\[(?P<date>\d{12,13})(?:,[^,\[\]]*){6},"?(?P<value>-?\d+(?:\.\d+)?)"?(?:,[^,\[\]]*){16}\]`;

/** nikkei225jp.com: the only free source of the margin loss ratio that programs can read, and an unofficial one. */
export const NIKKEI225JP: readonly Source[] = [
  requested({
    id: 'margin-loss-ratio', title: 'Margin loss ratio, week (nikkei225jp.com)', enabled: false, publisher: 'nikkei225jp.com', unit: '%', range: { low: -50, high: 15 },
    labels: ['信用評価損率', '信用評価損益率', '信用買い残評価損率', 'margin loss ratio', 'margin trading loss ratio'],
    request: { url: 'https://nikkei225jp.com/_data/_nfsDATA/DAY/dailyweek2.json', headers: { ...NAMED_AGENT, Referer: 'https://nikkei225jp.com/data/sinyou.php' }, fallbacks: ['https://nikkei225jp.com/_data/_nfsWEB/DAY/dailyweek2.json'], intervalMs: 5_000 },
    extract: { format: 'text', pattern: ROW, dateFormat: 'epoch-ms', timeZone: 'Asia/Tokyo' },
    maxJump: { kind: 'points', limit: 8 }, maxAgeDays: 25, ttlMs: 24 * HOUR,
    terms: terms(say('An unofficial site that grants nothing: for your own reading, once a day.'), 'https://nikkei225jp.com/data/sinyou.php'),
  }),
];
