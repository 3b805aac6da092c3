import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reference } from '../../src/core/model/citation';
import { LineIndex } from '../../src/core/model/lineIndex';
import { readBlocks } from '../../src/core/parse/blocks';
import { urlEnd } from '../../src/core/parse/normalize';
import { namesSite } from '../../src/core/parse/references/publisherHost';
import { promiseOf } from '../../src/core/parse/references/referenceHeading';
import { readReferences } from '../../src/core/parse/references/referenceLists';
import { joinLists, NO_LIST, type ReferenceList, type ReferenceReading } from '../../src/core/parse/references/referenceState';
import { findResidue } from '../../src/core/parse/residue/residue';
import { CHINA_BRIEFING, JAPAN_BRIEFING, RARE_EARTH_BRIEFING, sharedText } from '../support/documents';

interface Read {
  readonly references: readonly Reference[];
  readonly lists: readonly ReferenceList[];
  readonly taken: readonly string[];
}

/** Reads a text, in one run or cut at the empty lines before blocks of the top level. */
function read(text: string, isCut = true): Read {
  const lines = new LineIndex(text);
  const { blocks, tops } = readBlocks(lines, 0);
  const residue = findResidue(text, 0, text.length, blocks.filter(({ kind }) => kind === 'code').map(({ range }) => range));
  const cuts = isCut ? tops.filter((line) => line > 0 && lines.lineText(line - 1).trim() === '').map((line) => lines.startOf(line)) : [];
  const starts = [0, ...cuts, text.length + 1];
  const readings: ReferenceReading[] = [];
  for (let index = 0; index + 1 < starts.length; index++) {
    const isHere = ({ range }: { range: { start: number } }): boolean => range.start >= (starts[index] ?? 0) && range.start < (starts[index + 1] ?? 0);
    readings.push(readReferences(text, blocks.filter(isHere), residue.filter(isHere), readings.at(-1)?.after ?? NO_LIST));
  }
  const taken = readings.flatMap((reading) => [...reading.taken].map(({ kind, range }) => `${kind} ${text.slice(range.start, range.end)}`));
  return { references: readings.flatMap(({ references }) => references), lists: joinLists(readings), taken };
}

type Row = readonly [title: string | null, publisher: string | null, url: string | null, id: string | null, note: string | null];

const rowOf = ({ title, publisher, url, id, note }: Reference): Row => [title, publisher, url, id, note];

const A = 'https://a.example/b';

/** `url` where it is not `A`, then `id` and `note` where there are any. */
const row = (title: string | null, publisher: string | null = null, { url = A, id = null, note = null }: { url?: string | null; id?: string | null; note?: string | null } = {}): Row => [title, publisher, url, id, note];

