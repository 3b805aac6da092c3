import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compactObservations } from '../../src/core/observations/compactObservations';
import { lastKept, previousOf, seriesOf } from '../../src/core/observations/history';
import { keptOf, type KeptObservation } from '../../src/core/observations/keptObservation';
import { latestBySource, newObservations } from '../../src/core/observations/newObservations';
import { ObservationLog } from '../../src/core/observations/observationLog';
import { readObservations } from '../../src/core/observations/readObservations';
import { recipeOf } from '../../src/core/observations/recipe';
import { appended, appliedLine, observationLine } from '../../src/core/observations/writeObservations';
import type { Written } from '../../src/core/refresh/written';
import { observed } from '../support/refreshing';
import { sourceOf } from '../support/sources';
import { anyKept, anyWritten, kept, MemoryFile, wrote } from '../support/observations';

const LINE = '{"version":1,"kind":"observation","source":"usd-jpy","value":156.82,"asOf":"2026-11-20","precision":"day","fetchedAt":"2026-11-23T03:00:00.000Z","url":"https://rates.example/","hash":"811c9dc5","recipe":"9f86d081","publisher":"Example Rates","unit":"JPY"}';
const APPLIED = '{"version":1,"kind":"applied","at":"2026-11-23T03:00:00.000Z","file":"週報/a.md","section":"B: 市場リスク / Tier 1","label":"ドル円","source":"usd-jpy","figure":"156.82","bullet":"5bf0f2d1","asOf":"2026-11-20"}';

const textOf = (observations: readonly KeptObservation[], written: readonly Written[] = []): string => [...observations.map(observationLine), ...written.map(appliedLine)].join('');
const without = (line: string, field: string): string => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).filter(([name]) => name !== field)));
const withField = (line: string, field: string, value: string): string => line.replace(new RegExp(`"${field}":("[^"]*"|[^,}]*)`), `"${field}":${value}`);

