import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../src/core/config/configuration';
import { CONFIGURATION_LANGUAGE } from '../../src/core/config/language/configurationLanguage';
import type { Suggestion } from '../../src/core/config/language/suggest';
import { FILE_KEYS } from '../../src/core/config/keys';
import { EXTRACT_KEYS, SOURCE_KEYS } from '../../src/core/config/sourceKeys';
import { RULE_IDS } from '../../src/core/model/finding';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { sourceAt } from '../../src/core/refresh/sourceAt';
import { sourceOf } from '../support/sources';

const { suggest, describe: describeKey, linkAt, entryOf, secretsNamedIn } = CONFIGURATION_LANGUAGE;

const CONFIGURATION: Configuration = {
  ...DEFAULT_CONFIGURATION,
  sources: [sourceOf({ id: 'usd-jpy', title: 'Dollar', match: { labels: ['USD/JPY'], section: null } }), sourceOf({ id: 'topix-pbr', enabled: false })],
  publishers: [{ name: 'Reuters', aliases: [], domains: [], trust: null, trustFrom: null, trustTo: null }],
};

/** The text and the place of the bar in it. */
function cut(marked: string): { text: string; at: number } {
  const at = marked.indexOf('|');
  assert.ok(at >= 0 && at === marked.lastIndexOf('|'), 'one bar');
  return { text: marked.slice(0, at) + marked.slice(at + 1), at };
}

function suggestions(marked: string): Suggestion[] {
  const { text, at } = cut(marked);
  return suggest(text, at, { configuration: CONFIGURATION, broken: new Set(['half']), secrets: ['MAIN_KEY'] });
}

const labels = (marked: string): string[] => suggestions(marked).map(({ label }) => label);

/** The text after one of the suggestions was taken. */
function taken(marked: string, label: string): string {
  const one = suggestions(marked).find((suggestion) => suggestion.label === label);
  assert.ok(one, `${label} among ${labels(marked).join()}`);
  const { text } = cut(marked);
  return text.slice(0, one.range.start) + one.text + text.slice(one.range.end);
}

const SOURCE = Object.keys(SOURCE_KEYS);
const without = (all: readonly string[], ...names: string[]): string[] => all.filter((name) => !names.includes(name));

