import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import { feed, terms } from './recipe';

const GOOGLE = terms(say('For personal, non-commercial use in a reader of feeds.'), 'https://news.google.com/');

const google = (id: string, title: string, region: string): Source => feed({
  id, title, enabled: false, publisher: 'Google News', terms: GOOGLE,
  request: { url: `https://news.google.com/rss/search?q=\${query}&${region}`, intervalMs: 1_000 },
});

/** Searches with a bullet's own words, which then leave this machine. */
export const NEWS_SEARCH: readonly Source[] = [
  feed({
    id: 'gdelt', title: 'GDELT, news of the last week', publisher: 'GDELT',
    // Its answer to a second question within five seconds is a sentence; its dates are when it first saw an article.
    request: { url: 'https://api.gdeltproject.org/api/v2/doc/doc?query=${query}&mode=artlist&format=rss&maxrecords=50&timespan=7d&sort=datedesc', intervalMs: 5_000 },
    terms: terms(say('Free to use if the GDELT Project is named and linked; the articles are those of their publishers.'), 'https://www.gdeltproject.org/about.html#termsofuse', 'The GDELT Project (https://www.gdeltproject.org/)'),
  }),
  google('google-news', 'Google News', 'hl=en-US&gl=US&ceid=US:en'),
  google('google-news-ja', 'Google News（日本語）', 'hl=ja&gl=JP&ceid=JP:ja'),
];
