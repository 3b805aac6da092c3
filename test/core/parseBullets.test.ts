import assert from 'node:assert/strict';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bulletOf } from '../support/documents';

const options = { fileName: '2026-01-28.md' };

describe('citations', () => {
  const cited = (text: string): unknown => {
    const { citation } = bulletOf(`- [REALTIME] ${text}`, options);
    return citation && [citation.date?.raw ?? null, citation.publishers.map((one) => one.name), citation.note?.text ?? null, citation.post?.id ?? null, citation.url?.href ?? null];
  };
  const table: Record<string, unknown> = {
    'x (Jan 7, 2026, Reuters ).': ['Jan 7, 2026', ['Reuters'], null, null, null], 'x (Reuters, Jan 7, 2026)': ['Jan 7, 2026', ['Reuters'], null, null, null], 'x (Reuters, 2026-01-07)': ['2026-01-07', ['Reuters'], null, null, null],
    'x (Reuters, Jan 2026)': ['Jan 2026', ['Reuters'], null, null, null], 'x （2026年1月7日、日本経済新聞）。': ['2026年1月7日', ['日本経済新聞'], null, null, null], 'x （ロイター、２０２６年１月７日）': ['２０２６年１月７日', ['ロイター'], null, null, null],
    'x (Apr 30, 2024, QUICK Corp.  - latest available).': ['Apr 30, 2024', ['QUICK Corp.'], 'latest available', null, null], 'x (recent, A [post:541])': ['recent', ['A'], null, '541', null], 'x (recent analysis, AEI )': ['recent analysis', ['AEI'], null, null, null],
    'x (Grand View Research )': [null, ['Grand View Research'], null, null, null], 'x (The Diplomat)': [null, ['The Diplomat'], null, null, null], 'x ([Reuters](https://r.example/a))': [null, ['Reuters'], null, null, 'https://r.example/a'],
    'x ([Du et al., 2023](https://r.example/a_(b)))': ['2023', ['Du et al.'], null, null, 'https://r.example/a_(b)'], 'x (https://r.example/a)': [null, [], null, null, 'https://r.example/a'], 'x (Jan 7, 2026, Reuters, https://r.example/a)': ['Jan 7, 2026', ['Reuters'], null, null, 'https://r.example/a'],
    'x (Feb 30, 2026, Reuters)': ['Feb 30, 2026', ['Reuters'], null, null, null], 'x (Jan 7, 2026)': ['Jan 7, 2026', [], null, null, null], 'x (as of Jan 7, 2026, Reuters)': ['Jan 7, 2026', ['Reuters'], null, null, null],
    'x （出典：Reuters、2026年1月7日）': ['2026年1月7日', ['Reuters'], null, null, null], 'x *(Reuters, January 28, 2026)*': ['January 28, 2026', ['Reuters'], null, null, null], 'x (Jan 7, 2026, Reuters; CNBC)': ['Jan 7, 2026', ['Reuters', 'CNBC'], null, null, null],
    'x (Jan 7, 2026, Reuters ). <!-- source: a -->': ['Jan 7, 2026', ['Reuters'], null, null, null], 'x (a) (Jan 7, 2026, E&T )': ['Jan 7, 2026', ['E&T'], null, null, null], 'x (Jan 7, 2026, Reuters - see https://r.example/a)': ['Jan 7, 2026', ['Reuters'], 'see', null, 'https://r.example/a'],
    'x (Jan 7, 2026, Reuters )【3†source】.': ['Jan 7, 2026', ['Reuters'], null, null, null],
  };
  for (const [text, expected] of Object.entries(table)) it(text, () => assert.deepEqual(cited(text), expected));

  for (const text of ['x', 'x 153 (介入警戒: 150-155)', 'x (contraction)', '$100M (Japan, US)', 'LLY (推奨), NVO (中立)', 'x (CAGR 15%)', 'x (2 of 3)', 'x (see below)', 'x (Jan 7, 2026, dinner) and more', 'x [a](https://a.example)', 'x (', 'x )', 'x (a', 'x ()', '`(Jan 7, 2026)` x']) {
    it(`${text} has none`, () => assert.equal(cited(text), null));
  }

  it('takes a bare name only in a tagged bullet', () => {
    assert.equal(bulletOf('- x (Grand View Research)').citation, null);
    assert.equal(bulletOf('- [DAILY] x (Grand View Research)').citation?.publishers[0]?.name, 'Grand View Research');
  });

  it('lends the date of the body to a citation without one', () => {
    const bullet = bulletOf('- [MONTHLY] 東京エレクトロン: ¥240B → 更新日: Oct 31, 2025 (TEL ).');
    assert.equal(bullet.citation?.date?.raw, 'Oct 31, 2025');
    assert.equal(bullet.dates.length, 1);
  });
});

