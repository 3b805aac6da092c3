import type { Extraction, Source } from '../config/configuration';
import { daysBetween, dayInZone } from '../model/civilDate';
import type { HttpResponse } from '../ports';
import type { ReplyReading } from './chooseReading';
import { decodeReply } from './decodeReply';
import { extractCsv } from './extractCsv';
import { extractJson } from './extractJson';
import { fault, isFault, type Fault } from './fault';

/** An extraction with one locator for the value and one for its date. */
export type PlainExtraction = Omit<Extraction, 'value' | 'date'> & { readonly value: string; readonly date: string };

/** Days that an as-of date may be ahead of the day in UTC: one, since the Pacific is. */
const DAYS_AHEAD = 1;

export interface ReplyContext {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** What the group `date` of the link on the index page matched; null where the source has no such link. */
  readonly linkDate: string | null;
}

/** The values of a reply and their dates, or why they cannot be had. */
export function readReply(source: Source, reply: HttpResponse, { now }: ReplyContext): ReplyReading | Fault {
  const broken = statusFault(reply) ?? bodyFault(source, reply);
  if (broken) return broken;
  const { extract } = source;
  if (!extract) return fault('bad-expression', '{0}: nothing says how the reply of {1} is read. Give the source an `extract`.');
  const decoded = decodeReply(reply.body, reply.headers['content-type'], extract.encoding);
  if (isFault(decoded)) return decoded;
  const reading = (extract.format === 'json' ? extractJson : extractCsv)(decoded.text, { ...extract, value: extract.value ?? '', date: extract.date[0] ?? '' });
  if (isFault(reading)) return reading;
  if (reading.asOf !== null && daysBetween(dayInZone(now, 'UTC'), reading.asOf) > DAYS_AHEAD) {
    return fault('future-date', '{0}: {1} gives the date {2}, which is in the future. Check `date` and `date_format` in its extraction.', reading.asOf);
  }
  const newest = { ...reading, value: scaled(reading.value, extract.scale) };
  return { newest, series: [newest] };
}

function statusFault({ status }: HttpResponse): Fault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return fault('http-status', '{0}: {1} refuses the request (status {2}). Check its headers and its secret.', status);
  if (status === 404 || status === 410) return fault('http-status', '{0}: nothing is at {1} any more (status {2}). Correct the address.', status);
  if (status === 429) return fault('http-status', '{0}: {1} was asked too often (status {2}). Wait, or raise `ttl` of the source.', status);
  if (status >= 500) return fault('http-status', '{0}: the server of {1} reports a fault of its own (status {2}). Try again later.', status);
  return fault('http-status', '{0}: {1} answers with status {2} instead of data. Check the address and its parameters.', status);
}

function bodyFault(source: Source, { body, truncated }: HttpResponse): Fault | null {
  if (truncated) return fault('too-large', '{0}: the reply of {1} is larger than {2} MB and was not read. Ask for fewer rows.', megabytes(body.length));
  const first = body.find((byte, index) => byte > 0x20 && !(index < 3 && BYTE_ORDER_MARK.includes(byte)));
  if (first === undefined) return fault('empty-reply', '{0}: the reply of {1} is empty. Check the address and its parameters.');
  if (first !== LESS_THAN) return null;
  return fault('html-instead-of-data', '{0}: {1} answers with a web page instead of {2}, for example a sign-in page or a bot wall. Open the address in a browser.', (source.extract?.format ?? '').toUpperCase());
}

const LESS_THAN = 0x3c;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

// 0.1 × 3 must not become 0.30000000000000004 in a document.
const scaled = (value: number, scale: number): number => (scale === 1 ? value : Number((value * scale).toPrecision(15)));
