import { rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from './documents';
import { UsageError } from './streams';

/** Writes each document that has another text now: by a file beside it and a rename, so that a kill at any point leaves the old text or the new one. */
export async function writeDocuments(changed: readonly { readonly document: Document; readonly text: string }[]): Promise<void> {
  for (const { document: { file, briefing, byteOrderMark }, text } of changed) {
    if (text === briefing.text) continue;
    const beside = path.join(path.dirname(file), `.${path.basename(file)}.${crypto.randomUUID()}`);
    try {
      await writeFile(beside, byteOrderMark + text, { mode: (await stat(file)).mode });
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}); it is as it was.`);
    }
  }
}
