import Papa from 'papaparse/papaparse.min.js';
import type { ExtractFormat, Source } from '../../config/configuration';
import { say } from '../../model/message';
import type { Observation, SourceFailure } from '../../model/observation';
import { HttpError, type Clock, type HttpClient, type HttpResponse } from '../../ports';
import { decodeReply } from '../decodeReply';
import { isFault, type Fault } from '../fault';
import { DEFAULT_FETCH_LIMITS, type FetchLimits } from '../fetchSource';
import { fnv1a } from '../fnv1a';
import { readReply } from '../readReply';
import { replyFault } from '../replyFault';
import { requestFault } from '../requestFault';
import { sheetRows } from '../xlsx/sheetRows';
import { openWorkbook } from '../xlsx/workbook';
import { parseXml } from '../xmlTree';
import { suggestHtml } from './suggestHtml';
import { suggestJson } from './suggestJson';
import { suggestRows } from './suggestRows';
import type { Suggestion } from './suggestion';

/** What came back from an address that may become a source. */
export interface Look {
  readonly url: string;
  /** What the reply seems to be. */
  readonly format: ExtractFormat;
  /** The reply as text, shortened; empty where it is none. */
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
  /** Reads this very reply as a source would. */
  read(source: Source): Observation | SourceFailure;
}

const SHOWN = 200_000;

export interface LookOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly limits?: Partial<FetchLimits>;
  readonly signal?: AbortSignal;
}

/** Asks an address once and looks for values in what comes back. */
export async function lookAt(url: string, options: LookOptions): Promise<Look | { readonly failure: SourceFailure }> {
  const host = URL.canParse(url) ? new URL(url).host : url;
  const fail = ({ error, text, details }: Fault, id = 'new', title = host): SourceFailure => ({ sourceId: id, url, error, message: say(text, title, url, ...details) });
  const limits = { ...DEFAULT_FETCH_LIMITS, ...options.limits };
  let reply: HttpResponse;
  try {
    reply = await options.http.send({ method: 'GET', url, headers: {}, ...limits, ...(options.signal ? { signal: options.signal } : {}) });
  } catch (error) {
    return { failure: fail(requestFault(HttpError.of(error, url), limits.timeoutMs)) };
  }
  const refused = replyFault(reply, 'text');
  if (refused) return { failure: fail(refused) };
  const now = options.clock.now();
  const format = formatOf(reply);
  const decoded = decodeReply(reply.body, { stated: null, contentType: reply.headers['content-type'], isMarkup: format === 'html' || format === 'xml' || format === 'feed' });
  const text = isFault(decoded) ? '' : decoded.text;
  return {
    url, format, text: text.slice(0, SHOWN), suggestions: suggestionsOf(format, text, reply.body),
    read(source) {
      const reading = readReply(source, reply, { now, linkDate: null });
      if (isFault(reading)) return fail(reading, source.id, source.title);
      return { sourceId: source.id, ...reading.newest, fetchedAt: now, url, hash: fnv1a(reply.body) };
    },
  };
}

/** By what the body begins with, and where that says nothing by its type. */
function formatOf({ body, headers }: HttpResponse): ExtractFormat {
  const start = new TextDecoder().decode(body.subarray(0, 2048)).replace(/^\uFEFF/, '').trimStart();
  const type = headers['content-type'] ?? '';
  if (start.startsWith('PK\u0003\u0004')) return 'xlsx';
  if (/^[[{]/.test(start)) return /"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(start) ? 'feed' : 'json';
  if (start.startsWith('<')) return /<(?:rss|feed|rdf:RDF)[\s>]/i.test(start) ? 'feed' : /<!doctype html|<html[\s>]/i.test(start) || type.includes('html') ? 'html' : 'xml';
  return /csv|tab-separated/.test(type) || /[,;\t]/.test(start.split('\n', 1)[0] ?? '') || /\n[^\n]*[,;\t]/.test(start) ? 'csv' : 'text';
}

function suggestionsOf(format: ExtractFormat, text: string, body: Uint8Array): Suggestion[] {
  if (format === 'json') {
    const root = parseJson(text);
    return root === undefined ? [] : suggestJson(root, 'json');
  }
  if (format === 'xml') {
    const parsed = parseXml(text);
    return isFault(parsed) ? [] : suggestJson(parsed.tree, 'xml');
  }
  if (format === 'xlsx') return suggestSheet(body);
  if (format === 'csv') return [',', '\t', ';', '|'].map((delimiter) => suggestRows(Papa.parse(text, { delimiter, header: false, skipEmptyLines: 'greedy' }).data, 'csv')).find((found) => found.length > 0) ?? [];
  return format === 'html' ? suggestHtml(text) : [];
}

function suggestSheet(body: Uint8Array): Suggestion[] {
  const workbook = openWorkbook(body, null);
  const rows = isFault(workbook) ? [] : sheetRows(workbook);
  return isFault(rows) ? [] : suggestRows(rows, 'xlsx');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
