import assert from 'node:assert/strict';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { render } from '../../src/core/model/message';
import { fetchFeeds } from '../../src/core/news/fetchFeeds';
import { fetchPages, type FetchPagesOptions } from '../../src/core/news/fetchPages';
import { isFault } from '../../src/core/sources/fault';
import type { HttpClient, HttpRequest, Secrets } from '../../src/core/ports';
import { redirectTo, reply, startLoopback, type Loopback } from '../adapters/loopback';
import { shiftJis } from '../support/shiftJis';
import { sourceOf } from '../support/sources';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const dated = (day: string): string => `<!doctype html><title>t</title><meta property="article:published_time" content="${day}"><p>x`;
const ports = { clock: { now: () => Date.parse('2026-11-22T03:00:00Z'), timeZone: 'UTC' }, timers: { delay: () => Promise.resolve() }, random: () => 0.5, secrets: { get: () => Promise.resolve(null) } satisfies Secrets };
const options: FetchPagesOptions = { concurrency: 8, perHost: 2, timeoutMs: 500 };

describe('fetchPages', function () {
  this.timeout(20_000);
  let server: Loopback;
  const http = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
  before(async () => {
    server = await startLoopback({
      '/good': reply(200, dated('2026-11-20'), HTML),
      '/sjis': reply(200, Buffer.from(shiftJis(`<meta charset="shift_jis"><main><h1>港</h1><p>公開日：2026年11月18日</p></main>`)), { 'Content-Type': 'text/html' }),
      '/moved': redirectTo('/good', 301),
      '/members': redirectTo('/login?next=/members'),
      '/login': reply(200, dated('2026-11-20'), HTML),
      '/gone': reply(410, 'gone', HTML),
      '/private': reply(403, 'no', HTML),
      '/busy': reply(429, 'slow down', HTML),
      '/wall': reply(200, '<title>Just a moment...</title>', HTML),
      '/pdf': reply(200, '%PDF-1.7', { 'Content-Type': 'application/pdf' }),
      '/json': reply(200, '{}'),
      '/empty': reply(200, '', HTML),
      '/lost': redirectTo('/'),
      '/': reply(200, dated('2026-11-20'), HTML),
      '/loop': (_, response) => void response.writeHead(302, { Location: '/loop' }).end(),
      '/silent': () => undefined,
      '/long': reply(200, `${dated('2026-11-19')}${'x'.repeat(3_000_000)}`, HTML),
    });
  });
  after(async () => {
    http.dispose();
    await server.close();
  });

  it('reads dates, and tells everything else apart, all at the same time', async () => {
    const told = async (paths: readonly string[]): Promise<Record<string, string>> => {
      const pages = await fetchPages(paths.map((path) => server.origin + path), { ...ports, http }, options);
      return Object.fromEntries([...pages].map(([url, page]) => [url.slice(server.origin.length), isFault(page) ? `${page.error}: ${render({ text: page.text, args: ['Daily', url.slice(server.origin.length), ...page.details] })}` : `${page.published?.day} ${page.published?.rank}`]));
    };
    assert.deepEqual(await told(['/good', '/sjis', '/moved', '/members', '/gone', '/private', '/wall', '/pdf', '/json', '/empty', '/lost', '/loop', '/silent', '/long']), {
      '/good': '2026-11-20 open-graph', '/sjis': '2026-11-18 text', '/moved': '2026-11-20 open-graph',
      '/members': 'unexpected-reply: Daily: /members leads to a sign-in page. Open it in a browser, and write the date by hand.',
      '/gone': 'http-status: Daily: the page /gone is gone (status 410). Correct the address, or cite a copy.',
      '/private': 'http-status: Daily: /private refuses automated requests (status 403). Open it in a browser, and write the date by hand.',
      '/wall': 'unexpected-reply: Daily: /wall answers with a test for robots. Open it in a browser, and write the date by hand.',
      '/pdf': 'unexpected-reply: Daily: /pdf is no web page (application/pdf), and what it says of its date cannot be read. Write the date by hand.',
      '/json': 'unexpected-reply: Daily: /json is no web page (–), and what it says of its date cannot be read. Write the date by hand.',
      '/empty': 'empty-reply: Daily: /empty is empty. Check the address.',
      '/lost': 'unexpected-reply: Daily: /lost leads to another page than the one cited. Correct the address.',
      '/loop': `redirect: Daily: the redirects of /loop cannot be followed (more than 5 redirects; the last one led to ${server.origin}/loop). Cite the final address.`,
      '/silent': 'timeout: Daily: /silent gave no complete reply within 0.5 s. Try again, or raise `timeout` under `network`.',
      '/long': '2026-11-19 open-graph',
    });
    assert.match((await told(['/busy']))['/busy'] ?? '', /^http-status: Daily: .*\/busy/);
  });

  it('sends each page once, within its limits on one host', async () => {
    let running = 0;
    let most = 0;
    const requests: string[] = [];
    const slow: HttpClient = {
      send: async ({ url }: HttpRequest) => {
        requests.push(url);
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return { status: 200, finalUrl: url, redirects: [], headers: {}, body: new TextEncoder().encode(dated('2026-11-20')), truncated: false };
      },
    };
    const urls = Array.from({ length: 12 }, (_, index) => `https://daily.example/${index % 6}`);
    const progress: string[] = [];
    const pages = await fetchPages(urls, { ...ports, http: slow }, { ...options, onProgress: (done, total) => void progress.push(`${done}/${total}`) });
    assert.deepEqual([pages.size, requests.length, most, progress.at(-1)], [6, 6, 2, '6/6']);
  });

  it('is cancelled at once, what was done stays', async () => {
    const abort = new AbortController();
    const hanging: HttpClient = {
      send: ({ url }) => (url.endsWith('/good') ? Promise.resolve({ status: 200, finalUrl: url, redirects: [], headers: {}, body: new TextEncoder().encode(dated('2026-11-20')), truncated: false }) : new Promise(() => undefined)),
    };
    const pages = await fetchPages(['https://a.example/good', 'https://b.example/x'], { ...ports, http: hanging }, { ...options, signal: abort.signal, onProgress: (done) => done === 1 && abort.abort() });
    const told = [...pages.values()].map((page) => (isFault(page) ? page.error : page.published?.day));
    assert.deepEqual(told, ['2026-11-20', 'cancelled']);
  });

  it('asks no private host unasked, nor by a redirect', async () => {
    const guarded = new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0' });
    const pages = await fetchPages([`${server.origin}/good`], { ...ports, http: guarded }, options);
    const [page] = pages.values();
    assert.ok(page && isFault(page) && page.error === 'private-host');
    guarded.dispose();
  });
});

