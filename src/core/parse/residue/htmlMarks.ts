import type { Residue, ResidueKind } from '../../model/citation';
import { GAP, hasEmptyLine, mark, matchAt, type ResidueReader } from './mark';

const ATTRIBUTES = String.raw`[^<>\r\n]{0,300}(?:(?:\r\n?|\n)[^<>\r\n]{1,300}){0,2}`;
const CLOSE = String.raw`</(?:grok|arkr):render>`;
const BARE = String.raw`<argument name=\\?"(?:citation_id|image_id)\\?">${GAP}[^<>\s]{1,40}${GAP}</argument>`;
const ARGUMENT = String.raw`<argument name=\\?"[a-z_]{1,30}\\?">${GAP}[^<>\r\n]{0,80}${GAP}</argument>`;

/** Whole, or what is left of one: only the argument, only one of the tags. */
const RENDER = new RegExp(String.raw`<(?:grok|arkr):render\b${ATTRIBUTES}>(?:${GAP}${ARGUMENT}){0,4}(?:${GAP}${CLOSE})?|${BARE}(?:${GAP}${CLOSE})?|${CLOSE}`, 'y');
const RENDER_ID = /name=\\?"(?:citation_id|image_id)\\?">\s*([^<>\s]{1,40})/g;

const CARD = new RegExp(String.raw`<grok-card\b${ATTRIBUTES}>(?:${GAP}</grok-card>)?|</grok-card>`, 'y');
const CARD_ID = /\bdata-id=\\?["“]([\w-]{1,40})/g;

/** What Perplexity puts into the file it exports: its logo, references that are not to be seen, the three stars at the end. */
const LOGO = /<img\s[^<>]{0,200}?\bperplexity\.ai\/[^<>]{0,400}>/y;
const HIDDEN = /<span style=\\?"display:\s?none;?\\?">[ \t]?(?:\[\^[\w-]{1,20}\][ \t]?)+<\/span>/y;
const HIDDEN_ID = /\[\^([\w-]{1,20})\]/g;
const STARS = /<div align=\\?"center\\?">\s{0,4}⁂\s{0,4}<\/div>/y;

/** Anchor `<`. */
export const readHtmlMark: ResidueReader = (text, at, _floor, found) => {
  switch (text.charCodeAt(at + 1)) {
    case 0x61: // argument, arkr
      return readTag(RENDER, 'grok-render', RENDER_ID, text, at, found);
    case 0x67: case 0x2f: { // grok:render, grok-card, their ends
      const behind = readTag(RENDER, 'grok-render', RENDER_ID, text, at, found);
      return behind > at + 1 ? behind : readTag(CARD, 'grok-card', CARD_ID, text, at, found);
    }
    case 0x69: // img
      return readTag(LOGO, 'perplexity-page', null, text, at, found);
    case 0x73: // span
      return readTag(HIDDEN, 'hidden-footnotes', HIDDEN_ID, text, at, found);
    case 0x64: // div
      return readTag(STARS, 'perplexity-page', null, text, at, found);
    default:
      return at + 1;
  }
};

function readTag(pattern: RegExp, kind: ResidueKind, id: RegExp | null, text: string, at: number, found: Residue[]): number {
  const match = matchAt(pattern, text, at);
  if (!match) return at + 1;
  const end = at + match[0].length;
  if (hasEmptyLine(text, at, end)) return at + 1;
  found.push(mark(kind, at, end, id ? idsIn(match[0], id) : undefined));
  return end;
}

function idsIn(text: string, pattern: RegExp): string[] {
  const ids: string[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) if (match[1] !== undefined) ids.push(match[1]);
  return ids;
}
