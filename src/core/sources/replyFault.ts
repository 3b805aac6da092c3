import type { ExtractFormat } from '../config/configuration';
import type { HttpResponse } from '../ports';
import { brokenReply, firstPlace } from './brokenReply';
import { fault, type Fault } from './fault';

/** What to tell of a reply that brings no data: its status is an error, it is cut, empty, or a web page where data were asked for. */
export const replyFault = (reply: HttpResponse, format: ExtractFormat): Fault | null => brokenReply(reply) ?? pageFault(reply, format);

function pageFault({ body }: HttpResponse, format: ExtractFormat): Fault | null {
  return isUnasked(body.subarray(firstPlace(body)), format)
    ? fault('html-instead-of-data', '{0}: {1} answers with a web page instead of {2}, for example a sign-in page or a bot wall. Open the address in a browser.', format.toUpperCase())
    : null;
}

const LESS_THAN = 0x3c;
const SNIFFED = 1024;

/** Whether markup came where none was asked for: any where data are expected, a page where a document of data is. */
function isUnasked(body: Uint8Array, format: ExtractFormat): boolean {
  if (format === 'html' || format === 'text' || body[0] !== LESS_THAN) return false;
  if (format !== 'xml' && format !== 'feed') return true;
  const head = String.fromCharCode(...body.subarray(0, SNIFFED)).replaceAll('\0', '');
  return /^(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html)\b/is.test(head);
}
