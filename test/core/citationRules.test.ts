import assert from 'node:assert/strict';
import { runChecks } from '../../src/core/checks/runChecks';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { brief, findings, TODAY } from '../support/findings';

/** The text after the first fix of the first finding of a rule. */
function mended(text: string, rule: string, yaml = ''): string | null {
  const { configuration } = readConfiguration(yaml);
  const fix = runChecks(parseBriefing(text), configuration, TODAY).findings.find((finding) => finding.rule === rule)?.fixes?.[0];
  return fix ? applyEdits(text, fix.edits) : null;
}

describe('malformed-citation', () => {
  const of = (text: string): string[] => brief(text).filter((one) => one.startsWith('malformed'));
  const dated = '- [DAILY] a (Jan 28, 2026, Port News)\n- [DAILY] b (Jan 27, 2026, Port News)\n- [DAILY] c (Jan 27, 2026, Pier Post)\n';

  describe('stray space', () => {
    const table: readonly (readonly [text: string, after: string])[] = [
      ['- [DAILY] x (Jan 28, 2026, Port News ).', '- [DAILY] x (Jan 28, 2026, Port News).'], ['- x ( Jan 28, 2026, Port News)', '- x (Jan 28, 2026, Port News)'], ['- [DAILY] x（2026年1月28日、港湾新聞　）。', '- [DAILY] x（2026年1月28日、港湾新聞）。'],
      ['- [DAILY] x (Jan 28, 2026, Port News  - estimate )', '- [DAILY] x (Jan 28, 2026, Port News - estimate)'], ['- [DAILY] x (Jan 28, 2026, Port News; Jan 27, 2026, Pier Post )', '- [DAILY] x (Jan 28, 2026, Port News; Jan 27, 2026, Pier Post)'],
      ['- [DAILY] x ([Port News](https://a.example/1) )', '- [DAILY] x ([Port News](https://a.example/1))'],
    ];
    for (const [text, after] of table) {
      it(JSON.stringify(text), () => {
        assert.equal(of(text).length, 1, text);
        assert.equal(mended(text, 'malformed-citation'), after);
        assert.deepEqual(of(after), []);
      });
    }
    for (const text of ['- [DAILY] x (Jan 28, 2026, Port News)', '- [DAILY] x : 5 ( about ) (Jan 28, 2026, Port News)', '- [DAILY] x (Jan 28, 2026,\n  Port News)', '- [DAILY] x （2026年1月28日、港湾新聞）']) it(`not in ${JSON.stringify(text)}`, () => assert.deepEqual(of(text), []));
  });

  describe('a missing bracket', () => {
    const table: readonly (readonly [text: string, marked: string, after: string])[] = [
      ['- [DAILY] x: 5 (Jan 28, 2026, Port News', '(Jan 28, 2026, Port News', '- [DAILY] x: 5 (Jan 28, 2026, Port News)'], ['- [DAILY] x: 5 (Jan 28, 2026, Port News.', '(Jan 28, 2026, Port News', '- [DAILY] x: 5 (Jan 28, 2026, Port News).'],
      ['- [DAILY] x: 5 Jan 28, 2026, Port News).', 'Jan 28, 2026, Port News)', '- [DAILY] x: 5 (Jan 28, 2026, Port News).'], ['- [DAILY] 貨物（推計）: 5万個（港湾新聞、2026年1月28日', '（港湾新聞、2026年1月28日', '- [DAILY] 貨物（推計）: 5万個（港湾新聞、2026年1月28日）'],
      ['- [DAILY] x (about 5) Jan 28, 2026, Port News)', 'Jan 28, 2026, Port News)', '- [DAILY] x (about 5) (Jan 28, 2026, Port News)'], ['- [DAILY] x (recent, Port News', '(recent, Port News', '- [DAILY] x (recent, Port News)'],
    ];
    for (const [text, marked, after] of table) {
      it(JSON.stringify(text), () => {
        assert.deepEqual(brief(text), [`malformed-citation warning ${marked}`]);
        assert.equal(mended(text, 'malformed-citation'), after);
      });
    }
    for (const text of ['- [DAILY] x (about 5', '- [DAILY] x :)', '- [DAILY] 1) x 2) y', '- [DAILY] x (Jan 28, 2026', '- x (Jan 28, 2026, Port News', '- [DAILY] x `f(Jan 28, 2026, Port News`']) it(`not in ${JSON.stringify(text)}`, () => assert.deepEqual(of(text), []));
  });

  describe('date and publisher swapped', () => {
    it('in a bracket with these two alone', () => {
      const text = '- [DAILY] x (Port News, Jan 28, 2026).';
      assert.deepEqual(of(text), ['malformed-citation info (Port News, Jan 28, 2026)']);
      assert.equal(mended(text, 'malformed-citation'), '- [DAILY] x (Jan 28, 2026, Port News).');
    });
    const publisherFirst = ['28', '27', '27'].map((day, index) => `- [DAILY] ${'abc'[index]} (Port News, Jan ${day}, 2026)\n`).join('');
    it('not where the document has it that way', () => assert.deepEqual(of(publisherFirst), []));
    it('but where the most of it has not', () => assert.equal(of(`${publisherFirst}${dated}- [DAILY] d (Jan 28, 2026, Dock Daily)`).length, 3));
    for (const text of ['- x (Port News, Jan 28, 2026)', '- [DAILY] x（港湾新聞、2026年1月28日）', '- [DAILY] x (Port News, Jan 28, 2026; Pier Post, Jan 27, 2026)', '- [DAILY] x (Port News Jan 28, 2026)', '- [DAILY] x (Port News, Jan 28, 2026, preliminary)', '- [DAILY] x — Port News, Jan 28, 2026']) {
      it(`not in ${JSON.stringify(text)}`, () => assert.deepEqual(of(text), []));
    }
  });

  describe('a date in another form than the others', () => {
    it('is written like them', () => {
      assert.deepEqual(of(`${dated}- [DAILY] d (28 January 2026, Port News)`), ['malformed-citation hint 28 January 2026']);
      assert.equal(mended(`${dated}- [DAILY] d (2026-01-28, Port News)`, 'malformed-citation'), `${dated}- [DAILY] d (Jan 28, 2026, Port News)`);
      const japanese = '- [DAILY] a（港湾新聞、2026年1月28日）\n- [DAILY] b（港湾新聞、2026年1月27日）\n- [DAILY] c（埠頭日報、2026年1月27日）\n';
      assert.equal(mended(`${japanese}- [DAILY] d（港湾新聞、令和8年1月28日）`, 'malformed-citation'), `${japanese}- [DAILY] d（港湾新聞、2026年1月28日）`);
    });
    for (const more of ['- [DAILY] d (Jan 2026, Port News)', '- [DAILY] d (Q4 2025, Port News)', '- [DAILY] d (recent, Port News)', '- [DAILY] d（港湾新聞、2026年1月28日）', '- [DAILY] d (Jan 26-28, 2026, Port News)', '- d (2026-01-28, Port News)']) {
      it(`not in ${JSON.stringify(more)}`, () => assert.deepEqual(of(dated + more), []));
    }
    it('needs others', () => assert.deepEqual(of('- [DAILY] a (Jan 28, 2026, Port News)\n- [DAILY] d (2026-01-28, Port News)'), []));
  });
});

