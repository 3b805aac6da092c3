import { stat } from 'node:fs/promises';
import type { Ports } from '../command';
import type { CheckJob, CheckOutcome, CheckSettings, FileChecker } from './checkFile';
import { WorkerPool } from './workerPool';

/**
 * From so many bytes of text on threads pay: each has to be started and to run itself warm, which costs it as much as some 500 kB of text cost a warm
 * one, measured on a machine with two cores.
 */
export const WORTH_THREADS = 2_000_000;

interface Checking {
  readonly jobs: readonly CheckJob[];
  readonly settings: CheckSettings;
  /** Checks a file in this thread. */
  readonly here: FileChecker;
  /** Ends the checking: after it nothing more comes. */
  readonly signal: AbortSignal;
}

/**
 * Checks files and gives what came of each, in the order of the jobs: in threads where there is enough to do, else in this one; nobody can tell from
 * the outcomes. Only a few outcomes are held at a time.
 */
export async function* checkInOrder(checking: Checking, ports: Pick<Ports, 'startWorker'>): AsyncGenerator<CheckOutcome> {
  const { jobs, here, signal } = checking;
  if (ports.startWorker && (await isWorthThreads(jobs))) {
    yield* checkInThreads(checking, ports.startWorker);
    return;
  }
  for (const job of jobs) {
    if (signal.aborted) return;
    yield await here(job);
  }
}

async function* checkInThreads({ jobs, settings, here, signal }: Checking, start: NonNullable<Ports['startWorker']>): AsyncGenerator<CheckOutcome> {
  const pool = new WorkerPool(start, settings, jobs.length);
  const stop = (): void => pool.close();
  signal.addEventListener('abort', stop);
  const pending: Promise<CheckOutcome>[] = [];
  try {
    for (const job of jobs) {
      if (signal.aborted) return;
      // Standard input belongs to this thread.
      pending.push(job.file === '-' ? here(job) : pool.check(job));
      if (pending.length > pool.ahead) yield await (pending.shift() as Promise<CheckOutcome>);
    }
    for (const outcome of pending) yield await outcome;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function isWorthThreads(jobs: readonly CheckJob[]): Promise<boolean> {
  if (jobs.length < 2) return false;
  let bytes = 0;
  for (const { file } of jobs) {
    bytes += await stat(file).then(({ size }) => size, () => 0);
    if (bytes >= WORTH_THREADS) return true;
  }
  return false;
}
