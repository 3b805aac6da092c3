import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Evidence } from '../model/evidence';
import type { Range } from '../model/range';
import { readProse } from '../parse/prose';
import type { Finding, RuleId } from '../model/finding';
import { ambiguousSource } from './ambiguousSource';
import { belowThreshold } from './belowThreshold';
import { cadenceInForce } from './cadenceInForce';
import { missingCitation, unknownTag } from './citationForm';
import { futureDate, missingDate, vagueDate } from './citationDates';
import { conflictingFigures } from './conflictingFigures';
import { documentGrowths } from './documentGrowths';
import { duplicateBullet, wordsOf } from './duplicateBullet';
import { duplicateReference } from './duplicateReference';
import { FRESHNESS_STATES, freshnessOf, type Freshness, type FreshnessState } from './freshness';
import { growthMismatch } from './growthMismatch';
import { llmResidue } from './llmResidue';
import { lowTrustSource } from './lowTrustSource';
import { namedIndex } from './namedIndex';
import { deadLink, movedLink, refusedLink, suspectedLink } from './linkStates';
import { referenceWithoutUrl, unlistedPublisher, untitledReference } from './references';
import { malformedCitation } from './malformedCitation';
import { ReferenceNames } from './publisherMatcher';
import { once, remembered } from './remembered';
import type { Rule } from './rule';
import { staleData } from './staleData';
import { applySuppressions, unusedSuppression, type Suppressed } from './suppressions';
import { trackingParameter } from './trackingParameter';
import { unusedReference } from './unusedReference';

/** Every rule, in the order of their findings at one place. */
export const RULES: readonly Rule[] = [
  staleData, futureDate, missingDate, vagueDate, missingCitation, malformedCitation, unknownTag, duplicateBullet,
  conflictingFigures, growthMismatch, belowThreshold, lowTrustSource, ambiguousSource,
  unlistedPublisher, unusedReference, duplicateReference, untitledReference, referenceWithoutUrl, trackingParameter, llmResidue, unusedSuppression,
  deadLink, suspectedLink, refusedLink, movedLink,
];

export interface CheckResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Those that a comment in the document asks not to be told, with the reason given there. */
  readonly suppressed: readonly Suppressed[];
  readonly freshness: ReadonlyMap<Bullet, Freshness>;
  readonly counts: Readonly<Record<FreshnessState, number>>;
}

const NO_EVIDENCE: ReadonlyMap<string, Evidence> = new Map();

/**
 * Runs every rule that is not switched off, and leaves out what comments in the document ask to leave out. Pure: the same text, configuration,
 * day and evidence give the same findings.
 */
export function runChecks(briefing: Briefing, configuration: Configuration, today: CivilDate, evidence = NO_EVIDENCE): CheckResult {
  const freshness = freshnessOfAll(briefing, configuration, today);
  const prose = remembered((range: Range) => readProse(briefing, range));
  const context = {
    configuration, today, freshness, evidence, named: once(() => namedIndex(briefing, configuration, prose)), growths: once(() => documentGrowths(briefing, prose)),
    wordsOf: remembered((bullet: Bullet) => wordsOf(briefing, bullet)), references: once(() => new ReferenceNames(briefing.references, configuration.publishers)),
  };
  const found = RULES.flatMap((rule) => (configuration.rules.get(rule.id) === 'off' ? [] : findingsOf(rule, rule.check(briefing, context), configuration))).sort(inOrder);
  const hasRun = (rule: RuleId): boolean => configuration.rules.get(rule) !== 'off' && (evidence.size > 0 || !NEEDS_NETWORK.has(rule));
  const { kept, suppressed, unused } = applySuppressions(briefing, found, hasRun);
  const findings = unused.length === 0 ? kept : [...kept, ...findingsOf(unusedSuppression, unused, configuration)].sort(inOrder);
  return { findings, suppressed, freshness, counts: count(freshness) };
}

const NEEDS_NETWORK: ReadonlySet<RuleId> = new Set<RuleId>(['dead-link', 'suspected-link', 'refused-link', 'moved-link']);

const inOrder = (left: Finding, right: Finding): number => left.range.start - right.range.start;

/** What a rule found, with the severity that is in force for it. */
function findingsOf({ id, defaultSeverity }: Rule, found: ReturnType<Rule['check']>, { rules }: Configuration): Finding[] {
  const severity = rules.get(id);
  if (severity === 'off') return [];
  return found.map((one) => ({ ...one, rule: id, severity: severity ?? ('severity' in one ? one.severity : defaultSeverity) }));
}

function freshnessOfAll(briefing: Briefing, configuration: Configuration, today: CivilDate): Map<Bullet, Freshness> {
  const freshness = new Map<Bullet, Freshness>();
  for (const bullet of briefing.bullets) {
    const cadence = cadenceInForce(bullet, configuration);
    if (cadence) freshness.set(bullet, freshnessOf(bullet, cadence, today, configuration.holidays));
  }
  return freshness;
}

function count(freshness: ReadonlyMap<Bullet, Freshness>): Record<FreshnessState, number> {
  const counts = Object.fromEntries(FRESHNESS_STATES.map((state) => [state, 0])) as Record<FreshnessState, number>;
  for (const { state } of freshness.values()) counts[state]++;
  return counts;
}
