import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFault } from '../../src/core/sources/fault';
import { locatorMistake, patternMistake } from '../../src/core/sources/checkExpression';
import { findPath, type Json } from '../../src/core/sources/jsonPath';
import { compilePattern, type Pattern } from '../../src/core/sources/pattern';
import { Work } from '../../src/core/sources/work';

function patternOf(source: string): Pattern {
  const pattern = compilePattern(source);
  assert.ok(!isFault(pattern), JSON.stringify(pattern));
  return pattern;
}
const errorOf = (result: object): string | null => (isFault(result) ? result.error : null);

describe('patterns', function () {
  this.timeout(20_000);

  it('give whole, groups by number and name, and where', () => {
    assert.deepEqual(patternOf('(?P<a>\\d)(?<b>x)?(y)').matches('日1y2xy'), [
      { whole: '1y', groups: { 1: '1', 2: null, 3: 'y', a: '1', b: null }, index: 1 },
      { whole: '2xy', groups: { 1: '2', 2: 'x', 3: 'y', a: '2', b: 'x' }, index: 3 },
    ]);
  });

  it('name their groups', () => assert.deepEqual(patternOf('(?P<date>\\d+)-(?<value>\\d+)').names, ['date', 'value']));
  it('find nothing', () => assert.deepEqual(patternOf('x').matches(''), []));
  it('find what is empty once a place', () => assert.deepEqual((patternOf('x*').matches('ab') as readonly { index: number }[]).map(({ index }) => index), [0, 1, 2]));

  const refused = ['(', '(?P<a>x)(?P<a>y)', '(?=x)', '(?<!x)y', '(x)\\1', 'a{1001}', '[z-a]', 'x'.repeat(1001)];
  for (const source of refused) it(`are refused: ${source.slice(0, 20)}`, () => assert.equal(errorOf(compilePattern(source)), 'bad-expression'));

  // Each of these makes an engine that goes back over its text hang for longer than anybody waits, or looks through all of the rest at each match.
  const heavy: readonly (readonly [string, string, string | null])[] = [
    ['(a+)+$', `${'a'.repeat(50_000)}!`, null], ['([a-z]+)*\\d', 'a'.repeat(100_000), null], ['(a|a)*b', 'a'.repeat(100_000), null], ['(.*)(.*)(.*)(.*)=', 'x'.repeat(50_000), null],
    ['a(.*z)?', 'a'.repeat(20_000), 'time-limit'], ['(?s)(a)(?:.*z)?', 'a\n'.repeat(20_000), 'time-limit'], ['(a?){400}a{400}z', `${'a'.repeat(100_000)}z`, 'time-limit'],
    ['(?:(.)(.)(.)(.)|(.)){1,100}x\\d', 'abcdefx'.repeat(10_000), 'time-limit'], ['\\b', 'x '.repeat(100_000), 'time-limit'],
  ];
  for (const [source, text, expected] of heavy) it(`end: ${source}`, () => assert.equal(errorOf(patternOf(source).matches(text, new Work(20_000_000))), expected));

  it('end of themselves', () => assert.equal(errorOf(patternOf('a(.*z)?').matches('a'.repeat(20_000))), 'time-limit'));

  it('find as many places as a table of twenty years has', () => {
    const found = patternOf('\\[(?P<date>\\d{13}),(?:[^,\\]]*,){6}(?P<value>[^,\\]]*)').matches(`[1794787200000,${'12.34,'.repeat(22)}1],`.repeat(5500));
    assert.equal(isFault(found) ? found.error : found.length, 5500);
  });

  it('share what they may spend', () => {
    const work = new Work(10_000);
    const pattern = patternOf('\\d\\d');
    assert.equal(errorOf(pattern.matches('x'.repeat(200), work)), null);
    assert.equal(errorOf(pattern.matches('x'.repeat(2000), work)), 'time-limit');
  });

  it('find what the engine of JavaScript finds, where both know the pattern', () => {
    const part = fc.constantFrom('a', 'b', '.', '\\d', '[^a]', 'a*', 'b+?', '(a|b)', '(?<n>a?)', '\\b', '^', '$', '(?:ab){2}', 'あ');
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }).filter((parts) => parts.filter((one) => one.includes('<n>')).length < 2), fc.stringMatching(/^[ab1あ ]{0,12}$/), (parts, text) => {
      const found = patternOf(parts.join('')).matches(text);
      assert.ok(!isFault(found));
      assert.deepEqual(found.map(({ whole, index }) => [whole, index]), [...text.matchAll(new RegExp(parts.join(''), 'g'))].map((match) => [match[0], match.index]));
    }), { numRuns: 500 });
  });
});

