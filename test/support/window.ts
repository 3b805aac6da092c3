import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { FileReplyStore } from '../../src/adapters/fileReplyStore';
import { systemTimers } from '../../src/adapters/systemTimers';
import type { KeptReply } from '../../src/core/ports';
import { CachedHttp } from '../../src/core/sources/cachedHttp';
import { MemoryReplyStore } from '../../src/core/sources/memoryReplyStore';

/** A window of the editor as far as requests go: a process of its own over a folder that it shares. `window.ts ask|take|put FOLDER …` */
const [, , what, folder = '', ...rest] = process.argv;
const store = new FileReplyStore({ folder, maxBytes: 10_000_000 });
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** Polls a URL and says what came. */
async function ask(url: string, aheadMs: number): Promise<void> {
  const clock = { now: () => Date.now() + aheadMs, timeZone: 'UTC' };
  const http = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
  const cached = new CachedHttp({ http, store, memory: new MemoryReplyStore(1000), clock, timers: systemTimers }, { owner: `${process.pid}`, asksConditionally: true, circumstances: () => '' });
  const reply = await cached.send({ method: 'GET', url, headers: {}, timeoutMs: 10_000, maxBytes: 1_000_000, maxRedirects: 5, freshMs: 60_000 });
  say({ body: new TextDecoder().decode(reply.body), isKept: reply.receivedAt !== undefined });
  http.dispose();
}

/** Takes the lease of each key, and says which it got. */
async function take(keys: number): Promise<void> {
  const taken: number[] = [];
  for (let key = 0; key < keys; key++) if (await store.lease(key.toString(16), `${process.pid}`, { now: Date.now(), expiresAt: Date.now() + 60_000 })) taken.push(key);
  say(taken);
}

/** Keeps replies, each a byte longer, until it is killed. */
async function put(): Promise<void> {
  for (let size = 1; ; size++) {
    const reply: KeptReply = { status: 200, finalUrl: 'https://feed.example/', redirects: [], headers: {}, body: new Uint8Array(2_000_000 + size).fill(size % 251), receivedAt: size };
    await store.put('ab', reply);
    say(size);
  }
}

if (what === 'ask') await ask(rest[0] ?? '', Number(rest[1] ?? 0));
else if (what === 'take') await take(Number(rest[0]));
else await put();
