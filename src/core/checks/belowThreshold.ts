import type { Rule } from './rule';

/** An entry that does not reach what the heading above it states. */
export const belowThreshold: Rule = {
  id: 'below-threshold',
  defaultSeverity: 'warning',
  check: () => [],
};
