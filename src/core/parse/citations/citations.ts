import type { Citation } from '../../model/citation';
import type { CivilDate } from '../../model/civilDate';
import type { Range } from '../../model/range';
import type { Unit } from './citationBrackets';
import { isBlank, isBlankBetween, isWritten, MASK_CODE, type Stretch } from './citationLinks';
import { nextSign, readUnits } from './citationUnits';
import { readMark } from './numberedMarks';

/** The citations of a bullet and the stretch at its end that carries the last of them; what stands earlier stays in the body. */
export interface Citations {
  /** In the order in which they stand. */
  readonly citations: readonly Citation[];
  readonly attribution: Range | null;
}

const NONE: Citations = { citations: [], attribution: null };

/**
 * Finds the citations from `start` to `end`. `plain` is the text with hidden parts masked and full-width characters made plain.
 * The forms that are read, and the rule that tells them from other brackets, stand in docs/citations.md.
 */
export function readCitations(text: string, plain: string, start: number, end: number, tagged: boolean, documentDate: CivilDate | null): Citations {
  const at = nextSign(plain, start, start, end);
  if (at >= end) return NONE;
  const stop = closingEnd(text, plain, start, end);
  const stretch: Stretch = { text, plain, start, end: stop, marks: marksStart(plain, start, stop), tagged, documentDate, sourced: false };
  const units = readUnits(stretch, at);
  if (units.length === 0) return NONE;
  const citations = units.length === 1 && units[0] ? units[0].citations : units.flatMap((unit) => unit.citations);
  return { citations, attribution: attributionOf(stretch, units, end) };
}

/** Behind the last character that is neither white space, a full stop, emphasis or a cell's border, nor residue or a comment. */
function closingEnd(text: string, plain: string, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const code = plain.charCodeAt(at - 1);
    if (code === MASK_CODE) {
      let from = at - 1;
      while (from > start && plain.charCodeAt(from - 1) === MASK_CODE) from--;
      if (text.charCodeAt(at - 1) === 0x60 || isWritten(text, from)) return at;
      at = from;
    } else if (code === 0x2e || code === 0x3002 || (isBlank(code) && code !== 0x2c && code !== 0x3001)) at--;
    else return at;
  }
  return at;
}

const LONGEST_MARK = 160;

function marksStart(plain: string, start: number, end: number): number {
  let at = end;
  for (;;) {
    let close = at;
    while (close > start && isBlank(plain.charCodeAt(close - 1))) close--;
    if (plain.charCodeAt(close - 1) !== 0x5d) return at;
    let open = close - 1;
    while (open > start && close - open < LONGEST_MARK && plain.charCodeAt(open) !== 0x5b) open--;
    if (plain.charCodeAt(open - 1) === 0x5b && open - 1 >= start) open--;
    if (readMark(plain, open, close)?.end !== close) return at;
    at = open;
  }
}

/** What closes the bullet, from behind, as long as nothing but blanks stands between; with the emphasis round it. */
function attributionOf(stretch: Stretch, units: readonly Unit[], limit: number): Range | null {
  const { plain } = stretch;
  let start = stretch.end;
  for (let index = units.length - 1; index >= 0; index--) {
    const unit = units[index];
    if (!unit?.closes || !isBlankBetween(stretch, unit.end, start)) break;
    start = unit.start;
  }
  if (start === stretch.end) return null;
  let { end } = units.at(-1) ?? stretch;
  for (let sign = plain.charCodeAt(end); (sign === 0x2a || sign === 0x5f) && end < limit && start > stretch.start && plain.charCodeAt(start - 1) === sign; sign = plain.charCodeAt(end)) {
    start--;
    end++;
  }
  return { start, end };
}