describe('paths', function () {
  this.timeout(20_000);

  const values = (root: Json, path: string, work = new Work()): unknown => {
    const found = findPath(root, path, work);
    return isFault(found) ? found.error : found.map(({ value }) => value);
  };

  it('search and match without the engine of JavaScript', () => {
    const root = [{ n: 'EQUITY PUT/CALL' }, { n: 'TOTAL' }];
    assert.deepEqual(values(root, "$[?search(@.n, 'P.T/')].n"), ['EQUITY PUT/CALL']);
    assert.deepEqual(values(root, "$[?match(@.n, 'T.*L')].n"), ['TOTAL']);
    assert.deepEqual(values(root, "$[?match(@.n, '(')].n"), []);
    assert.deepEqual(values([{ n: 5 }], "$[?search(@.n, '5')].n"), []);
  });

  it('match what would make another engine hang', () => assert.deepEqual(values([{ n: `${'a'.repeat(30_000)}!` }], "$[?match(@.n, '(a+)+')]"), []));

  const wide = Array.from({ length: 3000 }, () => ({ a: [{ b: 1 }] }));
  const heavy = ['$[?count($..*) > 1]', '$..[?@..b]..*..*..[?$..b]', '$[*,*,*,*,*,*,*,*,*,*]..[*,*,*,*,*,*,*,*,*,*]..[*,*,*,*,*,*,*,*,*,*]'];
  for (const path of heavy) it(`give up: ${path}`, () => assert.equal(values(wide, path, new Work(20_000_000)), 'time-limit'));

  it('find two hundred thousand values', () => assert.equal((values(Array.from({ length: 200_000 }, (_, index) => ({ v: index })), '$[*].v') as unknown[]).length, 200_000));
  it('do not go down for ever', () => assert.equal(values(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as Json, '$..x'), 'malformed-reply'));
});

describe('expressions in a configuration', () => {
  const cases: readonly (readonly [Parameters<typeof locatorMistake>[0], string, RegExp | null])[] = [
    ['json', '$.a[?@.b == "c"].d', null], ['json', '$.a[', /./], ['json', 'a.b', /./], ['json', '$.a[?search(@.b, "x")]', null], ['json', '$.a[?nope(@.b)]', /./], ['xml', "$..Obs[*]['@value']", null], ['xml', '//Obs', /./],
    ['csv', '終値', null], ['csv', '#2', null], ['csv', '#0', /#1/], ['csv', ' ', /column/], ['csv', '# of shares', null], ['xlsx', '#AB', null], ['xlsx', '#12345', /#9999/],
    ['html', 'table tr:nth-child(2) td', null], ['html', 'time@datetime', null], ['html', '@data-day', null], ['html', 'td[', /./], ['html', 'td:foo', /foo/], ['html', '', /selector/],
    ['text', 'var (\\w+)', null], ['text', '(', /missing/], ['feed', 'title', /pattern/],
  ];
  for (const [format, locator, expected] of cases) {
    it(`${format}: ${locator || 'nothing'}`, () => {
      const mistake = locatorMistake(format, locator);
      if (expected === null) assert.equal(mistake, null);
      else assert.match(mistake ?? '', expected);
    });
  }

  it('say what a pattern lacks', () => {
    assert.equal(patternMistake('(?P<value>x)', ['value']), null);
    assert.match(patternMistake('(?P<value>x)', ['value', 'date']) ?? '', /date/);
    assert.match(patternMistake('(?P<value>x', ['value']) ?? '', /missing closing/);
  });
});
