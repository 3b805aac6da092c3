import type { Reference, Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import { readEntry } from './referenceEntry';
import { splitTitle } from './referenceTitle';
import { tidy } from './referenceWords';

/** What the columns of a table of references hold, by their titles: indexes, -1 where there is none. */
export interface Columns {
  readonly id: number;
  readonly title: number;
  readonly publisher: number;
  readonly note: number;
}

const ID = /^(?:id|no\.?|number|ref\.?|reference|#|№|番号|出典番号)$/i;
const TITLE = /title|document|article|report|description|タイトル|題名|表題|資料名|文献|記事|件名/i;
const PUBLISHER = /publisher|outlet|publication|organi[sz]ation|issuer|^source$|媒体|発行|出版|機関|配信|^出典$|^出所$/i;
const NOTE = /date|year|published|日付|発行日|年月|公開日|^年$/i;

export function readColumns(text: string, titles: Range): Columns {
  const cells = cellsOf(text, titles).map((cell) => tidy(text, cell.start, cell.end));
  const id = cells.findIndex((cell) => ID.test(cell));
  const title = cells.findIndex((cell, index) => index !== id && TITLE.test(cell));
  const isFree = (index: number): boolean => index !== id && index !== title;
  const note = cells.findIndex((cell, index) => isFree(index) && NOTE.test(cell));
  return { id, title, publisher: cells.findIndex((cell, index) => isFree(index) && index !== note && PUBLISHER.test(cell)), note };
}

/** Reads a row: `| [24] | Title | Publisher | 2025 |`. What the titles of the columns do not tell is read as in any other entry. */
export function readRow(text: string, range: Range, columns: Columns, residue: readonly Residue[]): Reference | null {
  const cells = cellsOf(text, range);
  const entry = readEntry(text, { range, start: cells[0]?.start ?? range.start, end: range.end, form: 'row', number: null }, residue);
  if (!entry) return null;
  const words = (index: number): string | null => {
    const cell = cells[index];
    const found = cell ? tidy(text, cell.start, cell.end) : '';
    return found === '' || found === 'None' || found.includes('://') ? null : found;
  };
  const first = cells[0] ? tidy(text, cells[0].start, cells[0].end) : '';
  const id = columns.id >= 0 ? words(columns.id) : /^\[?\^?\d{1,4}\]?$/.test(first) ? first : null;
  const isLinked = entry.urlRange !== null && text.startsWith('](', entry.urlRange.start - 2);
  const title = words(columns.title) ?? (isLinked ? entry.title : words(id === null ? 0 : 1));
  const named = words(columns.publisher) ?? (isLinked ? entry.publisher : null);
  const titled = named === null && title !== null ? splitTitle(title, entry.url) : { title, publisher: named };
  return { ...entry, ...titled, note: words(columns.note), id: id?.replace(/^\[\^?|\]$/g, '') ?? entry.id };
}

/** The cells of a row, without the bars between them. */
function cellsOf(text: string, range: Range): Range[] {
  const cells: Range[] = [];
  let start = text.charCodeAt(range.start) === 0x7c ? range.start + 1 : range.start;
  for (let at = start; at < range.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x7c) {
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  if (tidy(text, start, range.end) !== '') cells.push({ start, end: range.end });
  return cells;
}
