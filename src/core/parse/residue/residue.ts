import type { Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import { readBracketMark } from './bracketMarks';
import { CodeSpans } from './codeSpans';
import { readHtmlMark } from './htmlMarks';
import { readLensMark } from './lensMarks';
import type { ResidueReader } from './mark';
import { readCanvasOpening, readClosingLine, readFootnoteLink, readLostNumbers, readUploadLink, UPLOAD } from './pageTraces';
import { readPill } from './pills';
import { readData, readLostTurns, readPrivateBlock, readPrivateCharacter } from './privateUse';
import { readTrackingParameter } from './trackingParameters';

/**
 * What the shapes that research tools leave behind begin with or hold (shared design, corpus section 4). Each is searched for once; short
 * ones that begin with a rare character, and very long ones, are found fastest.
 */
const ANCHORS: readonly (readonly [anchor: string, read: ResidueReader])[] = [
  ['<', readHtmlMark], ['[', readBracketMark], ['【', readLensMark], ['+', readPill], ['=', readTrackingParameter],
  ['\uE200', readPrivateBlock], ['\uE201', readPrivateCharacter], ['\uE202', readPrivateCharacter], ['\uE203', readPrivateCharacter],
  ['\uE204', readPrivateCharacter], ['\uE205', readPrivateCharacter], ['\uE206', readPrivateCharacter],
  ['(#', readFootnoteLink], ['{"', readData], [':::', readCanvasOpening], [',,', readLostNumbers], [',。', readLostNumbers],
  ['x.ai/s', readClosingLine], [UPLOAD, readUploadLink],
];

/** Faster by an expression than by `indexOf`: it begins with frequent letters. */
const LOST_TURNS = /citeturn\d/g;

/**
 * Every residue between `start` and `end` outside `code` (fenced and indented code, in order) and outside code spans, in order and not
 * overlapping. None reaches over an empty line, and whether a text is residue depends only on the lines around it up to the next empty
 * ones, so that a stretch between empty lines can be read by itself. What depends on more is `findDistantResidue`'s.
 */
export function findResidue(text: string, start: number, end: number, code: readonly Range[]): Residue[] {
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  const found: Residue[] = [];
  for (const [anchor, read] of ANCHORS) {
    let floor = 0;
    for (let at = part.indexOf(anchor); at >= 0; ) {
      const before = found.length;
      const behind = read(part, at, floor, found);
      if (found.length > before) floor = behind;
      at = part.indexOf(anchor, behind);
    }
  }
  LOST_TURNS.lastIndex = 0;
  while (LOST_TURNS.test(part)) LOST_TURNS.lastIndex = readLostTurns(part, LOST_TURNS.lastIndex - 'citeturn0'.length, 0, found);
  return found.length === 0 ? found : sound(part, start, found, code);
}

/** In order, without those in code, without those inside another one, in offsets of the whole text. */
function sound(part: string, offset: number, found: Residue[], code: readonly Range[]): Residue[] {
  found.sort((left, right) => left.range.start - right.range.start || right.range.end - left.range.end);
  const spans = new CodeSpans(part);
  const kept: Residue[] = [];
  let area = firstEndingBehind(code, offset);
  let end = 0;
  for (const residue of found) {
    const { range } = residue;
    if (range.start < end) continue;
    while ((code[area]?.end ?? Infinity) <= range.start + offset) area++;
    if ((code[area]?.start ?? Infinity) < range.end + offset || spans.covers(range.start)) continue;
    end = range.end;
    kept.push(offset === 0 ? residue : shifted(residue, offset));
  }
  return kept;
}

function firstEndingBehind(areas: readonly Range[], offset: number): number {
  let low = 0;
  let high = areas.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((areas[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const shiftedRange = ({ start, end }: Range, offset: number): Range => ({ start: start + offset, end: end + offset });

const shifted = ({ range, kind, ids, keep }: Residue, offset: number): Residue =>
  ({ range: shiftedRange(range, offset), kind, ids, keep: keep && shiftedRange(keep, offset) });
