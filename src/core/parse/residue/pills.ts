import type { Residue } from '../../model/citation';
import { closesLine, hasEmptyLine, isBlank, isBreak, lineEnd, lineStart, mark, matchAt, type ResidueReader } from './mark';

/** How many sources stood behind a pill: `+1` to `+30`, and no decimals or per cent behind it. */
const COUNT = /\+(?:[1-9]|[12]\d|30)(?![\d.,%％‰])/y;

/**
 * Anchor `+`: what is left of the pills that a page of ChatGPT shows for its sources, once it is copied as text: the lines `Reuters` and
 * `+1` below a sentence, `Outlet+1Other Outlet+2` as the text of a link or at the end of a line.
 */
export const readPill: ResidueReader = (text, at, floor, found) => {
  const count = matchAt(COUNT, text, at);
  if (!count) return at + 1;
  const end = at + count[0].length;
  const start = onlyBlanksBefore(text, at);
  if (start < 0) return readPillText(text, at, floor, found);
  const name = closesLine(text, end) ? nameAbove(text, start, end) : null;
  if (name) found.push(mark('pill-name', name.start, name.end), mark('pill-count', at, end));
  return end;
};

/** Begin of the line where only white space stands before `at`, else -1. */
function onlyBlanksBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start === 0 || isBreak(text.charCodeAt(start - 1)) ? start : -1;
}

const LONGEST_LINE = 400;
const LONGEST_NAME = 40;
/** A name begins with a letter or a digit, holds a letter, and does not end as a sentence or a heading does. */
const NAME = /^(?=.*\p{L})[\p{L}\p{N}][^|<>{}[\]`]*(?<![。.!?！？:：,、;；])$/u;
/** A line of a table whose columns became lines: `-0.4%`, `1,200`. */
const VALUE = /^[-−–±+]?[$¥€£]?\d[\d.,]*[%％]?$/;

/**
 * The name in the line above, if it stands below a line of text: a name in the first line of its paragraph is a cell or a heading.
 * Where values stand in the place of other counts, the lines are a table.
 */
function nameAbove(text: string, countLine: number, countEnd: number): { readonly start: number; readonly end: number } | null {
  const name = lineAbove(text, countLine);
  if (!name || !isPillName(text.slice(name.start, name.end))) return null;
  const above = lineAbove(text, name.lineStart);
  if (!above || /^(?:#|\||[-=]{3,}$)/.test(text.slice(above.start, above.end)) || isValue(text.slice(above.start, above.end))) return null;
  const next = lineBelow(text, countEnd);
  const second = next && lineBelow(text, next.end);
  return second && isValue(text.slice(second.start, second.end)) ? null : name;
}

/** An item of a list is none: its marker belongs to the document. */
export const isPillName = (line: string): boolean => line.length <= LONGEST_NAME && NAME.test(line) && !/^(?:\d{1,9}[.)]|[-*+>])(?:\s|$)/.test(line);

const isValue = (line: string): boolean => VALUE.test(line) && !/^\+\d{1,2}$/.test(line);

interface Line {
  readonly lineStart: number;
  /** White space at both ends left out. */
  readonly start: number;
  readonly end: number;
}

/** The line above the one that begins at `at`; null where it is empty or there is none. */
function lineAbove(text: string, at: number): Line | null {
  if (at === 0) return null;
  let end = at - 1;
  if (text.charCodeAt(end) === 0x0a && text.charCodeAt(end - 1) === 0x0d) end--;
  return trimmed(text, lineStart(text, end, LONGEST_LINE), end);
}

function lineBelow(text: string, at: number): Line | null {
  const end = lineEnd(text, at, LONGEST_LINE);
  if (end >= text.length || !isBreak(text.charCodeAt(end))) return null;
  const start = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
  return trimmed(text, start, lineEnd(text, start, LONGEST_LINE));
}

function trimmed(text: string, lineStart: number, lineEnd: number): Line | null {
  let start = lineStart;
  let end = lineEnd;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end > start ? { lineStart, start, end } : null;
}

/** Another name of at least two letters with its count, run together with what stands before it. */
const FURTHER = /(?=[\p{Lu}\p{Lo}])[^+[\]()\r\n<>|。]{2,40}\+(?:[1-9]|[12]\d|30)(?![\d.,%％‰])/uy;

function readPillText(text: string, at: number, floor: number, found: Residue[]): number {
  if (!/[\p{L}'’.)]/u.test(text.charAt(at - 1))) return at + 1;
  let end = at + (matchAt(COUNT, text, at)?.[0].length ?? 1);
  let counts = 1;
  for (let next = matchAt(FURTHER, text, end); next; next = matchAt(FURTHER, text, end)) {
    end += next[0].length;
    counts++;
  }
  const label = labelAround(text, at, end, floor);
  if (label) {
    // The first name is what the link is called by, and stays.
    if (counts > 1 || isHostOf(text.slice(label.start, at), text.slice(label.end, label.end + 200))) found.push(mark('pill-text', at, label.end));
    return Math.max(end, label.end);
  }
  const start = counts > 1 ? runStart(text, at, floor) : -1;
  const runEnd = start < 0 ? -1 : tailEnd(text, start, end);
  if (runEnd < 0) return end;
  found.push(mark('pill-text', start, runEnd));
  return runEnd;
}

const LABEL_TAIL = /[^+[\]()\r\n<>|。]{0,40}\]\(/y;

/** The text of a link that ends in the run: from behind its `[` to its `]`. */
function labelAround(text: string, at: number, end: number, floor: number): { readonly start: number; readonly end: number } | null {
  const tail = matchAt(LABEL_TAIL, text, end);
  if (!tail) return null;
  for (let start = at; start > floor && at - start <= LONGEST_NAME; start--) {
    const code = text.charCodeAt(start - 1);
    if (code === 0x5b) return { start, end: end + tail[0].length - 2 };
    if (code === 0x5d || isBreak(code)) return null;
  }
  return null;
}

/** Whether a name of at least three letters is part of the host in `](https://…`: then one count is enough to tell a pill. */
function isHostOf(name: string, target: string): boolean {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const host = /^\]\(\s?https?:\/\/([\w.-]{1,100})/.exec(target)?.[1] ?? '';
  return letters.length >= 3 && host.toLowerCase().replace(/[^a-z0-9]/g, '').includes(letters);
}

const SENTENCE_END = /[。！？!?]|\.(?=\s|\p{Lu}|\p{Lo})/u;
/** A name's words begin with capitals, except for the small ones between them. */
const NAMES_WORDS = /^(?:[\p{Lu}\p{Lo}\p{N}&][\p{L}\p{N}'’.&-]*|of|the|de|and|la|le|du|di)(?: (?:[\p{Lu}\p{Lo}\p{N}&][\p{L}\p{N}'’.&-]*|of|the|de|and|la|le|du|di)){0,5}$/u;