describe('duplicate-bullet', () => {
  const of = (text: string): string[] => brief(text, { yaml: 'rules: { missing-citation: off, stale-data: off, conflicting-figures: off }' });
  const words = 'Berth productivity rose to 31 moves an hour';
  const table: readonly (readonly [text: string, ...marked: string[]])[] = [
    [`- [DAILY] ${words} (Jan 28, 2026, Port News)\n- [DAILY] ${words}. (Jan 27, 2026, Port News)`, `- [DAILY] ${words}. (Jan 27, 2026, Port News)`],
    [`- [DAILY] ${words} (Jan 27, 2026, Port News)\n- [DAILY] **Berth productivity** rose  to 31 moves an hour (Jan 28, 2026, Port News)`, `- [DAILY] ${words} (Jan 27, 2026, Port News)`],
    ['# A\n- [DAILY] 岸壁の荷役効率は毎時31本に上がった（2026年1月28日、港湾新聞）\n# B\n- [MONTHLY] 岸壁の荷役効率は毎時31本に上がった（2026年1月28日、港湾新聞）', '- [MONTHLY] 岸壁の荷役効率は毎時31本に上がった（2026年1月28日、港湾新聞）'],
    ['- [DAILY] Rate: 31\n- [DAILY] Rate: 31', '- [DAILY] Rate: 31'],
    // Near misses.
    ['# A\n- [DAILY] Rate: 31\n# B\n- [DAILY] Rate: 31'], ['- [DAILY] Level: high\n- [DAILY] Level: high'], ['- Level: high, for now\n- Level: high, for now'], [`- [DAILY] ${words}\n- [DAILY] ${words} at night`], [`- [DAILY] ${words}\n- [DAILY] ${words.replace('31', '32')}`], ['-\n-'],
  ];
  for (const [text, ...marked] of table) it(JSON.stringify(text.slice(0, 80)), () => assert.deepEqual(of(text), marked.map((at) => `duplicate-bullet warning ${at}`)));

  it('is merged by taking the older one out, with its line', () => {
    const yaml = 'rules: { missing-citation: off }';
    assert.equal(mended(`# A\n\n- [DAILY] ${words} (Jan 27, 2026, Port News)\n- [DAILY] ${words} (Jan 28, 2026, Port News)\n`, 'duplicate-bullet', yaml), `# A\n\n- [DAILY] ${words} (Jan 28, 2026, Port News)\n`);
    assert.equal(mended(`- [DAILY] Rate: 31 (Jan 28, 2026, R)\r\n- [DAILY] Rate: 31`, 'duplicate-bullet', yaml), '- [DAILY] Rate: 31 (Jan 28, 2026, R)');
    assert.equal(mended(`- [DAILY] Rate: 31\n- [DAILY] Rate: 31\n  - because`, 'duplicate-bullet', yaml), null);
  });
});

