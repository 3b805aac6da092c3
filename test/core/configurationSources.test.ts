import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION, type Configuration, type Source } from '../../src/core/config/configuration';
import { readConfiguration, type FileReading, type ReadingOptions } from '../../src/core/config/readConfiguration';
import { UNSTATED_EXTRACTION, UNSTATED_REQUEST } from '../../src/core/config/sourceDefaults';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { sourceOf } from '../support/sources';

const BUILT_IN: readonly Source[] = [
  sourceOf({ id: 'usd-jpy', origin: 'built-in', match: { labels: ['USD/JPY', 'ドル円'], section: null }, decimals: 2, request: { url: 'https://rates.example/usd', headers: { Accept: 'text/csv' } } }),
  sourceOf({ id: 'topix-pbr', origin: 'built-in', enabled: false, match: { labels: ['TOPIX PBR'], section: null }, range: { low: 0.5, high: 5 } }),
  { ...sourceOf({ id: 'eur-jpy', origin: 'built-in', derive: '${usd-jpy} * 2' }), request: null, extract: null },
];
const BASE: Configuration = { ...DEFAULT_CONFIGURATION, sources: BUILT_IN };

const over = (yaml: string, base: Configuration = BASE, options: ReadingOptions = {}): FileReading => readConfiguration(yaml, 'file', base, options);
const problems = (yaml: string, options: ReadingOptions = {}): string[] => over(yaml, BASE, options).problems.map(({ range, message, replacement }) => `${sliceOf(yaml, range)} | ${render(message)}${replacement === undefined ? '' : ` → ${replacement}`}`);
const ids = ({ configuration }: FileReading): string[] => configuration.sources.map(({ id }) => id);

function only(yaml: string): Source {
  const { configuration, problems: found } = readConfiguration(yaml);
  assert.deepEqual(found, []);
  assert.equal(configuration.sources.length, 1);
  return configuration.sources[0] as Source;
}

function merged(id: string, yaml: string): Source {
  const reading = over(yaml);
  assert.deepEqual(reading.problems, []);
  return reading.configuration.sources.find((source) => source.id === id) as Source;
}

describe('a source in .briefing.yml', () => {
  it('has every key of the contract', () => {
    assert.deepEqual(only(`sources:
  jgb:
    title: JGB 10Y
    enabled: false
    match: { labels: [国債10年, 10Y], section: "B: *" }
    request: { url: "https://a.example/\${date:YYYY}.csv?key=\${secret:K}", headers: { X-API-Key: "\${secret:K}" }, fallback: ["https://b.example/a", "https://c.example/"], walk_back: 2w, link: '(?P<url>x(?P<date>[0-9]+))', interval: 1s }
    extract:
      format: xlsx
      value: '#2'
      date: [Y, M]
      date_format: YYYYMMDD
      time_zone: Asia/Tokyo
      pattern: '(?P<date>a)(?P<value>b)'
      rows: tr
      row: { 年限: 10年, code: 0010 }
      sheet: S
      ok_when: { "$.STATUS": 200, ok: true }
      encoding: shift_jis
      scale: 1e8
    publisher: MOF
    decimals: 2
    unit: "%"
    range: [-1, 20]
    max_jump: 2pp
    max_age: 10d
    ttl: 15m
    terms: { text: free, url: "https://a.example/terms", credit: "Source: A" }
`), {
      id: 'jgb', title: 'JGB 10Y', origin: 'file', enabled: false, match: { labels: ['国債10年', '10Y'], section: 'B: *' },
      request: { url: 'https://a.example/${date:YYYY}.csv?key=${secret:K}', headers: { 'X-API-Key': '${secret:K}' }, fallbacks: ['https://b.example/a', 'https://c.example/'], walkBackDays: 14, link: '(?P<url>x(?P<date>[0-9]+))', intervalMs: 1000 },
      extract: {
        format: 'xlsx', value: '#2', date: ['Y', 'M'], dateFormat: 'YYYYMMDD', timeZone: 'Asia/Tokyo', pattern: '(?P<date>a)(?P<value>b)', rows: 'tr', row: { 年限: '10年', code: '0010' }, sheet: 'S',
        okWhen: { '$.STATUS': '200', ok: 'true' }, encoding: 'shift_jis', scale: 1e8,
      },
      derive: null, publisher: 'MOF', decimals: 2, unit: '%', range: { low: -1, high: 20 }, maxJump: { kind: 'points', limit: 2 }, maxAgeDays: 10, ttlMs: 900_000,
      terms: { text: 'free', url: 'https://a.example/terms', credit: 'Source: A' },
    });
  });

  it('needs a request and the places of value and date, and nothing else', () => {
    const source = only('sources: { a: { request: { url: "https://a.example" }, extract: { format: json, value: $.v, date: $.d } } }');
    assert.deepEqual(source, sourceOf({ id: 'a', ttlMs: 900_000, request: { url: 'https://a.example' } }));
    assert.deepEqual([source.request?.headers, source.extract?.date], [UNSTATED_REQUEST.headers, ['$.d']]);
  });

  it('takes value and date from a pattern, from the link, or from nowhere', () => {
    const extract = (text: string): readonly string[] | undefined => only(`sources: { a: { request: { url: "https://a.example", link: "f(?P<date>[0-9]+)" }, extract: ${text} } }`).extract?.date;
    assert.deepEqual(extract('{ format: text, pattern: "(?P<date>.)(?P<value>.)" }'), []);
    assert.deepEqual(extract('{ format: html, pattern: "(?<date>.)(?<value>.)" }'), []);
    assert.deepEqual(extract('{ format: csv, value: V, date: link }'), ['link']);
    assert.deepEqual(extract('{ format: csv, value: V, date: none }'), ['none']);
    assert.deepEqual(extract('{ format: feed }'), []);
  });

  it('may be a calculation over others', () => {
    const { configuration, problems: found } = over('sources:\n  x: { derive: "${usd-jpy} / ${y}", match: { labels: X } }\n  y: { derive: "${topix-pbr} * 2" }');
    assert.deepEqual(found, []);
    assert.deepEqual(configuration.sources.slice(3).map(({ id, derive, request, extract }) => [id, derive, request, extract]), [['x', '${usd-jpy} / ${y}', null, null], ['y', '${topix-pbr} * 2', null, null]]);
  });
});

