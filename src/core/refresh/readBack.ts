import type { Briefing, Bullet } from '../model/briefing';
import type { Citation } from '../model/citation';
import type { Figure } from '../model/figure';
import { sliceOf } from '../model/range';
import { mergeEdits } from '../model/textEdit';
import { readAfter } from '../parse/updateBriefing';
import type { Change, Proposal } from './planRefresh';
import type { AsOf } from './writeDate';
import { writtenTolerance } from './writeFigure';

/**
 * Whether the text after a proposal would say something else than it means: a bullet that ends elsewhere, another number of figures or citations,
 * another tag or label, a new figure that reads as another value or in another unit, another date than `dated`, other publishers than before, or
 * than `publisher` where one is written. A safety net below the writers, since a figure between words can turn into a year or a name.
 */
export function misreading(briefing: Briefing, proposal: Proposal, dated: AsOf | null, publisher: string | null): boolean {
  return misreadTogether(briefing, [{ proposal, dated, publisher }]).size > 0;
}

/** Whether a proposal would be read otherwise than it is meant. */
export type IsMisread = typeof misreading;

/** A proposal, and what its date and publisher are meant to be afterwards. */
export interface Meant {
  readonly proposal: Proposal;
  readonly dated: AsOf | null;
  readonly publisher: string | null;
}

/** The bullets of those proposals that would be read otherwise with all of them made: one reading for them all, since many lines are read again for one. */
export function misreadTogether(briefing: Briefing, meant: readonly Meant[]): Set<Bullet> {
  const inOrder = meant.toSorted((left, right) => left.proposal.bullet.range.start - right.proposal.bullet.range.start);
  // One edit is read once; several would be read one after the other.
  const merged = mergeEdits(briefing.text, inOrder.flatMap(({ proposal }) => proposal.edits));
  const after = merged && readAfter(briefing, [merged]);
  const misread = new Set<Bullet>();
  let moved = 0;
  for (const one of inOrder) {
    const { bullet, edits } = one.proposal;
    const growth = edits.reduce((sum, { range, text }) => sum + text.length - (range.end - range.start), 0);
    if (!after || isOther(briefing, one, after.bulletAt(bullet.range.start + moved), { moved, growth })) misread.add(bullet);
    moved += growth;
  }
  return misread;
}

function isOther(briefing: Briefing, { proposal: { bullet, changes }, dated, publisher }: Meant, now: Bullet | null, { moved, growth }: { readonly moved: number; readonly growth: number }): boolean {
  if (now?.range.start !== bullet.range.start + moved || now.range.end !== bullet.range.end + moved + growth || !isSameFrame(bullet, now)) return true;
  const isWrong = (figure: Figure, place: number): boolean => {
    const change = changes.find((one) => one.figure === figure);
    const is = now.figures[place];
    return !is || is.label !== figure.label || (change ? !says(is, change, briefing) : is.raw !== figure.raw || is.low !== figure.low || is.high !== figure.high);
  };
  if (bullet.figures.some(isWrong)) return true;
  const names = now.citation?.publishers.map(({ name }) => name) ?? [];
  const meant = publisher === null ? (bullet.citation?.publishers.map(({ name }) => name) ?? []) : [publisher];
  if (names.length !== meant.length || names.some((name, place) => name !== meant[place])) return true;
  const newDate = now.citation?.date ?? now.dates[0];
  return dated !== null && (newDate?.precision !== dated.precision || newDate.to !== dated.asOf);
}

const isSameFrame = (was: Bullet, is: Bullet): boolean =>
  was.tag?.name === is.tag?.name && was.tag?.known === is.tag?.known && was.label?.text === is.label?.text && was.figures.length === is.figures.length && was.dates.length === is.dates.length &&
  was.sourceMark?.id === is.sourceMark?.id && was.citations.length === is.citations.length && was.citations.every((one, index) => isSameForm(one, is.citations[index]));

/** Whatever name it gives. */
const isSameForm = (was: Citation, is: Citation | undefined): boolean =>
  was.url?.href === is?.url?.href && was.post?.id === is?.post?.id && was.note?.text === is?.note?.text && (was.date === null) === (is?.date === null) &&
  was.refs.length === is?.refs.length && (was.publishers.length > 0) === (is.publishers.length > 0);

function says(is: Figure, { figure, observation, source }: Change, { text }: Briefing): boolean {
  if (!figure.number || is.unit !== figure.unit || is.currency !== figure.currency || is.scale !== figure.scale || is.approximate !== figure.approximate || is.low !== is.high) return false;
  const tolerance = writtenTolerance(figure, sliceOf(text, figure.number), source.decimals);
  return Math.abs(is.low - observation.value) <= tolerance + Math.abs(observation.value) * 1e-12;
}
