import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const MARKDOWN = /\.(?:md|markdown)$/i;

/** A folder of the call that gives no file to check, and why. */
export interface FolderFailure {
  readonly file: string;
  readonly failure: string;
}

/**
 * The files that the arguments name, in their order: each folder gives the Markdown beneath it in the order of the names, without `node_modules`
 * and what begins with a dot. Whatever else is named is taken as it is; reading it will tell.
 */
export async function briefingFiles(named: readonly string[]): Promise<(string | FolderFailure)[]> {
  const found: (string | FolderFailure)[] = [];
  for (const name of named) {
    const isFolder = name !== '-' && (await stat(name).then((it) => it.isDirectory(), () => false));
    if (!isFolder) found.push(name);
    else {
      const before = found.length;
      await addMarkdown(name, found);
      if (found.length === before) found.push({ file: name, failure: `${name}: this folder holds no Markdown file.` });
    }
  }
  return found;
}

async function addMarkdown(folder: string, found: (string | FolderFailure)[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error));
  if (typeof entries === 'string') {
    found.push({ file: folder, failure: `${folder}: cannot be read (${entries}).` });
    return;
  }
  // By code units: the same order on every machine.
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) await addMarkdown(name, found);
    else if (MARKDOWN.test(entry.name) && (await isFile(entry, name))) found.push(name);
  }
}

/** Links to files count, links to folders do not: they could lead in a circle. */
const isFile = async (entry: Dirent, name: string): Promise<boolean> => entry.isFile() || (entry.isSymbolicLink() && stat(name).then((it) => it.isFile(), () => true));
