import type { Extraction, ExtractFormat, Source } from '../config/configuration';
import { dayInZone } from '../model/civilDate';
import type { HttpResponse } from '../ports';
import { chooseReading, type Candidate, type Chosen, type Dating, type Reading, type ReplyReading } from './chooseReading';
import { decodeReply } from './decodeReply';
import { extractCsv } from './extractCsv';
import { extractFeed } from './extractFeed';
import { extractHtml } from './extractHtml';
import type { Extractor } from './extraction';
import { extractJson } from './extractJson';
import { extractText } from './extractText';
import { extractXlsx } from './extractXlsx';
import { extractXml } from './extractXml';
import { fault, isFault, type Fault } from './fault';
import { parseSourceDate } from './parseSourceDate';
import { plausibleFault } from './plausibleFault';
import { replyFault } from './replyFault';
import { Work } from './work';

export interface ReplyContext {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** What the group `date` of the link on the index page matched; null where the source has no such link. */
  readonly linkDate: string | null;
}

const EXTRACTORS: Readonly<Record<Exclude<ExtractFormat, 'xlsx'>, Extractor>> = {
  json: extractJson, csv: extractCsv, xml: extractXml, feed: extractFeed, html: extractHtml, text: extractText,
};

/** The values of a reply and their dates, or why they cannot be had. */
export function readReply(source: Source, reply: HttpResponse, { now, linkDate }: ReplyContext): ReplyReading | Fault {
  const { extract } = source;
  if (!extract) return fault('bad-expression', '{0}: nothing says how the reply of {1} is read. Give the source an `extract`.');
  const broken = replyFault(reply, extract.format);
  if (broken) return broken;
  if (extract.timeZone !== null && !isTimeZone(extract.timeZone)) return fault('bad-expression', '{0}: “{2}” is no time zone that {1} could be read with. Write one such as Asia/Tokyo.', extract.timeZone);
  const dating = datingOf(extract, linkDate);
  if (isFault(dating)) return dating;
  const candidates = readCandidates(extract, reply);
  if (isFault(candidates)) return candidates;
  const chosen = chooseReading(candidates, dating);
  if (isFault(chosen)) return chosen;
  const scaled = inPlainUnits(chosen, extract.scale);
  return plausibleFault(source, scaled, now) ?? { newest: scaled.newest, series: scaled.series };
}

function isTimeZone(zone: string): boolean {
  try {
    return dayInZone(0, zone) !== '';
  } catch {
    return false;
  }
}

function datingOf(extract: Extraction, linkDate: string | null): Dating | Fault {
  const { date, dateFormat: format, timeZone: zone } = extract;
  if (date[0] === 'none') return { kind: 'all', date: null };
  if (date[0] !== 'link') return { kind: 'each', format, zone };
  if (linkDate === null) return fault('no-date', '{0}: the link on the index page of {1} has no group `date`. Name one in `link`: (?P<date>…)');
  const read = parseSourceDate(linkDate, format, zone);
  return read ? { kind: 'all', date: read } : fault('no-date', '{0}: {1} writes its date as “{2}”, which is not in the format {3}. Correct `date_format`.', linkDate, format);
}

function readCandidates(extract: Extraction, reply: HttpResponse): readonly Candidate[] | Fault {
  const work = new Work();
  if (extract.format === 'xlsx') return extractXlsx(reply.body, extract, work);
  const isMarkup = extract.format === 'html' || extract.format === 'xml' || extract.format === 'feed';
  const decoded = decodeReply(reply.body, { stated: extract.encoding, contentType: reply.headers['content-type'], isMarkup });
  return isFault(decoded) ? decoded : EXTRACTORS[extract.format](decoded.text, extract, work);
}

function inPlainUnits(chosen: Chosen, scale: number): Chosen {
  if (scale === 1) return chosen;
  // 0.1 × 3 must not become 0.30000000000000004 in a document.
  const scaled = (reading: Reading): Reading => ({ ...reading, value: Number((reading.value * scale).toPrecision(15)) });
  return { ...chosen, newest: scaled(chosen.newest), series: chosen.series.map(scaled) };
}
