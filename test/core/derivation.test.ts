import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../src/core/config/configuration';
import { UNSTATED } from '../../src/core/config/sourceDefaults';
import { render, say } from '../../src/core/model/message';
import { isFailure, type Observation, type SourceFailure } from '../../src/core/model/observation';
import type { Reading } from '../../src/core/sources/chooseReading';
import { evaluateDerivation, type Input } from '../../src/core/sources/derive/evaluateDerivation';
import { derivationMistake, parseDerivation } from '../../src/core/sources/derive/parseDerivation';
import { isFault } from '../../src/core/sources/fault';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { answer, Fake, REST } from '../support/fetching';
import { sourceOf } from '../support/sources';

const on = (asOf: string | null, value: number, precision: Reading['precision'] = 'day'): Reading => ({ asOf, value, precision });

function input(...series: readonly Reading[]): Input {
  const newest = series.at(-1);
  if (!newest) throw new Error('an input has a value');
  return { newest, series: series.filter(({ asOf }) => asOf !== null) };
}

function calculated(text: string, inputs: Readonly<Record<string, Input>>): readonly (string | number | null)[] | string {
  const expression = parseDerivation(text);
  if ('mistake' in expression) return expression.mistake;
  const reading = evaluateDerivation(expression, new Map(Object.entries(inputs)));
  return isFault(reading) ? `${reading.error}: ${render(say(reading.text, 'T', 'U', ...reading.details))}` : [reading.value, reading.asOf, reading.precision];
}

const A = input(on('2024-12-30', 50), on('2025-11-19', 80), on('2025-12-29', 90), on('2025-12-30', 100), on('2026-11-12', 118), on('2026-11-13', 120), on('2026-11-20', 125));

describe('the expression of a derived source', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['${a}', 125], ['-${a}', -125], ['- -${a}', 125], ['${a} + 1 * 2', 127], ['(${a} + 1) * 2', 252], ['${a} - 5 - 5', 115], ['${a} / 5 / 5', 5], ['2*-${a}', -250], ['${a}/.5', 250], ['1e2 * ${a}', 12500],
    ['\t${ a }\r\n*\u30001', 125], ['${a} / year_end(${a}) * 100 - 100', 25], ['year_end(${a})', 100], ['${a} - before(${a}, 7d)', 5], ['before(${a},8d)', 118], ['before(${a},1w)', 120], ['before(${a}, 1mo)', 100], ['before(${a}, 1y)', 80], ['(${a} / before(${a}, 1y) - 1) * 100', 56.25],
    ['0.1 + 0.2 + 0 * ${a}', 0.3],
  ];
  for (const [text, value] of cases) it(`${JSON.stringify(text)} is ${value}`, () => assert.deepEqual(calculated(text, { a: A }), [value, '2026-11-20', 'day']));

  const mistakes: readonly (readonly [string, RegExp])[] = [
    ['', /expected at its end/], ['1 + 2', /names no source/], ['${a} +', /expected at its end/], ['${a} ${b}', /an operator was expected, not “\$\{b\}”/], ['(${a}', /“\)” was expected at its end/], ['${a})', /an operator was expected, not “\)”/],
    ['${a} ^ 2', /“\^ 2” cannot be read/], ['${}', /cannot be read/], ['${a b}', /cannot be read/], ['a + ${a}', /no function a;/], ['sqrt(${a})', /no function sqrt/], ['year_end(1)', /a source such as/], ['year_end(${a}, 7d)', /“\)” was expected/],
    ['before(${a})', /“,” was expected/], ['before(${a}, 7)', /a span such as/], ['before(${a}, 7h)', /cannot be read/], ['1.2.3 * ${a}', /cannot be read/], ['1a * ${a}', /cannot be read/], ['${a} + 7d', /a number, a source/], ['constructor(${a})', /no function/], ['${a};process', /cannot be read/],
    [`${'('.repeat(40)}\${a}${')'.repeat(40)}`, /nested too deep/], [`${'-'.repeat(100)}\${a}`, /nested too deep/], [`\${a}${' + 1'.repeat(400)}`, /longer than 1000/],
  ];
  for (const [text, pattern] of mistakes) it(`is none: ${text.slice(0, 40)}`, () => assert.match(derivationMistake(text) ?? 'no mistake', pattern));

  it('never throws and never takes long, whatever it is', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('${a}', '1', '+', '-', '*', '/', '(', ')', 'before(', 'year_end(', ',', '7d', ' ', 'x', '$', '{', '}', '.', 'e', '\u0000', '円')), (parts) => {
      const mistake = derivationMistake(parts.join(''));
      assert.ok(mistake === null || mistake.length > 0);
    }), { numRuns: 2_000 });
  });

  it('gives what JavaScript gives for the same sum', () => {
    const sum: fc.Arbitrary<string> = fc.letrec<{ sum: string }>((tie) => ({
      sum: fc.oneof({ maxDepth: 5 }, fc.integer({ min: 1, max: 99 }).map(String), fc.constant('${a}'), fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum')).map(([left, operator, right]) => `(${left}) ${operator} (${right})`), tie('sum').map((one) => `-(${one})`),
        fc.tuple(fc.constantFrom('1', '${a}'), fc.constantFrom('+', '-', '*', '/'), fc.constantFrom('2', '${a}'), fc.constantFrom('+', '-', '*', '/'), fc.constantFrom('3')).map((parts) => parts.join(' '))),
    })).sum;
    fc.assert(fc.property(sum, (text) => {
      const whole = `\${a} * 0 + ${text}`;
      const expected = new Function('a', `return ${whole.replaceAll('${a}', 'a')}`)(125) as number;
      const got = calculated(whole, { a: A });
      if (!Number.isFinite(expected)) assert.match(String(got), /^implausible/);
      else assert.ok(Array.isArray(got) && Math.abs(Number(got[0]) - expected) <= Math.abs(expected) * 1e-12, `${whole}: ${String(got)} instead of ${expected}`);
    }), { numRuns: 1_000 });
  });
});

