import assert from 'node:assert/strict';
import { isFault } from '../../src/core/sources/fault';
import { readFeed, type FeedItem } from '../../src/core/sources/readFeed';
import { outcomeOf } from '../support/replies';

function itemsOf(text: string): readonly FeedItem[] {
  const items = readFeed(text);
  assert.ok(!isFault(items), JSON.stringify(items));
  return items;
}

const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>https://x.example/</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;

describe('feeds', () => {
  it('reads RSS as a news search writes it', () => {
    const [item] = itemsOf(rss('<title>Bank raises rate - now - Harbour Daily</title><link>https://news.example/articles/CBMi?oc=5</link><guid isPermaLink="false">CBMi</guid><pubDate>Fri, 20 Nov 2026 08:30:00 GMT</pubDate><description>&lt;a href="x"&gt;Bank raises&lt;/a&gt; &lt;font&gt;Harbour Daily&lt;/font&gt;</description><source url="https://harbour.example">Harbour Daily</source>'));
    assert.deepEqual(item, { title: 'Bank raises rate - now', url: 'https://news.example/articles/CBMi?oc=5', publisher: 'Harbour Daily', published: { day: '2026-11-20', instant: Date.UTC(2026, 10, 20, 8, 30) }, text: 'Bank raises Harbour Daily' });
  });

  it('leaves a title alone whose tail is no publisher that the item names', () => {
    assert.deepEqual(itemsOf(rss('<title>A - B</title>', '<title>A - B</title><source url="https://c.example">C</source>')).map(({ title, publisher }) => [title, publisher]), [['A - B', null], ['A - B', 'C']]);
  });

  it('takes a permanent id for an address, and no other id', () => {
    assert.deepEqual(itemsOf(rss('<title>x</title><guid>https://x.example/1</guid>', '<title>x</title><guid isPermaLink="false">1</guid>')).map(({ url }) => url), ['https://x.example/1', null]);
  });

  const dates: readonly (readonly [string, FeedItem['published']])[] = [
    ['<pubDate>Fri, 20 Nov 2026 08:30:00 GMT</pubDate>', { day: '2026-11-20', instant: Date.UTC(2026, 10, 20, 8, 30) }],
    ['<pubDate>Mon, 20 Nov 2026 23:30:00 EST</pubDate>', { day: '2026-11-20', instant: Date.UTC(2026, 10, 21, 4, 30) }],
    ['<pubDate>20 Nov 2026 08:30 +0900</pubDate>', { day: '2026-11-20', instant: Date.UTC(2026, 10, 19, 23, 30) }],
    ['<pubDate>Fri, 20 Nov 2026 08:30:00 XST</pubDate>', { day: '2026-11-20', instant: null }],
    ['<pubDate>2026-11-20T08:30:00+09:00</pubDate>', { day: '2026-11-20', instant: Date.UTC(2026, 10, 19, 23, 30) }],
    ['<pubDate>2026-11-20T08:30:00</pubDate>', { day: '2026-11-20', instant: null }],
    ['<dc:date>2026-11-20</dc:date>', { day: '2026-11-20', instant: null }],
    ['<pubDate>yesterday</pubDate>', null], ['<pubDate>Fri, 31 Feb 2026 08:30:00 GMT</pubDate>', null], ['<pubDate></pubDate>', null], ['', null],
  ];
  for (const [markup, expected] of dates) it(`dates ${markup || 'nothing'}`, () => assert.deepEqual(itemsOf(rss(`<title>x</title>${markup}`))[0]?.published, expected));

  it('reads Atom', () => {
    const items = itemsOf(`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="html">A &lt;b&gt;b&lt;/b&gt; &amp;amp; c</title><link rel="enclosure" href="https://x.example/a.mp3"/><link href="https://x.example/a"/>
      <published>2026-11-19T09:00:00+09:00</published><updated>2026-11-20T09:00:00+09:00</updated><content type="html">&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</content></entry><entry><title>No date</title><link rel="alternate" href="https://x.example/b"/></entry></feed>`);
    assert.deepEqual(items, [
      { title: 'A b & c', url: 'https://x.example/a', publisher: null, published: { day: '2026-11-19', instant: Date.UTC(2026, 10, 19) }, text: 'one two' },
      { title: 'No date', url: 'https://x.example/b', publisher: null, published: null, text: '' },
    ]);
  });

  it('reads RDF, with and without dates', () => {
    const items = itemsOf(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example"><title>T</title></channel>
      <item rdf:about="https://x.example/1"><title>統計</title><link>https://x.example/1</link><dc:date>2026-11-20T08:50+09:00</dc:date></item><item rdf:about="https://x.example/2"><title>B</title></item></rdf:RDF>`);
    assert.deepEqual(items.map(({ title, url, published }) => [title, url, published?.day]), [['統計', 'https://x.example/1', '2026-11-20'], ['B', 'https://x.example/2', undefined]]);
  });

  it('reads JSON Feed', () => {
    const items = itemsOf('{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://x.example/1","title":"A","content_html":"<p>x <script>y</script>z</p>","date_published":"2026-11-20T09:00:00Z"}]}');
    assert.deepEqual(items, [{ title: 'A', url: 'https://x.example/1', publisher: null, published: { day: '2026-11-20', instant: Date.UTC(2026, 10, 20, 9) }, text: 'x z' }]);
  });

  const refused = ['', 'x', '{}', '[1]', '<a/>', '<rss', '<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'];
  for (const text of refused) it(`refuses ${text.slice(0, 30) || 'nothing'}`, () => assert.ok(isFault(readFeed(text) as object)));
});

describe('figures of feeds', () => {
  const NEWS = rss(
    '<title>Contract of $1,250 million awarded</title><pubDate>Fri, 20 Nov 2026 16:30:00 GMT</pubDate>', '<title>Nothing to say</title><pubDate>Fri, 20 Nov 2026 18:30:00 GMT</pubDate>',
    '<title>Older</title><description>Contract of $900 million</description><pubDate>Thu, 19 Nov 2026 08:30:00 GMT</pubDate>', '<title>Contract of $7 million</title>',
  );
  const million = { format: 'feed' as const, pattern: 'Contract of \\$(?P<value>[\\d,]+) million', scale: 1e6 };
  it('takes the newest item that has one', () => assert.deepEqual(outcomeOf(million, NEWS), [1250e6, '2026-11-20']));
  it('counts the day in the zone that is asked for', () => assert.deepEqual(outcomeOf({ ...million, timeZone: 'Asia/Tokyo' }, NEWS), [1250e6, '2026-11-21']));
  it('chooses by the time of a day', () => assert.deepEqual(outcomeOf(million, NEWS.replace('Nothing to say', 'Contract of $5 million')), [5e6, '2026-11-20']));
  it('does not choose between two of one moment', () => assert.equal(outcomeOf(million, NEWS.replace('18:30', '16:30').replace('Nothing to say', 'Contract of $5 million')), 'ambiguous'));
  it('reads a date of the pattern instead', () => assert.deepEqual(outcomeOf({ ...million, pattern: '\\$(?P<value>\\d+) million in (?P<date>\\d{4})', dateFormat: 'YYYY' }, rss('<title>$5 million in 2025</title>')), [5e6, '2025']));
  it('fails where no item has it', () => assert.equal(outcomeOf({ ...million, pattern: 'x(?P<value>y)' }, NEWS), 'no-value'));
  it('fails where only undated items have it', () => assert.equal(outcomeOf(million, rss('<title>Contract of $7 million</title>')), 'no-date'));
  it('needs a pattern', () => assert.equal(outcomeOf({ format: 'feed' }, NEWS), 'bad-expression'));
  it('needs a value in it', () => assert.equal(outcomeOf({ format: 'feed', pattern: 'Contract' }, NEWS), 'bad-expression'));
  it('has nothing that ok_when could look at', () => assert.equal(outcomeOf({ ...million, okWhen: { title: 'T' } }, NEWS), 'bad-expression'));
  it('is no page', () => assert.equal(outcomeOf(million, '<!DOCTYPE html><html></html>'), 'html-instead-of-data'));
});