describe('an entry of a list of references', () => {
  const table: Record<string, Row> = {
    [`- [T of it](${A})`]: row('T of it'), [`*   [T of it](${A})`]: row('T of it'), [`+ [T of it](<${A}>)`]: row('T of it'), [`- [T of it](${A} "a hint")`]: row('T of it'),
    [`1. [T of it](${A}) - text (2024)`]: row('T of it', null, { id: '1', note: 'text (2024)' }), [`12) [T of it](${A})`]: row('T of it', null, { id: '12' }),
    [`- ${A}`]: row(null), [`- <${A}>`]: row(null), [`- ${A} — what it says`]: row(null, null, { note: 'what it says' }), [`- ${A} — "What it is"`]: row('What it is'),
    [`- Title of it: ${A}`]: row('Title of it'), [`- Title of it – ${A}`]: row('Title of it'), [`- Title of it — ${A}`]: row('Title of it'), [`- Title of it - ${A}`]: row('Title of it'),
    [`- Title of it ${A}`]: row('Title of it'), [`- Title of it <${A}>`]: row('Title of it'), [`- Title of it (${A})`]: row('Title of it'), [`- Title of it（${A}）`]: row('Title of it'),
    [`- Title of it (${A}).`]: row('Title of it'), [`- Title of it (${A}), read in May`]: row('Title of it', null, { note: 'read in May' }), [`- Title of it. Available at: ${A}`]: row('Title of it'),
    [`- **Title of it** - ${A}`]: row('Title of it'), [`- *Title of it*: ${A}`]: row('Title of it'), [`- "Title of it" - ${A}`]: row('Title of it'), [`- 「見出し」 ${A}`]: row('見出し'),
    [`- Title of it\n  ${A}`]: row('Title of it'), [`- Title of it\n  goes on here\n  ${A}`]: row('Title of it goes on here'), [`- Title of it\n\n  ${A}`]: row('Title of it'), [`- Title of it\n  - ${A}`]: row('Title of it'),
    [`- None - ${A}`]: row(null), [`- None (${A})`]: row(null), '- None': row(null, null, { url: null }),
    [`2. [[PDF] Title of it](${A}) - the beginning of it...`]: row('[PDF] Title of it', null, { id: '2', note: 'the beginning of it...' }), [`- [PDF] Title of it - ${A}`]: row('[PDF] Title of it'),
    [`- Title, cut off ... - ${A}`]: row('Title, cut off ...'), [`- Title, cut off… - ${A}`]: row('Title, cut off…'), [`- [A "quoted" · title – of it](${A})`]: row('A "quoted" · title – of it'), [`- [Escaped \\[1\\]](${A})`]: row('Escaped [1]'),
    [`- Title of it ([${A}](${A}))`]: row('Title of it'), [`- [${A}](${A})`]: row(null), [`- [12] Title of it - ${A}`]: row('Title of it', null, { id: '12' }), [`- [^a1]: Title of it - ${A}`]: row('Title of it', null, { id: 'a1' }),
    [`- [67](${A})`]: row(null, null, { id: '67' }), [`- [[67]](${A})`]: row(null, null, { id: '67' }), '- A post about it [^3]': row('A post about it', null, { url: null, id: '3' }), '-  [^1]': row(null, null, { url: null, id: '1' }),
    '- Title of it [web:15]': row('Title of it', null, { url: null, id: '15' }), '- A group of papers [web:15–22].': row('A group of papers', null, { url: null }), '- A group [web:1, web:3].': row('A group', null, { url: null }),
    '- :contentReference[oaicite:7]{index=7}': row(null, null, { url: null, id: '7' }), [`- [T of it](${A})<grok-card data-id="a"></grok-card>`]: row('T of it'),
    [`- [T of it](${A})<grok:render card_id="a">\n  <argument name="citation_id">5</argument>\n  </grok:render>`]: row('T of it', null, { id: '5' }), [`- [oai_citation:4‡T of it](${A})`]: row('T of it', null, { id: '4' }),
    '- <argument name="citation_id">7</argument></grok:render> The Outlet': row(null, 'The Outlet', { url: null, id: '7' }), '- \n<argument name="citation_id">7</argument>\n</grok:render> E&T': row(null, 'E&T', { url: null, id: '7' }),
    '- Base ampacity: Table 310.16': row('Base ampacity: Table 310.16', null, { url: null }), '1. [A lecture: pipelines](link)': row('A lecture: pipelines', null, { url: null, id: '1' }), '- [T of it]([no url, do not cite])': row('T of it', null, { url: null }),
    [`- [x] [T of it](${A})`]: row('T of it'),
  };
  for (const [entry, expected] of Object.entries(table)) {
    it(JSON.stringify(entry), () => assert.deepEqual(read(`## Key Citations\n\n${entry}\n`).references.map(rowOf), [expected]));
  }

  const urls: Record<string, string> = {
    'https://a.example/b_(c)': `- Title of it (https://a.example/b_(c))`, 'https://a.example/it\'s-b': '- Title of it - https://a.example/it\'s-b', 'https://a.example/a b': '- [T of it](https://a.example/a b)',
    'https://a.example/b#:~:text=a%20b,c': '- [T of it](https://a.example/b#:~:text=a%20b,c)', 'https://A.example/%20?ref=x&y=[1]': '- [T of it](https://A.example/%20?ref=x&y=[1])', 'HTTPS://a.example/b': '- T of it: HTTPS://a.example/b',
    'https://a.example/b_(c)_d': '- [T of it](https://a.example/b_(c)_d)', 'https://a.example/search?q=from%3Aa%20b&f=live': '- T of it: https://a.example/search?q=from%3Aa%20b&f=live', 'https://a.example/b?utm_source=chatgpt.com': '- [T](https://a.example/b?utm_source=chatgpt.com)',
  };
  for (const [url, entry] of Object.entries(urls)) it(`has the URL ${url} as written`, () => assert.deepEqual(read(`# References\n${entry}`).references.map((one) => one.url), [url]));

  it('has every URL, a picture none', () => {
    const all = (entry: string): unknown => read(`## References\n${entry}`).references.map(({ urls: found }) => found.map(({ href }) => href.slice(-1)));
    assert.deepEqual(all('- T of it: https://a.example/1, https://a.example/2'), [['1', '2']]);
    assert.deepEqual(all('- [T](https://a.example/1) ([copy](https://a.example/2), https://a.example/3)'), [['1', '2', '3']]);
    assert.deepEqual(all('- ![logo](https://a.example/1) [T](https://a.example/2)'), [['2']]);
  });
});

