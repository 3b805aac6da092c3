import type { Source } from '../../core/config/configuration';
import type { Briefing, Bullet } from '../../core/model/briefing';
import type { CivilDate } from '../../core/model/civilDate';
import type { Figure } from '../../core/model/figure';
import { say, type Message } from '../../core/model/message';
import { asOfText, type Observation } from '../../core/model/observation';
import { differenceBetween, differenceText } from '../../core/observations/difference';
import { numberText } from '../../core/observations/valueText';
import { applyWithin } from '../../core/model/textEdit';
import { changeOf } from '../../core/refresh/changeOf';
import { bindSources, type Binding, type Bindings } from '../../core/refresh/bindSources';
import type { LiveValue } from '../../core/refresh/liveValue';
import { planRefresh } from '../../core/refresh/planRefresh';
import { sourceLink } from '../../core/sources/sourceLink';
import { amountStart, writeFigure } from '../../core/refresh/writeFigure';
import type { Configuration } from '../../core/config/configuration';
import type { IndicatorGroup, IndicatorRow, StateMark } from '../protocol';
import { absoluteTime, ageOfDay, clockTime, shortAge } from './shortTime';

export interface IndicatorContext {
  readonly configuration: Configuration;
  readonly live: ReadonlyMap<string, LiveValue>;
  readonly trusted: boolean;
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  readonly today: CivilDate;
  readonly timeZone: string;
  readonly speak: (message: Message) => string;
}

/** One row of the first tab: a figure of a bullet and, where a source feeds it, its binding. */
export interface Indicator {
  readonly id: string;
  readonly bullet: Bullet;
  readonly figure: Figure | null;
  readonly binding: Binding | null;
  /** More than one source claims it. */
  readonly ambiguous: boolean;
}

/** The indicators of a document: every bound figure, and the first figure of every labelled tagged bullet that no source feeds. */
export function indicatorsOf(briefing: Briefing, configuration: Configuration): Indicator[] {
  const bound = bindSources(briefing, configuration);
  const rows = [...bound.bindings.map((binding) => ({ bullet: binding.bullet, figure: binding.figure, binding, ambiguous: false })), ...unboundRows(bound)];
  rows.sort((left, right) => left.bullet.range.start - right.bullet.range.start || (left.figure?.range.start ?? 0) - (right.figure?.range.start ?? 0));
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = [...(row.bullet.section?.path ?? []), row.binding?.source.id ?? '', row.figure?.label ?? row.bullet.label?.text ?? ''].join('\u0000');
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { ...row, id: `${key}\u0000${ordinal}` };
  });
}

function unboundRows(bound: Bindings): Omit<Indicator, 'id'>[] {
  const plain = bound.unbound.filter((bullet) => bullet.label && bullet.figures.length > 0).map((bullet) => ({ bullet, figure: bullet.figures[0] ?? null, binding: null, ambiguous: false }));
  return [...plain, ...bound.ambiguous.map(({ bullet }) => ({ bullet, figure: bullet.figures[0] ?? null, binding: null, ambiguous: true }))];
}

export function indicatorGroups(briefing: Briefing, context: IndicatorContext): IndicatorGroup[] {
  const groups = new Map<string, IndicatorRow[]>();
  for (const indicator of indicatorsOf(briefing, context.configuration)) {
    const title = (indicator.bullet.section?.path ?? []).slice(-2).join(' / ');
    groups.set(title, [...(groups.get(title) ?? []), indicatorRow(briefing, indicator, context)]);
  }
  return [...groups].map(([title, rows]) => ({
    title, rows, tally: context.speak(say('{0} of {1}', rows.filter((row) => row.liveValue !== null).length, rows.length)),
  }));
}

function indicatorRow(briefing: Briefing, indicator: Indicator, context: IndicatorContext): IndicatorRow {
  const { bullet, figure, binding } = indicator;
  const live = binding ? (context.live.get(binding.source.id) ?? null) : null;
  const observation = live?.observation ?? null;
  const plan = observation && binding ? planRefresh(briefing, [binding], new Map([[binding.source.id, observation]]), context) : null;
  return {
    id: indicator.id, line: briefing.lines.lineAt(bullet.range.start), label: figure?.label ?? bullet.label?.text ?? '', documentValue: figure?.raw ?? '–',
    ...(observation ? liveCells(briefing, indicator, observation, context) : { liveValue: null, change: null, age: null, asOf: null }),
    previous: previousText(indicator, live, context),
    source: binding ? { title: binding.source.title, url: sourceLink(binding.source) } : null,
    state: stateOf(indicator, live, plan?.proposals[0]?.held ?? null, plan?.failures[0]?.message ?? null, context),
    canApply: context.trusted && isFetched(live) && (plan?.proposals.length ?? 0) > 0,
  };
}

