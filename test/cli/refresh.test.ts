import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { startFeed, type Feed } from '../../examples/feed.mjs';
import { call, temporaryFolder, type Call } from '../support/commandLine';

interface RefreshJson {
  readonly files: readonly {
    readonly edits: readonly Record<string, unknown>[];
    readonly unchanged: readonly unknown[];
    readonly failures: readonly { readonly line: number; readonly source: string; readonly error: string; readonly message: string }[];
    readonly unbound: readonly number[];
  }[];
}

const BRIEFING = [
  '# B: 市場リスク', '', '- [REALTIME] ドル円: 153 (介入警戒: 150-155) (recent, Investing.com ).', '- [REALTIME] 日経平均PER: 17.34 (Oct 30, 2026, Index Notes).', '- [REALTIME] JGB 10Y: 2.23% (Oct 30, 2026, MOF).',
  '- [REALTIME] 日経VI: 9.10 (Oct 30, 2026, Index Notes).', '- [REALTIME] 政策金利: 0.75% (Oct 30, 2026, BOJ).', '- [REALTIME] 海外投資家: ¥1.5T (Oct 29, 2026, Index Notes).', '',
].join('\n');
const AFTER = BRIEFING.replace('153 (介', '156.82 (介').replace('recent', 'Nov 20, 2026').replace('17.34 (Oct 30', '18.02 (Nov 20').replace('2.23% (Oct 30', '2.23% (Nov 20');

