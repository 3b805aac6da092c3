import type { Briefing } from '../model/briefing';
import { LineIndex } from '../model/lineIndex';
import { applyEdits, type TextEdit } from '../model/textEdit';
import { readBlocks } from './blocks';
import { HEAD_LENGTH, namesDocument, readFacts, type DocumentFacts } from './documentFacts';
import { LONGEST_FRONT_MATTER } from './frontMatter';
import { conditionsOf, parseBriefing, type ParseOptions } from './parseBriefing';
import { textOf, type Passage } from './passage';
import { PassagedBriefing } from './passagedBriefing';
import { outermostLevel } from './placePassages';
import { readPassages } from './readPassages';
import { NO_LIST, sameState } from './references/referenceState';

/** With more edits at once the whole text is read: each edit takes a look at the list of all passages. */
const MOST_EDITS = 16;

/**
 * The model of a document after edits, equal to what reading the whole of it anew gives. Only the passages that the edits touch are read.
 *
 * @param previous What `parseBriefing` or this function gave for the text before.
 * @param edits In offsets of the text before, in ascending order, none overlapping another, all inside it.
 * @param options As for the reading before; where they differ, the whole is read anew.
 */
export function updateBriefing(previous: Briefing, edits: readonly TextEdit[], options: ParseOptions = {}): Briefing {
  if (edits.length > MOST_EDITS) return parseBriefing(applyEdits(previous.text, edits), options);
  // From the last to the first: the places of those before it stay as they are.
  return edits.toReversed().reduce((briefing, edit) => {
    const updated = isPassaged(briefing) && sameOptions(briefing.frame.options, options) ? update(briefing, edit) : null;
    return updated ?? parseBriefing(applyEdits(briefing.text, [edit]), options);
  }, previous);
}

const sameOptions = (left: ParseOptions, right: ParseOptions): boolean =>
  left.fileName === right.fileName && (left.tagNames === right.tagNames || (left.tagNames?.size === right.tagNames?.size && [...(left.tagNames ?? [])].every((name) => right.tagNames?.has(name))));

/** Null where the edit changes how the whole document is read: its front matter or its date. */
function update(briefing: PassagedBriefing, edit: TextEdit): Briefing | null {
  if (touchesFrontMatter(briefing, edit)) return null;
  const { first, behind, passages } = readAround(briefing, edit);
  const all = briefing.passages.toSpliced(first, behind - first, ...passages);
  const replaced = briefing.passages.slice(first, behind);
  const { frame } = briefing;
  const facts = mayChangeFacts(edit, replaced, passages) ? factsAfter(briefing, all) : frame.facts;
  if (facts.asOf?.date !== frame.facts.asOf?.date) return null;
  return new PassagedBriefing(all, startsAfter(briefing.starts, first, behind, passages), { ...frame, facts, outermost: Math.min(frame.outermost, outermostLevel(passages)) }, null);
}

/** The passages read anew stand for those from `first` to before `behind`. */
interface Around {
  readonly first: number;
  readonly behind: number;
  readonly passages: readonly Passage[];
}

/**
 * Reads from the passage before the edit, which may go on into it, up to the first passage behind it that begins as it did: what follows
 * is read as before. How a block ends is decided by at most the two lines behind it, which are in the text that is read.
 */
function readAround(briefing: PassagedBriefing, { range, text }: TextEdit): Around {
  const { passages, starts, frame } = briefing;
  const first = Math.max(0, briefing.passageAt(range.start) - 1);
  const last = briefing.passageAt(range.end);
  const start = starts[first] ?? 0;
  const grown = text.length - (range.end - range.start);
  for (let ahead = 1; ; ahead *= 2) {
    const stop = Math.min(last + ahead, passages.length - 1);
    const stretch = new LineIndex(briefing.slice(start, range.start) + text + briefing.slice(range.end, starts[stop + 1] ?? Infinity));
    const unread = first === 0 ? unreadOf(briefing) : 0;
    const read = readPassages(stretch, readBlocks(stretch, unread), { before: passages[first]?.before ?? NO_LIST, open: passages[first]?.open ?? [], ...conditionsOf(frame.facts, frame.options) });
    if (stop === passages.length - 1) return { first, behind: passages.length, passages: read };
    for (let behind = last + 1; behind <= stop; behind++) {
      const count = passagesBefore(read, (starts[behind] ?? 0) + grown - start, passages[behind]);
      if (count !== null) return { first, behind, passages: read.slice(0, count) };
    }
  }
}

