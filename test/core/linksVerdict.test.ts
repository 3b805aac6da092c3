import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalizeUrl, withoutTracking } from '../../src/core/links/normalizeUrl';
import { retryAfterMs } from '../../src/core/links/retryAfter';
import { judge, nextRequest, type Attempt } from '../../src/core/links/verdict';
import type { LinkState } from '../../src/core/model/evidence';
import { render } from '../../src/core/model/message';
import type { HttpErrorKind } from '../../src/core/ports';

const URL_ = 'https://news.example/markets/boj-rate';

const tried = (method: 'HEAD' | 'GET', status: number | null, more: Partial<Attempt> = {}): Attempt => ({
  method, status, error: null, detail: '', finalUrl: URL_, redirects: [], headers: {}, bodyStart: '', retryAfterMs: null, ...more,
});
const head = (status: number, more: Partial<Attempt> = {}): Attempt => tried('HEAD', status, more);
const get = (status: number, more: Partial<Attempt> = {}): Attempt => tried('GET', status, more);
const failed = (method: 'HEAD' | 'GET', error: HttpErrorKind): Attempt => tried(method, null, { error, detail: 'why', finalUrl: null });
const via = (status: number, to: string): Partial<Attempt> => ({ finalUrl: to, redirects: [{ status, from: URL_, to }] });

describe('identity of a URL', function () {
  this.timeout(10_000);
  const same: readonly (readonly [string, string])[] = [
    ['HTTPS://News.Example:443/A?x=1#top', 'https://news.example/A?x=1'], ['http://a.example:80', 'http://a.example/'], ['https://a.example:8443/', 'https://a.example:8443/'],
    ['https://a.example/?utm_source=chatgpt.com&id=2&UTM_Medium=x', 'https://a.example/?id=2'], ['https://a.example/?referrer=grok.com', 'https://a.example/'], ['https://a.example/?fbclid=1&gclid=2', 'https://a.example/'],
    ['https://a.example/?referrer=home', 'https://a.example/?referrer=home'], ['https://a.example/?ref=chatgpt.com', 'https://a.example/'], ['https://a.example/?q=a%2fb', 'https://a.example/?q=a%2Fb'],
    [' https://a.example/日本 ', 'https://a.example/%E6%97%A5%E6%9C%AC'], ['https://a.example/?b=2&a=1&b=3', 'https://a.example/?b=2&a=1&b=3'], ['https://a.example/?', 'https://a.example/'], ['https://a.example/?q=%zz', 'https://a.example/?q=%zz'],
  ];
  for (const [text, expected] of same) it(`${text} is ${expected}`, () => assert.equal(normalizeUrl(text), expected));

  it('is null for what is not a URL, and stable for what is', () => {
    for (const text of ['', 'example.org', '/a', 'http://']) assert.equal(normalizeUrl(text), null);
    fc.assert(fc.property(fc.webUrl({ size: 'small', withFragments: true, withQueryParameters: true }), (url) => {
      const once = normalizeUrl(url);
      return once !== null && normalizeUrl(once) === once;
    }), { numRuns: 25 });
  });

  it('leaves other parameters as they are written', () => {
    assert.equal(withoutTracking('?a=%41&utm_id=9&b='), '?a=%41&b=');
    assert.equal(withoutTracking('utm_id'), '');
  });
});

describe('Retry-After', function () {
  this.timeout(10_000);
  const now = Date.UTC(2026, 10, 20);
  const cases: readonly (readonly [string | undefined, number | null])[] = [
    [undefined, null], ['2', 2_000], [' 0 ', 0], ['Fri, 20 Nov 2026 00:00:03 GMT', 3_000], ['Fri, 20 Nov 2020 00:00:00 GMT', 0], ['soon', null], ['-1', null], ['', null],
  ];
  for (const [header, expected] of cases) it(`${header} is ${expected}`, () => assert.equal(retryAfterMs(header, now), expected));
});

