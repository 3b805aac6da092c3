import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCivilDate } from '../../src/core/model/civilDate';
import { pageDates, type PageContext, type PageDates } from '../../src/core/news/pageDates';
import { isWeak } from '../../src/core/news/pageRank';

const NOW = Date.parse('2026-11-22T03:00:00Z');

const read = (html: string, context: Partial<PageContext> = {}): PageDates => {
  const url = context.url ?? 'https://daily.example/markets/cranes';
  return pageDates(html, { url, finalUrl: url, now: NOW, headers: {}, ...context });
};

const ld = (...values: readonly unknown[]): string => values.map((value) => `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`).join('\n');
const article = (published: string | undefined, more: object = {}): object => ({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Cranes', ...(published ? { datePublished: published } : {}), ...more });
const meta = (name: string, content: string, attribute = 'property'): string => `<meta ${attribute}="${name}" content="${content}">`;
const page = (head: string, body = '<h1>Cranes</h1><p>Text.</p>'): string => `<!doctype html><html><head><title>Cranes - Daily</title>${head}</head><body>${body}</body></html>`;

type Row = readonly [what: string, html: string, expected: string, context?: Partial<PageContext>];

/** `day rank` of publication, `-` for none; behind a slash the same for the change. */
const summary = ({ published, modified }: PageDates): string =>
  `${published ? `${published.day} ${published.rank}` : '-'}${modified ? ` / ${modified.day} ${modified.rank}` : ''}`;

const JSON_LD: readonly Row[] = [
  ['an article', page(ld(article('2026-11-20T08:50:00+09:00'))), '2026-11-20 json-ld'],
  ['modified before published in the order of the keys', page(ld(`{"@type":"NewsArticle","dateModified":"2026-11-21","datePublished":"2026-11-19"}`)), '2026-11-19 json-ld / 2026-11-21 json-ld'],
  ['modified alone, and publication further down', page(ld(article(undefined, { dateModified: '2026-11-21' })) + meta('article:published_time', '2026-11-18')), '2026-11-18 open-graph / 2026-11-21 json-ld'],
  ['inside @graph', page(ld({ '@context': 'x', '@graph': [{ '@type': 'Organization', name: 'Daily', foundingDate: '1999-01-01' }, article('2026-11-17')] })), '2026-11-17 json-ld'],
  ['inside an array', page(ld([{ '@type': 'BreadcrumbList' }, article('2026-11-17')])), '2026-11-17 json-ld'],
  ['as the main entity of a page', page(ld({ '@type': 'WebPage', datePublished: '2020-01-01', mainEntity: article('2026-11-16') })), '2026-11-16 json-ld'],
  ['of two types', page(ld({ '@type': ['Article', 'NewsArticle'], datePublished: '2026-11-16' })), '2026-11-16 json-ld'],
  ['a type with its address', page(ld({ '@type': 'https://schema.org/BlogPosting', datePublished: '2026-11-16' })), '2026-11-16 json-ld'],
  ['a report', page(ld({ '@type': 'Report', datePublished: '2026-11-16' })), '2026-11-16 json-ld'],
  ['a page that describes itself', page(ld({ '@type': 'WebPage', datePublished: '2026-11-15' })), '2026-11-15 json-ld'],
  ['raw line breaks inside a text', page(ld('{"@type":"NewsArticle",\n"description":"two\nlines\tand a tab",\n"datePublished":"2026-11-14"}')), '2026-11-14 json-ld'],
  ['in an HTML comment', page(ld('\n<!--\n{"@type":"NewsArticle","datePublished":"2026-11-14"}\n-->\n')), '2026-11-14 json-ld'],
  ['in CDATA behind comment marks', page(ld('//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2026-11-14"}\n//]]>')), '2026-11-14 json-ld'],
  ['a comma too many and a comment between', page(ld('{"@type":"NewsArticle", /* made by a plug-in */ "datePublished":"2026-11-14",}')), '2026-11-14 json-ld'],
  ['a broken block before a good one', page(ld('{"@type":"NewsArticle","datePublished":', article('2026-11-13'))), '2026-11-13 json-ld'],
  ['a block that is commented out', page(`<!-- ${ld(article('2019-01-01'))} -->${ld(article('2026-11-13'))}`), '2026-11-13 json-ld'],
  ['upper case in the markup', `<HTML><HEAD><SCRIPT TYPE='application/ld+json'>${JSON.stringify(article('2026-11-13'))}</SCRIPT></HEAD></HTML>`, '2026-11-13 json-ld'],
  ['two articles, one at the address of the page', page(ld(article('2026-10-01', { url: 'https://daily.example/other' }), article('2026-11-12', { mainEntityOfPage: { '@id': 'https://www.daily.example/markets/cranes/?utm_source=x' } }))), '2026-11-12 json-ld'],
  ['two articles, neither at an address', page(ld(article('2026-10-01'), article('2026-11-12'))), '-'],
  ['two that say the same day', page(ld(article('2026-11-12T01:00:00Z'), article('2026-11-12T05:00:00Z'))), '2026-11-12 json-ld'],
  ['an article at another address', page(ld(article('2026-10-01', { url: 'https://daily.example/other' }))), '-'],
  ['an article that gives the whole site as its address', page(ld(article('2026-11-12', { mainEntityOfPage: 'https://daily.example/' }))), '2026-11-12 json-ld'],
  ['the address the page calls its own', page(`<link rel="canonical" href="/c/99">${ld(article('2026-11-12', { url: 'https://daily.example/c/99' }))}`), '2026-11-12 json-ld'],
  ['things that are no article', page(ld({ '@type': 'VideoObject', datePublished: '2026-01-01' }, { '@type': 'Book', datePublished: '1995-01-01' }, { '@type': 'Event', startDate: '2026-12-01' })), '-'],
  ['a list of articles, and comments of one', page(ld({ '@type': 'ItemList', itemListElement: [article('2026-11-01')] }, { '@type': 'QAPage', comment: article('2026-11-02') })), '-'],
  ['a date that is a number', page(ld(article(undefined, { datePublished: 1795132800 }))), '-'],
];

const OTHER_RANKS: readonly Row[] = [
  ['Open Graph before microdata', page(meta('article:published_time', '2026-11-10T23:30:00-05:00'), '<article><h1>A</h1><span itemprop="datePublished" content="2026-11-09">x</span></article>'), '2026-11-10 open-graph'],
  ['Open Graph as a name, in capitals', page(meta('ARTICLE:Published_Time', '2026-11-10', 'name')), '2026-11-10 open-graph'],
  ['og:updated_time alone tells of a change only', page(meta('og:updated_time', '2026-11-10')), '- / 2026-11-10 open-graph'],
  ['both, the change first', page(meta('article:modified_time', '2026-11-11') + meta('article:published_time', '2026-11-08')), '2026-11-08 open-graph / 2026-11-11 open-graph'],
  ['microdata by content', page('', '<div itemscope itemtype="https://schema.org/NewsArticle"><h1>A</h1><meta itemprop="datePublished" content="2026-11-07T10:00:00Z"><meta itemprop="dateModified" content="2026-11-08"></div>'), '2026-11-07 microdata / 2026-11-08 microdata'],
  ['microdata by title and by text', page('', '<div itemscope itemtype="http://schema.org/BlogPosting"><h1>A</h1><abbr itemprop="datePublished" title="2026-11-06">Friday</abbr></div>'), '2026-11-06 microdata'],
  ['microdata in words', page('', '<div itemscope itemtype="http://schema.org/Article"><h1>A</h1><span itemprop="datePublished">November 6, 2026</span></div>'), '2026-11-06 microdata'],
  ['microdata of a comment and of a video', page('', '<article itemscope itemtype="https://schema.org/Article"><h1>A</h1><div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><meta itemprop="datePublished" content="2026-11-09"></div><div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="datePublished" content="2026-11-09"></div></article>'), '-'],
  ['microdata of a list', page('', '<div itemscope itemtype="https://schema.org/Article"><b itemprop="datePublished" content="2026-11-01">a</b></div><div itemscope itemtype="https://schema.org/Article"><b itemprop="datePublished" content="2026-11-02">b</b></div>'), '-'],
  ['meta names in their order', page(meta('dc.date', '2026-11-01', 'name') + meta('parsely-pub-date', '2026-11-04T00:00:00Z', 'name')), '2026-11-04 meta'],
  ['meta date in words', page(meta('date', 'Wed, 04 Nov 2026 08:50:00 GMT', 'name')), '2026-11-04 meta'],
  ['Dublin Core', page(meta('DC.date.issued', '2026-11-03', 'name') + meta('DCTERMS.modified', '2026-11-05', 'name')), '2026-11-03 meta / 2026-11-05 meta'],
  ['cXense and Sailthru', page(meta('cXenseParse:recs:publishtime', '2026-11-03T08:00:00.000Z', 'name') + meta('sailthru.date', '2026-11-02 08:00:00', 'name')), '2026-11-02 meta'],
  ['meta date of a month only', page(meta('date', '2026-11', 'name')), '-'],
  ['meta date in a form with two readings', page(meta('date', '03/09/2026', 'name')), '-'],
  ['meta date before the time element', page(meta('pubdate', '20261102', 'name'), '<article><h1>A</h1><time datetime="2026-11-01">x</time></article>'), '2026-11-02 meta'],
  ['time in the article', page('', '<article><h1>A</h1><time datetime="2026-10-30T09:00">Oct 30</time><p>As of <time datetime="2020-01-01">then</time></p></article>'), '2026-10-30 time'],
  ['time of related articles first', page('', '<aside><time datetime="2026-11-21">x</time></aside><div class="related-posts"><time datetime="2026-11-20">x</time></div><article><h1>A</h1><time datetime="2026-10-30">x</time></article>'), '2026-10-30 time'],
  ['time inside a link to another page', page('', '<article><h1>A</h1><a href="/other"><time datetime="2026-11-21">x</time></a><a href="#top"><time datetime="2026-10-30">x</time></a></article>'), '2026-10-30 time'],
  ['time of a card within the article', page('', '<article><h1>A</h1><article><time datetime="2026-11-21">x</time></article></article>'), '-'],
  ['time of two articles on a page', page('', '<article><h2>A</h2><time datetime="2026-11-20">x</time></article><article><h2>B</h2><time datetime="2026-11-21">x</time></article>'), '-'],
  ['time of two articles, one with the title', page('', '<article><h2>A</h2><time datetime="2026-11-20">x</time></article><article><h1>B</h1><time datetime="2026-11-19">x</time></article>'), '2026-11-19 time'],
  ['time in the header with the title', page('', '<header><time datetime="2026-10-29">x</time><h1>A</h1></header><p>x</p>'), '2026-10-29 time'],
  ['time in the head of the whole site', page('', '<header><time datetime="2026-11-22">today</time></header><main><h1>A</h1><p>x</p></main>'), '-'],
  ['updated before published', page('', '<article><h1>A</h1>Updated <time datetime="2026-11-02">x</time> Published <time datetime="2026-10-28">x</time></article>'), '2026-10-28 time / 2026-11-02 time'],
  ['updated by its class', page('', '<article><h1>A</h1><time class="updated" datetime="2026-11-02">x</time><time class="entry-date published" datetime="2026-10-28">x</time></article>'), '2026-10-28 time / 2026-11-02 time'],
  ['更新 before the time', page('', '<article><h1>港</h1><p>更新日時：<time datetime="2026-11-02">x</time></p><p>公開：<time datetime="2026-10-28">x</time></p></article>'), '2026-10-28 time / 2026-11-02 time'],
  ['address of the page', page(''), '2026-10-28 url', { url: 'https://daily.example/2026/10/28/cranes' }],
  ['address with dashes', page(''), '2026-10-28 url', { url: 'https://daily.example/markets/cranes-2026-10-28/' }],
  ['address with eight digits', page(''), '2026-10-28 url', { url: 'https://daily.example/a/20261028-001' }],
  ['address with a month in letters', page(''), '2026-10-08 url', { url: 'https://daily.example/business/2026/oct/08/cranes' }],
  ['address of two days', page(''), '-', { url: 'https://daily.example/2026/10/28/review-2026-10-01' }],
  ['address with a longer number', page(''), '-', { url: 'https://daily.example/a/202610281234' }],
  ['address with a day that is none', page(''), '-', { url: 'https://daily.example/2026/13/40/x' }],
  ['the address before the words', page('', '<article><h1>A</h1><p>October 1, 2026</p></article>'), '2026-10-28 url', { url: 'https://daily.example/2026/10/28/cranes' }],
  ['a byline in English', page('', '<article><h1>A</h1><p>By Ann Other | Oct. 27, 2026 8:50 am ET</p></article>'), '2026-10-27 text'],
  ['an updated byline', page('', '<main><h1>A</h1><p>Updated Feb 14, 2019 8pm ET</p></main>'), '- / 2019-02-14 text'],
  ['published and updated in one line', page('', '<main><h1>A</h1><p>Published: October 26, 2026. Last updated: October 27, 2026</p></main>'), '2026-10-26 text / 2026-10-27 text'],
  ['a byline in Japanese', page('', '<main><h1>港</h1><p>2026年10月26日 8:50 (2026年10月26日 9:15更新)</p></main>'), '2026-10-26 text / 2026-10-26 text'],
  ['公開日 and 更新日', page('', '<div>公開日：２０２６年１０月２５日</div><div>更新日：2026年10月27日</div>'), '2026-10-25 text / 2026-10-27 text'],
  ['令和', page('', '<main><h1>報道発表</h1><p>令和8年10月24日</p></main>'), '2026-10-24 text'],
  ['a date in a sentence', page('', '<main><h1>A</h1><p>The port authority said that on October 1, 2026 nine cranes of the older type were taken down.</p></main>'), '-'],
  ['a day without a year', page('', '<main><h1>A</h1><p>Oct 27</p></main>'), '-'],
  ['a date in the foot', page('', '<main><h1>A</h1></main><footer>October 1, 2026</footer>'), '-'],
  ['Last-Modified', page(''), '- / 2026-10-22 last-modified', { headers: { 'last-modified': 'Thu, 22 Oct 2026 23:00:00 GMT' } }],
  ['a Last-Modified that is none', page(''), '-', { headers: { 'last-modified': '2026-10-22' } }],
];

const DAYS: readonly Row[] = [
  ['no zone stays as written', page(ld(article('2026-11-19T23:59:00'))), '2026-11-19 json-ld'],
  ['an offset keeps its own day', page(ld(article('2026-11-20T00:30:00+09:00'))), '2026-11-20 json-ld'],
  ['an offset in the west keeps its own day', page(ld(article('2026-11-19T23:30:00-08:00'))), '2026-11-19 json-ld'],
  ['UTC on a Japanese host is Tokyo’s day', page(ld(article('2026-11-19T23:30:00Z'))), '2026-11-20 json-ld', { url: 'https://www.shimbun.example.jp/a/1' }],
  ['no zone on a Japanese host stays', page(ld(article('2026-11-19 23:30'))), '2026-11-19 json-ld', { url: 'https://shimbun.jp/a/1' }],
  ['compact form', page(ld(article('20261119T233000+0900'))), '2026-11-19 json-ld'],
  ['compact form on a Japanese host', page(ld(article('20261119T200000Z'))), '2026-11-20 json-ld', { url: 'https://shimbun.jp/a/1' }],
  ['Last-Modified on a Japanese host', page(''), '- / 2026-10-23 last-modified', { url: 'https://shimbun.jp/a/1', headers: { 'last-modified': 'Thu, 22 Oct 2026 23:00:00 GMT' } }],
  ['the future is passed over', page(ld(article('2026-12-24')) + meta('date', '2026-11-20', 'name')), '2026-11-20 meta'],
  ['up to a day ahead is not the future', page(ld(article('2026-11-23T01:00:00Z'))), '2026-11-23 json-ld'],
  ['before 1990 is passed over', page(ld(article('1970-01-01T00:00:00Z')) + meta('article:published_time', '2026-11-20')), '2026-11-20 open-graph'],
  ['a day that does not exist', page(ld(article('2026-02-30')) + meta('article:published_time', '2026-11-20')), '2026-11-20 open-graph'],
  ['right to left', `<html dir="rtl" lang="ar"><head>${meta('article:published_time', '2026-11-18T10:00:00+03:00')}</head><body><h1>\u200f\u0645\u064a\u0646\u0627\u0621</h1><p>\u200f\u0661\u0668 \u0646\u0648\u0641\u0645\u0628\u0631</p></body></html>`, '2026-11-18 open-graph'],
  ['entities in the values', page(meta('article:published_time', '2026&#45;11&#x2D;18')), '2026-11-18 open-graph'],
  ['not closed anywhere', '<html><body><main><h1>A<p>Published: <b>October 20, 2026<p>More', '2026-10-20 text'],
  ['no page at all', 'not a page', '-'],
  ['nothing', '', '-'],
];

describe('pageDates', function () {
  this.timeout(60_000);
  for (const [title, rows] of [['JSON-LD', JSON_LD], ['the other places', OTHER_RANKS], ['days and limits', DAYS]] as const) {
    describe(title, () => {
      for (const [what, html, expected, context] of rows) it(what, () => assert.equal(summary(read(html, context)), expected));
    });
  }

  it('reads the head of a huge page, and what is cut off does no harm', () => {
    const huge = page(meta('article:published_time', '2026-11-18'), `<article><h1>A</h1>${'<p>2026年10月1日の港 <b>x</b></p>'.repeat(60_000)}</article>`);
    assert.ok(huge.length > 1_500_000);
    assert.equal(summary(read(huge)), '2026-11-18 open-graph');
  });

  it('gives title, site and canonical address', () => {
    const { title, siteName, canonical } = read(page(`${meta('og:title', 'Cranes &amp; ships')}${meta('og:site_name', 'Harbour Daily')}<link rel="canonical" href="/c/1#x">`));
    assert.deepEqual([title, siteName, canonical], ['Cranes & ships', 'Harbour Daily', 'https://daily.example/c/1']);
    const linked = read(page(ld(article('2026-11-18', { publisher: { '@type': 'Organization', name: 'Harbour\nDaily' } })), ''));
    assert.deepEqual([linked.title, linked.siteName, linked.canonical], ['Cranes', 'Harbour Daily', null]);
    assert.equal(read('<title> Only  this </title>').title, 'Only this');
    assert.equal(read('<link rel="canonical" href="javascript:alert(1)">').canonical, null);
  });

  it('calls weak what is of the address, the words or the server', () => {
    const weak = [...JSON_LD, ...OTHER_RANKS, ...DAYS].flatMap(([, html, , context]) => { const { published } = read(html, context); return published && isWeak(published.rank) ? [published.rank] : []; });
    assert.deepEqual([...new Set(weak)].sort(), ['text', 'url']);
  });

  it('never throws, and what it gives is a day that exists, neither ahead nor before 1990', () => {
    const piece = fc.constantFrom(
      '<article>', '</article>', '<h1>A</h1>', '<time datetime="2026-11-01">', '<time datetime="', '</time>', '<!--', '-->', '<script type="application/ld+json">', '</script>', '{"@type":"Article","datePublished":"2026-11-02"}', '"', '{', ']', '\\', '<![CDATA[',
      ']]>', '<meta property="article:published_time" content="9999-99-99">', '<div itemscope itemprop="datePublished" content="1989-12-31">', '2026年13月40日', '<svg>', '<noscript>', '<', '>', '&#x110000;', '\u0000', '\uD800', '<a href="http://[">', '<header>', '更新日:',
    );
    const context = fc.record({ url: fc.oneof(fc.webUrl(), fc.string()), finalUrl: fc.oneof(fc.webUrl(), fc.string()), now: fc.constant(NOW), headers: fc.dictionary(fc.constantFrom('last-modified', 'x'), fc.string()) });
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string(), fc.date().map(String))).map((parts) => parts.join('')), context, (html, given) => {
      const { published, modified } = pageDates(html, given);
      for (const date of [published, modified]) if (date) assert.ok(parseCivilDate(date.day) === date.day && date.day >= '1990-01-01' && date.day <= '2026-11-23', date.day);
    }), { numRuns: 400 });
  });

  it('comes to an end, whatever stands in the page', () => {
    // Some of these keep a reader that looks for the end of each anew busy for hours.
    const hostile = ['<!--', '<![CDATA[', '<div>', '</div>', '<script', '<script>', '<noscript>', '<svg>', '<a b="', '<time datetime="', '<article>', '<meta property="', `<script type="application/ld+json">{"a":"`, '\\"', ' ', '\n,', '/*', '2026年', '<p>2026-11-01', '&', '<h1>'];
    for (const one of hostile) {
      const text = one.repeat(Math.ceil(150_000 / one.length));
      for (const html of [text, ld(text)]) assert.equal(read(html).canonical, null);
    }
  });
});
