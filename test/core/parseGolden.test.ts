import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { runChecks } from '../../src/core/checks/runChecks';
import type { Briefing } from '../../src/core/model/briefing';
import { bulletAt, CHINA_BRIEFING, JAPAN_BRIEFING, lineOf, parseShared, RARE_EARTH_BRIEFING, sharedText } from '../support/documents';

const countBy = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

describe('the Japanese market briefing', () => {
  let briefing: Briefing;
  before(function () {
    briefing = parseShared(this as unknown as Mocha.Context, JAPAN_BRIEFING);
  });

  it('holds what was counted by hand', () => {
    const tagged = briefing.bullets.filter((bullet) => bullet.tag);
    assert.deepEqual(countBy(tagged, (bullet) => bullet.tag?.name ?? ''), { REALTIME: 48, MONTHLY: 29, QUARTERLY: 14 });
    assert.ok(tagged.every((bullet) => bullet.tag?.known));
    assert.equal(briefing.bullets.length, 128);
    assert.equal(briefing.residue.length, 37);
    assert.deepEqual(countBy(briefing.residue, (residue) => residue.kind), { 'grok-render': 37 });
    assert.equal(briefing.references.length, 37);
    assert.equal(briefing.sections.length, 50);
    assert.equal(briefing.language, 'ja');
    assert.deepEqual(briefing.asOf, { date: '2026-01-28', from: 'file-name' });
  });

  it('nests its sections', () => {
    assert.deepEqual(bulletAt(briefing, 73).section?.path, ['B: 市場リスク', 'Tier 2']);
    assert.deepEqual(bulletAt(briefing, 151).section?.path, ['E: 投資パイプライン', '企業設備投資（最新発表値）']);
    assert.deepEqual(bulletAt(briefing, 200).section?.path, ['G: その他']);
    assert.deepEqual(bulletAt(briefing, 2).section?.path, ['Key Points']);
  });

  it('gives bullets their labels', () => {
    const labels: Record<number, string | null> = {
      40: null, 45: '影響ドメイン', 48: '警戒レベル', 68: '日銀', 69: '日経平均PER', 70: 'TOPIX PBR', 73: 'ドル円', 76: '信用評価損率', 80: '日経YTD', 89: null, 115: 'TAM', 147: 'GX投資',
      163: '6ドメイン接点', 175: 'Oxford PV', 200: 'JGB10Y', 202: 'P/C', 203: 'GDP予測', 207: '強気意見', 224: 'Aegis destroyer support',
    };
    for (const [line, label] of Object.entries(labels)) assert.equal(bulletAt(briefing, Number(line)).label?.text ?? null, label, `line ${line}`);
  });

  it('finds the figures and nothing else', () => {
    const figures: Record<number, string[]> = {
      10: ['$10B'], 40: [], 68: ['0.75%'], 69: ['17.34'], 70: ['~1.4'], 73: ['153', '150-155'], 74: ['34.14'], 75: ['¥1.5T'], 76: ['-8.68%'], 80: ['7.9%'], 84: ['$2B', '5GW'], 86: ['$600B'], 91: ['61%'], 94: ['$8B'],
      96: ['$838.7B'], 99: [], 104: [], 106: [], 115: ['$390B', '$3497B', '30.6%'], 121: ['$1602B', '$4860B', '14.7%'], 137: [], 141: ['$227B', '$351B', '9.1%'], 147: ['¥150T'], 148: ['$58B'], 151: ['¥240B'],
      153: ['-¥29.6B'], 154: [], 158: ['53%'], 159: [], 160: [], 161: ['$64B', '$130-140B', '15%+'], 163: [], 166: ['$20B'], 174: ['10-15%'], 175: ['30%+'], 183: ['100MW'], 195: ['$111B'], 200: ['2.23%'],
      203: ['0.8%', '1.9%', '4.2%'], 219: [], 229: ['$10B+'],
    };
    for (const [line, raws] of Object.entries(figures)) assert.deepEqual(bulletAt(briefing, Number(line)).figures.map((figure) => figure.raw), raws, `line ${line}`);
    const of = (line: number): unknown => bulletAt(briefing, line).figures.map(({ label, low, high, unit, currency, approximate }) => [label, low, high, unit, currency, approximate]);
    assert.deepEqual(of(73), [['ドル円', 153, 153, null, null, false], ['介入警戒', 150, 155, null, null, false]]);
    assert.deepEqual(of(203), [['GDP予測', 0.8, 0.8, '%', null, false], ['CPI', 1.9, 1.9, '%', null, false], ['失業率', 4.2, 4.2, '%', null, false]]);
    assert.deepEqual(of(161), [['市場規模', 64e9, 64e9, null, 'USD', false], ['市場規模', 130e9, 140e9, null, 'USD', false], ['市場規模', 15, null, '%', null, false]]);
    assert.deepEqual(of(153), [['ファナック', -29.6e9, -29.6e9, null, 'JPY', false]]);
    assert.deepEqual(of(70), [['TOPIX PBR', 1.4, 1.4, null, null, true]]);
  });

  it('reads citations', () => {
    const cited = (line: number): unknown => {
      const { citation } = bulletAt(briefing, line);
      return citation && [citation.date?.raw ?? null, citation.date?.precision ?? null, citation.date?.from ?? null, citation.date?.to ?? null, citation.publishers.map((one) => one.name), citation.note?.text ?? null, citation.post?.id ?? null];
    };
    assert.deepEqual(cited(40), ['Jan 7, 2026', 'day', '2026-01-07', '2026-01-07', ['Reuters'], null, null]);
    assert.deepEqual(cited(51), ['recent analysis', 'vague', null, null, ['AEI'], null, null]);
    assert.deepEqual(cited(76), ['Apr 30, 2024', 'day', '2024-04-30', '2024-04-30', ['QUICK Corp.'], 'latest available', null]);
    assert.deepEqual(cited(85), ['recent', 'vague', null, null, ["Investor's Business Daily"], null, null]);
    assert.deepEqual(cited(99), ['Dec', 'month', '2025-12-01', '2025-12-31', ['MSN'], null, null]);
    assert.deepEqual(cited(104), ['Jan 24, 2026', 'day', '2026-01-24', '2026-01-24', ['Taipei Times'], 'related', null]);
    assert.deepEqual(cited(105), ['recent', 'vague', null, null, ['E&T'], null, null]);
    assert.deepEqual(cited(115), [null, null, null, null, ['Grand View Research'], null, null]);
    assert.deepEqual(cited(146), ['Nov 2024', 'month', '2024-11-01', '2024-11-30', ['METI'], null, null]);
    assert.deepEqual(cited(151), ['Oct 31, 2025', 'day', '2025-10-31', '2025-10-31', ['TEL'], null, null]);
    assert.deepEqual(cited(207), ['Jan 27, 2026', 'day', '2026-01-27', '2026-01-27', ['Luciana Moherdaui'], null, '540']);
    assert.deepEqual(cited(208), ['recent', 'vague', null, null, ['sebby_d'], null, '541']);
    for (const line of [45, 160, 176, 184, 201, 202, 203]) assert.equal(cited(line), null, `line ${line}`);
    const withoutCitation = briefing.bullets.filter((bullet) => bullet.tag && !bullet.citation).map((bullet) => lineOf(briefing, bullet.range.start));
    assert.deepEqual(withoutCitation, [201, 202, 203]);
  });

  it('reads the entries that a tool broke', () => {
    const first = briefing.references[0];
    assert.deepEqual([first?.title, first?.url, first?.publisher, first?.id], [null, null, 'Reuters', '0']);
    assert.deepEqual(briefing.references.slice(-1).map(({ publisher, id }) => [publisher, id]), [['LinkedIn', '590']]);
    assert.equal(lineOf(briefing, briefing.references[0]?.range.start ?? 0), 232);
  });

  // Every finding behind these counts was held against its line of the document.
  const checked = (today: string): { rules: Record<string, number>; counts: unknown } => {
    const result = runChecks(briefing, DEFAULT_CONFIGURATION, today);
    return { rules: countBy(result.findings, (finding) => `${finding.rule} ${finding.severity}`), counts: result.counts };
  };

  it('is checked at its own date', () => {
    const { rules, counts } = checked('2026-01-28');
    // 12 citations name only a publisher and 3 bullets have none at all; 28 say "recent".
    assert.deepEqual(counts, { fresh: 10, dueSoon: 7, warn: 4, error: 27, undated: 15, vague: 28, invalid: 0, future: 0, optedOut: 0 });
    assert.deepEqual(rules, { 'stale-data error': 27, 'stale-data warning': 4, 'vague-date warning': 28, 'missing-date warning': 12, 'missing-citation warning': 3, 'unlisted-publisher info': 41, 'reference-without-url warning': 37, 'llm-residue warning': 37, 'growth-mismatch warning': 1, 'below-threshold warning': 1, 'malformed-citation hint': 80, 'unused-reference info': 4 });
  });

  it('is checked ten months later', () => {
    const { rules, counts } = checked('2026-11-23');
    assert.deepEqual(counts, { fresh: 0, dueSoon: 0, warn: 0, error: 48, undated: 15, vague: 28, invalid: 0, future: 0, optedOut: 0 });
    assert.deepEqual(rules, { 'stale-data error': 48, 'vague-date warning': 28, 'missing-date warning': 12, 'missing-citation warning': 3, 'unlisted-publisher info': 41, 'reference-without-url warning': 37, 'llm-residue warning': 37, 'growth-mismatch warning': 1, 'below-threshold warning': 1, 'malformed-citation hint': 80, 'unused-reference info': 4 });
  });
});

