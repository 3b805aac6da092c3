import axios, { type AxiosResponse } from 'axios';
import { setMaxListeners } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { HttpError, type HttpClient, type HttpRequest, type HttpResponse } from '../core/ports';
import { ConnectingSockets } from './connectingSockets';
import { Deadline } from './deadline';
import { isStaleConnection, toHttpError } from './httpFailure';
import { readLimited } from './limitedBody';
import { isPrivateHostname, PrivateHostError, publicLookup, type Resolve } from './privateHosts';
import { guardedTransport } from './guardedTransport';
import { harmlessOnly } from './requestHeaders';
import { requestUrl } from './requestUrl';

export interface AxiosHttpClientOptions {
  /** Whether the user allows private and loopback hosts; asked anew for every hop. */
  readonly allowPrivateHosts: () => boolean;
  /** Version in `User-Agent: briefing-desk/<version>`. */
  readonly version: string;
  /**
   * The host of this process sends what `http` and `https` are given through the proxy that its user has set, as VS Code does by `http.proxy`,
   * `http.noProxy` and `http.proxySupport`. It is then left to it: neither a proxy of the environment nor an agent of ours stands in its way.
   */
  readonly isProxiedByHost?: boolean;
  /** Stands in for name resolution in tests. */
  readonly resolve?: Resolve;
}

const FOLLOWED = new Set([301, 302, 303, 307, 308]);
/** What is read of a redirect's own body so that its connection can be used again. */
const REDIRECT_BODY_BYTES = 16_384;
const SOCKETS_PER_HOST = 16;

type Reply = AxiosResponse<Readable>;
type Hop = HttpResponse['redirects'][number];

/**
 * HTTP for Node. Redirects are followed here and not by axios, because every hop is checked like the first request
 * and loses the headers that were meant for another origin.
 *
 * Behind a proxy the proxy resolves the names; only addresses and `localhost` in the URL are refused then.
 */
export class AxiosHttpClient implements HttpClient {
  readonly #sockets = new ConnectingSockets();
  // Two pools: a connection that was opened while private hosts were allowed is not used again once they are not.
  readonly #pools = { open: this.#newPool(), guarded: this.#newPool() };

  constructor(private readonly options: AxiosHttpClientOptions) {}

  async send(request: HttpRequest): Promise<HttpResponse> {
    const deadline = new Deadline(request.timeoutMs, request.signal);
    try {
      // One signal ends a whole run, whose requests each listen to it; Node would take that for a leak.
      if (request.signal) setMaxListeners(0, request.signal);
      return await this.#follow(request, deadline.signal);
    } catch (error) {
      throw toHttpError(error, request.url, deadline, this.#sockets.isConnecting(error));
    } finally {
      deadline.stop();
    }
  }

  /** Closes idle connections. */
  dispose(): void {
    for (const pool of Object.values(this.#pools)) for (const agent of Object.values(pool)) agent.destroy();
  }

  async #follow(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    let url = requestUrl(request.url);
    let headers = withUserAgent(request.headers, this.options.version);
    const redirects: Hop[] = [];
    for (;;) {
      const reply = await this.#exchange(request.method, url, headers, signal);
      const target = redirectTarget(reply, url, request.url);
      if (!target) return await toResponse(reply, url, redirects, request.maxBytes);
      await readLimited(reply.data, REDIRECT_BODY_BYTES);
      redirects.push({ status: reply.status, from: url.href, to: target.href });
      if (redirects.length > request.maxRedirects) {
        throw new HttpError('redirect', request.url, `more than ${request.maxRedirects} redirects; the last one led to ${target.href}`);
      }
      if (target.origin !== url.origin) headers = harmlessOnly(headers);
      url = target;
    }
  }

  #newPool(): { readonly http: http.Agent; readonly https: https.Agent } {
    const options = { keepAlive: true, maxSockets: SOCKETS_PER_HOST };
    return { http: this.#sockets.watch(new http.Agent(options)), https: this.#sockets.watch(new https.Agent(options)) };
  }

  async #exchange(method: 'GET' | 'HEAD', url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Reply> {
    try {
      return await this.#request(method, url, headers, signal);
    } catch (error) {
      if (signal.aborted || !isStaleConnection(error)) throw error;
      return await this.#request(method, url, headers, signal);
    }
  }

  #request(method: 'GET' | 'HEAD', url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Reply> {
    const open = this.options.allowPrivateHosts();
    const isPrivate = isPrivateHostname(url.hostname);
    if (isPrivate && !open) throw new PrivateHostError(url.hostname, url.hostname);
    const pool = open ? this.#pools.open : this.#pools.guarded;
    return axios.request<Readable>({
      adapter: 'http',
      method,
      url: url.href,
      headers,
      signal,
      responseType: 'stream',
      maxRedirects: 0,
      validateStatus: () => true,
      ...(this.options.isProxiedByHost ? {} : { httpAgent: pool.http, httpsAgent: pool.https }),
      // No proxy reaches this machine's own network on our behalf.
      ...(isPrivate || this.options.isProxiedByHost ? { proxy: false as const } : {}),
      ...(open || !this.options.isProxiedByHost ? {} : { transport: guardedTransport(url) }),
      ...(open ? {} : { lookup: publicLookup(url.hostname, this.options.resolve) as never }),
    });
  }
}

function withUserAgent(headers: Readonly<Record<string, string>>, version: string): Record<string, string> {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'user-agent');
  return named ? { ...headers } : { 'User-Agent': `briefing-desk/${version}`, ...headers };
}

/** Where a reply leads, checked as a request's own URL is; null where it leads nowhere. */
function redirectTarget(reply: Reply, from: URL, requested: string): URL | null {
  const location: unknown = reply.headers['location'];
  if (!FOLLOWED.has(reply.status) || typeof location !== 'string' || location === '') return null;
  // Node reads header bytes as Latin-1, servers that do not escape a Japanese path write UTF-8.
  const text = /[\u0080-\u00ff]/.test(location) ? Buffer.from(location, 'latin1').toString('utf8') : location;
  try {
    return requestUrl(new URL(text, from).href);
  } catch (error) {
    reply.data.destroy();
    const why = error instanceof HttpError ? error.detail : 'not a valid URL';
    throw new HttpError('redirect', requested, `status ${reply.status} leads to an address that is not followed: ${why}`);
  }
}

async function toResponse(reply: Reply, url: URL, redirects: readonly Hop[], maxBytes: number): Promise<HttpResponse> {
  const body = await readLimited(reply.data, maxBytes);
  const headers = Object.fromEntries(
    Object.entries(reply.headers).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name.toLowerCase(), String(value)]])),
  );
  return { status: reply.status, finalUrl: url.href, redirects, headers, body: body.bytes, truncated: body.truncated };
}
