import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { call as callWith, temporaryFolder, type Call, type CallOptions } from '../support/commandLine';
import { gitIn } from '../support/gitRepository';

const TEXT = '# Weekly\n\n## A: Rates\n\n- [DAILY] Rate: 1.5% (Nov 22, 2026, Reuters)\n- [DAILY] ドル円: 153円（日報、2026年11月22日）\n\n## B\n\n### Tier 1\n\n- x\n\n## C\n\n### Tier 1\n\n- y\n';

/** With the machine's way to git. */
const call = (argv: readonly string[], options: CallOptions = {}): Promise<Call> => callWith(argv, { env: { PATH: process.env['PATH'] ?? '' }, ...options });

describe('briefing', () => {
  const { at } = temporaryFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const kept = (): string[] => readFileSync(at('a.md.signoffs.jsonl'), 'utf8').split('\n').filter((line) => line !== '');

  describe('sign-off', () => {
    it('keeps who reviewed what beside the briefing, one line each, and tells it', async () => {
      const name = file('a.md', TEXT);
      assert.equal((await call(['sign-off', name, '--who', 'Aya Tanaka', '--line', '5'])).code, 0);
      assert.equal((await call(['sign-off', name, '--who', 'Ben', '--section', 'A: Rates'])).code, 0);
      const { code, out, error } = await call(['sign-off', name, '--who', 'Cho']);
      assert.deepEqual([code, out, error], [0, '', `${name}:1: document signed by Cho; kept in ${name}.signoffs.jsonl.\n`]);
      assert.equal(readFileSync(name, 'utf8'), TEXT);
      const first = JSON.parse(kept()[0] ?? '') as Record<string, unknown>;
      assert.deepEqual({ ...first, hash: '' }, { version: 1, who: 'Aya Tanaka', when: '2026-11-23T03:00:00.000Z', scope: 'bullet', place: { section: ['Weekly', 'A: Rates'], label: 'Rate' }, hash: '' });
      writeFileSync(name, TEXT.replace('1.5%', '1.7%'));
      assert.deepEqual((await call(['sign-off', name, '--list'])).out.split('\n'), [
        `${name}:1: document: lapsed: signed by Cho on 2026-11-23T03:00:00.000Z, changed since`, `${name}:3: A: Rates: lapsed: signed by Ben on 2026-11-23T03:00:00.000Z, changed since`,
        `${name}:5: Rate: lapsed: signed by Aya Tanaka on 2026-11-23T03:00:00.000Z, changed since`, `${name}: 0 of 4 bullets signed, 1 lapsed`, '',
      ]);
      writeFileSync(name, TEXT.replaceAll('\n', '\r\n'));
      assert.match((await call(['sign-off', name, '--list'], { env: { LANG: 'ja_JP.UTF-8' } })).out, /Aya Tanaka.*確認/);
    });

    it('rewrites nothing: a line that was cut off stays, is told, and swallows nobody', async () => {
      const name = file('a.md', TEXT);
      await call(['sign-off', name, '--who', 'Aya']);
      appendFileSync(at('a.md.signoffs.jsonl'), '{"version":1,"who":"Be');
      const before = readFileSync(at('a.md.signoffs.jsonl'), 'utf8');
      await Promise.all(['Cho', 'Dan', 'Eve'].map((who) => call(['sign-off', name, '--who', who])));
      assert.ok(readFileSync(at('a.md.signoffs.jsonl'), 'utf8').startsWith(before));
      const { out, error } = await call(['sign-off', name, '--list']);
      for (const who of ['Aya', 'Cho', 'Dan', 'Eve']) assert.match(out, new RegExp(`:1: document: signed by ${who} on`));
      assert.match(error, /a\.md\.signoffs\.jsonl:2: warning: This line is no JSON object/);
    });

    it('lists names of a document as text, whatever they hold', async () => {
      const name = file('a.md', '- [DAILY] \u001b[31mRate\u202E: 1%\n');
      await call(['sign-off', name, '--who', 'Aya', '--line', '1']);
      assert.match((await call(['sign-off', name, '--list'])).out, /:1: <U\+001B>\[31mRate<U\+202E>: signed by Aya/);
    });

    it('refuses what it cannot sign, and writes nothing then', async () => {
      const name = file('a.md', TEXT);
      const cases: readonly (readonly [readonly string[], RegExp])[] = [
        [[], /takes one FILE/], [['a', 'b'], /takes one FILE/], [['-'], /standard input/], [[name], /--who NAME/], [[name, '--who', ' \u202E'], /--who NAME/], [[name, '--who', 'A', '--line', '1'], /no bullet in line 1/],
        [[name, '--who', 'A', '--line', '99'], /a line from 1 to 19/], [[name, '--who', 'A', '--line', 'x'], /a line from/], [[name, '--who', 'A', '--section', 'Z'], /no section "Z"/],
        [[name, '--who', 'A', '--section', 'Tier 1'], /2 sections "Tier 1": "Weekly \/ B \/ Tier 1", "Weekly \/ C \/ Tier 1"/], [[name, '--who', 'A', '--line', '5', '--section', 'B'], /give one of them/],
      ];
      for (const [argv, message] of cases) {
        const { code, error } = await call(['sign-off', ...argv]);
        assert.deepEqual([code, message.test(error)], [3, true], `${argv.join(' ')}: ${error}`);
      }
      assert.ok(!existsSync(at('a.md.signoffs.jsonl')));
      assert.equal((await call(['sign-off', name, '--who', 'A', '--section', 'Weekly / C / Tier 1'])).code, 0);
      mkdirSync(at('b.md.signoffs.jsonl'));
      const failed = await call(['sign-off', file('b.md', TEXT), '--who', 'A']);
      assert.deepEqual([failed.code, /cannot be written \(EISDIR\); nothing was signed/.test(failed.error)], [3, true]);
    });
  });

  describe('report', () => {
    it('prints each format, with sign-offs and in both languages', async () => {
      const name = file('a.md', TEXT);
      await call(['sign-off', name, '--who', 'Aya', '--line', '6']);
      const html = await call(['report', name, '--who', 'Ben']);
      assert.deepEqual([html.code, html.error], [0, '']);
      assert.match(html.out, /^<!DOCTYPE html>\n<html lang="en">[\s\S]*by Ben[\s\S]*signed by Aya on 2026-11-23/);
      assert.match((await call(['report', name, name, '--format', 'markdown', '--as-of', '2027-01-01'])).out, /^# Review report\n[\s\S]*2027-01-01[\s\S]*stale-data[\s\S]*\n## Weekly/);
      const csv = await call(['report', name, '--format', 'csv'], { env: { LC_ALL: 'ja_JP.UTF-8' } });
      assert.ok(csv.out.startsWith('\uFEFFファイル,') && csv.out.includes('ドル円'));
      assert.match((await call(['report', '-', '--format', 'markdown'], { stdin: TEXT })).out, /## Weekly/);
    });

    it('writes into a file, whose name tells the format, and never over a briefing', async () => {
      const name = file('a.md', TEXT);
      assert.deepEqual([(await call(['report', name, '--out', at('r.csv')])).out, readFileSync(at('r.csv'), 'utf8').slice(0, 5)], ['', '\uFEFFFile']);
      await call(['report', name, '--out', at('r.MD')]);
      assert.match(readFileSync(at('r.MD'), 'utf8'), /^# Review report/);
      await call(['report', name, '--out', at('r')]);
      assert.match(readFileSync(at('r'), 'utf8'), /^<!DOCTYPE/);
      for (const argv of [[name, '--out', at('./a.md')], [], [name, '--format', 'pdf'], [name, '--as-of', 'today'], [name, '--out', at('no/such/folder')], [at('none.md')]]) assert.equal((await call(['report', ...argv])).code, 3, argv.join(' '));
      assert.equal(readFileSync(name, 'utf8'), TEXT);
    });

    it('says what is wrong in the configuration, and measures in its zone', async () => {
      const name = file('a.md', '# Weekly\n\n- x\n');
      file('.briefing.yml', 'as_of: never\n');
      const { code, out, error } = await call(['report', name, '--format', 'markdown']);
      assert.deepEqual([code, /as_of/.test(error), /2026-11-23 \(UTC\)/.test(out)], [3, true, true], out);
    });
  });

  describe('compare', () => {
    it('compares with a file', async () => {
      const [now, before] = [file('a.md', TEXT.replace('1.5%', '1.7%')), file('b.md', TEXT)];
      const { code, out, error } = await call(['compare', now, '--with', before]);
      assert.deepEqual([code, error], [1, '']);
      assert.match(out, /## Figures changed, citation as it was \(1\)[\s\S]*\*\*Line 5, before: line 5\*\*: Rate\n\n```diff\n- - \[DAILY\] Rate: 1\.5%.*\n\+ - \[DAILY\] Rate: 1\.7%/);
      const json = JSON.parse((await call(['compare', now, '--with', before, '--json'])).out) as { changes: unknown[] };
      assert.deepEqual(json, {
        version: 1, file: now, with: before, references: { added: [], removed: [] },
        changes: [{
          kind: 'figures-under-old-citation', grave: true, before: { line: 5, endLine: 5, label: 'Rate', text: '- [DAILY] Rate: 1.5% (Nov 22, 2026, Reuters)' },
          after: { line: 5, endLine: 5, label: 'Rate', text: '- [DAILY] Rate: 1.7% (Nov 22, 2026, Reuters)' },
        }],
      });
      const same = await call(['compare', now, '--with', now]);
      assert.deepEqual([same.code, /Nothing differs/.test(same.out)], [0, true]);
      assert.equal((await call(['compare', '-', '--with', before], { stdin: TEXT })).code, 0);
    });

    it('compares with a revision, wherever it is called from, and however odd the names', async () => {
      mkdirSync(at('deep $(x)'), { recursive: true });
      const git = gitIn(at(''));
      git('init', '--quiet');
      const name = file('deep $(x)/週報 a.md', TEXT);
      git('add', '.');
      git('commit', '--quiet', '-m', 'one');
      git('tag', 'v1');
      writeFileSync(name, TEXT.replace('[DAILY] Rate', '[ANNUAL] Rate'));
      git('commit', '--quiet', '-a', '-m', 'two');
      writeFileSync(name, TEXT.replace('[DAILY] Rate', '[ANNUAL] Rate').replace('153円', '156円'));
      const kinds = async (revision: string): Promise<unknown> => (JSON.parse((await call(['compare', name, '--with', revision, '--json'])).out) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind);
      assert.deepEqual(await kinds('HEAD'), ['figures-under-old-citation']);
      assert.deepEqual(await kinds('v1'), ['figures-under-old-citation', 'tag-downgraded']);
      assert.deepEqual(await kinds('HEAD~1'), ['figures-under-old-citation', 'tag-downgraded']);
      const cases: readonly (readonly [string, RegExp])[] = [['v2', /git knows no such revision/], ['--output=x', /takes a file or a revision/], ['', /takes a file or a revision/], ['HEAD:x', /git knows no such revision/], ['$(touch x)', /git knows no such revision/]];
      for (const [revision, message] of cases) {
        const { code, error, out } = await call(['compare', name, `--with=${revision}`]);
        assert.deepEqual([code, out, message.test(error)], [3, '', true], `${revision}: ${error}`);
      }
      assert.match((await call(['compare', file('new.md', TEXT), '--with', 'v1'])).error, /new\.md is not in that revision/);
    });

    it('says what it lacks', async () => {
      const name = file('a.md', TEXT);
      assert.match((await call(['compare', name])).error, /--with names/);
      assert.match((await call(['compare'])).error, /takes one FILE/);
      assert.match((await call(['compare', '-', '--with', 'HEAD'], { stdin: TEXT })).error, /standard input has no revisions/);
      assert.match((await call(['compare', name, '--with', 'HEAD'])).error, /git knows no such revision/, 'a folder that is no repository');
      assert.match((await call(['compare', name, '--with', 'HEAD'], { env: { PATH: at('') } })).error, /git was not found/);
    });
  });
});
