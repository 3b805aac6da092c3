import type { Extraction, RequestSpec, Source } from '../config/configuration';
import { dayInZone } from '../model/civilDate';
import { say } from '../model/message';
import type { Observation, SourceFailure } from '../model/observation';
import type { Clock, HttpClient, HttpRequest, HttpResponse, Secrets, Timers } from '../ports';
import { addressesOf, type Address } from './addresses';
import type { Reading } from './chooseReading';
import { fault, isFault, type Fault } from './fault';
import { fillExtraction } from './fillExtraction';
import { fnv1a } from './fnv1a';
import { linkedFile } from './linkedFile';
import type { PoliteRequests } from './politeRequests';
import { readReply } from './readReply';
import { cancelledFault } from './requestFault';
import { fillRequest, shownUrl, type SourceRequest } from './sourceRequest';

export interface FetchPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly timers: Timers;
  /** From 0 to below 1, as `Math.random`: spreads the pauses before a second try. */
  readonly random: () => number;
}

/** `explicit`: somebody asks now, and the server is asked. `poll`: a kept reply within the source's time to live will do. */
export type FetchMode = 'explicit' | 'poll';

/** Of one request. */
export interface FetchLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

export const DEFAULT_FETCH_LIMITS: FetchLimits = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024, maxRedirects: 5 };

export interface FetchOptions extends FetchPorts {
  readonly limits?: Partial<FetchLimits>;
  /** `explicit` where it is not said. */
  readonly mode?: FetchMode;
  /** What stands for `${query}` in the address of a feed. */
  readonly query?: string;
  readonly signal?: AbortSignal;
}

/** What sources are asked with in one run. */
export interface FetchContext extends FetchOptions {
  readonly requests: PoliteRequests;
}

export interface Fetched {
  readonly observation: Observation;
  /** Every dated value of the reply, ascending. */
  readonly series: readonly Reading[];
}

export const isFetched = (result: Fetched | SourceFailure): result is Fetched => 'observation' in result;

/** The failure of a source that was not requested any more. */
export const cancelledFailure = (source: Source): SourceFailure => failureOf(source, cancelledFault);

/** `shown` and `redact`: of the request that it is about; without one, the address as the source has it. */
export function failureOf(source: Source, { error, text, details }: Fault, { shown, redact }: Partial<Pick<SourceRequest, 'shown' | 'redact'>> = {}): SourceFailure {
  const url = shown ?? (shownUrl(source) || (source.derive ?? ''));
  return { sourceId: source.id, url, error, message: say(text, source.title, url, ...details.map((detail) => (typeof detail === 'string' && redact ? redact(detail) : detail))) };
}

/** Requests one source and reads its value, at the first of its addresses that has one. Secrets stand neither in an observation nor in a failure. */
export async function fetchSource(source: Source, context: FetchContext): Promise<Fetched | SourceFailure> {
  const { request, extract } = source;
  if (!request || !extract) return failureOf(source, fault('bad-expression', '{0}: nothing says what is requested or how the reply of {1} is read. Give the source a `request` and an `extract`.'));
  const today = dayInZone(context.clock.now(), extract.timeZone ?? 'UTC');
  let first: SourceFailure | null = null;
  for (const address of addressesOf(request, today)) {
    const { result, isNothingYet } = await fetchAt(source, { address, request, extract }, context);
    if (isFetched(result) || !isNothingYet) return result;
    first ??= result;
  }
  return first ?? cancelledFailure(source);
}

interface Step {
  readonly result: Fetched | SourceFailure;
  /** The address has no value yet, and another one may have one. */
  readonly isNothingYet: boolean;
}

/** Statuses by which servers say that a file is not there yet. */
const NOT_THERE = new Set([403, 404]);
const NOTHING_IN_IT: ReadonlySet<string> = new Set(['empty-reply', 'no-value', 'no-date'] satisfies SourceFailure['error'][]);

async function fetchAt(source: Source, { address, request, extract }: { address: Address; request: RequestSpec; extract: Extraction }, context: FetchContext): Promise<Step> {
  const filling = { day: address.day, query: context.query ?? null };
  const fail = (why: Fault, of?: Pick<SourceRequest, 'shown' | 'redact'>, status = 200): Step =>
    ({ result: failureOf(source, why, of), isNothingYet: NOT_THERE.has(status) || NOTHING_IN_IT.has(why.error) });
  const filled = await fillRequest({ url: address.url, headers: request.headers }, filling, context.secrets);
  if (isFault(filled)) return fail(filled);
  const locators = fillExtraction(extract, filling);
  if (isFault(locators)) return fail(locators, filled);
  const page = await ask(source, filled, request, context);
  if (isFault(page)) return fail(page, filled);
  if (request.link === null) return read({ ...source, extract: locators }, { reply: page, of: filled, linkDate: null, since: page.receivedAt }, context, fail);
  const link = linkedFile(page, request.link, locators);
  if (isFault(link)) return fail(link, filled, page.status);
  const file = fileRequest(filled, link.url);
  const reply = await ask(source, file, request, context);
  if (isFault(reply)) return fail(reply, file);
  return read({ ...source, extract: locators }, { reply, of: file, linkDate: link.date, since: oldest(page.receivedAt, reply.receivedAt) }, context, fail);
}

interface Answer {
  readonly reply: HttpResponse;
  readonly of: SourceRequest;
  readonly linkDate: string | null;
  /** When the older of the replies was received; undefined: just now. */
  readonly since: number | undefined;
}

function read(source: Source, { reply, of, linkDate, since }: Answer, { clock }: FetchContext, fail: (why: Fault, of: SourceRequest, status: number) => Step): Step {
  const now = clock.now();
  const reading = readReply(source, reply, { now, linkDate });
  if (isFault(reading)) return fail(reading, of, reply.status);
  const { value, asOf, precision } = reading.newest;
  const observation = { sourceId: source.id, value, asOf, precision, fetchedAt: since ?? now, url: of.shown, hash: fnv1a(reply.body) };
  return { result: { observation, series: reading.series }, isNothingYet: false };
}

function ask(source: Source, { url, headers, isSecret }: SourceRequest, { intervalMs }: RequestSpec, { requests, limits, mode }: FetchContext): Promise<HttpResponse | Fault> {
  const request: HttpRequest = { method: 'GET', url, headers, ...DEFAULT_FETCH_LIMITS, ...limits, freshMs: mode === 'poll' ? source.ttlMs : 0, isSecret };
  return requests.ask(request, intervalMs);
}

/** A secret was meant for the page's own origin. */
function fileRequest(page: SourceRequest, { href, origin }: URL): SourceRequest {
  const isAtHome = origin === new URL(page.url).origin;
  const headers = Object.fromEntries(Object.entries(page.headers).filter(([name]) => isAtHome || !page.secretHeaders.has(name)));
  return { ...page, url: href, headers, shown: page.redact(href) };
}

const oldest = (...instants: (number | undefined)[]): number | undefined => instants.reduce((least, one) => (least === undefined || (one !== undefined && one < least) ? one : least), undefined);
