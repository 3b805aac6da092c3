import { strToU8, zipSync } from 'fflate';

type Cell = string | number | null;

/** An XLSX file with one sheet: texts as shared strings, as spreadsheet programs write them; a text that begins with `=` as a formula without a kept result. */
export function workbook(sheet: string, rows: readonly (readonly Cell[])[], otherSheets: readonly string[] = []): Uint8Array {
  const shared: string[] = [];
  const cellOf = (cell: Cell, at: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    if (cell.startsWith('=')) return `<c r="${at}"><f>${escaped(cell.slice(1))}</f></c>`;
    const index = shared.includes(cell) ? shared.indexOf(cell) : shared.push(cell) - 1;
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  };
  const data = rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellOf(cell, `${columnName(c)}${r + 1}`)).join('')}</row>`).join('');
  const names = [sheet, ...otherSheets];
  const part = (content: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
  const relationship = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relationships = (...all: string[]): Uint8Array => part(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`);
  return zipSync({
    '[Content_Types].xml': part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': part(`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': relationships(...names.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)), relationship('rId99', 'sharedStrings', 'sharedStrings.xml')),
    'xl/worksheets/sheet1.xml': part(`<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`),
    ...Object.fromEntries(otherSheets.map((_, index) => [`xl/worksheets/sheet${index + 2}.xml`, part(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`)])),
    'xl/sharedStrings.xml': part(`<sst xmlns="${MAIN}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`),
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const columnName = (index: number): string => (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));
