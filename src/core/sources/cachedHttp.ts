import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { HttpError, type Clock, type HttpClient, type HttpRequest, type HttpResponse, type KeptReply, type ReplyStore, type Timers } from '../ports';
import { Flights } from './flights';
import { conditional, isWorthKeeping, kept, renewed, responseOf } from './keptReply';

export interface CachePorts {
  readonly http: HttpClient;
  /** Shared by the windows. */
  readonly store: ReplyStore;
  /** For what must not leave this window. */
  readonly memory: ReplyStore;
  readonly clock: Clock;
  readonly timers: Timers;
}

export interface CacheOptions {
  /** Tells this window from every other one. */
  readonly owner: string;
  /** False where the headers of a conditional request would need the server's leave, as in a browser. */
  readonly asksConditionally: boolean;
  /** Replies that were got under other circumstances, as while private hosts were allowed, are not given. */
  readonly circumstances: () => string;
}

/** Beyond the time limit of the request: what it takes to keep the reply. */
const LEASE_MARGIN_MS = 5_000;
/** Between two looks whether another window has the reply. */
const LOOK_MS = 150;
/** Who has waited as long for other windows asks for himself. */
const LONGEST_WAIT_MS = 60_000;

/**
 * An `HttpClient` around another one that several windows share the replies of. A request with `freshMs` is answered by a kept reply that is younger;
 * else one window asks, and the others wait for its reply or until its lease lapses. A request without it passes by what is kept, but for the
 * validators (`ETag`, `Last-Modified`) by which the server may say that nothing changed. Equal requests of one window at a time are one.
 */
export class CachedHttp implements HttpClient {
  readonly #flights = new Flights<HttpResponse>();
  #leases = 0;

  constructor(
    private readonly ports: CachePorts,
    private readonly options: CacheOptions,
  ) {}

  send(request: HttpRequest): Promise<HttpResponse> {
    if (request.method !== 'GET') return this.ports.http.send(request);
    const key = this.#keyOf(request);
    const { signal, freshMs = 0, timeoutMs, maxBytes, maxRedirects } = request;
    return this.#flights.join(JSON.stringify([key, freshMs, timeoutMs, maxBytes, maxRedirects]), (common) => this.#answer(key, { ...request, signal: common }), {
      signal, cancelled: () => cancelled(request),
    });
  }

  async #answer(key: string, request: HttpRequest & { readonly signal: AbortSignal }): Promise<HttpResponse> {
    const store = request.isSecret ? this.ports.memory : this.ports.store;
    const owner = `${this.options.owner}-${++this.#leases}`;
    const answer = (request.freshMs ?? 0) > 0 ? await this.#waitForTurn(key, owner, request, store) : await this.#announce(key, owner, request, store);
    if (answer) return answer;
    try {
      const known = await store.get(key);
      // Another window may have been done just before the lease was had.
      return this.#fresh(known, request) ?? (await this.#ask(key, request, store, known));
    } finally {
      await store.release(key, owner);
    }
  }

  /** Gives a kept reply as soon as there is one that is young enough; null when it is this request's turn to ask. */
  async #waitForTurn(key: string, owner: string, request: HttpRequest & { readonly signal: AbortSignal }, store: ReplyStore): Promise<HttpResponse | null> {
    const since = this.ports.clock.now();
    for (;;) {
      const answer = this.#fresh(await store.get(key), request);
      if (answer) return answer;
      if (request.signal.aborted) throw cancelled(request);
      const now = this.ports.clock.now();
      if (now - since > LONGEST_WAIT_MS || (await this.#lease(key, owner, request, store))) return null;
      await this.ports.timers.delay(LOOK_MS, request.signal);
    }
  }

  /** Somebody asks now, whoever else does: the lease only tells the others that a reply is on its way. */
  async #announce(key: string, owner: string, request: HttpRequest, store: ReplyStore): Promise<null> {
    await this.#lease(key, owner, request, store);
    return null;
  }

  #lease(key: string, owner: string, { timeoutMs }: HttpRequest, store: ReplyStore): Promise<boolean> {
    const now = this.ports.clock.now();
    return store.lease(key, owner, { now, expiresAt: now + timeoutMs + LEASE_MARGIN_MS });
  }

  #fresh(reply: KeptReply | null, { freshMs = 0, ...request }: HttpRequest): HttpResponse | null {
    const age = reply ? this.ports.clock.now() - reply.receivedAt : 0;
    // One from the future was kept before the clock was set back, and nobody knows how old it is.
    return reply && age >= 0 && age < freshMs ? responseOf(reply, request) : null;
  }

  async #ask(key: string, request: HttpRequest, store: ReplyStore, known: KeptReply | null): Promise<HttpResponse> {
    if (request.signal?.aborted) throw cancelled(request);
    const asked = this.options.asksConditionally && known && responseOf(known, request) ? conditional(request, known) : null;
    const reply = await this.ports.http.send(asked ?? request);
    if (!known || !asked || reply.status !== 304) return this.#keep(key, reply, store);
    // Validators of one page mean nothing to another.
    if (reply.finalUrl !== known.finalUrl) return this.#keep(key, await this.ports.http.send(request), store);
    const again = renewed(known, reply, this.ports.clock.now());
    await store.put(key, again);
    return { ...again, truncated: false };
  }

  async #keep(key: string, reply: HttpResponse, store: ReplyStore): Promise<HttpResponse> {
    if (isWorthKeeping(reply)) await store.put(key, kept(reply, this.ports.clock.now()));
    return reply;
  }

  /** A digest, so that neither an address nor a header stands in the name of a file. */
  #keyOf({ method, url, headers }: HttpRequest): string {
    const sorted = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]).sort();
    return bytesToHex(sha256(utf8ToBytes(JSON.stringify([method, url, sorted, this.options.circumstances()]))));
  }
}

const cancelled = ({ url }: HttpRequest): HttpError => new HttpError('cancelled', url, 'cancelled');
