import { isScalar, parseDocument, type Node } from 'yaml';
import type { Cadence } from '../model/cadence';
import { RULE_IDS, type RuleId, type Severity } from '../model/finding';
import { say } from '../model/message';
import { DEFAULT_CONFIGURATION, type Configuration, type NetworkLimits, type PublisherEntry, type Source } from './configuration';
import { readDuration } from './duration';
import { readSource } from './readSource';
import { tooDeepAt } from './tooDeep';
import { YamlReader, type ConfigurationProblem, type YamlNode } from './yamlReader';

const KEYS = ['version', 'cadences', 'as_of', 'time_zone', 'holidays', 'exchange_rates', 'sources', 'publishers', 'rules', 'network'];
const DOCUMENT_KEYS = ['cadences', 'as_of', 'time_zone', 'holidays', 'exchange_rates', 'rules'];
const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;
const DAY_MS = 86_400_000;

export interface ConfigurationReading {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** Where settings stand: in a file of their own, or below `briefing:` in the front matter of a document, which may set how it is read and measured and nothing that is fetched. */
export type ConfigurationPart = 'file' | 'front-matter';

/**
 * Reads a `.briefing.yml` or the front matter of a document over what is in force so far. Never throws: each mistake is a problem with its
 * range, and the rest is in force.
 */
export function readConfiguration(yaml: string, part: ConfigurationPart = 'file', base: Configuration = DEFAULT_CONFIGURATION): ConfigurationReading {
  const deep = tooDeepAt(yaml);
  if (deep !== null) return { configuration: base, problems: [{ range: { start: deep, end: deep + 1 }, message: say('Not valid YAML: {0}', 'more than 64 levels deep') }] };
  const reader = new YamlReader();
  const document = parseDocument(yaml, { prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings]) {
    const [start, end] = error.pos;
    reader.problems.push({ range: { start, end: Math.max(end, start + 1) }, message: say('Not valid YAML: {0}', error.message) });
  }
  const contents = document.contents ?? null;
  const root = part === 'file' ? reader.entries(contents, '.briefing.yml', KEYS) : reader.entries(reader.entries(contents, 'front matter', null).get('briefing')?.value ?? null, 'briefing', DOCUMENT_KEYS);
  checkVersion(reader, root.get('version')?.value);
  return { configuration: readRoot(reader, root, base), problems: reader.problems };
}

function readRoot(reader: YamlReader, root: ReturnType<YamlReader['entries']>, base: Configuration): Configuration {
  const at = (key: string): YamlNode => root.get(key)?.value ?? null;
  return {
    cadences: readCadences(reader, at('cadences'), base.cadences),
    asOf: reader.oneOf(at('as_of'), 'as_of', ['today', 'document']) ?? base.asOf,
    timeZone: readTimeZone(reader, at('time_zone')) ?? base.timeZone,
    holidays: new Set([...base.holidays, ...reader.days(at('holidays'), 'holidays')]),
    exchangeRates: readRates(reader, at('exchange_rates'), base.exchangeRates),
    sources: [...base.sources, ...readSources(reader, at('sources'))],
    publishers: [...readPublishers(reader, at('publishers')), ...base.publishers],
    rules: new Map([...base.rules, ...readRules(reader, at('rules'))]),
    network: readNetwork(reader, at('network'), base.network),
  };
}

function readTimeZone(reader: YamlReader, node: YamlNode): string | null {
  const zone = reader.text(node, 'time_zone');
  if (zone === null || isTimeZone(zone)) return zone;
  reader.report(node, say('time_zone: an IANA name such as Asia/Tokyo was expected, not "{0}".', zone));
  return null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function readRates(reader: YamlReader, node: YamlNode, base: Configuration['exchangeRates']): Map<string, number> {
  const rates = new Map(base);
  for (const [pair, { key, value }] of reader.entries(node, 'exchange_rates', null)) {
    const rate = reader.number(value, pair);
    if (!/^[A-Z]{3}\/[A-Z]{3}$/.test(pair)) reader.report(key, say('exchange_rates: a pair of currencies such as USD/JPY was expected, not "{0}".', pair));
    else if (rate !== null && rate <= 0) reader.report(value, say('{0}: a number above 0 was expected.', pair));
    else if (rate !== null) rates.set(pair, rate);
  }
  return rates;
}

function checkVersion(reader: YamlReader, node: YamlNode | undefined): void {
  if (node && !(isScalar(node) && node.value === 1)) reader.report(node, say('version: 1 was expected.'));
}

function readCadences(reader: YamlReader, node: YamlNode, base: Configuration['cadences']): Map<string, Cadence> {
  const cadences = new Map(base);
  for (const [written, { key, value }] of reader.entries(node, 'cadences', null)) {
    const name = written.toUpperCase();
    if (!/^[A-Z][A-Z_-]{2,30}$/.test(name)) {
      reader.report(key, say('cadences: a name of 3 to 31 letters was expected, not "{0}".', written));
      continue;
    }
    const inherited = cadences.get(name) ?? { name, warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' };
    if (value === null) {
      // As in dbt: null opts out, an empty mapping inherits.
      cadences.set(name, { ...inherited, warnAfterDays: null, errorAfterDays: null });
      continue;
    }
    const entry = reader.entries(value, `cadences.${written}`, ['warn_after', 'error_after', 'calendar']);
    cadences.set(name, {
      name,
      warnAfterDays: readThreshold(reader, entry.get('warn_after'), 'warn_after', inherited.warnAfterDays),
      errorAfterDays: readThreshold(reader, entry.get('error_after'), 'error_after', inherited.errorAfterDays),
      calendar: reader.oneOf(entry.get('calendar')?.value, 'calendar', ['every-day', 'business']) ?? inherited.calendar,
    });
  }
  return cadences;
}

function readThreshold(reader: YamlReader, entry: { key: Node; value: YamlNode } | undefined, what: string, inherited: number | null): number | null {
  if (!entry) return inherited;
  if (entry.value === null) return null;
  const text = reader.text(entry.value, what);
  const duration = text === null ? null : readDuration(text);
  if (duration !== null) return duration / DAY_MS;
  if (text !== null) reader.report(entry.value, say('{0}: a duration such as 30m, 12h, 1d, 2w, 3mo or 1y was expected, not "{1}".', what, text));
  return inherited;
}

function readSources(reader: YamlReader, node: YamlNode): Source[] {
  const sources: Source[] = [];
  for (const [id, { key, value }] of reader.entries(node, 'sources', null)) {
    if (!/^[A-Za-z0-9][\w.-]*$/.test(id)) {
      reader.report(key, say('sources: an id of letters, digits, dots and dashes was expected, not "{0}".', id));
      continue;
    }
    const source = readSource(reader, id, key, value);
    if (source) sources.push(source);
  }
  return sources;
}

function readPublishers(reader: YamlReader, node: YamlNode): PublisherEntry[] {
  return [...reader.entries(node, 'publishers', null)].map(([name, { value }]) => {
    const entry = reader.entries(value, `publishers.${name}`, ['aliases', 'domains', 'trust', 'trust_from', 'trust_to']);
    return {
      name, aliases: reader.texts(entry.get('aliases')?.value, 'aliases'), domains: reader.texts(entry.get('domains')?.value, 'domains'),
      trust: reader.oneOf(entry.get('trust')?.value, 'trust', ['high', 'medium', 'low']),
      trustFrom: reader.day(entry.get('trust_from')?.value, 'trust_from'), trustTo: reader.day(entry.get('trust_to')?.value, 'trust_to'),
    };
  });
}

function readRules(reader: YamlReader, node: YamlNode): Map<RuleId, Severity | 'off'> {
  const rules = new Map<RuleId, Severity | 'off'>();
  for (const [name, { key, value }] of reader.entries(node, 'rules', null)) {
    const rule = RULE_IDS.find((id) => id === name);
    // YAML 1.1 habits: `off` may arrive as a text, never as a truth value, under the 1.2 schema in use.
    const severity = reader.oneOf(value, name, SEVERITIES);
    if (!rule) reader.report(key, say('There is no rule "{0}" in this version. Rules: {1}.', name, RULE_IDS.join(', ')));
    else if (severity) rules.set(rule, severity);
  }
  return rules;
}

function readNetwork(reader: YamlReader, node: YamlNode, defaults: NetworkLimits): NetworkLimits {
  const entry = reader.entries(node, 'network', ['concurrency', 'per_host', 'timeout']);
  const timeout = reader.text(entry.get('timeout')?.value, 'timeout');
  const timeoutMs = timeout === null ? null : readDuration(timeout);
  const inRange = timeoutMs !== null && timeoutMs >= 1_000 && timeoutMs <= 120_000;
  if (timeout !== null && !inRange) reader.report(entry.get('timeout')?.value, say('timeout: a duration from 1s to 2m was expected, not "{0}".', timeout));
  return {
    concurrency: reader.integer(entry.get('concurrency')?.value, 'concurrency', 1, 64) ?? defaults.concurrency,
    perHost: reader.integer(entry.get('per_host')?.value, 'per_host', 1, 6) ?? defaults.perHost,
    timeoutMs: timeoutMs !== null && inRange ? timeoutMs : defaults.timeoutMs,
  };
}
