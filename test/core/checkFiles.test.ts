import assert from 'node:assert/strict';
import { checkFiles, type FileChecked, type FileToCheck, type FileUnreadable } from '../../src/core/checks/checkFiles';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { readConfiguration } from '../../src/core/config/readConfiguration';

const BULLET = '- [REALTIME] Rate: 1.5% (Jan 7, 2020, Publisher).\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const outcomeText = (outcome: FileChecked | FileUnreadable): string => ('unreadable' in outcome ? outcome.unreadable : outcome.result.findings.map(({ rule }) => rule).join());

/** A clock that says that every look at it took ten milliseconds. */
function slowClock(): { now(): number; readonly timeZone: string } {
  let now = Date.UTC(2026, 0, 28);
  return { now: () => (now += 10), timeZone: 'UTC' };
}

async function check(files: Readonly<Record<string, Uint8Array>>, more: { stopAfter?: number; concurrency?: number } = {}) {
  const stop = new AbortController();
  const found: Record<string, string> = {};
  const progress: string[] = [];
  let pauses = 0;
  let reading = 0;
  let most = 0;
  const done = await checkFiles(Object.keys(files), {
    clock: slowClock(), readConfiguration: async (...of) => readConfiguration(...of), signal: stop.signal, ...(more.concurrency ? { concurrency: more.concurrency } : {}),
    async read(fileName): Promise<FileToCheck> {
      most = Math.max(most, ++reading);
      await Promise.resolve();
      reading--;
      const stored = files[fileName];
      if (!stored || fileName === 'gone.md') throw new Error('no such file');
      return { bytes: stored, fileName, configuration: DEFAULT_CONFIGURATION };
    },
    pause: () => { pauses++; return Promise.resolve(); },
    onChecked(file, outcome) {
      found[file] = outcomeText(outcome);
      if (Object.keys(found).length === more.stopAfter) stop.abort();
    },
    onProgress: (some, total) => progress.push(`${some}/${total}`),
  });
  return { done, found, progress, pauses, most };
}

describe('many files', () => {
  it('are each checked, and each that cannot be read is told with its reason', async () => {
    const { done, found } = await check({
      'a.md': bytes(BULLET), 'plain.md': bytes('# Notes\n'), 'empty.md': new Uint8Array(), 'binary.md': Uint8Array.of(0x23, 0, 1), 'sjis.md': Uint8Array.of(0x93, 0xfa, 0x96, 0x7b), 'gone.md': bytes(''),
      'bom.md': Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(BULLET)),
    });
    assert.equal(done, 7);
    assert.deepEqual(found, { 'a.md': 'stale-data', 'plain.md': '', 'empty.md': '', 'binary.md': 'binary', 'sjis.md': 'not-utf-8', 'gone.md': 'failed', 'bom.md': 'stale-data' });
  });

  it('are read a few at a time, and let others have their turn', async () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.md`, bytes(BULLET)]));
    const { done, pauses, most, progress } = await check(files, { concurrency: 3 });
    assert.equal(done, 100);
    assert.ok(most <= 3, `${most} at once`);
    assert.ok(pauses >= 25, `${pauses} pauses`);
    assert.equal(progress.at(-1), '100/100');
  });

  it('are left where the signal fires, and what was found stays', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.md`, bytes(BULLET)]));
    const { done, found } = await check(files, { stopAfter: 5 });
    assert.equal(Object.keys(found).length, 5);
    assert.equal(done, 5);
  });

  it('may be none', async () => assert.equal((await check({})).done, 0));
});
