/** What the core needs of its host. Adapters implement these; the core never reaches for the real thing. */

export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): number;
  /** IANA name of the machine's zone. */
  readonly timeZone: string;
}

/** Waits, so that policies with a pause in them (Retry-After, backoff) stay testable. */
export interface Timers {
  /** Resolves after `ms` milliseconds, or as soon as `signal` fires; never rejects. */
  delay(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole exchange, redirects and body included. */
  readonly timeoutMs: number;
  /** A longer body is cut there (`truncated`). */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  /** A kept reply that is no older than this, milliseconds, may answer; 0 or absent: the server is asked, also with a conditional request. */
  readonly freshMs?: number;
  /** It carries a secret, in its address or in a header: its reply is kept in memory at most. */
  readonly isSecret?: boolean;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  readonly finalUrl: string;
  /** Each hop that was followed, in order. */
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly truncated: boolean;
  /** Of a kept reply: when it was received, or last found unchanged by the server, epoch milliseconds, UTC; absent: just now. */
  readonly receivedAt?: number;
}

export type HttpErrorKind = 'timeout' | 'dns' | 'connection' | 'tls' | 'redirect' | 'private-host' | 'not-allowed' | 'cancelled' | 'bad-url';

/** No reply came. `detail` is the technical reason in English, without secrets. */
export class HttpError extends Error {
  constructor(
    readonly kind: HttpErrorKind,
    readonly url: string,
    readonly detail: string,
    /** A second try has a fair chance: the connection broke, or was not made in time. */
    readonly isTransient = false,
  ) {
    super(`${kind}: ${url}: ${detail}`);
    this.name = 'HttpError';
  }

  /** What a client rejected with. The client may come from a bundle of its own, with a class of its own: the name tells, not the identity. */
  static of(error: unknown, url: string): HttpError {
    return error instanceof Error && error.name === 'HttpError' ? (error as HttpError) : new HttpError('connection', url, String(error));
  }
}

/** Sends one request, follows its redirects. Any status is a response; rejects with `HttpError` and nothing else. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** A reply as it is kept. */
export type KeptReply = Omit<HttpResponse, 'truncated' | 'receivedAt'> & { readonly receivedAt: number };

/**
 * Replies by key, and leases by which several windows agree on who asks. Keys are hexadecimal digits. Nothing here rejects: what cannot be read
 * is not there, and what cannot be written is not kept. Times are epoch milliseconds, UTC.
 */
export interface ReplyStore {
  get(key: string): Promise<KeptReply | null>;
  put(key: string, reply: KeptReply): Promise<void>;
  /** Whether `owner` may ask now, until `expiresAt` or until it releases the lease; false while somebody else may. */
  lease(key: string, owner: string, times: { readonly now: number; readonly expiresAt: number }): Promise<boolean>;
  release(key: string, owner: string): Promise<void>;
}

export interface Secret {
  readonly value: string;
  /** Hosts (with their port where it is not the usual one) that it may be sent to; null = the user named none, and any will do. */
  readonly hosts: readonly string[] | null;
}

/** Gives what `${secret:NAME}` stands for, or null where none is stored. Never logged. */
export interface Secrets {
  get(name: string): Promise<Secret | null>;
}