describe('completion in .briefing.yml', () => {
  const EXPECTED: readonly (readonly [marked: string, labels: readonly string[]])[] = [
    ['|', Object.keys(FILE_KEYS)],
    ['ver|', Object.keys(FILE_KEYS)],
    ['version: 1\n|', without(Object.keys(FILE_KEYS), 'version')],
    ['as_of: |', ['today', 'document']],
    ['as_of: to|', ['today', 'document']],
    ['as_of: |\nversion: 1\n', ['today', 'document']],
    ['rules:\n  |', [...RULE_IDS]],
    ['rules:\n  vague-date: |', ['error', 'warning', 'info', 'hint', 'off']],
    ['cadences: { REALTIME: { calendar: | } }', ['every-day', 'business']],
    ['cadences:\n  |', [...DEFAULT_CONFIGURATION.cadences.keys()]],
    ['publishers:\n  |', ['Reuters']],
    ['sources:\n  |', ['usd-jpy', 'topix-pbr']],
    ['sources:\n  usd-jpy: null\n  |', ['topix-pbr']],
    ['sources:\n  a:\n    |', SOURCE],
    ['sources:\n  a:\n    title: A\n    |\n    ttl: 5m\n  b:\n    title: B\n', without(SOURCE, 'title', 'ttl')],
    ['sources:\r\n  a:\r\n    title: A\r\n    |\r\n    ttl: 5m\r\n', without(SOURCE, 'title', 'ttl')],
    ['sources:\n  a:\n    de|c\n    ttl: 5m\n', without(SOURCE, 'ttl')],
    ['sources:\n  a:\n    ti|tle: A\n    ttl: 5m\n', without(SOURCE, 'ttl')],
    ['sources:\n  a:\n    title: "open\n    |', []],
    ['sources:\n  a: { | }', SOURCE],
    ['sources:\n  a: { title: A, | }', without(SOURCE, 'title')],
    ['sources:\n  a: { title: A, en|, ttl: 5m }', without(SOURCE, 'title', 'ttl')],
    ['sources:\n  a: { title: A, |\nrules:\n  vague-date: off\n', without(SOURCE, 'title')],
    ['sources:\n  a:\n    enabled: |', ['true', 'false']],
    ['sources:\n  a:\n    extract:\n      |', Object.keys(EXTRACT_KEYS)],
    ['sources:\n  a:\n    extract: { format: | }', ['json', 'csv', 'xml', 'feed', 'html', 'xlsx', 'text']],
    ['sources:\n  a:\n    derive: "${|', ['${usd-jpy}', '${topix-pbr}', '${half}']],
    ['sources:\n  usd-jpy:\n    derive: "2 * ${to|}"', ['${topix-pbr}', '${half}']],
    ['sources:\n  a:\n    request:\n      url: https://a.example/?key=${|', ['${secret:MAIN_KEY}', '${date:YYYY-MM-DD}']],
    ['sources:\n  a:\n    request: { headers: { Authorization: "Bearer ${sec|}" } }', ['${secret:MAIN_KEY}']],
    ['posts: { url: "https://x.example/${|" }', ['${id}']],
    ['# ver|', []],
    ['as_of: today # |', []],
    ['nothing:\n  |', []],
    ['sources:\n  a:\n    title: |', []],
    [`rules: ${'['.repeat(70)}|`, []],
  ];
  for (const [marked, expected] of EXPECTED) it(JSON.stringify(marked), () => assert.deepEqual(labels(marked), expected));

  it('offers every date format and rule severity that the reader takes', () => {
    assert.ok(labels('sources:\n  a:\n    extract:\n      date_format: |').includes('YYYYMMDD'));
    assert.deepEqual(labels('sources:\n  a:\n    extract:\n      date: |'), ['none', 'link']);
  });

  it('writes keys so that the value can be typed next', () => {
    assert.equal(taken('as|', 'as_of'), 'as_of: ');
    assert.equal(taken('sour|\nversion: 1', 'sources'), 'sources:\n  \nversion: 1');
    assert.equal(taken('sources:\n  a:\n    req|', 'request'), 'sources:\n  a:\n    request:\n      ');
    assert.equal(taken('sources:\n  a: { req| }', 'request'), 'sources:\n  a: { request:  }');
    assert.equal(taken('sources:\n  a:\n    ti|tel: x', 'title'), 'sources:\n  a:\n    title: x');
    assert.equal(taken('as_of: tod|ay', 'document'), 'as_of: document');
    assert.equal(taken('sources:\n  a:\n    derive: "${us|d}/2"', '${usd-jpy}'), 'sources:\n  a:\n    derive: "${usd-jpy}/2"');
    assert.equal(taken('sources:\n  a:\n    derive: "${us|', '${usd-jpy}'), 'sources:\n  a:\n    derive: "${usd-jpy}');
  });

  it('tells what the JSON Schema cannot know', () => {
    const unknown = (marked: string): string[] => suggestions(marked).filter(({ isInSchema }) => !isInSchema).map(({ label }) => label);
    assert.deepEqual([unknown('sources:\n  |'), unknown('sources:\n  a:\n    |'), unknown('rules:\n  |'), unknown('sources:\n  a:\n    derive: "${|')], [['usd-jpy', 'topix-pbr'], [], [], ['${usd-jpy}', '${topix-pbr}', '${half}']]);
    assert.deepEqual(suggestions('sources:\n  |').map(({ about }) => about && render(about)), ['Dollar: in force.', 'topix-pbr: to be turned on with `enabled: true`.']);
  });

  it('never throws, wherever the cursor is in whatever text', () => {
    const pieces = fc.constantFrom('sources:\n', '  a:\n', '    derive: ', '"${', '}', '{ ', '} ', '[', ': ', '- ', 'request: ', '\n', '  ', '#', "'", '|', '>', '\t', '\u0000', '\uE000', '日本', '&a ', '*a ');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      for (const { range } of suggest(text, offset, { configuration: CONFIGURATION, broken: new Set(), secrets: [] })) assert.ok(range.start <= offset && offset <= range.end && range.end <= text.length);
      void [describeKey(text, offset), linkAt(text, offset), entryOf(text, 'a')];
    }), { numRuns: 300 });
  }).timeout(10_000);
});

