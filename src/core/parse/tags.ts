import type { Tag } from '../model/briefing';

const TAG = /(\*\*|__)?(?:\[([^\s[\]【】()|]{2,32})\]|【([^\s[\]【】()|]{2,32})】)\1(?![(:])/y;

const CAPITALS = /^[A-Z][A-Z_-]+$/;

const NONE: readonly Tag[] = [];

/** `[`, `【`, `*` or `_`: nothing else begins a tag. */
const canOpenTag = (code: number): boolean => code === 0x5b || code === 0x3010 || code === 0x2a || code === 0x5f;

/**
 * The cadence tags at `start`, one behind the other: `[REALTIME]`, `**【DAILY】**`, `[REALTIME][MONTHLY]`.
 *
 * A tag stands in square or lenticular brackets and is one of the cadences in force, in any case, or, in capitals, one slip of the pen away
 * from one: other words in brackets are link labels and notes. Where `(`, `:` or a bracket that is no tag follows at once, it is the text of a
 * link.
 */
export function readTags(text: string, start: number, end: number, tagNames: ReadonlySet<string>): readonly Tag[] {
  if (!canOpenTag(text.charCodeAt(start))) return NONE;
  const tags: Tag[] = [];
  for (let at = start; at < end; ) {
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    const tag = match && TAG.lastIndex <= end ? toTag(match, at, tagNames) : null;
    if (!tag) return text.charCodeAt(at) === 0x5b && tags.at(-1)?.range.end === at ? NONE : tags;
    tags.push(tag);
    at = tag.range.end;
    while (text.charCodeAt(at) === 0x20) at++;
  }
  return tags;
}

function toTag(match: RegExpExecArray, start: number, tagNames: ReadonlySet<string>): Tag | null {
  const word = match[2] ?? match[3] ?? '';
  const name = word.toUpperCase();
  const range = { start, end: start + match[0].length };
  if (tagNames.has(name)) return { range, name, known: true };
  return CAPITALS.test(word) && nearestTag(name, tagNames) !== null ? { range, name, known: false } : null;
}

/** The cadence that a misspelt tag most likely means: one letter too many, too few, wrong, or two swapped (two slips from seven letters on). */
export function nearestTag(name: string, tagNames: ReadonlySet<string>): string | null {
  let best: { name: string; distance: number } | null = null;
  for (const candidate of tagNames) {
    const limit = candidate.length >= 7 ? 2 : 1;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name, candidate);
    if (distance <= limit && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name ?? null;
}

function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let cost = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}
