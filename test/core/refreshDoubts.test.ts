import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION, type Configuration, type Source } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import type { Observation, SourceFailure } from '../../src/core/model/observation';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bindSources } from '../../src/core/refresh/bindSources';
import { planRefresh } from '../../src/core/refresh/planRefresh';
import { changedSince, writtenOf, type Written } from '../../src/core/refresh/written';
import { applied, failed, observed, resultsOf } from '../support/refreshing';
import { sourceOf } from '../support/sources';

const PUBLISHERS: Configuration['publishers'] = [
  { name: 'Reuters', aliases: ['ロイター'], domains: [], trust: null, trustFrom: null, trustTo: null }, { name: 'BOJ', aliases: ['Bank of Japan', '日本銀行'], domains: [], trust: null, trustFrom: null, trustTo: null },
];

const configuration = (...sources: readonly Source[]): Configuration => ({ ...DEFAULT_CONFIGURATION, publishers: PUBLISHERS, sources });
const s = (more: Partial<Omit<Source, 'request' | 'extract'>> = {}): Source => sourceOf({ id: 's', match: { labels: ['x'], section: null }, ...more });

interface Read {
  readonly after: string;
  readonly held: string | null;
  readonly errors: readonly string[];
}

function read(text: string, sources: readonly Source[], results: readonly (Observation | SourceFailure)[], written: readonly Written[] = []): Read {
  const briefing = parseBriefing(text, { fileName: '2026-01-28.md' });
  const plan = planRefresh(briefing, bindSources(briefing, configuration(...sources)).bindings, resultsOf(...results), { configuration: configuration(...sources), written });
  const held = plan.proposals[0]?.held;
  return { after: applied(text, plan), held: held ? render(held) : null, errors: plan.failures.map(({ error }) => error) };
}

describe('the publisher that a refresh writes', () => {
  const cases: readonly (readonly [before: string, publisher: string | null, after: string, held: string | null])[] = [
    ['- x: 5 (Jan 7, 2026, Investing.com ).', 'BOJ', '- x: 6 (Nov 20, 2026, BOJ ).', null],
    ['- x: 5 (Jan 7, 2026, Investing.com ).', null, '- x: 6 (Nov 20, 2026, Investing.com ).', null],
    ['- x: 5 (Bank of Japan, Jan 7, 2026)', 'BOJ', '- x: 6 (Bank of Japan, Nov 20, 2026)', null],
    ['- x: 5 (the reuters, Jan 7, 2026)', 'Reuters', '- x: 6 (the reuters, Nov 20, 2026)', null],
    ['- x: 5（ロイター、2026年1月7日）', 'Reuters', '- x: 6（ロイター、2026年11月20日）', null],
    ['- x: 5（ロイター、2026年1月7日）', 'BOJ', '- x: 6（日本銀行、2026年11月20日）', null],
    ['- x: 5 (Jan 7, 2026, Reuters)', '日本銀行', '- x: 6 (Nov 20, 2026, BOJ)', null],
    ['- [DAILY] x: 5 (recent)', 'BOJ', '- [DAILY] x: 6 (Nov 20, 2026)', null],
    ['- x: 5 (Reuters, CNBC, Jan 7, 2026)', 'BOJ', '- x: 6 (BOJ, Nov 20, 2026)', 'Held: the citation names Reuters, CNBC, and the new value is of BOJ alone.'],
    ['- x: 5 (BOJ, CNBC, Jan 7, 2026)', 'BOJ', '- x: 6 (BOJ, Nov 20, 2026)', 'Held: the citation names BOJ, CNBC, and the new value is of BOJ alone.'],
    ['- x: 5 (Jan 7, 2026, Reuters) [1]', 'BOJ', '- x: 6 (Nov 20, 2026, BOJ) [1]', 'Held: the bullet also cites [1], and the new value is of BOJ.'],
    ['- x: 5 (Jan 7, 2026, Reuters) [1]', 'Reuters', '- x: 6 (Nov 20, 2026, Reuters) [1]', null],
    ['- [DAILY] x: 5 ([Reuters](https://a.example/1), Jan 7, 2026)', 'BOJ', '- [DAILY] x: 6 ([Reuters](https://a.example/1), Nov 20, 2026)', 'Held: the citation leads to a page of Reuters, and the new value is of BOJ.'],
    ['- x: 5 (Jan 7, 2026, Reuters)', 'Index (daily)', '- x: 6 (Nov 20, 2026, Reuters)', 'Held: the citation keeps its publisher, since Index (daily) would not be read as one there.'],
    ['- x: 5 (Jan 7, 2026, Reuters)', 'Oak, Elm', '- x: 6 (Nov 20, 2026, Reuters)', 'Held: the citation keeps its publisher, since Oak, Elm would not be read as one there.'],
    ['- x: 6 (Nov 20, 2026, Reuters)', 'BOJ', '- x: 6 (Nov 20, 2026, Reuters)', null],
    ['- x: 6 (Jan 7, 2026, Reuters)', 'BOJ', '- x: 6 (Nov 20, 2026, BOJ)', null],
  ];
  for (const [before, publisher, after, held] of cases) it(`${before} of ${publisher ?? 'nobody named'}`, () => assert.deepEqual(read(before, [s({ publisher })], [observed('s', 6)]), { after, held, errors: [] }));

  it('is one for all figures of a bullet, or none', () => {
    const two = [s({ publisher: 'IMF' }), sourceOf({ id: 't', match: { labels: ['y'], section: null }, publisher: 'BLS' })];
    assert.deepEqual(read('- x: 5, y: 7 (Jan 7, 2026, OECD)', two, [observed('s', 6), observed('t', 8)]), {
      after: '- x: 6, y: 8 (Nov 20, 2026, OECD)', held: 'Held: the values are of IMF, BLS, and the citation has room for one of them.', errors: [],
    });
  });
});

