import fc from 'fast-check';
import type { Observation } from '../../src/core/model/observation';
import type { Source } from '../../src/core/config/configuration';
import { sourceOf } from './sources';

/** Generators of bullets in every notation that briefings have, and of what sources may say of them. */

/** Each figure of a form with the unit that a source of it may state. */
const FIGURES: readonly (readonly [written: string, unit: string | null])[] = [
  ['153', null], ['17.34', 'x'], ['~1.4', 'x'], ['1,912', null], ['48,250', 'pt'], ['.5', null], ["1'234", null], ['1\u00a0234', null], ['950', null], ['0', null], ['0.0', null], ['-5', null], ['−9.64', null], ['+3', null],
  ['0.75%', '%'], ['-8.68%', '%'], ['+26%', '%'], ['−9.64%', '%'], ['▲1.4％', '%'], ['△ 2%', '%'], ['約4.78%', '%'], ['≈5 %', '%'], ['2.23 percent', '%'], ['3.5割', '%'], ['4.81%台', '%'], ['5%前後', '%'], ['0.5pp', 'pp'], ['25bp', 'bp'], ['1.5ポイント', 'pt'],
  ['2.5倍', 'x'], ['1.5x', 'x'], ['10-fold', 'x'], ['12人', '人'], ['1,200社', '社'], ['12台', '台'], ['3か月', 'か月'], ['100MW', 'MW'],
  ['¥1.5T', 'JPY'], ['-¥29.6B', 'JPY'], ['¥-5', 'JPY'], ['￥１，２３４', 'JPY'], ['33億円', 'JPY'], ['1.2兆円', 'JPY'], ['20銭', 'JPY'], ['155円台', 'JPY'], ['約155円', 'JPY'], ['155円程度', 'JPY'], ['15,234億円', 'JPY'],
  ['$58B', 'USD'], ['US$5bn', 'USD'], ['~$5', 'USD'], ['USD 5', 'USD'], ['5 USD', 'USD'], ['+$5', 'USD'], ['$390 million', 'USD'], ['€64.5', 'EUR'], ['153ドル', 'USD'],
  ['１７．３４', 'x'], ['１，２３４．５％', '%'], ['nearly $5', 'USD'], ['ほぼ5億円', 'JPY'], ['450万', null],
  // What no single value replaces.
  ['130-140', null], ['150〜155円', 'JPY'], ['1兆2,000億円', 'JPY'], ['$10B+', 'USD'], ['5%以上', '%'], ['100億円弱', 'JPY'], ['rising', null],
];

const CITATIONS = [
  '', ' (recent, Investing.com ).', ' (Jan 7, 2026, Reuters )', ' (Jan 7, 2026, Reuters).', '（ロイター、2026年1月7日）。', ' （2026年1月7日（水）、ロイター）', ' (2026年1月7日、日経)。', ' (Dec, Reuters )', ' (Reuters )', ' → 更新日: Oct 31, 2025 (TEL ).',
  ' (Apr 30, 2024, QUICK Corp.  - latest available).', ' (R8.1.7, Reuters [post:4])', ' ([Reuters](https://a.example/1))', ' ([Reuters](https://a.example/1), Jan 7, 2026)', ' (Feb 30, 2026, Reuters)', ' (Q3 2025, Reuters)', ' (2025-Q3, Reuters)', ' (Nov 2024, METI )',
  ' (Jan 7, 2026, Reuters) [1][2]', ' (Reuters; CNBC, Jan 8, 2026)', ' (Reuters, Jan 7, 2026; CNBC, Jan 8, 2026)', ' (Reuters, CNBC, Jan 8, 2026)', ' (WSJ/Bloomberg, Jan 8, 2026)', ' — Reuters, Jan 7, 2026', ' (Wed, Jan 7, 2026, Reuters)', ' (2026-03-10 08:51 UTC, Reuters)', ' (2026/1/7, Reuters)',
  ' (7 January 2026, Reuters)', ' (07-Jan-2026, Reuters)', ' (FY2025, Reuters)', ' (2025, RAND)', ' *(Reuters, January 28, 2026)*', ' (Source: Reuters, Jan 7, 2026)', '（出所：ロイター、2026年1月7日）', ' (２０２６年１月７日、ロイター)', ' (Jan 7, 2026)', ' according to Reuters', ' (令和8年1月7日、内閣府)', '（内閣府、2025年7〜9月期）',
] as const;

const WORDS = ['', 'a', '円安', 'on balance.', 'in 2025', '(7%)', '(介入警戒: 150-155)', '(1W変化: - few bps)', 'from 150.5', ', y: 12', '`9`', '→ 14%', '(a (b: 3) c)', '🇯🇵 up', 'vs EPS予想: double-digit', '[Link](https://b.example/2)', '**7** of 9', '<!-- note -->'] as const;
const BEFORE = ['', '', '', '🚀 ', '**', 'close at ', '約', '(', 'Net purchases ', '年初来'] as const;
const LABELS = ['x', 'ドル円', '日経平均PER', '**x**', '📈 x', 'x (連結)', 'x（連結）'] as const;
const TAGS = ['', '[DAILY] ', '[REALTIME] ', '**[MONTHLY]** ', '[QUARTERLY][ANNUAL] '] as const;

