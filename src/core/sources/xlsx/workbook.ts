import { excerpt, fault, isFault, type Fault } from '../fault';
import { bare } from '../okWhen';
import { parseXml } from '../xmlTree';
import { TooLarge, unzipParts } from './unzipParts';

/** An element as `parseXml` gives it. */
export interface Element {
  readonly [name: string]: string | readonly Element[];
}

export const children = (element: Element | undefined, name: string): readonly Element[] => {
  const found = element?.[name];
  return typeof found === 'object' ? found : [];
};
export const attribute = (element: Element | undefined, name: string): string | null => {
  const found = element?.[`@${name}`];
  return typeof found === 'string' ? found : null;
};
export const textOf = (element: Element | undefined): string => {
  const found = element?.['#text'];
  return typeof found === 'string' ? found : '';
};

export interface Workbook {
  readonly sheet: Element;
  /** Texts that cells refer to by their index. */
  readonly shared: readonly Element[];
  /** Its dates are counted from 1904. */
  readonly isFrom1904: boolean;
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHARED = 'xl/sharedStrings.xml';

/** Opens one sheet of an XLSX file; without a name, the first. Nothing outside of the file is read. */
export function openWorkbook(bytes: Uint8Array, sheetName: string | null): Workbook | Fault {
  try {
    return readWorkbook(bytes, sheetName);
  } catch (error) {
    return error instanceof TooLarge
      ? fault('too-large', '{0}: the workbook at {1} unpacks to more than is read. Ask for a smaller one.')
      : fault('malformed-reply', '{0}: {1} did not answer with an XLSX workbook. Check the address; older .xls files cannot be read.');
  }
}

function readWorkbook(bytes: Uint8Array, sheetName: string | null): Workbook | Fault {
  const parts = unzipParts(bytes, new Set([WORKBOOK, RELATIONS, SHARED]));
  const book = part(parts.get(WORKBOOK), 'workbook');
  const sheets = children(children(book, 'sheets')[0], 'sheet');
  const sheet = sheetName === null ? sheets[0] : sheets.find((one) => bare(attribute(one, 'name') ?? '') === bare(sheetName));
  if (!sheet) {
    const names = sheets.map((one) => excerpt(attribute(one, 'name') ?? '')).slice(0, 20).join(', ');
    return fault('no-value', '{0}: the workbook at {1} has no sheet “{2}”. Name one of those found: {3}', sheetName ?? '', names || '–');
  }
  const relation = children(part(parts.get(RELATIONS), 'Relationships'), 'Relationship').find((one) => attribute(one, 'Id') === attribute(sheet, 'id'));
  const target = partName(attribute(relation, 'Target') ?? '');
  const content = unzipParts(bytes, new Set([target])).get(target);
  const from1904 = attribute(children(book, 'workbookPr')[0], 'date1904');
  const shared = parts.get(SHARED);
  return {
    sheet: part(content, 'worksheet'),
    shared: shared === undefined ? [] : children(part(shared, 'sst'), 'si'),
    isFrom1904: from1904 === '1' || from1904 === 'true',
  };
}

/** A target is counted from the folder of the workbook, unless it begins at the root of the archive. */
const partName = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);

/** Throws where the part is missing or is another document. */
function part(text: string | undefined, root: string): Element {
  const parsed = parseXml(text ?? '');
  const element = isFault(parsed) ? undefined : children(parsed.tree as unknown as Element, root)[0];
  if (!element) throw new Error(`no ${root}`);
  return element;
}
