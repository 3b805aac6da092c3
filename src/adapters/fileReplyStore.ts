import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeptReply, ReplyStore } from '../core/ports';
import { FileLeases } from './fileLeases';

const REPLY = /^[0-9a-f]+\.reply$/;
const TEMPORARY = /\.tmp$/;
/** A file that was to be renamed and is as old as this was left behind by a process that ended. */
const LEFT_BEHIND_MS = 60 * 60_000;

export interface FileReplyStoreOptions {
  readonly folder: string;
  /** Of all replies together; the ones kept longest ago go first. */
  readonly maxBytes: number;
}

/**
 * Replies in a folder that all windows of the editor share. A file is written beside its place and renamed into it, and says by a digest whether it
 * is whole: a process may be killed at any point, and what it leaves is as if it were not there.
 */
export class FileReplyStore implements ReplyStore {
  readonly #leases: FileLeases;
  #made: Promise<unknown> | undefined;
  #written = 0;

  constructor(private readonly options: FileReplyStoreOptions) {
    this.#leases = new FileLeases(path.join(options.folder, 'leases'));
  }

  async get(key: string): Promise<KeptReply | null> {
    try {
      return decode(await readFile(this.#fileOf(key)));
    } catch {
      return null;
    }
  }

  async put(key: string, reply: KeptReply): Promise<void> {
    const temporary = path.join(this.options.folder, `${key}.${process.pid}-${++this.#written}.tmp`);
    try {
      await (this.#made ??= mkdir(this.options.folder, { recursive: true, mode: 0o700 }));
      await writeFile(temporary, encode(reply), { mode: 0o600 });
      await rename(temporary, this.#fileOf(key));
      await this.#tidy();
    } catch {
      this.#made = undefined;
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  lease(key: string, owner: string, times: { readonly now: number; readonly expiresAt: number }): Promise<boolean> {
    return this.#leases.take(key, owner, times);
  }

  release(key: string, owner: string): Promise<void> {
    return this.#leases.release(key, owner);
  }

  #fileOf(key: string): string {
    return path.join(this.options.folder, `${key}.reply`);
  }

  async #tidy(): Promise<void> {
    const files = await filesIn(this.options.folder);
    for (const { file, modified } of files.filter(({ file }) => TEMPORARY.test(file))) if (Date.now() - modified > LEFT_BEHIND_MS) await rm(file, { force: true });
    const replies = files.filter(({ file }) => REPLY.test(path.basename(file))).sort((a, b) => a.modified - b.modified);
    let bytes = replies.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of replies) {
      if (bytes <= this.options.maxBytes) break;
      await rm(file, { force: true });
      bytes -= size;
    }
    await this.#leases.tidy();
  }
}

interface FileFacts {
  readonly file: string;
  readonly size: number;
  /** Epoch milliseconds, UTC. */
  readonly modified: number;
}

/** Another window may remove a file while they are looked at. */
async function filesIn(folder: string): Promise<FileFacts[]> {
  const found = await Promise.all((await readdir(folder)).map(async (name): Promise<FileFacts | null> => {
    const file = path.join(folder, name);
    const facts = await stat(file).catch(() => null);
    return facts?.isFile() ? { file, size: facts.size, modified: facts.mtimeMs } : null;
  }));
  return found.filter((one) => one !== null);
}

const LINE_BREAK = 0x0a;

/** Digest of all that follows, a line of JSON, the body. */
function encode({ body, ...head }: KeptReply): Buffer {
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
  return Buffer.concat([Buffer.from(`${digestOf(rest)}\n`), rest]);
}

function decode(bytes: Buffer): KeptReply | null {
  const first = bytes.indexOf(LINE_BREAK);
  const rest = bytes.subarray(first + 1);
  const second = rest.indexOf(LINE_BREAK);
  if (first < 0 || second < 0 || bytes.toString('latin1', 0, first) !== digestOf(rest)) return null;
  const head = JSON.parse(rest.toString('utf8', 0, second)) as Omit<KeptReply, 'body'>;
  return { ...head, body: new Uint8Array(rest.subarray(second + 1)) };
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
