/** A page in two: what a reader of markup has to look at, and the blocks of JSON-LD. */
export interface HtmlParts {
  /** Without comments, scripts, style sheets and what a browser shows to nobody. */
  readonly markup: string;
  /** The texts of `<script type="application/ld+json">`, as written. */
  readonly jsonLd: readonly string[];
}

const OPENINGS = /<!--|<!\[CDATA\[|<(?:script|style|noscript|template|svg|iframe|textarea)(?=[\s/>])/gi;
/** Where a browser would take all that is left for the inside: nothing of it is markup. */
const SWALLOWS = new Set(['<!--', '<script', '<style', '<textarea']);
/** In HTML it is a mark without a meaning: what it holds is part of the page. */
const CDATA = '<![cdata[';
const JSON_LD = /\btype\s*=\s*["']?application\/ld\+json\b/i;

/** Takes a page apart in time linear in its length, whatever stands in it; nothing of a commented-out block is kept. */
export function htmlParts(html: string): HtmlParts {
  const markup: string[] = [];
  const jsonLd: string[] = [];
  const unclosed = new Set<string>();
  let kept = 0;
  OPENINGS.lastIndex = 0;
  for (let match = OPENINGS.exec(html); match; match = OPENINGS.exec(html)) {
    const name = match[0].toLowerCase();
    const start = match.index;
    const inside = OPENINGS.lastIndex;
    if (name === CDATA) {
      markup.push(html.slice(kept, start));
      kept = inside;
    }
    if (name === CDATA || unclosed.has(name)) continue;
    const close = closingOf(html, name, inside);
    if (!close) unclosed.add(name);
    if (!close && !SWALLOWS.has(name)) continue;
    const end = close ?? { start: html.length, end: html.length };
    markup.push(html.slice(kept, start), ' ');
    if (name === '<script') gatherJsonLd(html.slice(inside, end.start), jsonLd);
    kept = end.end;
    OPENINGS.lastIndex = kept;
  }
  markup.push(html.slice(kept));
  return { markup: markup.join(''), jsonLd };
}

function closingOf(html: string, name: string, from: number): { readonly start: number; readonly end: number } | null {
  if (name === '<!--') {
    const start = html.indexOf('-->', from);
    return start < 0 ? null : { start, end: start + 3 };
  }
  const closing = new RegExp(`</${name.slice(1)}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  const start = closing.exec(html)?.index;
  if (start === undefined) return null;
  const end = html.indexOf('>', start);
  return { start, end: end < 0 ? html.length : end + 1 };
}

function gatherJsonLd(script: string, blocks: string[]): void {
  const open = script.indexOf('>');
  if (open >= 0 && JSON_LD.test(script.slice(0, open))) blocks.push(script.slice(open + 1));
}
