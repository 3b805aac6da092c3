import type { LinkState } from '../model/evidence';
import type { Severity } from '../model/finding';
import { say } from '../model/message';
import { citedUrls } from '../links/citedUrls';
import type { Rule } from './rule';

/** Says of every cited URL in one of some states what the visit learned. */
function linkRule(id: Rule['id'], defaultSeverity: Severity, states: readonly LinkState[]): Rule {
  return {
    id, defaultSeverity,
    check: (briefing, { evidence }) => citedUrls(briefing).flatMap(({ url, range }) => {
      const visit = evidence.get(url);
      if (!visit || !states.includes(visit.state)) return [];
      const moved = visit.state === 'moved' && visit.finalUrl ? { fixes: [{ title: say('Replace by {0}', visit.finalUrl), edits: [{ range, text: visit.finalUrl }], isSure: false }] } : {};
      return [{ range, message: visit.reason, ...moved }];
    }),
  };
}

export const deadLink = linkRule('dead-link', 'error', ['dead']);
export const suspectedLink = linkRule('suspected-link', 'warning', ['suspected', 'soft-dead']);
/** A wall is no fault of the citation: it is told, and weighs nothing. */
export const refusedLink = linkRule('refused-link', 'info', ['refused']);
export const movedLink = linkRule('moved-link', 'info', ['moved']);