describe('lines of observations', () => {
  it('are written as the documentation has them', () => {
    const { observations: [one], applied: [written], problems } = readObservations(`${LINE}\n${APPLIED}\n`);
    assert.ok(one && written);
    for (const line of [LINE, APPLIED]) assert.ok(readFileSync('docs/observations.md', 'utf8').includes(`\`\`\`json\n${line}\n\`\`\``));
    assert.deepEqual(problems, []);
    assert.equal(observationLine(one), `${LINE}\n`);
    assert.equal(appliedLine(written), `${APPLIED}\n`);
    assert.deepEqual([one.value, one.asOf, one.fetchedAt, written.at], [156.82, '2026-11-20', Date.UTC(2026, 10, 23, 3), Date.UTC(2026, 10, 23, 3)]);
  });

  it('are read as they were written, whatever they hold', () => {
    fc.assert(fc.property(fc.array(anyKept), fc.array(anyWritten), (observations, written) => {
      const read = readObservations(textOf(observations, written));
      assert.deepEqual(read.problems, []);
      const unique = <T>(items: readonly T[], line: (item: T) => string): T[] => [...new Map(items.map((item) => [line(item), item])).values()];
      assert.deepEqual(read.observations, unique(observations, observationLine));
      assert.deepEqual(read.applied, unique(written, appliedLine));
    }));
  });

  it('of any bytes throw nothing, compacted or not', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => new TextDecoder().decode(some));
    const pieces = fc.array(fc.oneof(bytes, fc.constantFrom(LINE, APPLIED, '\n', '\r\n', '{', '[]', 'null', '{"version":1,"kind":"observation"}', '{"__proto__":1,"version":1,"kind":"applied"}', LINE.slice(0, 40))), { maxLength: 12 });
    fc.assert(fc.property(pieces.map((some) => some.join('')), (text) => {
      const { lines } = readObservations(text);
      const again = readObservations(compactObservations(text));
      assert.deepEqual(again.problems, []);
      assert.ok(again.lines.length <= lines.length);
    }));
  });

  it('count only with fields that are what they say', () => {
    const refused: readonly (readonly [line: string, field: string, value: string])[] = [
      [LINE, 'value', '1e999'], [LINE, 'value', '"156.82"'], [LINE, 'value', 'null'], [LINE, 'asOf', '"2026-02-30"'], [LINE, 'asOf', '"2026-11"'], [LINE, 'asOf', '20261120'], [LINE, 'precision', '"hour"'],
      [LINE, 'fetchedAt', '"2026-02-30T03:00:00Z"'], [LINE, 'fetchedAt', '"2026-11-23"'], [LINE, 'fetchedAt', '"2026-11-23T24:00:00Z"'], [LINE, 'fetchedAt', '"2026-11-23T03:00:00+09:00"'], [LINE, 'fetchedAt', '1795000000000'],
      [LINE, 'url', 'null'], [LINE, 'hash', '"xyz"'], [LINE, 'source', '""'], [LINE, 'source', '"<b>"'],
      [APPLIED, 'at', '"yesterday"'], [APPLIED, 'file', '1'], [APPLIED, 'figure', 'null'], [APPLIED, 'bullet', '""'], [APPLIED, 'asOf', '"2026-13"'], [APPLIED, 'asOf', '"2026-Q5"'], [APPLIED, 'asOf', '""'], [APPLIED, 'source', '"a b"'],
    ];
    for (const [line, field, value] of refused) {
      const bad = withField(line, field, value);
      assert.notEqual(bad, line);
      const { problems, lines } = readObservations(`${LINE}\n${bad}\n`);
      assert.deepEqual([problems.map((one) => one.line), lines.length], [[2], 1], bad);
    }
    for (const field of ['value', 'asOf', 'precision', 'fetchedAt', 'url', 'hash', 'source']) assert.equal(readObservations(`${without(LINE, field)}\n`).problems.length, 1, field);
    for (const field of ['at', 'file', 'section', 'label', 'source', 'figure', 'bullet', 'asOf']) assert.equal(readObservations(`${without(APPLIED, field)}\n`).problems.length, 1, field);
    for (const field of ['recipe', 'publisher', 'unit']) assert.equal(readObservations(`${without(LINE, field)}\n`).observations.length, 1, field);
    for (const asOf of ['null', '"2026"', '"2026-07"', '"2026-Q3"', '"2026-07-31"']) assert.equal(readObservations(`${withField(APPLIED, 'asOf', asOf)}\n`).applied.length, 1, asOf);
    assert.equal(readObservations(`${withField(LINE, 'asOf', 'null')}\n`).observations[0]?.asOf, null);
  });

  it('that were cut off, changed by hand or left by a merge are passed over, and told where they stand', () => {
    const text = `\uFEFF${LINE}\r\n<<<<<<< ours\r\n${APPLIED}\r\n=======\r\n\r\n${LINE.slice(0, 50)}\r\n${LINE}\r\n[1]\r\n${withField(LINE, 'value', '157')}`;
    const { observations, applied, problems, torn } = readObservations(text);
    assert.deepEqual([observations.map(({ value }) => value), applied.length, problems.map(({ line }) => line), torn], [[156.82, 157], 1, [2, 4, 6, 8], false]);
  });

  it('that end at any byte give every whole line and no wrong one', () => {
    const three = [LINE, withField(LINE, 'value', '157.01'), APPLIED];
    const bytes = new TextEncoder().encode(three.map((line) => `${line}\n`).join(''));
    const ends = three.map((_, index) => new TextEncoder().encode(three.slice(0, index + 1).join('\n')).length);
    for (let length = 0; length <= bytes.length; length++) {
      const text = new TextDecoder().decode(bytes.slice(0, length));
      const { lines, problems, torn } = readObservations(text);
      const whole = ends.filter((end) => end <= length).length;
      assert.deepEqual([lines.map((line) => line.text), problems], [three.slice(0, whole), []], String(length));
      assert.equal(torn, length > (ends[whole - 1] ?? -1) + 1 && length > 0 && whole < three.length, String(length));
      // The next one who writes begins a line of its own.
      const mended = readObservations(text + appended(`${APPLIED.replace('156.82', '158')}\n`, text === '' || text.endsWith('\n')));
      assert.deepEqual([mended.lines.length, mended.torn], [whole + 1, false], String(length));
    }
  });
});

describe('what is news', () => {
  it('is a value, date, reply or recipe other than the last one of the source', () => {
    const before = [kept(156.1, 19), kept(156.82, 20), kept(1.5, 20, { sourceId: 'pbr' })];
    const is = (one: KeptObservation): boolean => newObservations([one], before).length === 1;
    assert.equal(is(kept(156.82, 20, { fetchedAt: Date.UTC(2026, 10, 21), publisher: 'X' })), false);
    assert.equal(is(kept(156.83, 20)), true);
    assert.equal(is(kept(156.82, 21)), true);
    assert.equal(is(kept(156.82, 20, { precision: 'month' })), true);
    assert.equal(is(kept(156.82, 20, { hash: 'ffffffff' })), true);
    assert.equal(is(kept(156.82, 20, { recipe: '00000002' })), true);
    assert.equal(is(kept(156.1, 19)), true, 'what was said before the last one is news again');
    assert.equal(is(kept(156.82, 20, { sourceId: 'other' })), true);
  });

  it('has the last by when it was fetched, wherever it stands', () => {
    const later = kept(2, 20);
    assert.equal(latestBySource([later, kept(1, 19)]).get('usd-jpy'), later);
  });
});

