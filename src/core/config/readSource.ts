import type { Node } from 'yaml';
import { say } from '../model/message';
import { DATE_FORMATS, DEFAULT_TTL_MS, type Extraction, type Source } from './configuration';
import { readDuration } from './duration';
import { UNSTATED, UNSTATED_EXTRACTION, UNSTATED_REQUEST } from './sourceDefaults';
import type { YamlNode, YamlReader } from './yamlReader';

const FORMATS = ['json', 'csv'] as const;
/** Formats of the contract that this version cannot extract yet; named so that the message can say so. */
const LATER_FORMATS = ['xml', 'feed', 'html', 'text'];

/** Reads one entry below `sources:`; null (and a problem) where it lacks what a request needs. */
export function readSource(reader: YamlReader, id: string, key: Node, node: YamlNode): Source | null {
  const before = reader.problems.length;
  const entry = reader.entries(node, `sources.${id}`, ['title', 'match', 'request', 'extract', 'publisher', 'decimals', 'ttl']);
  const match = reader.entries(entry.get('match')?.value ?? null, 'match', ['labels', 'section']);
  const request = reader.entries(entry.get('request')?.value ?? null, 'request', ['url', 'headers']);
  const url = readUrl(reader, id, key, request.get('url')?.value);
  const extract = readExtraction(reader, id, entry.get('extract')?.key ?? key, entry.get('extract')?.value ?? null);
  const source: Source | null = url === null || extract === null ? null : {
    ...UNSTATED, id,
    title: reader.text(entry.get('title')?.value, 'title') ?? id,
    match: { labels: reader.texts(match.get('labels')?.value, 'labels'), section: reader.text(match.get('section')?.value, 'section') },
    request: { ...UNSTATED_REQUEST, url, headers: readHeaders(reader, request.get('headers')?.value ?? null) },
    extract,
    publisher: reader.text(entry.get('publisher')?.value, 'publisher'),
    decimals: reader.integer(entry.get('decimals')?.value, 'decimals', 0, 10),
    ttlMs: readTtl(reader, entry.get('ttl')?.value),
  };
  // A source with a mistake anywhere in it is not asked: half a request could fetch the wrong thing.
  return reader.problems.length === before ? source : null;
}

function readUrl(reader: YamlReader, id: string, key: Node, node: YamlNode | undefined): string | null {
  const url = reader.text(node, 'url');
  if (url === null) {
    reader.report(key, say('sources.{0}: request.url is missing.', id));
    return null;
  }
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  reader.report(node, say('url: an address that begins with http:// or https:// was expected.'));
  return null;
}

function readHeaders(reader: YamlReader, node: YamlNode): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, { value }] of reader.entries(node, 'headers', null)) {
    const text = reader.text(value, name);
    if (text !== null) headers[name] = text;
  }
  return headers;
}

function readExtraction(reader: YamlReader, id: string, key: Node, node: YamlNode): Extraction | null {
  const entry = reader.entries(node, 'extract', ['format', 'value', 'date', 'date_format', 'encoding', 'scale']);
  const written = entry.get('format')?.value;
  const later = LATER_FORMATS.find((name) => written && String((written as { value?: unknown }).value) === name);
  if (later) reader.report(written, say('format: "{0}" cannot be extracted by this version yet; json and csv can.', later));
  const format = later ? null : reader.oneOf(written, 'format', FORMATS);
  const value = reader.text(entry.get('value')?.value, 'value');
  const date = reader.text(entry.get('date')?.value, 'date');
  for (const [name, given] of [['format', written], ['value', value], ['date', date]] as const) {
    if (given === undefined || given === null) reader.report(key, say('sources.{0}: extract.{1} is missing.', id, name));
  }
  if (format === null || value === null || date === null) return null;
  return {
    ...UNSTATED_EXTRACTION, format, value, date: [date],
    dateFormat: reader.oneOf(entry.get('date_format')?.value, 'date_format', DATE_FORMATS) ?? 'iso',
    encoding: reader.text(entry.get('encoding')?.value, 'encoding'),
    scale: reader.number(entry.get('scale')?.value, 'scale') ?? 1,
  };
}

function readTtl(reader: YamlReader, node: YamlNode | undefined): number {
  const text = reader.text(node, 'ttl');
  if (text === null) return DEFAULT_TTL_MS;
  const duration = readDuration(text);
  if (duration !== null && duration >= 5_000) return duration;
  reader.report(node, say('ttl: a duration from 5s such as 30s, 15m, 12h or 1d was expected, not "{0}".', text));
  return DEFAULT_TTL_MS;
}