describe('title and publisher', () => {
  const table: Record<string, Row> = {
    '- Prices rise again - Reuters (https://www.reuters.com/a)': row('Prices rise again', 'Reuters', { url: 'https://www.reuters.com/a' }), '- [Prices rise | CSIS](https://www.csis.org/a)': row('Prices rise', 'CSIS', { url: 'https://www.csis.org/a' }),
    '- A | B | Nikkei Asia - https://asia.nikkei.com/a': row('A | B', 'Nikkei Asia', { url: 'https://asia.nikkei.com/a' }), '- [Prices rise](https://www.reuters.com/a) - Reuters': row('Prices rise', 'Reuters', { url: 'https://www.reuters.com/a' }),
    '- Reuters: [Prices rise](https://www.reuters.com/a)': row('Prices rise', 'Reuters', { url: 'https://www.reuters.com/a' }), '- Some Lab: "A guide" – https://lab.example/a': row('A guide', 'Some Lab', { url: 'https://lab.example/a' }),
    '- Reuters: Prices rise (reuters.com/markets)': row('Prices rise', 'Reuters', { url: null, note: 'reuters.com/markets' }), '- [reuters.com](https://www.reuters.com/a)': row(null, 'reuters.com', { url: 'https://www.reuters.com/a' }),
    '- [a-b.org](https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZ)': row(null, 'a-b.org', { url: 'https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZ' }),
    [`- Title of it - The Outlet - ${A}`]: row('Title of it', 'The Outlet'), [`- 日本の長期金利が上昇 - 日本経済新聞社 - ${A}`]: row('日本の長期金利が上昇', '日本経済新聞社'),
    '- 日本の長期金利が上昇｜ロイター https://jp.reuters.com/a': row('日本の長期金利が上昇', 'ロイター', { url: 'https://jp.reuters.com/a' }),
    // Near misses: a subtitle, a sentence, a chapter of the site, a name in front, nothing that tells.
    '- Prices rise - Annual Report - https://www.boj.or.jp/a': row('Prices rise - Annual Report', null, { url: 'https://www.boj.or.jp/a' }), '- A plan – but can it work? - https://a.example/b': row('A plan – but can it work?'),
    '- Life tables - Statistics - https://office.gov/statistics/a': row('Life tables - Statistics', null, { url: 'https://office.gov/statistics/a' }), '- CNBC - Prices rise - https://www.cnbc.com/a': row('Prices rise', 'CNBC', { url: 'https://www.cnbc.com/a' }), '- Prices rise again - Harbour Daily - http://127.0.0.1:8471/a': row('Prices rise again', 'Harbour Daily', { url: 'http://127.0.0.1:8471/a' }), '- Market wrap - Prices rise - https://www.cnbc.com/a': row('Market wrap - Prices rise', null, { url: 'https://www.cnbc.com/a' }),
    '- Title of it - The Outlet': row('Title of it - The Outlet', null, { url: null }), '- Rare-earth supply - https://a.example/b': row('Rare-earth supply'), '- Title of it - The Outlet ... - https://a.example/b': row('Title of it - The Outlet ...'),
    '- 日本 - 中国の関係 - https://a.example/b': row('日本 - 中国の関係'),
  };
  for (const [entry, expected] of Object.entries(table)) it(JSON.stringify(entry), () => assert.deepEqual(read(`## Key Citations\n${entry}\n`).references.map(rowOf), [expected]));

  it('a name is that of a site', () => {
    const sites: readonly (readonly [string, string])[] = [
      ['The New York Times', 'nytimes.com'], ['Los Angeles Times', 'www.latimes.com'], ['Bank of Japan', 'www.boj.or.jp'], ['Center for Strategic and International Studies', 'csis.org'], ['The White House', 'www.whitehouse.gov'],
      ['U.S. News', 'www.usnews.com'], ['NHK WORLD-JAPAN News', 'www3.nhk.or.jp'], ['Nippon.com', 'www.nippon.com'], ['Chinadaily.com.cn', 'global.chinadaily.com.cn'], ['ET Edge Insights', 'etedge-insights.com'], ['X', 'x.com'], ['@a_b', 'x.com/a_b/status/1'],
      ['Yahoo Finance', 'finance.yahoo.com'], ['PMC', 'www.ncbi.nlm.nih.gov/pmc/articles/1'],
    ];
    for (const [name, site] of sites) assert.ok(namesSite(name, `https://${site}`), `${name} at ${site}`);
    const others: readonly (readonly [string, string])[] = [
      ['AI', 'openai.com'], ['News', 'news.a.org'], ['The Times', 'www.japantimes.co.jp'], ['Com', 'a.com'], ['Annual Security Survey', 'asset.com'], ['', 'a.com'], ['Archives', 'a.com/archives'], ['@a_b', 'x.com/b_a/status/1'], ['中国', 'china.org'],
    ];
    for (const [name, site] of others) assert.ok(!namesSite(name, `https://${site}`), `${name} at ${site}`);
  });
});

