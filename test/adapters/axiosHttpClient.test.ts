import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import net from 'node:net';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { type HttpRequest } from '../../src/core/ports';
import { redirectTo, reply, startLoopback, type Loopback } from './loopback';
import { ask, fails } from './requests';

const resolveTo =
  (table: Record<string, string[]>) =>
  (host: string, _options: unknown, done: (error: null, addresses: LookupAddress[]) => void): void =>
    done(null, (table[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('AxiosHttpClient', function () {
  this.timeout(10_000);
  let server: Loopback;
  let other: Loopback;
  const client = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '1.2.3' });
  const guarded = new AxiosHttpClient({ allowPrivateHosts: () => false, version: '1.2.3' });
  const bodyText = async (path: string, more: Partial<HttpRequest> = {}): Promise<string> => {
    const response = await client.send(ask(server.origin + path, more));
    return new TextDecoder().decode(response.body);
  };

  before(async () => {
    other = await startLoopback({ '/echo': (request, response) => response.end(JSON.stringify(request.headers)) }, '127.0.0.2');
    server = await startLoopback({
      '/ok': reply(200, 'fine', { 'X-Thing': 'yes', 'Set-Cookie': 'a=1' }),
      '/echo': (request, response) => response.end(JSON.stringify(request.headers)),
      '/500': reply(500, 'broken'),
      '/gzip': reply(200, gzipSync('packed'), { 'Content-Encoding': 'gzip' }),
      '/br': reply(200, brotliCompressSync('packed'), { 'Content-Encoding': 'br' }),
      '/bomb': reply(200, gzipSync(Buffer.alloc(64 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }),
      '/not-gzip': reply(200, 'plain', { 'Content-Encoding': 'gzip' }),
      '/large': reply(200, 'x'.repeat(5_000)),
      '/endless': (_request, response) => {
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
          if (!response.destroyed) response.once('drain', pour);
        };
        pour();
      },
      '/silent': () => undefined,
      '/stalled': (_request, response) => void response.writeHead(200).write('some'),
      '/reset': (request) => request.socket.resetAndDestroy(),
      '/short': (request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('only this', () => request.socket.destroy());
      },
      '/to-ok': redirectTo('/ok', 301),
      '/loop': redirectTo('/loop'),
      '/to-other': (_request, response) => response.writeHead(302, { Location: `${other.origin}/echo` }).end(),
      '/to-other-and-back': (_request, response) => response.writeHead(302, { Location: `${other.origin}/back` }).end(),
      '/to-self-echo': redirectTo('/echo', 307),
      '/to-private': redirectTo('http://10.0.0.1/secret'),
      '/to-mapped': redirectTo('http://[::ffff:169.254.169.254]/latest'),
      '/to-file': redirectTo('file:///etc/passwd'),
      '/to-nonsense': redirectTo('http://['),
      '/to-japanese': (_request, response) => response.writeHead(302, { Location: Buffer.from('/日本', 'utf8').toString('latin1') }).end(),
      '/%E6%97%A5%E6%9C%AC': reply(200, '日本'),
      '/no-location': reply(302, 'stay'),
    });
  });
  after(async () => {
    client.dispose();
    guarded.dispose();
    await Promise.all([server.close(), other.close()]);
  });

  it('gives status, headers in lower case and body, whatever the status', async () => {
    const response = await client.send(ask(`${server.origin}/ok#part`));
    assert.deepEqual([response.status, response.finalUrl, response.headers['x-thing'], response.headers['set-cookie']], [200, `${server.origin}/ok`, 'yes', 'a=1']);
    assert.equal((await client.send(ask(`${server.origin}/500`))).status, 500);
    assert.equal((await client.send(ask(`${server.origin}/nowhere`))).status, 404);
    const head = await client.send(ask(`${server.origin}/ok`, { method: 'HEAD', maxBytes: 0 }));
    assert.deepEqual([head.status, head.body.length, head.truncated], [200, 0, false]);
  });

  it('names itself unless the request does', async () => {
    assert.match(await bodyText('/echo'), /"user-agent":"briefing-desk\/1\.2\.3"/);
    assert.match(await bodyText('/echo', { headers: { 'user-agent': 'mine' } }), /"user-agent":"mine"/);
  });

  it('unpacks bodies and cuts them at the limit, packed or not', async () => {
    assert.equal(await bodyText('/gzip'), 'packed');
    assert.equal(await bodyText('/br'), 'packed');
    for (const [path, maxBytes] of [['/large', 100], ['/bomb', 100_000], ['/endless', 300_000]] as const) {
      const before = process.memoryUsage().rss;
      const response = await client.send(ask(server.origin + path, { maxBytes }));
      assert.deepEqual([response.body.length, response.truncated], [maxBytes, true], path);
      assert.ok(process.memoryUsage().rss - before < 48 * 1024 * 1024, path);
    }
    assert.equal((await client.send(ask(`${server.origin}/large`, { maxBytes: 5_000 }))).truncated, false);
    await assert.rejects(client.send(ask(`${server.origin}/not-gzip`)), fails('connection', /header|Z_DATA/));
  });

  it('keeps to one time limit for head and body together', async () => {
    for (const path of ['/silent', '/stalled']) {
      const started = Date.now();
      await assert.rejects(client.send(ask(server.origin + path, { timeoutMs: 80 })), fails('timeout', /80 ms/));
      assert.ok(Date.now() - started < 600);
    }
  });

  it('stops when the caller does, before and during the exchange', async () => {
    await assert.rejects(client.send(ask(`${server.origin}/ok`, { signal: AbortSignal.abort() })), fails('cancelled'));
    for (const path of ['/silent', '/stalled']) {
      const controller = new AbortController();
      const sent = client.send(ask(server.origin + path, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 30);
      await assert.rejects(sent, fails('cancelled'));
    }
  });

  it('tells the kinds of failure apart', async () => {
    const unused = await startLoopback({});
    await unused.close();
    await assert.rejects(client.send(ask(`${unused.origin}/`)), fails('connection', /ECONNREFUSED/));
    await assert.rejects(client.send(ask(`${server.origin}/reset`)), fails('connection'));
    await assert.rejects(client.send(ask(`${server.origin}/short`)), fails('connection'));
    await assert.rejects(client.send(ask('http://no-such-host.invalid/')), fails('dns'));
    await assert.rejects(client.send(ask(`https://127.0.0.1:${server.port}/`)), fails('tls'));
  });

  it('refuses addresses that are not plain http(s)', async () => {
    for (const url of ['ftp://example.org/', 'file:///etc/passwd', 'example.org', '', 'data:text/plain,x']) await assert.rejects(client.send(ask(url)), fails('bad-url'));
    await assert.rejects(client.send(ask('http://user:pass@127.0.0.1/')), fails('bad-url', /header instead/));
  });

  it('follows redirects and records every hop', async () => {
    const response = await client.send(ask(`${server.origin}/to-ok`));
    assert.deepEqual(response.redirects, [{ status: 301, from: `${server.origin}/to-ok`, to: `${server.origin}/ok` }]);
    assert.equal(response.finalUrl, `${server.origin}/ok`);
    assert.equal(await bodyText('/to-japanese'), '日本');
    assert.equal((await client.send(ask(`${server.origin}/no-location`))).status, 302);
    assert.equal((await client.send(ask(`${server.origin}/to-ok`, { method: 'HEAD' }))).status, 200);
  });

  it('gives up on loops and on redirects to what is not http(s)', async () => {
    const before = server.seen.length;
    await assert.rejects(client.send(ask(`${server.origin}/loop`, { maxRedirects: 3 })), fails('redirect', /more than 3/));
    assert.equal(server.seen.length - before, 4);
    await assert.rejects(client.send(ask(`${server.origin}/to-ok`, { maxRedirects: 0 })), fails('redirect'));
    await assert.rejects(client.send(ask(`${server.origin}/to-file`)), fails('redirect', /not file/));
    await assert.rejects(client.send(ask(`${server.origin}/to-nonsense`)), fails('redirect', /not a valid URL/));
  });

  it('keeps secrets with the origin they were meant for', async () => {
    const headers = { Authorization: 'Bearer s3cret', Cookie: 'sid=s3cret', 'X-Api-Key': 's3cret', Accept: 'text/csv' };
    const crossed = await bodyText('/to-other', { headers });
    assert.doesNotMatch(crossed, /s3cret/);
    assert.match(crossed, /"accept":"text\/csv"/);
    assert.match(await bodyText('/to-self-echo', { headers }), /Bearer s3cret/);
  });

  it('uses a connection again, and sends anew where the server had closed it', async () => {
    let sockets = 0;
    const closing = net.createServer((socket) => {
      const mine = ++sockets;
      socket.on('error', () => undefined);
      let requests = 0;
      socket.on('data', () => {
        if (mine === 1 && ++requests === 2) return void socket.resetAndDestroy();
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok');
      });
    });
    await new Promise<void>((resolve) => closing.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(closing.address() as net.AddressInfo).port}/`;
    for (let count = 0; count < 2; count++) assert.equal((await client.send(ask(url))).status, 200);
    assert.equal(sockets, 2);
    client.dispose();
    closing.close();
  });

  it('refuses private hosts by address and by name, without a request', async () => {
    const before = server.seen.length;
    const urls = [
      `${server.origin}/ok`, `http://localhost:${server.port}/ok`, `http://127.1:${server.port}/ok`, `http://0x7f000001:${server.port}/`, `http://[::1]:${server.port}/`,
      'http://0.0.0.0/', 'http://10.1.2.3/', 'http://172.31.0.1/', 'http://192.168.1.1/', 'http://169.254.169.254/', 'http://100.64.0.1/', 'http://224.0.0.1/', 'http://255.255.255.255/',
      'http://[::]/', 'http://[fd00::1]/', 'http://[fe80::1]/', 'http://[ff02::1]/', 'http://[::ffff:10.0.0.1]/', 'http://[64:ff9b::a00:1]/', 'http://[2002:a00:1::]/',
    ];
    for (const url of urls) await assert.rejects(guarded.send(ask(url)), fails('private-host', /briefing\.network\.allowPrivateHosts \(or --allow-private-hosts\)/), url);
    assert.equal(server.seen.length, before);
  });

  it('takes no secret along to another origin, wherever it stood', async () => {
    const seen: string[] = [];
    const there = await startLoopback({ '/landed': (request, response) => (seen.push(JSON.stringify([request.url, request.headers])), response.end('here')) }, '127.0.0.3');
    const here = await startLoopback({ '/start': (_request, response) => response.writeHead(302, { Location: `${there.origin}/landed` }).end() });
    const headers = { Authorization: 'Bearer s3cret', 'X-Api-Key': 's3cret', 'X-Anything': 's3cret' };
    assert.equal((await client.send(ask(`${here.origin}/start?key=s3cret`, { headers }))).status, 200);
    assert.equal(seen.length, 1);
    assert.doesNotMatch(seen[0] ?? '', /s3cret/);
    await Promise.all([here.close(), there.close()]);
  });

  it('does not use a connection to a private address that others have opened, where the host has one pool for all', async () => {
    const resolve = resolveTo({ 'intranet.example': ['127.0.0.1'] });
    const url = `http://intranet.example:${server.port}/ok`;
    // As another extension would, or as this one did while it was allowed.
    await new Promise((resolved, rejected) => http.get(url, { lookup: resolve as never }, (response) => response.resume().once('end', () => setImmediate(resolved))).once('error', rejected));
    assert.equal(Object.keys(http.globalAgent.freeSockets).filter((name) => name.startsWith('intranet.example')).length, 1, 'it waits for the next request');
    const before = server.seen.length;
    // A resolver that would say otherwise now: nobody asks it where a connection is at hand.
    const elsewhere = resolveTo({ 'intranet.example': ['93.184.216.34'] });
    await assert.rejects(new AxiosHttpClient({ version: '0', isProxiedByHost: true, resolve: elsewhere, allowPrivateHosts: () => false }).send(ask(url)), fails('private-host', /intranet\.example \(127\.0\.0\.1\)/));
    assert.equal(server.seen.length, before);
  });

  it('refuses names that resolve to private addresses and redirects to them', async () => {
    const private_ = new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0', resolve: resolveTo({ 'rebind.example': ['10.0.0.1', 'fd00::1'] }) });
    await assert.rejects(private_.send(ask('http://rebind.example/')), fails('private-host', /rebind\.example \(10\.0\.0\.1\)/));
    await assert.rejects(private_.send(ask('https://rebind.example/')), fails('private-host'));
    // The permission is asked anew on each hop, so that it can be taken away between the two.
    for (const path of ['/to-private', '/to-mapped']) {
      let asked = 0;
      const fading = new AxiosHttpClient({ allowPrivateHosts: () => asked++ === 0, version: '0' });
      await assert.rejects(fading.send(ask(server.origin + path)), fails('private-host'));
      fading.dispose();
    }
  });

  it('resolves names through its guard, and says when there is no such name', async () => {
    const asks: string[] = [];
    const public_ = new AxiosHttpClient({
      allowPrivateHosts: () => false, version: '0',
      resolve: (host, _options, done) => {
        asks.push(host);
        done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), []);
      },
    });
    await assert.rejects(public_.send(ask('http://feed.example/')), fails('dns', /ENOTFOUND/));
    assert.deepEqual(asks, ['feed.example']);
  });
});
