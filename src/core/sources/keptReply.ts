import type { HttpRequest, HttpResponse, KeptReply } from '../ports';

/** A longer body is not kept: it would drive out the replies of all other sources. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Headers that a reply without a change gives anew (RFC 9111, 4.3.4) and that do not describe the body that is not there. */
const NEVER_RENEWED = new Set(['content-length', 'content-encoding', 'content-type', 'content-range', 'transfer-encoding']);

/** Whole replies with a body by which a server said yes, and that it does not forbid to keep. */
export function isWorthKeeping({ status, truncated, body, headers }: HttpResponse): boolean {
  // 206 is a part of something.
  const isWhole = status >= 200 && status < 300 && status !== 206 && !truncated && body.length > 0;
  return isWhole && body.length <= MOST_BYTES && !/(?:^|,)\s*no-store\s*(?:,|$)/i.test(headers['cache-control'] ?? '');
}

/** The reply as it is kept. Cookies are for one exchange and belong on no disk. */
export function kept({ status, finalUrl, redirects, headers, body }: HttpResponse, receivedAt: number): KeptReply {
  return { status, finalUrl, redirects, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'set-cookie')), body, receivedAt };
}

/** A kept reply after the server said that nothing changed. */
export function renewed(reply: KeptReply, { headers }: HttpResponse, receivedAt: number): KeptReply {
  const fresh = Object.entries(headers).filter(([name]) => name !== 'set-cookie' && !NEVER_RENEWED.has(name));
  return { ...reply, headers: { ...reply.headers, ...Object.fromEntries(fresh) }, receivedAt };
}

/** The answer that a kept reply gives; null where the request would have let less pass. */
export const responseOf = (reply: KeptReply, { maxBytes, maxRedirects }: Pick<HttpRequest, 'maxBytes' | 'maxRedirects'>): HttpResponse | null =>
  reply.body.length <= maxBytes && reply.redirects.length <= maxRedirects ? { ...reply, truncated: false } : null;

/** The request with what tells the server which reply is kept; null where that reply has nothing to tell, or the request says so itself. */
export function conditional(request: HttpRequest, { headers }: KeptReply): HttpRequest | null {
  const { etag, 'last-modified': modified } = headers;
  if (etag === undefined && modified === undefined) return null;
  if (Object.keys(request.headers).some((name) => /^if-/i.test(name))) return null;
  return { ...request, headers: { ...request.headers, ...(etag === undefined ? {} : { 'If-None-Match': etag }), ...(modified === undefined ? {} : { 'If-Modified-Since': modified }) } };
}
