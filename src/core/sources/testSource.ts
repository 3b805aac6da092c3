import type { Source } from '../config/configuration';
import type { Observation, SourceFailure } from '../model/observation';
import type { HttpErrorKind, Secrets } from '../ports';
import { decodeReply } from './decodeReply';
import { isFault } from './fault';
import { fetchSources, type FetchAllOptions } from './fetchAll';
import type { FetchPorts } from './fetchSource';
import { readFeed, type FeedItem } from './readFeed';
import { redactor } from './redactor';
import { RecordingHttp, type RecordedExchange } from './recordingHttp';
import { replyExcerpt } from './replyExcerpt';

/** One request as a person may see it: secrets are hidden, of headers only the names are told. */
export interface TestExchange {
  readonly url: string;
  readonly headers: readonly string[];
  /** Milliseconds. */
  readonly took: number;
  /** Why no reply came; null where one came. */
  readonly error: HttpErrorKind | null;
  /** Null where none came. */
  readonly reply: TestReply | null;
}

export interface TestReply {
  readonly status: number;
  /** Where it came from in the end, after redirects. */
  readonly finalUrl: string;
  readonly contentType: string | null;
  readonly bytes: number;
  /** Null where the reply is no text, or empty. */
  readonly excerpt: string | null;
}

export interface SourceTest {
  readonly source: Source;
  /** Every request that was made, in the order of the answers: of an index page and its file, of fallbacks, of the inputs of a derived source. */
  readonly exchanges: readonly TestExchange[];
  /** The value, the headlines of a feed that is read for nothing else, or why there is neither. */
  readonly result: Observation | SourceFailure | Headlines;
}

export interface Headlines {
  readonly headlines: readonly FeedItem[];
}

/** Asks one source as a refresh would and tells what was asked and answered on the way. Never rejects. */
export async function testSource(source: Source, ports: FetchPorts, options: FetchAllOptions): Promise<SourceTest> {
  const http = new RecordingHttp(ports.http, ports.clock);
  const given: string[] = [];
  const secrets: Secrets = {
    get: async (name) => {
      const secret = await ports.secrets.get(name);
      if (secret?.value) given.push(secret.value);
      return secret;
    },
  };
  const [result] = await fetchSources([source], { ...ports, http, secrets }, options);
  if (!result) throw new Error(`${source.id}: no result`);
  const redact = redactor(given);
  return { source, result: headlinesOf(source, http.exchanges.at(-1)) ?? result, exchanges: http.exchanges.map((exchange) => toExchange(exchange, source, redact)) };
}

/** Null where it is not such a feed, or cannot be read: the failure tells why. */
function headlinesOf({ extract }: Source, exchange: RecordedExchange | undefined): Headlines | null {
  const reply = exchange?.reply;
  if (extract?.format !== 'feed' || extract.value !== null || !reply || reply.status < 200 || reply.status > 299) return null;
  const decoded = decodeReply(reply.body, { stated: extract.encoding, contentType: reply.headers['content-type'], isMarkup: true });
  const headlines = isFault(decoded) ? decoded : readFeed(decoded.text);
  return isFault(headlines) ? null : { headlines };
}

function toExchange({ request, reply, error, took }: RecordedExchange, source: Source, redact: (text: string) => string): TestExchange {
  const excerpt = reply && reply.body.length > 0 ? replyExcerpt(reply, source.extract?.encoding ?? null) : null;
  return {
    url: redact(request.url), headers: Object.keys(request.headers), took, error: error?.kind ?? null,
    reply: reply && {
      status: reply.status, finalUrl: redact(reply.finalUrl), contentType: reply.headers['content-type'] ?? null, bytes: reply.body.length,
      // A server may give back what it was asked with.
      excerpt: excerpt === null ? null : redact(excerpt),
    },
  };
}
