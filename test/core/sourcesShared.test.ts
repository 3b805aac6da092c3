import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isFailure } from '../../src/core/model/observation';
import { fetchSources } from '../../src/core/sources/fetchAll';
import type { SharedRequests } from '../../src/core/sources/politeRequests';
import { call } from '../support/commandLine';
import { answer, Fake, REST } from '../support/fetching';
import { sourceOf } from '../support/sources';
import { VirtualTime } from '../support/virtualTime';

const GOOD = '{"v":42,"d":"2026-11-20"}';
const at = (path: string, intervalMs = 0): ReturnType<typeof sourceOf> => sourceOf({ id: path, title: path, request: { url: `https://a.example/${path}`, intervalMs } });

describe('fetches that belong together', () => {
  it('share bounds and replies, one beside the other and one after the other', async () => {
    const http = new Fake(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return answer(GOOD);
    });
    const shared: SharedRequests = {};
    const fetch = (...paths: readonly string[]) => fetchSources(paths.map((path) => at(path)), { ...REST, http }, { concurrency: 8, perHost: 2, shared });
    const results = [...(await Promise.all([fetch('1', '2', '3'), fetch('2', '3', '4')])), await fetch('1', '5')].flat();
    assert.ok(results.every((result) => !isFailure(result) && result.value === 42));
    assert.deepEqual([http.requests.length, http.most], [5, 2]);
  });

  it('keep the interval of a host between them', async () => {
    const time = new VirtualTime();
    const sentAt: number[] = [];
    const http = new Fake(() => {
      sentAt.push(time.now());
      return answer(GOOD);
    });
    const shared: SharedRequests = {};
    const fetch = (path: string) => fetchSources([at(path, 1000)], { ...REST, http, clock: time, timers: time }, { concurrency: 8, perHost: 2, shared });
    await Promise.all([fetch('1'), fetch('2')]);
    assert.deepEqual(sentAt.map((one) => one - (sentAt[0] ?? 0)), [0, 1000]);
  });

  it('are cancelled together', async () => {
    const controller = new AbortController();
    const shared: SharedRequests = {};
    const http = new Fake(() => new Promise(() => undefined));
    const fetch = (path: string) => fetchSources([at(path)], { ...REST, http }, { concurrency: 8, perHost: 2, shared, signal: controller.signal });
    const both = Promise.all([fetch('1'), fetch('2')]);
    controller.abort();
    assert.deepEqual((await both).flat().map((result) => isFailure(result) && result.error), ['cancelled', 'cancelled']);
    const [after] = await fetch('3');
    assert.ok(after && isFailure(after) && after.error === 'cancelled');
  });

  it('are those of all files of one command', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'briefing-shared-'));
    try {
      writeFileSync(path.join(folder, '.briefing.yml'), 'sources:\n  x: { match: { labels: [x] }, request: { url: "https://a.example/x" }, extract: { format: json, value: "$.v", date: "$.d" } }\n');
      const files = ['a.md', 'b.md', 'c.md'].map((name) => path.join(folder, name));
      for (const file of files) writeFileSync(file, '- [DAILY] x: 41 (Nov 1, 2026, Reuters).\n');
      const http = new Fake(() => answer(GOOD));
      const { code, out } = await call(['refresh', '--json', ...files], { http });
      assert.equal(code, 0, out);
      assert.equal((JSON.parse(out) as { files: { edits: unknown[] }[] }).files.flatMap(({ edits }) => edits).length, 3);
      assert.equal(http.requests.length, 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
