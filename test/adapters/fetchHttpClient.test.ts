import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { FetchHttpClient } from '../../src/adapters/fetchHttpClient';
import { systemClock } from '../../src/adapters/systemClock';
import { systemTimers } from '../../src/adapters/systemTimers';
import { redirectTo, reply, startLoopback, type Loopback } from './loopback';
import { ask, fails } from './requests';

describe('FetchHttpClient', function () {
  this.timeout(10_000);
  let server: Loopback;
  const client = new FetchHttpClient({ allowPrivateHosts: () => true });

  before(async () => {
    server = await startLoopback({
      '/ok': reply(200, 'fine', { 'X-Thing': 'yes' }),
      '/bomb': reply(200, gzipSync(Buffer.alloc(16 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }),
      '/stalled': (_request, response) => void response.writeHead(200).write('some'),
      '/to-ok': redirectTo('/ok'),
    });
  });
  after(() => server.close());

  it('gives status, final address and body', async () => {
    const response = await client.send(ask(`${server.origin}/to-ok`));
    assert.deepEqual([response.status, response.finalUrl, response.headers['x-thing'], new TextDecoder().decode(response.body)], [200, `${server.origin}/ok`, 'yes', 'fine']);
    assert.equal((await client.send(ask(`${server.origin}/none`, { method: 'HEAD', maxBytes: 0 }))).status, 404);
  });

  it('cuts unpacked bodies at the limit', async () => {
    const response = await client.send(ask(`${server.origin}/bomb`, { maxBytes: 100_000 }));
    assert.deepEqual([response.body.length, response.truncated], [100_000, true]);
  });

  it('keeps to the time limit and to the signal', async () => {
    await assert.rejects(client.send(ask(`${server.origin}/stalled`, { timeoutMs: 60 })), fails('timeout'));
    const controller = new AbortController();
    const sent = client.send(ask(`${server.origin}/stalled`, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(sent, fails('cancelled'));
  });

  it('does not carry headers of its own to wherever a redirect leads', async () => {
    const before = server.seen.length;
    await assert.rejects(client.send(ask(`${server.origin}/to-ok`, { headers: { 'X-Api-Key': 'k' } })), fails('redirect', /final address/));
    assert.equal(server.seen.length - before, 1);
  });

  it('says that a failure can be a refusal of other origins', async () => {
    const refusing = new FetchHttpClient({ allowPrivateHosts: () => false, fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    await assert.rejects(refusing.send(ask('https://example.org/')), fails('connection', /other origins/));
  });

  it('refuses what the address itself shows to be private', async () => {
    const guarded = new FetchHttpClient({ allowPrivateHosts: () => false, fetch: () => Promise.reject(new TypeError('asked')) });
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '2130706433', '10.0.0.1', '192.168.0.1', '172.20.0.1', '100.100.0.1', '169.254.169.254', '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:10.0.0.1]']) {
      await assert.rejects(guarded.send(ask(`http://${host}/`)), fails('private-host'), host);
    }
    for (const host of ['8.8.8.8', '10.example.org', '172.32.0.1', 'localhost.example.org', '[2606:4700::1]']) await assert.rejects(guarded.send(ask(`http://${host}/`)), fails('connection'), host);
    await assert.rejects(guarded.send(ask('ftp://example.org/')), fails('bad-url'));
  });
});

describe('system clock and timers', function () {
  this.timeout(10_000);
  it('tell the time and the zone', () => {
    assert.ok(Math.abs(systemClock.now() - Date.now()) < 1_000);
    assert.ok(systemClock.timeZone.length > 0);
  });

  it('end a delay when it is over or aborted', async () => {
    await systemTimers.delay(5);
    const controller = new AbortController();
    const waiting = systemTimers.delay(60_000, controller.signal);
    controller.abort();
    await waiting;
    await systemTimers.delay(60_000, controller.signal);
  });
});
