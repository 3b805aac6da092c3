import type { Source } from '../../config/configuration';
import { BANK_OF_JAPAN } from './bankOfJapan';
import { BIS } from './bis';
import { BLS } from './bls';
import { CBOE } from './cboe';
import { E_STAT_DASHBOARD } from './eStatDashboard';
import { ECB } from './ecb';
import { FRANKFURTER } from './frankfurter';
import { FRED } from './fred';
import { IMF } from './imf';
import { JPX } from './jpx';
import { MINISTRY_OF_FINANCE } from './ministryOfFinance';
import { NEWS_SEARCH } from './newsSearch';
import { NIKKEI } from './nikkei';
import { NIKKEI_INDEXES } from './nikkeiIndexes';
import { NIKKEI225JP } from './nikkei225jp';
import { OECD } from './oecd';
import { OFFICIAL_FEEDS } from './officialFeeds';
import { PRESS_FEEDS } from './pressFeeds';
import { US_TREASURY } from './usTreasury';

/**
 * The sources that come with the extension: those that need no key and whose terms allow it are on, the others wait to be turned on.
 * Of several that give the same indicator one is on. Addresses, shapes and terms are described in `docs/catalogue.md`.
 */
export const CATALOGUE: readonly Source[] = [
  ...BIS, ...BANK_OF_JAPAN, ...MINISTRY_OF_FINANCE, ...E_STAT_DASHBOARD, ...IMF, ...OECD, ...ECB, ...FRANKFURTER,
  ...NIKKEI_INDEXES, ...NIKKEI, ...JPX, ...NIKKEI225JP, ...US_TREASURY, ...BLS, ...FRED, ...CBOE,
  ...OFFICIAL_FEEDS, ...PRESS_FEEDS, ...NEWS_SEARCH,
];
