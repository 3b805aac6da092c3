import { HttpError, type HttpErrorKind } from '../core/ports';
import type { Deadline } from './deadline';
import { PrivateHostError } from './privateHosts';

const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA$|HOSTNAME_MISMATCH$|ERROR_IN_CERT_|EPROTO$)/;
const DNS_CODE = /^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/;

/** What a connection that breaks, or is not made in time, is called. */
const TRANSIENT_CODE = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** The one error of the port for whatever Node or axios threw. `isConnecting`: the connection was still being made. */
export function toHttpError(error: unknown, url: string, deadline: Deadline, isConnecting: boolean): HttpError {
  if (error instanceof HttpError) return error;
  if (deadline.reason === 'timeout') return new HttpError('timeout', url, isConnecting ? `no connection within ${deadline.timeoutMs} ms` : `no complete reply within ${deadline.timeoutMs} ms`, isConnecting);
  if (deadline.reason === 'cancelled') return new HttpError('cancelled', url, 'cancelled');
  const refused = causes(error).find((cause) => cause instanceof PrivateHostError);
  if (refused) return new HttpError('private-host', url, refused.message);
  const code = errorCode(error);
  return new HttpError(kindOf(code), url, describe(error, code), TRANSIENT_CODE.has(code));
}

/** Whether the server closed an idle connection just as it was used again; the request may then be sent once more. */
export function isStaleConnection(error: unknown): boolean {
  const request = (error as { request?: { reusedSocket?: boolean } } | null)?.request;
  return request?.reusedSocket === true && ['ECONNRESET', 'EPIPE'].includes(errorCode(error));
}

function kindOf(code: string): HttpErrorKind {
  if (DNS_CODE.test(code)) return 'dns';
  if (TLS_CODE.test(code)) return 'tls';
  return code === 'ETIMEDOUT' ? 'timeout' : 'connection';
}

function describe(error: unknown, code: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!message) return code || 'the connection failed';
  return code && !message.includes(code) ? `${message} (${code})` : message;
}

function errorCode(error: unknown): string {
  for (const cause of causes(error)) {
    const code = (cause as { code?: unknown }).code;
    // Codes of axios itself wrap the one that tells why.
    if (typeof code === 'string' && !/^ERR_(?:NETWORK|BAD_\w+)$/.test(code)) return code;
  }
  return '';
}

function causes(error: unknown): object[] {
  const chain: object[] = [];
  for (let at: unknown = error; typeof at === 'object' && at !== null && chain.length < 5; at = (at as { cause?: unknown }).cause) chain.push(at);
  return chain;
}
