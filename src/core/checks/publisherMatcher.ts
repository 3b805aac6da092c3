import type { PublisherEntry } from '../config/configuration';
import { normalizeUrl } from '../links/normalizeUrl';
import type { Reference } from '../model/citation';
import { gather } from '../model/gather';
import { remembered } from './remembered';

/** What a reference can be called by in a citation, and the page it is. */
interface Called {
  readonly publisher: string | null;
  /** The words of its title: a name at its end is that of the publisher. */
  readonly title: string | null;
  readonly host: string | null;
  /** Identity of its first URL; null where it has none. */
  readonly page: string | null;
}

/** A publisher's name with its aliases from `.briefing.yml`, and the domains that are its own. */
interface Named {
  readonly names: readonly string[];
  readonly domains: readonly string[];
}

/** Names and pages of the references of a document, worked out once for all rules that ask. */
export class ReferenceNames {
  private readonly called: ReadonlyMap<Reference, Called>;
  private readonly namesOf = remembered(hostNames);
  private readonly entries: ReadonlyMap<string, Named>;
  private whole: ((name: string) => boolean) | undefined;

  constructor(private readonly references: readonly Reference[], publishers: readonly PublisherEntry[]) {
    this.called = new Map(references.map((reference) => [reference, calledBy(reference)]));
    this.entries = entriesOf(publishers);
  }

  /** Identity of the page that a reference stands for; null where it has no URL. */
  pageOf(reference: Reference): string | null {
    return this.called.get(reference)?.page ?? null;
  }

  /** Whether a publisher's name stands among the references: by their publisher, the end of their title, their host, or a configured alias. */
  isListed(name: string): boolean {
    this.whole ??= this.matcher(this.references);
    return this.whole(name);
  }

  /** The same for some of the references. */
  matcher(references: readonly Reference[]): (name: string) => boolean {
    const names = new Set<string>();
    const hosts = new Set<string>();
    const titles = new Map<string, string[]>();
    for (const reference of references) {
      const { publisher, title, host } = this.called.get(reference) ?? calledBy(reference);
      if (publisher !== null) names.add(publisher);
      if (title !== null) gather(titles, lastWord(title), title);
      if (host !== null) hosts.add(host);
    }
    const joined = new Set([...hosts].flatMap((host) => this.namesOf(host)));
    // A document cites few publishers many times.
    return remembered((name: string) => {
      const wanted = this.namedBy(name);
      return wanted.names.some((one) => names.has(one) || titles.get(lastWord(one))?.some((title) => endsWithName(title, one)) || joined.has(one.replaceAll(' ', ''))) ||
        wanted.domains.some((domain) => [...hosts].some((host) => isHostOf(host, domain)));
    });
  }

  /** The reverse: tells whether a reference stands for one of some names. */
  standsForOneOf(cited: Iterable<string>): (reference: Reference) => boolean {
    const named = [...cited].map((name) => this.namedBy(name));
    const all = new Set(named.flatMap((one) => one.names));
    const byLastWord = new Map<string, string[]>();
    for (const name of all) gather(byLastWord, lastWord(name), name);
    const joined = new Set([...all].map((name) => name.replaceAll(' ', '')));
    const domains = [...new Set(named.flatMap((one) => one.domains))];
    return (reference) => {
      const { publisher, title, host } = this.called.get(reference) ?? calledBy(reference);
      return (publisher !== null && all.has(publisher)) || (host !== null && (this.namesOf(host).some((name) => joined.has(name)) || domains.some((domain) => isHostOf(host, domain)))) ||
        (title !== null && (byLastWord.get(lastWord(title))?.some((name) => endsWithName(title, name)) ?? false));
    };
  }

  private namedBy(name: string): Named {
    const own = simpleName(name);
    const entry = this.entries.get(own);
    return entry ? { names: [own, ...entry.names], domains: entry.domains } : { names: [own], domains: [] };
  }
}

function entriesOf(publishers: readonly PublisherEntry[]): Map<string, Named> {
  const entries = new Map<string, Named>();
  for (const { name, aliases, domains } of publishers) {
    const names = [name, ...aliases].map(simpleName);
    for (const one of names) if (!entries.has(one)) entries.set(one, { names, domains });
  }
  return entries;
}

function calledBy({ publisher, title, url }: Reference): Called {
  return { publisher: publisher === null ? null : simpleName(publisher), title: title === null ? null : simpleName(title), host: url === null ? null : hostOf(url), page: url === null ? null : normalizeUrl(url) };
}

const lastWord = (words: string): string => words.slice(words.lastIndexOf(' ') + 1);

/** Whether the last words of a title, one or more, are a name. */
const endsWithName = (title: string, name: string): boolean => name !== '' && (title === name || (title.endsWith(name) && title.charAt(title.length - name.length - 1) === ' '));

/** Case, accents of punctuation and a leading article do not tell publishers apart. */
export function simpleName(name: string): string {
  const lower = name.toLowerCase();
  // Properties of all of Unicode cost several times as much, and most names need none.
  const words = ASCII.test(lower) ? lower.replace(/[^a-z0-9]+/g, ' ') : lower.replace(/[^\p{L}\p{N}]+/gu, ' ');
  return words.trim().replace(/^the /, '');
}

const ASCII = /^[\0-\x7f]*$/;

export function hostOf(url: string): string | null {
  const plain = PLAIN_HOST.exec(url)?.[1] ?? (URL.canParse(url) ? new URL(url).hostname : null);
  return plain === null ? null : plain.replace(/^www\d?\./, '');
}

/** A host as it is mostly written: parsing the URL would give the same. */
const PLAIN_HOST = /^https?:\/\/([a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)+)(?:[/?#]|$)/;

export const isHostOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const GENERIC = new Set(['co', 'com', 'org', 'net', 'go', 'ac', 'gov', 'edu', 'or', 'ne', 'www', 'news', 'english', 'en', 'jp', 'us', 'uk']);

/** `asia.nikkei.com` may be called `asia`, `nikkei`, `nikkeiasia` or `nikkei.com`; common endings alone name nobody. */
function hostNames(host: string): string[] {
  const labels = host.split('.').slice(0, -1).filter((label) => !GENERIC.has(label) && !/^www\d$/.test(label));
  return [...labels, labels.join(''), labels.toReversed().join(''), host.replaceAll('.', '')].map((label) => label.replaceAll('-', ''));
}
