import assert from 'node:assert/strict';
import fc from 'fast-check';
import { render } from '../../src/core/model/message';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { amountStart } from '../../src/core/refresh/writeFigure';
import { bulletOf } from '../support/documents';
import { applied, configured, observed, planned, refreshed } from '../support/refreshing';

const configuration = configured({ s: { labels: ['x'] } });
const plan = (text: string, value = 6, asOf?: string): ReturnType<typeof planned> => planned(parseBriefing(text), configuration, observed('s', value, asOf));
const CITED = ' a (Nov 20, 2026, Y )';

describe('the forms that a refresh writes', () => {
  const marks = [
    '~', '≈', '≒', '〜', '約', '約 ', 'およそ', 'おおよそ', '概ね', 'おおむね', 'ほぼ', 'around ', 'about ', 'approx. ', 'approx ', 'approximately ', 'roughly ', 'nearly ', 'almost ', 'circa ', 'ca. ',
  ];
  for (const mark of marks) {
    it(`${mark}5: the minus goes in front of the amount, behind a code, never in front of the mark`, () => {
      for (const [amount, value, after] of [['5%', -4, '-4%'], ['$5', -4, '-$4'], ['US$5bn', -4e9, '-US$4bn'], ['USD 5', -4, 'USD -4'], ['¥5億', -4e8, '-¥4億'], ['5円', -4, '-4円'], ['５％', -4, '-４％']] as const) {
        assert.equal(refreshed(`- x: ${mark}${amount}${CITED}`, value), `- x: ${mark}${after}${CITED}`);
      }
      const [figure] = bulletOf(`- x: ${mark}HK$5`).figures;
      assert.ok(figure?.approximate);
      assert.equal(`- x: ${mark}HK$5`.slice(amountStart(`- x: ${mark}HK$5`, figure)), 'HK$5');
    });
  }

  const figures: readonly (readonly [before: string, value: number, after: string])[] = [
    ['20銭', 0.35, '35銭'], ['3割', 42, '4割'], ['3.5割', 42, '4.2割'], ['12人', 15, '15人'], ['1,200社', 1250, '1,250社'], ['12台', 15.4, '15台'], ['3pt', 5, '5pt'], ['1.5ポイント', 2, '2.0ポイント'],
    ['25bp', 30, '30bp'], ['0.5pp', 0.7, '0.7pp'], ['10-fold', 12, '12-fold'], ['3か月', 4, '4か月'], ['.5', 0.7, '.7'], ['.5', 1.7, '1.7'], ["1'234", 5678, "5'678"], ['1\u00a0234', 5678, '5\u00a0678'],
    ['155円台', 156.9, '156円台'], ['4.81%台', 4.799, '4.79%台'], ['155円前後', 156.9, '157円前後'], ['5%程度', 6, '6%程度'], ['▲ 5', 4, '4'], ['¥-5', 4, '¥4'], ['¥5', -4, '-¥4'], ['+$5', -4, '-$4'],
    ['ABOUT 5円', -4, 'ABOUT -4円'], ['+USD 5', -4, 'USD -4'], ['–5%', -4, '–4%'], ['–5%', 4, '4%'],
  ];
  for (const [before, value, after] of figures) it(`${before} as ${value} is ${after}`, () => assert.equal(refreshed(`- x: ${before}${CITED}`, value), `- x: ${after}${CITED}`));

  const refused = ['½', '1½%', '3分の1', '2/3以上', '5%以上', '5%超', '<5%', 'up to 5%', 'over 5%', '5%未満', '±5%', '5〜6%', '153円20銭', '100億円弱', '100億円強', '100人余り', '155円台前半', '155円台後半', '5 or more'];
  for (const before of refused) it(`${before} is left as it is`, () => assert.deepEqual(plan(`- x: ${before}`).failures.map((one) => one.error), ['range-figure']));
});

