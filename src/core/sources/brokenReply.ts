import type { HttpResponse } from '../ports';
import { fault, type Fault } from './fault';

/** Why nothing in a reply needs to be looked at, whatever it should be: status, size, nothing in it. Null where that is in order. */
export const brokenReply = (reply: HttpResponse): Fault | null => statusFault(reply) ?? bodyFault(reply);

function statusFault({ status }: HttpResponse): Fault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return fault('http-status', '{0}: {1} refuses the request (status {2}). Check its headers and its secret.', status);
  if (status === 404 || status === 410) return fault('http-status', '{0}: nothing is at {1} any more (status {2}). Correct the address.', status);
  if (status === 429) return fault('http-status', '{0}: {1} was asked too often (status {2}). Wait, or raise `ttl` of the source.', status);
  if (status >= 500) return fault('http-status', '{0}: the server of {1} reports a fault of its own (status {2}). Try again later.', status);
  return fault('http-status', '{0}: {1} answers with status {2} instead of data. Check the address and its parameters.', status);
}

function bodyFault({ body, truncated }: HttpResponse): Fault | null {
  if (truncated) return fault('too-large', '{0}: the reply of {1} is larger than {2} MB and was not read. Ask for fewer rows.', megabytes(body.length));
  return firstPlace(body) < 0 ? fault('empty-reply', '{0}: the reply of {1} is empty. Check the address and its parameters.') : null;
}

/** Where the first byte stands that is neither white space nor of a byte order mark; -1 where there is none. */
export const firstPlace = (body: Uint8Array): number => body.findIndex((byte, index) => byte > 0x20 && !(index < 3 && BYTE_ORDER_MARK.includes(byte)));

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf, 0xfe, 0xff];

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;