describe('what a refresh holds since a person wrote it of the old value', () => {
  const two = [s(), sourceOf({ id: 't', title: 'T', match: { labels: ['y'], section: null } })];
  const cases: readonly (readonly [before: string, results: readonly (Observation | SourceFailure)[], after: string, held: string | null])[] = [
    ['- x: 5 (Apr 30, 2026, QUICK Corp.  - latest available).', [observed('s', 6)], '- x: 6 (Nov 20, 2026, QUICK Corp.  - latest available).', 'Held: the note “latest available” of the citation was written of the old value.'],
    ['- x: 5 (Jan 7, 2026, Reuters)', [{ ...observed('s', 6), asOf: null }], '- x: 6 (Jan 7, 2026, Reuters)', 'Held: the reply does not say of when its value is, and the date Jan 7, 2026 was written of the old one.'],
    ['- [DAILY] x: 5 (recent, Reuters)', [{ ...observed('s', 6), asOf: null }], '- [DAILY] x: 6 (recent, Reuters)', null],
    ['- x: 5', [{ ...observed('s', 6), asOf: null }], '- x: 6', null],
    ['- x: 5, y: 7 (Jan 7, 2026, Reuters)', [observed('s', 6), failed('t')], '- x: 6, y: 7 (Jan 7, 2026, Reuters)', 'Held: T has nothing as new, so that the date Jan 7, 2026 stays, which the new value is not of.'],
    ['- x: 5, z: 7 (Jan 7, 2026, Reuters)', [observed('s', 6)], '- x: 6, z: 7 (Nov 20, 2026, Reuters)', 'Held: the new date would also stand for z: 7, which no source feeds.'],
    ['- x: Rates unchanged at 5%, hawkish (Jan 7, 2026, Reuters)', [observed('s', 6)], '- x: Rates unchanged at 6%, hawkish (Nov 20, 2026, Reuters)', 'Held: “unchanged” was said of the old value.'],
    ['- x: 5%で据え置き（ロイター、2026年1月7日）', [observed('s', 6)], '- x: 6%で据え置き（ロイター、2026年11月20日）', 'Held: “据え置き” was said of the old value.'],
    ['- x: Rates unchanged at 5% (Jan 7, 2026, Reuters)', [observed('s', 5)], '- x: Rates unchanged at 5% (Nov 20, 2026, Reuters)', null],
    ['- x: 5 (z: 7) (Jan 7, 2026, Reuters)', [observed('s', 6)], '- x: 6 (z: 7) (Nov 20, 2026, Reuters)', null],
  ];
  for (const [before, results, after, held] of cases) it(before, () => assert.deepEqual({ ...read(before, two, results), errors: [] }, { after, held, errors: [] }));
});

