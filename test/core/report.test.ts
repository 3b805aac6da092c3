import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import fc from 'fast-check';
import { looksLikeBriefing } from '../../src/core/checks/looksLikeBriefing';
import { runChecks, type CheckResult } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { render, say, type Message } from '../../src/core/model/message';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { csvCell, html, markdown } from '../../src/core/report/documentText';
import { csvReport } from '../../src/core/report/csvReport';
import { htmlReport } from '../../src/core/report/htmlReport';
import { markdownReport } from '../../src/core/report/markdownReport';
import { buildReport, type ReportInput, type ReviewReport } from '../../src/core/report/reviewReport';
import { bulletPart, documentPart } from '../../src/core/review/signedParts';
import { signOffOf } from '../../src/core/review/writeSignOff';
import { exampleText, JAPAN_BRIEFING, sharedText } from '../support/documents';
import japanese from '../../l10n/bundle.l10n.ja.json';

const TODAY = '2026-11-23';
const AT = Date.parse('2026-11-23T03:04:05Z');

function reportOf(text: string, more: Partial<ReportInput> = {}): ReviewReport {
  const briefing = more.briefing ?? parseBriefing(text);
  const result = runChecks(briefing, DEFAULT_CONFIGURATION, TODAY);
  return buildReport({ file: 'briefings/a.md', briefing, result, measuredOn: TODAY, timeZone: 'Asia/Tokyo', evidence: new Map(), signOffs: [], generated: { at: AT, by: 'Aya Tanaka' }, ...more });
}

const inJapanese = (message: Message): string => render(message, japanese);

const HOSTILE = [
  '# <script>alert(1)</script> | `x` "quoted" & \u202Edesrever', '', '- [REALTIME] =cmd|\'/c calc\'!A0: <img src=x onerror=alert(1)> 1.5% `a | b` **bold** $x$ (recent, </td></tr></table><script>)',
  '- [REALTIME] two', '  lines \\| and ``` fence (Jan 7, 2020, [Reuters](javascript:alert(1)))', '- [DAILY] "; DROP: -3% ]]> <!-- (Feb 30, 2026, @somebody)', '', '## Key Citations', '',
  '- [<b>T</b>|](javascript:alert) - <i>P</i>', '- Title with "quotes" - https://a.example/?q="><script>x</script>', '',
].join('\n');

