import { halfWidthCode } from '../normalize';

/** Words that may stand between a name and its figure without making another thing of it: `hovers around`, `stands at`, `現在は`. */
const WORDS = new Set(
  ('at is was are were of around about near roughly approximately nearly some hovers hovering hovered stands standing stood sits sitting trades trading traded remains remained holds held stays steady unchanged currently now still ' +
    'above below over under than more less least most yield yields rate ratio level levels index price reading close closed closing the a an').split(' '),
);
/** Words in front of `to`: what comes behind is where it is now. */
const MOVES = new Set('rose rises rising risen climbed climbs fell falls falling fallen slipped slips dropped drops eased eases widened narrowed improved worsened moved up down'.split(' '));
/** One at a time, as a longer one may be the end of a name: `10年国債利回りは`. */
const JAPANESE = ['は', 'が', 'で', 'も', '、', '現在', '足元で', '足元', '直近で', '直近', '終値', '約', 'およそ', 'ほぼ', '概ね', '1ドル', '１ドル', '利回り', '相場', 'レート', '比率', '水準', '「', '『'];

/** What ends a label: a colon, or the bar of a table cell. */
const isLabelEnd = (code: number): boolean => code === 0x3a || code === 0x7c;

/** White space, emphasis, quotation marks, an opening bracket, `~`, `≈`, `=`, a colon, a bar. */
const MARKS: ReadonlySet<number> = new Set(Array.from(' \t\n\r\u00a0*_"\'“”‘’(~≈≒=:|', (character) => character.charCodeAt(0)));

export interface Step {
  readonly at: number;
  readonly isLabelEnd: boolean;
}

/** Passes what connects a name with its figure, one mark or word, backwards from `end`; null where something else stands there. */
export function stepBack(text: string, floor: number, end: number): Step | null {
  if (end <= floor) return null;
  const code = halfWidthCode(text.charCodeAt(end - 1));
  if (MARKS.has(code)) return { at: end - 1, isLabelEnd: isLabelEnd(code) };
  if (code === 0x2d || code === 0x2013 || code === 0x2014) return isSpace(text.charCodeAt(end)) && end - 2 >= floor && isSpace(text.charCodeAt(end - 2)) ? { at: end - 1, isLabelEnd: false } : null;
  if (code >= 0x3001) return japaneseBack(text, floor, end);
  const start = wordStart(text, floor, end);
  const word = text.slice(start, end).toLowerCase();
  if (WORDS.has(word)) return { at: start, isLabelEnd: false };
  if (word !== 'to') return null;
  const before = text.charCodeAt(start - 1) === 0x20 ? start - 1 : start;
  const moveStart = wordStart(text, floor, before);
  return MOVES.has(text.slice(moveStart, before).toLowerCase()) ? { at: moveStart, isLabelEnd: false } : null;
}

const lastOf = (word: string): number => word.charCodeAt(word.length - 1);
/** By their last character, in the order of the list. */
const BY_LAST: ReadonlyMap<number, readonly string[]> = new Map(JAPANESE.map((word) => [lastOf(word), JAPANESE.filter((other) => lastOf(other) === lastOf(word))]));

function japaneseBack(text: string, floor: number, end: number): Step | null {
  for (const word of BY_LAST.get(text.charCodeAt(end - 1)) ?? []) if (end - word.length >= floor && text.startsWith(word, end - word.length)) return { at: end - word.length, isLabelEnd: false };
  return null;
}

const LONGEST_WORD = 14;

function wordStart(text: string, floor: number, end: number): number {
  let at = end;
  while (at > floor && end - at < LONGEST_WORD && isLatin(text.charCodeAt(at - 1))) at--;
  return at;
}

const isLatin = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d;
