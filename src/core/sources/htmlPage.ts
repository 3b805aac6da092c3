import { parse, type HTMLElement } from 'node-html-parser';
import { fault, type Fault } from './fault';

/** Deeper pages, and those with more elements left open, are refused: parsing them takes a time that grows with the square. */
const DEEPEST = 1000;
const MOST_LEFT_OPEN = 20_000;
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
/** Elements that end without an end tag in proper pages. */
const ENDS_BY_ITSELF = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option', 'thead', 'tbody', 'tfoot', 'colgroup', 'optgroup', 'rt', 'rp']);
/** What is inside them is no markup, up to their end tag. */
const RAW_TEXT = new Set(['script', 'style', 'textarea']);

/** An HTML page as a tree; comments are left out. */
export function parseHtml(text: string): HTMLElement | Fault {
  const page = withoutComments(text);
  if (isTooDeep(page)) return fault('malformed-reply', '{0}: the page at {1} is nested too deeply, or leaves too many elements open, and was not read. Look for another source.');
  return parse(page, { lowerCaseTagName: true, comment: false, blockTextElements: { script: true, style: true, noscript: true } });
}

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
  const tags = /<(\/?)([a-z][a-z0-9:-]*)(?![a-z0-9:-])([^<>]*)>/gi;
  let depth = 0;
  let open = 0;
  for (let match = tags.exec(page); match !== null; match = tags.exec(page)) {
    const tag = match[2]?.toLowerCase() ?? '';
    if (VOID.has(tag) || match[3]?.endsWith('/')) continue;
    const step = match[1] === '/' ? -1 : 1;
    if (ENDS_BY_ITSELF.has(tag)) open = Math.max(0, open + step);
    else depth = Math.max(0, depth + step);
    if (depth > DEEPEST || open > MOST_LEFT_OPEN) return true;
    if (step === -1 || !RAW_TEXT.has(tag)) continue;
    const endTag = new RegExp(`</${tag}`, 'gi');
    endTag.lastIndex = tags.lastIndex;
    const end = endTag.exec(page);
    if (end === null) return false;
    tags.lastIndex = end.index;
  }
  return false;
}
