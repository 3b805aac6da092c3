import { lstat, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ObservationFile } from '../core/observations/observationFile';
import { appended } from '../core/observations/writeObservations';
import { appendText } from './appendText';

/** What was set aside longer ago than this was left there by a process that ended before it put it back. */
const LEFT_AFTER_MS = 60_000;
/** So much is put back in one write, which no other line can fall into. */
const PIECE = 64 * 1024;
/** More than this is not a file that this program wrote. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const READINGS = 5;

/**
 * The file on a disk. It takes no lock: whoever compacts moves the file aside by a rename, which one of them wins, and appends what remains of it
 * to the file that others write meanwhile. Until that is done both are read, so that a process that ends half-way loses nothing; what may come
 * twice counts once.
 */
export class NodeObservationFile implements ObservationFile {
  private readonly folder: string;
  private readonly name: string;

  constructor(private readonly file: string) {
    this.folder = path.dirname(file);
    this.name = path.basename(file);
  }

  async stamp(): Promise<string> {
    const files = [this.file, ...(await this.aside())];
    const stats = await Promise.all(files.map(async (one) => [one, await statOf(one)]));
    return JSON.stringify(stats);
  }

  async read(): Promise<string> {
    let before = await this.stamp();
    for (let reading = 1; ; reading++) {
      const texts = await Promise.all([...(await this.aside()), this.file].map(textOf));
      const after = await this.stamp();
      // A compaction in the meantime may have hidden lines from both readings.
      if (after === before || reading === READINGS) return texts.filter((text) => text !== '').join('\n');
      before = after;
    }
  }

  async append(lines: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await this.put(lines);
    for (const left of await this.aside()) {
      if (Date.now() - timeIn(left) > LEFT_AFTER_MS) await this.putBack(left, (text) => text);
    }
  }

  async compact(how: (text: string) => string): Promise<void> {
    const aside = path.join(this.folder, `${this.name}.${Date.now()}-${crypto.randomUUID()}.aside`);
    try {
      // A folder in its place, or a link to elsewhere, is somebody's own.
      if (!(await lstat(this.file)).isFile()) return;
      await rename(this.file, aside);
    } catch {
      // Another process was faster, or somebody holds the file: it is compacted another time.
      return;
    }
    await this.putBack(aside, how);
  }

  private async putBack(aside: string, how: (text: string) => string): Promise<void> {
    for (const piece of piecesOf(how(await textOf(aside)))) await this.put(piece);
    await rm(aside, { force: true });
  }

  private put(lines: string): Promise<void> {
    return appendText(this.file, (endsInLineBreak) => appended(lines, endsInLineBreak));
  }

  /** What was moved aside and is not put back yet. */
  private async aside(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => name.startsWith(`${this.name}.`) && name.endsWith('.aside')).sort().map((name) => path.join(this.folder, name));
  }
}

const timeIn = (aside: string): number => Number(/\.(\d+)-[^.]*\.aside$/.exec(aside)?.[1] ?? 0);

const statOf = async (file: string): Promise<string> => stat(file, { bigint: true }).then(({ ino, size, mtimeNs }) => `${ino} ${size} ${mtimeNs}`, () => '');

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_BYTES) throw new Error(`${file} has ${size} bytes, which is more than is read.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Whole lines, as many as fit into one write; a longer one goes alone. */
function* piecesOf(text: string): Generator<string> {
  let piece = '';
  for (const line of text.split(/(?<=\n)/)) {
    if (piece !== '' && piece.length + line.length > PIECE) {
      yield piece;
      piece = '';
    }
    piece += line;
  }
  if (piece !== '') yield piece.endsWith('\n') ? piece : `${piece}\n`;
}
