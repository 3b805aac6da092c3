import type { Source } from '../../src/core/config/configuration';
import type { Observation, SourceFailure } from '../../src/core/model/observation';
import type { HttpClient, HttpRequest, HttpResponse, Secrets } from '../../src/core/ports';
import { fetchSources, type FetchAllOptions } from '../../src/core/sources/fetchAll';
import type { FetchPorts } from '../../src/core/sources/fetchSource';

/** What a fetch in a test needs but for HTTP: noon of 2026-11-20 in UTC, pauses that take no time, no secrets. */
export const REST: Omit<FetchPorts, 'http'> = {
  clock: { now: () => Date.UTC(2026, 10, 20, 12), timeZone: 'Asia/Tokyo' }, timers: { delay: () => Promise.resolve() }, random: () => 0.5, secrets: { get: () => Promise.resolve(null) },
};

/** Secrets by name, stored for these hosts; null = for whichever. */
export const secretsOf = (values: Readonly<Record<string, string>>, hosts: readonly string[] | null = null): Secrets => ({
  get: (name) => Promise.resolve(values[name] === undefined ? null : { value: values[name], hosts }),
});

/** One source by itself. */
export async function fetchOne(source: Source, ports: FetchPorts, options: Partial<FetchAllOptions> = {}): Promise<Observation | SourceFailure> {
  const [result] = await fetchSources([source], ports, { concurrency: 4, perHost: 2, ...options });
  if (!result) throw new Error('no result');
  return result;
}

/** A reply in memory. */
export const answer = (body: string | Uint8Array, more: Partial<HttpResponse> = {}): HttpResponse => ({
  status: 200, finalUrl: 'https://feed.example/', redirects: [], headers: {}, body: typeof body === 'string' ? new TextEncoder().encode(body) : body, truncated: false, ...more,
});

/** An `HttpClient` that answers from a function and counts. */
export class Fake implements HttpClient {
  readonly requests: HttpRequest[] = [];
  running = 0;
  most = 0;
  constructor(private readonly respond: (request: HttpRequest) => Promise<HttpResponse> | HttpResponse) {}
  async send(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    this.most = Math.max(this.most, ++this.running);
    try {
      return await this.respond(request);
    } finally {
      this.running--;
    }
  }
}
