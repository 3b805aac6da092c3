/**
 * A block of JSON as pages have it: wrapped in an HTML comment or in CDATA, with raw line breaks inside its texts, with comments, with a comma
 * behind the last item. Undefined where it is no JSON even so. Takes time linear in its length.
 */
export function looseJson(block: string): unknown {
  const text = unwrapped(block);
  return parsed(text) ?? parsed(mended(text));
}

const OPENING = ['<!--', '<![CDATA[', '//', '/*', '*/', '\uFEFF'];
const CLOSING = ['-->', ']]>', '//', '/*', '*/', ';'];

function unwrapped(block: string): string {
  let text = block.trim();
  for (let mark = starting(text); mark !== undefined; mark = starting(text)) text = text.slice(mark.length).trimStart();
  for (let mark = ending(text); mark !== undefined; mark = ending(text)) text = text.slice(0, -mark.length).trimEnd();
  return text;
}

const starting = (text: string): string | undefined => OPENING.find((mark) => text.startsWith(mark));
const ending = (text: string): string | undefined => CLOSING.find((mark) => text.endsWith(mark));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function mended(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    const token = text.slice(at, end);
    if (token.startsWith('"')) parts.push(token.replace(/[\u0000-\u001f]+/g, ' '));
    else if (!isComment(token) && !(token === ',' && isLastComma(text, end))) parts.push(token);
    at = end;
  }
  return parts.join('');
}

const isComment = (token: string): boolean => token.startsWith('<!--') || token.startsWith('/*') || token.startsWith('//');

/** Behind the text or comment that begins at `at`, else behind one character. */
function tokenEnd(text: string, at: number): number {
  if (text.startsWith('"', at)) return stringEnd(text, at + 1);
  const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('/*', at) ? '*/' : text.startsWith('//', at) ? '\n' : null;
  if (close === null) return at + 1;
  const end = text.indexOf(close, at + 2);
  return end < 0 ? text.length : end + close.length;
}

function stringEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function isLastComma(text: string, behind: number): boolean {
  let at = behind;
  while (at < text.length && at - behind < LONGEST_GAP && text.charCodeAt(at) <= 0x20) at++;
  return text.charAt(at) === '}' || text.charAt(at) === ']';
}

/** White space between a comma and the bracket that makes it one too many. */
const LONGEST_GAP = 200;
