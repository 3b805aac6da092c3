import type { HTMLElement } from 'node-html-parser';
import { machineDay, type DayContext } from './machineDay';
import { nearestDates, type PartDate } from './nearestDates';
import type { OutlinedElement, PageOutline } from './pageOutline';
import { NO_DATES, type DateRank, type PageDate, type PlaceDates, type Several } from './pageRank';
import { isSamePage, webAddress } from './samePage';

const PUBLISHED_PROPERTIES = /^(?:og:)?(?:article:)?publish(?:ed)?(?:_time|_date)$/;
const MODIFIED_PROPERTIES = /^(?:(?:og:)?article:modified(?:_time|_date)|og:(?:updated|modified)_time)$/;

/** Rank 2: `article:published_time` and its like. */
export const openGraphDates = (outline: PageOutline, context: DayContext): PlaceDates => ({
  published: metaDate(outline, (key) => PUBLISHED_PROPERTIES.test(key), 'open-graph', context),
  modified: metaDate(outline, (key) => MODIFIED_PROPERTIES.test(key), 'open-graph', context),
});

/** Names of `meta` elements that tell of publication, the most telling first. */
const PUBLISHED_NAMES = [
  'date', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'publication_date', 'publicationdate', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime',
  'citation_publication_date', 'citation_online_date', 'dc.date.issued', 'dcterms.issued', 'dcterms.date', 'dc.date.created', 'dcterms.created', 'dc.date', 'article.published', 'article:published',
];
const MODIFIED_NAMES = ['dcterms.modified', 'dc.date.modified', 'last-modified', 'lastmod', 'revised', 'article.updated', 'datemodified'];

/** Rank 4: `meta name="date"` and its like. */
export const metaNameDates = (outline: PageOutline, context: DayContext): PlaceDates => ({
  published: named(outline, PUBLISHED_NAMES, context), modified: named(outline, MODIFIED_NAMES, context),
});

function named(outline: PageOutline, names: readonly string[], context: DayContext): PageDate | null {
  for (const name of names) {
    const date = metaDate(outline, (key) => key === name, 'meta', context);
    if (date) return date;
  }
  return null;
}

function metaDate({ metas }: PageOutline, isMeant: (key: string) => boolean, rank: DateRank, context: DayContext): PageDate | null {
  for (const { key, content } of metas) {
    const day = isMeant(key) ? machineDay(content, context) : null;
    if (day !== null) return { day, rank, place: key };
  }
  return null;
}

const ARTICLE_ITEM = /schema\.org\/(?:\w*Article|BlogPosting|LiveBlogPosting|Report|WebPage|CreativeWork)\s*$/;

/** Rank 3: microdata of an article, not of a comment, a video or a thing that the article is about. */
export function microdataDates(outline: PageOutline, context: DayContext): PlaceDates | Several {
  const found: PartDate[] = [];
  for (const { element, around } of outline.itemprops) {
    const names = (element.getAttribute('itemprop') ?? '').split(/\s+/);
    const kind = names.includes('datePublished') ? 'published' : names.includes('dateModified') ? 'modified' : null;
    const type = around.item?.getAttribute('itemtype');
    if (kind === null || around.isAside || (type !== undefined && !ARTICLE_ITEM.test(type))) continue;
    const day = statedDay(element, context);
    if (day !== null) found.push({ part: around.item, kind, date: { day, rank: 'microdata', place: kind === 'published' ? 'itemprop="datePublished"' : 'itemprop="dateModified"' } });
  }
  return nearestDates(found, outline.withHeading) ?? NO_DATES;
}

function statedDay(element: HTMLElement, context: DayContext): string | null {
  for (const raw of [element.getAttribute('content'), element.getAttribute('datetime'), element.getAttribute('title'), shortText(element)]) {
    const day = raw ? machineDay(raw, context) : null;
    if (day !== null) return day;
  }
  return null;
}

/** The text of an element of one line; of one with elements of its own none, since they may be many. */
function shortText({ childNodes }: HTMLElement): string {
  const [only] = childNodes;
  return childNodes.length === 1 && only ? only.rawText : '';
}

/** Rank 5: the first `<time datetime>` of the article, or of the header with the title. `pages`: every address that the page goes by. */
export function timeDates(outline: PageOutline, pages: readonly string[], context: DayContext): PlaceDates | Several {
  const times = outline.times.filter(({ around }) => !around.isAside && !leadsElsewhere(around.link, pages));
  const inArticle = partDates(times.filter(({ around }) => around.article && (!around.isNested || outline.withHeading.has(around.article))), ({ around }) => around.article, context);
  const inHeader = partDates(times.filter(({ around }) => around.header && outline.withHeading.has(around.header)), ({ around }) => around.header, context);
  return nearestDates(inArticle, outline.withHeading) ?? nearestDates(inHeader, outline.withHeading) ?? NO_DATES;
}

function partDates(times: readonly OutlinedElement[], partOf: (time: OutlinedElement) => HTMLElement | null, context: DayContext): PartDate[] {
  return times.flatMap((time): PartDate[] => {
    const day = machineDay(time.element.getAttribute('datetime') ?? '', context);
    return day === null ? [] : [{ part: partOf(time), kind: isModifiedTime(time) ? 'modified' : 'published', date: { day, rank: 'time', place: '<time>' } }];
  });
}

const UPDATED = /(?:updated?|modified|revised|更新|改訂|修正)(?:\s*(?:日時?|on|at))?\s*[:：]?\s*$/i;

/** WordPress marks a page that was never changed `published updated`. */
function isModifiedTime({ element, before }: OutlinedElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  if (/publish/i.test(names)) return false;
  return /updat|modif/i.test(names) || UPDATED.test(before);
}

function leadsElsewhere(link: string | null, pages: readonly string[]): boolean {
  const address = link === null ? null : webAddress(link, pages[0]);
  return address !== null && !pages.some((page) => isSamePage(address, page));
}
