import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSignOffs } from '../core/review/readSignOffs';
import { signOffFileName, type SignOff } from '../core/review/signOff';
import type { Message } from '../core/model/message';
import { UsageError, type Streams } from './streams';

/** The file beside a briefing that keeps its sign-offs. */
export const signOffPath = (file: string): string => path.join(path.dirname(file), signOffFileName(path.basename(file)));

/** The sign-offs of a briefing, none where nobody has signed; lines that were passed over are told on standard error. */
export async function loadSignOffs(file: string, streams: Pick<Streams, 'error'>, speak: (message: Message) => string): Promise<readonly SignOff[]> {
  if (file === '-') return [];
  const kept = signOffPath(file);
  const { signOffs, problems } = readSignOffs(await readText(kept));
  for (const { line, message } of problems) streams.error(`${kept}:${line}: warning: ${speak(message)}\n`);
  return signOffs;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new UsageError(`${file}: cannot be read (${code ?? String(error)}).`);
  }
}
