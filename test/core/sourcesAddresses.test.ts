import assert from 'node:assert/strict';
import type { Extraction, RequestSpec } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import { isFailure, type Observation } from '../../src/core/model/observation';
import { HttpError, type HttpRequest, type HttpResponse } from '../../src/core/ports';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { answer, Fake, fetchOne, REST } from '../support/fetching';
import { sourceOf } from '../support/sources';

const GOOD = '{"v":1,"d":"2026-11-18"}';
const NOTHING = answer('', { status: 404 });

interface Asked {
  /** Value and URL, or error and message. */
  readonly got: readonly [number | string, string];
  readonly urls: readonly string[];
  readonly requests: readonly HttpRequest[];
}

async function ask(request: Partial<RequestSpec>, respond: (url: string) => HttpResponse, extract: Partial<Extraction> = {}, secret: string | null = null): Promise<Asked> {
  const http = new Fake((sent) => respond(sent.url));
  const result = await fetchOne(sourceOf({ id: 's', title: 'T', request, extract }), { ...REST, http, secrets: { get: () => Promise.resolve(secret === null ? null : { value: secret, hosts: null }) } });
  return { got: isFailure(result) ? [result.error, render(result.message)] : [result.value, result.url], urls: http.requests.map(({ url }) => url), requests: http.requests };
}

describe('the day in an address', () => {
  it('is that of the request, in UTC or the zone of the source', async () => {
    const late = { ...REST, clock: { now: () => Date.parse('2026-11-20T22:00:00Z'), timeZone: 'UTC' } };
    for (const [timeZone, day] of [[null, '20261120'], ['Asia/Tokyo', '20261121'], ['America/New_York', '20261120']] as const) {
      const http = new Fake(() => answer(GOOD));
      const result = await fetchOne(sourceOf({ request: { url: 'https://a.example/${date:YYYYMMDD}' }, extract: { timeZone } }), { ...late, http });
      assert.equal(result.url, `https://a.example/${day}`);
    }
  });

  it('goes back where there is nothing yet: 403, 404, nothing in it, no value, no date', async () => {
    const days = [answer('', { status: 403 }), NOTHING, answer(' '), answer('{"v":null,"d":"2026-11-17"}'), answer('{"v":1}'), answer(GOOD)];
    const { got, urls } = await ask({ url: 'https://a.example/${date:DD}', walkBackDays: 10 }, (url) => days[20 - Number(url.slice(-2))] ?? NOTHING);
    assert.deepEqual(got, [1, 'https://a.example/15']);
    assert.deepEqual(urls.map((url) => url.slice(-2)), ['20', '19', '18', '17', '16', '15']);
  });

  it('stops at its bound and tells of the first address', async () => {
    const { got, urls } = await ask({ url: 'https://a.example/${date:DD}', walkBackDays: 3 }, () => NOTHING);
    assert.equal(urls.length, 4);
    assert.equal(got[0], 'http-status');
    assert.match(got[1], /^T: nothing is at https:\/\/a\.example\/20 any more/);
  });

  it('stops at the first real fault and tells that', async () => {
    for (const [bad, error] of [[answer('', { status: 500 }), 'http-status'], [answer('<html>'), 'html-instead-of-data'], [answer('{'), 'malformed-reply'], [answer('{"v":1,"d":"2027-01-01"}'), 'future-date']] as const) {
      const { got, urls } = await ask({ url: 'https://a.example/${date:DD}', walkBackDays: 9, fallbacks: ['https://b.example/'] }, (url) => (url.endsWith('20') ? NOTHING : bad));
      assert.deepEqual([got[0], urls.length], [error, 2]);
      assert.ok(got[1].includes('https://a.example/19'), got[1]);
    }
  });

  it('is asked once where two days give one address', async () => {
    const { got, urls } = await ask({ url: 'https://a.example/${date:MM}', walkBackDays: 25 }, (url) => (url.endsWith('10') ? answer(GOOD) : NOTHING));
    assert.deepEqual([got, urls], [[1, 'https://a.example/10'], ['https://a.example/11', 'https://a.example/10']]);
  });

  it('is not gone back over where it does not stand in the address', async () => {
    const { urls } = await ask({ url: 'https://a.example/', walkBackDays: 9 }, () => NOTHING);
    assert.equal(urls.length, 1);
  });

  it('also fills locators, of the same day as the address', async () => {
    const { got } = await ask({ url: 'https://a.example/${date:YYYY-MM-DD}', walkBackDays: 2 }, (url) => answer(url.endsWith('20') ? '{}' : '{"2026-11-19":{"v":7}}'), { value: "$['${date:YYYY-MM-DD}'].v", date: ['none'] });
    assert.deepEqual(got, [7, 'https://a.example/2026-11-19']);
  });
});

