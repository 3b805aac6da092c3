import assert from 'node:assert/strict';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import type { Extraction, Source } from '../../src/core/config/configuration';
import { UNSTATED_REQUEST } from '../../src/core/config/sourceDefaults';
import { render } from '../../src/core/model/message';
import type { Observation, SourceFailure } from '../../src/core/model/observation';
import { HttpError, type Clock, type HttpClient, type HttpErrorKind, type HttpResponse, type Secrets } from '../../src/core/ports';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { isFailure } from '../../src/core/model/observation';
import { answer, Fake, fetchOne, secretsOf } from '../support/fetching';
import { sourceOf } from '../support/sources';
import { redirectTo, reply, startLoopback, type Loopback } from '../adapters/loopback';

const clock: Clock = { now: () => Date.UTC(2026, 10, 20, 12), timeZone: 'Asia/Tokyo' };
const waits = { timers: { delay: () => Promise.resolve() }, random: () => 0.5 };
const noSecrets: Secrets = { get: () => Promise.resolve(null) };

const source = (url: string, more: Partial<Source> = {}, extract: Partial<Extraction> = {}): Source => ({
  ...sourceOf({ id: 'usd-jpy', title: 'USD/JPY', request: { url }, extract }), ...more,
});

const failureOf = (result: Observation | SourceFailure): SourceFailure => {
  assert.ok(isFailure(result), JSON.stringify(result));
  return result;
};
const GOOD = '{"v":156.82,"d":"2026-11-20"}';

describe('fetchSource', function () {
  this.timeout(10_000);
  const fetchFrom = (respond: () => Promise<HttpResponse> | HttpResponse, extract: Partial<Extraction> = {}, secrets = noSecrets, url = 'https://feed.example/x') =>
    fetchOne(source(url, {}, extract), { http: new Fake(respond), clock, ...waits, secrets });

  it('gives the value, its own date and where it is from', async () => {
    assert.deepEqual(await fetchFrom(() => answer(GOOD)), {
      sourceId: 'usd-jpy', value: 156.82, asOf: '2026-11-20', precision: 'day', fetchedAt: clock.now(), url: 'https://feed.example/x', hash: '0a90dbc7',
    });
  });

  it('scales without inventing digits', async () => {
    const result = await fetchFrom(() => answer('{"v":0.1,"d":"2026-11-20"}'), { scale: 3 });
    assert.equal((result as Observation).value, 0.3);
  });

  const cases: readonly (readonly [string, HttpResponse, string, RegExp])[] = [
    ['status 500', answer('', { status: 500 }), 'http-status', /fault of its own \(status 500\)/],
    ['status 403', answer('', { status: 403 }), 'http-status', /headers and its secret/],
    ['status 404', answer('', { status: 404 }), 'http-status', /Correct the address/],
    ['status 429', answer('', { status: 429 }), 'http-status', /too often/],
    ['status 422', answer('', { status: 422 }), 'http-status', /status 422/],
    ['a redirect that leads nowhere', answer('', { status: 302 }), 'http-status', /status 302/],
    ['nothing', answer(''), 'empty-reply', /is empty/],
    ['white space', answer(' \r\n'), 'empty-reply', /is empty/],
    ['a web page', answer('\ufeff\n <!doctype html><title>Sign in</title>'), 'html-instead-of-data', /web page instead of JSON/],
    ['too much', answer(GOOD, { truncated: true }), 'too-large', /larger than/],
    ['text', answer('limit exceeded'), 'malformed-reply', /begins with: limit exceeded/],
    ['the wrong charset', answer('', { body: Uint8Array.of(0x93, 0xfa) }), 'malformed-reply', /not text in utf-8/],
    ['a date in the future', answer('{"v":1,"d":"2026-11-22"}'), 'future-date', /2026-11-22, which is in the future/],
    ['a missing value', answer('{"v":"-","d":"2026-11-20"}'), 'no-value', /no value yet/],
  ];
  for (const [name, response, error, pattern] of cases) {
    it(`says why: ${name}`, async () => {
      const failure = failureOf(await fetchFrom(() => response));
      assert.equal(failure.error, error);
      const text = render(failure.message);
      assert.match(text, pattern);
      assert.ok(text.startsWith('USD/JPY: ') && text.includes('https://feed.example/x') && !/\{\d\}/.test(text), text);
    });
  }

  it('allows a date one day ahead, where the Pacific already is', async () => {
    assert.ok(!isFailure(await fetchFrom(() => answer('{"v":1,"d":"2026-11-21"}'))));
  });

  for (const kind of ['timeout', 'dns', 'connection', 'tls', 'redirect', 'private-host', 'cancelled', 'bad-url'] satisfies HttpErrorKind[]) {
    it(`passes on ${kind}`, async () => {
      const failure = failureOf(await fetchFrom(() => Promise.reject(new HttpError(kind, 'u', 'the detail'))));
      assert.equal(failure.error, kind);
      assert.match(render(failure.message), /^USD\/JPY: .*https:\/\/feed\.example\/x/);
    });
  }

  it('takes anything else that an adapter throws for a failed connection', async () => {
    assert.equal(failureOf(await fetchFrom(() => Promise.reject(new Error('odd')))).error, 'connection');
  });
});

