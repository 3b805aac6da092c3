import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { contributes } from '../../package.json';
import { call } from '../support/commandLine';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly jobs: Readonly<Record<'changed' | 'sweep', { readonly steps: readonly Step[] }>>;
}
interface Matcher {
  readonly problemMatcher: readonly [{ readonly pattern: readonly [Readonly<Record<string, unknown>> & { readonly regexp: string }] }];
}

const page = readFileSync('docs/ci.md', 'utf8');
const blocks = (language: string): string[] => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);
/** What fetches something is not run here. */
const needsNetwork = (script: string): boolean => /git clone|npm ci/.test(script);

const CLEAN = `- [ANNUAL] Tide: 3.1 m (Jan 1, ${new Date().getFullYear()}, Quay Post)\n`;
const BAD = '- [DAILY] Queue: 12 ships (Jan 20, 2020, Quay Post)\n';

describe('the page about CI', function () {
  let folder = '';
  let env: Record<string, string> = {};
  const at = (name: string): string => path.join(folder, name);
  const write = (name: string, text: string): void => writeFileSync(at(name), text);
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  /** As a step on GitHub: bash that ends at the first failure. */
  const shell = (script: string, extra: Readonly<Record<string, string>> = {}): { readonly status: number | null; readonly out: string; readonly error: string } => {
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: folder, env: { ...env, ...extra }, encoding: 'utf8' });
    return { status, out: stdout, error: stderr };
  };

  before(function () {
    if (process.platform === 'win32') this.skip();
    folder = mkdtempSync(path.join(tmpdir(), 'briefing-ci-'));
    const bin = path.join(folder, '.git', 'bin');
    env = { PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a.example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a.example', LANG: 'C' };
    git('init', '-q', '-b', 'main');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'briefing'), `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(path.resolve('dist/cli.js'))} "$@"\n`);
    chmodSync(path.join(bin, 'briefing'), 0o755);
    mkdirSync(at('.briefing-desk'));
    symlinkSync(path.resolve('dist'), at('.briefing-desk/dist'));
    write('.gitignore', '.briefing-desk\n*.sarif\n');
    write('old.md', BAD + CLEAN);
    git('add', '-A');
    git('commit', '-qm', 'base');
    git('update-ref', 'refs/remotes/origin/main', 'main');
    git('checkout', '-qb', 'work');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => {
    if (folder === '') return;
    git('checkout', '-qf', 'work');
    git('clean', '-qfd', '-e', '.briefing-desk');
  });

  /** The steps of the workflow that run something and fetch nothing. */
  const runs = (job: keyof Workflow['jobs']): { readonly run: string; readonly env: Record<string, string> }[] => {
    const workflow = parse(blocks('yml')[0] ?? '') as Workflow;
    return workflow.jobs[job].steps.filter(({ run }) => run !== undefined && !needsNetwork(run)).map(({ run = '', env: own = {} }) => (
      { run, env: Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value.replace('${{ github.base_ref }}', 'main')])) }));
  };

  it('has YAML, JSON and shell that can be read', () => {
    assert.deepEqual([blocks('yml').length, blocks('json').length, blocks('sh').length], [3, 2, 2]);
    for (const yaml of blocks('yml')) assert.ok(parse(yaml, { strict: true, uniqueKeys: true }));
    for (const json of blocks('json')) assert.ok(JSON.parse(json));
    const { jobs } = parse(blocks('yml')[0] ?? '') as Workflow;
    assert.equal(jobs.changed.steps[0]?.with?.['fetch-depth'], 0);
    for (const { steps } of Object.values(jobs)) assert.ok(steps.every(({ uses, run }) => (uses === undefined) !== (run === undefined) && !run?.includes('${{')));
    assert.equal(jobs.sweep.steps.at(-1)?.with?.['sarif_file'], 'briefings.sarif');
  });

  it('has a job that passes a pull request which touches nothing bad, and fails one that does', () => {
    const [step, ...more] = runs('changed');
    assert.ok(step && more.length === 0);
    write('new.md', CLEAN);
    assert.deepEqual(shell(step.run, step.env), { status: 0, out: '', error: '' });
    write('new.md', BAD);
    const { status, out } = shell(step.run, step.env);
    assert.equal(status, 1);
    assert.match(out, /^::error file=new\.md,line=1,/);
  });

  it('has a sweep that gathers everything and fails only where it could not', () => {
    const [step, ...more] = runs('sweep');
    assert.ok(step && more.length === 0);
    assert.deepEqual(shell(step.run), { status: 0, out: '', error: '' });
    const { runs: [run] } = JSON.parse(readFileSync(at('briefings.sarif'), 'utf8')) as { runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: object } }[] }[] }[] };
    assert.deepEqual(run?.results.find(({ ruleId }) => ruleId === 'stale-data')?.locations[0]?.physicalLocation.artifactLocation, { uri: 'old.md', uriBaseId: '%SRCROOT%' });
    write('.briefing.yml', 'as_of: never\n');
    assert.notEqual(shell(step.run).status, 0);
  });

  it('has a job for GitLab', () => {
    const { briefings } = parse(blocks('yml')[1] ?? '') as { briefings: { script: string[]; variables: Record<string, string> } };
    const script = briefings.script.filter((line) => !needsNetwork(line)).join('\n');
    const base = { ...briefings.variables, CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'main').trim() };
    write('new.md', BAD);
    const { status, out } = shell(script, base);
    assert.equal(status, 1);
    assert.match(out, /^new\.md:1:.*\nnew\.md: .*\nold\.md: .* left out: \d+\.\n$/);
  });

  it('has a hook that holds back a commit with a bad bullet in it', () => {
    const hook = at('.git/hooks/pre-commit');
    writeFileSync(hook, blocks('sh').find((script) => !needsNetwork(script)) ?? '');
    chmodSync(hook, 0o755);
    const commit = (): number | null => shell('git commit -qm x').status;
    try {
      write('a file.txt', 'x');
      git('add', '-A');
      assert.equal(commit(), 0, 'no Markdown');
      write('新 規.md', BAD);
      git('add', '-A');
      const { status, out } = shell('git commit -qm x 2>&1');
      assert.equal(status, 1);
      assert.match(out, /新 規\.md:1:\d+: error: Stale/);
      write('新 規.md', CLEAN);
      write('old.md', BAD + CLEAN + CLEAN.replace('Tide', 'Wind'));
      git('add', '-A');
      assert.equal(commit(), 0, 'the bad bullet is an old one');
      git('checkout', '-q', '--orphan', 'first');
      assert.notEqual(commit(), 0, 'in a first commit all is new');
    } finally {
      rmSync(hook);
      git('checkout', '-qf', 'work');
    }
  });

  it('has an entry for pre-commit', () => {
    const config = parse(blocks('yml')[2] ?? '') as { repos: { repo: string; hooks: { entry: string; language: string }[] }[] };
    const [hook] = config.repos[0]?.hooks ?? [];
    assert.deepEqual([config.repos[0]?.repo, hook?.language], ['local', 'system']);
    write('new.md', CLEAN);
    assert.deepEqual(shell(`${hook?.entry ?? ''} new.md old.md`), { status: 0, out: '', error: '' });
    write('new.md', BAD);
    assert.equal(shell(`${hook?.entry ?? ''} new.md old.md`).status, 1);
  });

  it('has the matcher of the extension, which reads the lines that are printed', async () => {
    const [{ name, ...own } = { name: '' }] = contributes.problemPatterns;
    const { problemMatcher: [{ pattern: [pattern] }] } = JSON.parse(blocks('json')[0] ?? '') as Matcher;
    assert.deepEqual({ ...pattern }, own);
    assert.deepEqual([contributes.problemMatchers[0]?.pattern, contributes.problemMatchers[0]?.name], [`$${name}`, 'briefing']);
    const text = `${BAD}- [REALTME] x\n- [DAILY] y (recent, Reuters [a]: b)\n`;
    write('a:1:2: b.md', text);
    const argv = ['check', at('a:1:2: b.md'), '--by', '2100-01-01'];
    const findings = JSON.parse((await call([...argv, '--format', 'json'])).out) as { files: { findings: { rule: string; severity: string; message: string; line: number; column: number }[] }[] };
    const read = (await call(argv)).out.split('\n').flatMap((line) => new RegExp(pattern.regexp).exec(line) ?? []);
    assert.equal(read.length, 7 * (findings.files[0]?.findings.length ?? 0));
    write('b.md', text);
    const told = findings.files[0]?.findings.map(({ line, column, severity, message, rule }) => [at('b.md'), `${line}`, `${column}`, severity, message, rule]);
    assert.deepEqual((await call(['check', at('b.md')])).out.split('\n').flatMap((line) => { const found = new RegExp(pattern.regexp).exec(line); return found ? [found.slice(1)] : []; }), told);
  });

  it('names the exit codes that there are', () => assert.deepEqual([...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code)), [0, 1, 2, 3, 130]));

  it('stands beside a page of the JSON fields, whose example is what is printed', async () => {
    const fields = readFileSync('docs/check-json.md', 'utf8');
    const shown = /^```markdown\n(.*?)^```\n\n```json\n(.*?)^```/ms.exec(fields);
    const { out } = await call(['check', '-', '--format', 'json', '--as-of', '2026-01-28'], { stdin: shown?.[1] ?? '' });
    assert.deepEqual(JSON.parse(out), JSON.parse(shown?.[2] ?? ''));
    const names = new Set(['untouched', 'forecast', 'label', 'date', 'staleOn', 'errorOn']);
    JSON.parse(out, (key, value: unknown) => {
      if (/^[a-z]/i.test(key) && !/^[A-Z]+$/.test(key)) names.add(key);
      return value;
    });
    assert.deepEqual([...names].filter((name) => !fields.includes(`\`${name}\``)), []);
  });
});