describe('the dates that a refresh writes', () => {
  const dates: Record<string, string> = {
    '2026年1月7日（水）': '2026年11月20日', '2026年1月7日 (水) 10:00': '2026年11月20日', '1月7日（水）': '2026年11月20日', '2026-03-10 08:51 UTC': '2026-11-20', '2026-01-07T08:00Z': '2026-11-20', '2026/1/7（水）': '2026/11/20', '1/7（水）': '2026年11月20日',
    'Wed, Jan 7, 2026': 'Nov 20, 2026', 'Wednesday, January 7, 2026': 'November 20, 2026', 'Wednesday 7 January 2026': '20 November 2026', 'Wed 7 Jan 2026': '20 Nov 2026', 'Jan 7, 2026 (Wed)': 'Nov 20, 2026', 'Jan 7, 2026, 10:30 JST': 'Nov 20, 2026',
    '7th of January 2026': '20 November 2026', '7th Jan 2026': '20 Nov 2026', '7 Sept 2026': '20 Nov 2026', '07-Jan-2026': '20-Nov-2026', 'Jan-07-2026': 'Nov-20-2026', '20260107': '20261120', '２０２６年１月７日': '２０２６年１１月２０日',
    'Nov 7-12, 2025': 'Nov 20, 2026', '7–12 Nov 2025': '20 Nov 2026', '2026/1/13〜17': '2026/11/20', '2026-01-12/2026-01-16': '2026-11-20', 'Jan 30 – Feb 2, 2026': 'Nov 20, 2026', 'week of Jan 14, 2026': 'Nov 20, 2026',
    '令和8年1月7日（水）': '令和8年11月20日', 'R8年1月7日': 'R8年11月20日', '平成31年4月30日': '2026年11月20日', '13/07/2026': 'Nov 20, 2026', '03/09/2026': 'Nov 20, 2026', '2026-W03': 'Nov 20, 2026', 'Q3 2025': 'Nov 20, 2026', 'FY2025': 'Nov 20, 2026',
    '2025年第3四半期': '2026年11月20日', '2025年度': '2026年11月20日', '2026年1月上旬': '2026年11月20日', 'late January 2026': 'Nov 20, 2026', 'Spring 2026': 'Nov 20, 2026', 'Mar 2026': 'Nov 20, 2026',
  };
  for (const [before, after] of Object.entries(dates)) it(`${before} becomes ${after}`, () => assert.equal(refreshed(`- [DAILY] x: 5 (${before}, Reuters)`, 5, { fileName: '2026-06-01.md' }), `- [DAILY] x: 5 (${after}, Reuters)`));

  it('a weekday in front does not hide how the document writes its dates', () => {
    const text = '- a: 1 (Wed, 7 Jan 2026, Z)\n- b: 1 (Thu 8 Jan 2026, Z)\n- c: 1 (2026-01-06, Z)\n- x: 5 (recent, Y )';
    assert.equal(refreshed(text, 5).split('\n').at(-1), '- x: 5 (20 Nov 2026, Y )');
  });

  it('are not of an era that had not begun', () => assert.equal(refreshed('- x: 5 (令和8年13月7日、ロイター)', 5, { asOf: '2018-03-01' }), '- x: 5 (2018年3月1日、ロイター)'));
});

