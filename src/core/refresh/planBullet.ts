import type { Briefing, Bullet } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import { dayInZone } from '../model/civilDate';
import { say, type Message } from '../model/message';
import { asOfText } from '../model/observation';
import type { TextEdit } from '../model/textEdit';
import type { Binding } from './bindSources';
import { doubtOf } from './doubts';
import type { Change, Outcome, PlanContext, Proposal, RefreshFailure } from './planRefresh';
import type { IsMisread } from './readBack';
import { holdReason } from './sanityGate';
import { statedDate } from './statedDate';
import { writeDate, type AsOf } from './writeDate';
import { isSamePublisher, writePublisher } from './writePublisher';
import { changedSince } from './written';

/**
 * What would change in one bullet by all values that came for it, or null where it says them already. A failure where the text would not read as
 * it was meant: what cannot be read back is not written.
 */
export function planBullet(briefing: Briefing, bullet: Bullet, outcomes: readonly Outcome[], bindings: readonly Binding[], context: PlanContext, isMisread: IsMisread): Proposal | RefreshFailure | null {
  const had = outcomes.filter((one) => one.kind === 'value');
  const [first] = had;
  if (!first) return null;
  const changes = had.map(({ change }) => change);
  const missing = bindings.filter(({ source }) => !changes.some((one) => one.source === source)).map(({ source }) => source.title);
  const figureEdits = had.flatMap(({ edits }) => edits);
  const date = statedDate(bullet);
  // A figure that could not be had must not look as new as its neighbours: the date moves only where all of them were had.
  const asOf = missing.length === 0 ? oldestOf(changes) : null;
  const dateEdit = date && asOf && !tells(date, asOf) ? [{ range: date.range, text: writeDate(asOf, date, briefing) }] : [];
  if (figureEdits.length + dateEdit.length === 0) return null;
  const stated = statedPublishers(changes, context);
  const publisherEdit = missing.length === 0 ? publisherEdits(briefing, bullet, stated, context) : [];
  const reason = (changesPublisher: boolean): Message | null => changes.map(holdReason).find((one) => one !== null) ?? sayChanged(briefing, bullet, context) ?? doubtOf({
    briefing, bullet, figures: bindings.flatMap(({ figure }) => figure ?? []), changed: had.flatMap(({ change, edits }) => (edits.length > 0 ? [change.figure] : [])), date, changesDate: dateEdit.length > 0, missing,
    isUndated: changes.some(({ observation }) => observation.asOf === null), stated, changesPublisher, publishers: context.configuration.publishers,
  });
  const propose = (publisher: readonly TextEdit[]): Proposal =>
    ({ bullet, changes, dated: null, edits: [...figureEdits, ...dateEdit, ...publisher].sort((left, right) => left.range.start - right.range.start), held: reason(publisher.length > 0) });
  const dated = dateEdit.length > 0 ? asOf : null;
  const whole = propose(publisherEdit);
  if (!isMisread(briefing, whole, dated, publisherEdit[0]?.text ?? null)) return whole;
  const partial = publisherEdit.length > 0 ? propose([]) : null;
  if (!partial || isMisread(briefing, partial, dated, null)) return unreadable(first.change, bullet);
  return { ...partial, held: partial.held ?? say('Held: the citation keeps its publisher, since {0} would not be read as one there.', stated[0] ?? '') };
}

/** A citation that speaks for several figures is as old as the oldest of them, and as vague as the vaguest of those. */
function oldestOf(changes: readonly Change[]): AsOf | null {
  let oldest: AsOf | null = null;
  for (const { observation: { asOf, precision } } of changes) {
    if (asOf === null) return null;
    if (!oldest || asOf < oldest.asOf || (asOf === oldest.asOf && LENGTHS.indexOf(precision) > LENGTHS.indexOf(oldest.precision))) oldest = { asOf, precision };
  }
  return oldest;
}

const LENGTHS = ['day', 'month', 'quarter', 'year'];

/** Whether a date is of that day, that month, that quarter, that year already. */
export const tells = (date: CitationDate, { asOf, precision }: AsOf): boolean =>
  date.precision === precision && date.to === asOf && (precision === 'day' || date.from?.slice(0, 7) === firstMonth(asOf, precision));

function firstMonth(asOf: string, precision: AsOf['precision']): string {
  const month = Number(asOf.slice(5, 7));
  const first = precision === 'year' ? 1 : precision === 'quarter' ? month - 2 : month;
  return `${asOf.slice(0, 4)}-${String(first).padStart(2, '0')}`;
}

function statedPublishers(changes: readonly Change[], { configuration: { publishers } }: PlanContext): string[] {
  const stated: string[] = [];
  for (const { source: { publisher } } of changes) if (publisher !== null && !stated.some((one) => isSamePublisher(one, publisher, publishers))) stated.push(publisher);
  return stated;
}

/** The citation names who publishes the new value, unless it does, and nobody else, already. */
function publisherEdits({ text }: Briefing, { citation }: Bullet, stated: readonly string[], { configuration: { publishers } }: PlanContext): TextEdit[] {
  const [publisher, ...others] = stated;
  if (!citation || publisher === undefined || others.length > 0) return [];
  if (citation.publishers.every(({ name }) => isSamePublisher(name, publisher, publishers))) return [];
  const edit = writePublisher(text, citation, publisher, publishers);
  return edit ? [edit] : [];
}

function sayChanged(briefing: Briefing, bullet: Bullet, { written = [], configuration }: PlanContext): Message | null {
  const last = changedSince(bullet, briefing, written);
  const zone = configuration.timeZone ?? (briefing.language === 'ja' ? 'Asia/Tokyo' : 'UTC');
  return last && say('Held: the bullet was changed by hand since the refresh of {0}, which wrote {1}.', dayInZone(last.at, zone), last.figure);
}

const unreadable = ({ source, written, observation }: Change, bullet: Bullet): RefreshFailure => ({
  bullet, sourceId: source.id, error: 'unreadable',
  message: say('{0}: {1} as of {2} cannot be written here so that it reads as that. Change the bullet by hand.', source.title, written, asOfText(observation) ?? '–'),
});
