import type { Node } from 'yaml';
import { say } from '../model/message';
import type { RequestSpec } from './configuration';
import { converted, mergeByName, taken } from './mergeSections';
import type { ExpressionChecks } from './expressionChecks';
import { unusable } from './unusable';
import type { Entry } from './shape';
import { UNSTATED_REQUEST } from './sourceDefaults';
import type { REQUEST_KEYS } from './sourceKeys';
import type { YamlReader } from './yamlReader';

export interface RequestToRead {
  readonly given: Entry<typeof REQUEST_KEYS> | null | undefined;
  /** Where something missing is reported. */
  readonly key: Node;
  readonly before: RequestSpec | null;
  readonly checks: ExpressionChecks | undefined;
}

/** Reads `request:` over the one that is in force so far; null (and a problem) where no address is known. */
export function readRequest(reader: YamlReader, id: string, { given: entry, key, before, checks }: RequestToRead): RequestSpec | null {
  const from = (entry === null ? null : before) ?? { url: null, ...UNSTATED_REQUEST };
  const given = entry?.given ?? {};
  const url = taken(given.url, from.url, null);
  if (url === null) {
    // An address that is no address is reported already.
    if (given.url !== undefined || !entry?.pairs.has('url')) reader.report(key, say('sources.{0}: {1} is missing.', id, 'request.url'));
    return null;
  }
  const link = taken(given.link, from.link, null);
  const mistake = given.link ? checks?.pattern(given.link, []) : null;
  if (mistake) reader.report(entry?.pairs.get('link')?.value, unusable('link', mistake));
  return {
    url, link,
    headers: Object.fromEntries(mergeByName(given.headers, new Map(Object.entries(from.headers)))),
    fallbacks: taken(given.fallback, from.fallbacks, []),
    walkBackDays: taken(converted(given.walk_back, daysOf), from.walkBackDays, 0),
    intervalMs: taken(given.interval, from.intervalMs, 0),
  };
}

const daysOf = (text: string): number => Number.parseInt(text, 10) * (text.endsWith('w') ? 7 : 1);
