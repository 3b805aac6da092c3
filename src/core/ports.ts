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

export type HttpErrorKind = 'timeout' | 'dns' | 'connection' | 'tls' | 'redirect' | 'private-host' | 'cancelled' | 'bad-url';

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

/** Gives the value of `${secret:NAME}`, or null where none is stored. Never logged. */
export interface Secrets {
  /** `host`: host and port that it would be sent to; empty where the address has none. */
  get(name: string, host: string): Promise<string | null>;
}
