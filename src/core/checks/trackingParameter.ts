import { parameterCuts } from '../clean/parameterCuts';
import { say } from '../model/message';
import type { Rule } from './rule';

/** A URL that tells where the reader came from: one finding a URL. */
export const trackingParameter: Rule = {
  id: 'tracking-parameter',
  defaultSeverity: 'info',
  check: (briefing) => parameterCuts(briefing).map(({ range, names, edits }) => ({
    range, message: say('The URL tells where the reader came from: {0}.', names.join(', ')), fixes: [{ title: say('Remove the tracking parameters'), edits, isSure: true }],
  })),
};
