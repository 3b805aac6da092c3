import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION, type Source } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bindSources } from '../../src/core/refresh/bindSources';
import { locateBullet } from '../../src/core/refresh/locateBullet';
import { refreshBriefing } from '../../src/core/refresh/refreshBriefing';
import { exampleText } from '../support/documents';
import { sourceOf } from '../support/sources';
import { applied, configured, failed, idsOf, observed, planned, refreshed, resultsOf, type SourceSketch } from '../support/refreshing';

const YEN = '- [REALTIME] ドル円: 153 (介入警戒: 150-155) (recent, Investing.com ).';

describe('binding', () => {
  const bound = (text: string, sources: Record<string, SourceSketch>): unknown => {
    const { bindings, ambiguous, unknown, unbound } = bindSources(parseBriefing(text), configured(sources));
    return {
      bound: bindings.map(({ source, figure }) => `${source.id} ${figure?.raw ?? '-'}`), ambiguous: ambiguous.map((one) => idsOf(one.sources).join()), unknown: unknown.map((one) => one.id), unbound: unbound.length,
    };
  };
  const nothing = { bound: [], ambiguous: [], unknown: [], unbound: 0 };

  it('by label, whatever its width and case', () => {
    assert.deepEqual(bound(YEN, { a: { labels: ['ドル円'] } }), { ...nothing, bound: ['a 153'] });
    assert.deepEqual(bound('- ＴＯＰＩＸ　ＰＢＲ： 1.4', { a: { labels: ['topix pbr'] } }), { ...nothing, bound: ['a 1.4'] });
    assert.deepEqual(bound('- **ドル円**: 153', { a: { labels: ['USD/JPY', 'ドル円'] } }), { ...nothing, bound: ['a 153'] });
    assert.deepEqual(bound(YEN, { a: { labels: ['ドル'] } }), { ...nothing, unbound: 1 });
    assert.deepEqual(bound('- 売上高(連結): 5%', { a: { labels: ['売上高（連結）'] } }), { ...nothing, bound: ['a 5%'] });
  });

  it('by label of each figure', () => {
    const text = '- [QUARTERLY] GDP予測: 0.8%, CPI: 1.9%, 失業率: 4.2%.';
    assert.deepEqual(bound(text, { g: { labels: ['GDP予測'] }, c: { labels: ['CPI'] } }), { ...nothing, bound: ['g 0.8%', 'c 1.9%'] });
    assert.deepEqual(bound(YEN, { a: { labels: ['介入警戒'] } }), { ...nothing, bound: ['a 150-155'] });
  });

  it('by section, of any level', () => {
    const text = `## B: 市場リスク\n### Tier 2\n${YEN}\n## G: その他\n- [REALTIME] ドル円: 153.`;
    assert.deepEqual(bound(text, { a: { labels: ['ドル円'], section: 'B: *' } }), { ...nothing, bound: ['a 153'], unbound: 1 });
    assert.deepEqual(bound(text, { a: { labels: ['ドル円'], section: 'Tier 2' } }), { ...nothing, bound: ['a 153'], unbound: 1 });
    assert.deepEqual(bound(text, { a: { labels: ['ドル円'], section: '*' } }), { ...nothing, bound: ['a 153', 'a 153'] });
    assert.deepEqual(bound(text, { a: { labels: ['ドル円'], section: 'B' } }), { ...nothing, unbound: 2 });
    assert.deepEqual(bound('# a.b (c)\n- [DAILY] x: 1', { a: { labels: ['x'], section: 'a.b (*' } }), { ...nothing, bound: ['a 1'] });
    assert.deepEqual(bound('# aXb\n- [DAILY] x: 1', { a: { labels: ['x'], section: 'a.b' } }), { ...nothing, unbound: 1 });
    assert.deepEqual(bound(text, { a: { labels: ['ドル円'], section: 'B: *' }, b: { labels: ['ドル円'], section: 'G: *' } }), { ...nothing, bound: ['a 153', 'b 153'] });
  });

  it('by rank: what a file states before what is built in', () => {
    const label = (id: string, origin: Source['origin'], more: Partial<Pick<Source, 'enabled' | 'unit'>> = {}): Source => sourceOf({ id, origin, match: { labels: ['ドル円'], section: null }, ...more });
    const of = (text: string, ...sources: readonly Source[]): unknown => {
      const { bindings, ambiguous, unknown } = bindSources(parseBriefing(text), { ...DEFAULT_CONFIGURATION, sources });
      return [bindings.map(({ source }) => source.id), ambiguous.map((one) => idsOf(one.sources)), unknown.map(({ id, source }) => [id, source !== null])];
    };
    assert.deepEqual(of(YEN, label('b', 'built-in'), label('f', 'file')), [['f'], [], []]);
    assert.deepEqual(of(YEN, label('b', 'built-in'), label('c', 'built-in')), [[], [['b', 'c']], []]);
    assert.deepEqual(of(YEN, label('b', 'built-in'), label('c', 'built-in', { enabled: false })), [['b'], [], []]);
    assert.deepEqual(of(YEN, label('b', 'built-in'), label('c', 'built-in', { unit: '%' })), [['b'], [], []]);
    assert.deepEqual(of(`${YEN}\n# G\n${YEN}`, label('b', 'built-in')), [['b', 'b'], [], []]);
    assert.deepEqual(of(`${YEN} <!-- source: c -->`, label('b', 'built-in'), label('c', 'built-in', { enabled: false })), [[], [], [['c', true]]]);
  });

  it('to one thing that is told twice, and not to two that differ', () => {
    const source = { a: { labels: ['ドル円', 'USD/JPY'] } };
    assert.deepEqual(bound('- [DAILY] ドル円: 153 (USD/JPY: 153)', source), { ...nothing, bound: ['a 153', 'a 153'] });
    assert.deepEqual(bound('- [DAILY] ドル円: 153 (USD/JPY: 150)', source), { ...nothing, ambiguous: ['a'] });
    assert.deepEqual(bound('- [DAILY] ドル円: 153 (USD/JPY: 150) <!-- source: a -->', source), { ...nothing, bound: ['a 153'] });
    assert.deepEqual(bound('- [DAILY] ドル円: USD/JPY: 150', source), { ...nothing, bound: ['a 150'] });
  });

  it('by a mark for its figure, by label for the others', () => {
    const text = '- GDP: 0.8%, CPI: 1.9% <!-- source: c -->';
    assert.deepEqual(bound(text, { c: { labels: ['CPI'] }, g: { labels: ['GDP'] } }), { ...nothing, bound: ['c 1.9%', 'g 0.8%'] });
    assert.deepEqual(bound(text, { c: { labels: ['CPI'] }, d: { labels: ['CPI'] }, g: { labels: ['GDP'] } }), { ...nothing, bound: ['c 1.9%', 'g 0.8%'] });
  });

  it('by a section with stars anywhere', () => {
    const fits = (title: string, section: string): boolean => bindSources(parseBriefing(`# ${title}\n- x: 1`), configured({ a: { labels: ['x'], section } })).bindings.length === 1;
    for (const [title, pattern] of [['abc', 'a*c'], ['abc', '*b*'], ['ac', 'a*c'], ['abcbc', 'a*bc'], ['abc', '***'], ['a.c', 'a.c']] as const) assert.ok(fits(title, pattern), `${title} ${pattern}`);
    for (const [title, pattern] of [['a', 'a*a'], ['abc', 'a*d'], ['abc', 'b*'], ['abX', 'ab'], ['aba', 'ab*ba']] as const) assert.ok(!fits(title, pattern), `${title} ${pattern}`);
  });

  it('never guesses between two', () => assert.deepEqual(bound(YEN, { a: { labels: ['ドル円'] }, b: { labels: ['ドル円'] } }), { ...nothing, ambiguous: ['a,b'] }));

  it('by a mark, before any label', () => {
    assert.deepEqual(bound(`${YEN} <!-- source: b -->`, { a: { labels: ['ドル円'] }, b: { labels: ['x'] } }), { ...nothing, bound: ['b 153'] });
    assert.deepEqual(bound('- GDP: 0.8%, CPI: 1.9% <!-- source: c -->', { c: { labels: ['CPI'] } }), { ...nothing, bound: ['c 1.9%'] });
    assert.deepEqual(bound(`${YEN} <!-- source: z -->`, { a: { labels: ['ドル円'] } }), { ...nothing, unknown: ['z'] });
  });

  it('without a figure is told apart from no binding', () => {
    assert.deepEqual(bound('- [DAILY] x: rising', { a: { labels: ['x'] } }), { ...nothing, bound: ['a -'] });
    assert.deepEqual(bound('- plain', { a: { labels: ['x'] } }), nothing);
  });
});

