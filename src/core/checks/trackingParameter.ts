import type { Rule } from './rule';

/** A URL that tells where the reader came from. */
export const trackingParameter: Rule = {
  id: 'tracking-parameter',
  defaultSeverity: 'info',
  check: () => [],
};