describe('the other two briefings', () => {
  it('about Japan and China', function () {
    const briefing = parseShared(this, CHINA_BRIEFING);
    assert.equal(briefing.references.length, 16);
    assert.equal(briefing.language, 'en');
    assert.deepEqual(briefing.asOf, { date: '2026-01', from: 'file-name' });
    assert.deepEqual(briefing.references.map(({ publisher }) => publisher), [
      'CEIAS', 'Chinadaily.com.cn', null, null, 'Hinrich Foundation', 'CSIS', 'Reuters', 'Geopolitechs', '@sagmen_arif', '@Kanthan2030', 'CEIAS', 'RIETI', 'Hinrich Foundation', null, null, 'Wikipedia',
    ]);
    assert.equal(briefing.references[6]?.title, 'Chinese exports of rare earth magnets to Japan fall in December');
    assert.equal(briefing.references[11]?.title, 'The Impact of Trade Disruption with China on the Japanese Economy');
    assert.equal(briefing.references[15]?.url, 'https://en.wikipedia.org/wiki/2025%E2%80%932026_China%E2%80%93Japan_diplomatic_crisis');
    const { findings } = runChecks(briefing, DEFAULT_CONFIGURATION, '2026-01-31');
    // "Japan urged to mend China ties" stands twice, on two different sites.
    assert.deepEqual(findings.map((finding) => [finding.rule, lineOf(briefing, finding.range.start)]), [['duplicate-reference', 83], ['duplicate-reference', 85]]);
    assert.deepEqual(bulletAt(briefing, 34).figures, []);
    assert.deepEqual(bulletAt(briefing, 35).figures.map((figure) => figure.raw), ['543,000']);
    assert.deepEqual(bulletAt(briefing, 46).figures.map((figure) => figure.raw), ['0.33%', '45%', '$500 million-$1.2 billion', '0.7%']);
  });

  it('about rare earths', function () {
    const briefing = parseShared(this, RARE_EARTH_BRIEFING);
    assert.equal(briefing.references.length, 22);
    assert.ok(briefing.references.every((reference) => reference.url?.startsWith('https://')));
    assert.deepEqual(briefing.references.map(({ publisher }) => publisher), [
      null, 'IEA', null, null, null, 'Nikkei Asia', 'CSIS', null, 'The White House', 'Nippon.com', 'ScienceDirect', 'Reddit', 'The New York Times', null, 'Marsh', 'Discovery Alert', 'AFR', null, 'NHK WORLD-JAPAN News',
      'ET Edge Insights', null, null,
    ]);
    assert.equal(briefing.references[4]?.title, null);
    assert.equal(briefing.references[21]?.title, 'The Strategic Game of Rare Earths: Why China May Only Be in ...');
    const { findings } = runChecks(briefing, DEFAULT_CONFIGURATION, '2026-01-31');
    assert.deepEqual(findings.map((finding) => [finding.rule, lineOf(briefing, finding.range.start)]), [['untitled-reference', 83]]);
  });
});

