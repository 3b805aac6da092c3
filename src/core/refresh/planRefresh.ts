import type { Configuration, Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Figure } from '../model/figure';
import { gather } from '../model/gather';
import { say, type Message } from '../model/message';
import { asOfText, isFailure, type Observation, type SourceError, type SourceFailure } from '../model/observation';
import { sliceOf } from '../model/range';
import { applyWithin, type TextEdit } from '../model/textEdit';
import type { Binding } from './bindSources';
import { planBullet } from './planBullet';
import { misreading, misreadTogether, type IsMisread, type Meant } from './readBack';
import { newestDay } from './statedDate';
import { fitsUnit, unitOf } from './unitGate';
import { writeFigure } from './writeFigure';
import type { Written } from './written';

/** One figure of a bullet with the value a source gave for it. */
export interface Change {
  readonly source: Source;
  readonly figure: Figure;
  readonly observation: Observation;
  /** The figure as it would stand in the text: `~¥1.6T`. */
  readonly written: string;
}

/** A date that was read from the page or the post that the bullet cites: what stands behind a proposal without a source. */
export interface DatedBy {
  readonly asOf: CivilDate;
  readonly url: string;
  /** What said so, for a person: `JSON-LD`, `article:published_time`, `the id of the post`. */
  readonly by: string;
}

/** What would change in one bullet: its figures, its citation's date and publisher, nothing else. */
export interface Proposal {
  readonly bullet: Bullet;
  /** Empty where only the date is proposed (`dated`). */
  readonly changes: readonly Change[];
  /** Null for what a source gave. */
  readonly dated: DatedBy | null;
  readonly edits: readonly TextEdit[];
  /** Why a person should look twice; such a proposal is never applied unasked. */
  readonly held: Message | null;
}

export interface RefreshFailure {
  readonly bullet: Bullet;
  readonly sourceId: string;
  readonly error: SourceError;
  readonly message: Message;
}

export interface RefreshPlan {
  /** In the order of the text. */
  readonly proposals: readonly Proposal[];
  readonly unchanged: readonly { readonly bullet: Bullet; readonly sourceId: string }[];
  readonly failures: readonly RefreshFailure[];
}

/** What a plan is made for beside the text. */
export interface PlanContext {
  readonly configuration: Pick<Configuration, 'publishers' | 'timeZone'>;
  /** What earlier refreshes wrote into this document, in any order. */
  readonly written?: readonly Written[];
}

/** What came of one binding: a value with the edits of its figure, none of them where the text says it already; nothing newer; or a failure. */
export type Outcome =
  | { readonly kind: 'value'; readonly change: Change; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'not-newer'; readonly source: Source }
  | { readonly kind: 'failure'; readonly source: Source; readonly failure: RefreshFailure };

/**
 * Turns observations into edits of the text as it is. Pure; never writes. A source that failed, a value of another unit, a bullet without a single
 * figure and a reply older than what the bullet says give a failure and no edit.
 */
export function planRefresh(briefing: Briefing, bindings: readonly Binding[], results: ReadonlyMap<string, Observation | SourceFailure>, context: PlanContext): RefreshPlan {
  const plan = { proposals: [] as Proposal[], unchanged: [] as RefreshPlan['unchanged'][number][], failures: [] as RefreshFailure[] };
  const byBullet = new Map<Bullet, Binding[]>();
  for (const binding of bindings) gather(byBullet, binding.bullet, binding);
  const outcomesOf = new Map([...byBullet].map(([bullet, ofBullet]) => [bullet, ofBullet.flatMap((binding) => outcomeOf(briefing, binding, results.get(binding.source.id)) ?? [])]));
  const planOf = (bullet: Bullet, isMisread: IsMisread): ReturnType<typeof planBullet> => planBullet(briefing, bullet, outcomesOf.get(bullet) ?? [], byBullet.get(bullet) ?? [], context, isMisread);
  // First all are taken for readable, and read back together; those that are not are read one by one, for what can be written instead.
  const meant: Meant[] = [];
  const drafts = new Map([...byBullet.keys()].map((bullet) => [bullet, planOf(bullet, (_briefing, proposal, dated, publisher) => meant.push({ proposal, dated, publisher }) === 0)]));
  const misread = misreadTogether(briefing, meant);
  for (const [bullet, outcomes] of outcomesOf) {
    const proposal = misread.has(bullet) ? planOf(bullet, misreading) : drafts.get(bullet);
    if (proposal && 'error' in proposal) plan.failures.push(proposal);
    else if (proposal) plan.proposals.push(proposal);
    for (const outcome of outcomes) {
      if (outcome.kind === 'failure') plan.failures.push(outcome.failure);
      else if (outcome.kind === 'not-newer') plan.unchanged.push({ bullet, sourceId: outcome.source.id });
      else if (!proposal) plan.unchanged.push({ bullet, sourceId: outcome.change.source.id });
    }
  }
  // Bullets may have changed places while their sources were asked.
  plan.proposals.sort((left, right) => left.bullet.range.start - right.bullet.range.start);
  return plan;
}

/** Null where the source was not asked. */
function outcomeOf(briefing: Briefing, { bullet, source, figure }: Binding, result: Observation | SourceFailure | undefined): Outcome | null {
  const fail = (error: SourceError, message: Message): Outcome => ({ kind: 'failure', source, failure: { bullet, sourceId: source.id, error, message } });
  if (figure && !fitsUnit(source, figure)) return fail('unit-mismatch', sayUnits(source, figure));
  if (!result) return null;
  if (isFailure(result)) return fail(result.error, result.message);
  if (!figure) return fail('no-figure', say('{0}: the bullet has no figure to replace.', source.title));
  const edits = writeFigure(briefing.text, figure, result.value, source.decimals);
  if (!edits) return fail('range-figure', say('{0}: {1} is a range, which one value cannot replace.', source.title, figure.raw));
  const newest = newestDay(bullet);
  if (newest !== null && result.asOf !== null && result.asOf < newest) {
    if (edits.length === 0) return { kind: 'not-newer', source };
    return fail('older-than-document', say('{0}: the reply is as of {1}, the bullet already of {2}.', source.title, asOfText(result) ?? '', newest));
  }
  const written = edits.length === 0 ? sliceOf(briefing.text, figure.range) : applyWithin(briefing.text, figure.range, edits);
  return { kind: 'value', change: { source, figure, observation: result, written }, edits };
}

function sayUnits({ title, unit }: Source, figure: Figure): Message {
  const own = unitOf(figure);
  return own === null
    ? say('{0} is in {1}, and the figure {2} names no unit. Write it with its unit, or bind another source by a mark.', title, unit ?? '', figure.raw)
    : say('{0} is in {1}, and the figure {2} in {3}. Bind another source by a mark, or correct `unit` of the source.', title, unit ?? '', figure.raw, own);
}
