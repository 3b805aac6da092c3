import type { PublisherEntry } from '../config/configuration';
import { say, type Message } from '../model/message';
import type { Range } from '../model/range';
import type { CitationDate } from '../model/citation';
import { hostOf, isHostOf, simpleName } from './publisherMatcher';
import type { Finding } from '../model/finding';
import type { Rule } from './rule';

/** A citation or a reference of a source that the team's own list rates low, at the time the list says. A list is a judgement, and so it is worded. */
export const lowTrustSource: Rule = {
  id: 'low-trust-source',
  defaultSeverity: 'info',
  check(briefing, { configuration }) {
    const low = configuration.publishers.filter(({ trust }) => trust === 'low');
    if (low.length === 0) return [];
    const byName = new Map(low.flatMap((entry) => [entry.name, ...entry.aliases].map((name): [string, PublisherEntry] => [simpleName(name), entry])));
    const entryOf = (name: string | null, url: string | null): PublisherEntry | undefined => {
      const host = url === null ? null : hostOf(url);
      return (name === null ? undefined : byName.get(simpleName(name))) ?? (host === null ? undefined : low.find(({ domains }) => domains.some((domain) => isHostOf(host, domain))));
    };
    const cited = briefing.bullets.flatMap(({ citations }) => citations.flatMap(({ publishers, url, date }) => {
      const named = publishers.flatMap(({ name, range }) => tell(entryOf(name, null), range, date));
      return named.length > 0 || !url ? named : tell(entryOf(null, url.href), url.range, date);
    }));
    return [...cited, ...briefing.references.flatMap(({ publisher, url, range }) => tell(entryOf(publisher, url), range, null))];
  },
};

/** Where the rating holds for a time only, a citation without a date cannot be told to fall into it. */
function tell(entry: PublisherEntry | undefined, range: Range, date: CitationDate | null): Omit<Finding, 'rule' | 'severity'>[] {
  if (!entry) return [];
  const { trustFrom, trustTo } = entry;
  if ((trustFrom !== null || trustTo !== null) && (!date?.from || !date.to || (trustFrom !== null && date.to < trustFrom) || (trustTo !== null && date.from > trustTo))) return [];
  return [{ range, message: sayRating(entry) }];
}

function sayRating({ name, trustFrom, trustTo }: PublisherEntry): Message {
  if (trustFrom !== null && trustTo !== null) return say('{0} may be a weak source: .briefing.yml rates it low from {1} to {2}.', name, trustFrom, trustTo);
  if (trustFrom !== null) return say('{0} may be a weak source: .briefing.yml rates it low from {1} on.', name, trustFrom);
  if (trustTo !== null) return say('{0} may be a weak source: .briefing.yml rates it low up to {1}.', name, trustTo);
  return say('{0} may be a weak source: .briefing.yml rates it low.', name);
}
