import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { WORTH_THREADS } from '../../src/cli/checking/checkInOrder';
import type { DueBullet, FileReport } from '../../src/cli/format/fileReport';
import { githubReport } from '../../src/cli/format/githubReport';
import { jsonReport } from '../../src/cli/format/jsonReport';
import { textReport } from '../../src/cli/format/textReport';
import { speaker } from '../../src/cli/format/language';
import type { HttpClient } from '../../src/core/ports';
import { call, temporaryFolder } from '../support/commandLine';

interface CheckJson {
  readonly version: number;
  readonly files: readonly { readonly file: string; readonly findings: readonly { readonly rule: string; readonly severity: string }[]; readonly forecast?: readonly DueBullet[] }[];
  readonly failures: readonly { readonly file: string; readonly message: string }[];
}

const VAGUE = '- [DAILY] a: 1 (recent, Reuters)\n';
const STALE = '- [REALTIME] b: 2 (Jan 2, 2026, Reuters)\n';
const CLEAN = '- [DAILY] c: 3 (Jan 28, 2026, Reuters)\n';

describe('check, many files', () => {
  const { at } = temporaryFolder();
  const write = (name: string, content: string | Uint8Array): string => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
    return at(name);
  };
  const check = (...argv: string[]): ReturnType<typeof call> => call(['check', '--as-of', '2026-01-28', ...argv]);
  const json = async (...argv: string[]): Promise<CheckJson> => JSON.parse((await check(...argv, '--format', 'json')).out) as CheckJson;

  describe('folders', () => {
    it('give the Markdown beneath them, in the order of the names', async () => {
      for (const name of ['b.md', 'a.MD', 'Z.markdown', 'a/é.md', 'a/deep/x.md', '市場.md', 'a.txt', 'mdx.mdx', '.git/x.md', '.github/x.md', '.#a.md', 'node_modules/x.md', 'a/node_modules/y.md']) write(name, CLEAN);
      mkdirSync(at('folder.md'));
      symlinkSync(at('a.txt'), at('link.md'));
      symlinkSync(at('.'), at('circle'));
      const { files } = await json(at(''), at('a.txt'), at('b.md'));
      assert.deepEqual(files.map(({ file }) => path.relative(at(''), file)), ['Z.markdown', 'a/deep/x.md', 'a/é.md', 'a.MD', 'b.md', 'link.md', '市場.md', 'a.txt', 'b.md'].map((name) => path.normalize(name)));
    });

    it('without any are told', async () => {
      mkdirSync(at('empty'));
      const { code, out, error } = await check(at('empty'), write('a.md', CLEAN));
      assert.equal(code, 3);
      assert.match(error, /^briefing: .*empty: this folder holds no Markdown file\.\n$/);
      assert.match(out, /a\.md: 1 bullets: 1 fresh/);
    });
  });

  it('says which could not be read, and checks the others', async () => {
    const names = [write('a.md', STALE), at('none.md'), write('picture.md', Buffer.from([0x89, 0x50, 0])), write('sjis.md', Buffer.from([0x93, 0xfa])), write('b.md', VAGUE)];
    const { code, out, error } = await check(...names);
    assert.equal(code, 3);
    assert.deepEqual(error.split('\n').map((line) => line.replace(/^briefing: .*[\\/]/, '')), ['none.md: cannot be read (ENOENT).', 'picture.md: this is not a text file.', 'sjis.md: this is not UTF-8 text.', '']);
    assert.match(out, /a\.md:1:.*stale-data.*\n.*a\.md: 1 bullets.*\n.*b\.md:1:.*vague-date/);
    const { files, failures } = await json(...names);
    assert.deepEqual([files.length, failures.map(({ file }) => path.basename(file))], [2, ['none.md', 'picture.md', 'sjis.md']]);
    assert.deepEqual(await json(at('none.md')), { version: 1, files: [], failures: [{ file: at('none.md'), message: `${at('none.md')}: cannot be read (ENOENT).` }] });
  });

  it('says once what is wrong in a configuration that many files share', async () => {
    write('.briefing.yml', 'as_of: never\n');
    const { code, error } = await check(write('a.md', CLEAN), write('deep/b.md', CLEAN));
    assert.deepEqual([code, error.split('\n').length], [3, 2]);
    write('.briefing.yml', Buffer.from([0xff]));
    const broken = await check(at('a.md'), at('deep/b.md'));
    assert.match(broken.error, /^briefing: .*\.briefing\.yml: this is not UTF-8 text\.\n$/);
    assert.equal(broken.code, 3);
  });

  it('keeps a line for a line, whatever a file or a document is called', async () => {
    const { out } = await check(write('a.md', '- [DAILY] x (recent\u001b[2J, Reuters)\n'));
    assert.ok(!out.includes('\u001b'));
  });

  it('visits each link of all files once, with --links', async () => {
    const asked: string[] = [];
    const http: HttpClient = {
      send: ({ url }) => {
        asked.push(new URL(url).pathname);
        return Promise.resolve({ status: url.endsWith('gone') ? 404 : 200, finalUrl: url, redirects: [], headers: {}, body: new Uint8Array(), truncated: false });
      },
    };
    const cites = (...paths: string[]): string => `${CLEAN}\n## Sources\n${paths.map((one) => `- A title of it - https://quay.example/${one}\n`).join('')}`;
    const argv = ['check', write('a.md', cites('gone', 'there')), at('none.md'), '-', '--links', '--as-of', '2026-01-28', '--format', 'json'];
    const { code, out, error } = await call(argv, { http, stdin: cites('gone', 'elsewhere') });
    assert.match(error, /^Checking 3 links…\nbriefing: .*none\.md: cannot be read/);
    assert.equal(code, 3);
    assert.deepEqual((JSON.parse(out) as CheckJson).files.map(({ findings }) => findings.filter(({ rule }) => rule === 'dead-link').length), [1, 1]);
    assert.deepEqual([...new Set(asked.filter((one) => one !== '/'))].sort(), ['/elsewhere', '/gone', '/there']);
    assert.equal((await call(argv, { http, stdin: '', signal: AbortSignal.abort() })).code, 130);
  });

  describe('--quiet', () => {
    it('tells findings at or above --fail-on and nothing else', async () => {
      const name = write('a.md', VAGUE + STALE);
      assert.match((await check(name, '--quiet')).out, /^[^\n]*error: Stale[^\n]*\n$/);
      assert.equal((await check(name, '--quiet', '--fail-on', 'warning')).out.split('\n').length, 3);
      assert.deepEqual(await check(write('b.md', VAGUE), '--quiet', '--by', '2030-01-01'), { code: 0, out: '', error: '' });
      assert.deepEqual((await json(name, '--quiet')).files[0]?.findings.map(({ severity }) => severity), ['error']);
    });
  });

  describe('--by', () => {
    const DUE: DueBullet[] = [{ line: 3, tag: 'DAILY', label: 'ドル円', date: '2026-01-28', staleOn: '2026-01-31', errorOn: '2026-02-02' }, { line: 9, tag: 'MONTHLY', label: null, date: null, staleOn: '2026-02-20', errorOn: null }];
    const report = (forecast: readonly DueBullet[]): FileReport => ({
      file: 'a.md', today: '2026-01-28', findings: [], suppressed: [], untouched: null, forecastBy: '2026-03-01', forecast, mistakes: [],
      summary: { bullets: 2, tagged: {}, freshness: { fresh: 2, dueSoon: 0, warn: 0, error: 0, undated: 0, vague: 0, invalid: 0, future: 0, optedOut: 0 }, references: 0, residue: 0 },
    });
    const speak = speaker({});

    it('tells what goes stale', () => {
      const text = textReport(speak, { colour: false, quiet: false });
      assert.match(text.add(report(DUE)), /^By 2026-03-01 2 bullets go stale:\n {2}2026-01-31 {2}line 3 {2}\[DAILY\] ドル円\n {2}2026-02-20 {2}line 9 {2}\[MONTHLY\]\na\.md: 2 bullets/);
      assert.match(text.add(report(DUE.slice(0, 1))), /^By 2026-03-01 one bullet goes stale:\n/);
      assert.match(text.add(report([])), /^By 2026-03-01 no bullet goes stale\.\n/);
      assert.equal(githubReport(speak, { quiet: false }).add(report(DUE)), '::notice file=a.md,line=3,title=forecast::Goes stale on 2026-01-31: [DAILY] ドル円\n::notice file=a.md,line=9,title=forecast::Goes stale on 2026-02-20: [MONTHLY]\n');
      const printed = jsonReport(speak);
      assert.deepEqual((JSON.parse(printed.add(report(DUE)) + printed.end({ failures: [], mistakes: [], exitCode: 0 })) as CheckJson).files[0]?.forecast, DUE);
    });

    it('changes neither the exit code nor, where it is not asked for, the fields', async () => {
      const name = write('a.md', CLEAN);
      assert.equal((await check(name, '--by', '2030-01-01')).code, 0);
      assert.deepEqual((await json(name, '--by', '2030-01-01')).files[0]?.forecast, [{ line: 1, tag: 'DAILY', label: 'c', date: '2026-01-28', staleOn: '2026-01-31', errorOn: '2026-02-02' }]);
      assert.ok(!('forecast' in ((await json(name)).files[0] ?? {})));
      for (const day of ['soon', '2026-02-30', '']) assert.equal((await check(name, '--by', day)).code, 3, day);
    });
  });

  describe('in threads', () => {
    const startWorker = (settings: unknown): Worker => new Worker(path.resolve('dist/cli.js'), { workerData: settings });
    /** More text than one thread is left alone with, in files of very different length, some of which cannot be read. */
    const files = (): string[] => {
      write('.briefing.yml', 'rules: { vague-date: info }\n');
      const names = Array.from({ length: 24 }, (_, index) => write(`f${index}.md`, `# Notes ${index}\n\n${(VAGUE + STALE + CLEAN).repeat(index % 4 === 0 ? 90 : 10)}\n<!--${'\nNothing but words, and nobody reads them'.repeat(2_500)}\n-->\n`));
      return [...names.slice(0, 12), at('none.md'), ...names.slice(12), write('picture.md', Buffer.from([0]))];
    };

    it('prints the same as in one', async () => {
      const names = files();
      assert.ok(names.reduce((sum, name) => sum + (statSync(name, { throwIfNoEntry: false })?.size ?? 0), 0) > WORTH_THREADS);
      let started = 0;
      const counting = (settings: unknown): Worker => {
        started++;
        return startWorker(settings);
      };
      const argv = ['check', '--as-of', '2026-01-28', '--format', 'sarif', ...names, '-'];
      const one = await call(argv, { stdin: STALE });
      const many = await call(argv, { stdin: STALE, startWorker: counting });
      assert.ok(one.out === many.out);
      assert.deepEqual([many.code, many.error], [one.code, one.error]);
      assert.ok(started >= 2);
      assert.equal((await call(['check', ...names.slice(1, 3)], { startWorker: () => assert.fail('not worth it') })).code, 1);
    });

    it('ends at once where it is interrupted', async () => {
      const interrupt = new AbortController();
      const argv = ['check', ...files()];
      const { code, out } = await call(argv, { startWorker, signal: interrupt.signal, onOut: () => interrupt.abort() });
      assert.equal(code, 130);
      assert.ok(!out.includes('f23.md'));
      assert.equal((await call(argv, { signal: interrupt.signal })).code, 130);
    });

    it('fails as a whole where a thread does', async () => {
      const broken = (): Worker => new Worker('throw new Error("no such luck")', { eval: true });
      await assert.rejects(call(['check', ...files()], { startWorker: broken }), /no such luck/);
    });
  });

  describe('as a process', () => {
    const start = (...names: string[]): ChildProcess => spawn(process.execPath, ['dist/cli.js', 'check', ...names], { stdio: ['ignore', 'pipe', 'pipe'] });
    const long = (): string[] => Array.from({ length: 12 }, (_, index) => write(`f${index}.md`, (VAGUE + STALE).repeat(300)));
    const errorsOf = async (child: ChildProcess): Promise<string> => {
      let errors = '';
      for await (const piece of child.stderr ?? []) errors += String(piece);
      return errors;
    };

    it('has no complaint where nobody reads on', async () => {
      const child = start(...long());
      const [errors] = await Promise.all([errorsOf(child), once(child, 'exit'), once(child.stdout ?? child, 'data').then(() => child.stdout?.destroy())]);
      assert.deepEqual([errors, child.exitCode, child.signalCode], ['', 2, null]);
    });

    it('ends by Ctrl+C', async () => {
      const child = start(...long());
      const [errors] = await Promise.all([errorsOf(child), once(child, 'exit'), once(child.stdout ?? child, 'data').then(() => child.kill('SIGINT') && child.stdout?.resume())]);
      assert.deepEqual([errors, child.exitCode, child.signalCode], ['', 130, null]);
    });
  });
});
