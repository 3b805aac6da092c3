import type { Source } from '../config/configuration';
import { hostOf } from './hostQueue';
import { placeholdersOf, readPlaceholder } from './placeholders';

/** A secret that sources name, and where they would send it. */
export interface SecretInForce {
  readonly name: string;
  /** Hosts and ports, each once. */
  readonly hosts: readonly string[];
  /** Titles of the sources; those that are on come first. */
  readonly sources: readonly string[];
  /** One of them is on. */
  readonly isNeeded: boolean;
}

/** The secrets that sources send, those of sources that are on first. One whose host cannot be told is never sent and not here. */
export function secretsInForce(sources: readonly Source[]): SecretInForce[] {
  const found = new Map<string, { readonly hosts: Set<string>; readonly sources: Set<string>; isNeeded: boolean }>();
  for (const source of [...sources].sort((a, b) => Number(b.enabled) - Number(a.enabled))) {
    const { url = '', headers = {}, fallbacks = [] } = source.request ?? {};
    for (const address of [url, ...fallbacks]) {
      const host = hostOf(address);
      for (const name of host === '' ? [] : secretNames([address, ...Object.values(headers)])) {
        const secret = found.get(name) ?? { hosts: new Set<string>(), sources: new Set<string>(), isNeeded: false };
        found.set(name, secret);
        secret.hosts.add(host);
        secret.sources.add(source.title);
        secret.isNeeded ||= source.enabled;
      }
    }
  }
  return [...found].map(([name, { hosts, sources: titles, isNeeded }]) => ({ name, hosts: [...hosts], sources: [...titles], isNeeded }));
}

const secretNames = (texts: readonly string[]): string[] =>
  texts.flatMap(placeholdersOf).map(readPlaceholder).flatMap((placeholder) => (placeholder?.kind === 'secret' ? [placeholder.name] : []));
