import type { Rule } from './rule';

/** One thing with several values. */
export const conflictingFigures: Rule = {
  id: 'conflicting-figures',
  defaultSeverity: 'warning',
  check: () => [],
};
