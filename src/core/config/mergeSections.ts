import type { Cadence } from '../model/cadence';
import { RULE_IDS, type RuleId } from '../model/finding';
import { say } from '../model/message';
import { DEFAULT_CONFIGURATION, type Configuration, type PublisherEntry } from './configuration';
import type { FILE_KEYS } from './keys';
import { suggestionFor, type Entry } from './shape';
import type { YamlReader } from './yamlReader';

/** What a key of the table gives, where it is given at all; null takes back. */
type Given<K extends keyof typeof FILE_KEYS> = Entry<typeof FILE_KEYS>['given'][K];

const DAY_MS = 86_400_000;

/** What is in force of one key: what is given, what was in force before, or, where it is taken back, what holds when nothing is stated. */
export const taken = <T>(given: T | null | undefined, before: T, unstated: T): T => (given === undefined ? before : (given ?? unstated));

/** What is given, in another form. */
export const converted = <G, T>(given: G | null | undefined, to: (given: G) => T): T | null | undefined => (given === undefined || given === null ? (given as null | undefined) : to(given));

export function mergeCadences(given: Given<'cadences'>, before: Configuration['cadences']): Configuration['cadences'] {
  if (given === null) return new Map([...before].map(([name, cadence]) => [name, ageless(cadence)]));
  const cadences = new Map(before);
  for (const [written, { given: entry }] of given ?? []) {
    const name = written.toUpperCase();
    const inherited: Cadence = cadences.get(name) ?? { name, warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' };
    cadences.set(name, entry === null ? ageless(inherited) : {
      name,
      warnAfterDays: daysOf(entry?.given.warn_after, inherited.warnAfterDays),
      errorAfterDays: daysOf(entry?.given.error_after, inherited.errorAfterDays),
      calendar: taken(entry?.given.calendar, inherited.calendar, 'every-day'),
    });
  }
  return cadences;
}

const ageless = (cadence: Cadence): Cadence => ({ ...cadence, warnAfterDays: null, errorAfterDays: null });

const daysOf = (ms: number | null | undefined, before: number | null): number | null => (ms === undefined ? before : ms === null ? null : ms / DAY_MS);

export function mergeRates(given: Given<'exchange_rates'>, before: Configuration['exchangeRates']): Configuration['exchangeRates'] {
  return mergeByName(given, before);
}

/** A map with texts or numbers in it: what is given goes over what was there, `null` takes one out, and for the whole map all. */
export function mergeByName<T>(given: ReadonlyMap<string, { readonly given: T | null | undefined }> | null | undefined, before: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  if (given === undefined) return before;
  const merged = new Map(given === null ? [] : before);
  for (const [name, entry] of given ?? []) {
    if (entry.given === null) merged.delete(name);
    else if (entry.given !== undefined) merged.set(name, entry.given);
  }
  return merged;
}

const UNRATED = { aliases: [], domains: [], trust: null, trustFrom: null, trustTo: null } as const;

export function mergePublishers(given: Given<'publishers'>, before: readonly PublisherEntry[]): readonly PublisherEntry[] {
  if (given === null) return [];
  const own: PublisherEntry[] = [];
  for (const [name, { given: entry }] of given ?? []) {
    if (entry === null) continue;
    const inherited = before.find((one) => one.name === name) ?? { name, ...UNRATED };
    const { aliases, domains, trust, trust_from: from, trust_to: to } = entry?.given ?? {};
    own.push({
      name, aliases: taken(aliases, inherited.aliases, []), domains: taken(domains, inherited.domains, []), trust: taken(trust, inherited.trust, null),
      trustFrom: taken(from, inherited.trustFrom, null), trustTo: taken(to, inherited.trustTo, null),
    });
  }
  return [...own, ...before.filter(({ name }) => !given?.has(name))];
}

export function mergeRules(reader: YamlReader, given: Given<'rules'>, before: Configuration['rules']): Configuration['rules'] {
  const rules = new Map(given === null ? [] : before);
  for (const [name, { key, given: severity }] of given ?? []) {
    const rule = RULE_IDS.find((id) => id === name);
    if (!rule) reportRule(reader, key, name);
    else if (severity === null) rules.delete(rule);
    else if (severity !== undefined) rules.set(rule, severity);
  }
  return rules satisfies Map<RuleId, unknown>;
}

function reportRule(reader: YamlReader, key: Parameters<YamlReader['report']>[0], name: string): void {
  const meant = suggestionFor(name, RULE_IDS);
  if (meant !== null) reader.report(key, say('There is no rule "{0}" in this version. Did you mean "{1}"?', name, meant), meant);
  else reader.report(key, say('There is no rule "{0}" in this version. Rules: {1}.', name, RULE_IDS.join(', ')));
}

export function mergePosts(given: Given<'posts'>, before: Configuration['posts']): Configuration['posts'] {
  if (given === undefined) return before;
  return { url: taken(given?.given.url, given === null ? null : before.url, null), ids: mergeByName(given === null ? null : given.given.ids, before.ids) };
}

export function mergeNetwork(given: Given<'network'>, before: Configuration['network']): Configuration['network'] {
  const unstated = DEFAULT_CONFIGURATION.network;
  if (given === null) return unstated;
  const { concurrency, per_host: perHost, timeout } = given?.given ?? {};
  return { concurrency: taken(concurrency, before.concurrency, unstated.concurrency), perHost: taken(perHost, before.perHost, unstated.perHost), timeoutMs: taken(timeout, before.timeoutMs, unstated.timeoutMs) };
}
