import type { PublisherEntry } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import type { Figure } from '../model/figure';
import { say, type Message } from '../model/message';
import { labelKey } from './labelKey';
import { isSamePublisher } from './writePublisher';

/** What a proposal would leave in a bullet that a person wrote of the old value. */
export interface Rewriting {
  readonly briefing: Briefing;
  readonly bullet: Bullet;
  /** The figures that the values replace, those included that stay as they are. */
  readonly figures: readonly Figure[];
  /** Those of them of which a digit changes; where none does, only the date changes. */
  readonly changed: readonly Figure[];
  readonly date: CitationDate | null;
  readonly changesDate: boolean;
  /** Titles of the sources that feed the bullet and gave nothing as new. */
  readonly missing: readonly string[];
  /** Whether a reply does not say of when its value is. */
  readonly isUndated: boolean;
  /** Publishers of the values, as far as the sources state any. */
  readonly stated: readonly string[];
  readonly changesPublisher: boolean;
  readonly publishers: readonly PublisherEntry[];
}

/** The first thing that would not be true any more beside the new value, or null. */
export const doubtOf = (rewriting: Rewriting): Message | null =>
  noteDoubt(rewriting) ?? stillnessDoubt(rewriting) ?? dateDoubt(rewriting) ?? publisherDoubt(rewriting);

/** `latest available` was said of the old value. */
function noteDoubt({ bullet: { citations } }: Rewriting): Message | null {
  const note = citations.find((one) => one.note)?.note;
  return note ? say('Held: the note “{0}” of the citation was written of the old value.', note.text) : null;
}

/** `unchanged at 0.75%`, `0.75%で据え置き`: with another value that is not so. Other words about a value are its reader's to judge. */
function stillnessDoubt({ briefing: { text }, bullet: { body }, changed }: Rewriting): Message | null {
  for (const { range } of changed) {
    const still = STILL.exec(text.slice(Math.max(body.start, range.start - NEAR), Math.min(body.end, range.end + NEAR)))?.[0];
    if (still !== undefined) return say('Held: “{0}” was said of the old value.', still);
  }
  return null;
}

const NEAR = 24;
const STILL = /\b(?:unchanged|steady|flat|no change)\b|据え?置き?|横ばい|変わらず|変化なし/i;

function dateDoubt({ briefing, bullet, figures, changed, date, changesDate, missing, isUndated }: Rewriting): Message | null {
  if (changesDate) {
    const isHalf = bullet.dates.some((one) => one.range.start !== date?.range.start && one.precision !== 'vague');
    if (isHalf) return say('Held: the bullet has several dates, and only {0} would change.', date?.raw ?? '');
    const beside = besides(briefing, bullet, figures);
    return beside ? say('Held: the new date would also stand for {0}, which no source feeds.', `${beside.label ?? ''}: ${beside.raw}`) : null;
  }
  // A date that names no days tells nothing that could be wrong.
  if (changed.length === 0 || !date?.from) return null;
  if (missing.length > 0) return say('Held: {0} has nothing as new, so that the date {1} stays, which the new value is not of.', missing.join(', '), date.raw);
  return isUndated ? say('Held: the reply does not say of when its value is, and the date {0} was written of the old one.', date.raw) : null;
}

/** A figure with a label of its own, outside brackets, that goes by the same date. In brackets stands what explains the figure before it. */
function besides({ text }: Briefing, bullet: Bullet, figures: readonly Figure[]): Figure | null {
  const labels = new Set(figures.map((one) => labelKey(one.label ?? '')));
  return bullet.figures.find((one) => one.label !== null && !labels.has(labelKey(one.label)) && !isInBrackets(text.slice(bullet.body.start, one.range.start))) ?? null;
}

function isInBrackets(before: string): boolean {
  let depth = 0;
  for (const sign of before) {
    if (sign === '(' || sign === '（') depth++;
    else if (sign === ')' || sign === '）') depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

function publisherDoubt({ bullet, stated, changesPublisher, publishers }: Rewriting): Message | null {
  const { citation } = bullet;
  if (!citation || citation.publishers.length === 0 || stated.length === 0) return null;
  const said = citation.publishers.map(({ name }) => name);
  if (stated.length > 1) return say('Held: the values are of {0}, and the citation has room for one of them.', stated.join(', '));
  const strangers = said.filter((name) => !isSamePublisher(name, stated[0] ?? '', publishers));
  if (strangers.length === 0) return null;
  if (citation.url) return say('Held: the citation leads to a page of {0}, and the new value is of {1}.', said.join(', '), stated[0] ?? '');
  if (said.length > 1) return say('Held: the citation names {0}, and the new value is of {1} alone.', said.join(', '), stated[0] ?? '');
  const further = furtherOf(bullet);
  return changesPublisher && further !== null ? say('Held: the bullet also cites {0}, and the new value is of {1}.', further, stated[0] ?? '') : null;
}

/** What else the bullet rests on: a mark `[1]`, a post, another citation. */
function furtherOf({ citation, citations }: Bullet): string | null {
  if (citation?.post) return `[post:${citation.post.id}]`;
  const marks = citations.flatMap(({ refs }) => refs.map(({ id }) => `[${id}]`));
  return marks[0] ?? citations.find((one) => one !== citation)?.raw ?? null;
}
