import { HttpError, type Clock, type HttpClient } from '../ports';
import type { Fault } from '../sources/fault';
import { HostQueue, hostOf, type QueueLimits } from '../sources/hostQueue';
import { cancelledFault } from '../sources/requestFault';
import { withAbort } from '../sources/withAbort';
import { pageDates, type PageDates } from './pageDates';
import { pageFault, pageRequestFault } from './pageFault';
import { pageText } from './pageText';

export interface PagePorts {
  readonly http: HttpClient;
  readonly clock: Clock;
}

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
 * Asks every page once, bounded over all and on each host, and reads its dates. Never rejects; after an abort those that are not done are
 * `cancelled` at once. In a fault's text `{0}` is to be the publisher, `{1}` the address.
 */
export async function fetchPages(urls: readonly string[], ports: PagePorts, options: FetchPagesOptions): Promise<Map<string, PageDates | Fault>> {
  const { signal } = options;
  const queue = new HostQueue(options);
  const different = [...new Set(urls)];
  let done = 0;
  const results = await withAbort(signal, (orInstead) =>
    Promise.all(different.map(async (url): Promise<[string, PageDates | Fault]> => {
      const asked = queue.run(hostOf(url), async () => (signal?.aborted ? cancelledFault : fetchPage(url, ports, options)));
      const result = await orInstead(asked, () => cancelledFault);
      options.onProgress?.(++done, different.length);
      return [url, result];
    })));
  return new Map(results);
}

async function fetchPage(url: string, { http, clock }: PagePorts, { timeoutMs, signal }: FetchPagesOptions): Promise<PageDates | Fault> {
  try {
    const reply = await http.send({ method: 'GET', url, headers: HEADERS, timeoutMs, maxBytes: MAX_BYTES, maxRedirects: MAX_REDIRECTS, ...(signal ? { signal } : {}) });
    const html = pageText(reply.body, reply.headers['content-type']);
    return pageFault(url, reply, html.slice(0, BODY_START_CHARACTERS)) ?? pageDates(html, { url, finalUrl: reply.finalUrl || url, now: clock.now(), headers: reply.headers });
  } catch (error) {
    return pageRequestFault(HttpError.of(error, url), timeoutMs);
  }
}