describe('fallbacks', () => {
  it('are asked in turn, each only where the one before has nothing yet', async () => {
    const { got, urls } = await ask({ url: 'https://a.example/month', fallbacks: ['https://a.example/empty', 'https://b.example/all', 'https://c.example/'] }, (url) => (url.endsWith('all') ? answer(GOOD) : url.endsWith('empty') ? answer('\n') : NOTHING));
    assert.deepEqual(got, [1, 'https://b.example/all']);
    assert.deepEqual(urls, ['https://a.example/month', 'https://a.example/empty', 'https://b.example/all']);
  });

  it('share the days that may be gone back', async () => {
    const { urls } = await ask({ url: 'https://a.example/', fallbacks: ['https://b.example/${date:DD}', 'https://c.example/${date:DD}'], walkBackDays: 3 }, () => NOTHING);
    assert.deepEqual(urls, ['https://a.example/', 'https://b.example/20', 'https://b.example/19', 'https://b.example/18', 'https://b.example/17', 'https://c.example/20']);
  });

  it('do not stand in for a host that fails', async () => {
    const http = new Fake(({ url }) => {
      if (url.includes('b.')) return answer(GOOD);
      throw new HttpError('dns', url, 'ENOTFOUND');
    });
    const result = await fetchOne(sourceOf({ request: { url: 'https://a.example/', fallbacks: ['https://b.example/'] } }), { ...REST, http });
    assert.deepEqual([isFailure(result) && result.error, http.requests.length], ['dns', 1]);
  });
});

