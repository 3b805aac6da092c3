import type { PublisherEntry } from '../config/configuration';
import type { Reference } from '../model/citation';

/** What a reference can be called by in a citation. */
interface Called {
  readonly publisher: string | null;
  /** The title as words between blanks: a name at its end is that of the publisher. */
  readonly title: string | null;
  readonly host: string | null;
}

/** A publisher's name with its aliases from `.briefing.yml`, and the domains that are its own. */
interface Named {
  readonly names: readonly string[];
  readonly domains: readonly string[];
}

/** Tells whether a publisher's name stands among references: by their publisher, the end of their title, their host, or a configured alias. */
export function publisherMatcher(references: readonly Reference[], publishers: readonly PublisherEntry[]): (name: string) => boolean {
  const called = references.map(calledBy);
  const names = new Set(called.flatMap(({ publisher }) => (publisher === null ? [] : [publisher])));
  const hosts = new Set(called.flatMap(({ host }) => (host === null ? [] : [host])));
  const titles = called.flatMap(({ title }) => (title === null ? [] : [title]));
  const namesOfHosts = new Set([...hosts].flatMap(hostNames));
  const isListed = (name: string): boolean => {
    const wanted = namedBy(name, publishers);
    return wanted.names.some((one) => names.has(one) || namesOfHosts.has(one.replaceAll(' ', '')) || titles.some((title) => title.endsWith(` ${one} `))) ||
      wanted.domains.some((domain) => [...hosts].some((host) => isHostOf(host, domain)));
  };
  // A document cites few publishers many times.
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? isListed(name);
    known.set(name, answer);
    return answer;
  };
}

/** The reverse: tells whether a reference stands for one of some names. */
export function referenceMatcher(names: readonly string[], publishers: readonly PublisherEntry[]): (reference: Reference) => boolean {
  const named = names.map((name) => namedBy(name, publishers));
  const all = new Set(named.flatMap((one) => one.names));
  const joined = new Set([...all].map((name) => name.replaceAll(' ', '')));
  const domains = [...new Set(named.flatMap((one) => one.domains))];
  return (reference) => {
    const { publisher, title, host } = calledBy(reference);
    return (publisher !== null && all.has(publisher)) || (host !== null && (hostNames(host).some((name) => joined.has(name)) || domains.some((domain) => isHostOf(host, domain)))) ||
      (title !== null && endsWithOneOf(title, all));
  };
}

/** Whether the last words of a title, one or more, are among the names; names have few words. */
function endsWithOneOf(title: string, names: ReadonlySet<string>): boolean {
  const words = title.trim().split(' ');
  for (let count = 1; count <= Math.min(8, words.length); count++) if (names.has(words.slice(-count).join(' '))) return true;
  return false;
}

const calledBy = ({ publisher, title, url }: Reference): Called => ({
  publisher: publisher === null ? null : simpleName(publisher), title: title === null ? null : ` ${simpleName(title)} `, host: url === null ? null : hostOf(url),
});

function namedBy(name: string, publishers: readonly PublisherEntry[]): Named {
  const own = simpleName(name);
  const entry = publishers.find((one) => simpleName(one.name) === own || one.aliases.some((alias) => simpleName(alias) === own));
  return entry ? { names: [own, ...[entry.name, ...entry.aliases].map(simpleName)], domains: entry.domains } : { names: [own], domains: [] };
}

/** Case, accents of punctuation and a leading article do not tell publishers apart. */
export const simpleName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/^the /, '').trim();

export const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\d?\./, '') : null);

export const isHostOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** `asia.nikkei.com` may be called `asia`, `nikkei`, `nikkeiasia` or `nikkei.com`; common endings alone name nobody. */
function hostNames(host: string): string[] {
  const labels = host.split('.').slice(0, -1).filter((label) => !/^(?:co|com|org|net|go|ac|gov|edu|or|ne|www\d?|news|english|en|jp|us|uk)$/.test(label));
  return [...labels, labels.join(''), labels.toReversed().join(''), host.replaceAll('.', '')].map((label) => label.replaceAll('-', ''));
}
