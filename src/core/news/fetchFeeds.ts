import type { Source } from '../config/configuration';
import { dayInZone } from '../model/civilDate';
import type { SourceFailure } from '../model/observation';
import { decodeReply } from '../sources/decodeReply';
import { fault, isFault, type Fault } from '../sources/fault';
import { cancelledFailure, DEFAULT_FETCH_LIMITS, failureOf, type FetchPorts } from '../sources/fetchSource';
import { PoliteRequests } from '../sources/politeRequests';
import { readFeed, type FeedItem } from '../sources/readFeed';
import { replyFault } from '../sources/replyFault';
import { fillRequest, type SourceRequest } from '../sources/sourceRequest';
import { withAbort } from '../sources/withAbort';
import type { FetchPagesOptions } from './fetchPages';
import type { FeedItems } from './headlines';

export type FeedResult = FeedItems | SourceFailure;

/**
 * Asks feeds for their items, searches with `query`, as politely as sources are asked; results in the order of `sources`. Never rejects, and secrets
 * stand in no failure; after an abort those that are not done are `cancelled` at once.
 */
export async function fetchFeeds(sources: readonly Source[], query: string, ports: FetchPorts, options: FetchPagesOptions): Promise<FeedResult[]> {
  const { signal, onProgress } = options;
  const requests = new PoliteRequests(ports, options, signal);
  let done = 0;
  return requests.during(() => withAbort(signal, (orInstead) =>
    Promise.all(sources.map(async (source) => {
      const result = await orInstead(fetchFeed(source, query, requests, ports, options), () => cancelledFailure(source));
      onProgress?.(++done, sources.length);
      return result;
    }))));
}

async function fetchFeed(source: Source, query: string, requests: PoliteRequests, { clock, secrets }: FetchPorts, { timeoutMs }: FetchPagesOptions): Promise<FeedResult> {
  const { request, extract } = source;
  if (!request || !extract) return failureOf(source, fault('bad-expression', '{0}: nothing says what is requested or how the reply of {1} is read. Give the source a `request` and an `extract`.'));
  const filled = await fillRequest(request, { day: dayInZone(clock.now(), extract.timeZone ?? 'UTC'), query }, secrets);
  if (isFault(filled)) return failureOf(source, filled);
  const items = await itemsAt(filled, extract.encoding);
  return isFault(items) ? failureOf(source, items, filled) : { source, items };

  async function itemsAt({ url, headers }: SourceRequest, stated: string | null): Promise<readonly FeedItem[] | Fault> {
    const reply = await requests.ask({ method: 'GET', url, headers, ...DEFAULT_FETCH_LIMITS, timeoutMs }, request?.intervalMs ?? 0);
    if (isFault(reply)) return reply;
    const broken = replyFault(reply, 'feed');
    if (broken) return broken;
    const decoded = decodeReply(reply.body, { stated, contentType: reply.headers['content-type'], isMarkup: true });
    return isFault(decoded) ? decoded : readFeed(decoded.text);
  }
}
