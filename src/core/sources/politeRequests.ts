import { HttpError, type Clock, type HttpClient, type HttpRequest, type HttpResponse, type Timers } from '../ports';
import { fault, type Fault } from './fault';
import { HostPace, type Closed } from './hostPace';
import { HostQueue, hostOf, type QueueLimits } from './hostQueue';
import { Pauses } from './pauses';
import { cancelledFault, requestFault } from './requestFault';
import { LONGEST_PAUSE_MS, MOST_RETRIES, pauseAfter } from './retryPolicy';

export interface RequestPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
}

interface Attempt {
  readonly outcome: HttpResponse | Fault;
  /** Milliseconds until it may be sent again; null where that is of no use. */
  readonly retryMs: number | null;
}

/** Given to several fetches of one command, it lets them share what belongs to all of them: bounds, pauses and replies. Empty at first. */
export interface SharedRequests {
  requests?: PoliteRequests;
}

/**
 * The requests of one run: bounded over all hosts and on each, spaced as the hosts want it, sent again where that has a fair chance, and each
 * distinct one sent once, whoever asks for it.
 */
export class PoliteRequests {
  readonly #replies = new Map<string, Promise<HttpResponse | Fault>>();
  readonly #pauses: Pauses;
  readonly #queue: HostQueue;
  readonly #pace: HostPace;
  #users = 0;

  constructor(
    private readonly ports: RequestPorts,
    limits: QueueLimits,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.#pauses = new Pauses(ports.timers);
    this.#pace = new HostPace(this.#pauses, () => this.#queue.resume());
    this.#queue = new HostQueue(limits, this.#pace);
  }

  /** Lets `work` ask. When nobody works any more, pauses that are left are not waited for: they would keep the process alive. */
  async during<R>(work: () => Promise<R>): Promise<R> {
    if (this.#users++ === 0) this.signal?.addEventListener('abort', this.#cancel, { once: true });
    if (this.signal?.aborted) this.#cancel();
    try {
      return await work();
    } finally {
      if (--this.#users === 0) {
        this.signal?.removeEventListener('abort', this.#cancel);
        this.#pauses.cutShort();
      }
    }
  }

  /** Any status is a reply. `intervalMs`: the least time between two requests to the host. Never rejects. */
  async ask(request: HttpRequest, intervalMs: number): Promise<HttpResponse | Fault> {
    this.#pace.atLeast(hostOf(request.url), intervalMs);
    const key = JSON.stringify([request.method, request.url, Object.entries(request.headers).sort()]);
    const reply = await this.#once(key, request);
    if (!('status' in reply) || reply.receivedAt === undefined || this.ports.clock.now() - reply.receivedAt <= (request.freshMs ?? 0)) return reply;
    // Somebody else was content with an older reply.
    return this.#once(`${key} ${request.freshMs ?? 0}`, request);
  }

  readonly #cancel = (): void => this.#pauses.end();

  #once(key: string, request: HttpRequest): Promise<HttpResponse | Fault> {
    const reply = this.#replies.get(key) ?? this.#persist(request);
    this.#replies.set(key, reply);
    return reply;
  }

  async #persist(request: HttpRequest): Promise<HttpResponse | Fault> {
    const host = hostOf(request.url);
    for (let retries = 0; ; retries++) {
      const { outcome, retryMs } = await this.#queue.run(host, () => this.#attempt(request, host, retries));
      if (retryMs === null || retries === MOST_RETRIES) return outcome;
      if (retryMs > 0) await this.#pauses.delay(retryMs);
    }
  }

  async #attempt(request: HttpRequest, host: string, retries: number): Promise<Attempt> {
    if (this.#pauses.isOver) return { outcome: cancelledFault, retryMs: null };
    const closed = this.#pace.closed(host, this.ports.clock.now());
    if (closed) return { outcome: this.#closedFault(closed), retryMs: null };
    const sent = await this.#send(request);
    this.#learn(host, sent);
    const now = this.ports.clock.now();
    const outcome = 'status' in sent ? sent : requestFault(sent, request.timeoutMs);
    const pause = pauseAfter(sent, retries, { now, random: this.ports.random });
    if (pause === null) return { outcome, retryMs: null };
    if (!pause.isOfHost) return { outcome, retryMs: 'status' in sent || this.#pace.mayTryAgain(host) ? pause.ms : null };
    if (pause.ms > LONGEST_PAUSE_MS) {
      const until = now + pause.ms;
      this.#pace.close(host, until);
      return { outcome: this.#closedFault({ until }), retryMs: null };
    }
    // The queue keeps the pause of a host, so that nobody else's request goes there meanwhile.
    this.#pace.rest(host, pause.ms);
    return { outcome, retryMs: 0 };
  }

  async #send(request: HttpRequest): Promise<HttpResponse | HttpError> {
    try {
      return await this.ports.http.send(this.signal ? { ...request, signal: this.signal } : request);
    } catch (error) {
      return HttpError.of(error, request.url);
    }
  }

  #learn(host: string, sent: HttpResponse | HttpError): void {
    if (!('status' in sent)) this.#pace.broke(host);
    else if (sent.status === 429) this.#pace.refused(host);
    else this.#pace.answered(host);
  }

  #closedFault(closed: Closed): Fault {
    if ('refusals' in closed) return fault('http-status', '{0}: {1} is not asked, since its host said {2} times in a row that it is asked too often. Try again later.', closed.refusals);
    return fault('http-status', '{0}: the host of {1} wants to be left alone until {2}. Refresh again after that.', this.#timeOf(closed.until));
  }

  /** `2026-11-20 21:05:30` in the machine's zone. */
  #timeOf(instant: number): string {
    return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: this.ports.clock.timeZone }).format(instant);
  }
}
