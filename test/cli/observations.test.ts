import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readObservations, type ObservationReading } from '../../src/core/observations/readObservations';
import type { HttpClient, HttpRequest, HttpResponse } from '../../src/core/ports';
import { call, temporaryFolder, type Call } from '../support/commandLine';

const BRIEFING = '# B\n\n- [REALTIME] ドル円: 153 (Nov 19, 2026, X).\n- [REALTIME] PER: 17.34 (Nov 19, 2026, X).\n- [REALTIME] VI: 9 (Nov 19, 2026, X).\n- [REALTIME] Down: 1 (Nov 19, 2026, X).\n';

/** Each path with the value and date that a test gives it; others fail. */
class Replies implements HttpClient {
  readonly values = new Map<string, readonly [value: number, date: string]>([['/usd', [156.82, '2026-11-20']], ['/per', [18.02, '2026-11-20']], ['/vi', [30, '2026-11-20']]]);

  send({ url }: HttpRequest): Promise<HttpResponse> {
    const reply = this.values.get(new URL(url).pathname);
    const body = new TextEncoder().encode(reply ? JSON.stringify({ v: reply[0], d: reply[1] }) : 'down');
    return Promise.resolve({ status: reply ? 200 : 503, finalUrl: url, redirects: [], headers: {}, body, truncated: false });
  }
}