describe('the day of a derived value', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, Input>>, readonly (string | number | null)[] | RegExp])[] = [
    ['is the newest that all inputs have', '${a} / ${b}', { a: A, b: input(on('2026-11-12', 2), on('2026-11-13', 4), on('2026-11-19', 5)) }, [30, '2026-11-13', 'day']],
    ['is none where they have none in common', '${a} / ${b}', { a: A, b: input(on('2026-11-19', 5)) }, /^missing-input: T: a, b have no day in common/],
    ['is as coarse as the coarsest input', '${a} - ${b}', { a: input(on('2026-06-30', 5, 'month')), b: input(on('2026-06-30', 2, 'quarter')) }, [3, '2026-06-30', 'quarter']],
    ['is not known where that of an input is not', '${a} - ${b}', { a: A, b: input(on(null, 25)) }, [100, null, 'day']],
    ['is not known where no input has one', '${b} * 2', { b: input(on(null, 25)) }, [50, null, 'day']],
  ];
  for (const [name, text, inputs, expected] of cases) {
    it(name, () => {
      const got = calculated(text, inputs);
      if (expected instanceof RegExp) assert.match(String(got), expected);
      else assert.deepEqual(got, expected);
    });
  }

  const failing: readonly (readonly [string, Readonly<Record<string, Input>>, RegExp])[] = [
    ['${a} / (${a} - 125)', { a: A }, /^implausible: T: U divides by zero/],
    ['0 / (${a} - 125)', { a: A }, /^implausible/],
    ['${a} * 1e99 * 1e99 * 1e99 * 1e99', { a: A }, /^implausible/],
    ['year_end(${b})', { b: input(on('2026-01-05', 1), on('2026-11-20', 2)) }, /^missing-input: T: “b” has no value that is early enough for U/],
    ['year_end(${b})', { b: input(on('2024-12-30', 1), on('2026-11-20', 2)) }, /^missing-input/],
    ['before(${b}, 1y)', { b: input(on('2025-11-21', 1), on('2026-11-20', 2)) }, /^missing-input/],
    ['year_end(${b})', { b: input(on(null, 1)) }, /^missing-input: T: the values of “b” have no date/],
  ];
  for (const [text, inputs, pattern] of failing) it(`${text} fails: ${pattern.source.slice(1, 40)}`, () => assert.match(String(calculated(text, inputs)), pattern));
});

