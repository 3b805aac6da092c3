import { HttpError, type HttpClient, type HttpRequest, type HttpResponse } from '../core/ports';
import { Deadline } from './deadline';
import { readLimited, type LimitedBody } from './limitedBody';
import { isHarmless } from './requestHeaders';
import { requestUrl } from './requestUrl';

export interface FetchHttpClientOptions {
  readonly allowPrivateHosts: () => boolean;
  readonly fetch?: typeof globalThis.fetch;
}

const PRIVATE_NAME = /^(?:.*\.)?localhost\.?$/;
const PRIVATE_IPV6 = /^\[(?:::|f[cdef])/;
const PRIVATE_IPV4 =
  /^(?:(?:0|10|127|22[4-9]|2[3-5]\d)\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)[\d.]+$/;

// A browser does not show how a name resolved, so that only what the URL itself says can be refused. The URL class has brought it to one form.
const isPrivate = (hostname: string): boolean => [PRIVATE_NAME, PRIVATE_IPV6, PRIVATE_IPV4].some((pattern) => pattern.test(hostname));

/**
 * HTTP for a browser or a worker. The hops of a redirect are not told there: `redirects` is empty, `finalUrl` is right.
 * A request with headers of its own is not redirected, since the browser would carry them to any host.
 */
export class FetchHttpClient implements HttpClient {
  constructor(private readonly options: FetchHttpClientOptions) {}

  async send(request: HttpRequest): Promise<HttpResponse> {
    const deadline = new Deadline(request.timeoutMs, request.signal);
    try {
      const url = requestUrl(request.url);
      if (isPrivate(url.hostname) && !this.options.allowPrivateHosts()) {
        throw new HttpError('private-host', request.url, `${url.hostname} is private; the user setting briefing.network.allowPrivateHosts permits it`);
      }
      return await this.#exchange(url, request, deadline.signal);
    } catch (error) {
      throw toHttpError(error, request.url, deadline);
    } finally {
      deadline.stop();
    }
  }

  async #exchange(url: URL, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const fetchNow = this.options.fetch ?? globalThis.fetch;
    const redirect = isHarmless(request.headers) && request.maxRedirects > 0 ? 'follow' : 'manual';
    const options = { redirect, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;
    const reply = await fetchNow(url.href, { ...options, method: request.method, headers: { ...request.headers }, signal });
    if (reply.type === 'opaqueredirect' || (redirect === 'manual' && reply.status >= 300 && reply.status < 400 && reply.headers.has('location'))) {
      throw new HttpError('redirect', request.url, 'the address redirects, and a browser would carry the headers of the request along; write the final address instead');
    }
    const body: LimitedBody = reply.body ? await readLimited(chunksOf(reply.body), request.maxBytes) : { bytes: new Uint8Array(), truncated: false };
    return { status: reply.status, finalUrl: reply.url || url.href, redirects: [], headers: Object.fromEntries(reply.headers), body: body.bytes, truncated: body.truncated };
  }
}

/** Not every browser can iterate a stream. Leaving the loop early stops the download. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function toHttpError(error: unknown, url: string, deadline: Deadline): HttpError {
  if (error instanceof HttpError) return error;
  if (deadline.reason === 'timeout') return new HttpError('timeout', url, `no complete reply within ${deadline.timeoutMs} ms`);
  if (deadline.reason === 'cancelled') return new HttpError('cancelled', url, 'cancelled');
  const detail = error instanceof Error ? error.message : String(error);
  return new HttpError('connection', url, `${detail} (in a browser this can also mean that the server does not allow requests from other origins)`);
}
