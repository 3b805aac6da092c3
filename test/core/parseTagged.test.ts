import assert from 'node:assert/strict';
import type { Bullet } from '../../src/core/model/briefing';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bulletOf } from '../support/documents';
import { faultsOf } from '../support/parts';

const options = { fileName: '2026-01-28.md' };

/** Form, tags, label, figures, dates and publishers. */
const shape = ({ form, tags, label, figures, dates, citations }: Bullet): unknown =>
  [form, tags.map((tag) => tag.name).join('+'), label?.text ?? null, figures.map((figure) => figure.raw), dates.map((date) => date.raw), citations.flatMap((citation) => citation.publishers.map((publisher) => publisher.name))];

const shapes = (text: string): unknown[] => parseBriefing(text, options).bullets.map(shape);

describe('several tags', () => {
  const tags = (text: string): unknown => bulletOf(text, options).tags.map((tag) => `${tag.name}${tag.known ? '' : '?'}`);
  const table: Record<string, readonly string[]> = {
    '- [REALTIME][MONTHLY] x': ['REALTIME', 'MONTHLY'], '- 【REALTIME】[MONTHLY] x': ['REALTIME', 'MONTHLY'], '- **[REALTIME]**[MONTHLY] x': ['REALTIME', 'MONTHLY'], '- [REALTIME][MONHTLY] x': ['REALTIME', 'MONHTLY?'],
    '- [REALTIME] [MONTHLY] x': ['REALTIME', 'MONTHLY'], '- [REALTIME] [a] x': ['REALTIME'], '- [REALTIME][a] x': [], '- [REALTIME][1] x': [], '- [REALTIME][MONTHLY](https://a.example) x': [], '- [REALTIME]x': ['REALTIME'],
  };
  for (const [text, expected] of Object.entries(table)) it(text, () => assert.deepEqual(tags(text), expected));

  it('the first counts', () => assert.equal(bulletOf('- [WEEKLY][DAILY] x').tag?.name, 'WEEKLY'));

  it('a team names them as it likes', () => {
    const tagNames = new Set(['週次', 'T+1', 'Q4_REVIEW']);
    for (const name of tagNames) assert.deepEqual(bulletOf(`- [${name.toLowerCase()}] x`, { tagNames }).tag?.name, name);
    assert.equal(bulletOf('- [月次] x', { tagNames }).tag, null);
  });
});

describe('tagged paragraphs', () => {
  const table: Record<string, unknown> = {
    '**[REALTIME]** ドル円: 153 (Jan 7, 2026, Reuters)\n': [['paragraph', 'REALTIME', 'ドル円', ['153'], ['Jan 7, 2026'], ['Reuters']]],
    'Before.\n\n[DAILY] a: 5%\ngoes on (Jan 7, 2026, Reuters).\n\nAfter.': [['paragraph', 'DAILY', 'a', ['5%'], ['Jan 7, 2026'], ['Reuters']]],
    '> 【WEEKLY】a: 5%': [['paragraph', 'WEEKLY', 'a', ['5%'], [], []]],
    '- a\n\n  [DAILY] b: 5%': [['item', '', null, [], [], []], ['paragraph', 'DAILY', 'b', ['5%'], [], []]],
    '# [REALTIME] a heading\n\n[text] of a link\n\n[daily]: https://a.example\n\n[STALE] x\n\n[REALTIME](https://a.example) x\n\nx [REALTIME]\n': [],
    '```\n[REALTIME] x\n```\n\n    [REALTIME] x\n\n<div>\n[REALTIME] x\n</div>\n\n<!--\n\n[REALTIME] x\n-->': [],
  };
  for (const [text, expected] of Object.entries(table)) it(JSON.stringify(text.slice(0, 50)), () => assert.deepEqual(shapes(text), expected));
});

describe('tagged cells', () => {
  const rows = (...lines: string[]): unknown => shapes(`| a | b | c |\n| --- | --- | --- |\n${lines.join('\n')}\n`);

  it('take the cells behind them', () => {
    assert.deepEqual(rows('| [REALTIME] ドル円 | 153 | (Jan 7, 2026, Reuters) |'), [['cell', 'REALTIME', 'ドル円', ['153'], ['Jan 7, 2026'], ['Reuters']]]);
    assert.deepEqual(rows('| **[REALTIME]** ドル円: 153 (Jan 7, 2026, Reuters) | x |'), [['cell', 'REALTIME', 'ドル円', ['153'], ['Jan 7, 2026'], ['Reuters']]]);
    assert.deepEqual(rows('| x | [DAILY] | TOPIX | 2,345.67 |'), [['cell', 'DAILY', 'TOPIX', ['2,345.67'], [], []]]);
  });

  it('end at the next one', () => assert.deepEqual(rows('[DAILY] a | 5% | [WEEKLY] b | 6%'), [['cell', 'DAILY', 'a', ['5%'], [], []], ['cell', 'WEEKLY', 'b', ['6%'], [], []]]));

  it('are not the names of columns, forms to fill in, and code', () => {
    assert.deepEqual(shapes('| [DAILY] a | b |\n| --- | --- |\n| x | [Quarterly] |\n| y | [QUARTERLY] |\n| `[DAILY]` z | 5% |\n'), []);
  });

  it('begin and end where their words do', () => {
    const { text, bullets } = parseBriefing('| a | b |\n|---|---|\n|  [DAILY] a \\| b |  5%  |\n');
    assert.deepEqual(bullets.map(({ range, body }) => [text.slice(range.start, range.end), text.slice(body.start, body.end)]), [['[DAILY] a \\| b |  5%', 'a \\| b |  5%']]);
  });
});

