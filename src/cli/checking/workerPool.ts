import { availableParallelism } from 'node:os';
import type { MessagePort, Worker } from 'node:worker_threads';
import type { Ports } from '../command';
import { fileChecker, type CheckJob, type CheckOutcome, type CheckPorts, type CheckSettings } from './checkFile';

/** More threads than this wait for the disk and for the one that prints. */
const MOST_WORKERS = 8;
/** So many files a thread has before it, that it never waits for the next one. */
const IN_FLIGHT = 2;

interface Waiting {
  readonly job: CheckJob;
  readonly resolve: (outcome: CheckOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** Checks files in threads, a few at a time. */
export class WorkerPool {
  private readonly queue: Waiting[] = [];
  private readonly workers: { readonly worker: Worker; readonly busy: Map<number, Waiting> }[];
  private failure: Error | null = null;
  private lastId = 0;

  constructor(start: NonNullable<Ports['startWorker']>, settings: CheckSettings, files: number) {
    const count = Math.min(MOST_WORKERS, availableParallelism(), files);
    this.workers = Array.from({ length: count }, () => ({ worker: start(settings), busy: new Map<number, Waiting>() }));
    for (const { worker, busy } of this.workers) {
      worker.on('message', ({ id, outcome }: Reply) => {
        busy.get(id)?.resolve(outcome);
        busy.delete(id);
        this.dispatch();
      });
      worker.on('error', (error) => this.close(error));
      worker.on('exit', () => this.close(new Error('A thread ended before its time.')));
    }
  }

  /** How many files are worth asking for ahead of the one that is waited for. */
  get ahead(): number {
    return this.workers.length * 16;
  }

  /** Rejects where a thread has failed or the pool is closed. */
  check(job: CheckJob): Promise<CheckOutcome> {
    const outcome = new Promise<CheckOutcome>((resolve, reject) => this.queue.push({ job, resolve, reject }));
    // It may fail before anybody waits for it.
    outcome.catch(() => undefined);
    this.dispatch();
    return outcome;
  }

  /** Ends all threads at once; what has not come yet is rejected. */
  close(reason = new Error('The threads were ended.')): void {
    this.failure ??= reason;
    for (const { worker, busy } of this.workers) {
      void worker.terminate();
      for (const { reject } of busy.values()) reject(this.failure);
      busy.clear();
    }
    for (const { reject } of this.queue.splice(0)) reject(this.failure);
  }

  private dispatch(): void {
    if (this.failure) return this.close();
    for (let round = 0; round < IN_FLIGHT; round++) {
      for (const { worker, busy } of this.workers) {
        if (busy.size > round) continue;
        const next = this.queue.shift();
        if (!next) return;
        busy.set(++this.lastId, next);
        worker.postMessage({ id: this.lastId, job: next.job } satisfies Request);
      }
    }
  }
}

interface Request {
  readonly id: number;
  readonly job: CheckJob;
}

interface Reply {
  readonly id: number;
  readonly outcome: CheckOutcome;
}

/** The other end: what a thread does. */
export function serveChecks(port: MessagePort, settings: CheckSettings, ports: CheckPorts): void {
  const check = fileChecker(settings, ports, () => Promise.reject(new Error('A thread has no standard input.')));
  port.on('message', ({ id, job }: Request) => {
    void check(job).then((outcome) => port.postMessage({ id, outcome } satisfies Reply));
  });
}
