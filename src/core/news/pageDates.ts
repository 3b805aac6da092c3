import { htmlParts } from './htmlParts';
import { jsonLdArticle } from './jsonLdDates';
import { zoneOfHost, type DayContext } from './machineDay';
import { metaNameDates, microdataDates, openGraphDates, timeDates } from './markupDates';
import { pageOutline, type PageOutline } from './pageOutline';
import { NO_DATES, type PageDate, type PlaceDates, type Several } from './pageRank';
import { webAddress } from './samePage';
import { lastModifiedDate, urlDate, visibleDates } from './weakDates';

export interface PageContext {
  /** As it was asked for. */
  readonly url: string;
  /** Where the redirects led. */
  readonly finalUrl: string;
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** Of the reply, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** When a page says that it was published and changed, and what it is called. */
export interface PageDates {
  /** Each with the place that said so. A date of a weak place (`isWeak`) is for a person to judge. */
  readonly published: PageDate | null;
  readonly modified: PageDate | null;
  readonly title: string | null;
  readonly siteName: string | null;
  /** What the page calls its own address; null where it calls it nothing. */
  readonly canonical: string | null;
}

/** A longer page is read up to here: what tells of a page stands in its head. */
const MOST_CHARACTERS = 1_500_000;

/**
 * When an HTML page was published and when it was changed, each from the most trustworthy place that says it (`DATE_RANKS`). A day is the one
 * that is written, never moved by UTC; dates in the future and before 1990 are passed over. Never throws.
 */
export function pageDates(html: string, { url, finalUrl, now, headers }: PageContext): PageDates {
  const { markup, jsonLd } = htmlParts(html.slice(0, MOST_CHARACTERS));
  const outline = pageOutline(markup);
  const canonical = canonicalOf(outline, finalUrl);
  const pages = [finalUrl, url, ...(canonical === null ? [] : [canonical])].filter((one) => webAddress(one) !== null);
  const context: DayContext = { zone: zoneOfHost(hostOf(pages[0] ?? '')), now };
  const linked = jsonLdArticle(jsonLd, pages, context);
  const strong = [linked ?? NO_DATES, openGraphDates(outline, context), microdataDates(outline, context), metaNameDates(outline, context), timeDates(outline, pages, context)];
  // A list of articles has a first date, which is that of no particular one.
  const isList = strong.includes('several');
  const weak = [urlDate(pages, context), isList ? NO_DATES : visibleDates(outline, context), lastModifiedDate(headers['last-modified'], context)];
  const article = linked === null || linked === 'several' ? null : linked;
  return {
    ...firstOf([...strong, ...weak]),
    title: metaText(outline, 'og:title') ?? article?.title ?? outline.heading ?? outline.title,
    siteName: metaText(outline, 'og:site_name') ?? article?.siteName ?? metaText(outline, 'application-name'),
    canonical,
  };
}

function firstOf(places: readonly (PlaceDates | Several)[]): PlaceDates {
  const said = places.filter((place) => place !== 'several');
  return { published: said.find(({ published }) => published)?.published ?? null, modified: said.find(({ modified }) => modified)?.modified ?? null };
}

function canonicalOf(outline: PageOutline, base: string): string | null {
  const link = outline.links.find((one) => /(?:^|\s)canonical(?:\s|$)/i.test(one.getAttribute('rel') ?? ''))?.getAttribute('href');
  const stated = link ?? metaText(outline, 'og:url');
  return stated ? webAddress(stated, base) : null;
}

function metaText({ metas }: PageOutline, key: string): string | null {
  const content = metas.find((meta) => meta.key === key && meta.content.trim() !== '')?.content;
  return content === undefined ? null : content.replace(/\s+/g, ' ').trim();
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