describe('sections', () => {
  it('have keys', () => {
    const keys = parseBriefing('# A: 国際情勢\n## F-2: 量子技術\n## H：契約\n## Key Points\n## AI: x\n## F-1 x\n## A:\n').sections.map((section) => section.key);
    assert.deepEqual(keys, ['A', 'F-2', 'H', null, null, null, null]);
  });

  it('have thresholds', () => {
    const threshold = (title: string): unknown => {
      const figure = parseBriefing(`- a\n\n## ${title}\n`).sections[0]?.threshold;
      return figure && [figure.raw, figure.low, figure.high, figure.currency];
    };
    assert.deepEqual(threshold('H: メガ契約（1兆円+）'), ['1兆円+', 1e12, null, 'JPY']);
    assert.deepEqual(threshold('Mega contracts ($10B+)'), ['$10B+', 1e10, null, 'USD']);
    assert.deepEqual(threshold('大型案件：500億円以上'), ['500億円以上', 5e10, null, 'JPY']);
    for (const title of ['Top 10+ picks', 'Contracts of $10B', 'C++ and more', 'A: 国際情勢']) assert.equal(threshold(title), null, title);
  });
});

describe('the title of a document', () => {
  it('is the first heading of level 1 that is no address', () => {
    assert.equal(parseBriefing('## A\n\nSource: https://a.example\n=====\n\n# B\n').title, 'B');
    assert.equal(parseBriefing('## A\n').title, null);
  });
});

describe('a line that says when the document was made', () => {
  const asOf = (text: string): unknown => parseBriefing(text).asOf;
  const table: Record<string, string> = {
    '# A\n\nAs of February 26, 2025\n': '2025-02-26', '**最終更新**: 2026/09/24\n': '2026-09-24', '# A\n更新日: 2026-03-28': '2026-03-28', 'Generated: 2026-03-10 08:51 UTC': '2026-03-10', '> *Updated:* 7 Jan 2026': '2026-01-07',
    '自動生成: 2026-03-11 02:00:09 JST': '2026-03-11', '## Indices\nDate: November 2025\n': '2025-11',
  };
  for (const [text, date] of Object.entries(table)) it(JSON.stringify(text), () => assert.deepEqual(asOf(text), { date, from: 'stated' }));

  it('is none in the middle of a sentence, further down, or of a source', () => {
    for (const text of ['Prices as of Jan 7, 2026 fell', '- [DAILY] a: 5 (Jan 7, 2026, Reuters)', `${'x\n\n'.repeat(20)}As of Jan 7, 2026`, 'As of now', 'Dateline: Tokyo', 'Updated: recently']) assert.equal(asOf(text), null, text);
  });

  it('comes behind the front matter, the file name and the title', () => {
    assert.deepEqual(parseBriefing('# Report of Jan 5, 2026\nAs of Jan 7, 2026').asOf, { date: '2026-01-05', from: 'title' });
    assert.deepEqual(parseBriefing('As of Jan 7, 2026', { fileName: '2026-01-06.md' }).asOf, { date: '2026-01-06', from: 'file-name' });
  });
});

describe('labels', () => {
  const table: Record<string, string | null> = {
    '- 信用評価損率(2市場): -8%': '信用評価損率(2市場)', '- **ドル円** : 153': 'ドル円', '- __A__: 1': 'A', '- *A b:* 1': 'A b', '- ***A***: 1': 'A', '- A (b) c: 1': null, '- A (b (c)): 1': null, '- A) b: 1': null, '- A `b`: 1': 'A', '- TOPIX:98 points': 'TOPIX', '- 10:30 JST: 5': null, '- TOPIX:1998': 'TOPIX', '- a\nb: 1': null,
    '- GDP予測: 0.8%, CPI: 1.9%, 失業率: 4.2%': 'GDP予測', '- A:': 'A', '- ::': null, '- **: x**': null, '- [Reuters](https://a.example): x': 'Reuters', '- [ MSFT Q4: $90B](https://a.example)': 'MSFT Q4', '- [1] a: 5': null, '- U.S. GDP: 2%': null, '- S&P 500: 7,316': 'S&P 500',
  };
  for (const [text, expected] of Object.entries(table)) it(JSON.stringify(text), () => assert.equal(bulletOf(text).label?.text ?? null, expected));
});

describe('what two readers may claim', () => {
  it('belongs to one of them', () => {
    for (const text of ['- [REALTIME] Greed at 64, focus on (Nov更新日: Oct 31, 2025 A. Writer [post:540]) and more', 'Reuters\n+1\n1. Reuters\n+1\n', '- x (Jan 7, 2026, Reuters, https://a.example/y【3†source】) as of Jan 8, 2026']) assert.deepEqual(faultsOf(parseBriefing(text)), [], text);
  });
});