describe('a source over an inherited one', () => {
  it('is turned on and stays built in', () => {
    assert.deepEqual(merged('topix-pbr', 'sources: { topix-pbr: { enabled: true } }'), { ...BUILT_IN[1], enabled: true });
    assert.equal(merged('topix-pbr', 'sources: { topix-pbr: { enabled: true, ttl: 1h, decimals: 3 } }').origin, 'built-in');
  });

  it('belongs to the file where that says what it feeds or where it comes from', () => {
    for (const own of ['match: { labels: [X] }', 'request: { headers: { A: b } }', 'derive: "${usd-jpy}"']) assert.equal(merged('topix-pbr', `sources: { topix-pbr: { ${own} } }`).origin, 'file', own);
  });

  it('merges maps key by key and replaces lists', () => {
    const source = merged('usd-jpy', 'sources: { usd-jpy: { match: { labels: ドル }, request: { headers: { X-Team: a } }, extract: { scale: 2 } } }');
    assert.deepEqual(source.match, { labels: ['ドル'], section: null });
    assert.deepEqual(source.request, { ...UNSTATED_REQUEST, url: 'https://rates.example/usd', headers: { Accept: 'text/csv', 'X-Team': 'a' } });
    assert.deepEqual(source.extract, { ...UNSTATED_EXTRACTION, value: '$.v', date: ['$.d'], scale: 2 });
    assert.equal(source.decimals, 2);
    assert.deepEqual(merged('usd-jpy', 'sources: { usd-jpy: { request: { headers: { Accept: null } } } }').request?.headers, {});
  });

  it('takes a key back with null, and says nothing with an empty place', () => {
    const taken = merged('topix-pbr', 'sources: { topix-pbr: { range: null, enabled: ~, match: null, title: } }');
    assert.deepEqual([taken.range, taken.enabled, taken.match, taken.title], [null, true, { labels: [], section: null }, 'topix-pbr']);
  });

  it('is a calculation or a request, never both', () => {
    const derived = merged('usd-jpy', 'sources: { usd-jpy: { derive: "${topix-pbr}" } }');
    assert.deepEqual([derived.derive, derived.request, derived.extract], ['${topix-pbr}', null, null]);
    const requested = merged('eur-jpy', 'sources: { eur-jpy: { request: { url: "https://a.example" }, extract: { format: csv, value: V, date: D } } }');
    assert.deepEqual([requested.derive, requested.request?.url], [null, 'https://a.example']);
  });

  it('is opted out of with null', () => {
    assert.deepEqual(ids(over('sources: { usd-jpy: null }')), ['topix-pbr', 'eur-jpy']);
    assert.deepEqual(ids(over('sources: null')), []);
    assert.deepEqual(ids(over('sources: ~')), []);
    assert.deepEqual(ids(over('sources:\n# usd-jpy: null')), ['usd-jpy', 'topix-pbr', 'eur-jpy']);
  });

  it('is out of force with a mistake anywhere in it, the inherited one too, and stays so in the files below', () => {
    const upper = over('sources: { usd-jpy: { decimals: many } }');
    assert.deepEqual(ids(upper), ['topix-pbr', 'eur-jpy']);
    const lower = over('sources: { usd-jpy: { title: Dollar } }', upper.configuration, { broken: upper.broken });
    assert.deepEqual([ids(lower), lower.problems], [['topix-pbr', 'eur-jpy'], []]);
  });
});