/** Where the first name of a run begins: behind the end of a sentence, or with its line. */
function runStart(text: string, at: number, floor: number): number {
  const earliest = Math.max(floor, at - LONGEST_NAME - 2);
  let start = lineStart(text, at, at - earliest);
  if (start === earliest && start > 0 && !isBreak(text.charCodeAt(start - 1)) && !SENTENCE_END.test(text.slice(start, at))) return -1;
  for (let place = at - 1; place > start; place--) {
    if (!SENTENCE_END.test(text.slice(place - 1, place + 1)) || !/[。！？!?.]/.test(text.charAt(place - 1))) continue;
    start = place;
    break;
  }
  while (/[\s"”]/.test(text.charAt(start)) && start < at) start++;
  return NAMES_WORDS.test(text.slice(start, at)) && !hasEmptyLine(text, start, at) ? start : -1;
}

/** A run ends with a count, or with a name that stands at the end of the line or was named in the run before. */
function tailEnd(text: string, start: number, end: number): number {
  const line = lineEnd(text, end, LONGEST_NAME + 10);
  const rest = text.slice(end, line).trimEnd();
  if (rest === '' || isBlank(text.charCodeAt(end))) return end;
  if (closesLine(text, end + rest.length) && NAMES_WORDS.test(rest)) return end + rest.length;
  const names = text.slice(start, end).split(/\+\d{1,2}/);
  const again = names.find((name) => name.length > 2 && rest.startsWith(name));
  return again === undefined ? end : end + again.length;
}
