import { open } from 'node:fs/promises';

/**
 * Appends to a file, which is made where it is missing, and never rewrites what is there. `textFor` is told whether the file ends in a line
 * break; one that is empty counts as if. It is one write, so that a kill leaves at worst a last line that is cut off, and two who append at
 * once both have theirs.
 */
export async function appendText(path: string, textFor: (endsInLineBreak: boolean) => string): Promise<void> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const last = new Uint8Array(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    await file.appendFile(textFor(size === 0 || last[0] === 0x0a || last[0] === 0x0d), 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}
