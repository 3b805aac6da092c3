import type { Message } from './message';
import type { Range } from './range';
import type { TextEdit } from './textEdit';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The rules of this version; ids are stable. Each has a page in `docs/rules/`. */
export const RULE_IDS = [
  'stale-data', 'missing-date', 'vague-date', 'future-date', 'missing-citation', 'malformed-citation', 'unknown-tag', 'duplicate-bullet',
  'conflicting-figures', 'growth-mismatch', 'below-threshold', 'low-trust-source', 'ambiguous-source',
  'unlisted-publisher', 'unused-reference', 'duplicate-reference', 'untitled-reference', 'reference-without-url', 'tracking-parameter', 'llm-residue', 'unused-suppression',
  'dead-link', 'suspected-link', 'refused-link', 'moved-link',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** A way to mend what a finding says. Edits are in the order of the text and do not overlap. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /**
   * It needs nobody's judgement: it changes markup or spelling and no statement, and after it the finding is gone and no other appears. Only such
   * fixes are made in one go (all of a rule, on save, on the command line); the first sure fix of a finding is the one taken.
   */
  readonly isSure: boolean;
}

/** What a check says of a place in the text. Problems, dashboard, report and command line all show this one shape. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: Range;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly message: Message; readonly range: Range }[];
  /** What is marked could be left out without a loss; the editor fades it. */
  readonly isUnnecessary?: boolean;
}
