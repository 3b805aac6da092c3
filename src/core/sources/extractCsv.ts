import Papa from 'papaparse/papaparse.min.js';
import { refine, type Extractor } from './extraction';
import { readTable, tableFault, type Table } from './readTable';
import type { Row } from './tableColumns';

const DELIMITERS = [',', '\t', ';', '|'];

/** Reads the columns of a table whose rows are lines; the separator is the first of comma, tab, semicolon and bar with which the columns are there. */
export const extractCsv: Extractor = (text, extract, work) => {
  if (extract.value === null) return refine([{ text, date: undefined }], extract, work);
  let first: Table | null = null;
  for (const delimiter of DELIMITERS) {
    const rows: readonly Row[] = Papa.parse(text, { delimiter, header: false, skipEmptyLines: 'greedy' }).data;
    const table: Table = { rows, hasLetters: false };
    const read = readTable(table, extract, work);
    if (read !== null) return read;
    first ??= table;
  }
  return tableFault(first ?? { rows: [], hasLetters: false }, extract);
};
