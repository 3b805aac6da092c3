import type { ExtractFormat } from '../config/configuration';
import type { HttpResponse } from '../ports';
import { fault, type Fault } from './fault';

/** What to tell of a reply that brings no data: its status is an error, it is cut, empty, or a web page where data were asked for. */
export const replyFault = (reply: HttpResponse, format: ExtractFormat): Fault | null => statusFault(reply) ?? bodyFault(reply, format);

function statusFault({ status }: HttpResponse): Fault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return fault('http-status', '{0}: {1} refuses the request (status {2}). Check its headers and its secret.', status);
  if (status === 404 || status === 410) return fault('http-status', '{0}: nothing is at {1} any more (status {2}). Correct the address.', status);
  if (status === 429) return fault('http-status', '{0}: {1} was asked too often (status {2}). Wait, or raise `ttl` of the source.', status);
  if (status >= 500) return fault('http-status', '{0}: the server of {1} reports a fault of its own (status {2}). Try again later.', status);
  return fault('http-status', '{0}: {1} answers with status {2} instead of data. Check the address and its parameters.', status);
}

function bodyFault({ body, truncated }: HttpResponse, format: ExtractFormat): Fault | null {
  if (truncated) return fault('too-large', '{0}: the reply of {1} is larger than {2} MB and was not read. Ask for fewer rows.', megabytes(body.length));
  const first = body.findIndex((byte, index) => byte > 0x20 && !(index < 3 && BYTE_ORDER_MARK.includes(byte)));
  if (first < 0) return fault('empty-reply', '{0}: the reply of {1} is empty. Check the address and its parameters.');
  return isUnasked(body.subarray(first), format)
    ? fault('html-instead-of-data', '{0}: {1} answers with a web page instead of {2}, for example a sign-in page or a bot wall. Open the address in a browser.', format.toUpperCase())
    : null;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf, 0xfe, 0xff];
const LESS_THAN = 0x3c;
const SNIFFED = 1024;

/** Whether markup came where none was asked for: any where data are expected, a page where a document of data is. */
function isUnasked(body: Uint8Array, format: ExtractFormat): boolean {
  if (format === 'html' || format === 'text' || body[0] !== LESS_THAN) return false;
  if (format !== 'xml' && format !== 'feed') return true;
  const head = String.fromCharCode(...body.subarray(0, SNIFFED)).replaceAll('\0', '');
  return /^(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html)\b/is.test(head);
}

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;
