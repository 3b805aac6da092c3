import type { Rule } from './rule';

/** A source that the team rates low. */
export const lowTrustSource: Rule = {
  id: 'low-trust-source',
  defaultSeverity: 'info',
  check: () => [],
};
