import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agree, comparable } from '../../src/core/checks/figureAgreement';
import type { Source } from '../../src/core/config/configuration';
import type { Figure } from '../../src/core/model/figure';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bulletOf, CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, lineOf, RARE_EARTH_BRIEFING, sharedFiles, sharedText } from '../support/documents';
import { findingsOf, rawFindings } from '../support/ruleFindings';
import { sourceOf } from '../support/sources';

const conflicts = (text: string, configuration = {}): string[] => findingsOf('conflicting-figures', text, configuration);

function figureOf(written: string): Figure {
  const [figure] = bulletOf(`- [DAILY] Quay: ${written}`).figures;
  assert.ok(figure, written);
  return figure;
}

const source = (id: string, labels: string[], section: string | null = null): Source => sourceOf({ id, match: { labels, section } });

describe('the agreement of figures', () => {
  const AGREE: readonly (readonly [string, string])[] = [
    ['153', '153'], ['17.34', '17.3'], ['17.35', '17.4'], ['17.39', '17.3'], ['153', '153.99'], ['$390B', '$0.39T'], ['$390B', '$0.4T'], ['-¥29B', '-¥29.6B'], ['-¥30B', '-¥29.6B'], ['150-155', '153'], ['150-155', '154-160'],
    ['~153', '154'], ['~1.4', '1.5'], ['約150', '154'], ['15%+', '18%'], ['15%+', '15%'], ['$10B+', '$12B'], ['<5%', '4%'], ['8.68%', '-8.68%'], ['1兆2,000億円', '1.2兆円'], ['10 billion yen', '100億円'], ['28x', '28倍'], ['2割', '20%'],
  ];
  const DIFFER: readonly (readonly [string, string])[] = [
    ['153', '156.82'], ['17.34', '18.1'], ['17.34', '17.35'], ['17.34', '17.2'], ['153', '154.0'], ['$390B', '$0.41T'], ['150-155', '156'], ['~153', '155'], ['~1.4', '1.6'], ['~1.4', '~1.6'], ['15%+', '14%'], ['<5%', '6%'],
    ['+8.68%', '-8.68%'], ['-8.68%', '-8.5'], ['1兆2,000億円', '1.3兆円'], ['0.75%', '1.0%'],
  ];
  for (const [one, other] of AGREE) it(`${one} and ${other} agree`, () => assert.equal(agree(figureOf(one), figureOf(other)), true));
  for (const [one, other] of DIFFER) it(`${one} and ${other} differ`, () => assert.equal(agree(figureOf(one), figureOf(other)), false));

  const written = fc.tuple(fc.constantFrom('', '~', '-', '約'), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom('', '%', 'B', '億円', '+')).map(([sign, digits, decimals, tail]) => `${sign}${(digits / 10 ** decimals).toFixed(decimals)}${tail}`);
  const figure = written.filter((one) => bulletOf(`- [DAILY] Quay: ${one}`).figures.length === 1).map(figureOf);

  it('is symmetric, and each figure agrees with itself', () => {
    fc.assert(fc.property(figure, figure, (one, other) => {
      assert.equal(agree(one, other), agree(other, one));
      assert.equal(comparable(one, other), comparable(other, one));
      assert.ok(agree(one, one));
    }), { numRuns: 100 });
  });

  it('does not depend on the scale', () => {
    const digits = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 3 })).map(([value, decimals]) => (value / 10 ** decimals).toFixed(decimals));
    fc.assert(fc.property(digits, digits, (one, other) => assert.equal(agree(figureOf(`$${one}B`), figureOf(`$${other}B`)), agree(figureOf(`${one}%`), figureOf(`${other}%`)))), { numRuns: 100 });
  });
});