function liveCells(briefing: Briefing, { figure, binding }: Indicator, observation: Observation, context: IndicatorContext): Pick<IndicatorRow, 'liveValue' | 'change' | 'age' | 'asOf'> {
  const { value, asOf, fetchedAt } = observation;
  const source = binding?.source ?? null;
  const change = figure && isSame(briefing, figure, value, source) ? { text: '0', direction: 'same' as const } : figure && changeOf(figure, value);
  return {
    liveValue: liveText(briefing, figure, value, source), change, asOf: asOfText(observation),
    age: { text: asOf === null ? '–' : ageOfDay(asOf, context.today), detail: context.speak(say('As of {0}, fetched {1}', asOfText(observation) ?? '–', absoluteTime(fetchedAt, context.timeZone))) },
  };
}

/** What was kept earlier is shown and never written: a file of the folder says it, and no source. */
const isFetched = (live: LiveValue | null): boolean => live?.fromStore !== true;

/** How the value changed since the observation before, whatever the document says. */
function previousText({ figure, binding }: Indicator, live: LiveValue | null, { speak }: IndicatorContext): string | null {
  const [observation, previous] = [live?.observation, live?.previous];
  if (!observation || !previous) return null;
  const change = differenceText(differenceBetween(previous.value, observation.value), binding?.source.unit ?? figure?.unit ?? null);
  return speak(say('{0} since {1} ({2})', change, asOfText(previous) ?? '–', numberText(previous.value)));
}

/** Whether the document, at the digits it gives, says the value already. */
const isSame = (briefing: Briefing, figure: Figure, value: number, source: Source | null): boolean => writeFigure(briefing.text, figure, value, source?.decimals ?? null)?.length === 0;

/** The value as it would stand in the document, in its scale, grouping and unit, without the mark of approximation in front: what is live is exact. */
function liveText(briefing: Briefing, figure: Figure | null, value: number, source: Source | null): string {
  const edits = figure ? writeFigure(briefing.text, figure, value, source?.decimals ?? null) : null;
  if (!figure || !edits) return String(value);
  return applyWithin(briefing.text, { start: amountStart(briefing.text, figure), end: figure.range.end }, edits);
}

function stateOf(indicator: Indicator, live: LiveValue | null, held: Message | null, refusal: Message | null, context: IndicatorContext): StateMark {
  const { speak } = context;
  const mark = (kind: StateMark['kind'], icon: string, text: Message, detail: Message): StateMark => ({ kind, icon, text: speak(text), detail: speak(detail) });
  if (indicator.ambiguous) return mark('attention', 'question', say('ambiguous'), say('Several sources fit this bullet; a mark <!-- source: id --> says which.'));
  if (!indicator.binding) return mark('quiet', 'circle-slash', say('no source'), say('No source in .briefing.yml feeds this bullet.'));
  if (!context.trusted) return mark('unknown', 'shield', say('restricted'), say('Nothing is fetched in Restricted Mode.'));
  if (!live || (live.attemptedAt === null && !live.observation)) return mark('busy', 'sync', say('loading'), say('The source is being asked.'));
  const { observation, failure } = live;
  if (failure?.error === 'not-allowed' && !observation) return mark('unknown', 'lock', say('not allowed'), failure.message);
  const at = clockTime(live.attemptedAt ?? context.now, context.timeZone);
  if (!observation) return mark('bad', 'warning', say('failed {0}', at), failure?.message ?? say('The source gave no value.'));
  if (failure) return mark('attention', 'history', say('cached {0}', shortAge(context.now - observation.fetchedAt)), failure.message);
  if (live.fromStore) return mark('quiet', 'history', say('cached {0}', shortAge(context.now - observation.fetchedAt)), say('Kept from an earlier fetch; the source was not asked in this window yet.'));
  if (held) return mark('attention', 'debug-pause', say('held'), held);
  if (refusal) return mark('unknown', 'info', say('not applicable'), refusal);
  return mark('good', 'circle-filled', say('live'), say('Fetched {0}; as of {1}.', absoluteTime(observation.fetchedAt, context.timeZone), asOfText(observation) ?? '–'));
}
