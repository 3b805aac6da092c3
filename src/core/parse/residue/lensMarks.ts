import { closesLine, GAP, isBlank, isBreak, hasEmptyLine, mark, matchAt, TURN, type ResidueReader } from './mark';

const DAGGER = String.raw`\d{1,4}(?::\d{1,4})?†[^【】]{1,120}`;
const LENS = new RegExp(String.raw`【(?:${DAGGER}|(oaicite:\d{1,6})|${TURN}(?:[†,、; ][^【】\r\n]{1,120})?|(\d{1,4}(?:[,、-]${GAP}\d{1,4}){0,10}))】`, 'y');
const PLACE = /【url_for_citation:[^【】\r\n]{1,600}】(?:\]?\([^()\s]{1,600}\))?/y;
const IDS = new RegExp(String.raw`${TURN}|\d{1,4}(?::\d{1,4})?(?=†)`, 'g');
const DIGITS = /\d+/g;

/**
 * Anchor `【`. Only what the tools write: a number with a dagger, the number of a turn, `oaicite`. Other words in these brackets are
 * headings, and so is a number alone unless it stands where a citation does.
 */
export const readLensMark: ResidueReader = (text, at, floor, found) => {
  const match = matchAt(LENS, text, at) ?? matchAt(PLACE, text, at);
  if (!match) return at + 1;
  const end = at + match[0].length;
  if (hasEmptyLine(text, at, end)) return at + 1;
  const [whole, oaicite, digits] = match;
  if (oaicite !== undefined) {
    const range = withWrapping(text, at, end, floor);
    found.push(mark('lens', range.start, range.end, oaicite.match(DIGITS) ?? []));
    return range.end;
  }
  if (digits !== undefined && !standsAsCitation(text, at, end)) return end;
  found.push(mark('lens', at, end, (digits === undefined ? whole.match(IDS) : digits.match(DIGITS)) ?? []));
  return end;
};

/** Behind words, and with the end of a sentence, a clause or a line behind it: `【2】概要` is a heading, `【2】を参照` a phrase. */
function standsAsCitation(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (isBlank(text.charCodeAt(before))) before--;
  if (before < 0 || isBreak(text.charCodeAt(before)) || /[#*_>|\-\u3000]/.test(text.charAt(before))) return false;
  const isApart = before < start - 1;
  return closesLine(text, end) || /[.,;:!?。、；：，|」）)【]/.test(text.charAt(end)) || (!isApart && isBlank(text.charCodeAt(end)));
}

const SPACE = /(?:\u200B|&#8203;)+/y;

/** The mark may stand in backticks and between zero-width spaces, which are part of it: a tool wrote them, nobody meant code. */
function withWrapping(text: string, at: number, close: number, floor: number): { start: number; end: number } {
  const inner = { start: spaceBefore(text, at, floor), end: spaceBehind(text, close) };
  let ticks = 0;
  while (ticks < 3 && inner.start - ticks > floor && text.charCodeAt(inner.start - ticks - 1) === 0x60 && text.charCodeAt(inner.end + ticks) === 0x60) ticks++;
  const outer = { start: spaceBefore(text, inner.start - ticks, floor), end: spaceBehind(text, inner.end + ticks) };
  const isWrapped = outer.end - outer.start > close - at + 2 * ticks;
  return isWrapped ? outer : { start: at, end: close };
}

function spaceBehind(text: string, at: number): number {
  SPACE.lastIndex = at;
  return SPACE.test(text) ? SPACE.lastIndex : at;
}

function spaceBefore(text: string, at: number, floor: number): number {
  let start = at;
  for (;;) {
    if (start > floor && text.charCodeAt(start - 1) === 0x200b) start--;
    else if (start - 7 >= floor && text.startsWith('&#8203;', start - 7)) start -= 7;
    else return start;
  }
}