describe('fetchFeeds', function () {
  this.timeout(20_000);
  const RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>Rapidus grows - Port Weekly</title><link>https://p.example/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate><source url="https://p.example">Port Weekly</source></item></channel></rss>';
  let server: Loopback;
  const http = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
  before(async () => {
    server = await startLoopback({ '/rss': reply(200, RSS, { 'Content-Type': 'application/rss+xml' }), '/page': reply(200, '<html>sign in'), '/down': reply(500), '/text': reply(200, 'Please wait five seconds.') });
  });
  after(async () => {
    http.dispose();
    await server.close();
  });
  const feed = (path: string, more = '') => sourceOf({ id: path.slice(1), request: { url: server.origin + path + more }, extract: { format: 'feed', value: null, date: ['none'] } });

  it('gives the items, fills in the words, and names what failed', async () => {
    const results = await fetchFeeds([feed('/rss', '?q=${query}&k=${secret:KEY}'), feed('/page'), feed('/down'), feed('/text')], '"Rapidus" 港 &', { ...ports, http, secrets: { get: () => Promise.resolve({ value: 's3cret', hosts: null }) } }, options);
    assert.deepEqual(results.map((result) => ('items' in result ? result.items.map(({ title, publisher, published }) => [title, publisher, published?.day]) : result.error)),
      [[['Rapidus grows', 'Port Weekly', '2026-11-20']], 'html-instead-of-data', 'http-status', 'malformed-reply']);
    assert.ok(server.seen.includes('GET /rss?q=%22Rapidus%22%20%E6%B8%AF%20%26&k=s3cret'), server.seen.join());
  });

  it('shows no secret in a failure', async () => {
    const [result] = await fetchFeeds([feed('/text', '?k=${secret:KEY}')], 'x', { ...ports, http, secrets: { get: () => Promise.resolve({ value: 's3cret', hosts: null }) } }, options);
    assert.ok(result && 'error' in result);
    assert.doesNotMatch(JSON.stringify(result), /s3cret/);
  });

  it('is cancelled at once', async () => {
    const abort = new AbortController();
    const asked = fetchFeeds([feed('/rss')], 'x', { ...ports, http: { send: () => new Promise(() => undefined) } }, { ...options, signal: abort.signal });
    abort.abort();
    assert.deepEqual((await asked).map((result) => ('error' in result ? result.error : '')), ['cancelled']);
  });
});