describe('the periods that a refresh writes', () => {
  const of = (asOf: string, precision: Observation['precision']): Observation => ({ ...observed('s', 5), asOf, precision });
  const MONTH = of('2026-07-31', 'month');
  const QUARTER = of('2026-09-30', 'quarter');
  const YEAR = of('2026-12-31', 'year');
  const cases: readonly (readonly [before: string, month: string, quarter: string, year: string])[] = [
    ['Jan 7, 2026', 'Jul 2026', 'Q3 2026', '2026'], ['January 7, 2026', 'July 2026', 'Q3 2026', '2026'], ['7 Jan 2026', 'Jul 2026', 'Q3 2026', '2026'], ['7 January 2026', 'July 2026', 'Q3 2026', '2026'], ['07-Jan-2026', 'Jul-2026', 'Q3 2026', '2026'],
    ['Nov-2025', 'Jul-2026', 'Q3 2026', '2026'], ["Dec '25", "Jul '26", 'Q3 2026', '2026'], ['2026-01-07', '2026-07', '2026-Q3', '2026'], ['2026-01', '2026-07', '2026-Q3', '2026'], ['2026/1/7', '2026/7', '2026-Q3', '2026'], ['2026/01/07', '2026/07', '2026-Q3', '2026'], ['2026.1.7', '2026-07', '2026-Q3', '2026'],
    ['20260107', '2026-07', '2026-Q3', '2026'], ['2026年1月7日', '2026年7月', '2026年第3四半期', '2026年'], ['2026年1月', '2026年7月', '2026年第3四半期', '2026年'], ['令和8年1月7日', '令和8年7月', '令和8年第3四半期', '令和8年'], ['R8.1.7', 'R8年7月', '令和8年第3四半期', '令和8年'], ['２０２６年１月７日', '２０２６年７月', '２０２６年第３四半期', '２０２６年'],
    ['Q1 2026', 'Jul 2026', 'Q3 2026', '2026'], ["Q1'26", "Jul '26", "Q3'26", '2026'], ['1Q26', 'Jul 2026', '3Q26', '2026'], ['2026 Q1', 'Jul 2026', '2026 Q3', '2026'], ['2026年Q1', '2026年7月', '2026年Q3', '2026年'], ['2026年1〜3月期', '2026年7月', '2026年7〜9月期', '2026年'], ['2025年', '2026年7月', '2026年第3四半期', '2026年'], ['2025', 'Jul 2026', 'Q3 2026', '2026'],
    ['recent', 'Jul 2026', 'Q3 2026', '2026'],
  ];
  for (const [before, ...after] of cases) {
    it(before, () => {
      for (const [index, observation] of [MONTH, QUARTER, YEAR].entries()) {
        const text = `- [DAILY] x: 5 (${before}, Reuters)`;
        const written = `- [DAILY] x: 5 (${after[index] ?? ''}, Reuters)`;
        assert.deepEqual(read(text, [s()], [observation]), { after: written, held: null, errors: [] });
        assert.equal(read(written, [s()], [observation]).after, written);
      }
    });
  }

  it('are what they are already', () => {
    for (const [date, observation] of [['Jul 2026', MONTH], ['Q3 2026', QUARTER], ['2026', YEAR], ['2026年7月', MONTH]] as const) assert.equal(read(`- x: 5 (${date}, Reuters)`, [s()], [observation]).after, `- x: 5 (${date}, Reuters)`);
    assert.equal(read('- x: 5 (May–Jul 2026, Reuters)', [s()], [MONTH]).after, '- x: 5 (Jul 2026, Reuters)');
  });

  it('are unchanged, and no failure, where the bullet is newer and says the same', () => {
    assert.deepEqual(read('- x: 5 (Aug 21, 2026, Reuters)', [s()], [MONTH]), { after: '- x: 5 (Aug 21, 2026, Reuters)', held: null, errors: [] });
    assert.deepEqual(read('- x: 6 (Aug 21, 2026, Reuters)', [s()], [MONTH]).errors, ['older-than-document']);
  });

  it('of two values are the older one, and of two as old the longer', () => {
    const two = [s(), sourceOf({ id: 't', match: { labels: ['y'], section: null } })];
    const text = '- x: 4, y: 7 (Jan 7, 2026, Reuters)';
    assert.equal(read(text, two, [MONTH, { ...observed('t', 8), asOf: '2026-07-31' }]).after, '- x: 5, y: 8 (Jul 2026, Reuters)');
    assert.equal(read(text, two, [MONTH, { ...observed('t', 8), asOf: '2026-07-30' }]).after, '- x: 5, y: 8 (Jul 30, 2026, Reuters)');
  });

  it('stand in no bracket alone that would then be no citation', () => assert.deepEqual(read('- x: 5 (Jan 7, 2026)', [s()], [YEAR]), { after: '- x: 5 (Jan 7, 2026)', held: null, errors: ['unreadable'] }));
});

