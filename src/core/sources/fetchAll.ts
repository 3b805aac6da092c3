import type { Source } from '../config/configuration';
import type { Observation, SourceFailure } from '../model/observation';
import { FetchRun } from './fetchRun';
import { cancelledFailure, type FetchOptions, type FetchPorts } from './fetchSource';
import type { QueueLimits } from './hostQueue';
import { PoliteRequests, type SharedRequests } from './politeRequests';
import { withAbort, type OrInstead } from './withAbort';

export interface FetchAllOptions extends QueueLimits, Omit<FetchOptions, keyof FetchPorts> {
  /** What derived sources may reckon with, also where it is off or feeds nothing; `sources` where it is not given. */
  readonly known?: readonly Source[];
  /** Of several fetches that belong together; the bounds and the signal are those of the first. */
  readonly shared?: SharedRequests;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Fetches every source, results in the order of `sources`. Never rejects: a source that fails does not touch the others, and after an abort those
 * that are not done are `cancelled` at once. A request that several need is sent once.
 */
export async function fetchSources(sources: readonly Source[], ports: FetchPorts, options: FetchAllOptions): Promise<(Observation | SourceFailure)[]> {
  const { signal, known = sources, onProgress, shared = {}, ...more } = options;
  const requests = (shared.requests ??= new PoliteRequests(ports, options, signal));
  const run = new FetchRun(known, { ...ports, ...more, requests });
  let done = 0;
  const fetchAll = (orInstead: OrInstead): Promise<(Observation | SourceFailure)[]> =>
    Promise.all(
      sources.map(async (source) => {
        const result = await orInstead(run.observe(source), () => cancelledFailure(source));
        onProgress?.(++done, sources.length);
        return result;
      }),
    );
  return requests.during(() => withAbort(signal, fetchAll));
}
