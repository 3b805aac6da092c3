import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Evidence } from '../model/evidence';
import type { Finding, RuleId, Severity } from '../model/finding';
import type { DocumentGrowths } from './documentGrowths';
import type { Freshness } from './freshness';
import type { NamedIndex } from './namedIndex';
import type { ReferenceNames } from './publisherMatcher';

export interface CheckContext {
  readonly configuration: Configuration;
  /** The day that ages are measured at. */
  readonly today: CivilDate;
  /** For every bullet with a tag, one that is misspelt included. */
  readonly freshness: ReadonlyMap<Bullet, Freshness>;
  /** By URL as written; empty where no network visit was made. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** The figures of named indicators, read when the first rule asks for them. */
  readonly named: () => NamedIndex;
  /** The growths that the document tells, likewise. */
  readonly growths: () => DocumentGrowths;
  /** What a bullet says, whoever is cited for it, as `wordsOf` gives it, likewise. */
  readonly wordsOf: (bullet: Bullet) => string;
  /** What the references are called by, likewise. */
  readonly references: () => ReferenceNames;
}

/** One check. A finding without a severity of its own takes the rule's. */
export interface Rule {
  readonly id: RuleId;
  readonly defaultSeverity: Severity;
  check(briefing: Briefing, context: CheckContext): Omit<Finding, 'rule' | 'severity'>[] | (Omit<Finding, 'rule'>)[];
}