describe('secrets of sources', function () {
  this.timeout(10_000);
  const secrets = secretsOf({ KEY: "a b'&c", TOKEN: 'tok-123', EMPTY: '', BROKEN: 'x\ny' });
  const withSecrets = (url: string, headers: Record<string, string> = {}): Source => ({ ...source(url), request: { ...UNSTATED_REQUEST, url, headers } });

  it('fills them in, encoded in the URL and as they are in headers', async () => {
    const http = new Fake(() => answer(GOOD));
    const result = await fetchOne(withSecrets('https://feed.example/?k=${secret:KEY}', { Authorization: 'Bearer ${secret:TOKEN}' }), { http, clock, ...waits, secrets });
    assert.equal(http.requests[0]?.url, "https://feed.example/?k=a%20b'%26c");
    assert.equal(http.requests[0]?.headers['Authorization'], 'Bearer tok-123');
    assert.equal(result.url, 'https://feed.example/?k=***');
  });

  it('shows them nowhere', async () => {
    const where = withSecrets('https://feed.example/${secret:KEY}', { 'X-Key': '${secret:TOKEN}' });
    const failing: (() => HttpResponse)[] = [
      () => answer('bad key tok-123'),
      () => { throw new HttpError('redirect', 'u', 'led to https://other.example/a%20b%27%26c?t=tok-123'); },
      () => answer("{\"v\":\"a b'&c\",\"d\":\"2026-11-20\"}"),
    ];
    for (const respond of failing) {
      const failure = failureOf(await fetchOne(where, { http: new Fake(respond), clock, ...waits, secrets }));
      assert.doesNotMatch(JSON.stringify(failure), /tok-123|a b|a%20b/);
    }
  });

  it('names the one that is missing, empty or cannot be sent, and requests nothing', async () => {
    for (const name of ['NONE', 'EMPTY', 'BROKEN']) {
      const http = new Fake(() => answer(GOOD));
      const failure = failureOf(await fetchOne(withSecrets(`https://feed.example/?k=\${secret:${name}}`), { http, clock, ...waits, secrets }));
      assert.deepEqual([failure.error, http.requests.length], ['bad-secret', 0]);
      assert.match(render(failure.message), new RegExp(`the secret ${name} for https://feed.example/\\?k=\\*\\*\\*`));
    }
  });

  it('survives a store that fails', async () => {
    const failure = failureOf(await fetchOne(withSecrets('https://f.example/${secret:A}'), { http: new Fake(() => answer(GOOD)), clock, ...waits, secrets: { get: () => Promise.reject(new Error('locked')) } }));
    assert.equal(failure.error, 'bad-secret');
  });
});