describe('what a key is for', () => {
  const described = (marked: string): string | null => {
    const { text, at } = cut(marked);
    const found = describeKey(text, at);
    return found && `${sliceOf(text, found.range)}: ${render(found.about)} ${found.choices.join(' ')}`.trim();
  };
  it('is told at the key alone', () => {
    assert.equal(described('as_|of: today'), 'as_of: What ages are measured at: today, or the date of the briefing itself. today document');
    assert.equal(described('sources:\n  a:\n    tt|l: 5m\n    broken: {'), 'ttl: How long a value is good for: the dashboard asks again after that.');
    assert.equal(described('sources: { a: { extract: { sca|le: 1 } } }'), 'scale: What the fetched value is multiplied by to reach plain units: `1e8` for a column in 億円.');
    for (const none of ['as_of: to|day', 'sources:\n  usd|-jpy: {}', 'nothing: { as_o|f: 1 }', '# as_|of', '|']) assert.equal(described(none), null, none);
  });
});

describe('where a place of .briefing.yml leads', () => {
  const link = (marked: string): unknown => {
    const { text, at } = cut(marked);
    const found = linkAt(text, at);
    return found && [sliceOf(text, found.range), 'path' in found ? found.path : found.source];
  };
  it('is a source or a file', () => {
    assert.deepEqual(link('sources:\n  a:\n    derive: "${usd-jpy} / ${eu|r}"'), ['eur', 'eur']);
    assert.deepEqual(link('sources:\n  a:\n    derive: ${us|d-jpy}'), ['usd-jpy', 'usd-jpy']);
    assert.deepEqual(link('sources:\n  us|d-jpy: { enabled: true }'), ['usd-jpy', 'usd-jpy']);
    assert.deepEqual(link('extends: [../a.yml, "../b|.yml"]'), ['"../b.yml"', '../b.yml']);
    for (const none of ['sources:\n  a:\n    derive: "1 |+ ${x}"', 'sources:\n  a:\n    title: ${us|d}', 'as_of: to|day', 'ext|ends: a.yml']) assert.equal(link(none), null, none);
  });

  it('finds the entry of a source, however it is written', () => {
    const yaml = 'rules: { a: off }\r\nsources:\r\n  usd-jpy:\r\n    title: "日本"\r\n  "b": { title: B\r\n';
    assert.deepEqual(['usd-jpy', 'b', 'c'].map((id) => entryOf(yaml, id)).map((entry) => entry && [sliceOf(yaml, entry.key), sliceOf(yaml, entry.whole).trim()]), [['usd-jpy', 'usd-jpy:\r\n    title: "日本"'], ['"b"', '"b": { title: B'], null]);
    for (const broken of ['sources: []', 'sources', '- a', '', '['.repeat(100)]) assert.equal(entryOf(broken, 'a'), null);
  });

  it('collects the names of secrets', () => assert.deepEqual(secretsNamedIn(['a: "${secret:B} ${secret:A}"', '${secret:A} ${secret:} ${date:Y}']), ['A', 'B']));
});

describe('the source at a place of a bullet', () => {
  const at = (marked: string): string | null => {
    const { text, at: offset } = cut(marked);
    const configuration = { ...CONFIGURATION, sources: [...CONFIGURATION.sources, sourceOf({ id: 'avg', match: { labels: ['30日平均'], section: null } })] };
    const found = sourceAt(parseBriefing(text), configuration, offset);
    return found && `${sliceOf(text, found.range)} → ${found.id}`;
  };
  it('is that of its figure, its label or its mark', () => {
    assert.equal(at('- [REALTIME] USD/JPY: 15|3 (30日平均: 150) (Jan 7, 2026, R).'), '153 → usd-jpy');
    assert.equal(at('- [REALTIME] USD/JPY: 153 (30日平均: 15|0) (Jan 7, 2026, R).'), '150 → avg');
    assert.equal(at('- [REALTIME] ＵＳＤ|／ＪＰＹ: 153 (30日平均: 150) (Jan 7, 2026, R).'), 'ＵＳＤ／ＪＰＹ → usd-jpy');
    assert.equal(at('- [REALTIME] x: 153 (Jan 7, 2026, R). <!-- source: no|ne -->'), '<!-- source: none --> → none');
    assert.equal(at('- [REALTIME] x: 15|3 (Jan 7, 2026, R). <!-- source: usd-jpy -->'), '153 → usd-jpy');
    for (const none of ['- [REALTIME] USD/JPY: 153 (Jan |7, 2026, R).', '- [REALTIME] x: 15|3', 'Text |', '- [REALTIME] y|: 5']) assert.equal(at(none), null, none);
  });
});
