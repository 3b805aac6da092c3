import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Aim } from './aims';
import type { Measured, SizeResults } from './figures';
import type { Memory } from './memory';
import type { Typing } from './typing';

export interface ParseResults {
  readonly suite: 'parse';
  /** When the run ended, ISO 8601. */
  readonly date: string;
  readonly node: string;
  readonly cpus: number;
  /** What the texts are made of. */
  readonly inputs: string;
  /** From the smallest to the largest. */
  readonly sizes: readonly SizeResults[];
  readonly headings: Measured & { readonly count: number };
  /** Characters typed into the largest text. */
  readonly typing: Typing;
  readonly aims: readonly Aim[];
  /** At the largest size. */
  readonly memory: Memory;
}

/** Writes the figures beside those of earlier runs; gives the file, from the project's folder. */
export async function saveResults(results: { readonly suite: string; readonly date: string }): Promise<string> {
  const folder = path.join('bench', 'results');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${results.suite}-${results.date.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}