describe('writing', () => {
  const figures: readonly (readonly [before: string, value: number, after: string, decimals?: number])[] = [
    ['153', 156.82, '157'], ['153', 156.82, '156.82', 2], ['17.34', 18.016, '18.02'], ['~1.4', 1.52, '~1.5'], ['約4.78%', 4.8123, '約4.81%'], ['2.5倍', 3, '3.0倍'], ['48,250', 51234.6, '51,235'], ['950', 1234.4, '1234'],
    ['1,950', 999, '999'], ['¥1.5T', 1.73e12, '¥1.7T'], ['-¥29.6B', -31.04e9, '-¥31.0B'], ['-¥29.6B', 31.04e9, '¥31.0B'], ['33億円', 41e8, '41億円'], ['450万', 4_612_000, '461万'], ['１７．３４', 18.01, '１８．０１'], ['１，２３４', 5678, '５，６７８'],
    ['-8.68%', -7.45, '-7.45%'], ['-8.68%', 7.45, '7.45%'], ['8.68%', -7.45, '-7.45%'], ['+26%', 31, '+31%'], ['+26%', -3, '-3%'], ['−9.64%', -1, '−1.00%'], ['▲1.4％', -2, '▲2.0％'], ['▲1.4％', 2, '2.0％'], ['¥5', -6, '-¥6'], ['~$5', -6, '~-$6'],
    ['-0.5%', -0.04, '0.0%'], ['0.5%', -0.04, '0.0%'], ['0.615', 0.615, '0.62', 2], ['1.005', 1.005, '1.01', 2], ['5', 1e-9, '0'], ['0.5', 2.5e-7, '0.0000003', 7], ['¥5', 1e21, '¥1000000000000000000000'],
  ];
  for (const [before, value, after, decimals] of figures) {
    it(`${before} as ${value} is ${after}`, () => {
      const options = decimals === undefined ? {} : { decimals };
      assert.equal(refreshed(`- x: ${before} a (Nov 20, 2026, Y )`, value, options), `- x: ${after} a (Nov 20, 2026, Y )`);
    });
  }

  const dates: Record<string, string> = {
    'Jan 7, 2026': 'Nov 20, 2026', 'January 7, 2026': 'November 20, 2026', '7 Jan 2026': '20 Nov 2026', '7 January 2026': '20 November 2026', '2026-01-07': '2026-11-20', '2026/1/7': '2026/11/20', '2026/01/07': '2026/11/20', '2026.1.7': '2026.11.20',
    '2026年1月7日': '2026年11月20日', '令和8年1月7日': '令和8年11月20日', 'R8.1.7': 'R8.11.20', 'Nov 2024': 'Nov 20, 2026', 'Nov 2026': 'Nov 20, 2026', '2026-02': '2026-11-20', '2026年2月': '2026年11月20日', recent: 'Nov 20, 2026', '2025': 'Nov 20, 2026', 'Nov 31, 2025': 'Nov 20, 2026',
  };
  for (const [before, after] of Object.entries(dates)) it(`${before} becomes ${after}`, () => assert.equal(refreshed(`- x: 5 (${before}, Y )`, 5), `- x: 5 (${after}, Y )`));

  it('dates as the document does where the date shows no way', () => {
    assert.equal(refreshed('- a: 1 (2026-01-05, Z)\n- b: 1 (2026-01-06, Z)\n- c: 1 (Jan 7, 2026, Z)\n- x: 5 (recent, Y )', 5).split('\n').at(-1), '- x: 5 (2026-11-20, Y )');
    assert.equal(refreshed('- x: 日本円 5 (最近、日経)', 5), '- x: 日本円 5 (2026年11月20日、日経)');
  });

  it('updates the date in the body where the citation has none', () => assert.equal(refreshed('- x: ¥240B → 更新日: Oct 31, 2025 (TEL ).', 250e9, {}), '- x: ¥240B → 更新日: Oct 31, 2025 (TEL ).'.replace('240', '250').replace('Oct 31, 2025', 'Nov 20, 2026')));
  it('adds no date where there is none', () => assert.equal(refreshed('- x: 5.', 6), '- x: 6.'));
});

