import type { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import { beginsBlock, continuation, isBlank, isEmptyLine, isIndented, surroundingsOf, type Surroundings } from './surroundings';

/** A stretch that goes: one piece of residue, or several with nothing but white space and separators between them. */
export interface Stretch extends Range {
  /** What an item says that held nothing else; null where nothing was lost with it. */
  readonly placeholder: string | null;
  /** It stood inside words or round them (`[cite_start]`, U+E203), and parted nothing. */
  readonly isInvisible: boolean;
}

export interface Removal {
  readonly edit: TextEdit;
  /** What follows it now opens its line and begins a block, which it did not before. */
  readonly makesBlock: boolean;
}

/** Takes a stretch out of the text, so that no lines are joined or split wrongly, none is left empty, and no space stands twice or before a full stop. */
export function removalOf(text: string, lines: LineIndex, stretch: Stretch): Removal {
  const bare = withBrackets(text, stretch);
  const range = { ...stretch, start: bare.start, end: bare.end };
  const around = surroundingsOf(text, lines, range);
  if (around.markerAbove !== null) return fromMarkerAbove(text, lines, range, around, around.markerAbove);
  if (around.closes && around.before === 'nothing') return plain(wholeLines(text, lines, around), '');
  if (around.closes && around.before === 'marker') return emptiedItem(text, lines, range, around);
  if (around.closes) return plain({ start: range.start - around.blanksBefore, end: range.end + (around.blanksBehind > 1 ? 0 : around.blanksBehind) }, '');
  if (around.before !== 'words') {
    const end = range.end + around.blanksBehind;
    return { edit: { range: { start: range.start, end }, text: '' }, makesBlock: beginsBlock(text, end) };
  }
  return plain(...inline(text, range, around));
}

const plain = (range: Range, text: string): Removal => ({ edit: { range, text }, makesBlock: false });

/** `- ` in one line and the mark with what it named in the next: one item. */
function fromMarkerAbove(text: string, lines: LineIndex, stretch: Stretch, around: Surroundings, marker: number): Removal {
  const end = stretch.end + around.blanksBehind;
  if (!around.closes) return { edit: { range: { start: marker, end }, text: ' ' }, makesBlock: beginsBlock(text, end) };
  const words = continuation(text, lines, around.lastLine + 1);
  if (words) return plain({ start: marker, end: words.start }, ' ');
  if (stretch.placeholder !== null) return plain({ start: marker, end }, ` ${stretch.placeholder}`);
  return plain({ start: marker, end }, '');
}

/** An item that held nothing else: it says so, unless nothing was lost or words follow in the next line. */
function emptiedItem(text: string, lines: LineIndex, stretch: Stretch, around: Surroundings): Removal {
  const end = stretch.end + around.blanksBehind;
  const words = continuation(text, lines, around.lastLine + 1);
  if (words) return plain({ start: stretch.start, end: words.start }, '');
  if (stretch.placeholder !== null) return plain({ start: stretch.start, end }, stretch.placeholder);
  if (isIndented(text, lines, around.lastLine + 1)) return plain({ start: stretch.start - around.blanksBefore, end }, '');
  return plain(wholeLines(text, lines, around), '');
}

/** The lines with one of their line breaks, and with one of the empty lines around them where they were a paragraph. */
function wholeLines(text: string, lines: LineIndex, { firstLine, lastLine }: Surroundings): Range {
  const isFree = isEmptyLine(text, lines, firstLine - 1) && isEmptyLine(text, lines, lastLine + 1);
  const next = lastLine + 1;
  if (next >= lines.lineCount) {
    const above = isFree ? firstLine - 2 : firstLine - 1;
    return { start: above < 0 ? 0 : lines.endOf(above), end: text.length };
  }
  if (next === lines.lineCount - 1 && lines.startOf(next) === text.length) return { start: lines.startOf(isFree && firstLine > 0 ? firstLine - 1 : firstLine), end: text.length };
  // An empty line above that is part of the quote goes rather than the one that ends it.
  const isQuoted = isFree && firstLine > 0 && lines.endOf(firstLine - 1) > lines.startOf(firstLine - 1);
  return { start: lines.startOf(isQuoted ? firstLine - 1 : firstLine), end: lines.startOf(isFree && !isQuoted ? next + 1 : next) };
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '（': '）' };

/** Brackets that held nothing else go with it; those of a link's target and of a call do not. */
function withBrackets(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (isBlank(text.charCodeAt(from - 1))) from--;
  while (isBlank(text.charCodeAt(to))) to++;
  const open = text.charAt(from - 1);
  if (CLOSERS[open] === undefined || CLOSERS[open] !== text.charAt(to)) return { start, end };
  return open === '(' && /[\]\w]/.test(text.charAt(from - 2)) ? { start, end } : { start: from - 1, end: to + 1 };
}

/** Words stand before it and behind it in the line. */
function inline(text: string, { start, end, isInvisible }: Stretch, { blanksBefore, blanksBehind }: Surroundings): [Range, string] {
  const left = text.charAt(start - blanksBefore - 1);
  const at = end + blanksBehind;
  if (blanksBefore > 0 && closesWords(text, at)) {
    const isTight = blanksBehind === 0 || /[.,。、，]/.test(text.charAt(at));
    return isTight ? [{ start: start - blanksBefore, end: at }, ''] : [{ start, end: at }, ''];
  }
  if (blanksBefore === 0 && blanksBehind > 0 && /[.,。、，]/.test(text.charAt(at)) && closesWords(text, at)) return [{ start, end: at }, ''];
  if (blanksBefore === 0 && blanksBehind > 0 && (/[([{（「『]/.test(left) || opensEmphasis(text, start))) return [{ start, end: at }, ''];
  if (blanksBefore > 0 && blanksBehind > 0) return [{ start, end: at }, ''];
  const isFused = !isInvisible && blanksBefore === 0 && blanksBehind === 0 && isFusion(left, text.charAt(end));
  return [{ start, end }, isFused ? ' ' : ''];
}

/** What stands at the end of words: of a sentence, a clause, a bracket, a quotation, an emphasis. */
function closesWords(text: string, at: number): boolean {
  const code = text.charAt(at);
  if (/[)\]}。、，；：！？」』）】…]/.test(code)) return true;
  if (/[.,;:!?]/.test(code)) return !/[\p{L}\p{N}[(/]/u.test(text.charAt(at + 1));
  // A line break of Markdown, and the other quotation marks and emphasis that may open as well as close.
  if (code === '\\') return /[\r\n]/.test(text.charAt(at + 1));
  if (!/["'”’*_~]/.test(code)) return false;
  let end = at;
  while (text.charAt(end) === code && end - at < 4) end++;
  return end >= text.length || /[\s.,;:!?)|。、，；：！？」』）]/.test(text.charAt(end));
}

/** Behind the marks that open an emphasis: `**` with a space or the beginning of the line before them. */
function opensEmphasis(text: string, at: number): boolean {
  const code = text.charAt(at - 1);
  if (code !== '*' && code !== '_') return false;
  let start = at - 1;
  while (text.charAt(start - 1) === code && at - start < 4) start--;
  return start === 0 || /[\s(（|]/.test(text.charAt(start - 1));
}

/** Whether two words, or a sentence and the next one, would run into each other. */
function isFusion(left: string, right: string): boolean {
  if (/[A-Za-z0-9]/.test(left)) return /[A-Za-z0-9]/.test(right);
  return /[.,;:!?]/.test(left) && /[A-Z]/.test(right);
}
