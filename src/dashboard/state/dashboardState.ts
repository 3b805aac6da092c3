import type { CheckResult } from '../../core/checks/runChecks';
import type { Briefing } from '../../core/model/briefing';
import { daysBetween } from '../../core/model/civilDate';
import type { Evidence } from '../../core/model/evidence';
import { say } from '../../core/model/message';
import { lastDayOf } from '../../core/parse/dates/dates';
import type { DashboardState, DashboardStrings } from '../protocol';
import { inlineRows, referenceRows } from './citations';
import { indicatorGroups, indicatorsOf, type IndicatorContext } from './indicators';
import { clockTime, shortDays } from './shortTime';

export interface DashboardInput extends IndicatorContext {
  readonly briefing: Briefing;
  readonly fileName: string;
  readonly result: CheckResult;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** The whole view of one briefing. Pure: the same input gives the same state. */
export function briefingState(input: DashboardInput): NonNullable<DashboardState['briefing']> {
  const { briefing, result, speak } = input;
  const { fresh, dueSoon, warn, error, undated, vague, invalid, future } = result.counts;
  const counts = { fresh, dueSoon, stale: warn + error, undated: undated + vague + invalid + future };
  const indicators = indicatorGroups(briefing, input);
  const differing = indicators.flatMap((group) => group.rows).filter((row) => row.canApply).length;
  const visits = [...input.evidence.values()].map((one) => one.checkedAt);
  return {
    title: briefing.title ?? input.fileName, asOf: asOfText(input), counts,
    countsText: speak(say('{0} fresh · {1} due · {2} stale · {3} undated', counts.fresh, counts.dueSoon, counts.stale, counts.undated)),
    indicators,
    references: referenceRows(briefing, result.findings, input.evidence, speak),
    citations: inlineRows(briefing, result.findings, input.evidence, speak),
    differing, differingText: speak(differing === 1 ? say('1 value differs') : say('{0} values differ', differing)),
    notAllowedText: notAllowedText(input),
    hasSources: input.configuration.sources.some((source) => source.enabled),
    lastValidation: visits.length === 0 ? '' : speak(say('Validated {0}', clockTime(Math.max(...visits.slice(0, 10_000)), input.timeZone))),
  };
}

function notAllowedText({ live, briefing, configuration, trusted, speak }: DashboardInput): string {
  const notAllowed = new Set([...live].filter(([, { failure }]) => failure?.error === 'not-allowed').map(([id]) => id));
  if (notAllowed.size === 0 || !trusted) return '';
  const count = new Set(indicatorsOf(briefing, configuration).map(({ binding }) => binding?.source.id ?? '').filter((id) => notAllowed.has(id))).size;
  if (count === 0) return '';
  return speak(count === 1 ? say('1 value is not fetched, since its host is not allowed in this workspace yet.') : say('{0} values are not fetched, since their hosts are not allowed in this workspace yet.', count));
}

function asOfText({ briefing, today, speak }: DashboardInput): string {
  const last = briefing.asOf && lastDayOf(briefing.asOf.date);
  if (!briefing.asOf || !last) return '';
  return speak(say('as of {0} ({1})', briefing.asOf.date, shortDays(Math.max(0, daysBetween(last, today)))));
}

/** The words of the page, in the language that `speak` speaks. */
export function dashboardStrings(speak: DashboardInput['speak']): DashboardStrings {
  const word = (text: string): string => speak(say(text));
  return {
    indicators: word('Indicators'), citations: word('Citations'), references: word('References'), inlineCitations: word('Inline citations'),
    refresh: word('Refresh live values'), check: word('Check for stale data'), validate: word('Validate citations'), cancel: word('Cancel'),
    apply: word('Apply'), reviewAndApply: word('Review and apply…'), reveal: word('Show in the briefing'), openSource: word('Open source'),
    noBriefing: word('Open a briefing to see its indicators and citations.'), openBriefing: word('Open a briefing'),
    noSources: word('No source feeds this briefing yet. Sources are written in .briefing.yml.'), addSource: word('Add a source'), allowHosts: word('Allow…'),
    noIndicators: word('No tagged bullet of this briefing has a labelled figure.'), noCitations: word('This briefing has no citations.'),
    restricted: word('In Restricted Mode values and links are not fetched; highlighting and offline checks work.'), manageTrust: word('Manage workspace trust'),
    label: word('Indicator'), documentValue: word('In the briefing'), liveValue: word('Live'), change: word('Change'), asOf: word('As of'), source: word('Source'), state: word('State'),
    age: word('Age'), filter: word('Filter citations'), noMatches: word('No citation matches the filter.'),
    publisher: word('Publisher'), title: word('Title'), date: word('Date'),
  };
}