describe('a plan', () => {
  const configuration = configured({ s: { labels: ['x', 'ドル円'], decimals: 2 }, t: { labels: ['y'] } });
  const plan = (text: string, ...results: Parameters<typeof planned>[2][]): ReturnType<typeof planned> => planned(parseBriefing(text), configuration, ...results);

  it('replaces the figure and the date and nothing else', () => {
    assert.equal(applied(YEN, plan(YEN, observed('s', 156.82))), '- [REALTIME] ドル円: 156.82 (介入警戒: 150-155) (Nov 20, 2026, Investing.com ).');
  });

  it('changes nothing where the source failed', () => {
    const result = plan(YEN, failed('s'));
    assert.deepEqual([result.proposals, result.unchanged, result.failures.map((one) => one.error)], [[], [], ['timeout']]);
  });

  it('never goes back in time', () => {
    assert.deepEqual(plan('- x: 5 (Nov 21, 2026, Y)', observed('s', 6)).failures.map((one) => one.error), ['older-than-document']);
    assert.deepEqual(plan('- x: 5 (Dec 2026, Y)', observed('s', 6)).failures.map((one) => one.error), ['older-than-document']);
    assert.equal(plan('- x: 5 (Nov 2026, Y)', observed('s', 6)).proposals.length, 1);
    assert.equal(plan('- x: 5 (Nov 20, 2026, Y)', observed('s', 6)).proposals.length, 1);
  });

  it('replaces no range, no mixture, no open end and no missing figure', () => {
    for (const text of ['- x: 150-155', '- x: 1兆2,000億円', '- x: $10B+']) assert.deepEqual(plan(text, observed('s', 6)).failures.map((one) => one.error), ['range-figure'], text);
    assert.deepEqual(plan('- x: rising', observed('s', 6)).failures.map((one) => one.error), ['no-figure']);
  });

  it('says what is as it should be', () => {
    const result = plan('- x: 5.00 (Nov 20, 2026, Y)', observed('s', 5));
    assert.deepEqual([result.proposals.length, result.unchanged.map((one) => one.sourceId), result.failures.length], [0, ['s'], 0]);
  });

  it('dates a bullet of two figures by the older one, and only where both were had', () => {
    const text = '- x: 5.00, y: 7 (Nov 1, 2026, Z)';
    assert.equal(applied(text, plan(text, observed('s', 6, '2026-11-20'), observed('t', 8, '2026-11-18'))), '- x: 6.00, y: 8 (Nov 18, 2026, Z)');
    assert.equal(applied(text, plan(text, observed('s', 6), failed('t'))), '- x: 6.00, y: 7 (Nov 1, 2026, Z)');
  });

  it('holds a jump back', () => {
    const held = (text: string, value: number): string | null => {
      const reason = plan(text, observed('s', value)).proposals[0]?.held;
      return reason ? render(reason) : null;
    };
    assert.equal(held('- x: 100', 130), null);
    assert.equal(held('- x: 100', 131), 'Held: 100 would become 131.00, a change of 31 %, more than 30 %.');
    assert.equal(held('- x: 0.5%', 1), null);
    assert.equal(held('- x: 0.5%', 2.6), 'Held: 0.5% would become 2.60%, a change of 420 %, more than 30 %.');
    assert.equal(held('- x: 0', 5), 'Held: 0 would become 5.00.');
    assert.equal(held('- x: 0', 0), null);
    assert.equal(held('- x: ¥1.5T', 1.5e9), 'Held: ¥1.5T would become ¥0.00T, so small that no digit of it is left.');
  });
});