describe('fetchSources', function () {
  this.timeout(10_000);
  const ports = (http: HttpClient) => ({ http, clock, ...waits, secrets: noSecrets });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('keeps order, isolates failures and tells its progress', async () => {
    const http = new Fake(({ url }) => answer(url.endsWith('3') ? 'broken' : `{"v":${url.slice(-1)},"d":"2026-11-20"}`));
    const progress: string[] = [];
    const list = [1, 2, 3, 4].map((n) => source(`https://h${n}.example/${n}`, { id: `s${n}` }));
    const results = await fetchSources(list, ports(http), { concurrency: 2, perHost: 1, onProgress: (done, total) => progress.push(`${done}/${total}`) });
    assert.deepEqual(results.map((result) => (isFailure(result) ? result.error : result.value)), [1, 2, 'malformed-reply', 4]);
    assert.deepEqual(progress, ['1/4', '2/4', '3/4', '4/4']);
    assert.ok(http.most <= 2);
  });

  it('bounds what runs on one host, and lets other hosts pass', async () => {
    const perHost = new Map<string, number>();
    let most = 0;
    const http = new Fake(async ({ url }) => {
      const { host } = new URL(url);
      perHost.set(host, (perHost.get(host) ?? 0) + 1);
      most = Math.max(most, perHost.get(host) ?? 0);
      await turn();
      perHost.set(host, (perHost.get(host) ?? 0) - 1);
      return answer(GOOD);
    });
    const list = [...Array.from({ length: 30 }, (_, n) => source(`https://busy.example/${n}`)), source('https://quiet.example/')];
    await fetchSources(list, ports(http), { concurrency: 8, perHost: 2 });
    assert.equal(most, 2);
    assert.ok(http.requests.findIndex(({ url }) => url.includes('quiet')) <= 3);
  });

  it('sends one request for sources that share it', async () => {
    const http = new Fake(() => answer('{"v":1,"w":2,"d":"2026-11-20"}'));
    const url = 'https://feed.example/both';
    const list = [source(url), source(url, { id: 'b' }, { value: '$.w' }), source(url, { request: { ...UNSTATED_REQUEST, url, headers: { 'X-A': '1' } } })];
    const results = await fetchSources(list, ports(http), { concurrency: 4, perHost: 1 });
    assert.deepEqual(results.map((result) => (result as Observation).value), [1, 2, 1]);
    assert.equal(http.requests.length, 2);
  });

  it('ends at once when cancelled, even where the client does not listen', async () => {
    const controller = new AbortController();
    const http = new Fake(({ url }) => (url.endsWith('/0') ? answer(GOOD) : new Promise<HttpResponse>(() => undefined)));
    const list = Array.from({ length: 10 }, (_, n) => source(`https://feed.example/${n}`, { id: `s${n}` }));
    const results = await fetchSources(list, ports(http), { concurrency: 2, perHost: 2, signal: controller.signal, onProgress: () => controller.abort() });
    assert.equal(isFailure(results[0] as SourceFailure), false);
    assert.deepEqual(new Set(results.slice(1).map((result) => failureOf(result).error)), new Set(['cancelled']));
    assert.ok(http.requests.length <= 3);
    const none = await fetchSources(list, ports(http), { concurrency: 2, perHost: 2, signal: AbortSignal.abort() });
    assert.ok(none.every((result) => failureOf(result).error === 'cancelled'));
  });

  it('copes with an empty list and with addresses that are none', async () => {
    assert.deepEqual(await fetchSources([], ports(new Fake(() => answer(GOOD))), { concurrency: 1, perHost: 1 }), []);
    const client = new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0' });
    const results = await fetchSources(['', 'nonsense', 'ftp://a.example/'].map((url) => source(url)), ports(client), { concurrency: 1, perHost: 1 });
    assert.deepEqual(results.map((result) => failureOf(result).error), ['bad-url', 'bad-url', 'bad-url']);
  });
});

describe('sources over a real connection', function () {
  this.timeout(10_000);
  let server: Loopback;
  const http = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
  before(async () => {
    server = await startLoopback({
      '/json': reply(200, GOOD, { 'Content-Type': 'application/json' }),
      '/csv': reply(200, Buffer.concat([Uint8Array.of(0x93, 0xfa, 0x95, 0x74), Buffer.from(',v\n2026/11/20,"1,234"\n')]), { 'Content-Type': 'text/csv; charset=Shift_JIS' }),
      '/html': reply(200, '<html>please sign in</html>', { 'Content-Type': 'application/json' }),
      '/empty': reply(200),
      '/500': reply(500, 'oops'),
      '/silent': () => undefined,
      '/large': reply(200, ' '.repeat(10_000)),
      '/loop': redirectTo('/loop'),
      '/to-private': redirectTo('http://10.0.0.1/'),
      '/reset': (request) => request.socket.resetAndDestroy(),
    });
  });
  after(() => Promise.all([server.close(), http.dispose()]));

  it('tells every fault apart, all at the same time', async () => {
    const paths = ['/json', '/html', '/empty', '/500', '/silent', '/large', '/loop', '/reset'];
    const list = [...paths.map((path) => source(server.origin + path)), source(`${server.origin}/csv`, {}, { format: 'csv', value: 'v', date: ['日付'], dateFormat: 'YYYY/M/D' })];
    const results = await fetchSources(list, { http, clock, ...waits, secrets: noSecrets }, { concurrency: 16, perHost: 4, limits: { timeoutMs: 400, maxBytes: 5_000, maxRedirects: 3 } });
    assert.deepEqual(
      results.map((result) => (isFailure(result) ? result.error : result.value)),
      [156.82, 'html-instead-of-data', 'empty-reply', 'http-status', 'timeout', 'too-large', 'redirect', 'connection', 1234],
    );
  });

  it('does not follow into a private network', async () => {
    let asked = 0;
    const fading = new AxiosHttpClient({ allowPrivateHosts: () => asked++ === 0, version: '0' });
    const failure = failureOf(await fetchOne(source(`${server.origin}/to-private`), { http: fading, clock, ...waits, secrets: noSecrets }));
    assert.equal(failure.error, 'private-host');
    assert.match(render(failure.message), /briefing\.network\.allowPrivateHosts/);
  });
});
