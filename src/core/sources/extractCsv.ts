import Papa from 'papaparse/papaparse.min.js';
import type { PlainExtraction } from './readReply';
import { chooseReading, type Candidate, type Reading } from './chooseReading';
import { excerpt, fault, type Fault } from './fault';

type Row = readonly string[];
interface Columns {
  readonly value: number;
  readonly date: number;
  /** Index of the first row of data. */
  readonly start: number;
}

const DELIMITERS = [',', '\t', ';', '|'];
/** A header further down than this is none. */
const HEADER_ROWS = 200;
const COLUMNS_NAMED = 20;

/**
 * Reads value and date from two columns, named as in the header row or, as `#2`, by their place from 1. The header is the first row that has
 * both names, so that titles above it do no harm; rows without a date (footers, notes) are passed over, and the newest date with a value counts.
 */
export function extractCsv(text: string, extract: PlainExtraction): Reading | Fault {
  let first: readonly Row[] | null = null;
  for (const delimiter of DELIMITERS) {
    const rows: readonly Row[] = Papa.parse(text, { delimiter, header: false, skipEmptyLines: 'greedy' }).data;
    first ??= rows;
    const columns = findColumns(rows, extract);
    if (columns && 'error' in columns) return columns;
    if (columns && hasCells(rows, columns)) return chooseReading(candidates(rows, columns), extract.dateFormat);
  }
  return columnMissing(first ?? [], extract);
}

function* candidates(rows: readonly Row[], columns: Columns): Generator<Candidate> {
  for (let index = columns.start; index < rows.length; index++) {
    yield { value: rows[index]?.[columns.value], date: rows[index]?.[columns.date] };
  }
}

function findColumns(rows: readonly Row[], extract: PlainExtraction): Columns | Fault | null {
  const value = placeOf(extract.value);
  const date = placeOf(extract.date);
  if (value !== null && date !== null) return { value, date, start: 0 };
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const cells = row.map(cellName);
    const found = [extract.value, extract.date].map((name) => placeOf(name) ?? cells.indexOf(cellName(name))) as [number, number];
    if (found.includes(-1)) continue;
    const twice = [extract.value, extract.date].find((name) => placeOf(name) === null && cells.indexOf(cellName(name)) !== cells.lastIndexOf(cellName(name)));
    if (twice !== undefined) return fault('ambiguous', '{0}: {1} has more than one column named “{2}”. Name the column by its place, for example #2.', twice);
    return { value: found[0], date: found[1], start: index + 1 };
  }
  return null;
}

const hasCells = (rows: readonly Row[], columns: Columns): boolean => rows.some((row) => row.length > Math.max(columns.value, columns.date));

/** 0-based place of `#2`; null for a name. */
function placeOf(column: string): number | null {
  const match = /^#([1-9]\d{0,3})$/.exec(column.trim());
  return match ? Number(match[1]) - 1 : null;
}

const cellName = (cell: string): string => cell.replace(/^\uFEFF/, '').replace(/\s+/g, ' ').trim();

function columnMissing(rows: readonly Row[], extract: PlainExtraction): Fault {
  const names = [extract.value, extract.date].filter((name) => placeOf(name) === null).map(cellName);
  const header = likelyHeader(rows, names);
  const missing = names.find((name) => !header.includes(name)) ?? extract.value;
  const listed = header.filter((name) => name !== '').slice(0, COLUMNS_NAMED).map((name) => excerpt(name)).join(', ');
  const error = missing === cellName(extract.date) && names.length > 0 ? 'no-date' : 'no-value';
  return fault(error, '{0}: the reply of {1} has no column “{2}”. Name one of those found: {3}', missing, listed || '–');
}

/** The row that has most of the names, else the one with most cells, each time the first of its kind. */
function likelyHeader(rows: readonly Row[], names: readonly string[]): readonly string[] {
  let best: { readonly cells: readonly string[]; readonly score: number } = { cells: [], score: -1 };
  for (const row of rows.slice(0, HEADER_ROWS)) {
    const cells = row.map(cellName);
    const score = names.filter((name) => cells.includes(name)).length * 10_000 + cells.filter((cell) => cell !== '').length;
    if (score > best.score) best = { cells, score };
  }
  return best.cells;
}
