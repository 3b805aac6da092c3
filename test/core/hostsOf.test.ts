import assert from 'node:assert/strict';
import { HttpError, type HttpRequest } from '../../src/core/ports';
import { AllowedHttp } from '../../src/core/sources/allowedHttp';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { hostsOf, hostsOfUrls, joined } from '../../src/core/sources/hostsOf';
import { secretsInForce } from '../../src/core/sources/secretsInForce';
import { sourceLink } from '../../src/core/sources/sourceLink';
import { render } from '../../src/core/model/message';
import { answer, Fake, REST } from '../support/fetching';
import { sourceOf } from '../support/sources';

const at = (id: string, url: string, more: Parameters<typeof sourceOf>[0] = {}) => sourceOf({ id, title: `title of ${id}`, ...more, request: { url, ...more?.request } });
const derived = (id: string, derive: string) => ({ ...sourceOf({ id }), title: `title of ${id}`, request: null, extract: null, derive });

describe('the hosts that a fetch asks', () => {
  it('are told with how many requests go there, equal ones counted once', () => {
    const sources = [at('a', 'https://one.example/x'), at('b', 'https://one.example/x'), at('c', 'https://one.example/x', { request: { headers: { Accept: 'text/csv' } } }), at('d', 'http://127.0.0.1:8471/y?z=${secret:K}')];
    assert.deepEqual(hostsOf(sources, sources), [
      { host: 'one.example', requests: 2, asks: ['title of a', 'title of b', 'title of c'] },
      { host: '127.0.0.1:8471', requests: 1, asks: ['title of d'] },
    ]);
  });

  it('include where other addresses are tried, and what an index page leads to', () => {
    const sources = [at('a', 'https://one.example/${date:YYYY}', { request: { fallbacks: ['https://two.example/', 'https://one.example/old'] } }), at('b', 'https://three.example/index', { request: { link: 'x' } })];
    assert.deepEqual(hostsOf(sources, []).map(({ host, requests }) => [host, requests]), [['one.example', 1], ['two.example', 0], ['three.example', 2]]);
  });

  it('include what a source is calculated from, over however many steps, once and also in a circle', () => {
    const known = [at('eur', 'https://ecb.example/eur'), { ...at('usd', 'https://ecb.example/usd'), enabled: false }, derived('cross', '${eur} / ${usd}'), derived('twice', '${cross} * 2 + ${eur}'), derived('loop', '${loop} + ${twice}')];
    assert.deepEqual(hostsOf(known.slice(4), known), [{ host: 'ecb.example', requests: 2, asks: ['title of eur', 'title of usd'] }]);
    assert.deepEqual(hostsOf([derived('wrong', '((('), derived('none', '${gone} + 1')], known), []);
  });

  it('are one need for each host, whoever asks', () => {
    assert.deepEqual(joined([...hostsOfUrls(['https://a.example/1', 'https://b.example/']), ...hostsOfUrls(['https://a.example/1', 'https://a.example/2'])]), [
      { host: 'a.example', requests: 3, asks: ['https://a.example/1', 'https://a.example/2'] }, { host: 'b.example', requests: 1, asks: ['https://b.example/'] },
    ]);
  });

  it('leave out what is no address', () => {
    assert.deepEqual(hostsOf([at('a', 'not a url'), at('b', 'ftp://x.example/'), at('c', 'https://${secret:HOST}/')], []), []);
    assert.deepEqual(hostsOfUrls(['https://a.example/1', 'mailto:x@a.example', 'https://a.example/2', 'https://a.example/1', 'https://B.example/']), [
      { host: 'a.example', requests: 2, asks: ['https://a.example/1', 'https://a.example/2'] }, { host: 'b.example', requests: 1, asks: ['https://B.example/'] },
    ]);
  });
});

describe('a host that is not allowed', () => {
  it('is not asked, by name of the host, and the other sources go on', async () => {
    const http = new Fake(() => answer('{"v":1,"d":"2026-11-19"}'));
    const known = [at('a', 'https://good.example/'), at('b', 'https://bad.example/x'), derived('c', '${a} + ${b}'), at('d', 'https://good.example/d', { request: { fallbacks: ['https://bad.example/'] } })];
    const results = await fetchSources(known, { ...REST, http: new AllowedHttp(http, (host) => host === 'good.example') }, { concurrency: 4, perHost: 2, known });
    assert.deepEqual(results.map((result) => ('error' in result ? result.error : result.value)), [1, 'not-allowed', 'not-allowed', 1]);
    assert.ok(http.requests.every(({ url }) => url.startsWith('https://good.example/')));
    const [, failure] = results;
    assert.ok(failure && 'message' in failure);
    assert.match(render(failure.message), /^title of b: https:\/\/bad\.example\/x was not asked, since requests to bad\.example are not allowed/);
  });

  it('may be asked about just before, and each request waits for the answer', async () => {
    const http = new Fake(() => answer('x'));
    const asked: string[] = [];
    const client = new AllowedHttp(http, async (host) => (asked.push(host), host.startsWith('a')));
    const request = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 1000, maxBytes: 1000, maxRedirects: 1 });
    await client.send(request('https://a.example:8443/'));
    await assert.rejects(client.send(request('https://b.example/')), (error: unknown) => error instanceof HttpError && error.kind === 'not-allowed' && error.detail === 'b.example');
    assert.deepEqual([asked, http.requests.length], [['a.example:8443', 'b.example'], 1]);
  });
});

describe('secrets in force', () => {
  it('are told with where each goes and for what, those that are needed first', () => {
    const off = { ...at('off', 'https://off.example/?k=${secret:OFF}'), enabled: false };
    const sources = [off, at('a', 'https://one.example/?k=${secret:KEY}', { request: { fallbacks: ['https://two.example/?k=${secret:KEY}'] } }), at('b', 'https://one.example/', { request: { headers: { Authorization: 'Bearer ${secret:TOKEN}', 'X-Key': '${secret:KEY}' } } }), at('c', 'https://${secret:HOST}/')];
    assert.deepEqual(secretsInForce(sources), [
      { name: 'KEY', hosts: ['one.example', 'two.example'], sources: ['title of a', 'title of b'], isNeeded: true },
      { name: 'TOKEN', hosts: ['one.example'], sources: ['title of b'], isNeeded: true },
      { name: 'OFF', hosts: ['off.example'], sources: ['title of off'], isNeeded: false },
    ]);
  });
});

describe('the link of a source', () => {
  const terms = { text: 'free', url: 'https://terms.example/', credit: null };
  const cases = [
    ['its address', at('a', 'https://one.example/x'), 'https://one.example/x'],
    ['its address, whatever its terms', { ...at('a', 'https://one.example/x'), terms }, 'https://one.example/x'],
    ['the site, where the address has something to fill in', at('a', 'https://one.example/${date:YYYY}?k=${secret:K}'), 'https://one.example'],
    ['its terms, where the address has something to fill in', { ...at('a', 'https://one.example/${date:YYYY}'), terms }, 'https://terms.example/'],
    ['its terms, where it is calculated', { ...derived('a', '${b}'), terms }, 'https://terms.example/'],
    ['none, where it is calculated', derived('a', '${b}'), null],
    ['none, where there is no site', at('a', 'https://${secret:HOST}/'), null],
  ] as const;
  for (const [what, source, expected] of cases) it(`is ${what}`, () => assert.equal(sourceLink(source), expected));
});
