import { say } from '../model/message';
import type { Reference } from '../model/citation';
import { normalizeUrl } from '../links/normalizeUrl';
import { publisherMatcher } from './publisherMatcher';
import type { Rule } from './rule';

/** An inline publisher that no entry of the list of references stands for. Documents without such a list are left alone. */
export const unlistedPublisher: Rule = {
  id: 'unlisted-publisher',
  defaultSeverity: 'info',
  check(briefing, { configuration }) {
    if (briefing.references.length === 0) return [];
    const isListed = publisherMatcher(briefing.references, configuration.publishers);
    return briefing.bullets.flatMap(({ citations }) => citations.filter(({ post, url, refs }) => !post && !url && refs.length === 0)
      .flatMap(({ publishers }) => publishers.filter(({ name }) => !isListed(name)).map(({ range, name }) => ({ range, message: say('{0} is not among the references.', name) }))));
  },
};

/** The same page twice, be it behind another title or with tracking parameters. */
export const duplicateReference: Rule = {
  id: 'duplicate-reference',
  defaultSeverity: 'warning',
  check(briefing) {
    const first = new Map<string, Reference>();
    return briefing.references.flatMap((reference) => {
      const key = reference.url === null ? null : normalizeUrl(reference.url);
      if (key === null) return [];
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, reference);
        return [];
      }
      const line = briefing.lines.lineAt(earlier.range.start) + 1;
      return [{ range: reference.range, message: say('The same page as the reference in line {0}.', line), related: [{ range: earlier.range, message: say('First listed here.') }] }];
    });
  },
};

/** A link definition needs no title: what it is called stands where it is cited. */
export const untitledReference: Rule = {
  id: 'untitled-reference',
  defaultSeverity: 'info',
  check: (briefing) => briefing.references.filter((reference) => reference.url !== null && reference.title === null && reference.form !== 'definition').map((reference) => ({
    range: reference.range, message: say('This reference has no title.'),
  })),
};

/** An entry that a tool left a mark in too: that it lacks a URL stays true once the mark is gone. */
export const referenceWithoutUrl: Rule = {
  id: 'reference-without-url',
  defaultSeverity: 'warning',
  check: (briefing) => briefing.references
    .filter((reference) => reference.url === null)
    .map((reference) => ({ range: reference.range, message: say('This reference has no URL, so nobody can look it up.') })),
};

/** An entry that no citation uses. */
export const unusedReference: Rule = {
  id: 'unused-reference',
  defaultSeverity: 'info',
  check: () => [],
};
