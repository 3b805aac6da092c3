import type { Extraction } from '../config/configuration';
import type { Candidate } from './chooseReading';
import { dateLocators, hasDates, refine } from './extraction';
import { excerpt, fault, isFault, type Fault } from './fault';
import { isContained, okFault } from './okWhen';
import { parseSourceDate } from './parseSourceDate';
import { isMissing, parseSourceNumber } from './sourceNumber';
import { columnMissing, findColumns, placeIn, placeOf, saysText, type Columns, type Row } from './tableColumns';
import type { Work } from './work';

export interface Table {
  readonly rows: readonly Row[];
  /** Columns may be named by letters too: `#AB`. */
  readonly hasLetters: boolean;
  /** What a cell says where it stands in a column of the date. */
  readonly dateCell?: (cell: string) => string;
}

/**
 * The values of a column with their dates, each named as in the header row or, as `#2`, by its place from 1. The header is the first row that has all the
 * names, so that titles above it do no harm; rows that lack a text which `row` asks for are left out. Null where the table has no such columns.
 */
export function readTable(table: Table, extract: Extraction, work: Work): readonly Candidate[] | Fault | null {
  const columns = findColumns(table.rows, columnLocators(extract), table.hasLetters);
  if (columns === null || isFault(columns)) return columns;
  if (!reaches(table.rows, columns)) return null;
  const unexpected = headerFault(table, columns, extract);
  if (unexpected) return unexpected;
  const rows = chosenRows(table.rows.slice(columns.start), columns, extract);
  if (isFault(rows)) return rows;
  return refine(rows.map((row) => ({ text: cellAt(row, columns, extract.value ?? ''), date: dateAt(row, columns, table, extract) })), extract, work);
}

/** Which of its columns a table lacks. */
export const tableFault = ({ rows, hasLetters }: Table, extract: Extraction): Fault => columnMissing(rows, columnLocators(extract), dateLocators(extract), hasLetters);

const columnLocators = (extract: Extraction): readonly string[] => [extract.value ?? '', ...dateLocators(extract), ...Object.keys(extract.row)];

/** Whether the table is wide enough for its columns: a wrong separator gives rows of one cell. */
const reaches = (rows: readonly Row[], { places }: Columns): boolean => rows.some((row) => row.length > Math.max(...places.values()));

const cellAt = (row: Row, { places }: Columns, locator: string): string | undefined => row[places.get(locator) ?? -1];

function dateAt(row: Row, columns: Columns, { dateCell = (cell) => cell }: Table, extract: Extraction): string | undefined {
  const locators = dateLocators(extract);
  return locators.length === 0 ? undefined : locators.map((locator) => dateCell(cellAt(row, columns, locator) ?? '')).join(' ');
}

function chosenRows(rows: readonly Row[], columns: Columns, { row: wanted }: Extraction): readonly Row[] | Fault {
  let left = rows;
  for (const [column, text] of Object.entries(wanted)) {
    const kept = left.filter((row) => saysText(cellAt(row, columns, column) ?? '', text));
    if (kept.length === 0 && left.length > 0) return fault('no-value', '{0}: no row in the reply of {1} has “{3}” in the column “{2}”. Correct `row` in its extraction.', column, text);
    left = kept;
  }
  return left;
}

/** A header is whatever stands in a column above its first data, in as many rows as it takes. */
function headerFault(table: Table, columns: Columns, extract: Extraction): Fault | null {
  const { rows } = table;
  const isData = (row: Row): boolean => {
    if (hasDates(extract) && dateLocators(extract).length > 0) return parseSourceDate(dateAt(row, columns, table, extract), extract.dateFormat) !== null;
    const cell = cellAt(row, columns, extract.value ?? '');
    return !isMissing(cell) && parseSourceNumber(cell) !== null;
  };
  const first = rows.findIndex((row, index) => index >= columns.start && isData(row));
  const head = first < 0 ? rows.slice(0, Math.max(columns.start, 1)) : rows.slice(0, first);
  return okFault(extract.okWhen, head.map((row) => excerpt(row.join(','))).join(' '), {
    standsAt: (locator) => {
      const place = placeOf(locator, table.hasLetters) ?? placeIn(columns.header ?? [], locator);
      if (place === null) return [];
      if (typeof place === 'object') return place;
      const cells = head.map((row) => row[place] ?? '').filter((cell) => cell.trim() !== '');
      return [...cells, ...(cells.length > 1 ? [cells.join('')] : [])];
    },
    accepts: isContained, oneSuffices: true,
  });
}
