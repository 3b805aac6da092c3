import type { Reference } from '../../model/citation';
import type { Range } from '../../model/range';
import { splitTitle } from './referenceTitle';
import { tidy, unquoted } from './referenceWords';

const DEFINITION = /\[((?:[^\\[\]]|\\[\s\S]){1,999})\]:\s*(?:<([^<>\n]*)>|(\S+))/y;
const URL = /^https?:\/\//i;

/** Reads a link definition, `[1]: https://… "Title"` (of a footnote: `[^1]: https://…`). One that leads to a file or a heading is null: it names no source. */
export function readDefinition(text: string, range: Range): Reference | null {
  DEFINITION.lastIndex = range.start;
  const match = DEFINITION.exec(text);
  const label = match?.[1] ?? '';
  const url = match?.[2] ?? match?.[3] ?? '';
  const behind = DEFINITION.lastIndex;
  if (!match || behind > range.end || !URL.test(url)) return null;
  const start = behind - url.length - (match[2] === undefined ? 0 : 1);
  const urlRange = { start, end: start + url.length };
  const { title, publisher } = splitTitle(titleOf(text.slice(behind, range.end).trim()), url);
  return { range, form: 'definition', title, url, urlRange, urls: [{ range: urlRange, href: url }], publisher, note: null, id: label.startsWith('^') ? label.slice(1) : label };
}

function titleOf(quoted: string): string {
  if (quoted === '') return '';
  const words = tidy(quoted, 1, quoted.length - 1);
  return unquoted(words) ?? words;
}
