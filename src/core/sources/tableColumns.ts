import { columnIndex } from './columnLetters';
import { excerpt, fault, type Fault } from './fault';
import { bare } from './okWhen';

export type Row = readonly string[];

/** Index from 0 by the locator of a column. */
export interface Columns {
  readonly places: ReadonlyMap<string, number>;
  /** Null where all columns are given by their place. */
  readonly header: Row | null;
  /** Index of the first row that may be data. */
  readonly start: number;
}

/** A header further down than this is none. */
export const HEADER_ROWS = 200;
const COLUMNS_NAMED = 20;

/** Place from 0 of `#2` or, as a spreadsheet shows it, `#AB`; null for a name. */
export function placeOf(locator: string, hasLetters: boolean): number | null {
  const number = /^#([1-9]\d{0,3})$/.exec(locator.trim());
  if (number) return Number(number[1]) - 1;
  const letters = hasLetters ? /^#([A-Z]{1,3})$/.exec(locator.trim())?.[1] : undefined;
  return letters === undefined ? null : columnIndex(letters);
}

const cellName = (cell: string): string => cell.normalize('NFKC').replace(/^\uFEFF/, '').replace(/\s+/g, ' ').trim();

/** `TIME_PERIOD:Time period or range` and `JP: Japan`, as statistics that come with labels write codes. */
const codeIn = (cell: string): string | null => /^([\w.-]+):\s*\D/.exec(cell)?.[1] ?? null;

/** Whether a cell says this text: all of it, one of its lines, or the code in front of a label. Width and white space do not matter. */
export const saysText = (cell: string, text: string): boolean =>
  bare(cell) === bare(text) || cell.split('\n').some((line) => bare(line) === bare(text)) || codeIn(cellName(cell)) === cellName(text);

/** Where the named cells stand in a row; null for a name that is not there, a fault for one that is there twice. */
export function placeIn(row: Row, name: string): number | null | Fault {
  const wanted = cellName(name);
  const cells = row.map(cellName);
  for (const isWanted of [(cell: string) => cell === wanted, (cell: string) => codeIn(cell) === wanted]) {
    const found = cells.flatMap((cell, index) => (isWanted(cell) ? [index] : []));
    if (found.length > 1) return fault('ambiguous', '{0}: {1} has more than one column named “{2}”. Name the column by its place, for example #2.', name);
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

/** Finds the columns: the header is the first row that has all that are named; null where none has. */
export function findColumns(rows: readonly Row[], locators: readonly string[], hasLetters: boolean): Columns | Fault | null {
  const names = locators.filter((locator) => placeOf(locator, hasLetters) === null);
  const given = locators.flatMap((locator): [string, number][] => { const place = placeOf(locator, hasLetters); return place === null ? [] : [[locator, place]]; });
  if (names.length === 0) return { places: new Map(given), header: null, start: 0 };
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const found = names.map((name) => placeIn(row, name));
    if (found.includes(null)) continue;
    const twice = found.find((place) => typeof place === 'object');
    if (twice) return twice;
    return { places: new Map([...given, ...names.map((name, at): [string, number] => [name, found[at] as number])]), header: row, start: index + 1 };
  }
  return null;
}

/** What to tell where no row has all the names: which one is missing, and what there is. */
export function columnMissing(rows: readonly Row[], locators: readonly string[], dates: readonly string[], hasLetters: boolean): Fault {
  const names = locators.filter((locator) => placeOf(locator, hasLetters) === null);
  const header = likelyHeader(rows, names);
  const missing = names.find((name) => placeIn(header, name) === null) ?? locators[0] ?? '';
  const listed = header.map(cellName).filter((name) => name !== '').slice(0, COLUMNS_NAMED).map((name) => excerpt(name)).join(', ');
  const error = dates.includes(missing) && names.length > 0 ? 'no-date' : 'no-value';
  return fault(error, '{0}: the reply of {1} has no column “{2}”. Name one of those found: {3}', cellName(missing), listed || '–');
}

/** The row that has most of the names, else the one with most cells, each time the first of its kind. */
function likelyHeader(rows: readonly Row[], names: readonly string[]): Row {
  let best: { readonly row: Row; readonly score: number } = { row: [], score: -1 };
  for (const row of rows.slice(0, HEADER_ROWS)) {
    const score = names.filter((name) => placeIn(row, name) !== null).length * 10_000 + row.filter((cell) => cellName(cell) !== '').length;
    if (score > best.score) best = { row, score };
  }
  return best.row;
}
