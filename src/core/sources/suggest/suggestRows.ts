import type { ExtractFormat } from '../../config/configuration';
import { UNSTATED_EXTRACTION } from '../../config/sourceDefaults';
import { parseSourceNumber } from '../sourceNumber';
import { dateFormatsOf } from './dateFormatsOf';
import type { Suggestion } from './suggestion';

type Row = readonly string[];

const HEADER_ROWS = 60;

/** The columns of numbers beside a column of dates, as in a CSV file or a sheet. */
export function suggestRows(rows: readonly Row[], format: Extract<ExtractFormat, 'csv' | 'xlsx'>): Suggestion[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const dated = Array.from({ length: width }, (_, column) => datesOf(rows, column)).find((one) => one !== null);
  if (!dated) return [];
  const header = headerOf(rows, dated.first);
  const names = Array.from({ length: width }, (_, column) => nameOf(header, column));
  return names.flatMap((name, column): Suggestion[] => {
    const values = dated.rows.map((row) => row[column] ?? '');
    const newest = column === dated.column ? undefined : valueOfNewest(values, dated.samples);
    if (newest === undefined) return [];
    return [{
      extract: { ...UNSTATED_EXTRACTION, format, value: name, date: [names[dated.column] ?? '#1'], dateFormat: dated.formats[0] ?? 'iso' },
      value: newest, context: rows.slice(0, dated.first).map((row) => row[column] ?? '').join(' ').trim(), date: dated.samples[values.lastIndexOf(newest)] ?? null, dateFormats: dated.formats,
    }];
  });
}

interface DateColumn {
  readonly column: number;
  /** Index of the first row with a date. */
  readonly first: number;
  readonly rows: readonly Row[];
  readonly samples: readonly string[];
  readonly formats: Suggestion['dateFormats'];
}

/** The rows that begin with a date in this column, in the format that most of them have. */
function datesOf(rows: readonly Row[], column: number): DateColumn | null {
  const first = rows.findIndex((row) => dateFormatsOf([row[column] ?? '']).length > 0);
  if (first < 0 || first > HEADER_ROWS) return null;
  const dated = rows.slice(first).filter((row) => dateFormatsOf([row[column] ?? '']).length > 0);
  const samples = dated.map((row) => row[column] ?? '');
  const formats = dateFormatsOf(samples);
  return formats.length > 0 ? { column, first, rows: dated, samples, formats } : null;
}

/** The last row above the dates that names more than one column. */
const headerOf = (rows: readonly Row[], first: number): Row => rows.slice(0, first).findLast((row) => row.filter((cell) => cell.trim() !== '').length > 1) ?? [];

/** A column is called by its name where no other has it, else by its place. */
function nameOf(header: Row, column: number): string {
  const name = (header[column] ?? '').replace(/\s+/g, ' ').trim();
  const isSure = name !== '' && !/^#\d+$/.test(name) && header.filter((cell) => cell.replace(/\s+/g, ' ').trim() === name).length === 1;
  return isSure ? name : `#${column + 1}`;
}

/** The number of the latest date that has one; the order of the text is that of the days in most files, whichever way round. */
function valueOfNewest(values: readonly string[], samples: readonly string[]): string | undefined {
  const isNumber = (value: string): boolean => parseSourceNumber(value) !== null;
  return (samples[0] ?? '') > (samples.at(-1) ?? '') ? values.find(isNumber) : values.findLast(isNumber);
}
