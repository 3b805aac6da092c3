import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { HOUR, NAMED_AGENT, requested, terms } from './recipe';

/** nikkei.com, 国内の株式指標. The heading has the day of the month alone, which is no date: none is written. */
export const NIKKEI: readonly Source[] = [
  requested({
    id: 'prime-pbr-nikkei', title: 'Prime market PBR, consolidated (nikkei.com)', enabled: false, publisher: 'Nikkei', range: { low: 0.3, high: 10 }, labels: ['TOPIX PBR', '東証プライムPBR', 'プライムPBR'],
    request: { url: 'https://www.nikkei.com/markets/kabu/japanidx/', headers: NAMED_AGENT, intervalMs: 2_000 },
    extract: { format: 'html', date: ['none'], pattern: String.raw`純資産倍率（連結決算ベース）\s*プライム(?:市場)?(?:全銘柄)?\s*(?P<value>[0-9.]+)\s*倍` },
    ttlMs: 12 * HOUR,
    terms: terms(say('For private use; the terms of service of Nikkei do not allow programs to collect the pages.'), 'https://www.nikkei.com/'),
  }),
];