describe('a bullet with several citations', () => {
  const read = (text: string, value = 6): { after: string; held: string | null; errors: string[] } => {
    const result = plan(text, value);
    const held = result.proposals[0]?.held;
    return { after: applied(text, result), held: held ? render(held) : null, errors: result.failures.map((one) => one.error) };
  };
  const halfDated = (date: string): string => `Held: the bullet has several dates, and only ${date} would change.`;
  const cases: readonly (readonly [before: string, after: string, held: string | null])[] = [
    ['- x: 5 (Jan 7, 2026, Reuters) [1][2]', '- x: 6 (Nov 20, 2026, Reuters) [1][2]', null],
    ['- x: 5 (Reuters; CNBC, Jan 8, 2026)', '- x: 6 (Reuters; CNBC, Nov 20, 2026)', null],
    ['- x: 5 (Jan 7, 2026, Reuters) ([CNBC](https://cnbc.example/a))', '- x: 6 (Nov 20, 2026, Reuters) ([CNBC](https://cnbc.example/a))', null],
    ['- x: 5 (Reuters, Jan 7, 2026; CNBC, Jan 8, 2026)', '- x: 6 (Reuters, Jan 7, 2026; CNBC, Nov 20, 2026)', halfDated('Jan 8, 2026')],
    ['- x: 5 (Reuters, Jan 7, 2026; CNBC, Jan 7, 2026)', '- x: 6 (Reuters, Jan 7, 2026; CNBC, Nov 20, 2026)', halfDated('Jan 7, 2026')],
    ['- x: 5 (Reuters, Jan 7, 2026), y: 7 (CNBC, Jan 8, 2026)', '- x: 6 (Reuters, Jan 7, 2026), y: 7 (CNBC, Nov 20, 2026)', halfDated('Jan 8, 2026')],
    ['- x: 5 更新日: Oct 31, 2025 (Jan 8, 2026, CNBC)', '- x: 6 更新日: Oct 31, 2025 (Nov 20, 2026, CNBC)', halfDated('Jan 8, 2026')],
    ['- [DAILY] x: 5 (recent, Reuters) (Jan 8, 2026, CNBC)', '- [DAILY] x: 6 (recent, Reuters) (Nov 20, 2026, CNBC)', null],
  ];
  for (const [before, after, held] of cases) it(before, () => assert.deepEqual(read(before), { after, held, errors: [] }));

  it('is as new as its newest date', () => assert.deepEqual(read('- x: 5 (Reuters, Nov 21, 2026; CNBC, Jan 8, 2026)').errors, ['older-than-document']));

  it('is held for no date that stays', () => assert.equal(read('- x: 5 (Reuters, Jan 7, 2026; CNBC, Nov 20, 2026)').held, null));
});

describe('refreshing any form', function () {
  this.timeout(20_000);
  const figure = fc.constantFrom('nearly $5', '〜5%', 'おおよそUS$5', 'ほぼ5億円', '20銭', '3割', '12人', '12台', '155円台', '4.81%台', "1'234", '.5', '▲ 5', '¥-5', '≒5', 'circa 5', '+5pp', '5%前後', '1\u00a0234', '–5%');
  const citation = fc.constantFrom('（2026年1月7日（水）、ロイター）', ' (Wed, Jan 7, 2026, Reuters)', ' (Reuters, Jan 7, 2026; CNBC, Jan 8, 2026)', ' (2026-03-10 08:51 UTC, Reuters)', ' (Jan 7, 2026, Reuters) [1]', ' (FY2025, Reuters)', ' (1月7日（水）、ロイター)', ' [^1]');
  const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

  it('says what the source said, and only once', () => {
    fc.assert(
      fc.property(figure, citation, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), day, (one, end, value, asOf) => {
        const text = `- [DAILY] x: ${one}${end}`;
        const options = { fileName: '2026-01-28.md' };
        const first = planned(parseBriefing(text, options), configuration, observed('s', value, asOf));
        const after = applied(text, first);
        const again = parseBriefing(after, options);
        assert.deepEqual(planned(again, configuration, observed('s', value, asOf)).proposals, [], `${text}\n${after}`);
        const [was, is] = [bulletOf(text, options).figures[0], again.bullets[0]?.figures[0]];
        assert.ok(was && is, after);
        assert.deepEqual([is.unit, is.currency, is.scale, is.approximate], [was.unit, was.currency, was.scale, was.approximate], after);
        if (first.failures.length === 0) assert.ok(Math.abs(is.low - value) <= was.scale, `${after} for ${value}`);
      }),
      { numRuns: 200 },
    );
  });
});
