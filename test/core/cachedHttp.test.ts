import assert from 'node:assert/strict';
import { HttpError, type HttpRequest, type HttpResponse, type ReplyStore } from '../../src/core/ports';
import { CachedHttp } from '../../src/core/sources/cachedHttp';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { MemoryReplyStore } from '../../src/core/sources/memoryReplyStore';
import { answer, Fake, REST } from '../support/fetching';
import { until } from '../support/polling';
import { sourceOf } from '../support/sources';

const START = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;
const ask = (more: Partial<HttpRequest> = {}): HttpRequest => ({ method: 'GET', url: 'https://feed.example/a', headers: {}, timeoutMs: 1000, maxBytes: 1_000_000, maxRedirects: 5, ...more });
const poll = (more: Partial<HttpRequest> = {}): HttpRequest => ask({ freshMs: 15 * MINUTE, ...more });
const textOf = (reply: HttpResponse): string => new TextDecoder().decode(reply.body);

/** Windows over one store; their clock is moved by hand, and a pause moves it. */
function windows(respond: (request: HttpRequest) => Promise<HttpResponse> | HttpResponse, more: { readonly store?: ReplyStore; readonly asksConditionally?: boolean } = {}) {
  const http = new Fake(respond);
  const store = more.store ?? new MemoryReplyStore(1_000_000);
  const time = { now: START };
  const circumstances = { now: '' };
  let count = 0;
  const paused = gate<AbortSignal | undefined>();
  const delay = async (ms: number, signal?: AbortSignal): Promise<void> => {
    paused.open(signal);
    time.now += ms;
    // Others have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  };
  const open = (): CachedHttp => new CachedHttp({ http, store, memory: new MemoryReplyStore(1_000_000), clock: { now: () => time.now, timeZone: 'UTC' }, timers: { delay } }, {
    owner: `window ${++count}`, asksConditionally: more.asksConditionally ?? true, circumstances: () => circumstances.now,
  });
  return { http, store, time, circumstances, open, paused: paused.promise };
}

/** A promise that is settled from outside. */
function gate<T>(): { readonly promise: Promise<T>; readonly open: (value: T) => void } {
  const settle: ((value: T) => void)[] = [];
  const promise = new Promise<T>((resolve) => settle.push(resolve));
  return { promise, open: (value) => settle.forEach((one) => one(value)) };
}

describe('replies that windows share', () => {
  it('are asked for once in their time, and say since when they are known', async () => {
    const { http, time, open } = windows(() => answer(`reply ${http.requests.length}`));
    const [one, other] = [open(), open()];
    const first = await one.send(poll());
    assert.equal(first.receivedAt, undefined, 'just now');
    time.now += 14 * MINUTE;
    const kept = await other.send(poll());
    assert.deepEqual([textOf(kept), kept.receivedAt, http.requests.length], ['reply 1', START, 1]);
    time.now += MINUTE;
    assert.equal(textOf(await other.send(poll())), 'reply 2');
    assert.equal(textOf(await one.send(poll())), 'reply 2');
  });

  it('are one request for many windows that want it at once', async () => {
    const held = gate<HttpResponse>();
    const { http, open } = windows(() => held.promise);
    const all = Array.from({ length: 6 }, () => open().send(poll()));
    await new Promise((resolve) => setImmediate(resolve));
    held.open(answer('for all'));
    assert.deepEqual([...new Set((await Promise.all(all)).map(textOf))], ['for all']);
    assert.equal(http.requests.length, 1);
  });

  it('are asked for by the next window where the one that asks fails, and no failure is kept', async () => {
    let asked = 0;
    const { http, time, open } = windows(() => {
      if (++asked === 1) throw new HttpError('connection', 'https://feed.example/a', 'broken');
      return asked === 2 ? answer('down', { status: 503 }) : answer('fine');
    });
    const [one, two, three] = [open(), open(), open()];
    const began = time.now;
    const results = await Promise.allSettled([one.send(poll()), two.send(poll()), three.send(poll())]);
    assert.deepEqual(results.map((result) => (result.status === 'fulfilled' ? result.value.status : (result.reason as HttpError).kind)).sort(), [200, 503, 'connection']);
    assert.equal(http.requests.length, 3);
    assert.ok(time.now - began < 2_000, 'nobody waited for a lease to lapse');
    assert.equal(textOf(await one.send(poll())), 'fine');
    assert.equal(http.requests.length, 3);
  });

  it('are asked for by another window once the lease of one that died has lapsed', async () => {
    const { http, store, time, open } = windows(() => answer('after all'));
    const dead = windows(() => new Promise<HttpResponse>(() => undefined), { store });
    void dead.open().send(poll());
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(textOf(await open().send(poll())), 'after all');
    assert.equal(http.requests.length, 1);
    assert.ok(time.now - START >= 6000, 'time limit and margin of the dead one');
  });

  it('are passed by where somebody asks now, and serve everybody from then on', async () => {
    const { http, time, open } = windows(() => answer(`reply ${http.requests.length}`));
    const [one, other] = [open(), open()];
    await one.send(poll());
    time.now += MINUTE;
    assert.equal(textOf(await other.send(ask())), 'reply 2');
    assert.equal(textOf(await one.send(poll())), 'reply 2');
    assert.equal(http.requests.length, 2);
  });

  it('are waited for where somebody in another window asks now', async () => {
    const held = gate<HttpResponse>();
    const { http, open, paused } = windows(() => held.promise);
    const explicit = open().send(ask());
    while (http.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const waiting = open().send(poll());
    await paused;
    held.open(answer('for both'));
    assert.deepEqual((await Promise.all([explicit, waiting])).map(textOf), ['for both', 'for both']);
    assert.equal(http.requests.length, 1);
  });

  it('are found unchanged by their validators, which is as good as new', async () => {
    const { http, time, open } = windows((request) =>
      request.headers['If-None-Match'] === '"v1"' && request.headers['If-Modified-Since'] === 'Thu, 19 Nov 2026 00:00:00 GMT'
        ? answer('', { status: 304, headers: { etag: '"v1"', date: 'later', 'content-length': '0' } })
        : answer('body', { headers: { etag: '"v1"', 'last-modified': 'Thu, 19 Nov 2026 00:00:00 GMT', 'content-type': 'text/csv', 'set-cookie': 'sid=1' } }));
    const [one, other] = [open(), open()];
    await one.send(poll());
    time.now += 20 * MINUTE;
    for (const request of [ask(), poll()]) {
      const again = await other.send(request);
      assert.deepEqual([again.status, textOf(again), again.receivedAt, again.headers['content-type'], again.headers['date'], again.headers['set-cookie'], again.headers['content-length']],
        [200, 'body', time.now, 'text/csv', 'later', undefined, undefined]);
    }
    assert.equal(http.requests.length, 2, 'the poll after it is answered by what was found unchanged');
  });

  it('are asked for anew where the page that did not change is another one by now', async () => {
    const { http, open } = windows((request) =>
      request.headers['If-None-Match'] === undefined
        ? answer(`reply ${http.requests.length}`, { headers: { etag: '"v1"' }, finalUrl: http.requests.length > 1 ? 'https://feed.example/moved' : 'https://feed.example/a' })
        : answer('', { status: 304, finalUrl: 'https://feed.example/moved' }));
    const one = open();
    await one.send(poll());
    assert.equal(textOf(await one.send(ask())), 'reply 3');
  });

  it('are asked for without validators in a browser, and where the source states its own', async () => {
    const inBrowser = windows(() => answer('x', { headers: { etag: '"v1"' } }), { asksConditionally: false });
    const window = inBrowser.open();
    for (let count = 0; count < 2; count++) await window.send(ask());
    const own = windows(() => answer('x', { headers: { etag: '"v1"' } }));
    for (let count = 0; count < 2; count++) await own.open().send(ask({ headers: { 'if-none-match': '"mine"' } }));
    assert.deepEqual([...inBrowser.http.requests, ...own.http.requests].map(({ headers }) => headers), [{}, {}, { 'if-none-match': '"mine"' }, { 'if-none-match': '"mine"' }]);
  });

  const never: readonly (readonly [string, Partial<HttpResponse>])[] = [
    ['an error', { status: 500 }], ['a redirect that was not followed', { status: 302 }], ['a part', { status: 206 }], ['what was cut', { truncated: true }], ['an empty body', { body: new Uint8Array() }],
    ['what forbids it', { headers: { 'cache-control': 'private, No-Store' } }], ['a body of many megabytes', { body: new Uint8Array(5_000_000) }],
  ];
  for (const [what, more] of never) {
    it(`do not include ${what}`, async () => {
      const { http, open } = windows(() => answer('x', more));
      const one = open();
      for (let count = 0; count < 2; count++) await one.send(poll({ maxBytes: 10_000_000 }));
      assert.equal(http.requests.length, 2);
    });
  }

  it('stay in the window that they were fetched in, where the request carries a secret', async () => {
    const keys: string[] = [];
    const inner = new MemoryReplyStore(1_000_000);
    const store: ReplyStore = {
      get: (key) => (keys.push(key), inner.get(key)), put: (key, reply) => (keys.push(key), inner.put(key, reply)),
      lease: (key, ...rest) => (keys.push(key), inner.lease(key, ...rest)), release: (key, owner) => (keys.push(key), inner.release(key, owner)),
    };
    const { http, open } = windows(() => answer('x'), { store });
    const [one, other] = [open(), open()];
    const secret = poll({ isSecret: true, url: 'https://feed.example/?key=s3cret' });
    for (const window of [one, one, other]) await window.send(secret);
    assert.equal(http.requests.length, 2, 'one for each window');
    assert.deepEqual(keys, [], 'nothing of it reaches what is shared');
    await one.send(poll({ url: 'https://feed.example/?key=s3cret', headers: { Authorization: 's3cret' } }));
    assert.ok(keys.length > 0 && keys.every((key) => /^[0-9a-f]{64}$/.test(key)), 'a key says nothing');
  });

  it('are told apart by address, headers and circumstances', async () => {
    const { http, circumstances, open } = windows(() => answer('x'));
    const one = open();
    const requests = [poll(), poll({ url: 'https://feed.example/b' }), poll({ headers: { Accept: 'a' } }), poll({ headers: { accept: 'b' } })];
    for (const request of requests) await one.send(request);
    await one.send(poll({ headers: { ACCEPT: 'a' } }));
    assert.equal(http.requests.length, 4);
    circumstances.now = 'private hosts are not allowed any more';
    await one.send(poll());
    assert.equal(http.requests.length, 5);
  });

  it('are not given to a request that would have let less pass', async () => {
    const { http, open } = windows(() => answer('four', { redirects: [{ status: 301, from: 'a', to: 'b' }] }));
    const one = open();
    await one.send(poll());
    await one.send(poll({ maxBytes: 3 }));
    await one.send(poll({ maxRedirects: 0 }));
    assert.equal(http.requests.length, 3);
  });

  it('are not given where the clock was set back since', async () => {
    const { http, time, open } = windows(() => answer('x'));
    const one = open();
    await one.send(poll());
    time.now -= 60 * MINUTE;
    await one.send(poll());
    assert.equal(http.requests.length, 2);
  });

  it('leave other methods alone', async () => {
    const { http, open } = windows(() => answer('x'));
    const one = open();
    for (let count = 0; count < 2; count++) await one.send(poll({ method: 'HEAD' }));
    assert.equal(http.requests.length, 2);
  });
});

describe('a request that several share', () => {
  const isCancelled = (error: unknown): boolean => error instanceof HttpError && error.kind === 'cancelled';

  it('goes on while anybody wants it, ends with the last one, and is made anew for the next', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { http, open } = windows((request) => {
      signals.push(request.signal);
      return new Promise<HttpResponse>(() => undefined);
    });
    const window = open();
    const [a, b] = [new AbortController(), new AbortController()];
    const first = window.send(ask({ signal: a.signal }));
    const second = window.send(ask({ signal: b.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(http.requests.length, 1);
    a.abort();
    await assert.rejects(first, isCancelled);
    assert.equal(signals[0]?.aborted, false);
    b.abort();
    await assert.rejects(second, isCancelled);
    assert.equal(signals[0]?.aborted, true);
    void window.send(ask());
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(http.requests.length, 2);
    await assert.rejects(window.send(ask({ signal: a.signal })), isCancelled);
    assert.equal(http.requests.length, 2, 'who has given up already asks nothing');
  });

  it('is given up at once also while another window is waited for', async () => {
    const store = new MemoryReplyStore(1000);
    void windows(() => new Promise<HttpResponse>(() => undefined), { store }).open().send(poll());
    await new Promise((resolve) => setImmediate(resolve));
    const { http, open, paused } = windows(() => answer('x'), { store });
    const abort = new AbortController();
    const waiting = open().send(poll({ signal: abort.signal }));
    const signal = await paused;
    abort.abort();
    await assert.rejects(waiting, isCancelled);
    assert.equal(signal?.aborted, true);
    assert.equal(http.requests.length, 0);
  });

  it('lets a cancelled refresh end at once, whatever the server does', async () => {
    const { http, open } = windows(() => new Promise<HttpResponse>(() => undefined));
    const abort = new AbortController();
    const sources = Array.from({ length: 40 }, (_, index) => sourceOf({ id: `s${index}`, request: { url: `https://h${index % 7}.example/${index}` } }));
    const run = fetchSources(sources, { ...REST, http: open() }, { concurrency: 16, perHost: 6, signal: abort.signal });
    await until('all requests that may be at a time', () => Promise.resolve(http.requests.length === 16), 1000);
    abort.abort();
    assert.deepEqual([...new Set((await run).map((result) => ('error' in result ? result.error : 'a value')))], ['cancelled']);
    assert.ok(http.requests.every(({ signal }) => signal?.aborted), 'and every request of it');
  });

  it('puts one listener on a signal, however many requests it ends', async () => {
    const { open } = windows(() => answer('x'));
    const abort = new AbortController();
    let listeners = 0;
    const signal = new Proxy(abort.signal, {
      get(target, name) {
        if (name === 'addEventListener') listeners++;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const window = open();
    await Promise.all(Array.from({ length: 30 }, (_, index) => window.send(ask({ url: `https://feed.example/${index}`, signal }))));
    for (let index = 0; index < 30; index++) await window.send(ask({ url: `https://feed.example/${index}`, signal }));
    assert.equal(listeners, 1);
  });
});
