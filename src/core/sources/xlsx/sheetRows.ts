import { columnIndex } from '../columnLetters';
import { fault, type Fault } from '../fault';
import type { Row } from '../tableColumns';
import { attribute, children, textOf, type Element, type Workbook } from './workbook';

/** More than any table of figures has; empty cells between two filled ones count. */
const MOST_CELLS = 2_000_000;
const MOST_COLUMNS = 2_000;

/** The cells of a sheet as texts, row by row; rows without a cell are left out. A text in merged cells stands in each of them, as a reader sees it; a number stands once. */
export function sheetRows({ sheet, shared }: Workbook): readonly Row[] | Fault {
  const rows = new Map<number, string[]>();
  let cells = 0;
  for (const element of children(children(sheet, 'sheetData')[0], 'row')) {
    for (const cell of children(element, 'c')) {
      const place = cellPlace(attribute(cell, 'r') ?? '');
      if (place === null) return unreadable;
      const row = rows.get(place.row) ?? [];
      cells += Math.max(0, place.column + 1 - row.length);
      if (place.column >= MOST_COLUMNS || cells > MOST_CELLS) return tooLarge;
      while (row.length <= place.column) row.push('');
      row[place.column] = cellText(cell, shared);
      rows.set(place.row, row);
    }
  }
  const merged = spreadMerged(sheet, rows, MOST_CELLS - cells);
  return merged ?? [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
}

const tooLarge = fault('too-large', '{0}: the workbook at {1} unpacks to more than is read. Ask for a smaller one.');
const unreadable = fault('malformed-reply', '{0}: {1} did not answer with an XLSX workbook. Check the address; older .xls files cannot be read.');

/** Row and column from 0 of `AB12`. */
function cellPlace(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (!match) return null;
  return { row: Number(match[2]) - 1, column: columnIndex(match[1] ?? '') };
}

function cellText(cell: Element, shared: readonly Element[]): string {
  const value = textOf(children(cell, 'v')[0]);
  switch (attribute(cell, 't')) {
    case 's': return richText(shared[Number(value)]);
    case 'inlineStr': return richText(children(cell, 'is')[0]);
    case 'b': case 'e': case 'd': return value;
    case 'str': return literal(value);
    // A formula that was never reckoned has no value; where it is but a number (`=22.8`), it says the value itself.
    default: return value === '' ? literal(`=${textOf(children(cell, 'f')[0])}`) : value;
  }
}

/** Runs of a text with its own looks; readings of Japanese (`rPh`) are no part of it. */
const richText = (element: Element | undefined): string => literal([...children(element, 't'), ...children(element, 'r').flatMap((run) => children(run, 't'))].map(textOf).join(''));

/** A number that is written as a formula: `=22.8`. */
const literal = (text: string): string => (/^=\s*[-+]?[\d.,]*\s*$/.test(text) ? text.replace(/^=\s*/, '') : text);

function spreadMerged(sheet: Element, rows: ReadonlyMap<number, string[]>, most: number): Fault | null {
  let left = most;
  for (const merge of children(children(sheet, 'mergeCells')[0], 'mergeCell')) {
    const [first, last] = (attribute(merge, 'ref') ?? '').split(':').map(cellPlace);
    const text = first ? rows.get(first.row)?.[first.column] : undefined;
    if (!first || !last || text === undefined || text === '' || isNumber(text)) continue;
    left -= (last.row - first.row + 1) * (last.column + 1);
    if (left < 0 || last.column >= MOST_COLUMNS) return tooLarge;
    for (let at = first.row; at <= last.row; at++) fill(rows.get(at), first.column, last.column, text);
  }
  return null;
}

const isNumber = (text: string): boolean => /^[-+]?[\d.,]+(?:e[-+]?\d+)?%?$/i.test(text.normalize('NFKC').trim());

/** Only rows that have a cell of their own are filled. */
function fill(row: string[] | undefined, from: number, to: number, text: string): void {
  for (let column = from; row !== undefined && column <= to; column++) {
    while (row.length <= column) row.push('');
    if (row[column] === '') row[column] = text;
  }
}