describe('what to request next', function () {
  this.timeout(10_000);
  const cases: readonly (readonly [string, Attempt[], readonly [string, number] | null])[] = [
    ['HEAD first', [], ['HEAD', 0]],
    ['nothing after a clean HEAD', [head(200)], null],
    ['nothing after a redirect to another page', [head(200, via(301, 'https://news.example/new'))], null],
    ['GET where HEAD ends at the front page', [head(200, via(302, 'https://news.example/'))], ['GET', 0]],
    ['GET after 405', [head(405)], ['GET', 0]],
    ['GET after 404', [head(404)], ['GET', 0]],
    ['GET after a fault', [head(500)], ['GET', 0]],
    ['a second GET after 404', [head(404), get(404)], ['GET', 300]],
    ['no third GET', [head(404), get(404), get(404)], null],
    ['nothing where GET answers', [head(404), get(200)], null],
    ['GET after a timeout', [failed('HEAD', 'timeout')], ['GET', 0]],
    ['nothing more after a second timeout', [failed('HEAD', 'timeout'), failed('GET', 'timeout')], null],
    ['nothing after DNS', [failed('HEAD', 'dns')], null],
    ['nothing after a refusal to go there', [failed('HEAD', 'private-host')], null],
    ['nothing where the user has not allowed it', [failed('HEAD', 'not-allowed')], null],
    ['the pause that was asked for', [head(429, { retryAfterMs: 1_000 })], ['GET', 1_000]],
    ['no pause that is too long', [head(429, { retryAfterMs: 60_000 })], null],
    ['growing pauses of our own', [head(429), get(429)], ['GET', 1_000]],
    ['an end to them', [head(429), get(429), get(429)], null],
    ['a pause for 503', [head(503, { retryAfterMs: 2_000 })], ['GET', 2_000]],
    ['no second look at a wall', [head(404), get(404, { headers: { 'cf-mitigated': 'challenge' } })], null],
  ];
  for (const [name, attempts, expected] of cases) {
    it(name, () => {
      const next = nextRequest(URL_, attempts);
      assert.deepEqual(next && [next.method, next.delayMs], expected);
    });
  }
});