const A = 'request: { url: "https://a.example" }';
const MISTAKES: readonly (readonly [yaml: string, ...problems: string[]])[] = [
  ['{ request: { uri: "https://a.example" }, extract: { format: csv, value: V, date: D } }', 'uri | Unknown key "uri". Did you mean "url"? → url'],
  ['{ derive: "${usd-jpy}", request: { url: "https://a.example" } }', 'derive | sources.a: either `derive`, or `request` and `extract`.'],
  ['{ derive: "1 + ${usd-jpi} + ${nothing-like}" }', 'usd-jpi | derive: there is no source "usd-jpi". Did you mean "usd-jpy"? → usd-jpy', 'nothing-like | derive: there is no source "nothing-like".'],
  [`{ ${A}, extract: { format: text, value: V } }`, 'extract | sources.a: extract.pattern is missing.'],
  [`{ ${A}, extract: { format: csv, pattern: "(?P<value>.)" } }`, 'extract | sources.a: extract.date is missing.'],
  [`{ ${A}, extract: { format: csv, value: V, date: link } }`, 'link | date: `link` needs a `request.link` with a group `date`, as in (?P<date>[0-9]+).'],
  [`{ ${A}, extract: { format: csv, value: V, date: D, date_format: yyyymmdd } }`, 'yyyymmdd | date_format: one of iso, … was expected, not "yyyymmdd". → YYYYMMDD'],
  [`{ ${A}, extract: { format: csv, value: V, date: D, time_zone: Tokyo } }`, 'Tokyo | time_zone: an IANA name such as Asia/Tokyo was expected, not "Tokyo".'],
  [`{ ${A}, extract: { format: csv, value: V, date: D, encoding: sjiss } }`, 'sjiss | encoding: an encoding such as utf-8, shift_jis or euc-jp was expected, not "sjiss".'],
  [`{ ${A}, extract: { format: csv, value: V, date: D }, range: [300, 50] }`, '[300, 50] | range: the lower number stands first: [50, 300]. → [50, 300]'],
  [`{ ${A}, extract: { format: csv, value: V, date: D }, range: 5 }`, '5 | range: two numbers were expected, as in [50, 300].'],
  [`{ ${A}, extract: { format: csv, value: V, date: D }, max_jump: 0% }`, '0% | max_jump: a share such as 30% or points such as 2pp were expected, not "0%".'],
  [`{ ${A}, extract: { format: csv, value: V, date: D }, max_age: 12h, ttl: 1 hour }`, '12h | max_age: a duration from 1d was expected, not "12h".', '1 hour | ttl: a duration such as 30m, 12h, 1d, 2w, 3mo or 1y was expected, not "1 hour".'],
  [`{ ${A}, extract: { format: csv, value: V, date: D }, enabled: yes }`, 'yes | enabled: true or false was expected.'],
  [`{ ${A}, extract: { format: csv, value: V, date: D }, terms: { text: free } }`, 'terms | sources.a: terms.url is missing.'],
  ['{ request: { url: "https://a.example", walk_back: 12h, interval: 1h, fallback: [x] }, extract: { format: csv, value: V, date: D } }',
    '12h | walk_back: up to 99 days such as 10d or 2w were expected, not "12h".', '1h | interval: a duration from 0s to 5m was expected, not "1h".', 'x | fallback: an address that begins with http:// or https:// was expected.'],
];

