import type { Configuration } from '../config/configuration';
import type { Bullet } from '../model/briefing';
import type { Finding } from '../model/finding';
import { say } from '../model/message';
import { nearestTag } from '../parse/tags';
import { unreadMark } from './cadenceInForce';
import { lacksBracket } from './malformedCitation';
import type { Rule } from './rule';

type Found = Omit<Finding, 'rule' | 'severity'>;

/** A tagged bullet that says nothing of where it is from. */
export const missingCitation: Rule = {
  id: 'missing-citation',
  defaultSeverity: 'warning',
  check: (briefing, { freshness }) => [...freshness.keys()].filter((bullet) => !bullet.citation && !lacksBracket(briefing, bullet)).map((bullet) => ({
    range: bullet.range, message: say('No citation: a tagged bullet ends with (date, publisher).'),
  })),
};

/** A tag, or a comment about how a bullet ages, that names no cadence. */
export const unknownTag: Rule = {
  id: 'unknown-tag',
  defaultSeverity: 'warning',
  check: (briefing, { configuration }) => briefing.bullets.flatMap((bullet) => [...unknownTags(bullet, configuration), ...unknownCadence(bullet, configuration)]),
};

function unknownTags({ tags }: Bullet, { cadences }: Configuration): Found[] {
  return tags.filter((tag) => !tag.known).map((tag) => {
    const meant = nearestTag(tag.name, new Set(cadences.keys())) ?? '';
    return {
      range: tag.range, message: say('Unknown tag [{0}]: did you mean [{1}]?', tag.name, meant),
      fixes: [{ title: say('Change to [{0}]', meant), edits: [{ range: tag.range, text: `[${meant}]` }], isSure: true }],
    };
  });
}

/** A comment that cannot be read would leave the bullet to age as its tag says, unnoticed. */
function unknownCadence(bullet: Bullet, configuration: Configuration): Found[] {
  const mark = unreadMark(bullet, configuration);
  return !mark ? [] : [{ range: mark.range, message: say('"{0}" is no cadence: null, the name of one, or warn_after and error_after with a duration such as 10d was expected.', mark.text) }];
}
