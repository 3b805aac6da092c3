import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Briefing, Bullet } from '../model/briefing';
import { sliceOf } from '../model/range';
import { applyWithin } from '../model/textEdit';
import { asOfText } from '../model/observation';
import { fnv1a } from '../sources/fnv1a';
import type { Proposal } from './planRefresh';

/** What a refresh wrote into one figure, kept so that a later one can tell whether a person changed the bullet since. */
export interface Written {
  /** The document, as whoever keeps these lines names it. */
  readonly file: string;
  /** Titles of the sections around the bullet, the outermost first, joined by ` / `; empty outside any. */
  readonly section: string;
  /** The figure's label, else the bullet's, as in the text; empty where there is none. */
  readonly label: string;
  readonly sourceId: string;
  /** As it stands in the text afterwards: `156.82`, `~¥1.6T`. */
  readonly figure: string;
  /** Hash of the bullet's text afterwards: `bulletHash`. */
  readonly bullet: string;
  /** `2026-11-20`, `2026-07`, `2026-Q3`, `2026`, or null where the reply does not say. */
  readonly asOf: string | null;
  /** Epoch milliseconds, UTC, of the refresh; the same for all that it wrote. */
  readonly at: number;
}

/** One for each figure of a proposal that was applied; `briefing` is the reading that the proposal was made on. */
export function writtenOf({ bullet, changes, edits }: Proposal, briefing: Briefing, file: string, at: number): Written[] {
  const after = bulletHash(applyWithin(briefing.text, bullet.range, edits), markOf(bullet, briefing));
  return changes.map(({ source, figure, observation }) => {
    const inFigure = edits.filter(({ range }) => range.start >= figure.range.start && range.end <= figure.range.end);
    return {
      file, section: sectionOf(bullet), label: figure.label ?? bullet.label?.text ?? '', sourceId: source.id, figure: applyWithin(briefing.text, figure.range, inFigure),
      bullet: after, asOf: asOfText(observation), at,
    };
  });
}

/**
 * What the last refresh wrote into a bullet that now says something else, or null. `written` are those of this document, in any order. Of bullets
 * with one label in one section each answers for itself: what another of them says still is not held against this one.
 */
export function changedSince(bullet: Bullet, briefing: Briefing, written: readonly Written[]): Written | null {
  const own = written.filter((one) => isOf(one, bullet)).sort((left, right) => right.at - left.at);
  if (own.length === 0) return null;
  const hash = hashOf(bullet, briefing);
  const others = new Set(briefing.bullets.filter((one) => one !== bullet && own.some((record) => isOf(record, one))).map((one) => hashOf(one, briefing)));
  for (const latest of own) {
    if (own.some((one) => one.at === latest.at && one.bullet === hash)) return null;
    if (!others.has(latest.bullet)) return latest;
  }
  return null;
}

const isOf = ({ section, label }: Written, bullet: Bullet): boolean =>
  section === sectionOf(bullet) && (label === (bullet.label?.text ?? '') || bullet.figures.some((figure) => figure.label === label));

const sectionOf = ({ section }: Bullet): string => (section?.path ?? []).join(' / ');

const hashOf = (bullet: Bullet, briefing: Briefing): string => bulletHash(sliceOf(briefing.text, bullet.range), markOf(bullet, briefing));

const markOf = ({ sourceMark }: Bullet, { text }: Briefing): string => (sourceMark ? sliceOf(text, sourceMark.range) : '');

/**
 * Tells whether a bullet says the same: FNV-1a, 32 bit, of its text. The mark that binds it does not count, nor does how it is spaced and how its
 * lines end, which tools change by themselves.
 */
export const bulletHash = (text: string, sourceMark: string): string =>
  fnv1a(utf8ToBytes((sourceMark === '' ? text : text.replace(sourceMark, ' ')).replace(/\s+/g, ' ').trim()));
