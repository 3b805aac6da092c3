import { isScalar, parseDocument, type Node } from 'yaml';
import type { Cadence } from '../model/cadence';
import { RULE_IDS, type RuleId, type Severity } from '../model/finding';
import { say } from '../model/message';
import { DEFAULT_CONFIGURATION, type Configuration, type NetworkLimits, type PublisherEntry, type Source } from './configuration';
import { readDuration } from './duration';
import { readSource } from './readSource';
import { tooDeepAt } from './tooDeep';
import { YamlReader, type ConfigurationProblem, type YamlNode } from './yamlReader';

const KEYS = ['version', 'cadences', 'as_of', 'sources', 'publishers', 'rules', 'network'];
const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;
const DAY_MS = 86_400_000;

export interface ConfigurationReading {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads a `.briefing.yml`. Never throws: each mistake is a problem with its range, and the rest of the file is in force over the defaults. */
export function readConfiguration(yaml: string): ConfigurationReading {
  const deep = tooDeepAt(yaml);
  if (deep !== null) return { configuration: DEFAULT_CONFIGURATION, problems: [{ range: { start: deep, end: deep + 1 }, message: say('Not valid YAML: {0}', 'more than 64 levels deep') }] };
  const reader = new YamlReader();
  const document = parseDocument(yaml, { prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings]) {
    const [start, end] = error.pos;
    reader.problems.push({ range: { start, end: Math.max(end, start + 1) }, message: say('Not valid YAML: {0}', error.message) });
  }
  const root = reader.entries(document.contents ?? null, '.briefing.yml', KEYS);
  checkVersion(reader, root.get('version')?.value);
  return {
    configuration: {
      cadences: readCadences(reader, root.get('cadences')?.value ?? null),
      asOf: reader.oneOf(root.get('as_of')?.value, 'as_of', ['today', 'document']) ?? DEFAULT_CONFIGURATION.asOf,
      timeZone: null, holidays: new Set(), exchangeRates: new Map(),
      sources: readSources(reader, root.get('sources')?.value ?? null),
      publishers: readPublishers(reader, root.get('publishers')?.value ?? null),
      rules: readRules(reader, root.get('rules')?.value ?? null),
      network: readNetwork(reader, root.get('network')?.value ?? null),
    },
    problems: reader.problems,
  };
}

function checkVersion(reader: YamlReader, node: YamlNode | undefined): void {
  if (node && !(isScalar(node) && node.value === 1)) reader.report(node, say('version: 1 was expected.'));
}

function readCadences(reader: YamlReader, node: YamlNode): Map<string, Cadence> {
  const cadences = new Map(DEFAULT_CONFIGURATION.cadences);
  for (const [written, { key, value }] of reader.entries(node, 'cadences', null)) {
    const name = written.toUpperCase();
    if (!/^[A-Z][A-Z_-]{2,30}$/.test(name)) {
      reader.report(key, say('cadences: a name of 3 to 31 letters was expected, not "{0}".', written));
      continue;
    }
    const inherited = cadences.get(name) ?? { name, warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' as const };
    if (value === null) {
      // As in dbt: null opts out, an empty mapping inherits.
      cadences.set(name, { name, warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' as const });
      continue;
    }
    const entry = reader.entries(value, `cadences.${written}`, ['warn_after', 'error_after']);
    cadences.set(name, {
      name,
      warnAfterDays: readThreshold(reader, entry.get('warn_after'), 'warn_after', inherited.warnAfterDays),
      errorAfterDays: readThreshold(reader, entry.get('error_after'), 'error_after', inherited.errorAfterDays),
      calendar: inherited.calendar,
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
    const entry = reader.entries(value, `publishers.${name}`, ['aliases', 'domains', 'trust']);
    return {
      name, aliases: reader.texts(entry.get('aliases')?.value, 'aliases'), domains: reader.texts(entry.get('domains')?.value, 'domains'),
      trust: reader.oneOf(entry.get('trust')?.value, 'trust', ['high', 'medium', 'low']), trustFrom: null, trustTo: null,
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

function readNetwork(reader: YamlReader, node: YamlNode): NetworkLimits {
  const entry = reader.entries(node, 'network', ['concurrency', 'per_host', 'timeout']);
  const defaults = DEFAULT_CONFIGURATION.network;
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
