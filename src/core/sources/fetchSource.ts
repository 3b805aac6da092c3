import type { Source } from '../config/configuration';
import { say } from '../model/message';
import type { Observation, SourceFailure } from '../model/observation';
import { HttpError, type Clock, type HttpClient, type HttpResponse, type Secrets } from '../ports';
import { isFault, type Fault } from './fault';
import { fnv1a } from './fnv1a';
import { readReply } from './readReply';
import { cancelledFault, requestFault } from './requestFault';
import { fillSecrets, shownUrl, type SourceRequest } from './sourceRequest';

export interface FetchPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

/** Of one request. */
export interface FetchLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

export const DEFAULT_FETCH_LIMITS: FetchLimits = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024, maxRedirects: 5 };

export interface FetchOptions extends FetchPorts {
  readonly limits?: Partial<FetchLimits>;
  readonly signal?: AbortSignal;
}

/** Requests one source and reads its value. Never rejects; secrets stand neither in an observation nor in a failure. */
export async function fetchSource(source: Source, options: FetchOptions): Promise<Observation | SourceFailure> {
  const request = await fillSecrets(source, options.secrets);
  if (isFault(request)) return failure(source, request);
  const limits = { ...DEFAULT_FETCH_LIMITS, ...options.limits };
  const reply = await requestReply(request, limits, options);
  if (isFault(reply)) return failure(source, reply, request);
  const now = options.clock.now();
  const reading = readReply(source, reply, { now, linkDate: null });
  if (isFault(reading)) return failure(source, reading, request);
  const { value, asOf, precision } = reading.newest;
  return { sourceId: source.id, value, asOf, precision, fetchedAt: now, url: shownUrl(source), hash: fnv1a(reply.body) };
}

/** The failure of a source that was not requested any more. */
export const cancelledFailure = (source: Source): SourceFailure => failure(source, cancelledFault);

async function requestReply(request: SourceRequest, limits: FetchLimits, { http, signal }: FetchOptions): Promise<HttpResponse | Fault> {
  if (signal?.aborted) return cancelledFault;
  try {
    return await http.send({ method: 'GET', url: request.url, headers: request.headers, ...limits, ...(signal ? { signal } : {}) });
  } catch (error) {
    return requestFault(HttpError.of(error, request.url), limits.timeoutMs);
  }
}

function failure(source: Source, { error, text, details }: Fault, request?: SourceRequest): SourceFailure {
  const shown = details.map((detail) => (typeof detail === 'string' && request ? request.redact(detail) : detail));
  const url = shownUrl(source);
  return { sourceId: source.id, url, error, message: say(text, source.title, url, ...shown) };
}
