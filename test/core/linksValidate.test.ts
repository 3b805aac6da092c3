import assert from 'node:assert/strict';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { systemClock } from '../../src/adapters/systemClock';
import { validateLinks, type ValidateOptions } from '../../src/core/links/validateLinks';
import type { LinkPorts } from '../../src/core/links/visitLink';
import { render } from '../../src/core/model/message';
import { HttpError, type HttpRequest, type HttpResponse } from '../../src/core/ports';
import { redirectTo, reply, startLoopback, type Loopback } from '../adapters/loopback';

const OPTIONS: ValidateOptions = { concurrency: 16, perHost: 2, timeoutMs: 1_000 };

/** Ports without time: delays only move the clock. */
function portsFor(send: (request: HttpRequest) => Promise<HttpResponse>): LinkPorts & { readonly delays: number[] } {
  let now = Date.UTC(2026, 10, 20);
  const delays: number[] = [];
  const delay = (ms: number): Promise<void> => {
    delays.push(ms);
    now += ms;
    return Promise.resolve();
  };
  return { delays, http: { send }, clock: { now: () => now, timeZone: 'UTC' }, timers: { delay } };
}

const answer = (url: string, status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status, finalUrl: url, redirects: [], headers, body: new Uint8Array(), truncated: false,
});

describe('validateLinks over real connections', function () {
  this.timeout(10_000);
  const servers: Loopback[] = [];
  const http = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
  const ports: LinkPorts = { http, clock: systemClock, timers: { delay: () => Promise.resolve() } };
  let first: Loopback;
  let blocking: Loopback;
  let dead: Loopback;

  before(async () => {
    let visits = 0;
    first = await startLoopback({
      '/': reply(200, 'front'),
      '/alive': reply(200, 'x'.repeat(100_000)),
      '/head-404': (request, response) => response.writeHead(request.method === 'HEAD' ? 404 : 200).end(),
      '/no-head': (request, response) => response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
      '/moved': redirectTo('/alive', 301),
      '/other': redirectTo('/alive', 302),
      '/to-root': redirectTo('/'),
      '/lost': redirectTo('/404.html'),
      '/404.html': reply(200, 'sorry'),
      '/paywall': reply(402),
      '/forbidden': reply(403),
      '/linkedin': reply(999),
      '/wall': reply(403, '', { 'CF-Mitigated': 'challenge' }),
      '/soft-wall': (request, response) => response.writeHead(request.method === 'HEAD' ? 503 : 200).end('<title>Just a moment...</title>'),
      '/busy': (_request, response) => response.writeHead(visits++ === 0 ? 429 : 200, { 'Retry-After': '1' }).end(),
      '/500': reply(500),
      '/silent': () => undefined,
      '/reset': (request) => request.socket.resetAndDestroy(),
      '/loop': redirectTo('/loop'),
      '/endless': (request, response) => {
        if (request.method === 'HEAD') return void response.writeHead(403).end();
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
          if (!response.destroyed) response.once('drain', pour);
        };
        pour();
      },
    });
    blocking = await startLoopback({ '/': reply(400), '/page': reply(400) }, '127.0.0.3');
    dead = await startLoopback({}, '127.0.0.4');
    servers.push(first, blocking, dead);
  });
  after(async () => {
    http.dispose();
    await Promise.all(servers.map((server) => server.close()));
  });

  it('gives every page its state', async () => {
    const table: readonly (readonly [string, string, number | null])[] = [
      [`${first.origin}/alive`, 'alive', 200], [`${first.origin}/head-404`, 'alive', 200], [`${first.origin}/no-head`, 'alive', 200], [`${first.origin}/other`, 'alive', 200],
      [`${first.origin}/endless`, 'alive', 200], [`${first.origin}/busy`, 'alive', 200], [`${first.origin}/moved`, 'moved', 200],
      [`${first.origin}/to-root`, 'soft-dead', 200], [`${first.origin}/lost`, 'soft-dead', 200],
      [`${first.origin}/paywall`, 'refused', 402], [`${first.origin}/forbidden`, 'refused', 403], [`${first.origin}/linkedin`, 'refused', 999],
      [`${first.origin}/wall`, 'refused', 403], [`${first.origin}/soft-wall`, 'refused', 200], [`${blocking.origin}/page`, 'refused', 400],
      [`${first.origin}/500`, 'suspected', 500], [`${first.origin}/silent`, 'suspected', null], [`${first.origin}/reset`, 'suspected', null], [`${first.origin}/loop`, 'suspected', null],
      ['http://no-such-host.invalid/', 'suspected', null], [`${dead.origin}/gone`, 'dead', 404],
      ['mailto:a@b.example', 'not-checked', null], ['javascript:alert(1)', 'not-checked', null], ['not a url', 'not-checked', null], ['http://a:b@127.0.0.1/', 'not-checked', null],
    ];
    const evidence = await validateLinks(table.map(([url]) => url), ports, { ...OPTIONS, perHost: 8, timeoutMs: 500 });
    assert.deepEqual(evidence.map(({ url, state, status }) => [url, state, status]), table.map((row) => [...row]));
    assert.deepEqual(dead.seen, ['HEAD /gone', 'GET /gone', 'GET /gone']);
    const moved = evidence.find(({ state }) => state === 'moved');
    assert.equal(moved?.finalUrl, `${first.origin}/alive`);
    for (const { reason } of evidence) assert.doesNotMatch(render(reason), /\{\d\}/);
  });

  it('does not go to private hosts unasked', async () => {
    const guarded: LinkPorts = { ...ports, http: new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0' }) };
    const before = first.seen.length;
    const [evidence] = await validateLinks([`${first.origin}/alive`], guarded, OPTIONS);
    assert.equal(evidence?.state, 'not-checked');
    assert.match(evidence ? render(evidence.reason) : '', /allowPrivateHosts/);
    assert.equal(first.seen.length, before);
  });

  it('requests one page once, however often and in whichever spelling it is cited', async () => {
    const before = first.seen.length;
    const urls = ['/alive', '/alive#a', '/alive?utm_source=chatgpt.com', '/alive'].map((path) => first.origin + path);
    const evidence = await validateLinks(urls, ports, OPTIONS);
    assert.deepEqual(evidence.map(({ url, state }) => [url, state]), urls.map((url) => [url, 'alive']));
    assert.equal(first.seen.length - before, 1);
  });
});

