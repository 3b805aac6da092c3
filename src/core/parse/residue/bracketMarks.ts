import type { Residue } from '../../model/citation';
import { GAP, mark, matchAt, NUMBER, readPattern, withBackslash, type ResidueReader } from './mark';
import { readOaiCitation } from './oaiCitation';
import { readLostEntity } from './privateUse';

const WEB = new RegExp(String.raw`\[web:${NUMBER}(?:,${GAP}(?:web:)?${NUMBER}){0,40}\\?\](?!\()`, 'y');
const CITE = new RegExp(String.raw`\[cite(?:\\?_start|:${GAP}${NUMBER}(?:,${GAP}${NUMBER}){0,80})\\?\]`, 'y');
const NUMBERS = /\d+(?:[-–]\d+)?/g;
const SPAN = /\[span\\?_\d{1,6}\\?\]\((?:start|end)\\?_span\)/y;
const ATTACHED = /\[attached\\?_file:\d{1,6}\\?\](?!\()/y;
const CARET = /\[\\?\^\d{1,4}(?:[,-] ?\d{1,4}){0,10}\\?\^\\?\]/y;
const DIGITS = /\d+/g;

/** Anchor `[`. */
export const readBracketMark: ResidueReader = (text, at, floor, found) => {
  switch (text.charCodeAt(at + 1)) {
    case 0x77: // web
      return readPattern(WEB, 'web-ref', NUMBERS, text, at, found);
    case 0x63: // cite
      return readPattern(CITE, 'gemini-cite', NUMBERS, text, at, found);
    case 0x73: // span
      return readPattern(SPAN, 'gemini-span', DIGITS, text, at, found);
    case 0x61: // attached_file
      return readPattern(ATTACHED, 'attached-file', DIGITS, text, at, found);
    case 0x6f: { // oaicite, oai_citation
      const behind = readContentReference(text, at, floor, found);
      return behind > at + 1 ? behind : readOaiCitation(text, at, found);
    }
    case 0x5e: // ^
      return readPattern(CARET, 'caret-mark', DIGITS, text, at, found);
    case 0x5b: // [
      return readDoubleBracket(text, at, found);
    case 0x5c: { // an escaped second bracket or caret
      const behind = readDoubleBracket(text, at, found);
      return behind > at + 1 ? behind : readPattern(CARET, 'caret-mark', DIGITS, text, at, found);
    }
    case 0x22: // ["
      return readLostEntity(text, at, found);
    default:
      return at + 1;
  }
};

const OAICITE = /\[oaicite:(\d{1,6})\\?\](?:\\?\{index=\d{1,6}\\?\}|index=\d{1,6}\\?\})?/y;
const NAME = 'contentReference';

/** The name with its colon stands before the bracket, and may be gone. */
function readContentReference(text: string, at: number, floor: number, found: Residue[]): number {
  const match = matchAt(OAICITE, text, at);
  if (!match?.[1]) return at + 1;
  let start = withBackslash(text, at);
  if (start - NAME.length >= floor && text.startsWith(NAME, start - NAME.length)) {
    start -= NAME.length;
    for (let colons = 0; colons < 2 && start > floor && text.charCodeAt(start - 1) === 0x3a; colons++) start--;
  }
  found.push(mark('content-reference', start, at + match[0].length, [match[1]]));
  return at + match[0].length;
}

/** At most three digits: four are a year, and `[[2024]]` the name of a note. */
const DOUBLE = new RegExp(String.raw`\[\\?\[\d{1,3}(?:,${GAP}\d{1,3}){0,20}\\?\]\\?\]`, 'y');
const POE = /\(https:\/\/poe\.com\/citation\?[^()\s]{1,300}\)/y;
/** What makes of the brackets a value, a picture or a part of something else. */
const VALUE = /[=([{,:!]/;

/** `[[56]]` and `[[6,41]]`; with a target it is an ordinary link, except where the target is a page that only the asker can open. */
function readDoubleBracket(text: string, at: number, found: Residue[]): number {
  const match = matchAt(DOUBLE, text, at);
  if (!match) return at + 1;
  const start = withBackslash(text, at);
  const end = at + match[0].length;
  const next = text.charCodeAt(end);
  const ids = match[0].match(DIGITS) ?? [];
  if (next === 0x28) {
    const target = matchAt(POE, text, end);
    if (target) found.push(mark('poe-link', start, end + target[0].length, ids));
    return end + (target?.[0].length ?? 0);
  }
  let before = start - 1;
  while (text.charCodeAt(before) === 0x20 && start - before < 4) before--;
  if (next !== 0x5d && !(before >= 0 && VALUE.test(text.charAt(before)))) found.push(mark('double-bracket', start, end, ids));
  return end;
}