describe('units', () => {
  const cases: readonly (readonly [figure: string, unit: string, fits: boolean])[] = [
    ['5%', '%', true], ['5％', '%', true], ['5 percent', '%', true], ['3割', '%', true], ['5pp', '%', false], ['5%', 'pp', false], ['5bp', '%', false], ['5', '%', false], ['¥1.5T', '%', false], ['5倍', 'x', true], ['5x', '倍', true], ['5', 'x', true], ['5', '倍', true],
    ['5', 'pt', true], ['5%', 'x', false], ['¥5', 'JPY', true], ['￥5', 'JPY', true], ['5円', 'JPY', true], ['$5', 'JPY', false], ['$5', 'USD', true], ['5', 'JPY', false], ['5人', '人', true], ['5社', '人', false], ['5MW', 'MW', true],
  ];
  for (const [figure, unit, fits] of cases) {
    it(`${unit} ${fits ? 'feeds' : 'never feeds'} ${figure}`, () => {
      const { after, errors } = read(`- x: ${figure}`, [s({ unit })], [observed('s', 40)]);
      assert.deepEqual([after === `- x: ${figure}`, errors], [!fits, fits ? [] : ['unit-mismatch']]);
    });
  }

  it('tell sources of one label apart', () => {
    const sources = [s({ unit: '%' }), sourceOf({ id: 't', match: { labels: ['x'], section: null }, unit: 'JPY' })];
    assert.equal(read('- x: ¥1.5T\n- x: 5%', sources, [observed('s', 6), observed('t', 1.6e12)]).after, '- x: ¥1.6T\n- x: 6%');
  });
});

describe('the sanity gate', () => {
  const held = (text: string, value: number, source: Source = s()): string | null => read(`- x: ${text}`, [source], [observed('s', value)]).held;
  const cases: readonly (readonly [before: string, value: number, held: string | null, source?: Source])[] = [
    ['100', 130, null], ['100', 131, 'Held: 100 would become 131, a change of 31 %, more than 30 %.'], ['100', 131, null, s({ maxJump: { kind: 'ratio', limit: 0.5 } })],
    ['100', 106, 'Held: 100 would become 106, a change of 6 %, more than 5 %.', s({ maxJump: { kind: 'ratio', limit: 0.05 } })], ['2.2%', 2.6, 'Held: 2.2% would become 2.6%, a change of 0.4 points, more than 0.25.', s({ maxJump: { kind: 'points', limit: 0.25 } })],
    ['2.0%', 2.25, null, s({ maxJump: { kind: 'points', limit: 0.25 } })], ['0.5%', 1.2, null], ['0.5%', 2.6, 'Held: 0.5% would become 2.6%, a change of 420 %, more than 30 %.'], ['5%', -4, 'Held: 5% would become -4%, of the other sign.'], ['-0.1%', 0.1, 'Held: -0.1% would become 0.1%, of the other sign.'],
    ['0.1%', 1, 'Held: 0.1% would become 1.0%, a factor of about 10; a unit or the decimal point may be wrong.'], ['15,000億円', 1.5e4, 'Held: 15,000億円 would become 0億円, so small that no digit of it is left.'], ['15億円', 1.51e17, 'Held: 15億円 would become 1510000000億円, a factor of about 100000000; a unit or the decimal point may be wrong.'],
    ['153.00', 1.53, 'Held: 153.00 would become 1.53, a factor of about 1/100; a unit or the decimal point may be wrong.', s({ maxJump: { kind: 'ratio', limit: 9 } })],
    ['5', 0, 'Held: 5 would become 0; a nought may stand for a value that is missing.'], ['0', 5, 'Held: 0 would become 5.'], ['0', 0, null], ['0.0%', 0.04, null], ['¥1.5T', 3e10, 'Held: ¥1.5T would become ¥0.0T, so small that no digit of it is left.'],
    ['1,950', 2026, 'Held: 1,950 would become 2,026, which is also the year; a date may have been read as the value.'], ['1,950', 2027, null], ['$1,950', 2026, null],
  ];
  for (const [before, value, expected, source] of cases) it(`${before} as ${value}`, () => assert.equal(held(before, value, source), expected));
});

