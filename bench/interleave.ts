import type { Contender, ContenderId } from './contenders';
import { seededRandom, wholeNumber } from './seededRandom';
import { median } from './statistics';

export interface Timing {
  readonly contender: ContenderId;
  /** Milliseconds of one run. */
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly samples: number;
  /** Runs in a sample, so that a sample is long enough for the clock. */
  readonly runsPerSample: number;
}

export interface LeftOut {
  readonly contender: ContenderId;
  readonly reason: string;
}

export interface Budget {
  /** Time for the samples of each contender, ms; the fewest samples are taken even where that takes longer. */
  readonly eachMs: number;
  /** A peer that takes longer than this for one run is left out, ms. */
  readonly limitMs: number;
}

const FEWEST_SAMPLES = 3;
const MOST_SAMPLES = 60;
const SAMPLE_MS = 30;
const WARM_UP_MS = 2_000;
const WARM_UP_RUNS = 800;

interface Entrant {
  readonly contender: Contender;
  readonly runsPerSample: number;
  readonly share: number;
  readonly result: number;
  readonly samplesMs: number[];
}

/**
 * Measures contenders over one text in turn, round by round, so that what else the machine does meets all of them alike; in another order
 * every round, so that no one always pays for the garbage of the same other. Garbage is never collected by hand between them: after that
 * the engine runs any of them at less than half of its pace, which no user ever sees.
 */
export function measureInterleaved(contenders: readonly Contender[], text: string, budget: Budget): { timings: Timing[]; leftOut: LeftOut[] } {
  const entrants: Entrant[] = [];
  const leftOut: LeftOut[] = [];
  for (const contender of contenders) {
    const warm = warmUp(contender, text, budget);
    if ('reason' in warm) leftOut.push(warm);
    else entrants.push(warm);
  }
  const rounds = Math.max(...entrants.map((entrant) => entrant.share));
  const random = seededRandom(1);
  for (let round = 0; round < rounds; round++) {
    for (const entrant of shuffled(entrants, random)) if (takesPart(entrant, round, rounds)) takeSample(entrant, text);
  }
  return { timings: entrants.map(timingOf), leftOut };
}

/** A slow contender takes part in fewer rounds, spread evenly over all of them. */
const takesPart = ({ share }: Entrant, round: number, rounds: number): boolean => Math.floor(((round + 1) * share) / rounds) > Math.floor((round * share) / rounds);

function shuffled(entrants: readonly Entrant[], random: () => number): Entrant[] {
  const left = [...entrants];
  return entrants.flatMap(() => left.splice(wholeNumber(random, 0, left.length - 1), 1));
}

function warmUp(contender: Contender, text: string, budget: Budget): Entrant | LeftOut {
  let runMs = Infinity;
  let result = 0;
  try {
    const begin = performance.now();
    for (let run = 0; run < WARM_UP_RUNS && (run === 0 || performance.now() - begin < WARM_UP_MS); run++) {
      const start = performance.now();
      result = contender.run(text);
      runMs = Math.min(runMs, performance.now() - start);
    }
  } catch (error) {
    if (contender.own) throw error;
    return { contender: contender.id, reason: `it failed: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!contender.own && runMs > budget.limitMs) return { contender: contender.id, reason: `one run took ${(runMs / 1000).toFixed(1)} s, more than ${budget.limitMs / 1000} s` };
  const runsPerSample = Math.max(1, Math.round(SAMPLE_MS / runMs));
  const share = Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, Math.round(budget.eachMs / (runMs * runsPerSample))));
  return { contender, runsPerSample, share, result, samplesMs: [] };
}

function takeSample({ contender, runsPerSample, result, samplesMs }: Entrant, text: string): void {
  const start = performance.now();
  for (let run = 0; run < runsPerSample; run++) {
    const found = contender.run(text);
    if (found !== result) throw new Error(`${contender.name}: the same text gave ${found} after ${result}.`);
  }
  samplesMs.push((performance.now() - start) / runsPerSample);
}

function timingOf({ contender, runsPerSample, samplesMs }: Entrant): Timing {
  return { contender: contender.id, medianMs: median(samplesMs), fastestMs: Math.min(...samplesMs), samples: samplesMs.length, runsPerSample };
}