describe('derived sources', () => {
  const derived = (id: string, derive: string, more: Partial<Source> = {}): Source => ({ ...UNSTATED, id, title: id.toUpperCase(), derive, ...more });
  const requested = (id: string, more: Partial<Source> = {}): Source => ({ ...sourceOf({ id, title: `Title of ${id}`, request: { url: `https://${id}.example/` } }), ...more });
  const jpy = requested('eur-jpy', { enabled: false });
  const usd = requested('eur-usd');
  const replies: Readonly<Record<string, string>> = { 'eur-jpy': '{"v":180,"d":"2026-11-19"}', 'eur-usd': '{"v":1.2,"d":"2026-11-19"}', zero: '{"v":0,"d":"2026-11-19"}', broken: 'no' };

  async function fetched(sources: readonly Source[], known: readonly Source[]): Promise<{ results: (Observation | SourceFailure)[]; words: (string | number)[]; said: string[]; asked: string[] }> {
    const http = new Fake(({ url }) => answer(replies[new URL(url).hostname.replace('.example', '')] ?? '', { status: url.includes('gone') ? 404 : 200 }));
    const results = await fetchSources(sources, { ...REST, http }, { concurrency: 4, perHost: 2, known });
    return { results, words: results.map((one) => (isFailure(one) ? one.error : one.value)), said: results.map((one) => (isFailure(one) ? render(one.message) : '')), asked: http.requests.map(({ url }) => url) };
  }

  it('are calculated from inputs that are asked once, also those that are off or bound too', async () => {
    const cross = derived('usd-jpy', '${eur-jpy} / ${eur-usd}');
    const { results, asked } = await fetched([cross, usd, derived('inverse', '1 / ${eur-usd}')], [cross, jpy, usd]);
    assert.deepEqual(asked.sort(), ['https://eur-jpy.example/', 'https://eur-usd.example/']);
    const { hash, ...rest } = results[0] as Observation;
    assert.deepEqual(rest, { sourceId: 'usd-jpy', value: 150, asOf: '2026-11-19', precision: 'day', fetchedAt: REST.clock.now(), url: 'https://eur-jpy.example/' });
    assert.match(hash, /^[0-9a-f]{8}$/);
    assert.equal((results[1] as Observation).value, 1.2);
  });

  it('have another hash where a reply is another one', async () => {
    const source = derived('x', '${eur-jpy} * 0');
    const hashOf = async (body: string): Promise<string> => ((await fetchSources([source], { ...REST, http: new Fake(() => answer(body)) }, { concurrency: 1, perHost: 1, known: [jpy] }))[0] as Observation).hash;
    assert.notEqual(await hashOf('{"v":180,"d":"2026-11-19"}'), await hashOf('{"v":181,"d":"2026-11-19"}'));
  });

  it('are derived from derived ones too', async () => {
    const cross = derived('usd-jpy', '${eur-jpy} / ${eur-usd}');
    assert.deepEqual((await fetched([derived('twice', '${usd-jpy} * 2')], [cross, jpy, usd])).words, [300]);
  });

  it('are calculated once each, however many stand on them', async () => {
    const steps = Array.from({ length: 20 }, (_, n) => ['left', 'right'].map((side) => derived(`${side}-${n}`, n === 0 ? '${eur-usd} * 1' : `(\${left-${n - 1}} + \${right-${n - 1}}) / 2`))).flat();
    let asked = 0;
    const secrets = { get: () => Promise.resolve({ value: `${asked++}`, hosts: null }) };
    const keyed = sourceOf({ id: 'eur-usd', request: { url: 'https://eur-usd.example/?k=${secret:KEY}' } });
    const [result] = await fetchSources(steps.slice(-1), { ...REST, secrets, http: new Fake(() => answer(replies['eur-usd'] ?? '')) }, { concurrency: 4, perHost: 2, known: [...steps, keyed] });
    assert.deepEqual([(result as Observation).value, asked], [1.2, 1]);
  });

  it('say which input failed and why, in its own words', async () => {
    const broken = requested('broken');
    const gone = requested('gone');
    const { words, said, results } = await fetched([derived('x', '${eur-usd} / ${broken}'), derived('y', '${gone} * 2'), derived('z', '${nowhere} + ${eur-usd}'), usd], [usd, broken, gone]);
    assert.deepEqual(words, ['missing-input', 'missing-input', 'missing-input', 1.2]);
    assert.match(said[0] ?? '', /^X ← Title of broken: https:\/\/broken\.example\/ did not answer with JSON/);
    assert.match(said[1] ?? '', /^Y ← Title of gone: nothing is at https:\/\/gone\.example\/ any more/);
    assert.match(said[2] ?? '', /^Z: there is no source “nowhere”, with which \$\{nowhere\} \+ \$\{eur-usd\} is calculated/);
    assert.deepEqual(results.slice(0, 3).map(({ sourceId }) => sourceId), ['x', 'y', 'z']);
  });

  it('are held to their own range and age', async () => {
    const { words, said } = await fetched(
      [derived('x', '${eur-jpy} / ${eur-usd}', { range: { low: 160, high: 300 } }), derived('y', '${eur-jpy} / ${eur-usd}', { range: { low: 150, high: 150 } }), derived('w', '${eur-usd} * 1', { maxAgeDays: 0 }), derived('v', '${eur-usd} * 1', { maxAgeDays: 1 })],
      [jpy, usd],
    );
    assert.deepEqual(words, ['implausible', 150, 'too-old', 1.2]);
    assert.match(said[0] ?? '', /^X: \$\{eur-jpy\} \/ \$\{eur-usd\} gives 150, which is outside of 160 to 300 .* Look at the values of its sources/);
  });

  it('fail where they divide by zero', async () => {
    assert.deepEqual((await fetched([derived('x', '${eur-jpy} / ${zero}')], [jpy, requested('zero')])).words, ['implausible']);
  });

  it('that lead back to themselves fail, and nobody waits for ever', async () => {
    const circle = [derived('a', '${b} + 1'), derived('b', '${c} + 1'), derived('c', '${a} + 1'), derived('self', '${self}'), derived('to-circle', '${a} * 2')];
    const { words, said } = await fetched(circle, circle);
    assert.deepEqual(words, ['bad-expression', 'bad-expression', 'bad-expression', 'bad-expression', 'missing-input']);
    assert.match(said[0] ?? '', /^A: \$\{b\} \+ 1 leads back to this source itself/);
  });

  it('that cannot be read say so', async () => {
    const { words, said } = await fetched([derived('x', '${eur-usd} +')], [usd]);
    assert.deepEqual(words, ['bad-expression']);
    assert.match(said[0] ?? '', /^X: \$\{eur-usd\} \+ cannot be calculated: a number, a source such as \$\{usd-jpy\} or a parenthesis was expected at its end\. Correct `derive`/);
  });
});
