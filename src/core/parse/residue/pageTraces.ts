import { closesLine, isBlank, lineEnd, lineStart, mark, matchAt, opensLine, type ResidueReader } from './mark';

const FOOTNOTE = /\(#user-content-fn(?:ref)?-([\w-]{1,40})\)/y;

/** Anchor `(#`: the links of rendered footnotes, `[↩](#user-content-fnref-1)` and `[1](#user-content-fn-1)`. */
export const readFootnoteLink: ResidueReader = (text, at, floor, found) => {
  const match = text.charCodeAt(at - 1) === 0x5d ? matchAt(FOOTNOTE, text, at) : null;
  if (!match?.[1]) return at + 1;
  let depth = 0;
  for (let start = at - 1; start >= floor && at - start < 16; start--) {
    const code = text.charCodeAt(start);
    if (code === 0x5d) depth++;
    else if (code === 0x5b && --depth === 0) {
      found.push(mark('footnote-link', start, at + match[0].length, [match[1]]));
      return at + match[0].length;
    }
  }
  return at + 1;
};

const CANVAS = /:::writing[ \t]?\{[^{}\r\n]{0,300}\}/y;

/** Anchor `:::`: the line `:::writing{variant="document" id="12345"}` above what was written in the canvas. */
export const readCanvasOpening: ResidueReader = (text, at, _floor, found) => {
  let behind = at + 3;
  while (text.charCodeAt(behind) === 0x3a) behind++;
  const match = behind === at + 3 ? matchAt(CANVAS, text, at) : null;
  if (!match || !opensLine(text, at) || !closesLine(text, at + match[0].length)) return behind;
  found.push(mark('canvas', at, at + match[0].length));
  return at + match[0].length;
};

export const UPLOAD = 'ppl-ai-file-upload.s3.amazonaws.com';
const SCHEME = /https?:\/\/$/;
const TARGET_END = /[\s<>"'`|\\^。、，」』）】]/;
const LONGEST_URL = 2_000;

/** The address of a file that the asker gave to Perplexity, with the brackets it stands in; what it was called stays. */
export const readUploadLink: ResidueReader = (text, at, floor, found) => {
  const scheme = SCHEME.exec(text.slice(Math.max(floor, at - 8), at));
  if (!scheme) return at + UPLOAD.length;
  let start = at - scheme[0].length;
  let end = at + UPLOAD.length;
  const limit = Math.min(text.length, end + LONGEST_URL);
  const isTarget = text.charCodeAt(start - 1) === 0x28 && text.charCodeAt(start - 2) === 0x5d;
  while (end < limit && !TARGET_END.test(text.charAt(end)) && text.charCodeAt(end) !== 0x29 && text.charCodeAt(end) !== 0x5d) end++;
  while (/[.,;:!?*_]/.test(text.charAt(end - 1))) end--;
  const isBracketed = (isTarget && text.charCodeAt(end) === 0x29) || (text.charCodeAt(start - 1) === 0x3c && text.charCodeAt(end) === 0x3e);
  if (isBracketed && start - 1 >= floor) {
    start--;
    end++;
  }
  found.push(mark('private-upload', start, end));
  return end;
};

const CLOSING = /^[ \t>*_]{0,8}Answer from Perplexity:/;

/** Anchor `x.ai/s`, the rarest letters of the line `Answer from Perplexity: pplx.ai/share`. */
export const readClosingLine: ResidueReader = (text, at, floor, found) => {
  if (!text.startsWith('pplx.ai/share', at - 3)) return at + 1;
  const start = lineStart(text, at);
  const end = lineEnd(text, at);
  const line = text.slice(start, end);
  if (start < floor || !CLOSING.test(line)) return at + 1;
  const indent = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
  found.push(mark('perplexity-page', start + indent, start + line.trimEnd().length));
  return end;
};

/** Letters that a sentence may end with before its citation numbers: Latin and Japanese ones, a closing bracket or mark. */
const BEFORE_COMMAS = /[A-Za-z\u3005-\u3007\u3040-\u30FF\u4E00-\u9FFF）)」』®™]/;
/** A row of comma-separated values has such commas too, near by. */
const ROW = /[,"，][^\r\n。「」[\]]*$/;

/**
 * Anchors `,,` and `,。`: the commas between citation numbers that NotebookLM left out, directly before `。`, `]` or `」`. A single one
 * only before `。`, where no comma can stand.
 */
export const readLostNumbers: ResidueReader = (text, at, _floor, found) => {
  let end = at;
  while (text.charCodeAt(end) === 0x2c) end++;
  const next = text.charCodeAt(end);
  const isClosing = next === 0x3002 || (end - at > 1 && (next === 0x5d || next === 0x300d));
  if (!isClosing || !BEFORE_COMMAS.test(text.charAt(at - 1)) || text.charCodeAt(end + 1) === 0x2c) return end;
  if (!ROW.test(text.slice(Math.max(0, at - 8), at))) found.push(mark('lost-numbers', at, end));
  return end;
};

/** Whether a line holds nothing but the three colons that close a canvas. */
export function isCanvasClosing(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x3e)) at++;
  return text.slice(at, end).trimEnd() === ':::';
}