describe('headings of references', () => {
  const promises: Record<string, readonly string[]> = {
    certain: ['Key Citations', '**Key Citations:**', 'Key Sources', 'References', '**References** (Key Sources):', '7. References', '8) References:', 'A. References', '📚 References', '主要引用文献', '主要な引用文献', '出典', '**출처:**', '参考文献', 'Works Cited', 'REFERENCES', 'Sources:', 'Sources'],
    perhaps: ['Citations', 'Source:', '主要な引用', '主要引用', '情報源', 'Notes / Sources', '📚 Project grounding / sources (do not remove)'],
    none: ['Key Points', 'Sources of growth', 'Citations needed for this', '情報源の評価', 'Reference rates', 'Resources', 'Data Source', 'See the sources below', 'Sources say that rates rise.', '', '**', 'References are at the end of each chapter.'],
  };
  for (const [promise, titles] of Object.entries(promises)) for (const title of titles) it(JSON.stringify(title), () => assert.equal(promiseOf(title), promise));
});

/** Lists, then the last character of every URL, `-` for none. */
const shape = (text: string): string => read(text).lists.length.toString() + read(text).references.map(({ url }) => url?.slice(-1) ?? '-').join('');

const link = (last: number | string): string => `- [T${last}](https://a.example/${last})\n`;

