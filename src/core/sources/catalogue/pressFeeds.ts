import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { feed, MINUTE, terms } from './recipe';

const OWN_READING = say('Nothing is granted but reading: headlines and links for your own use.');

/** Feeds of publishers and one of listed companies' announcements: off, since no terms allow more than reading them. */
export const PRESS_FEEDS: readonly Source[] = [
  feed({ id: 'nikkei-asia', title: 'Nikkei Asia', enabled: false, publisher: 'Nikkei Asia', request: { url: 'https://asia.nikkei.com/rss/feed/nar' }, terms: terms(OWN_READING, 'https://asia.nikkei.com/') }),
  feed({ id: 'breaking-defense', title: 'Breaking Defense', enabled: false, publisher: 'Breaking Defense', request: { url: 'https://breakingdefense.com/feed/' }, terms: terms(OWN_READING, 'https://breakingdefense.com/') }),
  feed({ id: 'defense-news', title: 'Defense News', enabled: false, publisher: 'Defense News', request: { url: 'https://www.defensenews.com/arc/outboundfeeds/rss/' }, terms: terms(OWN_READING, 'https://www.defensenews.com/') }),
  feed({
    id: 'tdnet', title: 'TDnet, timely disclosures (yanoshin)', enabled: false, publisher: 'TDnet', ttlMs: 15 * MINUTE,
    request: { url: 'https://webapi.yanoshin.jp/webapi/tdnet/list/recent.rss?limit=300', intervalMs: 3_000 },
    terms: terms(say('An unofficial copy, free with its credit shown; the announcements are those of the companies.'), 'https://webapi.yanoshin.jp/tdnet/', 'TDnet WEB-API by Yanoshin'),
  }),
];
