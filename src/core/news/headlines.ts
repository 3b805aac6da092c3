import { isHostOf, simpleName } from '../checks/publisherMatcher';
import type { Configuration, PublisherEntry, Source } from '../config/configuration';
import { citedUrls } from '../links/citedUrls';
import { normalizeUrl } from '../links/normalizeUrl';
import type { Briefing, Bullet } from '../model/briefing';
import { dayInZone, type CivilDate } from '../model/civilDate';
import { halfWidth } from '../parse/normalize';
import type { FeedItem } from '../sources/readFeed';
import { isSearch, tellsFirstSeen } from './feedSources';
import { isPlausible, zoneOfHost } from './machineDay';
import { holdsTerm, type CoverageQuery } from './queryOf';
import { webAddress } from './samePage';

/** An item of a feed, as it may take the place of a bullet or stand below it. */
export interface Headline {
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string;
  /** The day it was published; null where the feed does not say. */
  readonly day: CivilDate | null;
  /** The day it was first seen, where the feed says no more than that: no date to cite. */
  readonly firstSeen: CivilDate | null;
  /** The document cites its page, or has its title among the references. */
  readonly isCited: boolean;
  readonly source: Source;
}

/** What a feed gave. */
export interface FeedItems {
  readonly source: Source;
  readonly items: readonly FeedItem[];
}

interface Scored extends Headline {
  readonly score: number;
}

/** One telling word in the title, or two others: less is chance. */
const LEAST_SCORE = 4;

/**
 * The items that are about what a bullet is about and newer than it, newest first and of one day the best match first; one that several feeds have
 * stands once, undated ones at the end. `now`: epoch milliseconds, UTC.
 */
export function headlinesOf(feeds: readonly FeedItems[], query: CoverageQuery, bullet: Bullet, briefing: Briefing, configuration: Configuration, now: number): Headline[] {
  const since = dayOfBullet(bullet, dayInZone(now, 'UTC'));
  const isCited = citedIn(briefing);
  const scored = feeds.flatMap(({ source, items }) => items.map((item): Scored => ({ ...headlineOf(item, source, configuration.publishers, now), isCited: isCited(item), source, score: scoreOf(item, query) })));
  const wanted = scored.filter((one) => one.title !== '' && (isSearch(one.source) || one.score >= LEAST_SCORE) && isNewer(one, since));
  return once(wanted.sort(inOrder));
}

/** The latest day that a bullet is of; of a month that still runs its first. Null where no date of it has a day. */
export function dayOfBullet({ dates }: Bullet, today: CivilDate): CivilDate | null {
  let latest: CivilDate | null = null;
  for (const { from, to } of dates) {
    const day = to !== null && to > today ? from : to;
    if (day !== null && (latest === null || day > latest)) latest = day;
  }
  return latest;
}

function headlineOf(item: FeedItem, source: Source, publishers: readonly PublisherEntry[], now: number): Omit<Headline, 'isCited' | 'source'> {
  const url = item.url === null ? null : webAddress(item.url);
  const host = url === null ? '' : new URL(url).hostname.replace(/^www\./, '');
  const day = dayOf(item, host, now);
  const firstSeen = tellsFirstSeen(source) ? day : null;
  return { title: item.title.replace(/\s+/g, ' ').trim(), url, publisher: publisherOf(item, source, host, publishers), day: firstSeen === null ? day : null, firstSeen };
}

/** The day as the feed writes it; what a Japanese publisher dates in UTC is of Tokyo's day. */
function dayOf({ published }: FeedItem, host: string, now: number): CivilDate | null {
  if (!published) return null;
  const { instant, day: written } = published;
  const zone = zoneOfHost(host);
  const day = instant !== null && zone !== null ? dayInZone(instant, zone) : written;
  return isPlausible(day, instant ?? Date.parse(`${day}T00:00:00Z`), now) ? day : null;
}

/** What a search finds is another's; a feed's own items are its publisher's. The name that the configuration has for it counts. */
function publisherOf({ publisher }: FeedItem, source: Source, host: string, publishers: readonly PublisherEntry[]): string {
  const told = publisher?.replace(/\s+/g, ' ').trim() || (isSearch(source) ? null : source.publisher);
  const named = told ? simpleName(told) : null;
  const entry = publishers.find(({ name, aliases }) => named !== null && [name, ...aliases].some((one) => simpleName(one) === named)) ??
    publishers.find(({ domains }) => host !== '' && domains.some((domain) => isHostOf(host, domain)));
  return entry?.name ?? told ?? (host || source.title);
}

function scoreOf({ title, text }: FeedItem, { terms }: CoverageQuery): number {
  const [head, body] = [halfWidth(title).toLowerCase(), halfWidth(text).toLowerCase()];
  return terms.reduce((score, { key, weight }) => score + (holdsTerm(head, key) ? 2 * weight : holdsTerm(body, key) ? weight : 0), 0);
}

/** What was first seen up to the bullet's day was published no later. */
function isNewer({ day, firstSeen }: Headline, since: CivilDate | null): boolean {
  const latest = day ?? firstSeen;
  return since === null || latest === null || latest > since;
}

function inOrder(left: Scored, right: Scored): number {
  const [a, b] = [left.day ?? left.firstSeen ?? '', right.day ?? right.firstSeen ?? ''];
  if (a !== b) return a < b ? 1 : -1;
  return right.score - left.score || (left.title < right.title ? -1 : 1);
}

/** One page, or one title of one publisher. A dated one stands before its undated twin, as the list is in order. */
function once(headlines: readonly Scored[]): Headline[] {
  const seen = new Set<string>();
  return headlines.filter(({ url, title, publisher }) => {
    const keys = [`${simpleName(title)}\n${simpleName(publisher)}`, ...(url === null ? [] : [normalizeUrl(url) ?? url])];
    const isNew = !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

function citedIn(briefing: Briefing): (item: FeedItem) => boolean {
  const pages = new Set(citedUrls(briefing).map(({ url }) => normalizeUrl(url)));
  const titles = new Set(briefing.references.flatMap(({ title }) => (title === null ? [] : [simpleName(title)])));
  return ({ url, title }) => (url !== null && pages.has(normalizeUrl(url))) || titles.has(simpleName(title));
}