describe('conflicting figures', () => {
  it('are told with the other value, its line and its date', () => {
    assert.deepEqual(conflicts('## B\n- [REALTIME] ドル円: 156.82 (Jan 28, 2026, A).\n## G\n- [REALTIME] ドル円: 153.'), ['4: 153: ドル円: 153 here, but 156.82 in line 2 (dated Jan 28, 2026).']);
    assert.deepEqual(conflicts('## B\n- [REALTIME] ドル円: 153 (Jan 20, 2026, A).\n## G\n- [REALTIME] USD/JPY: 156.82 (Jan 28, 2026, A).'), ['2: 153: ドル円: 153 here (dated Jan 20, 2026), but 156.82 in line 4 (dated Jan 28, 2026).']);
    assert.deepEqual(conflicts('## B\n- [REALTIME] ドル円: 153 (recent, A).\n## G\n- [REALTIME] ドル円: 156.82.'), ['4: 156.82: ドル円: 156.82 here, but 153 in line 2.']);
  });

  it('are found in prose, and the bullet is believed', () => {
    const text = 'Nikkei PER at 17.34 is fair, while TOPIX PBR hovers around 1.4.\n\n- [DAILY] 日経平均PER: 18.1 (Jan 28, 2026, A).\n- [DAILY] TOPIX PBR: ~1.4 (Jan 28, 2026, A).';
    assert.deepEqual(conflicts(text), ['1: 17.34: Nikkei PER: 17.34 here, but 18.1 in line 3 (dated Jan 28, 2026).']);
    const [finding] = rawFindings('conflicting-figures', text);
    assert.deepEqual(finding?.related?.map(({ range, message }) => [sliceOf(text, range), render(message)]), [['18.1', '18.1 here.']]);
  });

  it('are one for a place, not one for a pair', () => {
    const text = ['153', '154.5', '156', '158'].map((value, index) => `## ${'ABCD'.charAt(index)}\n- [DAILY] ドル円: ${value}\n`).join('');
    assert.deepEqual(conflicts(text).map((one) => one.slice(0, 2)), ['4:', '6:', '8:']);
  });

  const label = (value: string): string => `\n\n- [DAILY] ${value} (Jan 28, 2026, A).\n`;
  /** Prose, and what a bullet says below it. */
  const FOUND: readonly (readonly [prose: string, bullet: string])[] = [
    ['USD/JPY at ~153, with intervention near.', 'ドル円: 156.82'], ['ドル円は153円で推移している。', 'ドル円: 156.82'], ['足元のドル円は153円台。', 'USD/JPY: 156.82'], ['The yen is weak. Dollar-yen stands at 153.', 'ドル円: 156.82'],
    ['JGB 10Y yield ~2.23% (+ few bps last week).', 'JGB10Y: 2.31%'], ['10年国債利回りは2.23%。', 'JGB10Y: 2.31%'], ['Put/Call ratio ~0.56.', 'P/C: 0.62'], ['GDP forecast 0.8%, CPI 1.9%.', 'GDP予測: 0.9%'], ['Calm, with unemployment 4.2% for 2026.', '失業率: 4.5%'],
    ['信用評価損率は-8.68%。', '信用評価損率: -9.5%'], ['日経VIは34.14だ。', '日経VI: 29.2'], ['USD/JPY rose to 158, then calm.', 'ドル円: 153'], ['**ドル円** は **153**、小動き。', 'ドル円: 156.82'], ['ドル円：１５３。', 'ドル円: 156.82'], ['ドル円は1ドル=153円。', 'ドル円: 156.82'],
    ['Japanese unemployment is 4.2%.', '失業率: 2.5% (Japan)'], ['Bank of Japan maintains rates at 0.75%, calmly.', '日銀: Rates unchanged at 1.0%, more to come'], ['The Fed has held its policy rate at 3.75%.', '米国: 政策金利 3.5%'],
    ['The market grows from ~$390B to $3.5T by 2033 (CAGR 30.6%).', 'TAM: $390B → $3497B (2033) - CAGR: 31.5%'], ['Space from $466B to $769B (CAGR 9.1%).', 'TAM: $466B → $790B (2030) - CAGR: 9.1%'],
  ];
  for (const [prose, bullet] of FOUND) it(`finds: ${prose} | ${bullet}`, () => assert.equal(conflicts(prose + label(bullet)).length, 1));

  const NONE: readonly (readonly [prose: string, bullet: string])[] = [
    ['USD/JPY at ~153.', 'ドル円: 153.2'], ['USD/JPY could reach 160.', 'ドル円: 153'], ['USD/JPY rose from 150 to 158.', 'ドル円: 153'], ['USD/JPY at 160 by year-end.', 'ドル円: 153'], ['USD/JPY up 2%.', 'ドル円: 153'], ['A USD/JPY target of 160.', 'ドル円: 153'], ['USD/JPY at 150 in 2024.', 'ドル円: 153'],
    ['ドル円は150円から156円に上昇。', 'ドル円: 153'], ['ドル円は一時160円を付けた。', 'ドル円: 153'], ['ドル円の想定レートは145円。', 'ドル円: 153'], ['年末のドル円は160円。', 'ドル円: 153'], ['ドル円は160円まで上昇。', 'ドル円: 153'], ['ドル円は158円（27日）。', 'ドル円: 153'],
    ['US CPI 3.1%.', 'CPI: 1.9% (Japan)'], ['米国の失業率は4.2%。', '失業率: 2.5%'], ['若年層の失業率は14%。', '失業率: 2.5%'], ['Youth unemployment 14%.', '失業率: 2.5%'], ['Core CPI 2.9%.', 'CPI: 1.9%'], ['CPI 0.3% MoM.', 'CPI: 1.9%'], ['Tokyo CPI at 2.1%.', 'CPI: 1.9% (US)'],
    ['Nikkei PER of 30 companies is low.', '日経平均PER: 17.34'], ['TOPIX PER 15.2.', 'TOPIX PBR: 1.4'], ['日経平均PER(予想)は16.1。', '日経平均PER: 17.34'], ['Volume at 34.', '日経VI: 29.2'], ['米国では10年国債利回りは4.2%。', 'JGB10Y: 2.3%'], ['The market of $390B grows.', 'TAM: $354B'],
    ['Unemployment 14% in Osaka.', '失業率: 2.5%'], ['USD/JPY was 145, a year ago.', 'ドル円: 153'], ['USD/JPY traded at 145, and could fall.', 'ドル円: 153'], ['ドル円は145円だった先週から一変した。', 'ドル円: 153'], ['CPI 2.1% in 2023.', 'CPI: 1.9%'],
    ['`USD/JPY 150`', 'ドル円: 153'], ['See https://a.example/usd/jpy/150 for more.', 'ドル円: 153'], ['Order book: $12B.', 'Order book: $15B'], ['Bank of Japan maintains rates at 0.75%.', '米国: 政策金利 3.5%'], ['Mortgage rates at 3.1%, and the BOJ waits.', '日銀: Rates unchanged at 0.75%'], ['Markets expect BOJ rates at 1.0%.', '日銀: Rates unchanged at 0.75%'],
    ['From $390B to $3.5T by 2033 (CAGR 30.6%).', 'TAM: $390B → $3497B (2033) - CAGR: 30.6%'], ['From $466B to $769B (CAGR 9%).', 'TAM: $466B → $790B (2030) - CAGR: 9%'], ['From $5B to $9B by 2030 (CAGR 8%).', 'TAM: $5B → $9B (2031) - CAGR: 9%'], ['From $5B to $9B (CAGR 8%).', 'TAM: $5B → $9B - CAGR: 9%'], ['GDP forecast 600 trillion yen.', 'GDP予測: 0.8%'],
  ];
  for (const [prose, bullet] of NONE) it(`finds nothing: ${prose} | ${bullet}`, () => assert.deepEqual(conflicts(prose + label(bullet)), []));

  const pair = (one: string, other: string): number => conflicts(`${one}\n${other}\n`).length;
  it('are of one country, one case, one time', () => {
    assert.equal(pair('## 日本\n- [MONTHLY] CPI: 1.9%', '## 米国\n- [MONTHLY] CPI: 3.1%'), 0);
    assert.equal(pair('## A\n- [MONTHLY] CPI: 1.9% (Japan)', '## B: 日本\n- [MONTHLY] CPI: 3.1%'), 1);
    assert.equal(pair('## 強気シナリオ\n- ドル円: 165', '## 現状\n- ドル円: 153'), 0);
    assert.equal(pair('## Bear case\n- USD/JPY: 140', '## Now\n- USD/JPY: 153'), 0);
    assert.equal(pair('## 1月26日\n- ドル円: 154', '## 1月27日\n- ドル円: 153'), 0);
    assert.equal(pair('## A\n- [QUARTERLY] 失業率: 2.4% (Q2 2025, A)', '## B\n- [QUARTERLY] 失業率: 2.6% (Q3 2025, A)'), 0);
    assert.equal(pair('## A\n- [DAILY] ドル円: 154 (Jan 26, 2026, A)', '- [DAILY] ドル円: 153 (Jan 27, 2026, A)'), 0);
    assert.equal(pair('## A\n- ドル円: 153 → 156', '## B\n- ドル円: 150'), 0);
    assert.equal(pair('## A\n- 金価格: 22,000円', '## B\n- Gold price: $4,100'), 0);
  });

  it('of any label are those of one section, or the only two', () => {
    assert.equal(pair('## A\n- [MONTHLY] Cranes: 12 (A)', '- [MONTHLY] Cranes: 15 (B)'), 1);
    assert.equal(pair('## A\n- [MONTHLY] Cranes: 12 (Oct 2025, A)', '- [MONTHLY] Cranes: 15 (Nov 2025, B)'), 0);
    assert.equal(pair('## A\n- Cranes: 12', '- Cranes: 15'), 0);
    assert.equal(pair('## A\n- [MONTHLY] Cranes: 12 in Oslo', '- [MONTHLY] Cranes: 15 in Rome'), 0);
    assert.equal(pair('## A\n- [MONTHLY] Quayside: $12B', '- [MONTHLY] Quayside: 15%'), 0);
    assert.equal(pair('## A\n### Toyo\n- [MONTHLY] Orders: $12B', '### Maru\n- [MONTHLY] Orders: $15B'), 0);
    assert.equal(pair('## A\n### Toyo\n- [MONTHLY] Orders: $12B', '## B\n### Maru\n- [MONTHLY] Orders: $15B'), 0);
    assert.equal(pair('## A\n### Yards\n- [MONTHLY] Slip wharf: $12B', '## B\n- [MONTHLY] Slip wharf: $15B'), 1);
    assert.equal(pair('## A\n### Yards\n- [MONTHLY] Revenue: $12B', '## B\n- [MONTHLY] Revenue: $15B'), 0);
    assert.equal(pair('## A\n- [MONTHLY] Yards: $12B', '### Part\n- [MONTHLY] Yards: $5B'), 0);
    assert.equal(conflicts('## A\n### Y\n- [MONTHLY] Wharf: $12B\n## B\n- [MONTHLY] Wharf: $15B\n## C\n- [MONTHLY] Wharf: $16B').length, 0);
  });

  it('take the labels of a source for names of one thing', () => {
    const text = 'Fanuc -¥31B this year.\n\n## E\n- [MONTHLY] ファナック: -¥29.6B (contraction) (Jan 2026, A)\n';
    const sources = [source('fanuc', ['ファナック', 'Fanuc'])];
    assert.deepEqual(conflicts(text), []);
    assert.deepEqual(conflicts(text.replace(' this year', ''), { sources }), ['1: -¥31B: Fanuc: -¥31B here, but -¥29.6B in line 4 (dated Jan 2026).']);
    assert.deepEqual(conflicts(text.replace('-¥31B this year', '-¥29B (contraction)'), { sources }), []);
    assert.deepEqual(conflicts(text.replace(' this year', ''), { sources: [...sources, source('other', ['Fanuc'])] }), []);
    assert.equal(conflicts('## A\n- [DAILY] Dollar rate: 153 (Jan 27, 2026, A)\n## B\n- [DAILY] ドル円: 156', { sources: [source('fx', ['ドル円', 'Dollar rate'])] }).length, 1);
  });

  it('are looked for in every form of line end and width', () => {
    for (const end of ['\n', '\r\n', '\r']) assert.equal(conflicts(`\uFEFFＵＳＤ／ＪＰＹ\u3000１５３。${end}${end}- [DAILY] ドル円： １５６．８${end}`).length, 1, JSON.stringify(end));
  });

  it('do not exist where all figures are equal', () => {
    const name = fc.constantFrom('ドル円', 'USD/JPY', 'ドル/円', 'Dollar-yen');
    const line = fc.oneof(name.map((one) => `- [DAILY] ${one}: 153 (Jan 28, 2026, A)`), name.map((one) => `\n${one} stands at 153.\n`), fc.constantFrom('## A', '### B', '## 日本', '', '- [DAILY] Cranes: 153'));
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => assert.deepEqual(conflicts(lines.join('\n')), [])), { numRuns: 40 });
  });

  it('take time linear in the document', () => {
    const text = Array.from({ length: 2_000 }, (_, index) => `## S${index}\n- [DAILY] ドル円: ${100 + (index % 90)} (Jan ${1 + (index % 28)}, 2026, A)\n\nUSD/JPY at ${100 + (index % 70)}.\n`).join('\n');
    const start = process.cpuUsage();
    rawFindings('conflicting-figures', text);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 3_000_000, `${user} µs`);
  });
});

