import assert from 'node:assert/strict';
import { LineIndex } from '../../src/core/model/lineIndex';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { opensReferences } from '../../src/core/parse/references';

describe('references', () => {
  const one = (entry: string): unknown => {
    const { references } = parseBriefing(`## Key Citations\n${entry}\n`);
    assert.equal(references.length, 1);
    const [{ title, publisher, url, id } = assert.fail()] = references;
    return [title, publisher, url, id];
  };
  const table: Record<string, unknown> = {
    '- [T of it](https://a.example/b)': ['T of it', null, 'https://a.example/b', null], '*   [T of it](https://a.example/b)': ['T of it', null, 'https://a.example/b', null],
    '1. [T of it](https://a.example/b) - text (2024)': ['T of it', null, 'https://a.example/b', '1'], '- https://a.example/b': [null, null, 'https://a.example/b', null],
    '- https://a.example/b — what it says': ['what it says', null, 'https://a.example/b', null], '- Title of it: https://a.example/b': ['Title of it', null, 'https://a.example/b', null],
    '- Title of it – https://a.example/b': ['Title of it', null, 'https://a.example/b', null], '- Title of it - https://a.example/b': ['Title of it', null, 'https://a.example/b', null],
    '- Title of it (https://a.example/b_(c))': ['Title of it', null, 'https://a.example/b_(c)', null], '- Title of it - The Outlet - https://a.example/b': ['Title of it', 'The Outlet', 'https://a.example/b', null],
    '- Title of it | Outlet (https://a.example/b)': ['Title of it', 'Outlet', 'https://a.example/b', null], '- A | B of it | Outlet (https://a.example/b)': ['A | B of it', 'Outlet', 'https://a.example/b', null],
    '- None - https://a.example/b': [null, null, 'https://a.example/b', null], '2. [[PDF] Title of it](https://a.example/b)': ['[PDF] Title of it', null, 'https://a.example/b', '2'],
    '- Title of it <https://a.example/b>': ['Title of it', null, 'https://a.example/b', null], '- Base ampacity: Table 310.16': ['Base ampacity: Table 310.16', null, null, null],
    '- <argument name="citation_id">7</argument></grok:render> The Outlet': [null, 'The Outlet', null, '7'], '- \n<argument name="citation_id">7</argument>\n</grok:render> E&T': [null, 'E&T', null, '7'],
    '- A group of papers [web:15–22].': ['A group of papers', null, null, null], '- [T of it](https://a.example/b)<grok-card data-id="a"></grok-card>': ['T of it', null, 'https://a.example/b', null],
    '- 日本の金利 - 日本経済新聞社 - https://a.example/b': ['日本の金利 - 日本経済新聞社', null, 'https://a.example/b', null], '- 日本の長期金利が上昇 - 日本経済新聞社 - https://a.example/b': ['日本の長期金利が上昇', '日本経済新聞社', 'https://a.example/b', null],
  };
  for (const [entry, expected] of Object.entries(table)) it(JSON.stringify(entry), () => assert.deepEqual(one(entry), expected));

  it('open with many headings', () => {
    for (const title of ['Key Citations', '**Key Citations:**', 'Key Sources', 'References', 'References (Key Sources):', 'Sources:', '主要な引用', '主要引用文献', '出典', '情報源', '参考文献']) assert.ok(opensReferences(title), title);
    for (const title of ['Key Points', 'Sources of growth', 'Citations needed for this', '情報源の評価', 'Reference rates', 'Resources']) assert.ok(!opensReferences(title), title);
  });

  const shape = (text: string): unknown => parseBriefing(text).referenceLists.length.toString() + parseBriefing(text).references.map(({ url }) => url?.slice(-1) ?? '-').join('');

  it('end where something else begins', () => {
    assert.equal(shape('**Key Citations**\n- https://a.example/1\n\n## Next\n- https://a.example/2\n'), '11');
    assert.equal(shape('Key Citations\n\n- https://a.example/1\n\nA paragraph.\n\n- https://a.example/2\n'), '11');
    assert.equal(shape('# References\n- https://a.example/1\n\n---\n\n- https://a.example/2\n'), '11');
    assert.equal(shape('## 出典\n\n### ニュース\n- https://a.example/1\n### データ\n- https://a.example/2\n\n## 他\n- https://a.example/3\n'), '212');
    assert.equal(shape('## Sources\n### Method\n- asked about\n\n## Key Citations\n- https://a.example/1\n'), '11');
    assert.equal(shape('## Key Citations\n'), '0');
  });

  it('are no bullets', () => assert.equal(parseBriefing('- a\n\n## References\n- https://a.example/1\n- https://a.example/2\n\n## B\n- c').bullets.length, 2));
});