describe('what a refresh wrote', () => {
  const text = '# A\n- x: 5 (Jan 7, 2026, Reuters)\n# B\n- x: 5 (Jan 7, 2026, Reuters)\n';
  const briefing = parseBriefing(text, { fileName: '2026-01-28.md' });
  const config = configuration(s());
  const { proposals } = planRefresh(briefing, bindSources(briefing, config).bindings, resultsOf(observed('s', 6)), { configuration: config });
  const written = proposals.flatMap((proposal) => writtenOf(proposal, briefing, 'a.md', Date.UTC(2026, 10, 21)));
  const after = applied(text, { proposals, unchanged: [], failures: [] });

  it('is told with the place, the figure and a hash of the bullet', () => {
    assert.deepEqual(written.map(({ file, section, label, sourceId, figure, asOf }) => [file, section, label, sourceId, figure, asOf]), [['a.md', 'A', 'x', 's', '6', '2026-11-20'], ['a.md', 'B', 'x', 's', '6', '2026-11-20']]);
    assert.match(written[0]?.bullet ?? '', /^[0-9a-f]{8}$/);
  });

  const changed = (now: string, records = written): (string | null)[] => {
    const read = parseBriefing(now);
    return read.bullets.map((bullet) => changedSince(bullet, read, records)?.figure ?? null);
  };

  it('is as it was, also with other line ends, with a mark, and in another order', () => {
    assert.deepEqual(changed(after), [null, null]);
    assert.deepEqual(changed(`intro\r\n\r\n${after.replaceAll('\n', '\r\n')}`), [null, null]);
    assert.deepEqual(changed(after.replace('Reuters)', 'Reuters) <!-- source: s -->')), [null, null]);
  });

  it('is seen where a person changed it', () => {
    assert.deepEqual(changed(after.replace('x: 6', 'x: 7')), ['6', null]);
    assert.deepEqual(changed(after.replace('Reuters)\n#', 'CNBC)\n#')), ['6', null]);
    assert.deepEqual(changed(text), ['6', '6']);
  });

  it('counts by the last time, and each of several alike for itself', () => {
    const twice = '# A\n- x: 5\n- x: 6\n';
    const record = (bullet: string, at: number): Written => ({ ...(written[0] as Written), bullet, at });
    const hashes = parseBriefing(twice);
    const plan = planRefresh(hashes, bindSources(hashes, config).bindings, resultsOf(observed('s', 6.4)), { configuration: config });
    const [five] = plan.proposals.flatMap((proposal) => writtenOf(proposal, hashes, 'a.md', 2));
    assert.ok(five);
    // Two of one label in one section: the one that was written is there, so that the other one owes nothing.
    assert.deepEqual(changed('# A\n- x: 6\n- x: 9\n', [five]), [null, null]);
    assert.deepEqual(changed('# A\n- x: 8\n- x: 9\n', [five]), ['6', '6']);
    // Back to what an older refresh wrote is a change by hand.
    assert.deepEqual(changed('# A\n- x: 6\n', [five, record('ffffffff', 3)]), ['6']);
  });

  it('holds what a person changed since, and says when', () => {
    const now = after.replace('x: 6', 'x: 6.1');
    assert.deepEqual(read(now, [s()], [observed('s', 6.2, '2026-11-23')], written).held, 'Held: the bullet was changed by hand since the refresh of 2026-11-21, which wrote 6.');
    assert.deepEqual(read(after, [s()], [observed('s', 6.9, '2026-11-23')], written).held, null);
  });
});
