import type { Extraction, Source } from '../../src/core/config/configuration';
import { asOfText } from '../../src/core/model/observation';
import type { HttpResponse } from '../../src/core/ports';
import type { ReplyReading } from '../../src/core/sources/chooseReading';
import { isFault, type Fault } from '../../src/core/sources/fault';
import { readReply, type ReplyContext } from '../../src/core/sources/readReply';
import { sourceOf } from './sources';

/** Noon of Nov 20, 2026, UTC. */
export const NOW = Date.UTC(2026, 10, 20, 12);

export const replyOf = (body: string | Uint8Array, more: Partial<HttpResponse> = {}): HttpResponse => ({
  status: 200, finalUrl: 'https://feed.example/', redirects: [], headers: {}, truncated: false, ...more, body: typeof body === 'string' ? Buffer.from(body) : body,
});

type Stated = Partial<Extraction> & { readonly source?: Partial<Omit<Source, 'request' | 'extract'>>; readonly context?: Partial<ReplyContext>; readonly headers?: Record<string, string> };

/** What a reply reads as, where nothing but its extraction is stated. */
export function readingOf({ source = {}, context = {}, headers = {}, ...extract }: Stated, body: string | Uint8Array): ReplyReading | Fault {
  return readReply(sourceOf({ ...source, extract: { value: null, date: [], ...extract } }), replyOf(body, { headers }), { now: NOW, linkDate: null, ...context });
}

/** The newest value and its date as text, or the error. */
export function outcomeOf(stated: Stated, body: string | Uint8Array): unknown {
  const reading = readingOf(stated, body);
  return isFault(reading) ? reading.error : [reading.newest.value, asOfText(reading.newest)];
}

/** The details of a fault of this kind. */
export function faultOf(stated: Stated, body: string | Uint8Array): Fault {
  const reading = readingOf(stated, body);
  if (!isFault(reading)) throw new Error(`read as ${JSON.stringify(reading.newest)}`);
  return reading;
}
