import type { Source } from '../config/configuration';
import type { Observation, SourceFailure } from '../model/observation';
import { deriveSource } from './derive/deriveSource';
import { fault } from './fault';
import { failureOf, fetchSource, isFetched, type FetchContext, type Fetched } from './fetchSource';

/** Fetches sources, each once, whoever needs it: a bullet, or another source that is derived from it. */
export class FetchRun {
  readonly #results = new Map<Source, Promise<Fetched | SourceFailure>>();
  readonly #known: ReadonlyMap<string, Source>;

  constructor(
    known: readonly Source[],
    private readonly context: FetchContext,
  ) {
    this.#known = new Map(known.map((source) => [source.id, source]));
  }

  /** Never rejects. */
  async observe(source: Source): Promise<Observation | SourceFailure> {
    const result = await this.#fetch(source);
    return isFetched(result) ? result.observation : result;
  }

  #fetch(source: Source): Promise<Fetched | SourceFailure> {
    const result = this.#results.get(source) ?? this.#fetchNow(source).catch((error: unknown) => brokenBy(source, error));
    this.#results.set(source, result);
    return result;
  }

  #fetchNow(source: Source): Promise<Fetched | SourceFailure> {
    if (source.derive === null) return fetchSource(source, this.context);
    return deriveSource(source, source.derive, { known: this.#known, now: () => this.context.clock.now(), fetch: (input) => this.#fetch(input) });
  }
}

/** A reply that makes a reader fail is no reason for the others to fail too. */
const brokenBy = (source: Source, error: unknown): SourceFailure =>
  failureOf(source, fault('malformed-reply', '{0}: the reply of {1} could not be read ({2}). Please report this with the reply.', error instanceof Error ? error.message : String(error)));
