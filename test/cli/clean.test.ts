import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { call, temporaryFolder, type Call } from '../support/commandLine';

const MARK = '<argument name="citation_id">3</argument></grok:render>';
const BRIEFING = `# Rates

- [DAILY] Rate: 1% (Jan 7, 2026, Reuters ${MARK}).
- Tea rose [web:9].

Confirmed by [web:8] today.

[web:7]

## Key Citations
- ${MARK} [Rates on hold](https://www.reuters.com/a?utm_source=chatgpt.com)
- [cite: 4]
`;
const UNMAPPED = BRIEFING.replace(' [web:9]', '').replace('[web:8] ', '').replace('[web:7]\n\n', '').replace('?utm_source=chatgpt.com', '').replace('[cite: 4]', '(citation 4 lost)');
const MAPPED = UNMAPPED.replace(`Reuters ${MARK}`, '[Reuters](https://www.reuters.com/a)').replace(`${MARK} `, '');

describe('briefing clean', () => {
  const { at } = temporaryFolder();
  const write = (text: string): string => {
    writeFileSync(at('a.md'), text);
    return at('a.md');
  };
  const clean = (...argv: string[]): Promise<Call> => call(['clean', ...argv]);

  it('says what it would do and changes nothing', async () => {
    const name = write(BRIEFING);
    const { code, out, error } = await clean(name);
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.equal(readFileSync(name, 'utf8'), BRIEFING);
    assert.deepEqual(out.replaceAll(name, 'a.md').trimEnd().split('\n'), [
      'a.md:3: citation 3 ↔ Rates on hold (https://www.reuters.com/a?utm_source=chatgpt.com)', 'a.md:4: citation 9 is lost', 'a.md:6: citation 8 is lost, and the sentence lacks a word without it', 'a.md:8: citation 7 is lost', 'a.md:12: citation 4 is lost',
      'a.md: 1 citations can be mapped back to their references: their marks stay until clean is run with --map.', 'a.md: marks to remove: 4; citations to map back: 0, lost: 4; URLs with tracking parameters: 1.',
    ]);
  });

  it('writes, and makes citations of the pairs only with --map, printed first', async () => {
    const name = write(BRIEFING);
    const first = await clean(name, '--write');
    assert.deepEqual([first.code, first.out], [0, '']);
    assert.match(first.error, /marks removed: 4; citations mapped back: 0, lost: 4; URLs freed of tracking parameters: 1/);
    assert.equal(readFileSync(name, 'utf8'), UNMAPPED);
    const second = await clean(name, '--write', '--map');
    assert.match(second.error, /^.*:3: citation 3 ↔ Rates on hold \(https:\/\/www\.reuters\.com\/a\)\n.*marks removed: 1; citations mapped back: 1, lost: 0/);
    assert.equal(readFileSync(name, 'utf8'), MAPPED);
    assert.match((await clean(name, '--write', '--map')).error, /: nothing to clean up\n$/);
    assert.deepEqual(readdirSync(at('')), ['a.md']);
  });

  it('keeps carriage returns and a byte order mark', async () => {
    for (const mark of ['', '\uFEFF']) {
      for (const eol of ['\r\n', '\r']) {
        const name = write(mark + BRIEFING.replaceAll('\n', eol));
        await clean(name, '--write', '--map');
        assert.equal(readFileSync(name, 'utf8'), mark + MAPPED.replaceAll('\n', eol), JSON.stringify([mark, eol]));
      }
    }
  });

  it('prints a diff that git applies', async () => {
    for (const [before, after] of [[BRIEFING, UNMAPPED], [BRIEFING.replaceAll('\n', '\r\n'), UNMAPPED.replaceAll('\n', '\r\n')], ['\uFEFF[web:1]\n\nTea\n', '\uFEFFTea\n'], ['Tea\n\n[web:1]', 'Tea'], [`a\n- \n${MARK} R\n- \n${MARK} S\nb\n\n[web:1]\n`, 'a\n- R\n- S\nb\n'], ['Tea\nOutlet\n+1\n\nRice [web:1]', 'Tea (Outlet)\n\nRice']] as const) {
      const name = write(before);
      const { out, code } = await clean(name, '--diff');
      assert.equal(code, 0);
      execFileSync('git', ['init', '-q'], { cwd: at('') });
      execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--unidiff-zero', '--whitespace=nowarn', '-'], { cwd: at(''), input: out.replaceAll(name, 'a.md') });
      assert.equal(readFileSync(name, 'utf8'), after);
    }
  }).timeout(10_000);

  it('reads standard input and never writes to it', async () => {
    assert.match((await call(['clean', '-', '--diff'], { stdin: 'Tea [web:1].\n' })).out, /^--- a\/-\n\+\+\+ b\/-\n@@ -1,1 \+1,1 @@\n-Tea \[web:1\]\.\n\+Tea\.\n$/);
    assert.equal((await call(['clean', '-', '--write'])).code, 3);
  });

  it('says it in Japanese, and takes several files', async () => {
    writeFileSync(at('b.md'), 'Tea\n');
    const { out } = await call(['clean', write('Tea [web:1].\n'), at('b.md')], { env: { LANG: 'ja_JP.UTF-8' } });
    assert.match(out, /a\.md:1: 出典 1 が失われています\n[^]*b\.md: 整理するものはありません\n$/);
  });

  it('has an exit code for a mistake in the call, in a file, in the configuration', async () => {
    writeFileSync(at('binary.md'), 'a\0b');
    for (const argv of [[], ['--diff', '--write', write('a')], [at('missing.md')], [at('binary.md')], [at('a.md'), '--jsn']]) assert.equal((await clean(...argv)).code, 3, argv.join(' '));
    writeFileSync(at('.briefing.yml'), 'colour: red\n');
    const { code, error } = await clean(write('Tea [web:1].'), '--write');
    assert.equal(code, 3);
    assert.match(error, /\.briefing\.yml:1:1: error: /);
  });
});
