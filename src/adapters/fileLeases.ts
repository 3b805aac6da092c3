import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Lease {
  readonly number: number;
  /** Null: it is being written, or was torn. */
  readonly content: { readonly owner: string; readonly expiresAt: number } | null;
  /** Epoch milliseconds, UTC, of the file. */
  readonly modified: number;
}

/** Within it a lease that was just made is written in full; one that cannot be read then was torn. */
const WRITTEN_WITHIN_MS = 2_000;
/** No lease lasts so long: the clock was set back since. */
const LONGEST_LEASE_MS = 10 * 60_000;
const FORGOTTEN_MS = 24 * 60 * 60_000;

/**
 * Leases as files in a folder, for processes that may be killed at any point. The lease of a key that counts is the one with the highest number.
 * It is taken over by exclusively creating the next one, never by changing or removing it, so that of many who find it lapsed one alone succeeds.
 */
export class FileLeases {
  #made: Promise<unknown> | undefined;
  #written = 0;

  constructor(private readonly folder: string) {}

  /** Times: epoch milliseconds, UTC. Where no files can be written there is nothing to agree by, and everybody may. */
  async take(key: string, owner: string, { now, expiresAt }: { readonly now: number; readonly expiresAt: number }): Promise<boolean> {
    try {
      await (this.#made ??= mkdir(this.folder, { recursive: true, mode: 0o700 }));
      const [last = 0] = await this.#numbersOf(key);
      if (last > 0 && !isLapsed(await this.#read(key, last), now)) return false;
      return await this.#create(key, last + 1, JSON.stringify({ owner, expiresAt }));
    } catch {
      this.#made = undefined;
      return true;
    }
  }

  /** Lets the lease lapse now, if it is still that owner's. */
  async release(key: string, owner: string): Promise<void> {
    const temporary = path.join(this.folder, `${key}.${process.pid}-${++this.#written}.tmp`);
    try {
      const [last = 0] = await this.#numbersOf(key);
      const lease = last > 0 ? await this.#read(key, last) : null;
      if (lease?.content?.owner !== owner) return;
      // A removed one would give its number free again.
      await writeFile(temporary, JSON.stringify({ owner, expiresAt: 0 }), { mode: 0o600 });
      await rename(temporary, this.#fileOf(key, last));
    } catch {
      // It lapses by itself.
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  /** Removes what nobody has used for a day. */
  async tidy(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = path.join(this.folder, name);
      const facts = await stat(file).catch(() => null);
      if (facts && Date.now() - facts.mtimeMs > FORGOTTEN_MS) await rm(file, { force: true }).catch(() => undefined);
    }
  }

  async #create(key: string, number: number, content: string): Promise<boolean> {
    const file = this.#fileOf(key, number);
    try {
      await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    const numbers = await this.#numbersOf(key);
    // Who was slow between looking and creating may have come after a later one, whose predecessors are gone by then.
    const isLast = numbers[0] === number;
    const useless = isLast ? numbers.slice(1) : [number];
    for (const one of useless) await rm(this.#fileOf(key, one), { force: true }).catch(() => undefined);
    return isLast;
  }

  /** Highest first. */
  async #numbersOf(key: string): Promise<number[]> {
    const names = await readdir(this.folder);
    return names.flatMap((name) => {
      const [ofKey, number, kind] = name.split('.');
      return ofKey === key && kind === 'lease' ? [Number(number)] : [];
    }).sort((a, b) => b - a);
  }

  async #read(key: string, number: number): Promise<Lease | null> {
    const file = this.#fileOf(key, number);
    const facts = await stat(file).catch(() => null);
    if (!facts) return null;
    return { number, content: contentOf(await readFile(file, 'utf8').catch(() => '')), modified: facts.mtimeMs };
  }

  #fileOf(key: string, number: number): string {
    return path.join(this.folder, `${key}.${number}.lease`);
  }
}

function isLapsed(lease: Lease | null, now: number): boolean {
  // It was removed because there is a later one by now.
  if (lease === null) return false;
  if (lease.content === null) return Math.abs(Date.now() - lease.modified) > WRITTEN_WITHIN_MS;
  return lease.content.expiresAt <= now || lease.content.expiresAt - now > LONGEST_LEASE_MS;
}

function contentOf(text: string): Lease['content'] {
  try {
    const { owner, expiresAt } = JSON.parse(text) as Record<string, unknown>;
    return typeof owner === 'string' && typeof expiresAt === 'number' ? { owner, expiresAt } : null;
  } catch {
    return null;
  }
}
