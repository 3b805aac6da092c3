import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import fc from 'fast-check';
import { FileReplyStore } from '../../src/adapters/fileReplyStore';
import type { KeptReply } from '../../src/core/ports';
import { reply, startLoopback, type Loopback } from './loopback';

const KEY = 'abc123';
const NOW = Date.UTC(2026, 10, 20);
const keptOf = (body: string, more: Partial<KeptReply> = {}): KeptReply => ({
  status: 200, finalUrl: 'https://feed.example/円', redirects: [{ status: 301, from: 'a', to: 'b' }], headers: { 'content-type': 'text/csv', etag: '"v1"' }, body: new TextEncoder().encode(body), receivedAt: NOW, ...more,
});

describe('replies in files', function () {
  this.timeout(20_000);
  let folder: string;
  let store: FileReplyStore;
  const another = (maxBytes = 1_000_000): FileReplyStore => new FileReplyStore({ folder, maxBytes });
  const fileOf = (key = KEY): string => path.join(folder, `${key}.reply`);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'briefing-replies-'));
    store = another();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('come back as they were kept, in another window too', async () => {
    const all = [keptOf('一行\n二行\n'), keptOf(''), keptOf('', { body: Uint8Array.from({ length: 256 }, (_, index) => index) })];
    for (const [index, one] of all.entries()) {
      await store.put(`a${index}`, one);
      assert.deepEqual(await another().get(`a${index}`), one);
    }
    assert.equal(await store.get('b0'), null);
  });

  it('are not there where the file was cut, at whichever byte, or changed', async () => {
    await store.put(KEY, keptOf('value,date\n1,2026-11-20\n'));
    const whole = await readFile(fileOf());
    for (let length = 0; length < whole.length; length++) {
      await writeFile(fileOf(), whole.subarray(0, length));
      assert.equal(await store.get(KEY), null, `cut at ${length}`);
    }
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ change;
      await writeFile(fileOf(), broken);
      assert.equal(await store.get(KEY), null);
    }), { numRuns: 100 });
    await writeFile(fileOf(), Buffer.alloc(whole.length));
    assert.equal(await store.get(KEY), null, 'zeros, as after a loss of power');
    await store.put(KEY, keptOf('new'));
    assert.deepEqual(await store.get(KEY), keptOf('new'));
  });

  it('give way to newer ones where they would take more room than they may', async () => {
    const small = another(5_000);
    for (let index = 0; index < 9; index++) {
      await small.put(`a${index}`, keptOf('x'.repeat(1_000)));
      await utimes(fileOf(`a${index}`), index + 1, index + 1);
    }
    await small.put('b', keptOf('y'.repeat(1_000)));
    const left = (await readdir(folder)).filter((name) => name.endsWith('.reply')).sort();
    assert.deepEqual(left, ['a6.reply', 'a7.reply', 'a8.reply', 'b.reply']);
  });

  it('leave nothing of processes that ended for long, and touch no other file', async () => {
    const old = path.join(folder, 'abc.1-1.tmp');
    const young = path.join(folder, 'abc.2-1.tmp');
    await Promise.all([old, young, path.join(folder, 'note.txt')].map((file) => writeFile(file, 'x')));
    await utimes(old, 1, 1);
    await utimes(path.join(folder, 'note.txt'), 1, 1);
    await store.put(KEY, keptOf('x'));
    assert.deepEqual((await readdir(folder)).filter((name) => !name.endsWith('.reply')).sort(), ['abc.2-1.tmp', 'note.txt']);
  });

  it('are not kept, and nobody is held up, where there can be no files', async () => {
    await writeFile(path.join(folder, 'file'), '');
    const nowhere = new FileReplyStore({ folder: path.join(folder, 'file', 'replies'), maxBytes: 1000 });
    await nowhere.put(KEY, keptOf('x'));
    assert.equal(await nowhere.get(KEY), null);
    assert.equal(await nowhere.lease(KEY, 'one', { now: NOW, expiresAt: NOW + 1000 }), true);
    await nowhere.release(KEY, 'one');
  });

  describe('and leases', () => {
    const during = (now: number) => ({ now, expiresAt: now + 10_000 });
    const torn = async (modified: number): Promise<void> => {
      const file = path.join(folder, 'leases', `${KEY}.7.lease`);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, '{"owner":"k');
      await utimes(file, modified / 1000, modified / 1000);
    };

    it('are had by one at a time, until they are released or lapse', async () => {
      const other = another();
      assert.equal(await store.lease(KEY, 'one', during(NOW)), true);
      assert.equal(await other.lease(KEY, 'two', during(NOW + 9_999)), false);
      assert.equal(await other.lease('d0', 'two', during(NOW)), true, 'another key is another matter');
      await other.release(KEY, 'two');
      assert.equal(await other.lease(KEY, 'two', during(NOW + 1)), false, 'nobody releases what he has not');
      await store.release(KEY, 'one');
      assert.equal(await other.lease(KEY, 'two', during(NOW + 2)), true);
      assert.equal(await store.lease(KEY, 'one', during(NOW + 10_002)), true, 'lapsed');
      await other.release(KEY, 'two');
      assert.equal(await other.lease(KEY, 'two', during(NOW + 10_003)), false, 'who was late does not release his successor’s');
    });

    it('are had by one of many who find them lapsed', async () => {
      for (let round = 0; round < 20; round++) {
        const takers = Array.from({ length: 8 }, another);
        const got = await Promise.all(takers.map((taker, index) => taker.lease(KEY, `${round}-${index}`, during(NOW + round * 10_000))));
        assert.equal(got.filter(Boolean).length, 1);
      }
      assert.ok((await readdir(path.join(folder, 'leases'))).length <= 2, 'and the files of the past go');
    });

    it('that were torn are respected for the moment it takes to write one', async () => {
      await torn(Date.now());
      assert.equal(await store.lease(KEY, 'one', during(NOW)), false);
      await torn(Date.now() - 3_000);
      assert.equal(await store.lease(KEY, 'one', during(NOW)), true);
    });

    it('that end far ahead were made before the clock was set back', async () => {
      await store.lease(KEY, 'one', during(NOW + 3_600_000));
      assert.equal(await store.lease(KEY, 'two', during(NOW)), true);
    });
  });
});

