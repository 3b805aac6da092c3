import type { Extraction } from '../config/configuration';
import type { Candidate } from './chooseReading';
import { fault, isFault, type Fault } from './fault';
import { readTable, tableFault, type Table } from './readTable';
import type { Work } from './work';
import { sheetRows } from './xlsx/sheetRows';
import { openWorkbook } from './xlsx/workbook';

// The two systems of dates lie this many days apart.
const DAYS_TO_1904 = 1462;

/** Reads the columns of one sheet, as `extractCsv` does. A date that is a number (`date_format: serial`) is counted as the workbook counts. */
export function extractXlsx(bytes: Uint8Array, extract: Extraction, work: Work): readonly Candidate[] | Fault {
  if (extract.value === null) return fault('bad-expression', '{0}: nothing says which column of {1} holds the value. Give `value` in its extraction.');
  const workbook = openWorkbook(bytes, extract.sheet);
  if (isFault(workbook)) return workbook;
  const rows = sheetRows(workbook);
  if (isFault(rows)) return rows;
  const isShifted = workbook.isFrom1904 && extract.dateFormat === 'serial';
  const table: Table = { rows, hasLetters: true, dateCell: (cell) => (isShifted && /^\d+(?:\.\d+)?$/.test(cell) ? String(Number(cell) + DAYS_TO_1904) : cell) };
  return readTable(table, extract, work) ?? tableFault(table, extract);
}
