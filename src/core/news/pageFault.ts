import { isChallengePage } from '../links/challengePage';
import { redirectMeaning } from '../links/redirectMeaning';
import type { HttpResponse } from '../ports';
import { fault, type Fault } from '../sources/fault';

/** Why a reply is not the page that a citation means; null where it may be. `{0}` is the publisher, `{1}` the address. */
export function pageFault(url: string, reply: HttpResponse, bodyStart: string): Fault | null {
  const { status, headers, finalUrl, redirects } = reply;
  if (isChallengePage(headers, bodyStart)) return fault('unexpected-reply', '{0}: {1} answers with a test for robots. Open it in a browser, and write the date by hand.');
  if (status < 200 || status > 299) return statusFault(status);
  const meaning = URL.canParse(finalUrl) ? redirectMeaning(url, finalUrl, redirects).kind : 'same-page';
  if (meaning === 'sign-in') return fault('unexpected-reply', '{0}: {1} leads to a sign-in page. Open it in a browser, and write the date by hand.');
  if (meaning === 'root' || meaning === 'not-found-page') return fault('unexpected-reply', '{0}: {1} leads to another page than the one cited. Correct the address.');
  if (reply.body.length === 0) return fault('empty-reply', '{0}: {1} is empty. Check the address.');
  return isHtml(headers['content-type'], bodyStart) ? null : fault('unexpected-reply', '{0}: {1} is no web page ({2}), and what it says of its date cannot be read. Write the date by hand.', typeOf(headers['content-type']));
}

function statusFault(status: number): Fault {
  if (status === 404 || status === 410) return fault('http-status', '{0}: the page {1} is gone (status {2}). Correct the address, or cite a copy.', status);
  if (status === 429) return fault('http-status', '{0}: the host of {1} was asked too often (status {2}). Try again later.', status);
  if (status >= 500) return fault('http-status', '{0}: the server of {1} reports a fault of its own (status {2}). Try again later.', status);
  return fault('http-status', '{0}: {1} refuses automated requests (status {2}). Open it in a browser, and write the date by hand.', status);
}

/** What to tell where no reply came: a page has no source whose entry could be corrected. */
export function pageRequestFault(why: Fault): Fault {
  if (why.error === 'bad-url') return fault('bad-url', '{0}: {1} cannot be requested ({2}). Correct the address.', ...why.details);
  return why.error === 'redirect' ? fault('redirect', '{0}: the redirects of {1} cannot be followed ({2}). Cite the final address.', ...why.details) : why;
}

const typeOf = (contentType: string | undefined): string => (contentType ?? '').split(';')[0]?.trim() || '–';

const isHtml = (contentType: string | undefined, bodyStart: string): boolean =>
  contentType === undefined ? /^[\s\uFEFF]*</.test(bodyStart) : /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(contentType);
