import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { readDuration } from '../../src/core/config/duration';
import { LineIndex } from '../../src/core/model/lineIndex';
import { render } from '../../src/core/model/message';

function problemsOf(yaml: string): string[] {
  const lines = new LineIndex(yaml);
  return readConfiguration(yaml).problems.map(({ range, message }) => {
    assert.ok(range.start >= 0 && range.start < range.end, 'a range that shows something');
    const { line, column } = lines.positionAt(range.start);
    return `${line + 1}:${column + 1} ${render(message)}`;
  });
}

const source = (text: string): string => `sources:\n  a: ${text}\n  good: { request: { url: "https://a.example" }, extract: { format: csv, value: V, date: D } }\n`;
const duration = (what: string, text: string): string => `${what}: a duration such as 30m, 12h, 1d, 2w, 3mo or 1y was expected, not "${text}".`;

const MISTAKES: readonly (readonly [yaml: string, ...problems: string[]])[] = [
  ['version: 2', '1:10 version: 1 was expected.'],
  ['version: 1\ncadance: {}', '2:1 Unknown key "cadance". Did you mean "cadences"?'],
  ['colours: {}', '1:1 Unknown key "colours". Known here: version, extends, cadences, as_of, time_zone, holidays, exchange_rates, rules, sources, publishers, posts, network.'],
  ['- a', '1:1 .briefing.yml: a mapping was expected.'],
  ['cadences:\n  REALTIME: { warn_after: 1 day }', `2:27 ${duration('warn_after', '1 day')}`],
  ['cadences:\n  REALTIME: { warn: 1d }', '2:15 Unknown key "warn". Known here: warn_after, error_after, calendar.'],
  ['cadences:\n  R1: {}', '2:3 cadences: a name of 3 to 31 letters was expected, not "R1".'],
  ['cadences:\n  DAILY: 5', '2:10 cadences.DAILY: a mapping was expected.'],
  ['as_of: yesterday', '1:8 as_of: one of today, document was expected, not "yesterday".'],
  ['as_of: [today]', '1:8 as_of: a text was expected.'],
  ['rules:\n  vague-date: fatal', '2:15 vague-date: one of error, warning, info, hint, off was expected, not "fatal".'],
  ['network: { concurrency: 0, per_host: 9, timeout: 1h }', '1:25 concurrency: a whole number from 1 to 64 was expected.', '1:38 per_host: a whole number from 1 to 6 was expected.', '1:50 timeout: a duration from 1s to 2m was expected, not "1h".'],
  ['publishers:\n  X: { trust: max, domains: [1, {}] }', '2:15 trust: one of high, medium, low was expected, not "max".', '2:33 domains: a text was expected.'],
  ['time_zone: Asia/Nowhere', '1:12 time_zone: an IANA name such as Asia/Tokyo was expected, not "Asia/Nowhere".'],
  ['holidays: [2026-01-01, 2026-02-30, soon]', '1:24 holidays: a day as YYYY-MM-DD was expected, not "2026-02-30".', '1:36 holidays: a day as YYYY-MM-DD was expected, not "soon".'],
  ['cadences: { DAILY: { calendar: market } }', '1:32 calendar: one of every-day, business was expected, not "market".'],
  ['exchange_rates: { USDJPY: 153, USD/JPY: -1, EUR/JPY: much }', '1:19 exchange_rates: a pair of currencies such as USD/JPY was expected, not "USDJPY".', '1:41 USD/JPY: a number above 0 was expected.', '1:54 EUR/JPY: a number was expected.'],
  ['publishers: { X: { trust_from: 2025 } }', '1:32 trust_from: a day as YYYY-MM-DD was expected, not "2025".'],
  [source('{}'), '2:3 sources.a: no source of this name is built in or inherited. Give it a `request` and an `extract`, or a `derive`.'],
  [source(''), '2:3 sources.a: nothing is said of it. Write null behind it to opt out of it.'],
  [source('{ request: {}, extract: {} }'), '2:8 sources.a: request.url is missing.', '2:21 sources.a: extract.format is missing.', '2:21 sources.a: extract.value is missing.', '2:21 sources.a: extract.date is missing.'],
  [source('{ request: { url: "ftp://a.example" }, extract: { format: json, value: $.a, date: $.b } }'), '2:24 url: an address that begins with http:// or https:// was expected.'],
  [source('{ request: { url: "https://a.example" }, extract: { format: yaml, value: x, date: y } }'), '2:66 format: one of json, csv, xml, feed, html, xlsx, text was expected, not "yaml".'],
  [source('{ request: { url: "https://a.example" }, extract: { format: csv, value: V } }'), '2:47 sources.a: extract.date is missing.'],
  [source('{ request: { url: "https://a.example" }, extract: { format: csv, value: V, date: D }, ttl: 1s }'), '2:97 ttl: a duration from 5s was expected, not "1s".'],
  [source('{ request: { url: "https://a.example" }, extract: { format: csv, value: V, date: D, scale: big }, decimals: 11 }'), '2:97 scale: a number was expected.', '2:114 decimals: a whole number from 0 to 10 was expected.'],
  ['sources:\n  a b: {}', '2:3 sources: an id of letters, digits, dots and dashes was expected, not "a b".'],
  ['version: 1\r\nversion: 1', '2:1 Not valid YAML: Map keys must be unique'],
  ['as_of: today\nrules: *none', '2:8 rules: a mapping was expected.'],
];

