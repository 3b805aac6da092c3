import { open, stat, type FileHandle } from 'node:fs/promises';

/** How often it is tried where the file is moved away each time. */
const ATTEMPTS = 5;

/**
 * Appends to a file, which is made where it is missing, and never rewrites what is there. `textFor` is told whether the file ends in a line
 * break; one that is empty counts as if. It is one write, so that a kill leaves at worst a last line that is cut off, and two who append at
 * once both have theirs. Where somebody moved the file away in the meantime it is appended again, to the file that is there now; what was moved
 * away may then have it too.
 */
export async function appendText(path: string, textFor: (endsInLineBreak: boolean) => string): Promise<void> {
  for (let attempt = 1; !(await appendOnce(path, textFor)) && attempt < ATTEMPTS; attempt++);
}

/** Whether the file that was written is still the one at `path`. */
async function appendOnce(path: string, textFor: (endsInLineBreak: boolean) => string): Promise<boolean> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const last = new Uint8Array(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    await file.appendFile(textFor(size === 0 || last[0] === 0x0a || last[0] === 0x0d), 'utf8');
    await file.sync();
    return await isStillAt(path, file);
  } finally {
    await file.close();
  }
}

/** As long as it is open, no other file has its number. */
async function isStillAt(path: string, file: FileHandle): Promise<boolean> {
  const own = await file.stat({ bigint: true });
  const there = await stat(path, { bigint: true }).catch(() => null);
  return there !== null && there.ino === own.ino && there.dev === own.dev;
}
