import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { call, temporaryFolder } from '../support/commandLine';
import { JAPAN_BRIEFING, sharedText } from '../support/documents';

interface CheckJson {
  readonly version: number;
  readonly files: readonly { readonly file: string; readonly findings: readonly Record<string, unknown>[]; readonly summary: Record<string, unknown> }[];
}

const SAMPLE = '# B: 市場\n\n- [REALTIME] 日銀: 0.75%, next: ~1.0% (Jan 22, 2026, Reuters - note).\n- x\n\n## Key Citations\n- A title of it - CEIAS - https://a.example/1\n- <argument name="citation_id">0</argument>\n</grok:render> Reuters\n';

describe('briefing', () => {
  const { at } = temporaryFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content);
    return at(name);
  };

  it('says how it is called', async () => {
    assert.deepEqual([(await call([])).code, (await call(['--help'])).code, (await call(['-h'])).code, (await call(['check', '--help'])).code], [3, 0, 0, 0]);
    const { code, error, out } = await call(['chek']);
    assert.deepEqual([code, out], [3, '']);
    assert.match(error, /There is no command "chek"\.\nUsage:\n {2}briefing parse/);
  });

  describe('parse', () => {
    it('prints the contract', async () => {
      const name = file('a-2026-01-28.md', SAMPLE);
      const { code, out, error } = await call(['parse', name, '--json']);
      assert.deepEqual([code, error], [0, '']);
      const citation = { raw: '(Jan 22, 2026, Reuters - note)', date: { raw: 'Jan 22, 2026', precision: 'day', from: '2026-01-22', to: '2026-01-22' }, publishers: ['Reuters'], note: 'note', post: null, url: null, refs: [] };
      assert.deepEqual(JSON.parse(out), {
        version: 1, file: name, asOf: '2026-01-28',
        sections: [{ line: 1, level: 1, title: 'B: 市場', key: 'B', threshold: null }, { line: 6, level: 2, title: 'Key Citations', key: null, threshold: null }],
        bullets: [
          {
            line: 3, endLine: 3, form: 'item', tag: 'REALTIME', tags: ['REALTIME'], label: '日銀', section: ['B: 市場'], text: '日銀: 0.75%, next: ~1.0%.',
            figures: [
              { raw: '0.75%', label: '日銀', low: 0.75, high: 0.75, unit: '%', currency: null, approximate: false, column: 18 },
              { raw: '~1.0%', label: 'next', low: 1, high: 1, unit: '%', currency: null, approximate: true, column: 31 },
            ],
            citation, citations: [citation], dates: [citation.date], cadence: null,
          },
          { line: 4, endLine: 4, form: 'item', tag: null, tags: [], label: null, section: ['B: 市場'], text: 'x', figures: [], citation: null, citations: [], dates: [], cadence: null },
        ],
        references: [{ line: 7, form: 'item', title: 'A title of it', url: 'https://a.example/1', publisher: 'CEIAS', note: null, id: null }, { line: 8, form: 'item', title: null, url: null, publisher: 'Reuters', note: null, id: '0' }],
        residue: [{ line: 8, endLine: 9, kind: 'grok-render', ids: ['0'], keep: null }],
        directives: [],
      });
    });

    it('prints what its page shows', async () => {
      const shown = /^```markdown\n(.*?)^```\n\n```json\n(.*?)^```/ms.exec(readFileSync('docs/parse-json.md', 'utf8'));
      const { out } = await call(['parse', '-', '--json'], { stdin: shown?.[1] ?? '' });
      assert.deepEqual(JSON.parse(out), JSON.parse(shown?.[2] ?? ''));
    });

    it('has a page that names every field', async () => {
      const page = readFileSync('docs/parse-json.md', 'utf8');
      const fields = new Set<string>();
      JSON.parse((await call(['parse', file('a-2026-01-28.md', SAMPLE), '--json'])).out, (key, value: unknown) => {
        if (key !== '' && Number.isNaN(Number(key))) fields.add(key);
        return value;
      });
      assert.deepEqual([...fields].filter((field) => !page.includes(`\`${field}\``)), []);
    });

    it('has open ends and no date as null', async () => {
      const json = JSON.parse((await call(['parse', file('b.md', '- [DAILY] a: $10B+ (Reuters)'), '--json'])).out) as { asOf: unknown; bullets: { figures: { high: unknown }[]; citation: { date: unknown } }[] };
      assert.deepEqual([json.asOf, json.bullets[0]?.figures[0]?.high, json.bullets[0]?.citation.date], [null, null, null]);
    });

    it('reads the briefing that everything stands on', async function () {
      const name = file('japan-market-briefing-2026-01-28.md', sharedText(this, JAPAN_BRIEFING));
      const json = JSON.parse((await call(['parse', name, '--json'])).out) as { bullets: { tag: string | null }[]; residue: unknown[]; references: unknown[] };
      assert.deepEqual([json.bullets.filter((bullet) => bullet.tag).length, json.residue.length, json.references.length], [91, 37, 37]);
      assert.match((await call(['parse', name])).out, /50 sections, 128 bullets \(91 tagged\), 37 references, 37 residue; as of 2026-01-28\./);
    });

    it('reads standard input', async () => {
      const { code, out } = await call(['parse', '-', '--json'], { stdin: '- [DAILY] x' });
      assert.equal(code, 0);
      assert.equal((JSON.parse(out) as { file: string }).file, '-');
    });

    it('refuses what is no text', async () => {
      for (const [content, message] of [[Buffer.from([0x50, 0, 0x4b]), /this is not a text file/], [Buffer.from([0xff, 0xfe, 0x41]), /this is not UTF-8 text/], [Buffer.from('日本', 'utf16le'), /not/], [Buffer.from([0x93, 0xfa]), /not UTF-8/]] as const) {
        const { code, out, error } = await call(['parse', file('c.md', content)]);
        assert.deepEqual([code, out], [3, '']);
        assert.match(error, message);
      }
      assert.match((await call(['parse', at('none.md')])).error, /none\.md: cannot be read \(ENOENT\)/);
      assert.match((await call(['parse', at('')])).error, /cannot be read \(EISDIR\)/);
      for (const argv of [['parse'], ['parse', 'a', 'b'], ['parse', '--nope', 'a']]) assert.equal((await call(argv)).code, 3, argv.join(' '));
    });

    it('takes an empty file and one line of twenty million characters', async () => {
      assert.equal((await call(['parse', file('empty.md', ''), '--json'])).code, 0);
      const { code, out } = await call(['parse', file('long.md', `- [REALTIME] a: ${'1 (b) '.repeat(3_500_000)}`)]);
      assert.equal(code, 0);
      assert.match(out, /1 bullets/);
      assert.equal((await call(['check', at('long.md'), '--format', 'github'])).code, 0);
    }).timeout(20_000);
  });

  describe('check', () => {
    const STALE = '- [REALTIME] a: 1 (Jan 26, 2026, Reuters)\n- [REALTIME] b: 2 (recent, Reuters)\n';

    it('ends with the code of the gravest finding', async () => {
      const name = file('a.md', STALE);
      const code = async (...argv: string[]): Promise<number> => (await call(['check', name, ...argv])).code;
      assert.equal(await code('--as-of', '2026-01-27'), 0);
      assert.equal(await code('--as-of', '2026-01-27', '--fail-on', 'warning'), 1);
      assert.equal(await code('--as-of', '2026-01-28', '--fail-on', 'error'), 0);
      assert.equal(await code('--as-of', '2026-01-30'), 1);
      assert.equal(await code(), 1);
      const listed = file('b.md', '- [DAILY] a (Jan 27, 2026, Reuters)\n## Sources\n- A title of it - https://b.example');
      assert.equal((await call(['check', listed, '--as-of', '2026-01-27', '--fail-on', 'info'])).code, 1);
      assert.equal((await call(['check', listed, '--as-of', '2026-01-27', '--fail-on', 'warning'])).code, 0);
    });

    it('refuses what it does not know', async () => {
      const name = file('a.md', STALE);
      for (const argv of [['check'], ['check', name, '--as-of', '2026-02-30'], ['check', name, '--as-of', 'today'], ['check', name, '--fail-on', 'hint'], ['check', name, '--format', 'xml'], ['check', name, '--config', at('none.yml')], ['check', name, '--as-of']]) {
        const { code, out, error } = await call(argv);
        assert.deepEqual([code, out], [3, ''], argv.join(' '));
        assert.match(error, /^briefing: .+\nUsage: briefing check/);
      }
    });

    it('prints lines', async () => {
      const name = file('a.md', STALE);
      assert.equal((await call(['check', name, '--as-of', '2026-01-28'])).out, [
        `${name}:1:20: warning: Stale: a (Jan 26, 2026) is 2 days old on 2026-01-28; REALTIME allows 1. [stale-data]`,
        `${name}:2:20: warning: "recent" is no date: how old this is cannot be told. [vague-date]`,
        `${name}: 2 bullets: 0 fresh, 0 due soon, 1 stale, 1 without a usable date; 0 references, 0 residue; measured on 2026-01-28.`, '',
      ].join('\n'));
      assert.ok((await call(['check', name], { colour: true })).out.includes('\u001b[31merror\u001b[0m'));
      assert.match((await call(['check', name], { env: { LANG: 'ja_JP.UTF-8' } })).out, /[\u3040-\u30FF]/);
    });

    it('prints the contract', async () => {
      const name = file('a.md', STALE);
      const json = JSON.parse((await call(['check', name, at('a.md'), '--as-of', '2026-01-28', '--format', 'json'])).out) as CheckJson;
      assert.deepEqual([json.version, json.files.length], [1, 2]);
      assert.deepEqual(json.files[0]?.findings[0], { rule: 'stale-data', severity: 'warning', message: 'Stale: a (Jan 26, 2026) is 2 days old on 2026-01-28; REALTIME allows 1.', line: 1, column: 20, endLine: 1, endColumn: 32, fixable: false });
      assert.deepEqual(json.files[0]?.summary, {
        bullets: 2, tagged: { REALTIME: 2 }, freshness: { fresh: 0, dueSoon: 0, warn: 1, error: 0, undated: 0, vague: 1, invalid: 0, future: 0, optedOut: 0 }, references: 0, residue: 0,
      });
      const unknown = JSON.parse((await call(['check', file('b.md', '- [REALTME] x (Jan 28, 2026, Y)'), '--as-of', '2026-01-28', '--format', 'json'])).out) as CheckJson;
      assert.equal(unknown.files[0]?.findings[0]?.['fixable'], true);
    });

    it('prints workflow commands', async () => {
      const name = file('a,b%.md', `${STALE}- [REALTIME] c 5% (Feb 30, 2026, X)\n`);
      const { out } = await call(['check', name, '--as-of', '2026-01-28', '--format', 'github']);
      const place = name.replaceAll('%', '%25').replaceAll(',', '%2C').replaceAll(':', '%3A');
      assert.equal(out.split('\n')[0], `::warning file=${place},line=1,col=20,endLine=1,endColumn=32,title=stale-data::Stale: a (Jan 26, 2026) is 2 days old on 2026-01-28; REALTIME allows 1.`);
      assert.match(out, /\n::error file=/);
    });

    it('leaves expressions to those who run them', async () => {
      const configuration = file('expressions.yml', 'sources: { a: { match: { labels: [x] }, request: { url: "https://a.example" }, extract: { format: text, pattern: "(?P<value>(((?P<date>.)" } } }\n');
      const briefing = file('a.md', STALE);
      assert.equal((await call(['check', briefing, '--config', configuration])).error, '');
      const { code, error } = await call(['refresh', briefing, '--config', configuration]);
      assert.equal(code, 3);
      assert.match(error, /expressions\.yml:1:\d+: error: pattern: this cannot be used \(.+\)\.\n$/);
    });

    it('takes every configuration up the tree, the nearest first, and says what is wrong in it', async () => {
      mkdirSync(at('deep/er'), { recursive: true });
      writeFileSync(at('deep/er/a.md'), STALE);
      file('.briefing.yml', 'rules: { vague-date: off }\n');
      assert.doesNotMatch((await call(['check', at('deep/er/a.md')])).out, /vague-date/);
      writeFileSync(at('deep/.briefing.yml'), 'version: 1\nas_of: never\nrules: { stale-data: hint, vague-date: null }\nextends: ../team.yml\n');
      file('team.yml', 'rules: { missing-date: fatal }\n');
      const { code, out, error } = await call(['check', at('deep/er/a.md'), '--as-of', '2026-11-23']);
      assert.equal(code, 3);
      assert.match(out, /hint: Stale.*\n.*vague-date/);
      assert.match(error, /team\.yml:1:24: error: missing-date: one of .* was expected, not "fatal"\.\n.*deep\/\.briefing\.yml:2:8: error: as_of: one of today, document was expected, not "never"\.\n$/);
      const named = await call(['check', at('deep/er/a.md'), '--config', file('other.yml', 'as_of: document')]);
      assert.deepEqual([named.code, named.error], [1, '']);
    });
  });
});
