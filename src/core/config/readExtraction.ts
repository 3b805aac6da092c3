import type { Node } from 'yaml';
import { say } from '../model/message';
import type { Extraction, ExtractFormat } from './configuration';
import { mergeByName, taken } from './mergeSections';
import type { ExpressionChecks } from './expressionChecks';
import { unusable } from './unusable';
import type { Entry } from './shape';
import { UNSTATED_EXTRACTION } from './sourceDefaults';
import type { EXTRACT_KEYS } from './sourceKeys';
import type { YamlReader } from './yamlReader';

export interface ExtractionToRead {
  readonly given: Entry<typeof EXTRACT_KEYS> | null | undefined;
  /** Where something missing is reported. */
  readonly key: Node;
  readonly before: Extraction | null;
  /** `request.link`, which `date: link` needs. */
  readonly link: string | null;
  readonly checks: ExpressionChecks | undefined;
}

/** Reads `extract:` over the one that is in force so far; null (and problems) where value or date could not be found with it. */
export function readExtraction(reader: YamlReader, id: string, { given: entry, key, before, link, checks }: ExtractionToRead): Extraction | null {
  const inherited: Extraction = entry === null ? UNSTATED_EXTRACTION : (before ?? UNSTATED_EXTRACTION);
  const given = entry?.given ?? {};
  const format = taken<ExtractFormat | null>(given.format, before === null || entry === null ? null : inherited.format, null);
  const extraction: Extraction = {
    format: format ?? 'json',
    value: taken(given.value, inherited.value, null),
    date: taken(given.date, inherited.date, []),
    dateFormat: taken(given.date_format, inherited.dateFormat, UNSTATED_EXTRACTION.dateFormat),
    timeZone: taken(given.time_zone, inherited.timeZone, null),
    pattern: taken(given.pattern, inherited.pattern, null),
    rows: taken(given.rows, inherited.rows, null),
    row: Object.fromEntries(mergeByName(given.row, new Map(Object.entries(inherited.row)))),
    sheet: taken(given.sheet, inherited.sheet, null),
    okWhen: Object.fromEntries(mergeByName(given.ok_when, new Map(Object.entries(inherited.okWhen)))),
    encoding: taken(given.encoding, inherited.encoding, null),
    scale: taken(given.scale, inherited.scale, 1),
  };
  const missing = missingIn(extraction, format);
  for (const name of missing) reader.report(key, say('sources.{0}: {1} is missing.', id, `extract.${name}`));
  if (missing.length === 0) checkPlaces(reader, extraction, { entry, link, checks });
  return missing.length === 0 ? extraction : null;
}

const hasGroup = (pattern: string | null, name: string): boolean => pattern !== null && new RegExp(`\\(\\?P?<${name}>`).test(pattern);

/** A feed may be read for its headlines only; whatever else is read needs a place for the value and for its date. */
function missingIn({ value, date, pattern }: Extraction, format: ExtractFormat | null): string[] {
  if (format === null) return ['format', ...(value === null ? ['value'] : []), ...(date.length === 0 ? ['date'] : [])];
  if (format === 'text' && pattern === null) return ['pattern'];
  if (format === 'feed') return [];
  return [
    ...(value === null && !hasGroup(pattern, 'value') ? ['value'] : []),
    ...(date.length === 0 && !hasGroup(pattern, 'date') ? ['date'] : []),
  ];
}

function checkPlaces(reader: YamlReader, { format, pattern, date }: Extraction, { entry, link, checks }: { readonly entry: ExtractionToRead['given']; readonly link: string | null; readonly checks: ExpressionChecks | undefined }): void {
  const at = (name: string): Node | null => entry?.pairs.get(name)?.value ?? null;
  if (date[0] === 'link' && !hasGroup(link, 'date')) reader.report(at('date') ?? entry?.pairs.get('date')?.key, say('date: `link` needs a `request.link` with a group `date`, as in (?P<date>[0-9]+).'));
  if (!checks || !entry) return;
  const { given } = entry;
  if (given.pattern && pattern) {
    const mistake = checks.pattern(pattern, []);
    if (mistake) reader.report(at('pattern'), unusable('pattern', mistake));
  }
  const okPlaces = [...(given.ok_when ?? [])].map(([text, { key }]) => ({ name: 'ok_when', text, node: key }));
  const places = [
    ...(given.value ? [{ name: 'value', text: given.value, node: at('value') }] : []),
    ...(given.date ?? []).filter((one) => one !== 'none' && one !== 'link').map((text, index) => ({ name: 'date', text, node: itemOf(at('date'), index) })),
    ...(given.rows ? [{ name: 'rows', text: given.rows, node: at('rows') }] : []),
    ...okPlaces,
  ];
  for (const { name, text, node } of places) {
    const mistake = checks.locator(format, text);
    if (mistake) reader.report(node, unusable(name, mistake));
  }
}

const itemOf = (node: Node | null, index: number): Node | null => (node && 'items' in node ? ((node as { items: Node[] }).items[index] ?? node) : node);
