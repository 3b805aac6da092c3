import type { Source } from '../config/configuration';
import type { Observation, SourceFailure } from '../model/observation';
import type { Clock, HttpClient, HttpErrorKind, Secrets } from '../ports';
import { RecordingHttp, type RecordedExchange } from './recordingHttp';
import { replyExcerpt } from './replyExcerpt';
import { redactor } from './sourceRequest';

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
  readonly result: Observation | SourceFailure;
}

export interface TestPorts {
  readonly http: HttpClient;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/**
 * Asks one source as a refresh would and tells what was asked and answered on the way. Never rejects where `ask` does not.
 *
 * @param ask Asks the source with the ports given to it.
 */
export async function testSource(source: Source, ports: TestPorts, ask: (ports: TestPorts) => Promise<Observation | SourceFailure>): Promise<SourceTest> {
  const http = new RecordingHttp(ports.http, ports.clock);
  const given: string[] = [];
  const secrets: Secrets = {
    get: async (name) => {
      const value = await ports.secrets.get(name);
      if (value) given.push(value);
      return value;
    },
  };
  const result = await ask({ ...ports, http, secrets });
  const redact = redactor(given);
  return { source, result, exchanges: http.exchanges.map((exchange) => toExchange(exchange, source, redact)) };
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
