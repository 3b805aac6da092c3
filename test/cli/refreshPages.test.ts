import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { reply, startLoopback, type Loopback } from '../adapters/loopback';
import { call, temporaryFolder, type Call } from '../support/commandLine';

interface Report {
  readonly files: readonly {
    readonly edits: readonly Record<string, unknown>[];
    readonly failures: readonly { readonly line: number; readonly source: string; readonly error: string; readonly message: string }[];
    readonly unbound: readonly number[];
  }[];
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const POST = '1886192184808149383';

describe('briefing refresh, dates of cited pages', function () {
  this.timeout(20_000);
  const { at } = temporaryFolder();
  let server: Loopback;
  before(async () => {
    server = await startLoopback({
      '/cranes': reply(200, '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-18T09:00:00+09:00"}</script><h1>Cranes</h1>', HTML),
      '/ships': reply(200, '<main><h1>Ships</h1><p>November 17, 2026</p></main>', HTML),
      '/old': reply(200, '<meta property="article:published_time" content="2026-01-12">', HTML),
      '/members': reply(403, 'no', HTML),
    });
  });
  after(() => server.close());
  beforeEach(() => writeFileSync(at('.briefing.yml'), `sources: null\nposts: { ids: { "541": "${POST}" } }\n`));

  const lines = (): string[] => [
    '# Harbour', '',
    `- [DAILY] Cranes stand (recent, [Daily](${server.origin}/cranes)).`,
    '- [DAILY] Ships wait (recent, Port Weekly) [1].',
    `- [DAILY] Old news (Nov 2024, [Daily](${server.origin}/old)).`,
    `- [DAILY] Behind a wall (recent, [Daily](${server.origin}/members)).`,
    '- [DAILY] 弱気意見: Gap (recent, sebby_d [post:541]).',
    '- [DAILY] Nothing known (recent, Daily).', '',
    '## References', '', `1. [Ships](${server.origin}/ships)`, '',
  ];
  const refresh = (...argv: string[]): Promise<Call> => call(['refresh', ...argv], { http: new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' }) });
  const write = (): string => {
    writeFileSync(at('a.md'), lines().join('\n'));
    return at('a.md');
  };

  it('tells each in the contract: what is sure as edits, what is weak or contradicts as held, with where it is from', async () => {
    const { code, out, error } = await refresh(write(), '--json', '--no-record');
    const [report] = (JSON.parse(out) as Report).files;
    const before = lines();
    assert.deepEqual(report?.edits, [
      { line: 3, source: 'page', before: before[2], after: before[2]?.replace('recent', 'Nov 18, 2026'), value: null, asOf: '2026-11-18', url: `${server.origin}/cranes`, by: 'JSON-LD datePublished' },
      { line: 7, source: 'post', before: before[6], after: before[6]?.replace('recent', 'Feb 2, 2025'), value: null, asOf: '2025-02-02', url: `https://x.com/i/status/${POST}`, by: 'id' },
    ]);
    assert.deepEqual(report?.failures.map(({ line, source, error: why }) => [line, source, why]), [[6, 'page', 'http-status'], [4, 'page', 'held'], [5, 'page', 'held']]);
    assert.match(report?.failures.map(({ message }) => message).join('\n') ?? '', /refuses automated requests[^]*“November 17, 2026” was read from the words[^]*citation says Nov 2024, the page \S+ says 2026-01-12/);
    assert.deepEqual([code, report?.unbound], [2, [8]]);
    assert.match(error, /: 2 proposed, 0 unchanged, 1 failed, 2 held, 1 without a source\.\n$/);
    assert.equal(readFileSync(at('a.md'), 'utf8'), before.join('\n'));
  });

  it('writes what is sure and nothing else, and then has no more to write', async () => {
    const name = write();
    assert.equal((await refresh(name, '--write', '--no-record')).code, 2);
    const written = readFileSync(name, 'utf8');
    assert.equal(written, lines().join('\n').replace(`(recent, [Daily](${server.origin}/cranes`, `(Nov 18, 2026, [Daily](${server.origin}/cranes`).replace('recent, sebby_d', 'Feb 2, 2025, sebby_d'));
    await refresh(name, '--write', '--no-record');
    assert.equal(readFileSync(name, 'utf8'), written);
  });

  it('does not know with --as-of what was published later', async () => {
    const { out } = await refresh(write(), '--json', '--no-record', '--as-of', '2026-11-17');
    const [report] = (JSON.parse(out) as Report).files;
    assert.deepEqual(report?.edits.map((edit) => edit['line']), [7]);
    assert.ok(report.failures.some(({ line, error }) => line === 3 && error === 'future-date'));
  });

  it('asks no private host unasked', async () => {
    const http = new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0' });
    const { out } = await call(['refresh', write(), '--json', '--no-record'], { http });
    const [report] = (JSON.parse(out) as Report).files;
    assert.deepEqual([...new Set(report?.failures.map(({ error }) => error))], ['private-host']);
  });
});
