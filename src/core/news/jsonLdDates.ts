import { looseJson } from './looseJson';
import { machineDay, type DayContext } from './machineDay';
import type { PageDate, PlaceDates, Several } from './pageRank';
import { isFrontPage, isSamePage, webAddress } from './samePage';

/** An article as JSON-LD describes it. */
export interface LinkedArticle extends PlaceDates {
  readonly title: string | null;
  readonly siteName: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE =
  /^(?:NewsArticle|Article|BlogPosting|Report|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|AskPublicNewsArticle|SatiricalArticle|AdvertiserContentArticle|TechArticle|ScholarlyArticle|MedicalScholarlyArticle|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting)$/;
const DEEPEST = 8;
const MOST_NODES = 2_000;

/**
 * The article that a page is, by its blocks of JSON-LD; a broken block is left out and the others count. Of several articles the one counts
 * that has the page's own address; a page of itself (`WebPage`) only where there is no article. An article that says to be at another address
 * is none of this page. `pages`: every address that the page goes by.
 */
export function jsonLdArticle(blocks: readonly string[], pages: readonly string[], context: DayContext): LinkedArticle | Several | null {
  const nodes: Node[] = [];
  for (const block of blocks) gatherNodes(looseJson(block), nodes, 0);
  return choose(nodes.filter((node) => hasType(node, ARTICLE)), pages, context) ?? choose(nodes.filter((node) => hasType(node, /^WebPage$/)), pages, context);
}

/** Not into lists of other articles, comments, or parts: only into what says that it is this page. */
function gatherNodes(value: unknown, nodes: Node[], depth: number): void {
  if (depth > DEEPEST || nodes.length >= MOST_NODES || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, MOST_NODES)) gatherNodes(one, nodes, depth + 1);
    return;
  }
  const node = value as Node;
  nodes.push(node);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) gatherNodes(node[key], nodes, depth + 1);
}

const hasType = (node: Node, pattern: RegExp): boolean =>
  [node['@type']].flat().some((type) => typeof type === 'string' && pattern.test(type.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, '')));

function choose(nodes: readonly Node[], pages: readonly string[], context: DayContext): LinkedArticle | Several | null {
  const described = nodes.map((node) => ({ node, article: describe(node, context) })).filter(({ article }) => article.published ?? article.modified);
  const own = described.filter(({ node }) => placeOf(node, pages) === 'here');
  const left = own.length > 0 ? own : described.filter(({ node }) => placeOf(node, pages) === 'unsaid');
  const [first] = left;
  if (!first) return null;
  return left.every(({ article }) => article.published?.day === first.article.published?.day) ? first.article : 'several';
}

function describe(node: Node, context: DayContext): LinkedArticle {
  const dateOf = (key: string): PageDate | null => {
    for (const raw of [node[key]].flat()) {
      const day = typeof raw === 'string' ? machineDay(raw, context) : null;
      if (day !== null) return { day, rank: 'json-ld', place: `JSON-LD ${key}` };
    }
    return null;
  };
  const [publisher] = [node['publisher']].flat();
  return { published: dateOf('datePublished'), modified: dateOf('dateModified'), title: textOf(node['headline']) ?? textOf(node['name']), siteName: textOf((publisher as Node | null | undefined)?.['name']) };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : null);

/** Whether an article says to be at one of the page's addresses or elsewhere; the address of a whole site says nothing. */
function placeOf(node: Node, pages: readonly string[]): 'here' | 'elsewhere' | 'unsaid' {
  const stated = [node['url'], node['@id'], node['mainEntityOfPage']].flat()
    .map((value) => (typeof value === 'object' && value !== null ? ((value as Node)['@id'] ?? (value as Node)['url']) : value))
    .flatMap((value) => (typeof value === 'string' ? [webAddress(value, pages[0])] : []))
    .filter((address) => address !== null && !isFrontPage(address));
  if (stated.some((address) => address !== null && pages.some((page) => isSamePage(address, page)))) return 'here';
  return stated.length > 0 ? 'elsewhere' : 'unsaid';
}
