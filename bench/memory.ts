import { readBriefing, readTokens } from './contenders';
import { readAll } from './readAll';
import { median } from './statistics';

/** Bytes that stay in memory beyond the text itself. */
export interface Memory {
  readonly model: number;
  /** With everything in it read once, so that what was put off is there. */
  readonly modelRead: number;
  readonly markdownItTokens: number;
}

const REPEATS = 3;

export function measureMemory(text: string): Memory {
  return {
    model: retained(() => readBriefing(text)),
    modelRead: retained(() => {
      const briefing = readBriefing(text);
      readAll(briefing);
      return briefing;
    }),
    markdownItTokens: retained(() => readTokens(text)),
  };
}

function retained(make: () => unknown): number {
  const differences: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const held: unknown[] = [];
    const before = used();
    held.push(make());
    differences.push(used() - before);
    if (held.pop() === undefined) throw new Error('Nothing was made.');
  }
  return median(differences);
}

/** Typed arrays lie outside of the heap and count too. */
function used(): number {
  if (!globalThis.gc) throw new Error('Memory can only be measured with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