describe('finding a bullet again', () => {
  const text = `# A\n- x: 1\n- x: 1\n# B\n- x: 1\n- y: 2`;
  const before = parseBriefing(text);
  const again = (index: number, now: string): string | null => {
    const bullet = before.bullets[index];
    const after = parseBriefing(now);
    const found = bullet ? locateBullet(bullet, before, after) : null;
    return found && `${found.section?.title ?? ''} ${after.bullets.indexOf(found)} ${sliceOf(now, found.range)}`;
  };

  it('after edits elsewhere', () => {
    assert.equal(again(3, `intro\n\n${text}\n\nmore`), 'B 3 - y: 2');
    assert.equal(again(1, `intro\n\n${text}`), 'A 1 - x: 1');
    assert.equal(again(2, text.replace('- x: 1\n- x: 1\n', '- x: 1\n')), 'B 1 - x: 1');
  });

  it('not where it changed, went or became one of another number', () => {
    assert.equal(again(3, text.replace('y: 2', 'y: 3')), null);
    assert.equal(again(3, text.replace('\n- y: 2', '')), null);
    assert.equal(again(0, text.replace('- x: 1\n- x: 1\n', '- x: 1\n')), null);
    assert.equal(again(2, text.replace('# B', '# C')), null);
  });
});

describe('refreshBriefing', () => {
  const configuration = configured({ s: { labels: ['x'] }, t: { labels: ['y'] }, u: { labels: ['z'] }, v: { labels: ['z'] } });
  const text = '# A\n- [DAILY] x: 1\n- [DAILY] y: 2\n# B\n- [DAILY] z: 3\n- [DAILY] w: 4\n- x: 5 <!-- source: gone -->';
  const briefing = parseBriefing(text);
  const run = async (now = text, within: { start: number; end: number } | null = null): Promise<{ asked: string[]; after: string; errors: string[]; unbound: number }> => {
    const asked: string[] = [];
    const outcome = await refreshBriefing({
      briefing, configuration, within, current: () => (now === text ? briefing : parseBriefing(now)),
      fetch: (sources) => {
        asked.push(...idsOf(sources));
        return Promise.resolve(resultsOf(...sources.map(({ id }) => (id === 't' ? failed(id) : observed(id, 1.2)))));
      },
    });
    return { asked, after: applied(outcome.briefing.text, outcome), errors: outcome.failures.map((one) => `${one.sourceId} ${one.error}`), unbound: outcome.unbound.length };
  };

  it('applies what came and says what did not', async () => {
    const result = await run(text.replace('x: 1', 'x: 1.0'));
    assert.deepEqual(result.errors, ['t timeout', 's bullet-changed', 'u ambiguous', 'gone unknown-source']);
    assert.equal(result.after, text.replace('x: 1', 'x: 1.0'));
    assert.deepEqual(result.asked, ['s', 't']);
  });

  it('keeps what was typed meanwhile', async () => {
    const { after, unbound } = await run(`New line\n\n${text}\n\nmore`);
    assert.equal(after, `New line\n\n${text}\n\nmore`);
    assert.equal(unbound, 1);
  });

  it('asks only for what is meant', async () => {
    const section = { start: text.indexOf('# B'), end: text.length };
    assert.deepEqual((await run(text, section)).asked, []);
    assert.deepEqual((await run(text, section)).errors, ['u ambiguous', 'gone unknown-source']);
    assert.deepEqual(await run(text, { start: 0, end: text.indexOf('y') - 14 }).then((one) => one.asked), ['s']);
  });
});