describe('compacting', () => {
  const days = (...values: number[]): KeptObservation[] => values.map((value, index) => kept(value, index + 1));
  const valuesOf = (text: string): number[] => readObservations(text).observations.map(({ value }) => value);

  it('keeps every change, and of a run the first and the last', () => {
    assert.deepEqual(valuesOf(compactObservations(textOf(days(1, 1, 1, 2, 3, 3, 3, 3, 1, 1)))), [1, 1, 2, 3, 3, 1, 1]);
    const shuffled = textOf([...days(1, 1, 1, 2).reverse(), ...days(7, 7, 7).map((one) => ({ ...one, sourceId: 'pbr' }))]);
    assert.deepEqual(readObservations(compactObservations(shuffled)).observations.map(({ sourceId, value, asOf }) => [sourceId, value, asOf?.slice(-2)]), [
      ['usd-jpy', 2, '04'], ['usd-jpy', 1, '03'], ['usd-jpy', 1, '01'], ['pbr', 7, '01'], ['pbr', 7, '03'],
    ]);
    const reread = [kept(1, 1), kept(1, 2, { recipe: '00000002' }), kept(1, 3, { recipe: '00000002' }), kept(1, 4)];
    assert.equal(valuesOf(compactObservations(textOf(reread))).length, 4, 'a value that was asked for otherwise ends a run');
  });

  it('keeps lines of other kinds and later versions as they are, and lets go of what is none', () => {
    const others = ['{"version":2,"kind":"observation","value":{"low":1}}', '{ "version" : 1, "kind":"note", "text":"…" }', '{"unheard":"of"}'];
    assert.equal(compactObservations(`${others[0]}\n${LINE}\n<<<<<<< ours\n${others[1]}\r\n${LINE}\n${others[2]}\n${LINE.slice(0, 30)}`), `${others[0]}\n${LINE}\n${others[1]}\n${others[2]}\n`);
  });

  it('keeps what was last written into each bullet, also where several share a label', () => {
    const rounds = Array.from({ length: 40 }, (_, at) => [wrote(at * 1000), wrote(at * 1000, { label: 'PER', bullet: '1111' })]).flat();
    const once = wrote(5, { file: 'b.md' });
    const alike = [wrote(1, { label: '契約', bullet: 'aa' }), ...Array.from({ length: 15 }, (_, at) => wrote(100 + at, { label: '契約', bullet: 'bb', figure: String(at) }))];
    const left = readObservations(compactObservations(textOf([], [...rounds, once, ...alike]))).applied;
    assert.deepEqual(left.filter(({ label, file }) => label === 'ドル円' && file === 'a.md').map(({ at }) => at), Array.from({ length: 20 }, (_, index) => (index + 20) * 1000));
    assert.ok(left.some(({ file }) => file === 'b.md'));
    assert.ok(left.some(({ bullet }) => bullet === 'aa'), 'an older line of another bullet of the same label');
    const wide = Array.from({ length: 30 }, (_, index) => wrote(9, { bullet: index.toString(16) }));
    assert.equal(readObservations(compactObservations(textOf([], [wrote(1), ...wide]))).applied.length, 30, 'what one refresh wrote stays whole');
  });

  it('loses no change and no last value, and is done once', () => {
    const some = fc.array(fc.record({ value: fc.constantFrom(1, 2, 3), day: fc.integer({ min: 1, max: 30 }), sourceId: fc.constantFrom('a', 'b'), recipe: fc.constantFrom('1', '2'), hash: fc.constantFrom('a', 'b') }), { maxLength: 40 });
    fc.assert(fc.property(some, fc.array(anyWritten, { maxLength: 5 }), (sketches, written) => {
      const observations = sketches.map(({ value, day, ...more }, index) => kept(value, day, { ...more, fetchedAt: Date.UTC(2026, 10, day) + index }));
      const compacted = compactObservations(textOf(observations, written));
      assert.equal(compactObservations(compacted), compacted);
      const after = readObservations(compacted);
      assert.deepEqual(changesOf(after.observations), changesOf(observations));
      assert.deepEqual([...latestBySource(after.observations)].sort(), [...latestBySource(observations)].sort());
      assert.equal(after.applied.length, new Set(written.map(appliedLine)).size);
    }));
  });
});

/** What each source said one after the other, repetitions left out. */
function changesOf(observations: readonly KeptObservation[]): string[] {
  return ['a', 'b'].map((id) => {
    const said = observations.filter((one) => one.sourceId === id).sort((left, right) => left.fetchedAt - right.fetchedAt).map(({ value, recipe }) => `${value}/${recipe}`);
    return said.filter((one, index) => one !== said[index - 1]).join(' ');
  });
}

