import type { HttpRequest } from '../ports';
import { isFault, type Fault } from '../sources/fault';
import type { QueueLimits } from '../sources/hostQueue';
import { PoliteRequests, type RequestPorts } from '../sources/politeRequests';
import { cancelledFault } from '../sources/requestFault';
import { withAbort } from '../sources/withAbort';
import { pageDates, type PageDates } from './pageDates';
import { pageFault, pageRequestFault } from './pageFault';
import { pageText } from './pageText';

export interface FetchPagesOptions extends QueueLimits {
  /** Of one request, milliseconds. */
  readonly timeoutMs: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const HEADERS = { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1', 'Accept-Language': 'en,ja;q=0.8' };
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 5;
/** Enough to recognise a bot wall. */
const BODY_START_CHARACTERS = 32_768;

/**
 * Asks every page once, as politely as sources are asked, and reads its dates. Never rejects; after an abort those that are not done are
 * `cancelled` at once. In a fault's text `{0}` is to be the publisher, `{1}` the address.
 */
export async function fetchPages(urls: readonly string[], ports: RequestPorts, options: FetchPagesOptions): Promise<Map<string, PageDates | Fault>> {
  const { signal, onProgress, timeoutMs } = options;
  const requests = new PoliteRequests(ports, options, signal);
  const different = [...new Set(urls)];
  let done = 0;
  const fetchOne = async (url: string): Promise<PageDates | Fault> => {
    const request: HttpRequest = { method: 'GET', url, headers: HEADERS, timeoutMs, maxBytes: MAX_BYTES, maxRedirects: MAX_REDIRECTS };
    const reply = await requests.ask(request, 0);
    if (isFault(reply)) return pageRequestFault(reply);
    const html = pageText(reply.body, reply.headers['content-type']);
    return pageFault(url, reply, html.slice(0, BODY_START_CHARACTERS)) ?? pageDates(html, { url, finalUrl: reply.finalUrl || url, now: ports.clock.now(), headers: reply.headers });
  };
  return new Map(await requests.during(() => withAbort(signal, (orInstead) =>
    Promise.all(different.map(async (url): Promise<[string, PageDates | Fault]> => {
      const result = await orInstead(fetchOne(url), () => cancelledFault);
      onProgress?.(++done, different.length);
      return [url, result];
    })))));
}