describe('a mistake in a source', () => {
  for (const [text, ...expected] of MISTAKES) {
    it(`is shown where it is: ${text.slice(0, 90)}`, () => {
      const yaml = `sources: { a: ${text} }`;
      assert.deepEqual(problems(yaml).map((one) => one.replace(/(?<=one of iso, ).*(?= was expected)/, '…')).sort(), [...expected].sort());
      assert.ok(!ids(over(yaml)).includes('a'));
    });
  }

  it('is an id that nobody knows', () => {
    assert.deepEqual(problems('sources: { usd-jpi: null, nothing-like: null }'), ['usd-jpi | There is no source "usd-jpi" to opt out of. Did you mean "usd-jpy"? → usd-jpy']);
    assert.deepEqual(problems('sources: { topix-pbr2: { enabled: true } }'), ['topix-pbr2 | sources.topix-pbr2: no source of this name is built in or inherited. Give it a `request` and an `extract`, or a `derive`.']);
  });

  it('is told of an expression where somebody can check it', () => {
    const checks = {
      locator: (format: string, text: string) => (text.startsWith('!') ? `bad ${format} ${text}` : null),
      pattern: (text: string) => (text.includes('(((') ? `bad pattern ${text}` : null),
      derivation: (text: string) => (text.endsWith('+') ? 'bad derivation' : null),
    };
    const yaml = 'sources:\n  a: { request: { url: "https://a.example", link: "(((" }, extract: { format: html, value: "!v", date: ["!d", D], pattern: "((((", rows: "!r", ok_when: { "!o": x } } }\n  b: { derive: "${usd-jpy} +" }';
    assert.deepEqual(problems(yaml, { checks }), [
      '"(((" | link: this cannot be used (bad pattern ((().', '"!v" | value: this cannot be used (bad html !v).', '"!d" | date: this cannot be used (bad html !d).', '"((((" | pattern: this cannot be used (bad pattern (((().',
      '"!r" | rows: this cannot be used (bad html !r).', '"!o" | ok_when: this cannot be used (bad html !o).', '"${usd-jpy} +" | derive: this cannot be used (bad derivation).',
    ]);
    assert.deepEqual(ids(over(yaml, BASE, { checks })), ['usd-jpy', 'topix-pbr', 'eur-jpy']);
    assert.deepEqual(ids(over(yaml)), ['usd-jpy', 'topix-pbr', 'eur-jpy', 'a', 'b']);
  });
});

describe('a secret in clear text', () => {
  const withRequest = (request: string): string => `sources: { usd-jpy: { request: ${request} } }`;

  const SECRETS: readonly (readonly [request: string, place: string, name: string])[] = [
    ['{ headers: { Authorization: Bearer abc } }', 'Bearer abc', 'Authorization'],
    ['{ headers: { x-api-key: "abc" } }', '"abc"', 'x-api-key'],
    ['{ headers: { Api-Key: 123 } }', '123', 'Api-Key'],
    ['{ headers: { Cookie: a=b } }', 'a=b', 'Cookie'],
    ['{ headers: { Ocp-Apim-Subscription-Key: abc } }', 'abc', 'Ocp-Apim-Subscription-Key'],
    ...['key', 'apikey', 'api_key', 'API-KEY', 'token', 'access_token', 'appid', 'appId', 'subscription-key', 'x-api-key', 'client_secret'].map((name) => [`{ url: "https://a.example/?q=1&${name}=s3cr#x" }`, 's3cr', name] as const),
    ['{ url: "https://me:s3cr@a.example/" }', 'me:s3cr', 'url'],
    ['{ fallback: ["https://a.example/", "https://a.example/?token=s3cr"] }', 's3cr', 'token'],
  ];
  for (const [request, place, name] of SECRETS) {
    it(`is told in ${request}`, () => {
      const yaml = withRequest(request);
      const [problem, ...more] = problems(yaml);
      assert.ok(problem?.startsWith(`${place} | ${name}: a secret does not belong into this file.`), problem);
      assert.deepEqual([more, ids(over(yaml))], [[], ['topix-pbr', 'eur-jpy']]);
      assert.ok(!problem?.split(' | ')[1]?.includes('s3cr'));
    });
  }

  it('is none where it is a placeholder, empty, or only called alike', () => {
    for (const request of [
      '{ headers: { Authorization: "Bearer ${secret:K}", Accept: text/csv, Accept-Language: ja, User-Agent: a } }', '{ url: "https://a.example/?key=${secret:K}&api_key=&series_key=FM08&keyword=x&tokens=3" }', '{ url: "https://a.example/key=3?monkey=4#token=5" }',
      '{ url: "https://a.example/@me:you" }',
    ]) assert.deepEqual(problems(withRequest(request)), [], request);
  });
});