describe('the history of a source', () => {
  const rows = (...observations: KeptObservation[]): (string | number | null)[][] =>
    seriesOf(observations, 'usd-jpy').map(({ observation: { asOf, value }, difference }) => [asOf?.slice(-2) ?? null, value, difference?.amount ?? null]);

  it('goes by as-of, and holds each value against the newest earlier one', () => {
    assert.deepEqual(rows(kept(156.82, 20), kept(156.4, 18), kept(150, 18, { sourceId: 'other' }), kept(155, 19)), [['18', 156.4, null], ['19', 155, -1.4], ['20', 156.82, 1.82]]);
  });

  it('holds a corrected value against the day before, not against what it corrects', () => {
    assert.deepEqual(rows(kept(100, 18), kept(103, 19), kept(102, 19, { fetchedAt: Date.UTC(2026, 10, 21) }), kept(104, 20)), [['18', 100, null], ['19', 103, 3], ['19', 102, 2], ['20', 104, 2]]);
  });

  it('holds no value against one that was asked for otherwise', () => {
    assert.deepEqual(rows(kept(100, 18), kept(7, 19, { recipe: '00000002' }), kept(103, 20), kept(8, 21, { recipe: '00000002' })), [['18', 100, null], ['19', 7, null], ['20', 103, 3], ['21', 8, 1]]);
  });

  it('goes by when it was fetched where the reply gives no date', () => {
    assert.deepEqual(rows(kept(2, 20, { asOf: null }), kept(1, 19, { asOf: null }), kept(9, 18)), [['18', 9, null], [null, 1, null], [null, 2, 1]]);
  });

  it('knows of a source what came last and what came before, as it is asked now', () => {
    const source = sourceOf({ id: 'usd-jpy' });
    const own = (value: number, day: number): KeptObservation => ({ ...keptOf({ ...observed('usd-jpy', value, `2026-11-${day}`), fetchedAt: Date.UTC(2026, 10, day) }, source) });
    const all = [own(3, 20), kept(99, 21), own(1, 18), own(2, 19), kept(98, 19, { fetchedAt: Date.UTC(2026, 10, 22) })];
    assert.equal(lastKept(all, source)?.value, 3);
    assert.equal(previousOf(all, source, own(3, 20))?.value, 2);
    assert.equal(previousOf(all, source, own(1, 18)), null);
    assert.equal(previousOf(all, source, { ...own(1, 18), asOf: null }), null);
    assert.equal(lastKept(all, sourceOf({ id: 'usd-jpy', extract: { value: '$.other' } })), null);
    assert.notEqual(recipeOf(source), recipeOf(sourceOf({ id: 'usd-jpy', request: { url: 'https://other.example/' } })));
    assert.equal(recipeOf(source), recipeOf({ ...source, title: 'another', ttlMs: 5, decimals: 1 }));
  });
});

describe('the log of observations', () => {
  it('does not grow by polling, and reads the file again only when it has changed', async () => {
    const file = new MemoryFile();
    const log = new ObservationLog(file);
    for (let minute = 0; minute < 20; minute++) await log.observed([kept(156.82, 20, { fetchedAt: Date.UTC(2026, 10, 20, 0, minute) })]);
    assert.equal(readObservations(file.text).observations.length, 1);
    assert.equal(file.readings, 2);
    file.text += observationLine(kept(157, 21));
    assert.equal((await log.reading()).observations.length, 2, 'another window wrote');
  });

  it('keeps each of two that come at once, and once what both say', async () => {
    const file = new MemoryFile();
    const log = new ObservationLog(file);
    await Promise.all([log.observed([kept(1, 1)]), log.applied([wrote(1)]), log.observed([kept(1, 1, { fetchedAt: Date.UTC(2026, 10, 1, 13) }), kept(2, 2)])]);
    const { observations, applied } = readObservations(file.text);
    assert.deepEqual([observations.map(({ value }) => value), applied.length], [[1, 2], 1]);
  });

  it('tells that it cannot write, and goes on when it can', async () => {
    const file = new MemoryFile();
    const log = new ObservationLog(file);
    file.broken = true;
    await assert.rejects(log.observed([kept(1, 1)]), /disk is full/);
    file.broken = false;
    assert.deepEqual((await log.observed([kept(1, 1)])).length, 1);
  });

  it('compacts where the file is large and something can go', async () => {
    const file = new MemoryFile();
    const log = new ObservationLog(file, { characters: 1e9, lines: 50 });
    const poll = (value: (at: number) => number, from: number): Promise<unknown> =>
      Array.from({ length: 60 }, (_, index) => from + index).reduce<Promise<unknown>>((before, at) => before.then(() => log.observed([kept(value(at), 20, { fetchedAt: at, hash: at.toString(16) })])), Promise.resolve());
    await poll(() => 1, 1000);
    assert.equal(file.compactions, 1);
    assert.ok(readObservations(file.text).lines.length < 20);
    await poll((at) => at, 2000);
    assert.equal(file.compactions, 1, 'changes are kept, so that nothing can go');
  });
});