describe('a list of references', () => {
  const table: Record<string, readonly string[]> = {
    // Where it ends.
    '11': [`**Key Citations**\n${link(1)}\n## Next\n${link(2)}`, `Key Citations\n\n${link(1)}\nA paragraph.\n\n${link(2)}`, `# References\n${link(1)}\n---\n\n${link(2)}`, `## Key Citations\n${link(1)}\n![a](https://a.example/i) ![b](https://a.example/j)\n`,
      `## Sources\n### Method\n- asked about\n\n## Key Citations\n${link(1)}`, `## References\n${link(1)}\n## Related\n- [[a_page]] - of it\n`, `## References\n${link(1)}\nSee also: https://a.example/2\n`, `> ## Sources\n> ${link(1)}\n${link(2)}`, `## Sources\n${link(1)}\n<img src="https://a.example/2">\n\n${link(3)}`],
    '212': [`## 出典\n\n### ニュース\n${link(1)}### データ\n${link(2)}\n## 他\n${link(3)}`, `## Key Citations\n${link(1)}\n# B\ntext\n\n**Key Citations:**\n${link(2)}`, `## Key Citations\n${link(1)}\ntext\n\n## Key Citations\n\n${link(2)}`],
    '112': [`## References\n\nAll read in May.\n\n${link(1)}${link(2)}`, `## References\n${link(1)}\n1. [T](https://a.example/2)\n`, `## Sources\n\n**News**\n${link(1)}\n**Data**\n${link(2)}`, `## Sources\n- Papers\n  ${link(1)}  ${link(2)}`, `## Sources\n- [T](https://a.example/1)\n  ${link(2)}`],
    // Lines without markers.
    '112 ': [`**출처:**\nhttps://a.example/1\nhttps://a.example/2\n`, `Sources:\n[1] a file <https://a.example/1>\n[2] another <https://a.example/2>\n`, `## Sources\n[1](https://a.example/1)\n[2](https://a.example/2)\n`, `## Sources\n\nT of it: https://a.example/1\n\nT of it\nhttps://a.example/2\n`, `References\n\n1. [T](https://a.example/1)\n2. [T](https://a.example/2)\n`],
    // No proof.
    '0': ['## Key Citations\n', '## Key Citations\n\nInsert them here.\n', '## Key Citations\n\n- [Title]\n- {url}\n- ...\n', '## 主要引用\n- 「金利は上がる」\n- 「物価は下がる」\n', '## Citations\n- of growth\n- of risk\n', '## References\n\nWe value:\n\n- honesty\n- care\n', '## References\n- [REALTIME] USD/JPY: 153 (Jan 7, 2026, X)\n',
      `## Citations\n- growth\n- risk\n${link(1)}`, 'We asked https://a.example/1 and others.\n\nReferences are good.\n', '## Sources\nWe read https://a.example/1 and more.\n', '## References\n| Term | Meaning |\n| - | - |\n| a | b |\n', `Sources\nof growth are many.\n\n${link(1)}`, '[a]: ./file.md\n[b]: #part\n', '- [^1] is no footnote\n'],
    '1-': ['## Sources\n- A book\n', '## Key Citations\n- Base ampacity: Table 310.16\n', '## 主要な引用\n- A paper [web:15]\n', '## References\n| No. | Title |\n| - | - |\n| 1 | T of it |\n', '[^1]: A book, 2024.\n'],
    '11-': [`## Sources\n${link(1)}- A book\n`, `## Citations\n${link(1)}- A book\n`],
  };
  for (const [expected, texts] of Object.entries(table)) for (const text of texts) it(JSON.stringify(text), () => assert.equal(shape(text), expected.trim()));

  it('has the heading it stands below', () => {
    const text = `## Sources\n\nIntro.\n\n${link(1)}\n${link(2)}\n`;
    assert.deepEqual(read(text).lists.map(({ heading, range }) => [heading && text.slice(heading.start, heading.end), text.slice(range.start, range.end)]), [['## Sources', `${link(1)}\n${link(2)}`.trimEnd()]]);
  });

  it('takes its blocks, but no tagged bullet, wikilink or placeholder', () => {
    assert.deepEqual(read(`## Sources\n- [REALTIME] a (Jan 7, 2026, X)\n${link(1)}- [[page]]\n- [Title]\n`).taken, ['item - [T1](https://a.example/1)']);
    assert.deepEqual(read(`- a\n\n## Sources\n${link(1)}  - a note\n\n## B\n- c`).taken, ['item - [T1](https://a.example/1)', 'item - a note']);
  });

  it('costs nothing where there is none', () => {
    const blocks = (text: string): ReturnType<typeof readBlocks>['blocks'] => readBlocks(new LineIndex(text), 0).blocks;
    const [one, two] = ['# A\n\ntext\n\n- b', '## C\n- d'].map((text) => readReferences(text, blocks(text), [], NO_LIST));
    assert.equal(one, two);
  });
});

