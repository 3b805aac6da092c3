import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { touchedByPatch } from '../../src/cli/changedLines';
import { call, type Call } from '../support/commandLine';

interface Finding {
  readonly line: number;
  readonly rule: string;
}
interface CheckJson {
  readonly files: readonly { readonly findings: readonly Finding[]; readonly untouched: number }[];
}

const ENV = { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: path.resolve('none'), GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a.example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a.example' };

const bullets = (...names: string[]): string => names.map((name) => `- [DAILY] ${name} (recent, Reuters)\n`).join('');
/** Each of the six lines has one finding. */
const SIX = bullets('a', 'b', 'c', 'd', 'e', 'f');

/** Names that git quotes, ends with a tab, or writes in octal. */
const NAMES = ['plain.md', 'with space.md', '市場 概況.md', 'quote"d\\.md', 'sub folder/ü.md'] as const;

describe('check --changed-since', function () {
  let folder = '';
  const at = (name: string): string => path.join(folder, name);
  const gitIn = (where: string, ...args: string[]): string => execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: where, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const git = (...args: string[]): string => gitIn(folder, ...args);
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  const check = (names: readonly string[], ...argv: string[]): Promise<Call> => call(['check', ...names.map(at), '--as-of', '2026-01-28', '--format', 'json', ...argv], { env: ENV });
  /** The lines with findings that are told. */
  const linesOf = async (name: string, ref = 'main', env: Readonly<Record<string, string>> = ENV): Promise<number[]> => {
    const { out, error } = await call(['check', at(name), '--as-of', '2026-01-28', '--format', 'json', '--changed-since', ref], { env });
    assert.equal(error, '');
    return [...new Set((JSON.parse(out) as CheckJson).files[0]?.findings.map(({ line }) => line))];
  };

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'briefing-git-')));
    git('init', '-q', '-b', 'main');
    for (const name of NAMES) write(name, SIX);
    write('crlf.md', SIX.replaceAll('\n', '\r\n'));
    write('cr.md', `${SIX.trimEnd().replaceAll('\n', '\r')}\n\n${SIX}`);
    write('old name.md', SIX + 'A paragraph\n'.repeat(20));
    write('wrapped.md', '- [DAILY] one thing\n  and more of it\n  and its end (recent, Reuters)\n- [DAILY] b (recent, Reuters)\n');
    write('pairs.md', '## Sources\n- One title - https://a.example/1\n- b\n- c\n- One title - https://a.example/1\n');
    write('still.md', SIX);
    write('gone.md', SIX);
    write('.gitattributes', 'binary.md binary\n');
    write('binary.md', SIX);
    git('add', '-A');
    git('commit', '-qm', 'base');
    git('tag', 'v1');
    git('checkout', '-qb', 'work');
    for (const name of NAMES) write(name, SIX.replace('] b', '] B'));
    write('crlf.md', SIX.replace('] c', '] C').replaceAll('\n', '\r\n'));
    git('commit', '-qam', 'on the branch');
    git('checkout', '-q', 'main');
    write('plain.md', SIX.replace('] f', '] F'));
    git('commit', '-qam', 'meanwhile');
    git('checkout', '-q', 'work');
    // Not committed yet:
    for (const name of NAMES) appendFileSync(at(name), bullets('g'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const name of NAMES) it(`tells what the branch and the working tree touch, and not what main did since, in ${name}`, async () => assert.deepEqual(await linesOf(name), [2, 7]));

  it('takes a tag, a commit and HEAD', async () => {
    assert.deepEqual(await linesOf('plain.md', 'v1'), [2, 7]);
    assert.deepEqual(await linesOf('plain.md', git('rev-parse', 'work').trim()), [7]);
    assert.deepEqual(await linesOf('plain.md', 'HEAD'), [7]);
    assert.deepEqual(await linesOf('still.md'), []);
  });

  it('counts lines as git does: with carriage returns, and with lone ones', async () => {
    assert.deepEqual(await linesOf('crlf.md'), [3]);
    write('cr.md', `${SIX.trimEnd().replaceAll('\n', '\r')}\n\n${SIX.replace('] c', '] C')}`);
    assert.deepEqual(await linesOf('cr.md'), [10]);
    write('cr.md', `${SIX.trimEnd().replaceAll('\n', '\r').replace('] c', '] C')}\n\n${SIX}`);
    assert.deepEqual(await linesOf('cr.md'), [1, 2, 3, 4, 5, 6]);
  });

  it('follows a rename, staged or moved back', async () => {
    git('mv', 'old name.md', 'new\tname.md');
    writeFileSync(at('new\tname.md'), SIX.replace('] d', '] D') + 'A paragraph\n'.repeat(20));
    assert.deepEqual(await linesOf('new\tname.md'), [4]);
    git('mv', 'new\tname.md', 'old name.md');
    assert.deepEqual(await linesOf('old name.md'), [4]);
  });

  it('takes what git does not track for new from end to end', async () => {
    write('untracked.md', SIX);
    write('.gitignore', 'ignored.md\n');
    write('ignored.md', SIX);
    write('added.md', SIX);
    git('add', 'added.md');
    for (const name of ['untracked.md', 'ignored.md', 'added.md']) assert.deepEqual(await linesOf(name), [1, 2, 3, 4, 5, 6], name);
  });

  it('reads what the attributes call binary', async () => {
    write('binary.md', SIX.replace('] e', '] E'));
    assert.deepEqual(await linesOf('binary.md'), [5]);
  });

  it('knows a bullet by any of its lines, by a line that was taken out of it, and a finding by the places it points to', async () => {
    write('wrapped.md', '- [DAILY] one thing\n  and less of it\n  and its end (recent, Reuters)\n- [DAILY] b (recent, Reuters)\n');
    assert.deepEqual(await linesOf('wrapped.md'), [3]);
    write('wrapped.md', '- [DAILY] one thing\n  and its end (recent, Reuters)\n- [DAILY] b (recent, Reuters)\n');
    assert.deepEqual(await linesOf('wrapped.md'), [2]);
    write('still.md', bullets('a', 'b', 'd', 'e', 'f'));
    assert.deepEqual(await linesOf('still.md'), [], 'a whole bullet taken out touches no other');
    write('pairs.md', '## Sources\n- One  title - https://a.example/1\n- b\n- c\n- One title - https://a.example/1\n');
    assert.deepEqual(await linesOf('pairs.md'), [5]);
  });

  it('gates what is touched only, and says what it left out', async () => {
    const text = (...argv: string[]): Promise<Call> => call(['check', at('plain.md'), '--as-of', '2026-01-28', '--fail-on', 'warning', ...argv], { env: ENV });
    assert.equal((await text()).code, 1);
    const { code, out } = await text('--changed-since', 'main');
    assert.equal(code, 1);
    assert.match(out, /; measured on 2026-01-28\. Findings in untouched lines that were left out: 5\.\n$/);
    git('stash', '-q');
    try {
      assert.equal((await text('--changed-since', 'work')).code, 0);
    } finally {
      git('stash', 'pop', '-q');
    }
    const json = JSON.parse((await check(['plain.md'], '--changed-since', 'main')).out) as CheckJson;
    assert.deepEqual([json.files[0]?.findings.length, json.files[0]?.untouched], [2, 5]);
  });

  it('marks a finding in SARIF as a sweep does', async () => {
    const marks = async (...argv: string[]): Promise<string[]> => {
      const { out } = await call(['check', at('plain.md'), '--format', 'sarif', ...argv], { env: ENV });
      return (JSON.parse(out) as { runs: { results: { partialFingerprints: Record<string, string> }[] }[] }).runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints['briefingFinding/v1'] ?? '') ?? [];
    };
    const all = await marks();
    assert.equal(all.length, 7);
    assert.deepEqual(await marks('--changed-since', 'main'), [all[1], all[6]]);
  });

  it('minds neither the settings of the user nor the surroundings of a hook', async () => {
    git('config', 'diff.noprefix', 'true');
    git('config', 'diff.mnemonicPrefix', 'true');
    git('config', 'color.ui', 'always');
    git('config', 'diff.external', 'false');
    git('config', 'diff.renames', 'false');
    git('config', 'core.quotePath', 'true');
    git('config', 'diff.interHunkContext', '9');
    const hook = { ...ENV, GIT_DIR: at('none'), GIT_INDEX_FILE: at('none'), GIT_WORK_TREE: at('none') };
    for (const name of NAMES.slice(1, 4)) assert.deepEqual(await linesOf(name, 'main', hook), [2, 7], name);
  });

  it('takes a folder, and files of several repositories', async () => {
    gitIn(tmpdir(), 'init', '-q', '-b', 'main', at('inner'));
    write('inner/a.md', SIX);
    gitIn(at('inner'), 'add', '-A');
    gitIn(at('inner'), 'commit', '-qm', 'inner');
    write('inner/a.md', SIX.replace('] a', '] A'));
    const { out } = await check(['inner', 'sub folder'], '--changed-since', 'main');
    assert.deepEqual((JSON.parse(out) as CheckJson).files.map(({ findings }) => findings.map(({ line }) => line)), [[1], [2, 7]]);
  });

  it('says what is wrong and what to do', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'briefing-outside-'));
    writeFileSync(path.join(outside, 'a.md'), SIX);
    gitIn(tmpdir(), 'clone', '-q', '--depth', '1', '--branch', 'work', `file://${folder}`, path.join(outside, 'shallow'));
    git('branch', '-f', 'lonely', git('commit-tree', '-m', 'no parent', 'HEAD^{tree}').trim());
    const cases: [argv: string[], message: RegExp, env?: Readonly<Record<string, string>>][] = [
      [['check', at('plain.md'), '--changed-since', 'nowhere'], /git knows no "nowhere" here; name a branch, tag or commit that was fetched, such as origin\/main\.\n/],
      [['check', at('plain.md'), '--changed-since', 'lonely'], /"lonely" and HEAD have no common ancestor here\.\n/],
      [['check', at('plain.md'), '--changed-since=--output=x'], /takes a branch, a tag or a commit, not "--output=x"/],
      [['check', at('plain.md'), '--changed-since', ''], /takes a branch, a tag or a commit, not ""/],
      [['check', '-', '--changed-since', 'main'], /does not know standard input/],
      [['check', path.join(outside, 'a.md'), '--changed-since', 'main'], /this file lies in none/],
      [['check', path.join(outside, 'shallow', 'plain.md'), '--changed-since', 'main'], /This clone is shallow: fetch its history \(git fetch --unshallow; with actions\/checkout, fetch-depth: 0\)/],
      [['check', at('plain.md'), '--changed-since', 'main'], /asks git, and git was not found\. Install it, or leave --changed-since out/, { ...ENV, PATH: outside }],
    ];
    for (const [argv, message, env = ENV] of cases) {
      const { code, out, error } = await call(argv, { env });
      assert.deepEqual([code, out], [3, ''], argv.join(' '));
      assert.match(error, message);
    }
    renameSync(at('gone.md'), path.join(outside, 'gone.md'));
    assert.match((await check(['gone.md'], '--changed-since', 'main')).error, /gone\.md: cannot be read \(ENOENT\)/);
    rmSync(outside, { recursive: true, force: true });
  });

  it('reads a patch whose lines look like headers', () => {
    const patch = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-@@ -1 +9 @@\n+++ b/y\n+diff --git a/z b/z\n@@ -9,2 +10,0 @@\n--- a/q\n-@@\n';
    assert.deepEqual([...touchedByPatch(patch)], [['x', [{ first: 1, last: 2 }, { first: 10.5, last: 10.5 }]]]);
  });
});