describe('posts', () => {
  it('are found by an address and a map of ids', () => {
    const upper = over('posts: { url: "https://x.com/i/status/${id}", ids: { "540": "1886192184808149383", 541: 1886192184808149384, 7: https://a.example/7 } }');
    assert.deepEqual(upper.problems, []);
    assert.deepEqual([upper.configuration.posts.url, ...upper.configuration.posts.ids], ['https://x.com/i/status/${id}', ['540', '1886192184808149383'], ['541', '1886192184808149384'], ['7', 'https://a.example/7']]);
    const lower = over('posts: { ids: { 540: null, 9: 123 } }', upper.configuration).configuration.posts;
    assert.deepEqual([lower.url, [...lower.ids.keys()]], ['https://x.com/i/status/${id}', ['541', '7', '9']]);
    assert.deepEqual(over('posts: null', upper.configuration).configuration.posts, DEFAULT_CONFIGURATION.posts);
  });

  it('have mistakes', () => {
    assert.deepEqual(problems('posts: { url: "https://x.com/i/status/", ids: { a: soon } }'), [
      '"https://x.com/i/status/" | url: an address with ${id} in it was expected, as in https://x.com/i/status/${id}.', 'soon | a: the number of a post or its whole address was expected, not "soon".',
    ]);
  });
});

describe('every section over an inherited one', () => {
  const upper = over('as_of: document\ntime_zone: Asia/Tokyo\nholidays: [2026-01-01]\nexchange_rates: { USD/JPY: 150, EUR/JPY: 160 }\ncadences: { DAILY: { warn_after: 5d } }\nrules: { vague-date: off, stale-data: info }\npublishers: { R: { aliases: [a, b], trust: high }, S: {} }\nnetwork: { concurrency: 3, timeout: 5s }').configuration;

  it('merges by key, replaces lists', () => {
    const { configuration: lower, problems: found } = over('holidays: [2026-05-01]\nexchange_rates: { USD/JPY: 151 }\nrules: { vague-date: error }\npublishers: { R: { aliases: [c] } }\nnetwork: { per_host: 1 }\nas_of:\n', upper);
    assert.deepEqual(found, []);
    assert.deepEqual([lower.asOf, [...lower.holidays], [...lower.exchangeRates], [...lower.rules]], ['document', ['2026-05-01'], [['USD/JPY', 151], ['EUR/JPY', 160]], [['vague-date', 'error'], ['stale-data', 'info']]]);
    assert.deepEqual(lower.publishers.map(({ name, aliases, trust }) => [name, aliases, trust]), [['R', ['c'], 'high'], ['S', [], null]]);
    assert.deepEqual(lower.network, { concurrency: 3, perHost: 1, timeoutMs: 5000 });
  });

  it('takes entries back with null', () => {
    const lower = over('holidays: null\nexchange_rates: { USD/JPY: null }\nrules: { vague-date: null }\npublishers: { R: null }\nnetwork: { concurrency: null }\nas_of: null\ntime_zone: ~\ncadences: { DAILY: null }', upper).configuration;
    assert.deepEqual([lower.asOf, lower.timeZone, [...lower.holidays], [...lower.exchangeRates], [...lower.rules], lower.publishers.map(({ name }) => name)], ['today', null, [], [['EUR/JPY', 160]], [['stale-data', 'info']], ['S']]);
    assert.deepEqual([lower.network.concurrency, lower.network.timeoutMs, lower.cadences.get('DAILY')?.warnAfterDays, lower.cadences.get('WEEKLY')?.warnAfterDays], [16, 5000, null, 9]);
  });

  it('is taken back whole with null', () => {
    const lower = over('cadences: null\nexchange_rates: null\nrules: null\npublishers: null\nnetwork: null', upper).configuration;
    assert.deepEqual([[...lower.exchangeRates], [...lower.rules], lower.publishers, lower.network], [[], [], [], DEFAULT_CONFIGURATION.network]);
    assert.ok([...lower.cadences.values()].every(({ warnAfterDays, errorAfterDays }) => warnAfterDays === null && errorAfterDays === null));
  });
});
