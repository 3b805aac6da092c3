import type { Node } from 'yaml';
import { say } from '../model/message';
import type { JumpLimit, Source, Terms } from './configuration';
import { readExtraction } from './readExtraction';
import { readRequest } from './readRequest';
import { converted, taken } from './mergeSections';
import type { SourceReading } from './mergeSources';
import type { Entry } from './shape';
import { UNSTATED } from './sourceDefaults';
import { unusable } from './unusable';
import type { SOURCE_KEYS } from './sourceKeys';
import type { YamlReader } from './yamlReader';

const DAY_MS = 86_400_000;

export interface SourceToRead {
  readonly entry: Entry<typeof SOURCE_KEYS>;
  /** The key that the entry stands behind: its id. */
  readonly key: Node;
  /** The source of the same id that is in force so far. */
  readonly inherited: Source | null;
  readonly reading: SourceReading;
}

/** Reads one entry below `sources:`; null (and problems) where it has a mistake, or lacks what a request needs. */
export function readSource(reader: YamlReader, id: string, { entry, key, inherited, reading }: SourceToRead): Source | null {
  const problems = reader.problems.length;
  const { given, pairs } = entry;
  const before = inherited ?? { ...UNSTATED, id, title: id };
  const match = given.match?.given;
  const ways = readWays(reader, id, { entry, key, inherited, reading });
  const source: Source = {
    ...before, ...ways,
    title: taken(given.title, before.title, id),
    origin: match?.labels ?? given.request ?? given.derive ? 'file' : before.origin,
    enabled: taken(given.enabled, before.enabled, true),
    match: given.match === null ? UNSTATED.match : { labels: taken(match?.labels, before.match.labels, []), section: taken(match?.section, before.match.section, null) },
    publisher: taken(given.publisher, before.publisher, null),
    decimals: taken(given.decimals, before.decimals, null),
    unit: taken(given.unit, before.unit, null),
    range: taken(given.range, before.range, null),
    maxJump: taken(converted(given.max_jump, jumpOf), before.maxJump, null),
    maxAgeDays: taken(converted(given.max_age, (ms) => ms / DAY_MS), before.maxAgeDays, null),
    ttlMs: taken(given.ttl, before.ttlMs, UNSTATED.ttlMs),
    terms: readTerms(reader, id, pairs.get('terms')?.key ?? key, given.terms, before.terms),
  };
  return reader.problems.length === problems ? source : null;
}

type Ways = Pick<Source, 'request' | 'extract' | 'derive'>;

/** Either a request and how its reply is read, or a calculation over other sources. */
function readWays(reader: YamlReader, id: string, source: SourceToRead): Ways {
  const { entry: { given, pairs }, key, inherited, reading } = source;
  const isRequested = Boolean(given.request ?? given.extract);
  const derive = isRequested && given.derive === undefined ? null : taken(given.derive, inherited?.derive ?? null, null);
  if (derive !== null) {
    if (isRequested) reader.report(pairs.get('derive')?.key, say('sources.{0}: either `derive`, or `request` and `extract`.', id));
    const mistake = given.derive ? reading.checks?.derivation(derive) : null;
    if (mistake) reader.report(pairs.get('derive')?.value, unusable('derive', mistake));
    return { request: null, extract: null, derive };
  }
  if (!inherited && !isRequested) {
    reportNothingToAsk(reader, id, key);
    return { request: null, extract: null, derive: null };
  }
  return readRequested(reader, id, source);
}

function readRequested(reader: YamlReader, id: string, { entry: { given, pairs }, key, inherited, reading }: SourceToRead): Ways {
  const before = inherited?.derive === null ? inherited : null;
  const request = readRequest(reader, id, { given: given.request, key: pairs.get('request')?.key ?? key, before: before?.request ?? null, checks: reading.checks });
  const extract = readExtraction(reader, id, { given: given.extract, key: pairs.get('extract')?.key ?? key, before: before?.extract ?? null, link: request?.link ?? null, checks: reading.checks });
  return { request, extract, derive: null };
}

function reportNothingToAsk(reader: YamlReader, id: string, key: Node): void {
  reader.report(key, say('sources.{0}: no source of this name is built in or inherited. Give it a `request` and an `extract`, or a `derive`.', id));
}

function jumpOf(text: string): JumpLimit {
  const number = Number.parseFloat(text);
  return text.trim().endsWith('%') ? { kind: 'ratio', limit: number / 100 } : { kind: 'points', limit: number };
}

function readTerms(reader: YamlReader, id: string, key: Node, given: Entry<typeof SOURCE_KEYS>['given']['terms'], before: Terms | null): Terms | null {
  if (!given) return taken(given, before, null);
  const { text: words, url, credit } = given.given;
  const text = taken(words, before?.text ?? '', '');
  const page = taken(url, before?.url ?? '', '');
  for (const [name, value] of [['text', text], ['url', page]] as const) if (value === '') reader.report(key, say('sources.{0}: {1} is missing.', id, `terms.${name}`));
  return { text, url: page, credit: taken(credit, before?.credit ?? null, null) };
}
