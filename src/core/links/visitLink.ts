import type { Evidence } from '../model/evidence';
import { say } from '../model/message';
import { HttpError, type Clock, type HttpClient, type Timers } from '../ports';
import { hostOf } from '../sources/hostQueue';
import type { HostNotes } from './hostNotes';
import { retryAfterMs } from './retryAfter';
import { judge, LONGEST_PAUSE_MS, needsRoot, nextRequest, type Attempt } from './verdict';

export interface LinkPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly timers: Timers;
}

export interface VisitOptions {
  /** Of one request, milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Evidence of one URL, and whether it speaks for a machine without a connection. */
export interface Visit {
  readonly evidence: Evidence;
  readonly reached: 'answered' | 'unreachable' | 'not-asked';
}

/** Enough to recognise a bot wall. */
const BODY_START_BYTES = 32_768;
const MAX_REDIRECTS = 10;
const HEADERS = { Accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8', 'Accept-Language': 'en,ja;q=0.8' };

/** Requests a URL as often as the policy in `verdict.ts` asks for. Never rejects. */
export async function visitLink(url: string, ports: LinkPorts, notes: HostNotes, options: VisitOptions): Promise<Visit> {
  const attempts: Attempt[] = [];
  const host = hostOf(url);
  for (let next = nextRequest(url, attempts); next; next = nextRequest(url, attempts)) {
    // Who asks too often must leave the whole host alone, not only this page.
    if (attempts.at(-1)?.status === 429) notes.pause(host, ports.clock.now() + next.delayMs);
    const wait = Math.max(next.delayMs, notes.pauseUntil(host) - ports.clock.now());
    if (wait > LONGEST_PAUSE_MS) return { evidence: notAsked(url, wait, ports.clock.now(), attempts), reached: 'not-asked' };
    if (wait > 0) await ports.timers.delay(wait, options.signal);
    if (options.signal?.aborted) return { evidence: cancelledEvidence(url, ports.clock.now()), reached: 'not-asked' };
    const attempt = await request(next.method, url, ports, options);
    attempts.push(attempt);
    if (attempt.retryAfterMs !== null) notes.pause(host, ports.clock.now() + attempt.retryAfterMs);
  }
  const finalUrl = attempts.at(-1)?.finalUrl;
  const rootStatus = needsRoot(attempts) && finalUrl ? await notes.rootStatus(new URL(finalUrl).origin, (root) => statusOf(root, ports, options)) : null;
  const verdict = judge(url, attempts, rootStatus);
  const evidence = { url, ...verdict, status: lastStatus(attempts), attempts: attempts.length, checkedAt: ports.clock.now() };
  return { evidence, reached: reachedBy(attempts) };
}

export function cancelledEvidence(url: string, now: number): Evidence {
  return { url, ...judge(url, []), status: null, attempts: 0, checkedAt: now };
}

function notAsked(url: string, waitMs: number, now: number, attempts: readonly Attempt[]): Evidence {
  const reason = say('Not requested, because the host asked for a pause of {0} s.', Math.ceil(waitMs / 1000));
  return { url, state: 'not-checked', reason, status: lastStatus(attempts), finalUrl: null, attempts: attempts.length, checkedAt: now };
}

async function request(method: 'HEAD' | 'GET', url: string, ports: LinkPorts, options: VisitOptions): Promise<Attempt> {
  const { signal, timeoutMs } = options;
  const maxBytes = method === 'HEAD' ? 0 : BODY_START_BYTES;
  const none = { detail: '', finalUrl: null, redirects: [], headers: {}, bodyStart: '', retryAfterMs: null, status: null, error: null };
  try {
    const reply = await ports.http.send({ method, url, headers: HEADERS, timeoutMs, maxBytes, maxRedirects: MAX_REDIRECTS, ...(signal ? { signal } : {}) });
    const { status, finalUrl, redirects, headers } = reply;
    const bodyStart = new TextDecoder().decode(reply.body);
    return { ...none, method, status, finalUrl, redirects, headers, bodyStart, retryAfterMs: pauseAsked(status, headers, ports.clock.now()) };
  } catch (error) {
    const known = HttpError.of(error, url);
    return { ...none, method, error: known.kind, detail: known.detail };
  }
}

const pauseAsked = (status: number, headers: Readonly<Record<string, string>>, now: number): number | null =>
  status === 429 || status === 503 ? retryAfterMs(headers['retry-after'], now) : null;

async function statusOf(url: string, ports: LinkPorts, options: VisitOptions): Promise<number | null> {
  return (await request('GET', url, ports, options)).status;
}

const lastStatus = (attempts: readonly Attempt[]): number | null => attempts.findLast((attempt) => attempt.status !== null)?.status ?? null;

function reachedBy(attempts: readonly Attempt[]): Visit['reached'] {
  if (attempts.some((attempt) => attempt.status !== null)) return 'answered';
  const errors = attempts.map((attempt) => attempt.error);
  if (errors.every((error) => error === 'dns' || error === 'connection')) return 'unreachable';
  return errors.every((error) => error === 'private-host' || error === 'not-allowed' || error === 'bad-url' || error === 'cancelled') ? 'not-asked' : 'answered';
}