/** Reads a page strictly: every element closed in its order, attributes quoted, no bare markup in text. Gives the names of the elements in order. */
function elementsOf(page: string): string[] {
  const voids = new Set(['meta']);
  const open: string[] = [];
  const names: string[] = [];
  const withoutStyle = page.replace(/^<!DOCTYPE html>\n/, '').replace(/<style>[^<]*<\/style>/, '<style></style>');
  const parts = withoutStyle.split(/(<[^>]*>)/);
  for (const part of parts) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>$/.exec(part);
    if (!tag) {
      assert.doesNotMatch(part, /[<>]/, part);
      assert.doesNotMatch(part, /&(?!(?:amp|lt|gt|quot|#39);)/, part);
      continue;
    }
    const [, slash, name = ''] = tag;
    if (slash) assert.equal(open.pop(), name, part);
    else {
      names.push(name);
      if (!voids.has(name)) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return names;
}

describe('a review report', () => {
  it('holds what was found, by severity and rule, with the bullet it is about', () => {
    const { groups, counts, title, generatedAt, bullets, references } = reportOf(exampleText());
    assert.equal(title, 'Weekly market briefing (example)');
    assert.equal(generatedAt, '2026-11-23T03:04:05.000Z');
    const order = ['error', 'warning', 'info', 'hint'];
    const severities = groups.map(({ severity }) => order.indexOf(severity));
    assert.deepEqual(severities, [...severities].sort());
    const total = groups.reduce((sum, { findings }) => sum + findings.length, 0);
    assert.equal(total, runChecks(parseBriefing(exampleText()), DEFAULT_CONFIGURATION, TODAY).findings.length);
    const vague = groups.find(({ rule }) => rule === 'vague-date')?.findings[0];
    assert.equal(vague?.text, 'Port workers vote on a new agreement (recent, Dockside Review).');
    assert.equal(groups.find(({ rule }) => rule === 'unknown-tag')?.findings[0]?.hasFix, true);
    assert.equal(bullets.filter(({ state }) => state !== null).length, Object.values(counts).reduce((sum, count) => sum + count, 0));
    const yen = bullets.find(({ label }) => label === '日経平均PER');
    assert.deepEqual([yen?.tag, yen?.figures, yen?.date, yen?.ageDays, yen?.state, yen?.signOff], ['REALTIME', ['17.34', '16.8'], 'Oct 30, 2026', 24, 'error', []]);
    assert.ok(references.every(({ state }) => state === null));
  });

  it('tells suppressed findings with their reasons, visits, and sign-offs', () => {
    const briefing = parseBriefing('- [DAILY] Rate: 1% (recent, A)\n- [DAILY] Cost: 2% (recent, B)\n\n## Sources\n- [T](https://a.example/1) - P\n');
    const all = runChecks(briefing, DEFAULT_CONFIGURATION, TODAY);
    const result: CheckResult = { ...all, findings: all.findings.slice(1), suppressed: all.findings.slice(0, 1).map((finding) => ({ finding, reason: 'no day | known' })) };
    const [first] = briefing.bullets;
    assert.ok(first);
    const signOffs = [signOffOf(briefing, bulletPart(briefing, first), 'Ben', Date.parse('2026-11-22T20:00:00Z')), { ...signOffOf(briefing, documentPart(briefing), 'Cho', AT), hash: '0'.repeat(64) }];
    const report = reportOf('', { briefing, result, signOffs, evidence: new Map([['https://a.example/1', { url: 'https://a.example/1', state: 'refused', reason: say('a wall'), status: 403, finalUrl: null, attempts: 1, checkedAt: AT }]]) });
    assert.deepEqual([report.suppressed.length, report.suppressed[0]?.reason, report.references[0]?.state], [1, 'no day | known', 'refused']);
    assert.deepEqual(report.bullets.map(({ signOff }) => signOff.map((message) => render(message))), [['signed by Ben on 2026-11-23'], []], "the day is that of the report's zone");
    assert.deepEqual(report.signOff.map((message) => render(message)), ['lapsed: signed by Cho on 2026-11-23, changed since']);
    for (const text of [htmlReport([report], render, 'en'), markdownReport([report], render), csvReport([report], render)]) assert.match(text, /no day .?\| known/);
  });
});

describe('the report as HTML', () => {
  it('is a page of its own: no script, nothing loaded, tables with captions and scopes', () => {
    const page = htmlReport([reportOf(exampleText())], render, 'en');
    const elements = new Set(elementsOf(page));
    assert.deepEqual([...elements].filter((name) => ['script', 'link', 'img', 'iframe', 'object', 'form', 'base', 'svg'].includes(name)), []);
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    assert.match(page, /default-src 'none'/);
    assert.doesNotMatch(page, /@import|url\(|\bsrc=|\son\w+=/);
    assert.match(page, /prefers-color-scheme: dark/);
    assert.match(page, /@media print/);
    const count = (pattern: RegExp): number => page.match(pattern)?.length ?? 0;
    assert.equal(count(/<table>/g), count(/<caption>/g));
    assert.equal(count(/<th scope="row">/g), count(/<tbody>\n/g) === 0 ? 0 : count(/<tr><th scope="row">/g));
    assert.equal(count(/<th /g), count(/<th scope="(?:col|row)">/g));
    assert.equal(count(/<h1>/g), 1);
  });

  it('takes nothing of a hostile document for markup', () => {
    const page = htmlReport([reportOf(HOSTILE), reportOf(HOSTILE.replaceAll('\n', '\r\n'))], render, 'en');
    elementsOf(page);
    assert.doesNotMatch(page, /<script|<img|<b>|<i>|href="javascript/i);
    assert.ok(!page.includes('\u202E') && page.includes('&lt;U+202E&gt;'));
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  });

  it('is well-formed whatever stands in the document', () => {
    const piece = fc.constantFrom('<', '>', '&', '"', "'", '`', '|', '\\', '- [DAILY] ', ': ', '\n', '# ', '(recent, ', ')', '1%', '## Sources\n', '[a](https://b.example/"<)', '\u2028', '𠮷', '\u0000', '=', '$');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void elementsOf(htmlReport([reportOf(pieces.join(''))], render, 'en'))), { numRuns: 100 });
  });

  it('is in Japanese, and says which words are of another language', () => {
    const page = htmlReport([reportOf('# Weekly\n\n- [DAILY] Rate: 1% (recent, A)\n')], inJapanese, 'ja');
    assert.match(page, /<html lang="ja">/);
    assert.match(page, /<h2 lang="en">Weekly<\/h2>/);
    assert.match(page, /<h1>レビュー/);
    assert.doesNotMatch(page.replace(/<style>[^<]*<\/style>/, ''), />(?:Findings|Freshness|Bullets|Sign-off|State)</);
  });

  it('reads the briefing that everything stands on', function () {
    elementsOf(htmlReport([reportOf(sharedText(this, JAPAN_BRIEFING))], inJapanese, 'ja'));
  });
});

describe('the report as Markdown', () => {
  const rendered = (text: string): string => new MarkdownIt({ html: true }).render(text);

  it('is made of headings and whole tables, and of nothing the document brings', () => {
    const report = markdownReport([reportOf(HOSTILE)], render);
    const page = rendered(report);
    assert.doesNotMatch(page, /<(?:script|img|b|i|em|a|code|pre)\b/);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;') && !page.includes('\u202E'));
    for (const [, table = ''] of page.matchAll(/<table>(.*?)<\/table>/gs)) {
      const widths = new Set([...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row.match(/<t[hd]>/g)?.length));
      assert.equal(widths.size, 1, table);
    }
    assert.equal((report.match(/^#{1,3} /gm) ?? []).length, (page.match(/<h[1-3]>/g) ?? []).length);
    assert.doesNotMatch(report, /(?<!\\)\$/, 'no mathematics');
  });

  it('shows in a cell what stands in the document', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('<b>', '&amp;', '|', '\\', '`', '*', '_', '[x](y)', '!', '#', '~~', '1.', '- ', 'é', '日本', '"', '$', '&#60;', 'a')), (pieces) => {
      const text = pieces.join('').trim().replace(/\s+/g, ' ');
      const page = rendered(`| h | i |\n| --- | --- |\n| ${markdown(text)} | x |\n`);
      const cell = /<td>(.*?)<\/td>/s.exec(page)?.[1] ?? '';
      assert.equal(cell, text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'));
    }));
  });

  it('is no briefing itself', () => assert.equal(looksLikeBriefing(parseBriefing(markdownReport([reportOf(exampleText())], render))), false));
});

describe('the report as CSV', () => {
  const rows = (csv: string): string[][] => Papa.parse<string[]>(csv.slice(1), { delimiter: ',', header: false, skipEmptyLines: 'greedy' }).data;

  it('begins with the mark that spreadsheet programs know UTF-8 by, and ends its lines as RFC 4180 has it', () => {
    const csv = csvReport([reportOf('- [DAILY] ドル円: 153 (recent, A)\n')], inJapanese);
    assert.ok(csv.startsWith('\uFEFF') && csv.endsWith('\r\n'));
    assert.doesNotMatch(csv.replace(/\r\n/g, ''), /[\r\n]/);
    assert.match(rows(csv)[0]?.join() ?? '', /^ファイル,/);
  });

  it('is as wide in every row, and keeps the words', () => {
    const read = rows(csvReport([reportOf(HOSTILE), reportOf(exampleText())], render));
    assert.deepEqual(new Set(read.map((row) => row.length)), new Set([19]));
    const text = read[0]?.indexOf('Text') ?? -1;
    assert.ok(read.some((row) => row[text]?.includes('two\n  lines \\| and ``` fence')), JSON.stringify(read.map((row) => row[text])));
    assert.ok(read.flat().every((cell) => !/^[=+\-@\t\r＝＋－＠]/.test(cell)));
  });

  it('gives back every cell, with an apostrophe before what would be a formula', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\n', '\r', ' ', 'a', '日', '1', "'", '＝') }), { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (cells) => {
      const csv = cells.map((row) => row.map((cell) => csvCell(`.${cell}`)).join(',')).join('\r\n');
      assert.deepEqual(Papa.parse<string[]>(csv, { delimiter: ',', header: false, skipEmptyLines: 'greedy' }).data, cells.map((row) => row.map((cell) => `.${cell}`)));
      for (const cell of cells.flat()) {
        const [[read] = []] = Papa.parse<string[]>(`${csvCell(cell)},x`, { delimiter: ',', header: false, skipEmptyLines: 'greedy' }).data;
        assert.equal(read, /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell);
      }
    }));
    assert.deepEqual([csvCell(null), csvCell(-3), csvCell('-3%')], ['', '-3', "'-3%"]);
  });
});

describe('text of a document in a report', () => {
  it('is spelled out where it cannot be seen, and escaped', () => {
    assert.equal(html('a\r\n  b\u202E<\u0007>\u2066"\''), 'a b&lt;U+202E&gt;&lt;&lt;U+0007&gt;&gt;&lt;U+2066&gt;&quot;&#39;');
    assert.equal(markdown('a\tb|`c`\\\u2028'), 'a b\\|\\`c\\`\\\\&lt;U+2028&gt;');
  });
});
