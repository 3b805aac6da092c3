import type { Rule } from './rule';

/** The same statement twice. */
export const duplicateBullet: Rule = {
  id: 'duplicate-bullet',
  defaultSeverity: 'warning',
  check: () => [],
};