/** What the generated source is bound by. */
export const ANY_LABELS = ['x', 'ドル円', '日経平均PER', '📈 x', 'x (連結)'];

export interface AnyBullet {
  readonly text: string;
  readonly unit: string | null;
}

/** A bullet of one line; its figure mostly stands behind the label. */
export const anyBullet: fc.Arbitrary<AnyBullet> = fc
  .tuple(fc.constantFrom(...TAGS), fc.constantFrom(...LABELS), fc.constantFrom(': ', ':', '： ', '：'), fc.constantFrom(...BEFORE), fc.constantFrom(...FIGURES), fc.constantFrom(...WORDS), fc.constantFrom(...CITATIONS), fc.constantFrom('', '', '', ' <!-- source: s -->'))
  .map(([tag, label, colon, before, [figure, unit], words, citation, mark]) => ({ text: `- ${tag}${label}${colon}${before}${figure} ${words}${citation}${mark}`, unit }));

/** Two to six bullets between other text, with any line ends. */
export const anyDocument: fc.Arbitrary<{ readonly text: string; readonly units: readonly (string | null)[] }> = fc
  .tuple(fc.array(anyBullet, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF', '---\ntitle: a\n---\n'), fc.boolean())
  .map(([bullets, eol, head, isTable]) => {
    const lines = ['# B: 市場リスク 2026-01-28', '', 'Some prose with 5% in it 🎌 (Reuters).', ...bullets.map(({ text }) => text), '', ...(isTable ? ['| a | b |', '|---|---|', '| [DAILY] x: 5.00 (Jan 7, 2026, Reuters) | c |', ''] : []), '- other: 7 (Jan 9, 2026, CNBC).', '', '**Key Citations:**', '- Reuters https://reuters.example/1', ''];
    return { text: head + lines.join(eol), units: bullets.map(({ unit }) => unit) };
  });

const day = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2025, 6, 1) + days * 86_400_000).toISOString().slice(0, 10));

const PERIODS = ['2026-01-31 month', '2026-05-31 month', '2025-12-31 month', '2026-06-30 quarter', '2025-12-31 quarter', '2026-12-31 year', '2025-12-31 year'] as const;

const when: fc.Arbitrary<Pick<Observation, 'asOf' | 'precision'>> = fc.oneof(
  { weight: 6, arbitrary: day.map((asOf) => ({ asOf, precision: 'day' as const })) },
  { weight: 4, arbitrary: fc.constantFrom(...PERIODS).map((period) => ({ asOf: period.slice(0, 10), precision: period.slice(11) as Observation['precision'] })) },
  { weight: 1, arbitrary: fc.constant({ asOf: null, precision: 'day' as const }) },
);

/** What becomes of the old value: a plausible change, an accident, or a value of its own. */
const anyValue: fc.Arbitrary<(old: number) => number> = fc.oneof(
  { weight: 6, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.7, max: 1.3 }).map((factor) => (old: number) => Number((old === 0 ? factor : old * factor).toPrecision(8))) },
  { weight: 2, arbitrary: fc.constantFrom(-1, 10, 0.01, 100, 1e-8, 1e8, 0, 1, 1.9, 25).map((factor) => (old: number) => (old === 0 ? factor : old * factor)) },
  { weight: 1, arbitrary: fc.oneof(fc.integer({ min: -2_100, max: 2_100 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), fc.constantFrom(-0, 1e-9, 156.82, 1e21, 2026, 0.005, -0.04, 999.95, 1999.5)).map((one) => () => one) },
);

/** What source `s` gave, by the value that stood there before. */
export const anyObservation: fc.Arbitrary<(old: number) => Observation> = fc
  .tuple(anyValue, when).map(([value, of]) => (old) => ({ sourceId: 's', value: value(old), ...of, fetchedAt: Date.UTC(2026, 10, 20), url: 'https://s.example/', hash: '0' }));

/** Source `s`: any decimals, publisher and limits; `unit` is that of the first bullet, or none. */
export const anySource: fc.Arbitrary<(unit: string | null) => Source> = fc
  .tuple(fc.constantFrom(null, 0, 1, 2, 3), fc.constantFrom(null, 'Reuters', 'Bank of Japan', '日本銀行', 'QUICK', 'MOF Japan', 'Nikkei Inc. (index)', 'A, B'), fc.boolean(), fc.constantFrom(null, { kind: 'ratio' as const, limit: 1e9 }, { kind: 'points' as const, limit: 1 }))
  .map(([decimals, publisher, hasUnit, maxJump]) => (unit) => sourceOf({ id: 's', match: { labels: ANY_LABELS, section: null }, decimals, publisher, unit: hasUnit ? unit : null, maxJump }));
