import { parseFeed } from 'feedsmith';
import type { CivilDate } from '../model/civilDate';
import { excerpt, fault, isFault, type Fault } from './fault';
import { parseHtml } from './htmlPage';
import { parseSourceDate } from './parseSourceDate';
import type { SourceDate } from './sourceDate';
import { visibleText } from './visibleText';
import { declaresTypes } from './xmlTree';

export interface FeedItem {
  /** Without the publisher that a news search puts behind it. */
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string | null;
  /** The day as the feed writes it and, where it gives a time with its zone, the instant in epoch milliseconds; null where it has no date that can be read. */
  readonly published: { readonly day: CivilDate; readonly instant: number | null } | null;
  /** Summary or body without markup; empty where there is none. */
  readonly text: string;
}

/** An entry of any of the formats, each field being the first of those that may hold it. */
interface RawItem {
  readonly title: string | undefined;
  readonly urls: readonly (string | undefined)[];
  readonly publishers: readonly (string | undefined)[];
  /** As written, the best one first. */
  readonly dates: readonly (string | undefined)[];
  readonly bodies: readonly (string | undefined)[];
}

/** The items of an RSS, Atom, RDF or JSON feed, in its order. A date that cannot be read is missing and never made up. */
export function readFeed(text: string): readonly FeedItem[] | Fault {
  if (!/^\uFEFF?\s*\{/.test(text) && declaresTypes(text)) return fault('malformed-reply', '{0}: the XML of {1} has a document type or entities of its own, which are not read. Ask for another format.');
  try {
    return rawItems(text).map(feedItem);
  } catch {
    return fault('malformed-reply', '{0}: {1} did not answer with an RSS, Atom, RDF or JSON feed. Check the address; the reply begins with: {2}', excerpt(text, 120));
  }
}

function rawItems(text: string): readonly RawItem[] {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(({ title, link, guid, source, dc, pubDate, description, content, atom }) => ({
        title, urls: [link, atom?.links?.[0]?.href, guid?.isPermaLink === false ? undefined : guid?.value], publishers: [source?.title, dc?.publishers?.[0]], dates: [pubDate, ...(dc?.dates ?? [])], bodies: [description, content?.encoded],
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map(({ title, links, source, dc, published, updated, summary, content }) => ({
        title: title?.value, urls: [(links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href], publishers: [source?.title?.value, dc?.publishers?.[0]], dates: [published, updated, ...(dc?.dates ?? [])], bodies: [summary?.value, content?.value],
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map(({ title, link, rdf, dc, description, content }) => ({
        title, urls: [link, rdf?.about], publishers: dc?.publishers ?? [], dates: dc?.dates ?? [], bodies: [description, content?.encoded],
      }));
    case 'json':
      return (parsed.feed.items ?? []).map(({ title, url, external_url, date_published, date_modified, summary, content_text, content_html }) => ({
        title, urls: [url, external_url], publishers: [], dates: [date_published, date_modified], bodies: [summary, content_text, content_html],
      }));
  }
}

const given = (texts: readonly (string | undefined)[]): string | null => texts.find((text) => text !== undefined && text.trim() !== '')?.trim() ?? null;

function feedItem({ title, urls, publishers, dates, bodies }: RawItem): FeedItem {
  const publisher = given(publishers);
  const date = feedDate(given(dates));
  return {
    ...headline(plainText(title ?? ''), publisher === null ? null : plainText(publisher)),
    url: given(urls),
    published: date === null ? null : { day: date.asOf, instant: date.instant },
    text: plainText(given(bodies) ?? ''),
  };
}

/** News searches write `Headline - Publisher`; the publisher is cut off where the item names it too. */
function headline(title: string, publisher: string | null): Pick<FeedItem, 'title' | 'publisher'> {
  const tail = publisher === null ? '' : ` - ${publisher}`;
  return { title: tail !== '' && title.endsWith(tail) ? title.slice(0, -tail.length).trimEnd() : title, publisher };
}

/** RSS writes dates as RFC 822 or, against its rules, as ISO 8601; the others as ISO 8601. */
function feedDate(text: string | null): SourceDate | null {
  return text === null ? null : (parseSourceDate(text, 'rfc822') ?? parseSourceDate(text, 'iso'));
}

function plainText(markup: string): string {
  if (!/[<&]/.test(markup)) return markup.replace(/\s+/g, ' ').trim();
  const page = parseHtml(markup);
  return isFault(page) ? '' : visibleText(page);
}