interface Expected {
  readonly file: string;
  readonly expected: { readonly lists?: readonly { readonly entries: number; readonly with_url: number }[]; readonly tagged_bullets?: number } | null;
}

describe('the corpus, against what careful reading counted', () => {
  it('lists of references and tags', function () {
    const manifest = JSON.parse(sharedText(this, 'corpus/manifest.json')) as Expected[];
    for (const { file, expected } of manifest) {
      if (!expected) continue;
      const briefing = parseShared(this, `corpus/${file}`);
      if (expected.lists) {
        assert.equal(briefing.references.length, expected.lists.reduce((sum, list) => sum + list.entries, 0), `${file}: entries`);
        assert.equal(briefing.references.filter((reference) => reference.url).length, expected.lists.reduce((sum, list) => sum + list.with_url, 0), `${file}: with a URL`);
      }
      assert.equal(briefing.bullets.filter((bullet) => bullet.tag).length, expected.tagged_bullets ?? 0, `${file}: tags`);
    }
  });

  it('residue', function () {
    const counts: Record<string, Record<string, number>> = {
      '014-grokrender-report.md': { 'grok-render': 11 }, '015-grokrender-human-cleaned.md': {}, '016-grok-webref-list.md': { 'web-ref': 5 }, '023-pua-ja-deepresearch.md': { 'private-use': 56 },
      '018-oaicite-source-list-of-markers-only.md': { 'content-reference': 11 }, '031-lens-lines-finance.md': { lens: 79 }, '047-byd-qwen.md': { 'double-bracket': 123 }, '053-utm-chatgpt-links.md': { 'tracking-parameter': 11 },
      '092-ja-tso-pills-2026-07-01.md': { 'pill-name': 12, 'pill-count': 5 }, '099-refstyle-utm-timeline.md': { 'tracking-parameter': 48 }, '058-ja-daily-briefing.md': {}, '095-gemini-cite-start-readme.md': { 'gemini-cite': 44 }, '103-grokcard-references.md': { 'grok-card': 7 },
    };
    for (const [file, expected] of Object.entries(counts)) assert.deepEqual(countBy(parseShared(this, `corpus/${file}`).residue, (residue) => residue.kind), expected, file);
  });

  it('bullets that are items', function () {
    assert.equal(parseShared(this, 'corpus/058-ja-daily-briefing.md').bullets.length, 11);
  });
});