describe('briefing refresh', () => {
  const { at } = temporaryFolder();
  let feed: Feed;
  before(async () => void (feed = await startFeed({ moving: false, today: () => new Date(2026, 10, 20) })));
  after(() => feed.stop());

  const write = (text: string, name = 'a.md'): string => {
    const source = (id: string, label: string, file: string, value: string, more = ''): string =>
      `  ${id}: { match: { labels: [${label}] }, request: { url: "${feed.url}/${file}" }, extract: { format: json, value: "${value}", date: "$['date', 'asOf']" }${more} }\n`;
    writeFileSync(at('.briefing.yml'), 'version: 1\nsources:\n' + source('usd-jpy', 'ドル円', 'rates/usd-jpy.json', '$.rate', ', decimals: 2') + source('per', '日経平均PER', 'indices.json', "$.indices[?@.name == 'nikkei-per'].value") +
      source('vi', '日経VI', 'indices.json', "$.indices[?@.name == 'nikkei-vi'].value") + source('rate', '政策金利', 'flaky.json', '$.rate') +
      `  jgb: { match: { labels: [JGB 10Y] }, request: { url: "${feed.url}/jgb.csv" }, extract: { format: csv, value: 10Y, date: Date, date_format: YYYY/M/D }, decimals: 2 }\n`);
    writeFileSync(at(name), text);
    return at(name);
  };
  const refresh = (...argv: string[]): Promise<Call> => call(['refresh', ...argv], { http: new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' }) });

  it('prints the contract and writes nothing', async () => {
    const name = write(BRIEFING);
    const { code, out, error } = await refresh(name, '--json');
    assert.equal(code, 2);
    const [report] = (JSON.parse(out) as RefreshJson).files;
    const lines = BRIEFING.split('\n');
    assert.deepEqual(report?.edits[0], { line: 3, source: 'usd-jpy', before: lines[2], after: AFTER.split('\n')[2], value: 156.82, asOf: '2026-11-20', url: `${feed.url}/rates/usd-jpy.json` });
    assert.deepEqual(report?.edits.map((edit) => edit['source']), ['usd-jpy', 'per', 'jgb']);
    assert.deepEqual(report?.failures.map((one) => [one.line, one.source, one.error]), [[7, 'rate', 'http-status'], [6, 'vi', 'held']]);
    assert.deepEqual([report?.unchanged, report?.unbound], [[], [8]]);
    assert.equal(readFileSync(name, 'utf8'), BRIEFING);
    assert.match(error, /:7: Policy|:7: rate/);
    assert.match(error, /: 3 proposed, 0 unchanged, 1 failed, 1 held, 1 without a source\.\n$/);
  });

  it('does not know yet, with --as-of, what a source said later', async () => {
    const name = write(BRIEFING);
    const { code, out } = await refresh(name, '--json', '--as-of', '2026-11-19');
    assert.equal(code, 2);
    const [report] = (JSON.parse(out) as RefreshJson).files;
    assert.deepEqual(report?.edits, []);
    assert.equal(report?.failures.filter((one) => one.error === 'future-date').length, 4);
    assert.equal((await refresh(name, '--json', '--as-of', '2026-11-20')).out.includes('"after"'), true);
    assert.equal((await refresh(name, '--as-of', 'soon')).code, 3);
  });

  it('writes what came and leaves what did not, and then has no more to do', async () => {
    const name = write(BRIEFING);
    const mode = statSync(name).mode;
    assert.equal((await refresh(name, '--write')).code, 2);
    assert.equal(readFileSync(name, 'utf8'), AFTER);
    assert.equal(statSync(name).mode, mode);
    assert.deepEqual(readdirSync(at('')).sort(), ['.briefing', '.briefing.yml', 'a.md']);
    const again = JSON.parse((await refresh(name, '--json')).out) as RefreshJson;
    assert.deepEqual([again.files[0]?.edits.length, again.files[0]?.unchanged.length], [0, 3]);
  });

  it('names what it wrote, with where it is from', async () => {
    const { error } = await refresh(write(BRIEFING), '--write');
    assert.match(error, /a\.md:3: ドル円: 153 → 156\.82 \(\+2\.5 %\); usd-jpy, as of 2026-11-20\n/);
    assert.match(error, /a\.md:6: vi: Held: 9\.10 would become 31\.70, a change of 248 %, more than 30 %\.\n/);
    assert.match(error, /: 3 written, 0 unchanged, 1 failed, 1 held, 1 without a source\.\n$/);
  });

  it('is done with code 0 where all went well', async () => {
    const name = write('- [REALTIME] ドル円: 153 (recent, X )');
    assert.equal((await refresh(name, '--write')).code, 0);
    assert.equal(readFileSync(name, 'utf8'), '- [REALTIME] ドル円: 156.82 (Nov 20, 2026, X )');
    assert.equal((await refresh(write('- nothing here'))).code, 0);
  });

  it('leaves the file as it is where every source failed', async () => {
    const text = '- [REALTIME] 政策金利: 0.75% (Oct 30, 2026, BOJ).\r\n';
    const name = write(text);
    const { mtimeMs } = statSync(name);
    assert.equal((await refresh(name, '--write')).code, 2);
    assert.equal(readFileSync(name, 'utf8'), text);
    assert.equal(statSync(name).mtimeMs, mtimeMs);
  });

  it('keeps carriage returns and a byte order mark', async () => {
    for (const [mark, eol] of [['', '\r\n'], ['\uFEFF', '\n'], ['\uFEFF', '\r\n']] as const) {
      // A file of its own each: a text that was put back is one that a person changed since.
      const name = write(mark + BRIEFING.replaceAll('\n', eol), `${mark.length}${eol.length}.md`);
      await refresh(name, '--write');
      assert.equal(readFileSync(name, 'utf8'), mark + AFTER.replaceAll('\n', eol), JSON.stringify([mark, eol]));
    }
  });

  it('prints a diff that git applies', async () => {
    for (const [before, after] of [[BRIEFING, AFTER], [BRIEFING.replaceAll('\n', '\r\n'), AFTER.replaceAll('\n', '\r\n')], [BRIEFING.trimEnd(), AFTER.trimEnd()], ['- ドル円: 153', '- ドル円: 156.82'], ['\uFEFF- ドル円: 153\n', '\uFEFF- ドル円: 156.82\n'], ['- ドル円: 153\n  (recent,\n  X )\n- b', '- ドル円: 156.82\n  (Nov 20, 2026,\n  X )\n- b']] as const) {
      const name = write(before);
      const { out } = await refresh(name, '--diff');
      const patch = out.replaceAll(name, 'a.md');
      execFileSync('git', ['init', '-q'], { cwd: at('') });
      execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--unidiff-zero', '--whitespace=nowarn', '-'], { cwd: at(''), input: patch });
      assert.equal(readFileSync(name, 'utf8'), after);
    }
  }).timeout(10_000);

  it('reads standard input and never writes to it', async () => {
    const run = (...argv: string[]): Promise<Call> => call(['refresh', '-', ...argv, '--config', write('').replace('a.md', '.briefing.yml')], { stdin: '- ドル円: 153\n', http: new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' }) });
    assert.match((await run('--diff')).out, /^--- a\/-\n\+\+\+ b\/-\n@@ -1,1 \+1,1 @@\n-- ドル円: 153\n\+- ドル円: 156.82\n$/);
    assert.equal((await run('--write')).code, 3);
  });

  it('asks no private host unasked', async () => {
    const name = write(BRIEFING);
    const { code, out } = await call(['refresh', name, '--json'], { http: new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0' }) });
    assert.equal(code, 2);
    const [report] = (JSON.parse(out) as RefreshJson).files;
    assert.deepEqual([...new Set(report?.failures.map((one) => one.error))], ['private-host']);
    assert.equal(report?.edits.length, 0);
  });

  it('ends with 3 on a mistake in the configuration, the rest done', async () => {
    const name = write(BRIEFING);
    writeFileSync(at('.briefing.yml'), `${readFileSync(at('.briefing.yml'), 'utf8')}rules: { nonsense: off }\n`);
    const { code, error } = await refresh(name, '--write');
    assert.equal(code, 3);
    assert.match(error, /\.briefing\.yml:8:10: error: There is no rule "nonsense"/);
    assert.equal(readFileSync(name, 'utf8'), AFTER);
  });

  it('refuses what it cannot do', async () => {
    for (const argv of [['refresh'], ['refresh', at('none.md')], ['refresh', '--nope', 'a.md']]) assert.equal((await call(argv)).code, 3, argv.join(' '));
  });
});

describe('the bundle', function () {
  this.timeout(20_000);
  const { at } = temporaryFolder();
  const bundle = path.resolve('dist', 'cli.js');
  const run = (argv: readonly string[], input = ''): Call => {
    try {
      return { code: 0, out: execFileSync(process.execPath, [bundle, ...argv], { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e9, env: { ...process.env, LANG: 'C', LC_ALL: 'C' } }), error: '' };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { code: status, out: stdout, error: stderr };
    }
  };

  it('parses, checks and says what is wrong', () => {
    writeFileSync(at('a.md'), BRIEFING);
    assert.equal((JSON.parse(run(['parse', at('a.md'), '--json']).out) as { bullets: unknown[] }).bullets.length, 6);
    assert.equal((JSON.parse(run(['parse', '-', '--json'], BRIEFING).out) as { file: string }).file, '-');
    const checked = run(['check', at('a.md'), '--as-of', '2026-11-23']);
    assert.deepEqual([checked.code, checked.out.includes('\u001b')], [1, false]);
    assert.equal(run(['check', at('none.md')]).code, 3);
    assert.match(run(['nope']).error, /There is no command "nope"/);
  });

  it('refreshes over a real connection, in a process of its own', async () => {
    const feed = await startFeed({ moving: false, today: () => new Date(2026, 10, 20) });
    try {
      writeFileSync(at('a.md'), '- [REALTIME] ドル円: 153 (recent, X )\n');
      writeFileSync(at('.briefing.yml'), `sources:\n  a: { match: { labels: [ドル円] }, request: { url: "${feed.url}/rates/usd-jpy.json" }, extract: { format: json, value: $.rate, date: $.date }, decimals: 2 }\n`);
      const later = (argv: readonly string[]): Promise<number> => import('node:child_process').then(({ spawn }) => new Promise((done) => {
        spawn(process.execPath, [bundle, ...argv], { stdio: 'ignore' }).once('close', (code) => done(code ?? -1));
      }));
      assert.equal(await later(['refresh', at('a.md'), '--write']), 2);
      assert.equal(readFileSync(at('a.md'), 'utf8'), '- [REALTIME] ドル円: 153 (recent, X )\n');
      assert.equal(await later(['refresh', at('a.md'), '--write', '--allow-private-hosts']), 0);
      assert.equal(readFileSync(at('a.md'), 'utf8'), '- [REALTIME] ドル円: 156.82 (Nov 20, 2026, X )\n');
    } finally {
      await feed.stop();
    }
  });
});
