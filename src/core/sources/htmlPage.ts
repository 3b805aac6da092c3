import { parse, type HTMLElement } from 'node-html-parser';
import { fault, type Fault } from './fault';

/** Deeper pages are refused: what is done for each element would be done for all around it. */
const DEEPEST = 2000;
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
/** Elements that the next one of their kind ends. */
const ENDS_BY_ITSELF = new Set(['p', 'li', 'td', 'th', 'tr']);
/** What is inside them is no markup, up to their end tag. */
const RAW_TEXT = new Set(['script', 'style', 'noscript']);

/** An HTML page as a tree, names of elements in lower case; comments are left out. */
export function parseHtml(text: string): HTMLElement | Fault {
  const page = inLowerCase(withoutComments(text));
  if (isTooDeep(page)) return fault('malformed-reply', '{0}: the page at {1} is nested too deeply, or leaves too many elements open, and was not read. Look for another source.');
  // Elements are ended by the end of what is around them, as in a browser.
  return parse(page, { comment: false, closeAllByClosing: true, parseNoneClosedTags: true, blockTextElements: { script: true, style: true, noscript: true } });
}

// The parser can do it too, and then copies the whole page for each script in it.
const inLowerCase = (page: string): string => page.replace(/<\/?[a-z][a-z0-9:-]*/gi, (tag) => tag.toLowerCase());

function withoutComments(text: string): string {
  let kept = '';
  for (let at = 0; ; ) {
    const start = text.indexOf('<!--', at);
    if (start < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return kept;
    at = end + 3;
  }
}

function isTooDeep(page: string): boolean {
  const tags = /<(\/?)([a-z][a-z0-9:-]*)(?![a-z0-9:-])([^<>]*)>/g;
  const open: string[] = [];
  for (let match = tags.exec(page); match !== null; match = tags.exec(page)) {
    const [, slash, tag = '', rest = ''] = match;
    if (VOID.has(tag) || rest.endsWith('/')) continue;
    if (slash === '/') close(open, tag);
    else if (open.at(-1) !== tag || !ENDS_BY_ITSELF.has(tag)) open.push(tag);
    if (open.length > DEEPEST) return true;
    if (slash === '/' || !RAW_TEXT.has(tag)) continue;
    const end = page.indexOf(`</${tag}`, tags.lastIndex);
    if (end < 0) return false;
    tags.lastIndex = end;
  }
  return false;
}

function close(open: string[], tag: string): void {
  const at = open.lastIndexOf(tag);
  if (at >= 0) open.length = at;
}
