import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Evidence } from '../model/evidence';
import type { Finding } from '../model/finding';
import { belowThreshold } from './belowThreshold';
import { malformedCitation, missingCitation, unknownTag } from './citationForm';
import { futureDate, missingDate, vagueDate } from './citationDates';
import { conflictingFigures } from './conflictingFigures';
import { documentGrowths } from './documentGrowths';
import { duplicateBullet } from './duplicateBullet';
import { FRESHNESS_STATES, freshnessOf, type Freshness, type FreshnessState } from './freshness';
import { growthMismatch } from './growthMismatch';
import { llmResidue } from './llmResidue';
import { lowTrustSource } from './lowTrustSource';
import { namedIndex } from './namedIndex';
import { deadLink, movedLink, refusedLink, suspectedLink } from './linkStates';
import { duplicateReference, referenceWithoutUrl, unlistedPublisher, untitledReference, unusedReference } from './references';
import type { Rule } from './rule';
import { staleData } from './staleData';
import { trackingParameter } from './trackingParameter';

/** Every rule, in the order of their findings at one place. */
export const RULES: readonly Rule[] = [
  staleData, futureDate, missingDate, vagueDate, missingCitation, malformedCitation, unknownTag, duplicateBullet,
  conflictingFigures, growthMismatch, belowThreshold, lowTrustSource,
  unlistedPublisher, unusedReference, duplicateReference, untitledReference, referenceWithoutUrl, trackingParameter, llmResidue,
  deadLink, suspectedLink, refusedLink, movedLink,
];

export interface CheckResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Those that a comment in the document asks not to be told, with the reason given there. */
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string | null }[];
  readonly freshness: ReadonlyMap<Bullet, Freshness>;
  readonly counts: Readonly<Record<FreshnessState, number>>;
}

const NO_EVIDENCE: ReadonlyMap<string, Evidence> = new Map();

/** Runs every rule that is not switched off. Pure: the same text, configuration, day and evidence give the same findings. */
export function runChecks(briefing: Briefing, configuration: Configuration, today: CivilDate, evidence = NO_EVIDENCE): CheckResult {
  const freshness = freshnessOfAll(briefing, configuration, today);
  const named = once(() => namedIndex(briefing, configuration));
  const growths = once(() => documentGrowths(briefing));
  const findings: Finding[] = [];
  for (const rule of RULES) {
    const severity = configuration.rules.get(rule.id);
    if (severity === 'off') continue;
    for (const found of rule.check(briefing, { configuration, today, freshness, evidence, named, growths })) {
      const own = 'severity' in found ? found.severity : rule.defaultSeverity;
      findings.push({ ...found, rule: rule.id, severity: severity ?? own });
    }
  }
  findings.sort((left, right) => left.range.start - right.range.start);
  return { findings, suppressed: [], freshness, counts: count(freshness) };
}

/** What several rules ask for is made when the first one does. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function freshnessOfAll(briefing: Briefing, configuration: Configuration, today: CivilDate): Map<Bullet, Freshness> {
  const freshness = new Map<Bullet, Freshness>();
  for (const bullet of briefing.bullets) {
    const cadence = bullet.tag && configuration.cadences.get(bullet.tag.name);
    if (cadence) freshness.set(bullet, freshnessOf(bullet, cadence, today));
  }
  return freshness;
}

function count(freshness: ReadonlyMap<Bullet, Freshness>): Record<FreshnessState, number> {
  const counts = Object.fromEntries(FRESHNESS_STATES.map((state) => [state, 0])) as Record<FreshnessState, number>;
  for (const { state } of freshness.values()) counts[state]++;
  return counts;
}