describe('the date of a document', () => {
  const asOf = (text: string, fileName = ''): unknown => parseBriefing(text, { fileName }).asOf;

  it('stands in the front matter, the file name or the title', () => {
    assert.deepEqual(asOf('---\nas_of: 2026-11-02\ndate: 2026-10-01\n---\n# of 2025-01-01', 'a-2024-01-01.md'), { date: '2026-11-02', from: 'front-matter' });
    assert.deepEqual(asOf('---\ntitle: "x"\ndate: 2026-10\n---\n'), { date: '2026-10', from: 'front-matter' });
    assert.deepEqual(asOf('---\r\ndate: 2026-10-01T09:00:00Z\r\n---\r\n'), { date: '2026-10-01', from: 'front-matter' });
    assert.deepEqual(asOf('', 'a-2026-01-28.md'), { date: '2026-01-28', from: 'file-name' });
    assert.deepEqual(asOf('', '20260128_a.md'), { date: '2026-01-28', from: 'file-name' });
    assert.deepEqual(asOf('', 'a-2026-01.md'), { date: '2026-01', from: 'file-name' });
    assert.deepEqual(asOf('# Briefing of Jan 28, 2026'), { date: '2026-01-28', from: 'title' });
    assert.deepEqual(asOf('# 📅 2026年4月10日 デイリー'), { date: '2026-04-10', from: 'title' });
    assert.deepEqual(asOf('# Report, November 2025'), { date: '2025-11', from: 'title' });
  });

  it('is no impossible, partial or accidental one', () => {
    assert.equal(asOf('---\ndate: 2026-02-30\n---\n'), null);
    assert.equal(asOf('---\ndate: yesterday\n---\n'), null);
    assert.equal(asOf('', 'a-2026-02-30.md'), null);
    assert.equal(asOf('', 'v12026-01-28123.md'), null);
    assert.equal(asOf('', 'report-2026.md'), null);
    assert.equal(asOf('# Feb 30, 2026'), null);
    assert.equal(asOf('# Recent news'), null);
    assert.equal(asOf('# May we talk'), null);
  });
});

describe('front matter', () => {
  it('is nothing to read', () => {
    const { bullets, sections, title } = parseBriefing('\uFEFF---\ntitle: \'A: b\'\nlist:\n- [REALTIME] x\n---\n- y\n');
    assert.deepEqual([bullets.length, sections.length, title], [1, 0, 'A: b']);
  });

  it('has to close', () => assert.equal(parseBriefing('---\n- y\n- z\n').bullets.length, 2));
});

describe('sections', () => {
  it('nest by level, whatever is skipped', () => {
    const paths = parseBriefing('# A\n### B\n## C\n#### D\n# E\nF\n===\nG\n-\n').sections.map((section) => section.path.join('/'));
    assert.deepEqual(paths, ['A', 'A/B', 'A/C', 'A/C/D', 'E', 'F']);
  });

  it('are not underlined by the dash of an empty bullet', () => {
    const { sections, bullets } = parseBriefing('**Key Points:**\n- \nx\n');
    assert.deepEqual([sections.length, bullets.length], [0, 0]);
  });
});

describe('lines', () => {
  it('end at every kind of line end', () => {
    const lines = new LineIndex('a\nb\r\nc\rd\n\r');
    assert.equal(lines.lineCount, 6);
    assert.deepEqual([0, 1, 2, 3, 4, 5].map((line) => lines.lineText(line)), ['a', 'b', 'c', 'd', '', '']);
    assert.deepEqual([0, 2, 5, 7].map((offset) => lines.positionAt(offset).line), [0, 1, 2, 3]);
    assert.equal(lines.startOf(99), lines.text.length);
  });
});

describe('bad input', function () {
  this.timeout(20_000);
  it('reads nothing in nothing', () => {
    const { bullets, sections, references, residue, title, asOf, language } = parseBriefing('');
    assert.deepEqual([bullets, sections, references, residue, title, asOf, language], [[], [], [], [], null, null, 'en']);
  });
  it('reads a text of twenty million characters', () => assert.equal(parseBriefing('x'.repeat(20_000_000)).bullets.length, 0));
  it('reads twenty thousand bullets', () => assert.equal(parseBriefing('- [REALTIME] ドル円: 153 (recent, X )\n'.repeat(20_000)).bullets.length, 20_000));
});