describe('refreshing anything', function () {
  this.timeout(20_000);
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), fc.integer({ min: -2_000, max: 2_000 }), fc.constantFrom(0, -0, 1e-9, 156.82, 1e21));
  const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  const figure = fc.constantFrom('153', '~1.4', '-8.68%', '¥1.5T', '+26%', '−9.64%', '▲1.4％', '１，２３４．５％', '48,250', '約4.78%', '2.5倍', '-¥29.6B', '33億円', '0', '130-140', '1兆2,000億円', '$10B+', 'none', '5 (a: 6)', '`5` 7.5', '約 5', '¥-5', '▲ ４');
  const citation = fc.constantFrom('', ' (recent, Y ).', ' (Jan 7, 2026, Y )', ' (2026年1月7日、日経)。', ' (Dec, Y )', ' (Y )', ' → 更新日: Oct 31, 2025 (TEL ).', ' (Nov 2024, Y - note)', ' (R8.1.7, Y [post:4])', ' ([Y](https://a.example/1))', ' (Feb 30, 2026, Y)', ' (Q3 2025, Y)');
  const words = fc.constantFrom('', 'a', '円安', 'on balance.', 'in 2025', '(7%)', 'from 150.5', ', y: 12', '`9`', '→ 14%');
  const line = fc.tuple(figure, words, citation).map(([one, two, end]) => `- [DAILY] x: ${one} ${two}${end}`);
  const configuration = configured({ s: { labels: ['x'] } });

  it('changes figure, sign and date and nothing else, and only once', () => {
    fc.assert(
      fc.property(line, value, day, (text, number, asOf) => {
        const briefing = parseBriefing(text, { fileName: '2026-01-28.md' });
        const first = planned(briefing, configuration, observed('s', number, asOf));
        const [bullet] = briefing.bullets;
        for (const proposal of first.proposals) {
          const change = proposal.changes[0]?.figure;
          for (const edit of proposal.edits) {
            const inFigure = change && edit.range.start >= change.range.start && edit.range.end <= change.range.end;
            const isDate = bullet?.dates.some(({ range }) => range.start === edit.range.start && range.end === edit.range.end) === true;
            assert.ok(inFigure || isDate, `an edit elsewhere in ${text}`);
          }
        }
        const after = applied(text, first);
        const again = parseBriefing(after, { fileName: '2026-01-28.md' });
        const second = planned(again, configuration, observed('s', number, asOf));
        assert.deepEqual(second.proposals, [], `${text}\n${after}`);
        if (first.proposals.length > 0) assert.equal(second.failures.length, 0, `${text}\n${after}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves the text as it is where every source failed', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 5 }), (lines) => assert.equal(applied(lines.join('\n'), planned(parseBriefing(lines.join('\n')), configuration, failed('s'))), lines.join('\n'))), { numRuns: 100 });
  });

  it('keeps every line of the example but those that are fed', () => {
    const text = exampleText();
    const after = applied(text, planned(parseBriefing(text), configured({ s: { labels: ['ドル円'] } }), observed('s', 154)));
    const changed = text.split('\n').filter((one, index) => one !== after.split('\n')[index]);
    assert.deepEqual(changed.map((one) => one.slice(0, 20)), [YEN.slice(0, 20)]);
  });
});
