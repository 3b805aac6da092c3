import { say } from '../model/message';
import { stubFix, stubPlace } from './referenceStub';
import type { Rule } from './rule';

/** An inline publisher that no entry of the list of references stands for. Documents without such a list are left alone. */
export const unlistedPublisher: Rule = {
  id: 'unlisted-publisher',
  defaultSeverity: 'info',
  check(briefing, { references }) {
    if (briefing.references.length === 0) return [];
    const names = references();
    const place = stubPlace(briefing);
    return briefing.bullets.flatMap(({ citations }) => citations.filter(({ post, url, refs }) => !post && !url && refs.length === 0)
      .flatMap(({ publishers }) => publishers.filter(({ name }) => !names.isListed(name)).map(({ range, name }) => ({
        range, message: say('{0} is not among the references.', name), ...(place ? { fixes: [stubFix(place, name)] } : {}),
      }))));
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