describe('validateLinks', function () {
  this.timeout(10_000);
  it('tells its progress and bounds each host', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const ports = portsFor(async ({ url }) => {
      const { host } = new URL(url);
      running.set(host, (running.get(host) ?? 0) + 1);
      most = Math.max(most, running.get(host) ?? 0);
      await new Promise((resolve) => setImmediate(resolve));
      running.set(host, (running.get(host) ?? 0) - 1);
      return answer(url, 200);
    });
    const progress: number[] = [];
    const urls = Array.from({ length: 60 }, (_, n) => `https://h${n % 3}.example/${n}`);
    await validateLinks(urls, ports, { ...OPTIONS, onProgress: (done, total) => progress.push(done / total) });
    assert.equal(most, 2);
    assert.deepEqual([progress.length, progress.at(-1)], [60, 1]);
  });

  it('waits as long as a host asks for, and no longer than the cap', async () => {
    const replies = [429, 200];
    const polite = portsFor(({ url }) => Promise.resolve(answer(url, replies.shift() ?? 500, { 'retry-after': '3' })));
    const [evidence] = await validateLinks(['https://a.example/1'], polite, OPTIONS);
    assert.deepEqual([evidence?.state, evidence?.attempts, polite.delays], ['alive', 2, [3_000]]);

    let sent = 0;
    const closed = portsFor(({ url }) => Promise.resolve((sent++, answer(url, 429, { 'retry-after': '3600' }))));
    const all = await validateLinks([1, 2, 3].map((n) => `https://a.example/${n}`), closed, { ...OPTIONS, perHost: 1 });
    assert.deepEqual(all.map(({ state }) => state), ['refused', 'not-checked', 'not-checked']);
    assert.match(all[0] ? render(all[0].reason) : '', /3600 s/);
    assert.deepEqual([sent, closed.delays], [1, []]);
  });

  it('asks the front page of a host once', async () => {
    const roots: string[] = [];
    const ports = portsFor(({ url }) => {
      if (new URL(url).pathname === '/') roots.push(url);
      return Promise.resolve(answer(url, 403));
    });
    const all = await validateLinks([1, 2, 3].map((n) => `https://meta.example/${n}`), ports, OPTIONS);
    assert.deepEqual(roots, ['https://meta.example/']);
    assert.ok(all.every(({ state }) => state === 'refused'));
  });

  it('takes a machine without a connection for what it is', async () => {
    const offline = portsFor(({ url }) => Promise.reject(new HttpError('dns', url, 'EAI_AGAIN')));
    const none = await validateLinks(['https://a.example/', 'https://b.example/', 'mailto:x@y.example'], offline, OPTIONS);
    assert.deepEqual(none.map(({ state, status }) => [state, status]), [['not-checked', null], ['not-checked', null], ['not-checked', null]]);
    assert.match(none[0] ? render(none[0].reason) : '', /no connection/);

    const partly = portsFor(({ url }) => (url.includes('a.example') ? Promise.reject(new HttpError('dns', url, 'ENOTFOUND')) : Promise.resolve(answer(url, 500))));
    const some = await validateLinks(['https://a.example/', 'https://b.example/'], partly, OPTIONS);
    assert.deepEqual(some.map(({ state }) => state), ['suspected', 'suspected']);
  });

  it('ends at once when cancelled, even where the client does not listen', async () => {
    const controller = new AbortController();
    let sent = 0;
    const ports = portsFor(({ url }) => (sent++ === 0 ? Promise.resolve(answer(url, 200)) : new Promise<HttpResponse>(() => undefined)));
    const urls = Array.from({ length: 20 }, (_, n) => `https://h${n}.example/`);
    const all = await validateLinks(urls, ports, { ...OPTIONS, concurrency: 3, signal: controller.signal, onProgress: () => controller.abort() });
    assert.equal(all.filter(({ state }) => state === 'alive').length, 1);
    assert.equal(all.filter(({ state }) => state === 'not-checked').length, 19);
    assert.ok(sent <= 4);
  });

  it('survives a client that throws something else, and no links at all', async () => {
    const odd = portsFor(() => Promise.reject(new Error('odd')));
    assert.equal((await validateLinks(['https://a.example/'], odd, OPTIONS))[0]?.state, 'not-checked');
    assert.deepEqual(await validateLinks([], odd, OPTIONS), []);
  });
});