describe('.briefing.yml', () => {
  for (const [yaml, ...problems] of MISTAKES) it(`says where and what: ${JSON.stringify(yaml.slice(0, 70))}`, () => assert.deepEqual(problemsOf(yaml), problems));

  it('names the rules there are', () => {
    const [problem] = problemsOf('rules:\n  vague: error');
    assert.match(problem ?? '', /^2:3 There is no rule "vague" in this version\. Rules: stale-data, .*moved-link\.$/);
  });

  it('keeps the rest in force', () => {
    const { configuration, problems } = readConfiguration(
      'version: 9\nas_of: document\ncadences:\n  realtime: { warn_after: 12h, error_after: null }\n  MONTHLY: null\n  DAILY: { warn_after: soon, error_after: 9d }\n  HOURLY: {}\nrules: { vague-date: off, nonsense: error, llm-residue: error }\n' +
      'network: { concurrency: 4, timeout: 5s, per_host: many }\npublishers:\n  Reuters: { aliases: [ロイター], domains: reuters.com, trust: high }\n  AP:\n' + source('{ request: {} }'),
    );
    assert.equal(problems.length, 8);
    assert.equal(configuration.asOf, 'document');
    assert.deepEqual(configuration.cadences.get('REALTIME'), { name: 'REALTIME', warnAfterDays: 0.5, errorAfterDays: null, calendar: 'every-day' });
    assert.deepEqual(configuration.cadences.get('MONTHLY'), { name: 'MONTHLY', warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' });
    assert.deepEqual(configuration.cadences.get('DAILY'), { name: 'DAILY', warnAfterDays: 2, errorAfterDays: 9, calendar: 'every-day' });
    assert.deepEqual(configuration.cadences.get('HOURLY'), { name: 'HOURLY', warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' });
    assert.deepEqual(configuration.cadences.get('WEEKLY'), DEFAULT_CONFIGURATION.cadences.get('WEEKLY'));
    assert.deepEqual([...configuration.rules], [['vague-date', 'off'], ['llm-residue', 'error']]);
    assert.deepEqual(configuration.network, { concurrency: 4, perHost: 2, timeoutMs: 5_000 });
    assert.deepEqual(configuration.publishers, [{ name: 'Reuters', aliases: ['ロイター'], domains: ['reuters.com'], trust: 'high', trustFrom: null, trustTo: null }, { name: 'AP', aliases: [], domains: [], trust: null, trustFrom: null, trustTo: null }]);
    assert.deepEqual(configuration.sources.map(({ id, title, ttlMs, decimals, extract }) => [id, title, ttlMs, decimals, extract?.dateFormat, extract?.scale]), [['good', 'good', 900_000, null, 'iso', 1]]);
  });

  it('reads the calendar, the zone, holidays, rates and ratings with their time', () => {
    const { configuration, problems } = readConfiguration('time_zone: America/New_York\nholidays: [2026-01-01, "2026-01-12"]\ncadences: { REALTIME: { calendar: business } }\nexchange_rates: { USD/JPY: 153.5 }\npublishers: { X Daily: { trust: low, trust_from: 2025-06-01, trust_to: 2025-12-31 } }');
    assert.deepEqual(problems, []);
    assert.equal(configuration.timeZone, 'America/New_York');
    assert.deepEqual([...configuration.holidays], ['2026-01-01', '2026-01-12']);
    assert.deepEqual(configuration.cadences.get('REALTIME'), { name: 'REALTIME', warnAfterDays: 1, errorAfterDays: 3, calendar: 'business' });
    assert.deepEqual([...configuration.exchangeRates], [['USD/JPY', 153.5]]);
    assert.deepEqual(configuration.publishers.map(({ trustFrom, trustTo }) => [trustFrom, trustTo]), [['2025-06-01', '2025-12-31']]);
  });

  it('is read over what is in force so far, the nearest setting wins', () => {
    const user = readConfiguration('cadences: { REALTIME: { warn_after: 2d }, MONTHLY: null }\nrules: { vague-date: hint, llm-residue: off }\ntime_zone: Asia/Tokyo').configuration;
    const file = readConfiguration('cadences: { REALTIME: { error_after: 9d }, MONTHLY: { warn_after: 5d } }\nrules: { vague-date: error }', 'file', user).configuration;
    assert.deepEqual(file.cadences.get('REALTIME'), { name: 'REALTIME', warnAfterDays: 2, errorAfterDays: 9, calendar: 'every-day' });
    assert.deepEqual(file.cadences.get('MONTHLY'), { name: 'MONTHLY', warnAfterDays: 5, errorAfterDays: null, calendar: 'every-day' });
    assert.deepEqual([...file.rules], [['vague-date', 'error'], ['llm-residue', 'off']]);
    assert.equal(file.timeZone, 'Asia/Tokyo');
  });

  it('is the defaults where it is empty', () => {
    for (const yaml of ['', '\n', '# nothing\n', '---\n', '\uFEFF']) assert.deepEqual(readConfiguration(yaml), { configuration: DEFAULT_CONFIGURATION, problems: [], extends: [], broken: new Set() }, JSON.stringify(yaml));
  });

  it('takes durations in every unit', () => {
    assert.deepEqual(['30s', '30m', '12h', '1d', '2w', '3mo', '1y', ' 1d '].map(readDuration), [30_000, 1_800_000, 43_200_000, 86_400_000, 1_209_600_000, 7_776_000_000, 31_536_000_000, 86_400_000]);
    for (const text of ['', '1', 'd', '1.5d', '-1d', '1 d', '1D', '1month', '1234567d']) assert.equal(readDuration(text), null, text);
  });

  it('does not follow a file into the depth', () => {
    const levels = (count: number): string => Array.from({ length: count }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    for (const yaml of ['['.repeat(900), '{a: '.repeat(100_000), '- '.repeat(2_000), '? '.repeat(2_000), '- ? '.repeat(1_000), levels(2_000), `version: 1\nrules: ${'['.repeat(65)}`, '[\n'.repeat(5_000)]) {
      assert.match(problemsOf(yaml).join(), /^\d+:\d+ Not valid YAML: more than 64 levels deep$/, yaml.slice(0, 20));
    }
    assert.deepEqual(problemsOf(`version: 1\nrules: ${'['.repeat(65)}`), ['2:72 Not valid YAML: more than 64 levels deep']);
    assert.doesNotMatch(problemsOf(`# ${'[]'.repeat(500)}\n- ${'x - '.repeat(100)}\n${levels(60)}`).join(), /levels deep/);
  });

  it('survives hostile files', () => {
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let level = 1; level < 12; level++) bomb += `a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`).join(', ')}]\n`;
    const hostile = [
      bomb, `${bomb}sources: *a11\n`, 'sources: &s { a: *s }', 'rules: &r { <<: *r }', '['.repeat(60), '- '.repeat(60), '? '.repeat(60), '\u0000\u0001\u0002', '\uD800', '? [a, b]\n: c', 'a: b: c', 'rules: { ? {a: 1} : off }',
      '---\nversion: 1\n---\nversion: 2', '%YAML 1.1\n---\nrules: { vague-date: off }', 'rules: { vague-date: !!binary aGVsbG8= }', 'version: !!js/function x', 'x'.repeat(1_000_000), '__proto__: { polluted: 1 }', 'publishers: { __proto__: {}, constructor: {} }',
      'cadences: { __PROTO__: {} }', '\t- a', 'a: "\\u', '"', "'", '|', '>', '&', '*', '!', '@', '`', '%',
    ];
    for (const yaml of hostile) assert.ok(readConfiguration(yaml).configuration.cadences.has('REALTIME'), yaml.slice(0, 40));
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  }).timeout(10_000);

  it('survives anything', () => {
    const words = fc.constantFrom('version: 1\n', 'sources:\n', '  a: ', '{ ', '} ', '[', ']', ', ', ': ', '- ', 'request: ', 'url: ', '"https://a"', '&a ', '*a ', '\n', '  ', 'null', '~', '!!x ', '#', '"', "'", '|\n', 'rules: ', 'off', '\t', '\u0000', '1d');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 25 }).map((list) => list.join(''))), (yaml) => void problemsOf(yaml)), { numRuns: 120 });
  }).timeout(10_000);
});
