import type { PublisherEntry } from '../config/configuration';
import type { Reference } from '../model/citation';

/** Tells whether a publisher's name stands among references: by their publisher, the end of their title, their host, or a configured alias. */
export function publisherMatcher(references: readonly Reference[], publishers: readonly PublisherEntry[]): (name: string) => boolean {
  const names = new Set<string>();
  const hosts = new Set<string>();
  const titles: string[] = [];
  for (const { publisher, title, url } of references) {
    if (publisher) names.add(simple(publisher));
    if (title) titles.push(` ${simple(title)} `);
    const host = url === null ? null : hostOf(url);
    if (host) hosts.add(host);
  }
  const namesOfHosts = new Set([...hosts].flatMap(hostNames));
  const isListed = (name: string): boolean => aliasesOf(name, publishers).some((alias) =>
    names.has(alias.name) || alias.domains.some((domain) => matchesHost(hosts, domain)) || namesOfHosts.has(alias.name.replaceAll(' ', '')) ||
    titles.some((title) => title.endsWith(` ${alias.name} `)));
  // A document cites few publishers many times.
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? isListed(name);
    known.set(name, answer);
    return answer;
  };
}

function aliasesOf(name: string, publishers: readonly PublisherEntry[]): { name: string; domains: readonly string[] }[] {
  const own = simple(name);
  const entry = publishers.find((one) => simple(one.name) === own || one.aliases.some((alias) => simple(alias) === own));
  return entry ? [entry.name, ...entry.aliases].map((alias) => ({ name: simple(alias), domains: entry.domains })).concat({ name: own, domains: entry.domains }) : [{ name: own, domains: [] }];
}

/** Case, accents of punctuation and a leading article do not tell publishers apart. */
const simple = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/^the /, '').trim();

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\d?\./, '') : null);

const matchesHost = (hosts: ReadonlySet<string>, domain: string): boolean => [...hosts].some((host) => host === domain || host.endsWith(`.${domain}`));

/** `asia.nikkei.com` may be called `asia`, `nikkei`, `nikkeiasia` or `nikkei.com`; common endings alone name nobody. */
function hostNames(host: string): string[] {
  const labels = host.split('.').slice(0, -1).filter((label) => !/^(?:co|com|org|net|go|ac|gov|edu|or|ne|www\d?|news|english|en|jp|us|uk)$/.test(label));
  return [...labels, labels.join(''), labels.toReversed().join(''), host.replaceAll('.', '')].map((label) => label.replaceAll('-', ''));
}
