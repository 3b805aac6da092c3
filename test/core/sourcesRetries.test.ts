import assert from 'node:assert/strict';
import type { Source } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import { isFailure, type Observation, type SourceFailure } from '../../src/core/model/observation';
import { HttpError, type HttpRequest, type HttpResponse } from '../../src/core/ports';
import { fetchSources, type FetchAllOptions } from '../../src/core/sources/fetchAll';
import { answer, Fake, REST } from '../support/fetching';
import { sourceOf } from '../support/sources';
import { VirtualTime } from '../support/virtualTime';

const GOOD = '{"v":1,"d":"2026-11-20"}';
const START = new VirtualTime().now();

const broken = (): never => {
  throw new HttpError('connection', 'u', 'read ECONNRESET', true);
};

interface Run {
  readonly results: readonly (Observation | SourceFailure)[];
  readonly words: readonly (string | number)[];
  /** Milliseconds from the start at which each request was sent, in order. */
  readonly sentAt: readonly number[];
  readonly requests: readonly HttpRequest[];
  readonly pauses: readonly number[];
}

/** Runs sources in virtual time. `respond` is told how often its URL was asked before. */
async function run(sources: readonly Source[], respond: (nth: number, request: HttpRequest, time: VirtualTime) => HttpResponse | Promise<HttpResponse>, options: Partial<FetchAllOptions> = {}): Promise<Run> {
  const time = new VirtualTime();
  const times: number[] = [];
  const counts = new Map<string, number>();
  const http = new Fake((request) => {
    times.push(time.now() - START);
    const nth = counts.get(request.url) ?? 0;
    counts.set(request.url, nth + 1);
    return respond(nth, request, time);
  });
  const results = await fetchSources(sources, { ...REST, http, clock: time, timers: time }, { concurrency: 16, perHost: 2, ...options });
  return { results, words: results.map((result) => (isFailure(result) ? result.error : result.value)), sentAt: times, requests: http.requests, pauses: time.pauses };
}

const at = (url: string, more: Partial<Source> = {}, intervalMs = 0): Source => ({ ...sourceOf({ id: url, title: url, request: { url: `https://${url}`, intervalMs } }), ...more });
const status = (code: number, retryAfter?: string): HttpResponse => answer('busy', { status: code, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });

describe('second tries of a request', () => {
  for (const [name, bad] of [['a broken connection', broken], ['429', () => status(429)], ['502', () => status(502)], ['503', () => status(503)], ['504', () => status(504)]] as const) {
    it(`after ${name} is made, with a pause that doubles, and gives up after the third`, async () => {
      const mended = await run([at('a.example')], (nth) => (nth < 2 ? bad() : answer(GOOD)));
      assert.deepEqual([mended.words, mended.sentAt.slice(0, 2), mended.requests.length], [[1], [0, 500], 3]);
      assert.ok((mended.sentAt[2] ?? 0) >= 1500);
      const lost = await run([at('a.example')], () => bad());
      assert.deepEqual([lost.words, lost.requests.length], [[name === 'a broken connection' ? 'connection' : 'http-status'], 3]);
    });
  }

  for (const code of [400, 401, 403, 404, 410, 500, 501]) {
    it(`after ${code} is not made`, async () => {
      const { words, requests } = await run([at('a.example')], () => status(code, '1'));
      assert.deepEqual([words, requests.length], [['http-status'], 1]);
    });
  }

  it('is not made where the connection was refused, or the reply took too long', async () => {
    for (const kind of ['connection', 'timeout', 'dns', 'tls', 'private-host', 'redirect'] as const) {
      const { words, requests } = await run([at('a.example')], () => Promise.reject(new HttpError(kind, 'u', 'no')));
      assert.deepEqual([words, requests.length], [[kind], 1]);
    }
  });

  it('spreads by half to either side', async () => {
    for (const [random, pause] of [[0, 250], [0.999, 749.5]] as const) {
      const time = new VirtualTime();
      await fetchSources([at('a.example')], { ...REST, http: new Fake(broken), clock: time, timers: time, random: () => random }, { concurrency: 1, perHost: 1 });
      assert.deepEqual(time.pauses, [pause, pause * 2]);
    }
  });

  it('is not made any more on a host of which three requests in a row broke', async () => {
    const { words, requests } = await run(['a.example/1', 'a.example/2', 'a.example/3', 'b.example/'].map((url) => at(url)), (_nth, { url }) => (url.includes('b.') ? answer(GOOD) : broken()), { perHost: 1 });
    assert.deepEqual(words, ['connection', 'connection', 'connection', 1]);
    assert.equal(requests.filter(({ url }) => url.includes('a.')).length, 5);
  });
});

