import type { Rule } from './rule';

/** A growth whose start, end, years and rate do not fit together. */
export const growthMismatch: Rule = {
  id: 'growth-mismatch',
  defaultSeverity: 'warning',
  check: () => [],
};
