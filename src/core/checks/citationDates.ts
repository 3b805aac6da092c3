import type { Range } from '../model/range';
import { say, type Message } from '../model/message';
import type { Bullet } from '../model/briefing';
import type { Freshness, FreshnessState } from './freshness';
import type { CheckContext, Rule } from './rule';

/** Rules about a date that is not a usable one differ in the state they look for and in what they say. */
function dateRule(id: Rule['id'], defaultSeverity: Rule['defaultSeverity'], state: FreshnessState, tell: (bullet: Bullet, freshness: Freshness, context: CheckContext) => { message: Message; range: Range } | null): Rule {
  return {
    id, defaultSeverity,
    check: (_briefing, context) => [...context.freshness].flatMap(([bullet, freshness]) => {
      const told = freshness.state === state ? tell(bullet, freshness, context) : null;
      return told ? [told] : [];
    }),
  };
}

/** A citation without any date. A bullet without a citation is `missing-citation`'s. */
export const missingDate = dateRule('missing-date', 'warning', 'undated', ({ citation }) =>
  citation && { range: citation.range, message: say('The citation has no date, so how old this is cannot be told.') });

export const vagueDate = dateRule('vague-date', 'warning', 'vague', (bullet, { date }) =>
  date && { range: date.range, message: say('"{0}" is no date: how old this is cannot be told.', date.raw) });

export const futureDate = dateRule('future-date', 'error', 'future', (_bullet, { date }, { today }) =>
  date && { range: date.range, message: say('{0} lies after {1}.', date.raw, today) });