describe('references that need no heading', () => {
  it('link definitions', () => {
    const text = 'text\n\n[1]: https://a.example/1 "A \\"title\\" of it - CSIS"\n[b c]: <https://a.example/2> \'T\'\n[3]: https://a.example/3\n  (T of it)\n\ntext\n\n[1]: https://www.csis.org/1 "A title - CSIS"\n\n[2]: https://a.example/5\n';
    const { references, lists } = read(text);
    assert.deepEqual(references.map(({ form, title, publisher, id, url }) => [form, title, publisher, id, url?.slice(-1)]), [
      ['definition', 'A "title" of it', 'CSIS', '1', '1'], ['definition', 'T', null, 'b c', '2'], ['definition', 'T of it', null, '3', '3'], ['definition', 'A title', 'CSIS', '1', '1'], ['definition', null, null, '2', '5'],
    ]);
    assert.deepEqual(lists.map(({ heading }) => heading), [null, null]);
    assert.deepEqual(read('## References\n\n[1]: https://a.example/1\n').lists.map(({ heading }) => heading), [{ start: 0, end: 13 }]);
    assert.equal(read('- a\n\n  [1]: https://a.example/1\n').references.length, 1);
  });

  it('footnotes', () => {
    const rows = (text: string): unknown => read(text).references.map(({ form, title, id, url, note }) => [form, title, id, url, note]);
    assert.deepEqual(rows(`A[^1].\n\n[^1]: ${A}\n[^x2]: [T of it](${A}) and more\n`), [['definition', null, '1', A, null], ['line', 'T of it', 'x2', A, 'and more']]);
    assert.deepEqual(rows('[^1]: A book,\n  page 2\n[^2]: Another\n'), [['line', 'A book, page 2', '1', null, null], ['line', 'Another', '2', null, null]]);
    assert.deepEqual(rows('[^ 1]: no\n\n[1]: no\n'), []);
  });

  it('rows of a table', () => {
    const table = '| ID | Title | Publisher | Date |\n| - | - | - | - |\n| [24] | A \\| B | X / Y | 2024 |\n| [25] | [T](https://a.example/1) |  | None |\n';
    assert.deepEqual(read(`## 7. References\n\n${table}`).references.map(rowOf), [['A | B', 'X / Y', null, '24', '2024'], ['T', null, 'https://a.example/1', '25', null]]);
    assert.deepEqual(read(`## Sources\n\n| A | B |\n| - | - |\n| 1 | https://a.example/1 |\n| T of it | https://a.example/2 |\n`).references.map(rowOf), [[null, null, 'https://a.example/1', '1', null], ['T of it', null, 'https://a.example/2', null, null]]);
    assert.deepEqual(read(table).references, []);
  });

  it('a list that was hidden in a comment', () => {
    const text = '<!--\n📚 Notes / sources (keep)\n\nOne part:\n- :contentReference[oaicite:0]{index=0}\n- [T](https://a.example/1)\n-->\n';
    assert.deepEqual(read(text).references.map(({ form, title, id }) => [form, title, id]), [['item', null, '0'], ['item', 'T', null]]);
    assert.equal(shape('<!-- TODO\n- https://a.example/1\n-->\n'), '0');
    assert.equal(shape('<!-- sources\n- of growth\n- of risk\n-->\n'), '0');
    assert.equal(shape('<!-- source: usd-jpy -->\n'), '0');
  });
});

describe('references of real documents', () => {
  const counts: Record<string, readonly [entries: number, withUrl: number, lists: number]> = {
    [JAPAN_BRIEFING]: [37, 0, 1], [CHINA_BRIEFING]: [16, 16, 1], [RARE_EARTH_BRIEFING]: [22, 22, 1], 'corpus/002-keycit-h2-links.md': [9, 9, 1], 'corpus/004-keycit-bold-then-h2.md': [6, 6, 1], 'corpus/010-keycit-bare-heading.md': [10, 10, 1],
    'corpus/011-keycit-twice-example-com.md': [4, 4, 2], 'corpus/014-grokrender-report.md': [0, 0, 0], 'corpus/015-grokrender-human-cleaned.md': [0, 0, 0], 'corpus/016-grok-webref-list.md': [5, 0, 1], 'corpus/018-oaicite-source-list-of-markers-only.md': [11, 0, 1],
    'corpus/023-pua-ja-deepresearch.md': [0, 0, 0], 'corpus/031-lens-lines-finance.md': [0, 0, 0], 'corpus/047-byd-qwen.md': [0, 0, 0], 'corpus/049-byd-deepseek.md': [25, 0, 1], 'corpus/053-utm-chatgpt-links.md': [11, 11, 1], 'corpus/058-ja-daily-briefing.md': [0, 0, 0],
    'corpus/064-en-market-morning.md': [0, 0, 0], 'corpus/071-en-gov-brief-separators.md': [0, 0, 0], 'corpus/076-ja-us-rates.md': [25, 25, 1], 'corpus/092-ja-tso-pills-2026-07-01.md': [0, 0, 0], 'corpus/095-gemini-cite-start-readme.md': [0, 0, 0],
    'corpus/099-refstyle-utm-timeline.md': [48, 48, 3], 'corpus/103-grokcard-references.md': [5, 5, 1],
  };
  for (const [file, expected] of Object.entries(counts)) {
    it(file, function () {
      const { references, lists } = read(sharedText(this, file));
      assert.deepEqual([references.length, references.filter(({ url }) => url).length, lists.length], expected);
    });
  }
});