describe('what a stale figure is repeated by', () => {
  it('stands with its finding', () => {
    const text = 'Nikkei PER at 17.34 is fair. TOPIX PBR at 1.9.\n\n- [DAILY] 日経平均PER: 17.34 (Jan 2, 2026, A).\n- [DAILY] TOPIX PBR: 1.4 (Jan 2, 2026, A).';
    assert.deepEqual(rawFindings('stale-data', text).map(({ related }) => related?.map(({ range, message }) => `${sliceOf(text, range)} ${render(message)}`)), [['17.34 The summary repeats it here.'], undefined]);
  });
});

describe('figures of the real briefings', () => {
  const changed = (test: Mocha.Context, line: number, from: string, to: string): string[] => {
    const lines = sharedText(test, JAPAN_BRIEFING).split('\n');
    const before = lines[line - 1] ?? '';
    assert.ok(before.includes(from), before);
    lines[line - 1] = before.replace(from, to);
    return conflicts(lines.join('\n'));
  };

  it('do not contradict each other', function () {
    this.timeout(20_000);
    for (const file of [JAPAN_BRIEFING, CHINA_BRIEFING, RARE_EARTH_BRIEFING, ...sharedFiles(this, 'corpus')]) assert.deepEqual(conflicts(sharedText(this, file)), [], file);
    assert.deepEqual(conflicts(exampleText()), []);
  });

  it('do where one of them is changed', function () {
    this.timeout(20_000);
    assert.deepEqual(changed(this, 201, '153', '156.82'), ['201: 156.82: ドル円: 156.82 here, but 153 in line 73.']);
    assert.deepEqual(changed(this, 16, '17.34', '18.9'), ['16: 18.9: Nikkei PER: 18.9 here, but 17.34 in line 69 (dated Jan 28, 2026).']);
    assert.deepEqual(changed(this, 69, '17.34', '18.1'), ['16: 17.34: Nikkei PER: 17.34 here, but 18.1 in line 69 (dated Jan 28, 2026).']);
    assert.deepEqual(changed(this, 68, '0.75%', '1.0%'), ['16: 0.75%: rates: 0.75% here, but 1.0% in line 68 (dated Jan 22, 2026).']);
    assert.deepEqual(changed(this, 115, '30.6%', '31.5%'), ['19: 30.6%: $390B → $3497B: 30.6% here, but 31.5% in line 115.']);
    assert.deepEqual(changed(this, 140, '13.8%', '15.1%'), ['19: 13.8%: $248B → $699B: 13.8% here, but 15.1% in line 140.']);
    assert.deepEqual(changed(this, 73, '153', '156.82').map((one) => one.slice(0, 12)), ['16: ~153: US', '28: 153: USD', '201: 153: ドル']);
    for (const [from, to] of [['~2.23%', '~2.31%'], ['153', '155'], ['~0.56', '~0.62'], ['0.8%', '0.9%'], ['1.9%', '2.9%'], ['4.2%', '4.3%']] as const) {
      assert.deepEqual(changed(this, 28, from, to).map((one) => one.slice(0, 4 + to.length)), [`28: ${to}`], to);
    }
  });

  it('are repeated in the summary', function () {
    const text = sharedText(this, JAPAN_BRIEFING);
    const briefing = parseBriefing(text);
    const repeated = rawFindings('stale-data', text.replaceAll('Jan 28, 2026', 'Jan 2, 2026')).flatMap(({ related }) => related ?? []).map(({ range }) => lineOf(briefing, range.start));
    assert.deepEqual(repeated, [16, 16, 16, 28]);
  });
});
