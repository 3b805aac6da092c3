import assert from 'node:assert/strict';
import { LineIndex } from '../../src/core/model/lineIndex';
import { parseBriefing } from '../../src/core/parse/parseBriefing';

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