describe('windows in processes of their own', function () {
  this.timeout(60_000);
  let folder: string;
  let script: string;
  let server: Loopback;
  const children: ChildProcess[] = [];
  const open = (...args: readonly string[]): ChildProcess & { readonly stdout: NodeJS.ReadableStream } => {
    const child = spawn(process.execPath, [script, args[0] ?? '', folder, ...args.slice(1)], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  };
  const answerOf = async (child: ReturnType<typeof open>): Promise<unknown> => JSON.parse(await text(child.stdout));
  const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('close', () => resolve()));

  before(async () => {
    script = path.join(await mkdtemp(path.join(tmpdir(), 'briefing-window-')), 'window.mjs');
    await build({
      entryPoints: ['test/support/window.ts'], outfile: script, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning',
      banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    });
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'briefing-replies-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });
  after(() => rm(path.dirname(script), { recursive: true, force: true }));

  it('ask once for all', async () => {
    server = await startLoopback({ '/a': reply(200, 'for all') });
    const windows = Array.from({ length: 4 }, () => open('ask', `${server.origin}/a`));
    const answers = (await Promise.all(windows.map(answerOf))) as { readonly body: string; readonly isKept: boolean }[];
    assert.deepEqual(answers.map(({ body }) => body), Array(4).fill('for all'));
    assert.equal(answers.filter(({ isKept }) => !isKept).length, 1);
    assert.deepEqual(server.seen, ['GET /a']);
  });

  it('take over from one that was killed while it asked', async () => {
    let isFirst = true;
    server = await startLoopback({
      '/a': (request, response) => {
        if (!isFirst) return reply(200, 'after all')(request, response);
        isFirst = false;
        killed.kill('SIGKILL');
      },
    });
    const killed = open('ask', `${server.origin}/a`);
    await ended(killed);
    // Its clock is a minute ahead, so that the lease has lapsed for it.
    assert.deepEqual(await answerOf(open('ask', `${server.origin}/a`, '60000')), { body: 'after all', isKept: false });
    assert.deepEqual(server.seen, ['GET /a', 'GET /a']);
  });

  it('have each lease once, between them', async () => {
    const taken = (await Promise.all(Array.from({ length: 4 }, () => answerOf(open('take', '150'))))) as number[][];
    assert.deepEqual(taken.flat().sort((a, b) => a - b), Array.from({ length: 150 }, (_, index) => index));
  });

  const isWhole = ({ body, receivedAt }: KeptReply): boolean => body.length === 2_000_000 + receivedAt && body.every((byte) => byte === receivedAt % 251);

  it('find a whole reply at any moment while another one writes', async () => {
    const store = new FileReplyStore({ folder, maxBytes: 10_000_000 });
    const child = open('put');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    for (let look = 0; look < 100; look++) assert.ok(isWhole((await store.get('ab')) ?? assert.fail('there was one before')));
  });

  it('leave a whole reply, whenever they are killed', async () => {
    const store = new FileReplyStore({ folder, maxBytes: 10_000_000 });
    for (let round = 1; round <= 4; round++) {
      const child = open('put');
      let lines = 0;
      child.stdout.on('data', (data: Buffer) => {
        lines += data.toString().split('\n').length - 1;
        if (lines >= round) child.kill('SIGKILL');
      });
      await ended(child);
      assert.ok(isWhole((await store.get('ab')) ?? assert.fail('one was whole before')));
    }
  });
});