describe('Retry-After', () => {
  for (const [name, header] of [['seconds', '7'], ['an HTTP date', 'Fri, 20 Nov 2026 12:00:07 GMT']] as const) {
    it(`in ${name} is waited for, by the whole host`, async () => {
      const { words, sentAt } = await run([at('a.example/1'), at('a.example/2'), at('b.example/')], (nth, { url }) => (url.endsWith('/1') && nth === 0 ? status(503, header) : answer(GOOD)), { perHost: 1 });
      assert.deepEqual(words, [1, 1, 1]);
      assert.deepEqual(sentAt, [0, 0, 7000, 7000]);
    });
  }

  it('of more than ten seconds fails at once, says until when, and nobody asks that host again', async () => {
    const { results, words, requests } = await run([at('a.example/1'), at('a.example/2'), at('a.example/3'), at('b.example/')], (_nth, { url }) => (url.includes('b.') ? answer(GOOD) : status(429, '90')), { perHost: 1 });
    assert.deepEqual(words, ['http-status', 'http-status', 'http-status', 1]);
    assert.equal(requests.length, 2);
    for (const result of results.slice(0, 3)) {
      assert.ok(isFailure(result));
      assert.match(render(result.message), /^a\.example\/\d: the host of https:\/\/a\.example\/\d wants to be left alone until 2026-11-20 21:01:30\./);
    }
  });
});

describe('a host that is asked too often', () => {
  it('is asked one at a time from then on', async () => {
    const running = new Set<string>();
    const beside = new Set<number>();
    const { words } = await run(Array.from({ length: 8 }, (_, n) => at(`a.example/${n}`)), async (nth, { url }, time) => {
      if (url.endsWith('/0') && nth === 0) return status(429);
      running.add(url);
      beside.add(running.size);
      // Longer than any gap, so that only the bound keeps them apart.
      await time.delay(5_000);
      running.delete(url);
      return answer(GOOD);
    });
    assert.deepEqual(new Set(words), new Set([1]));
    // The second request was under way when the first was refused.
    assert.deepEqual(beside, new Set([1]));
  });

  it('is asked with a gap that doubles with every refusal', async () => {
    const { words, sentAt } = await run(Array.from({ length: 8 }, (_, n) => at(`a.example/${n}`)), (nth, { url }) => (/[01]$/.test(url) && nth === 0 ? status(429) : answer(GOOD)), { perHost: 1 });
    assert.deepEqual(new Set(words), new Set([1]));
    const gaps = sentAt.slice(1).map((time, index) => time - (sentAt[index] ?? 0));
    assert.deepEqual(gaps, [500, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]);
  });

  it('again and again is let be', async () => {
    const { words, results, requests } = await run(Array.from({ length: 20 }, (_, n) => at(`a.example/${n}`)), () => status(429), { perHost: 1 });
    assert.deepEqual(new Set(words), new Set(['http-status']));
    assert.equal(requests.length, 5);
    const last = results.at(-1);
    assert.ok(last && isFailure(last));
    assert.match(render(last.message), /is not asked, since its host said 5 times in a row/);
  });
});

describe('the interval of a host', () => {
  it('lies between the starts of two requests, and other hosts do not wait for it', async () => {
    const { sentAt, requests } = await run([at('a.example/1', {}, 1000), at('a.example/2', {}, 1000), at('a.example/3'), at('b.example/1'), at('b.example/2')], () => answer(GOOD));
    const times = (host: string): number[] => sentAt.filter((_, index) => requests[index]?.url.includes(host));
    assert.deepEqual(times('a.example'), [0, 1000, 2000]);
    assert.deepEqual(times('b.example'), [0, 0]);
  });

  it('is not waited for when all is done', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const timers = { delay: (_ms: number, signal?: AbortSignal) => new Promise<void>(() => void signals.push(signal)) };
    await fetchSources([at('a.example/1', {}, 60_000)], { ...REST, http: new Fake(() => answer(GOOD)), timers }, { concurrency: 1, perHost: 1 });
    assert.deepEqual(signals.map((signal) => signal?.aborted), [true]);
  });
});

describe('cancelling', () => {
  it('ends a wait at once and sends nothing more', async () => {
    const controller = new AbortController();
    const timers = { delay: (_ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())) };
    const http = new Fake(() => {
      setImmediate(() => controller.abort());
      return status(503);
    });
    const results = await fetchSources([at('a.example', {}, 1000), at('a.example/2', {}, 1000)], { ...REST, http, timers }, { concurrency: 2, perHost: 1, signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(results.map((result) => (isFailure(result) ? result.error : '')), ['cancelled', 'cancelled']);
    assert.equal(http.requests.length, 1);
  });
});

describe('kept replies', () => {
  it('may answer a poll within the time to live of the source, and nobody who asks explicitly', async () => {
    const poll = await run([at('a.example', { ttlMs: 60_000 })], () => answer(GOOD, { receivedAt: START - 40_000 }), { mode: 'poll' });
    assert.equal(poll.requests[0]?.freshMs, 60_000);
    assert.equal((poll.results[0] as Observation).fetchedAt, START - 40_000);
    const explicit = await run([at('a.example', { ttlMs: 60_000 })], () => answer(GOOD));
    assert.equal(explicit.requests[0]?.freshMs, 0);
    assert.equal((explicit.results[0] as Observation).fetchedAt, START);
  });

  it('that are too old for one of two sources are asked for once more', async () => {
    const { requests, results } = await run([at('a.example', { ttlMs: 60_000 }), { ...at('a.example', { ttlMs: 5_000 }), id: 'b' }], (_nth, { freshMs = 0 }) => answer(GOOD, freshMs > 40_000 ? { receivedAt: START - 40_000 } : {}), { mode: 'poll' });
    assert.deepEqual(requests.map(({ freshMs }) => freshMs), [60_000, 5_000]);
    assert.deepEqual(results.map((result) => (result as Observation).fetchedAt), [START - 40_000, START]);
  });
});