describe('briefing refresh and what it keeps', () => {
  const { at } = temporaryFolder();
  let http: Replies;
  beforeEach(() => void (http = new Replies()));

  const kept = (folder = ''): ObservationReading => readObservations(readFileSync(at(`${folder}.briefing/observations.jsonl`), 'utf8'));
  const refresh = (...argv: string[]): Promise<Call> => call(['refresh', ...argv], { http });
  const write = (name = 'a.md', text = BRIEFING): string => {
    const source = (id: string, label: string, more = ''): string => `  ${id}: { match: { labels: [${label}] }, request: { url: "https://feed.example/${id}?key=\${secret:KEY}" }, extract: { format: json, value: "$.v", date: "$.d" }${more} }\n`;
    writeFileSync(at('.briefing.yml'), `sources:\n${source('usd', 'ドル円', ', decimals: 2, publisher: Feed')}${source('per', 'PER')}${source('vi', 'VI')}${source('down', 'Down')}`);
    writeFileSync(at(name), text);
    return at(name);
  };
  const withKey = (...argv: string[]): Promise<Call> => call(['refresh', ...argv], { http, env: { KEY: 'hush-hush' } });

  it('keeps every value that came, and of those that were written what stands where', async () => {
    mkdirSync(at('週報'));
    const name = write('週報/a.md');
    assert.equal((await withKey(name, '--write')).code, 2);
    const { observations, applied, problems } = kept();
    assert.deepEqual(problems, []);
    assert.deepEqual(observations.map(({ sourceId, value, asOf, precision, fetchedAt, url, publisher }) => [sourceId, value, asOf, precision, fetchedAt, url, publisher]), [
      ['usd', 156.82, '2026-11-20', 'day', Date.parse('2026-11-23T03:00:00Z'), 'https://feed.example/usd?key=***', 'Feed'],
      ['per', 18.02, '2026-11-20', 'day', Date.parse('2026-11-23T03:00:00Z'), 'https://feed.example/per?key=***', null],
      ['vi', 30, '2026-11-20', 'day', Date.parse('2026-11-23T03:00:00Z'), 'https://feed.example/vi?key=***', null],
    ]);
    assert.deepEqual(applied.map(({ file, section, label, sourceId, figure, asOf, at: when }) => [file, section, label, sourceId, figure, asOf, when]), [
      ['週報/a.md', 'B', 'ドル円', 'usd', '156.82', '2026-11-20', Date.parse('2026-11-23T03:00:00Z')], ['週報/a.md', 'B', 'PER', 'per', '18.02', '2026-11-20', Date.parse('2026-11-23T03:00:00Z')],
    ], 'what was held was not written');
    assert.doesNotMatch(readFileSync(at('.briefing/observations.jsonl'), 'utf8'), /hush/);
  });

  it('does not keep the same again, and then what changed', async () => {
    const name = write();
    await withKey(name, '--write');
    const before = readFileSync(at('.briefing/observations.jsonl'), 'utf8');
    await withKey(name, '--write');
    assert.equal(readFileSync(at('.briefing/observations.jsonl'), 'utf8'), before);
    http.values.set('/usd', [157.1, '2026-11-21']);
    await withKey(name, '--write');
    const after = readFileSync(at('.briefing/observations.jsonl'), 'utf8');
    assert.ok(after.startsWith(before));
    assert.deepEqual([kept().observations.length, kept().applied.length], [4, 3]);
  });

  it('does not overwrite what a person changed since a refresh wrote it', async () => {
    const name = write();
    await withKey(name, '--write');
    const own = readFileSync(name, 'utf8').replace('156.82', '156.9');
    writeFileSync(name, own);
    http.values.set('/usd', [157.1, '2026-11-21']);
    const { code, error } = await withKey(name, '--write');
    assert.equal(readFileSync(name, 'utf8'), own);
    assert.equal(code, 2);
    assert.match(error, /a\.md:3: .*157\.1|a\.md:3: .*156\.82/);
    await withKey(name, '--write', '--no-record');
    assert.equal(readFileSync(name, 'utf8'), own, 'what is not kept is read all the same');
  });

  it('leaves no trace of a dry run, with --no-record, and of standard input', async () => {
    const name = write();
    for (const argv of [[name], [name, '--diff'], [name, '--json'], [name, '--write', '--no-record']]) {
      await withKey(...argv);
      assert.deepEqual(readdirSync(at('')).sort(), ['.briefing.yml', 'a.md'], argv.join(' '));
    }
    assert.match(readFileSync(name, 'utf8'), /156\.82/);
    await call(['refresh', '-', '--config', at('.briefing.yml')], { http, stdin: BRIEFING, env: { KEY: 'x' } });
    assert.equal(existsSync(at('.briefing')), false);
  });

  it('lies beside the configuration that is named, else beside the briefing', async () => {
    mkdirSync(at('team'));
    mkdirSync(at('own'));
    write();
    writeFileSync(at('team/shared.yml'), readFileSync(at('.briefing.yml')));
    writeFileSync(at('own/b.md'), BRIEFING);
    await withKey(at('own/b.md'), '--write', '--config', at('team/shared.yml'));
    assert.deepEqual([...new Set(kept('team/').applied.map(({ file }) => file))], ['../own/b.md']);
  });

  it('keeps what is fetched for several files of one folder in one file', async () => {
    const names = [write('a.md'), write('b.md', '- ドル円: 150 (Nov 19, 2026, X)')];
    await withKey(...names, '--write');
    assert.deepEqual([kept().observations.length, kept().applied.map(({ file }) => file)], [3, ['a.md', 'a.md', 'b.md']]);
  });

  it('says that it cannot keep or read, and refreshes all the same', async () => {
    const name = write();
    writeFileSync(at('.briefing'), 'a file where the folder should be');
    const { code, error } = await withKey(name, '--write');
    assert.match(readFileSync(name, 'utf8'), /156\.82/);
    assert.equal(code, 2, 'because a source is down, and for no other reason');
    assert.match(error, /warning: .*observations\.jsonl cannot be read: /);
    assert.match(error, /warning: .*observations\.jsonl cannot be written: /);
    assert.equal(readFileSync(at('.briefing'), 'utf8'), 'a file where the folder should be');
  });

  it('passes over lines that it cannot read', async () => {
    const name = write();
    await withKey(name, '--write');
    appendFileSync(at('.briefing/observations.jsonl'), '{"version":1,"kind":"obs');
    http.values.set('/per', [18.1, '2026-11-21']);
    assert.equal((await withKey(name, '--write')).code, 2);
    assert.deepEqual([kept().observations.length, kept().problems.map(({ line }) => line)], [4, [6]]);
    assert.equal((await refresh('--help')).code, 0);
  });
});