describe('tags', () => {
  const tag = (text: string): unknown => {
    const found = bulletOf(text).tag;
    return found && [found.name, found.known];
  };
  const table: Record<string, unknown> = {
    '- [REALTIME] x': ['REALTIME', true], '- [realtime] x': ['REALTIME', true], '* [Monthly] x': ['MONTHLY', true], '1. [QUARTERLY] x': ['QUARTERLY', true], '+ 【DAILY】x': ['DAILY', true], '- **[WEEKLY]** x': ['WEEKLY', true], '-   [ANNUAL]': ['ANNUAL', true],
    '- [REALTME] x': ['REALTME', false], '- [REALTIMES] x': ['REALTIMES', false], '- [MONHTLY] x': ['MONHTLY', false], '- [DAILLY] x': ['DAILLY', false], '> - [DAILY] x': ['DAILY', true],
    '- [realtme] x': null, '- [STALE] x': null, '- [TEXT](https://a.example)': null, '- [REALTIME](https://a.example)': null, '- [REALTIME][1]': null, '- [x] x': null, '- [ ] x': null, '- [X] x': null, '- 【速報】x': null, '- x [REALTIME]': null, '- REALTIME x': null,
    '- `[REALTIME]` x': null, '- [REALTIME x': null, '- [REALTIME]: x': null, '- [DAY] x': null, '- [WEBLY] x': null, '- <!-- [REALTIME] --> x': null,
  };
  for (const [text, expected] of Object.entries(table)) it(text, () => assert.deepEqual(tag(text), expected));

  it('knows the cadences of a team', () => assert.deepEqual(bulletOf('- [HOURLY] x', { tagNames: new Set(['HOURLY']) }).tag?.known, true));

  it('are none in code and in comments', () => {
    const text = '```\n- [REALTIME] a\n```\n\n<!--\n- [REALTIME] b\n-->\n\n    - [REALTIME] c\n\n~~~~\n- [DAILY] d\n~~~~\n\n- [DAILY] e\n';
    assert.deepEqual(parseBriefing(text).bullets.map((bullet) => bullet.tag?.name), ['DAILY']);
  });
});

describe('labels', () => {
  const table: Record<string, string | null> = {
    '- ドル円: 153': 'ドル円', '- [REALTIME] ドル円： 153': 'ドル円', '- TOPIX PBR: ~1.4': 'TOPIX PBR', '- P/C: 0.56': 'P/C', '- **Tourism and Exports**: x': 'Tourism and Exports', '- **Tourism:** x': 'Tourism', '- 売上高(連結): 5': '売上高(連結)', '- 企業（最新）：5': '企業（最新）',
    '- no colon': null, '- at 10:30 it rose': null, '- https://a.example': null, '- This is a sentence. And then: x': null, '- : x': null, [`- ${'a'.repeat(70)}: x`]: null, '- `a: b` c': null, '-': null,
  };
  for (const [text, expected] of Object.entries(table)) it(JSON.stringify(text.slice(0, 40)), () => assert.equal(bulletOf(text).label?.text ?? null, expected));
});

describe('source marks', () => {
  it('stand anywhere in the bullet', () => {
    assert.equal(bulletOf('- ドル円: 153 <!-- source: usd-jpy -->').sourceMark?.id, 'usd-jpy');
    assert.equal(bulletOf('- <!--source:a.b_c-1--> ドル円: 153').sourceMark?.id, 'a.b_c-1');
    assert.equal(bulletOf('- x <!-- sources: a -->').sourceMark, null);
    assert.equal(bulletOf('- x <!-- source: -->').sourceMark, null);
  });
});

describe('items', () => {
  it('are read without the items below them', () => {
    const { bullets, text } = parseBriefing('- a: 1\n  b\n  - [DAILY] c: 2\n- - d: 3\n-\n- # e\n1) f');
    assert.deepEqual(bullets.map((bullet) => text.slice(bullet.range.start, bullet.range.end)), ['- a: 1\n  b', '- [DAILY] c: 2', '-', '- d: 3', '-', '-', '1) f']);
    assert.deepEqual(bullets.map((bullet) => bullet.figures.length), [1, 1, 0, 1, 0, 0, 0]);
  });
});
