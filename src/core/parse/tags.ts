import type { Tag } from '../model/briefing';
import type { Range } from '../model/range';
import { nearestWord } from './nearestWord';

const LONGEST_NAME = 32;
const CAPITALS = /^[A-Z][A-Z_-]+$/;

const NONE: readonly Tag[] = [];

/**
 * The cadence tags at `start`, one behind the other: `[REALTIME]`, `**【DAILY】**`, `[REALTIME][MONTHLY]`.
 *
 * A tag stands in square or lenticular brackets and is one of the cadences in force, in any case, or, in capitals, one slip of the pen away
 * from one: other words in brackets are link labels and notes. Where `(`, `:` or a bracket that is no tag follows at once, it is the text of a
 * link.
 */
export function readTags(text: string, start: number, end: number, tagNames: ReadonlySet<string>): readonly Tag[] {
  const first = readTag(text, start, end, tagNames);
  if (!first) return NONE;
  const tags = [first];
  for (let at = first.range.end; ; ) {
    while (text.charCodeAt(at) === 0x20) at++;
    const tag = readTag(text, at, end, tagNames);
    // `[REALTIME][1]` is a link whose label stands behind it.
    if (!tag) return text.charCodeAt(at) === SQUARE && tags.at(-1)?.range.end === at && at < end ? NONE : tags;
    tags.push(tag);
    at = tag.range.end;
  }
}

const SQUARE = 0x5b;
const LENTICULAR = 0x3010;

function readTag(text: string, start: number, end: number, tagNames: ReadonlySet<string>): Tag | null {
  let at = start;
  const emphasis = text.charCodeAt(at);
  const isBold = (emphasis === 0x2a || emphasis === 0x5f) && text.charCodeAt(at + 1) === emphasis;
  if (isBold) at += 2;
  const open = text.charCodeAt(at);
  if (open !== SQUARE && open !== LENTICULAR) return null;
  const close = nameEnd(text, at + 1, open === SQUARE ? 0x5d : 0x3011);
  if (close < 0) return null;
  let behind = close + 1;
  if (isBold) {
    if (text.charCodeAt(behind) !== emphasis || text.charCodeAt(behind + 1) !== emphasis) return null;
    behind += 2;
  }
  const next = text.charCodeAt(behind);
  return behind > end || next === 0x28 || next === 0x3a ? null : toTag(text.slice(at + 1, close), { start, end: behind }, tagNames);
}

/** Offset of the closing bracket behind a name without white space and brackets; -1 where there is none. */
function nameEnd(text: string, start: number, close: number): number {
  for (let at = start, stop = start + LONGEST_NAME; at <= stop; at++) {
    const code = text.charCodeAt(at);
    if (code === close) return at > start + 1 ? at : -1;
    if (!(code > 0x20) || code === 0x28 || code === 0x29 || code === SQUARE || code === 0x5d || code === 0x7c || code === LENTICULAR || code === 0x3011 || code === 0x3000) return -1;
  }
  return -1;
}

function toTag(word: string, range: Range, tagNames: ReadonlySet<string>): Tag | null {
  const name = word.toUpperCase();
  if (tagNames.has(name)) return { range, name, known: true };
  return CAPITALS.test(word) && nearestTag(name, tagNames) !== null ? { range, name, known: false } : null;
}

/** The cadence that a misspelt tag most likely means: one letter too many, too few, wrong, or two swapped (two slips from seven letters on). */
export const nearestTag = (name: string, tagNames: ReadonlySet<string>): string | null => nearestWord(name, tagNames, (candidate) => (candidate.length >= 7 ? 2 : 1));
