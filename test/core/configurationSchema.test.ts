import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { configurationSchema } from '../../src/core/config/configurationSchema';
import { FILE_KEYS } from '../../src/core/config/keys';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { mapping, type Shape } from '../../src/core/config/shape';
import { render } from '../../src/core/model/message';
import { sourceOf } from '../support/sources';

const isValid = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(configurationSchema());
const BASE = { ...DEFAULT_CONFIGURATION, sources: [sourceOf({ id: 'a', origin: 'built-in' })] };
const mistakes = (yaml: string): string[] => readConfiguration(yaml, 'file', BASE).problems.map(({ message }) => render(message));

/** Names for the writer's own keys, by the section they are in. */
const NAMES: Readonly<Record<string, string>> = { cadences: 'DAILY', exchange_rates: 'USD/JPY', rules: 'vague-date', sources: 'a', publishers: 'Reuters', headers: 'Accept', row: 'A', ok_when: '$.a', ids: '540' };

/** Every path of keys there is, with what may stand there. */
function placesIn(shape: Shape<unknown>, path: readonly string[]): { path: readonly string[]; shape: Shape<unknown> }[] {
  const below = shape.entries ? [[NAMES[path.at(-1) ?? ''] ?? '', shape.entries] as const] : Object.entries(shape.keys ?? {}).map(([name, key]) => [name, key.shape] as const);
  return below.flatMap(([name, inner]) => {
    assert.notEqual(name, '', path.join('.'));
    return [{ path: [...path, name], shape: inner }, ...placesIn(inner, [...path, name])];
  });
}

const nested = (path: readonly string[], value: unknown): unknown => path.reduceRight((inner, name) => ({ [name]: inner }), value);

const VALUES: readonly unknown[] = [
  'x', '', 'off', 'today', 'json', 'iso', 'high', 'business', 'utf-8', 'Asia/Tokyo', 'none', 'https://a.example', 'ftp://a.example', 'https://x.example/${id}', '2026-01-02', '5m', '1s', '10d', '3w', '30%', '2pp', '5', ' 1d ', '1h',
  1, 0, -1, 1.5, 7, 1e8, true, false, null, [], {}, [1, 2], [2, 1], [1], ['x'], ['https://a.example'], ['2026-01-02'], [{}], { x: 1 }, { x: null }, { title: 'x' },
];

/** What only the reader can tell: it looks into the text, or at other keys. */
const ONLY_READER = /IANA name|an encoding such as|a duration from|the lower number|address of a post|the number of a post|a day as YYYY|is missing|link` needs|either `derive`|no source|begins with http|nothing is said|secret does not belong/;

describe('the JSON Schema of .briefing.yml', () => {
  it('is the one that is shipped', () => {
    assert.equal(readFileSync('schemas/briefing.schema.json', 'utf8').replaceAll('\r\n', '\n'), `${JSON.stringify(configurationSchema(), null, 2)}\n`, 'Run `npm run schema`.');
  });

  it('says of every value at every key what the reader says', () => {
    const places = placesIn(mapping(FILE_KEYS), []);
    assert.ok(places.length > 60, `${places.length} keys`);
    let refused = 0;
    for (const { path } of places) {
      for (const value of VALUES) {
        const file = nested(path, value);
        const found = mistakes(JSON.stringify(file));
        const what = `${path.join('.')}: ${JSON.stringify(value)}`;
        if (!isValid(file)) {
          refused++;
          assert.ok(found.length > 0, `${what} is refused by the schema alone`);
        } else assert.deepEqual(found.filter((one) => !ONLY_READER.test(one)), [], `${what} is refused by the reader alone`);
      }
    }
    assert.ok(refused > 1000, `${refused} refused`);
  });

  for (const yaml of [
    '{}', 'version: 1\nextends: [a.yml, ../b.yml]', 'sources: null', 'sources:\n  other: null\n  b.c-d_1: { derive: "${a} * 2", match: { labels: B } }', 'cadences: { REALTIME: null, hourly: { warn_after: 1h, error_after: null, calendar: business } }',
    'sources:\n  j: { request: { url: "https://a.example/?k=${secret:K}", headers: { X: "1" }, fallback: "https://b.example", walk_back: 5d }, extract: { format: csv, value: "#2", date: [Y, M], row: { A: 1 }, ok_when: { B: true }, scale: 1e8 }, range: [-1.5, 2], max_jump: 2.5pp, max_age: 2w, terms: { text: t, url: "https://a.example/t" } }',
    'rules: { vague-date: off, stale-data: null }\nposts: { url: "https://x.com/i/status/${id}", ids: { "540": "1886192184808149383" } }\nnetwork: { timeout: 30s }\nholidays: 2026-01-01',
  ]) {
    it(`takes what the reader takes: ${yaml.slice(0, 60)}`, () => {
      assert.deepEqual(mistakes(yaml), []);
      assert.ok(isValid(parse(yaml)), JSON.stringify(isValid.errors));
    });
  }

  for (const yaml of [
    'colour: red', 'version: 2', 'rules: { vague: off }', 'rules: { vague-date: fatal }', 'sources: { "a b": null }', 'sources: { a: { extract: { format: yaml } } }', 'sources: { a: { request: { uri: x } } }', 'sources: []', 'cadences: { R1: null }', 'network: { per_host: 9 }',
    'exchange_rates: { USDJPY: 1 }', 'exchange_rates: { USD/JPY: 0 }', 'posts: { url: "https://x.example/" }', 'sources: { a: { range: [1, 2, 3] } }', 'sources: { a: { enabled: "yes" } }', 'sources: { a: { decimals: 1.5 } }', 'publishers: { X: { trust: max } }', 'holidays: [1]',
  ]) {
    it(`refuses what the reader refuses: ${yaml}`, () => {
      assert.notDeepEqual(mistakes(yaml), []);
      assert.equal(isValid(parse(yaml)), false);
    });
  }
});
