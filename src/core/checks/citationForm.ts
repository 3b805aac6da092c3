import type { Citation } from '../model/citation';
import { say } from '../model/message';
import { nearestTag } from '../parse/tags';
import type { Rule } from './rule';

/** A tagged bullet that says nothing of where it is from. */
export const missingCitation: Rule = {
  id: 'missing-citation',
  defaultSeverity: 'warning',
  check: (_briefing, { freshness }) => [...freshness.keys()].filter((bullet) => !bullet.citation).map((bullet) => ({
    range: bullet.range, message: say('No citation: a tagged bullet ends with (date, publisher).'),
  })),
};

/** A citation whose date is no day of the calendar, or that has a date and names nobody. */
export const malformedCitation: Rule = {
  id: 'malformed-citation',
  defaultSeverity: 'error',
  check(briefing) {
    return briefing.bullets.flatMap(({ citations, dates }) => [
      ...dates.filter((date) => date.invalid).map((date) => ({ range: date.range, message: say('There is no such day as {0}.', date.raw) })),
      ...citations.filter(namesNobody).map((citation) => ({ range: citation.range, severity: 'warning' as const, message: say('The citation names no publisher.') })),
    ]);
  },
};

const namesNobody = ({ publishers, url, post, refs }: Citation): boolean => publishers.length === 0 && !url && !post && refs.length === 0;

export const unknownTag: Rule = {
  id: 'unknown-tag',
  defaultSeverity: 'warning',
  check: (briefing, { configuration }) => briefing.bullets.flatMap(({ tags }) => tags.filter((tag) => !tag.known).map((tag) => {
    const meant = nearestTag(tag.name, new Set(configuration.cadences.keys())) ?? '';
    return {
      range: tag.range, message: say('Unknown tag [{0}]: did you mean [{1}]?', tag.name, meant),
      fixes: [{ title: say('Change to [{0}]', meant), edits: [{ range: tag.range, text: `[${meant}]` }], isSure: true }],
    };
  })),
};
