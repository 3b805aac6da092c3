import type { Source } from '../config/configuration';
import type { Observation, SourceFailure } from '../model/observation';
import { cancelledFailure, fetchSource, type FetchLimits, type FetchMode, type FetchPorts } from './fetchSource';
import { HostQueue, hostOf, type QueueLimits } from './hostQueue';
import { SharedHttp } from './sharedHttp';
import { withAbort } from './withAbort';

export interface FetchAllOptions extends QueueLimits {
  /** What derived sources may reckon with, also where it is off or feeds nothing; `sources` where it is not given. */
  readonly known?: readonly Source[];
  readonly limits?: Partial<FetchLimits>;
  /** `explicit` where it is not said. */
  readonly mode?: FetchMode;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Fetches every source, results in the order of `sources`. Never rejects: a source that fails does not touch the others,
 * and after an abort those that are not done are `cancelled` at once. Sources with the same request share one reply.
 */
export async function fetchSources(sources: readonly Source[], ports: FetchPorts, options: FetchAllOptions): Promise<(Observation | SourceFailure)[]> {
  const { signal } = options;
  const queue = new HostQueue(options);
  const one = { ...ports, http: new SharedHttp(ports.http), ...(options.limits ? { limits: options.limits } : {}), mode: options.mode ?? 'explicit', ...(signal ? { signal } : {}) };
  let done = 0;
  return withAbort(signal, (orInstead) =>
    Promise.all(
      sources.map(async (source) => {
        const cancelled = (): SourceFailure => cancelledFailure(source);
        const fetched = queue.run(hostOf(source.request?.url ?? ''), async () => (signal?.aborted ? cancelled() : fetchSource(source, one)));
        const result = await orInstead(fetched, cancelled);
        options.onProgress?.(++done, sources.length);
        return result;
      }),
    ),
  );
}