/** How many of the passages read stand before `offset`, where one begins that is read as `old` was; null where none does. */
function passagesBefore(read: readonly Passage[], offset: number, old: Passage | undefined): number | null {
  const index = read.findIndex((passage) => passage.at >= offset);
  const passage = read[index];
  return passage?.at === offset && old && sameState(passage.before, old.before) ? index : null;
}

const FENCE_OR_MARK = /^(?:\uFEFF|---)/;

/** Whether front matter or a byte order mark may have come, gone or changed. */
function touchesFrontMatter(briefing: PassagedBriefing, { range, text }: TextEdit): boolean {
  const { frontMatter } = briefing.frame;
  if (range.start <= (frontMatter?.end ?? 0)) {
    const before = briefing.slice(0, 4);
    const after = briefing.slice(0, range.start) + text + briefing.slice(range.end, range.end + 4);
    return FENCE_OR_MARK.test(before) || FENCE_OR_MARK.test(after);
  }
  return frontMatter === null && range.start < LONGEST_FRONT_MATTER && FENCE_OR_MARK.test(briefing.slice(0, 4));
}

const unreadOf = (briefing: PassagedBriefing): number => briefing.frame.frontMatter?.end ?? (briefing.slice(0, 1) === '\uFEFF' ? 1 : 0);

const titleIn = ({ sections }: Passage): string | undefined => sections.find(({ level, title }) => namesDocument(level, title))?.title;

const hasTitle = (passages: readonly Passage[]): boolean => passages.some((passage) => titleIn(passage) !== undefined);

const mayChangeFacts = ({ range }: TextEdit, replaced: readonly Passage[], read: readonly Passage[]): boolean =>
  range.start < HEAD_LENGTH || hasTitle(replaced) || hasTitle(read);

function factsAfter({ frame }: PassagedBriefing, passages: readonly Passage[]): DocumentFacts {
  let head = '';
  for (const passage of passages) {
    if (head.length >= HEAD_LENGTH) break;
    head += textOf(passage);
  }
  const titled = passages.find((passage) => titleIn(passage) !== undefined);
  return readFacts(head.slice(0, HEAD_LENGTH), frame.frontMatter, frame.options.fileName ?? '', (titled && titleIn(titled)) ?? null);
}

/** Where each passage begins, and where the last one ends, with other passages from `first` to before `behind`. */
function startsAfter(before: Int32Array, first: number, behind: number, passages: readonly Passage[]): Int32Array {
  const starts = new Int32Array(before.length - (behind - first) + passages.length);
  starts.set(before.subarray(0, first));
  let index = first;
  let at = before[first] ?? 0;
  for (const { length } of passages) {
    starts[index++] = at;
    at += length;
  }
  const moved = at - (before[behind] ?? 0);
  for (let old = behind; old < before.length; old++) starts[index++] = (before[old] ?? 0) + moved;
  return starts;
}

/** The same with the options of the reading before. */
export const readAfter = (previous: Briefing, edits: readonly TextEdit[]): Briefing =>
  updateBriefing(previous, edits, isPassaged(previous) ? previous.frame.options : {});

/** By what it has: bundles that load apart have each a class of their own, and read each other's briefings. */
const isPassaged = (briefing: Briefing): briefing is PassagedBriefing => 'passages' in briefing && 'frame' in briefing;
