import type { Briefing } from '../model/briefing';
import type { Figure } from '../model/figure';
import { sliceOf, startingWithin, type Range } from '../model/range';
import { findDates, lastDayOf } from './dates/dates';
import { readFigures } from './figures/figures';
import { LONGEST_READ, plainText } from './plainText';
import { Shift } from './shift';

/** The words of a stretch of a document and its figures; `words` begin at `offset` of the document, and ranges are the document's. */
export interface ReadProse {
  readonly words: string;
  readonly offset: number;
  readonly figures: readonly Figure[];
}

/** `readProse` of one document, for readers that share what was read. */
export type ProseReader = (range: Range) => ReadProse;

/** Reads the figures of a paragraph as those of a bullet are read. They are no part of the model, as few features ask for them. */
export function readProse(briefing: Briefing, range: Range): ReadProse {
  const offset = range.start;
  const text = sliceOf(briefing.text, range);
  if (text.length > LONGEST_READ || !/[\d０-９]/.test(text)) return { words: text, offset, figures: [] };
  const shift = new Shift(-offset);
  const residue = startingWithin(briefing.residue, range).map(shift.residue);
  const words = plainText(text, [{ kind: 'paragraph', range: { start: 0, end: text.length } }], residue);
  const dates = findDates(text, words, 0, words.length, briefing.asOf && lastDayOf(briefing.asOf.date)).map(({ date }) => date.range);
  return { words, offset, figures: readFigures(text, words, 0, words.length, null, dates).map(new Shift(offset).figure) };
}