describe('low-trust-source', () => {
  const yaml = 'publishers:\n  Rumour Mill: { aliases: [噂の真相], domains: [rumour.example], trust: low }\n  Old Post: { trust: low, trust_from: 2025-06-01 }\n  Gazette: { trust: low, trust_from: 2024-01-01, trust_to: 2024-12-31 }\n  Port News: { trust: high }';
  const of = (text: string): string[] => brief(text, { yaml }).filter((one) => one.startsWith('low'));
  const table: readonly (readonly [text: string, ...marked: string[]])[] = [
    ['- [DAILY] x (Jan 28, 2026, Rumour Mill)', 'Rumour Mill'], ['- [DAILY] x（2026年1月28日、噂の真相）', '噂の真相'], ['- [DAILY] x (Jan 28, 2026, https://www.rumour.example/a)', 'https://www.rumour.example/a'],
    ['- [DAILY] x (Jan 28, 2026, Old Post)', 'Old Post'], ['- x (Jun 2024, Gazette)', 'Gazette'], ['## Sources\n- A title of it - Rumour Mill - https://rumour.example/1', '- A title of it - Rumour Mill - https://rumour.example/1'],
    ['- [DAILY] x (Jan 28, 2026, Port News)'], ['- [DAILY] x (May 2, 2025, Old Post)'], ['- [DAILY] x (recent, Old Post)'], ['- [DAILY] x (Jan 2, 2025, Gazette)'], ['- [DAILY] x (Jan 28, 2026, https://notrumour.example/a)'],
  ];
  for (const [text, ...marked] of table) it(JSON.stringify(text.slice(0, 80)), () => assert.deepEqual(of(text), marked.map((at) => `low-trust-source info ${at}`)));

  it('is worded as what it is', () => {
    const says = (text: string): string | undefined => findings(text, { yaml }).find(({ rule }) => rule === 'low-trust-source')?.says;
    assert.equal(says('- [DAILY] x (Jan 28, 2026, Rumour Mill)'), 'Rumour Mill may be a weak source: .briefing.yml rates it low.');
    assert.equal(says('- [DAILY] x (Jan 28, 2026, Old Post)'), 'Old Post may be a weak source: .briefing.yml rates it low from 2025-06-01 on.');
    assert.equal(says('- x (Jun 2024, Gazette)'), 'Gazette may be a weak source: .briefing.yml rates it low from 2024-01-01 to 2024-12-31.');
  });
});
