import type { Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import type { CivilDate } from '../model/civilDate';
import type { Figure } from '../model/figure';
import { say, type Message } from '../model/message';
import { isFailure, type Observation, type SourceError, type SourceFailure } from '../model/observation';
import type { TextEdit } from '../model/textEdit';
import type { Binding } from './bindSources';
import { holdReason } from './sanityGate';
import { writeDate } from './writeDate';
import { writeFigure } from './writeFigure';

/** One figure of a bullet with the value a source gave for it. */
export interface Change {
  readonly source: Source;
  readonly figure: Figure;
  readonly observation: Observation;
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

type Outcome = { readonly change: Change; readonly edits: readonly TextEdit[] } | { readonly failure: RefreshFailure };

/**
 * Turns observations into edits of the text as it is. Pure; never writes. A source that failed, a bullet without a single figure and a
 * reply older than what the bullet says give a failure and no edit.
 */
export function planRefresh(briefing: Briefing, bindings: readonly Binding[], results: ReadonlyMap<string, Observation | SourceFailure>): RefreshPlan {
  const plan = { proposals: [] as Proposal[], unchanged: [] as RefreshPlan['unchanged'][number][], failures: [] as RefreshFailure[] };
  for (const [bullet, ofBullet] of byBullet(bindings)) {
    const changes: { change: Change; edits: readonly TextEdit[] }[] = [];
    for (const binding of ofBullet) {
      const result = results.get(binding.source.id);
      if (!result) continue;
      const outcome = outcomeOf(briefing, binding, result);
      if ('failure' in outcome) plan.failures.push(outcome.failure);
      else changes.push(outcome);
    }
    if (changes.length === 0) continue;
    // A figure that could not be had must not look as new as its neighbours: the date moves only where all of them were had.
    const asOf = changes.length === ofBullet.length ? changes.map((one) => one.change.observation.asOf) : [];
    const dated = dateEdits(briefing, bullet, asOf);
    const edits = [...changes.flatMap((one) => one.edits), ...dated].sort((left, right) => left.range.start - right.range.start);
    if (edits.length === 0) plan.unchanged.push(...changes.map(({ change }) => ({ bullet, sourceId: change.source.id })));
    else plan.proposals.push({ bullet, changes: changes.map((one) => one.change), dated: null, edits, held: firstHold(changes.map((one) => one.change)) ?? (dated.length > 0 ? holdHalfDated(bullet) : null) });
  }
  return plan;
}

function byBullet(bindings: readonly Binding[]): Map<Bullet, Binding[]> {
  const groups = new Map<Bullet, Binding[]>();
  for (const binding of bindings) groups.set(binding.bullet, [...(groups.get(binding.bullet) ?? []), binding]);
  return groups;
}

function outcomeOf(briefing: Briefing, { bullet, source, figure }: Binding, result: Observation | SourceFailure): Outcome {
  const fail = (error: SourceError, message: Message): Outcome => ({ failure: { bullet, sourceId: source.id, error, message } });
  if (isFailure(result)) return fail(result.error, result.message);
  if (!figure) return fail('no-figure', say('{0}: the bullet has no figure to replace.', source.title));
  const written = newestDay(bullet);
  if (written && result.asOf !== null && result.asOf < written) {
    return fail('older-than-document', say('{0}: the reply is as of {1}, the bullet already of {2}.', source.title, result.asOf, written));
  }
  const edits = writeFigure(briefing.text, figure, result.value, source.decimals);
  return edits ? { change: { source, figure, observation: result }, edits } : fail('range-figure', say('{0}: {1} is a range, which one value cannot replace.', source.title, figure.raw));
}

/** The date that a refresh writes: of the citation that stands for the bullet, or where that has none, the first that tells the bullet's age. */
const statedDate = (bullet: Bullet): CitationDate | null => bullet.citation?.date ?? bullet.dates[0] ?? null;

/** The latest day that any date of the bullet is surely of: a month that is still running is no newer than a day in it. */
function newestDay(bullet: Bullet): CivilDate | null {
  let newest: CivilDate | null = null;
  for (const date of bullet.dates) {
    const day = date.precision === 'day' ? date.to : date.from;
    if (day !== null && (newest === null || day > newest)) newest = day;
  }
  return newest;
}

/** Only one date is written. Another one beside it would then tell of a value that is gone; `recent` tells nothing that could be wrong. */
function holdHalfDated(bullet: Bullet): Message | null {
  const date = statedDate(bullet);
  const others = bullet.dates.some((one) => one.range.start !== date?.range.start && one.precision !== 'vague');
  return date && others ? say('Held: the bullet has several dates, and only {0} would change.', date.raw) : null;
}

/** A citation that speaks for several figures is as old as the oldest of them. */
function dateEdits(briefing: Briefing, bullet: Bullet, asOf: readonly (string | null)[]): TextEdit[] {
  const date = statedDate(bullet);
  const oldest = asOf.includes(null) ? null : [...asOf].sort()[0];
  if (!date || !oldest || (date.precision === 'day' && date.to === oldest)) return [];
  return [{ range: date.range, text: writeDate(oldest, date.raw, date.precision === 'vague' || date.precision === 'year', briefing) }];
}

const firstHold = (changes: readonly Change[]): Message | null =>
  changes.map((change) => holdReason(change.figure, change.observation.value)).find((reason) => reason !== null) ?? null;
