/** Fastest run at sizes of which each is twice the one before. */
export interface Growth {
  /** UTF-16 code units. */
  readonly sizes: readonly number[];
  /** The processor's milliseconds for one run. */
  readonly times: readonly number[];
}

export interface Effort {
  readonly rounds: number;
  /** Least time of a sample, ms: shorter runs are repeated within one. */
  readonly sampleMs: number;
  /** Time after which no further round begins, ms. */
  readonly limitMs: number;
}

/** Times what `run` takes for each text, in turn. The fastest round counts: what else the machine does only adds. */
export function measureGrowth(run: (text: string) => unknown, texts: readonly string[], { rounds, sampleMs, limitMs }: Effort): Growth {
  const times = texts.map(() => Infinity);
  const begin = performance.now();
  for (let round = 0; round < rounds && (round === 0 || performance.now() - begin < limitMs); round++) {
    texts.forEach((text, index) => (times[index] = Math.min(times[index] ?? Infinity, timeOf(run, text, sampleMs))));
  }
  return { sizes: texts.map((text) => text.length), times };
}

/** The processor's milliseconds for one run: unlike the clock's they leave out what other programs took of it. */
export function timeOf(run: (text: string) => unknown, text: string, sampleMs: number): number {
  const start = processorMs();
  let runs = 0;
  let spent = 0;
  do {
    run(text);
    runs++;
    spent = processorMs() - start;
  } while (spent < sampleMs);
  return spent / runs;
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Times as long for twice the text: the lesser of the two steps between the largest sizes. What grows by a square shows in both; where the
 * memory of the machine runs out of room once, only one is steep. 2 is linear.
 */
export function perDoubling({ sizes, times }: Growth): number {
  const step = (to: number): number => ((times[to] ?? 0) / (times[to - 1] ?? 0)) ** (1 / Math.log2((sizes[to] ?? 0) / (sizes[to - 1] ?? 0)));
  return Math.min(step(times.length - 1), step(times.length - 2));
}

/** Of two growths over the same sizes what the one takes longer. */
export const beyond = (whole: Growth, part: Growth): Growth => ({ sizes: whole.sizes, times: whole.times.map((time, index) => Math.max(0.001, time - (part.times[index] ?? 0))) });
