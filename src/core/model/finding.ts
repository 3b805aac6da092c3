import type { Message } from './message';
import type { Range } from './range';
import type { TextEdit } from './textEdit';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The rules of this version; ids are stable. Each has a page in `docs/rules/`. */
export const RULE_IDS = [
  'stale-data', 'missing-date', 'vague-date', 'future-date', 'missing-citation', 'malformed-citation', 'unknown-tag',
  'unlisted-publisher', 'duplicate-reference', 'untitled-reference', 'reference-without-url', 'llm-residue',
  'dead-link', 'suspected-link', 'refused-link', 'moved-link',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** What a check says of a place in the text. Problems, dashboard, report and command line all show this one shape. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: Range;
  readonly fixes?: readonly { readonly title: Message; readonly edits: readonly TextEdit[] }[];
  readonly related?: readonly { readonly message: Message; readonly range: Range }[];
}
