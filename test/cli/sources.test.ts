import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';
import { startLoopback, redirectTo, reply, type Loopback } from '../adapters/loopback';
import { call as callWith, temporaryFolder, type Call, type CallOptions } from '../support/commandLine';

const call = (argv: readonly string[], options: CallOptions = {}): Promise<Call> => callWith(argv, { builtIn: CATALOGUE, ...options });

interface ListJson {
  readonly configuration: string | null;
  readonly sources: readonly { readonly id: string; readonly origin: string; readonly enabled: boolean; readonly labels: readonly string[]; readonly host: string | null; readonly url: string | null; readonly terms: { readonly text: string; readonly url: string } | null }[];
}

describe('briefing sources list', () => {
  const { at } = temporaryFolder();
  const OWN = 'sources:\n  harbour:\n    title: Harbour index\n    match: { labels: [Berths], section: "A: *" }\n    request: { url: "https://data.harbour.example/v1?key=${secret:HARBOUR_KEY}" }\n    extract: { format: json, value: "$.v", date: "$.d" }\n';

  it('prints every built-in source where there is no file, with its state, host and labels, and the terms of what is off', async () => {
    const { code, out } = await call(['sources', 'list', at('')]);
    assert.equal(code, 0);
    for (const { id, title } of CATALOGUE) assert.match(out, new RegExp(`^${id} +(?:on|off)  ${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'm'));
    assert.match(out, /^usd-jpy +on {2}USD\/JPY, Tokyo 17:00 \(BOJ\) {2}www\.stat-search\.boj\.or\.jp\n +ドル円 \| /m);
    assert.match(out, /^nikkei-per +off .*\n.*\n +Terms: For private use .* https:\/\/indexes\.nikkei\.co\.jp\/nkave\/license$/m);
    assert.match(out, new RegExp(`^${CATALOGUE.length} sources, ${CATALOGUE.filter((one) => one.enabled).length} on, ${CATALOGUE.filter((one) => !one.enabled).length} off\\.$`, 'm'));
    assert.match(out, /nabled: true/, 'how to turn one on');
  });

  it('has what a file adds, for a file in its folder and for the folder', async () => {
    writeFileSync(at('.briefing.yml'), OWN);
    mkdirSync(at('deep'));
    writeFileSync(at('deep/a.md'), '# A\n');
    for (const where of [at(''), at('deep'), at('deep/a.md')]) {
      const { code, out } = await call(['sources', 'list', where]);
      assert.equal(code, 0);
      assert.match(out, /^harbour +file {2}Harbour index {2}data\.harbour\.example\n +Berths \[A: \*\]$/m);
    }
    const named = await call(['sources', 'list', '--config', at('.briefing.yml')]);
    assert.match(named.out, /^harbour +file/m);
  });

  it('prints JSON, secrets hidden', async () => {
    writeFileSync(at('.briefing.yml'), OWN);
    const { out } = await call(['sources', 'list', at(''), '--json'], { env: { HARBOUR_KEY: 's3cr3t' } });
    const { configuration, sources } = JSON.parse(out) as ListJson;
    assert.match(configuration ?? '', /\.briefing\.yml$/);
    const harbour = sources.find(({ id }) => id === 'harbour');
    assert.deepEqual({ ...harbour, terms: null }, { id: 'harbour', title: 'Harbour index', origin: 'file', enabled: true, labels: ['Berths'], section: 'A: *', host: 'data.harbour.example', url: 'https://data.harbour.example/v1?key=***', derive: null, format: 'json', publisher: null, unit: null, terms: null });
    const per = sources.find(({ id }) => id === 'nikkei-per');
    assert.deepEqual([per?.origin, per?.enabled, per?.host, per?.terms?.url], ['built-in', false, 'indexes.nikkei.co.jp', 'https://indexes.nikkei.co.jp/nkave/license']);
  });

  it('says terms in Japanese', async () => assert.match((await call(['sources', 'list', at('')], { env: { LANG: 'ja_JP.UTF-8' } })).out, /利用条件: 私的使用と引用に限られます/));

  it('ends with 3 where the file has a mistake, and prints what is in force', async () => {
    writeFileSync(at('.briefing.yml'), `${OWN}  torn: { request: { url: 7 } }\n`);
    const { code, out, error } = await call(['sources', 'list', at('')]);
    assert.equal(code, 3);
    assert.match(out, /^harbour /m);
    assert.match(error, /\.briefing\.yml:7:\d+: error: /);
  });

  it('ends with 3 for a call that it cannot make sense of', async () => {
    for (const argv of [[], ['lists'], ['list', at('none.md')], ['list', 'a', 'b'], ['test'], ['test', 'a', 'b', 'c']]) {
      const { code, error } = await call(['sources', ...argv]);
      assert.equal(code, 3, argv.join(' '));
      assert.match(error, /^briefing: .+\nUsage: briefing sources list/);
    }
  });
});

describe('briefing sources test', () => {
  const { at } = temporaryFolder();
  let server: Loopback;
  before(async () => {
    server = await startLoopback({
      '/good': reply(200, '{"v": 12.5, "d": "2026-11-20", "note": "s3cr3t"}', { 'Content-Type': 'application/json' }),
      '/moved': redirectTo('/good'),
      '/wall': reply(200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' }),
      '/away': reply(503, 'away'),
      '/controls': reply(200, '{"v": "\u001b[31mred", "d": "2026-11-20"}'),
    });
  });
  after(() => server.close());

  const write = (file: string, more = ''): void => writeFileSync(at('.briefing.yml'),
    `sources:\n  harbour:\n    title: Harbour index\n    publisher: Harbour Daily\n    match: { labels: [Berths] }\n    request: { url: "${server.origin}${file}?key=\${secret:HARBOUR_KEY}", headers: { Authorization: "Bearer \${secret:HARBOUR_KEY}" } }\n    extract: { format: json, value: "$.v", date: "$.d" }\n${more}`);
  const test = (...argv: string[]): Promise<Call> => call(['sources', 'test', 'harbour', at(''), ...argv], { env: { HARBOUR_KEY: 's3cr3t' }, http: new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' }) });

  it('shows request, reply and value, and the secret nowhere', async () => {
    write('/good');
    const { code, out, error } = await test();
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^# Harbour index \(harbour\)$/m);
    assert.match(out, new RegExp(`^## GET ${server.origin}/good\\?key=\\*\\*\\*$`, 'm'));
    for (const line of ['- Headers: Authorization', '- Status: 200', '- Type: application/json', '- Size: 48 bytes', '## Value: 12.5', '- As of: 2026-11-20', '- Publisher: Harbour Daily']) assert.ok(out.split('\n').includes(line), `${line}\n${out}`);
    assert.match(out, /```text\n\{"v": 12\.5, "d": "2026-11-20", "note": "\*\*\*"\}\n```/);
    assert.match(out, /^- Time: \d+ ms$/m);
    assert.doesNotMatch(out, /s3cr3t|Bearer/);
  });

  it('shows where a redirect led', async () => {
    write('/moved');
    assert.match((await test()).out, new RegExp(`^- Final address: ${server.origin}/good$`, 'm'));
  });

  it('shows the reply that could not be read, why, and ends with 2', async () => {
    write('/wall');
    const { code, out } = await test();
    assert.equal(code, 2);
    assert.match(out, /<title>Sign in<\/title>/);
    assert.match(out, /^## No value: html-instead-of-data\n\nHarbour index: http/m);
    write('/away');
    const away = await test();
    assert.equal(away.code, 2);
    assert.match(away.out, /^- Status: 503$/m);
    assert.match(away.out, /^## No value: http-status$/m);
  });

  it('prints JSON', async () => {
    write('/good');
    const report = JSON.parse((await test('--json')).out) as { readonly requests: readonly Record<string, unknown>[] } & Record<string, unknown>;
    assert.deepEqual({ ...report, requests: report.requests.map((one) => ({ ...one, milliseconds: 0 })) }, {
      version: 1, source: 'harbour', title: 'Harbour index', origin: 'file', enabled: true, publisher: 'Harbour Daily', unit: null,
      requests: [{ url: `${server.origin}/good?key=***`, headers: ['Authorization'], status: 200, finalUrl: `${server.origin}/good?key=***`, contentType: 'application/json', bytes: 48, milliseconds: 0, error: null, excerpt: '{"v": 12.5, "d": "2026-11-20", "note": "***"}' }],
      value: 12.5, asOf: '2026-11-20', headlines: null, error: null, message: null,
    });
    write('/wall');
    const failed = JSON.parse((await test('--json')).out) as Record<string, unknown>;
    assert.deepEqual([failed['value'], failed['error'], typeof failed['message']], [null, 'html-instead-of-data', 'string']);
  });

  it('lets no server write to the terminal', async () => {
    write('/controls');
    const { out } = await test();
    assert.ok(!out.includes('\u001b'));
    assert.match(out, /\uFFFD\[31mred/);
  });

  it('refuses private hosts unless it is allowed to', async () => {
    write('/good');
    const { code, out } = await call(['sources', 'test', 'harbour', at('')], { env: { HARBOUR_KEY: 's3cr3t' }, http: new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0' }) });
    assert.equal(code, 2);
    assert.match(out, /^- No reply: private-host$/m);
    assert.match(out, /^## No value: private-host$/m);
  });

  it('names ids that come near to one that is not there', async () => {
    const { code, error } = await call(['sources', 'test', 'jgb10y-yield', at('')]);
    assert.equal(code, 3);
    const other = await call(['sources', 'test', 'nikkei', at('')]);
    assert.equal(other.code, 3);
    assert.match(other.error, /Did you mean nikkei-225, .*nikkei-per/);
    assert.match(error, /There is no source "jgb10y-yield" in force/);
  });

  it('asks a search only for something', async () => {
    const { code, error } = await call(['sources', 'test', 'gdelt', at('')]);
    assert.equal(code, 3);
    assert.match(error, /--query TEXT/);
  });
});
