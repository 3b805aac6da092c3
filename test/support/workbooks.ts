import { strToU8, zipSync } from 'fflate';

type Cell = string | number | null | { readonly xml: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merged?: readonly string[];
}

/** An XLSX file in the shape that spreadsheets write: texts are shared, numbers stand in their cells; `xml` is a cell with its own content, its address being `{r}`. */
export function workbookOf(sheets: readonly Sheet[], { from1904 = false, more = {} }: { readonly from1904?: boolean; readonly more?: Record<string, string> } = {}): Uint8Array {
  const shared: string[] = [];
  const cellXml = (cell: Cell, address: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'object') return cell.xml.replaceAll('{r}', address);
    if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
    shared.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`);
    return `<c r="${address}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const sheetXml = ({ rows, merged = [] }: Sheet): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`)).join('')}</row>`).join('')}</sheetData>${merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`;
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="${at % 2 === 0 ? '' : '/xl/'}worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
    ...more,
  };
  parts['xl/sharedStrings.xml'] ??= `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${shared.join('')}</sst>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
