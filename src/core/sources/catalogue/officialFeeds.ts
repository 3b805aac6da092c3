import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { feed, NAMED_AGENT, terms } from './recipe';

const US_GOVERNMENT = say('A work of the United States government, free to use.');

/** What authorities announce. Feeds are asked when newer coverage is looked for, and feed no figure. */
export const OFFICIAL_FEEDS: readonly Source[] = [
  feed({ id: 'boj-news', title: 'Bank of Japan, what’s new', publisher: 'BOJ', request: { url: 'https://www.boj.or.jp/rss/whatsnew.xml' }, terms: terms(say('May be quoted if the Bank of Japan is named; commercial reprints only after asking.'), 'https://www.boj.or.jp/en/about/services/notice.htm') }),
  feed({ id: 'mof-news', title: 'Ministry of Finance Japan, news', publisher: 'MOF Japan', request: { url: 'https://www.mof.go.jp/news.rss', headers: NAMED_AGENT }, terms: terms(say('Free to use if the Ministry of Finance is named as the source.'), 'https://www.mof.go.jp/', 'Source: Ministry of Finance Japan') }),
  feed({ id: 'stat-bureau-news', title: 'Statistics Bureau of Japan, what’s new', publisher: 'Statistics Bureau of Japan', request: { url: 'https://www.stat.go.jp/whatsnew/news.rdf' }, terms: terms(say('Free to use if the Statistics Bureau of Japan is named as the source.'), 'https://www.stat.go.jp/', 'Source: Statistics Bureau of Japan') }),
  feed({ id: 'fed-press', title: 'Federal Reserve, press releases', publisher: 'Federal Reserve', request: { url: 'https://www.federalreserve.gov/feeds/press_all.xml' }, terms: terms(US_GOVERNMENT, 'https://www.federalreserve.gov/disclaimer.htm') }),
  feed({ id: 'ecb-press', title: 'European Central Bank, press', publisher: 'ECB', request: { url: 'https://www.ecb.europa.eu/rss/press.html' }, terms: terms(say('Free to use if the source is named and the figures are not changed.'), 'https://www.ecb.europa.eu/services/using-our-site/disclaimer/html/index.en.html') }),
  feed({
    id: 'dsca-arms-sales', title: 'DSCA, major arms sales', publisher: 'DSCA', terms: terms(US_GOVERNMENT, 'https://www.dsca.mil/'),
    request: { url: 'https://www.dsca.mil/DesktopModules/ArticleCS/RSS.ashx?ContentType=700&Site=1509&isdashboardselected=0&max=20', headers: NAMED_AGENT },
  }),
  feed({
    id: 'dow-contracts', title: 'US Department of War, contracts', publisher: 'US Department of War', terms: terms(US_GOVERNMENT, 'https://www.war.gov/'),
    request: { url: 'https://www.war.gov/DesktopModules/ArticleCS/RSS.ashx?ContentType=400&Site=945&max=50', headers: NAMED_AGENT },
  }),
];
