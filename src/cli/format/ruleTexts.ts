import type { RuleId } from '../../core/model/finding';
import { say, type Message } from '../../core/model/message';

/** What each rule reports, in a sentence: for formats that describe their rules. */
export const RULE_TEXTS: Readonly<Record<RuleId, Message>> = {
  'stale-data': say('A bullet is older than its cadence tag allows.'),
  'missing-date': say('A tagged bullet has a citation and no date.'),
  'vague-date': say('The date of a tagged bullet names no day, month, quarter or year.'),
  'future-date': say('The date of a tagged bullet lies in the future.'),
  'missing-citation': say('A tagged bullet has no citation.'),
  'malformed-citation': say('A citation is not in the form of the others, or its date does not exist.'),
  'unknown-tag': say('A tag is one slip of the pen away from a cadence.'),
  'duplicate-bullet': say('A bullet says the same as another.'),
  'conflicting-figures': say('One thing has several values in the document.'),
  'growth-mismatch': say('Start, end, years and growth rate do not fit each other.'),
  'below-threshold': say('An entry does not reach the amount that its heading states.'),
  'low-trust-source': say('A source is one that the team rates low.'),
  'ambiguous-source': say('It cannot be told which source feeds a bullet.'),
  'unlisted-publisher': say('A cited publisher is not among the references.'),
  'unused-reference': say('A reference is cited nowhere.'),
  'duplicate-reference': say('A reference is the same page as an earlier one.'),
  'untitled-reference': say('A reference has no title.'),
  'reference-without-url': say('A reference has no URL.'),
  'tracking-parameter': say('A URL carries parameters that only track where a visitor came from.'),
  'llm-residue': say('A research tool left its markup behind.'),
  'unused-suppression': say('A comment switches off a finding that is not there.'),
  'dead-link': say('A cited page is gone.'),
  'suspected-link': say('A cited page could not be reached.'),
  'refused-link': say('A host does not answer programs, so a cited page could not be seen.'),
  'moved-link': say('A cited page has moved for good.'),
};
