import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { appendText } from '../../src/adapters/appendText';
import { NodeObservationFile } from '../../src/adapters/nodeObservationFile';
import { compactObservations } from '../../src/core/observations/compactObservations';
import { readObservations } from '../../src/core/observations/readObservations';
import { observationLine } from '../../src/core/observations/writeObservations';
import { kept } from '../support/observations';

const line = (value: number, sourceId = 'usd-jpy'): string => observationLine(kept(value, 1, { sourceId, fetchedAt: value }));
const valuesOf = (text: string, sourceId = 'usd-jpy'): number[] => readObservations(text).observations.filter((one) => one.sourceId === sourceId).map(({ value }) => value).sort((left, right) => left - right);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the file of observations', () => {
  let folder = '';
  let file = '';
  let opened: NodeObservationFile;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'briefing-observations-'));
    file = path.join(folder, '.briefing', 'observations.jsonl');
    opened = new NodeObservationFile(file);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const aside = (at: number): string => `${file}.${at}-0f0f.aside`;
  const names = (): string[] => readdirSync(path.dirname(file)).sort();

  it('is made with its folder when something is first kept, and read as empty before', async () => {
    assert.equal(await opened.read(), '');
    assert.equal(existsSync(path.dirname(file)), false);
    const before = await opened.stamp();
    await opened.append(line(1));
    assert.equal(readFileSync(file, 'utf8'), line(1));
    assert.notEqual(await opened.stamp(), before);
    assert.equal(await opened.stamp(), await opened.stamp());
  });

  it('is mended by the next line where the last one was cut off, at whatever byte', async () => {
    mkdirSync(path.dirname(file));
    const bytes = Buffer.from(line(1) + line(2));
    const whole = Buffer.byteLength(line(1));
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(file, bytes.subarray(0, length));
      await opened.append(line(3));
      const expected = [...(length >= whole - 1 ? [1] : []), ...(length >= bytes.length - 1 ? [2] : []), 3];
      assert.deepEqual(valuesOf(await opened.read()), expected, String(length));
    }
  }).timeout(20_000);

  it('cannot be written where a folder stands in its place, and says so', async () => {
    mkdirSync(file, { recursive: true });
    await assert.rejects(opened.append(line(1)), /EISDIR/);
    await opened.compact(compactObservations);
    writeFileSync(path.join(folder, 'plain'), '');
    await assert.rejects(new NodeObservationFile(path.join(folder, 'plain', 'observations.jsonl')).append(line(1)));
  });

  it('is compacted to what still says something', async () => {
    await opened.append([1, 1, 1, 2].map((value, index) => observationLine(kept(value, index + 1))).join(''));
    await opened.compact(compactObservations);
    assert.equal(readFileSync(file, 'utf8'), [[1, 1], [1, 3], [2, 4]].map(([value = 0, day = 0]) => observationLine(kept(value, day))).join(''));
    assert.deepEqual(names(), ['observations.jsonl']);
  });

  it('loses no line of a process that ends anywhere while it compacts', async () => {
    mkdirSync(path.dirname(file));
    const before = upTo(5).map((value) => line(value)).join('');
    const left = compactObservations(before);
    // The file was moved aside, and so many bytes were put back; meanwhile another window wrote. In steps of seven, which meet every place of a line.
    for (let length = 0; length <= Buffer.byteLength(left); length += 7) {
      writeFileSync(aside(Date.now()), before);
      writeFileSync(file, Buffer.from(left).subarray(0, length));
      assert.deepEqual(valuesOf(await opened.read()), upTo(5), String(length));
      await opened.append(line(6));
      assert.deepEqual(valuesOf(await opened.read()), upTo(6), String(length));
      for (const name of names()) rmSync(path.join(path.dirname(file), name));
    }
  }).timeout(20_000);

  it('takes back what a process that ended had moved aside, once that is a minute old', async () => {
    mkdirSync(path.dirname(file));
    writeFileSync(aside(Date.now()), line(1));
    await opened.append(line(3));
    assert.equal(names().length, 2, 'the process may still be at it');
    writeFileSync(aside(Date.now() - 61_000), line(2));
    await opened.append(line(4));
    assert.equal(names().length, 2);
    assert.deepEqual(valuesOf(await opened.read()), [1, 2, 3, 4]);
    assert.deepEqual(valuesOf(readFileSync(file, 'utf8')), [2, 3, 4]);
  });

  it('has a line again that was written into a file which was moved away just then', async () => {
    mkdirSync(path.dirname(file));
    writeFileSync(file, line(1));
    let moved = false;
    await appendText(file, () => {
      // Between the opening of the file and the writing into it, as the worst case is.
      if (!moved) renameSync(file, aside(Date.now()));
      moved = true;
      return line(2);
    });
    assert.deepEqual(valuesOf(readFileSync(file, 'utf8')), [2]);
    assert.deepEqual(valuesOf(await opened.read()), [1, 2]);
  });

  describe('with several processes at it', () => {
    let script = '';
    before(async () => {
      script = path.join(mkdtempSync(path.join(tmpdir(), 'briefing-writer-')), 'writer.cjs');
      await build({ entryPoints: ['test/adapters/observationWriter.ts'], bundle: true, platform: 'node', format: 'cjs', outfile: script, logLevel: 'error' });
    });
    after(() => rmSync(path.dirname(script), { recursive: true, force: true }));

    const start = (sourceId: string, count: number, compactions: number): ChildProcess => fork(script, [file, sourceId, String(count), String(compactions)]);
    const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

    it('has every line of all of them, while two go on compacting', async () => {
      const writers = ['a', 'b', 'c', 'd'];
      const codes = await Promise.all([...writers.map((id) => start(id, 40, 0)), start('e', 10, 30), start('f', 10, 30)].map(ended));
      assert.deepEqual(codes, [0, 0, 0, 0, 0, 0]);
      const text = await opened.read();
      for (const id of writers) assert.deepEqual(valuesOf(text, id), upTo(40), id);
      assert.deepEqual([valuesOf(text, 'e'), valuesOf(text, 'f'), readObservations(text).problems], [upTo(10), upTo(10), []]);
    }).timeout(60_000);

    it('has every line that a process kept before it was killed at any moment', async () => {
      for (let round = 1; round <= 3; round++) {
        const sourceId = `killed-${round}`;
        const child = start(sourceId, 1_000, 100_000);
        let kept = 0;
        child.on('message', (value) => {
          kept = Number(value);
          if (kept === round * 2) child.kill('SIGKILL');
        });
        await ended(child);
        assert.ok(kept >= round * 2);
        const { observations } = readObservations(await opened.read());
        assert.deepEqual(observations.filter((one) => one.sourceId === sourceId && one.value <= kept).length, kept, sourceId);
        await opened.append(line(round));
      }
      await opened.compact(compactObservations);
      assert.deepEqual(valuesOf(await opened.read()), upTo(3));
    }).timeout(60_000);
  });

  it('is left alone where it is far larger than this program writes it', async () => {
    mkdirSync(path.dirname(file));
    writeFileSync(file, Buffer.alloc(65 * 1024 * 1024, 0x20));
    await assert.rejects(opened.read(), /more than is read/);
    appendFileSync(file, '\n');
  });
});