const PIECES = ['## Key Citations\n', '**Sources:**\n', '### News\n', '# A\n', 'Sources:\n', '- ', '1. ', '  - ', '> ', '[T](https://a.example/1)', 'https://a.example/2', '[^1]: ', '[1] ', '[1]: https://a.example/3\n', ' - CSIS', '| 1 | T |\n', '| - | - |\n', '[REALTIME] ', 'words ',
  '<argument name="citation_id">0</argument>\n</grok:render> X', '<!-- sources\n', '-->\n', '---\n', '```\n', '[web:1]', '\n', '\n\n', '\r\n', '(', ')', '[', ']', '"', '\'', '<', '*', '\\', ' '];

describe('reading references', function () {
  this.timeout(30_000);

  it('is the same in one run and run by run, in order and in range', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const whole = read(text, false);
      const parts = read(text);
      assert.deepEqual(parts, whole);
      let end = 0;
      for (const { range, url, urlRange, urls } of whole.references) {
        assert.ok(range.start >= end && range.end >= range.start && range.end <= text.length, JSON.stringify(text));
        assert.equal(url, urlRange && text.slice(urlRange.start, urlRange.end));
        for (const one of urls) assert.ok(one.range.start >= range.start && one.range.end <= range.end && text.slice(one.range.start, one.range.end) === one.href);
        end = range.end;
      }
      for (const { range } of whole.lists) assert.ok(range.start < range.end && range.end <= text.length);
    }), { numRuns: 700 });
  });

  it('takes time linear in the length', () => {
    for (const piece of ['[', '](https://', 'https://a.example/ ', '[T](https://a ', '](', '[^1]: ', ' - ', '| ', '"', ': "', '[1] ', '- ', '(a.b/', '\'a', '[T](https://a.example/(', '<https://', '* ', '\\', '`', '{']) {
      for (const head of ['## Key Citations\n- ', '## Sources\n', '<!-- sources\n- ', '[^1]: ', '## References\n| a |\n| - |\n| ']) {
        const text = head + piece.repeat(Math.ceil(40_000 / piece.length));
        const start = performance.now();
        read(text, false);
        assert.ok(performance.now() - start < 1_000, JSON.stringify(head + piece));
      }
    }
  });

  it('ends a URL as an expression would', () => {
    const expected = (text: string, start: number): number => {
      let end = start;
      let depth = 0;
      for (; end < text.length; end++) {
        const character = text[end] ?? '';
        if (/[\s\u0001<>"'`{}|\\^。、，；」』）】]/.test(character)) break;
        if (character === '(' || character === '[') depth++;
        if ((character === ')' || character === ']') && --depth < 0) break;
      }
      while (end > start && /[.,;:!?*_]/.test(text[end - 1] ?? '')) end--;
      return end;
    };
    // Ideographs, Hangul and what is not assigned: some of them.
    for (let code = 0; code <= 0xffff; code += code >= 0x3100 && code < 0xf000 ? 61 : 1) assert.equal(urlEnd(`a${String.fromCharCode(code)}b`, 0), expected(`a${String.fromCharCode(code)}b`, 0), code.toString(16));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'a/.,()[]!?"_ 。'), maxLength: 30 }), fc.nat(5), (text, start) => assert.equal(urlEnd(text, Math.min(start, text.length)), expected(text, Math.min(start, text.length)))));
  });
});
