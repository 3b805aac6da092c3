/** The words of an entry as a person would copy them: no white space, dashes, colons, bars and marks of emphasis at their ends, one space between words. */
export function tidy(text: string, from = 0, to = text.length): string {
  let start = from;
  let end = to;
  while (start < end && isEdge(text.charCodeAt(start))) start++;
  while (end > start && (isEdge(text.charCodeAt(end - 1)) || isOpening(text.charCodeAt(end - 1)))) end--;
  return start >= end ? '' : withoutOpenings(withoutMarkup(text.slice(start, end)));
}

/** Without brackets at the begin that are never closed, and the edges between them. */
function withoutOpenings(words: string): string {
  const first = words.charCodeAt(0);
  if (first !== 0x5b && first !== 0x28) return words;
  const lastSquare = words.lastIndexOf(']');
  const lastRound = words.lastIndexOf(')');
  let start = 0;
  for (; start < words.length; start++) {
    const code = words.charCodeAt(start);
    const isNeverClosed = (code === 0x5b && lastSquare < start) || (code === 0x28 && lastRound < start);
    if (!isNeverClosed && !(start > 0 && isEdge(code))) break;
  }
  return words.slice(start);
}

/** The words behind a URL, without what closes the URL's bracket. */
export function tidyNote(text: string, from: number, to: number): string | null {
  let start = from;
  while (start < to && (isEdge(text.charCodeAt(start)) || CLOSERS.includes(text.charAt(start)))) start++;
  const words = tidy(text, start, to);
  return words === '' || words === '"' ? null : words;
}

const CLOSERS = ')）]>.;,、。”」';

/** The words inside quotation marks that enclose all of them; null where none do. */
export function unquoted(words: string): string | null {
  const at = QUOTES.indexOf(words.charAt(0));
  const close = CLOSING_QUOTES.charAt(at);
  if (at < 0 || words.length < 3 || words.indexOf(close, 1) !== words.length - 1) return null;
  return words.slice(1, -1).trim();
}

export const QUOTES = '"“「『';
export const CLOSING_QUOTES = '"”」』';

const EDGES = new Uint8Array(128);
for (const character of '\t\n\v\f\r -:|*_>,;\u0001') EDGES[character.charCodeAt(0)] = 1;
for (const character of '([<') EDGES[character.charCodeAt(0)] = 2;

function isEdge(code: number): boolean {
  if (code < 128) return EDGES[code] === 1;
  return code === 0x2013 || code === 0x2014 || code === 0xff1a || code === 0xff5c || code === 0x3000 || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x3001 || code === 0xff0c || code === 0x2022;
}

const isOpening = (code: number): boolean => (code < 128 ? EDGES[code] === 2 : code === 0xff08);

const MARKUP = /[\n\r\t*\\]| {2}/;

function withoutMarkup(words: string): string {
  if (!MARKUP.test(words)) return words;
  return words.replace(/\s+(?:>\s*)*/g, ' ').replaceAll('*', '').replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}