describe('two steps', () => {
  const LINK = 'href="(?P<url>[^"]*pbr(?P<date>\\d{6})\\.json)"';
  const page = (...links: readonly string[]): string => `<html><body>${links.map((link) => `<a href="${link}">file</a>`).join('\n')}</body></html>`;
  const index = (body: string, more: Partial<HttpResponse> = {}) => (url: string): HttpResponse =>
    url.endsWith('.json') || url.includes('.json?') ? answer(GOOD) : answer(body, { finalUrl: url, ...more });
  const URL_OF_PAGE = 'https://www.a.example/stats/index.html';

  const followed: readonly (readonly [string, string, string])[] = [
    ['a relative link', page('x/pbr202610.json'), 'https://www.a.example/stats/x/pbr202610.json'],
    ['one from the root', page('/x/pbr202610.json'), 'https://www.a.example/x/pbr202610.json'],
    ['the latest of several, wherever it stands', page('/pbr202608.json', '/pbr202610.json', '/pbr202609.json'), 'https://www.a.example/pbr202610.json'],
    ['the first of those with one date', page('/a/pbr202610.json', '/b/pbr202610.json'), 'https://www.a.example/a/pbr202610.json'],
    ['a host below the site', page('https://files.a.example/pbr202610.json'), 'https://files.a.example/pbr202610.json'],
    ['the site without www', page('https://a.example/pbr202610.json'), 'https://a.example/pbr202610.json'],
    ['http of a page that came by https', page('http://www.a.example/pbr202610.json'), 'https://www.a.example/pbr202610.json'],
  ];
  for (const [name, body, expected] of followed) {
    it(`follow ${name}`, async () => {
      const { got, urls } = await ask({ url: URL_OF_PAGE, link: LINK }, index(body));
      assert.deepEqual([got, urls], [[1, expected], [URL_OF_PAGE, expected]]);
    });
  }

  it('resolve against the address that the page came from in the end', async () => {
    const { urls } = await ask({ url: URL_OF_PAGE, link: LINK }, (url) => (url.endsWith('.json') ? answer(GOOD) : answer(page('pbr202610.json'), { finalUrl: 'https://www.a.example/new/place/' })));
    assert.equal(urls[1], 'https://www.a.example/new/place/pbr202610.json');
  });

  it('take group 1 where there is no group url, and read &amp; as HTML does', async () => {
    const { urls } = await ask({ url: URL_OF_PAGE, link: 'href="([^"]*\\.json[^"]*)"' }, index(page('/f.json?a=1&amp;b=2')));
    assert.equal(urls[1], 'https://www.a.example/f.json?a=1&b=2');
  });

  it('order dates in the format of the source where they are written in it', async () => {
    const { urls } = await ask({ url: URL_OF_PAGE, link: 'href="([^"]*/(?P<date>\\d{2}/\\d{2}/\\d{4})/f\\.json)"' }, index(page('/09/30/2025/f.json', '/01/05/2026/f.json')), { dateFormat: 'MM/DD/YYYY' });
    assert.equal(urls[1], 'https://www.a.example/01/05/2026/f.json');
  });

  const refused: readonly (readonly [string, string, string, RegExp])[] = [
    ['another site', page('https://evil.example/pbr202610.json'), 'redirect', /leads to evil\.example, which is another site/],
    ['a site whose name ends alike', page('https://nota.example/pbr202610.json'), 'redirect', /nota\.example/],
    ['a file', page('file:///etc/pbr202610.json'), 'redirect', /another site/],
    ['no address', page('http://[/pbr202610.json'), 'bad-url', /is no address/],
    ['a page without the link', page('/other.json'), 'no-value', /no link on the page .* fits `link`/],
    ['an empty page', ' ', 'empty-reply', /is empty/],
  ];
  for (const [name, body, error, pattern] of refused) {
    it(`stop at ${name}`, async () => {
      const { got, urls } = await ask({ url: URL_OF_PAGE, link: LINK }, index(body));
      assert.deepEqual([got[0], urls.length], [error, 1]);
      assert.match(got[1], pattern);
      assert.ok(got[1].startsWith('T: ') && got[1].includes(URL_OF_PAGE), got[1]);
    });
  }

  it('tell a page that cannot be had, and a pattern that is none', async () => {
    assert.deepEqual((await ask({ url: URL_OF_PAGE, link: LINK }, () => answer('', { status: 500 }))).got[0], 'http-status');
    assert.deepEqual((await ask({ url: URL_OF_PAGE, link: '(' }, index(page()))).got[0], 'bad-expression');
    assert.deepEqual((await ask({ url: URL_OF_PAGE, link: LINK }, index(page('/pbr202610.json'), { truncated: true }))).got[0], 'too-large');
  });

  it('ask for a page once, whatever many sources read from it', async () => {
    const http = new Fake(({ url }) => index(page('/pbr202610.json'))(url));
    const sources = ['a', 'b', 'c'].map((id) => sourceOf({ id, request: { url: URL_OF_PAGE, link: LINK } }));
    const results = await fetchSources(sources, { ...REST, http }, { concurrency: 4, perHost: 2 });
    assert.deepEqual([results.map((result) => (result as Observation).value), http.requests.length], [[1, 1, 1], 2]);
  });

  it('send a secret to the origin that it was meant for, and show it nowhere', async () => {
    const request = { url: 'https://www.a.example/?k=${secret:KEY}', headers: { 'X-Key': '${secret:KEY}', Accept: 'text/html' }, link: LINK };
    const home = await ask(request, index(page('/pbr202610.json')), {}, 's3cret');
    assert.deepEqual(home.requests[1]?.headers, { 'X-Key': 's3cret', Accept: 'text/html' });
    const below = await ask(request, index(page('https://files.a.example/s3cret/pbr202610.json')), {}, 's3cret');
    assert.deepEqual(below.requests[1]?.headers, { Accept: 'text/html' });
    assert.equal(below.got[1], 'https://files.a.example/***/pbr202610.json');
  });

  it('go back by days where the page has no link yet', async () => {
    const { got, urls } = await ask({ url: 'https://www.a.example/${date:DD}/', link: LINK, walkBackDays: 2 }, (url) => (url.endsWith('.json') ? answer(GOOD) : answer(page(...(url.endsWith('/19/') ? ['pbr202610.json'] : [])), { finalUrl: url })));
    assert.deepEqual([got[0], urls.length], [1, 3]);
  });
});