describe('verdicts', function () {
  this.timeout(10_000);
  const gone = [head(404), get(404), get(404)];
  const cases: readonly (readonly [string, Attempt[], LinkState, RegExp, string?])[] = [
    ['an answer', [head(200)], 'alive', /status 200/],
    ['an answer to GET alone', [head(404), get(200)], 'alive', /status 200/],
    ['https and www added', [head(200, via(301, 'https://www.news.example/markets/boj-rate/'))], 'alive', /status 200/],
    ['a temporary redirect', [head(200, via(302, 'https://news.example/en/markets/boj-rate'))], 'alive', /temporary/],
    ['a permanent one', [head(200, via(301, 'https://news.example/archive/1'))], 'moved', /Moved permanently to https:\/\/news\.example\/archive\/1/],
    ['the front page', [head(200, via(302, 'https://news.example/')), get(200, via(302, 'https://news.example/'))], 'soft-dead', /front page/],
    ['the front page of a language', [get(200, via(301, 'https://news.example/ja/'))], 'soft-dead', /front page/],
    ['an error page', [get(200, via(302, 'https://news.example/404.html'))], 'soft-dead', /error page/],
    ['an error page by name', [get(200, via(302, 'https://news.example/error/not-found?from=x'))], 'soft-dead', /error page/],
    ['a sign-in page', [get(200, via(302, 'https://news.example/login?next=x'))], 'refused', /sign-in/],
    ['404 twice', gone, 'dead', /404, asked twice/],
    ['410 twice', [head(410), get(410), get(410)], 'dead', /410/],
    ['404 once', [head(404), get(404)], 'suspected', /once/],
    ['404, then an answer', [head(404), get(404), get(200)], 'alive', /200/],
    ['404, then nothing', [head(404), get(404), failed('GET', 'timeout')], 'suspected', /in time/],
    ['404 from a wall', [head(404), get(404, { bodyStart: '<title>Just a moment...</title>' }), get(404, { bodyStart: '<title>Just a moment...</title>' })], 'refused', /proof/],
    ...[401, 402, 403, 405, 406, 429, 451, 999].map((status) => [`status ${status}`, [head(status), get(status)], 'refused', new RegExp(`status ${status}`)] as [string, Attempt[], LinkState, RegExp]),
    ['a bot wall with 200', [get(200, { headers: { 'cf-mitigated': 'challenge' } })], 'refused', /proof/],
    ['a bot wall with 503', [get(503, { bodyStart: '<script>window._cf_chl_opt={}</script>' })], 'refused', /proof/],
    ['400', [head(400), get(400)], 'suspected', /neither/],
    ['418', [head(418), get(418)], 'suspected', /neither/],
    ['500', [head(500), get(500)], 'suspected', /fault of its own/],
    ['a long pause', [head(429, { retryAfterMs: 3_600_000 })], 'refused', /wait 3600 s/],
    ['a long pause with 503', [head(503, { retryAfterMs: 90_000 })], 'suspected', /wait 90 s/],
    ['timeout', [failed('HEAD', 'timeout'), failed('GET', 'timeout')], 'suspected', /in time/],
    ['dns', [failed('HEAD', 'dns')], 'suspected', /cannot be found/],
    ['tls', [failed('HEAD', 'tls')], 'suspected', /certificate/],
    ['connection', [failed('HEAD', 'connection'), failed('GET', 'connection')], 'suspected', /No connection/],
    ['a redirect loop', [failed('HEAD', 'redirect'), failed('GET', 'redirect')], 'suspected', /redirects/],
    ['a private host', [failed('HEAD', 'private-host')], 'not-checked', /allowPrivateHosts/],
    ['a host that is not allowed', [failed('HEAD', 'not-allowed')], 'not-checked', /^Not asked, since requests to why are not allowed/],
    ['cancelled', [failed('HEAD', 'cancelled')], 'not-checked', /cancelled/],
    ['never begun', [], 'not-checked', /cancelled/],
  ];
  for (const [name, attempts, state, pattern] of cases) {
    it(`${name}: ${state}`, () => {
      const verdict = judge(URL_, attempts);
      assert.equal(verdict.state, state);
      assert.match(render(verdict.reason), pattern);
    });
  }

  it('takes the root of the host as a witness', () => {
    assert.deepEqual([judge(URL_, [get(400)], 400).state, judge(URL_, [get(400)], 200).state], ['refused', 'suspected']);
    assert.match(render(judge(URL_, [get(403)], 403).reason), /every automated request/);
    assert.doesNotMatch(render(judge(URL_, [get(403)], 200).reason), /every/);
  });

  it('names as new address only where permanent redirects led', () => {
    const redirects = [{ status: 301, from: URL_, to: 'https://news.example/a' }, { status: 302, from: 'https://news.example/a', to: 'https://news.example/a?session=1' }];
    assert.equal(judge(URL_, [head(200, { finalUrl: 'https://news.example/a?session=1', redirects })]).finalUrl, 'https://news.example/a');
    const temporaryFirst = [{ status: 302, from: URL_, to: 'https://x.example/b' }, { status: 301, from: 'https://x.example/b', to: 'https://x.example/c' }];
    assert.equal(judge(URL_, [head(200, { finalUrl: 'https://x.example/c', redirects: temporaryFirst })]).state, 'alive');
  });

  it('does not take a short link or a tracked front page for a lost page', () => {
    const to = 'https://reuters.example/';
    assert.equal(judge('https://bit.ly/abc', [head(200, { finalUrl: to, redirects: [{ status: 301, from: 'https://bit.ly/abc', to }] })]).state, 'moved');
    assert.equal(judge(`${to}?utm_source=chatgpt.com`, [head(200, { finalUrl: to, redirects: [{ status: 302, from: `${to}?utm_source=chatgpt.com`, to }] })]).state, 'alive');
  });

  it('never calls dead what has not answered 404 or 410 to two GETs', () => {
    const attempt = fc.record({ method: fc.constantFrom('HEAD' as const, 'GET' as const), status: fc.constantFrom(200, 301, 400, 403, 404, 410, 429, 500, 503, 999) });
    fc.assert(fc.property(fc.array(attempt, { maxLength: 5 }), (list) => {
      const attempts = list.map(({ method, status }) => tried(method, status));
      const twice = attempts.filter(({ method, status }) => method === 'GET' && (status === 404 || status === 410)).length >= 2;
      return judge(URL_, attempts).state !== 'dead' || twice;
    }));
  });
});
