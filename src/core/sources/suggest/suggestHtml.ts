import { NodeType, parse, type HTMLElement } from 'node-html-parser';
import { UNSTATED_EXTRACTION } from '../../config/sourceDefaults';
import { parseSourceNumber } from '../sourceNumber';
import { dateFormatsOf } from './dateFormatsOf';
import type { Suggestion } from './suggestion';

const MOST_TABLES = 40;
const MOST_ELEMENTS = 200;
/** Longer, a number is a sentence. */
const NUMBER_LENGTH = 24;

/** The numbers of a page: cells beside a date in the rows of a table, and elements that hold a number and nothing else, with the page's own date. */
export function suggestHtml(html: string): Suggestion[] {
  const page = parse(html);
  const tables = page.querySelectorAll('table').slice(0, MOST_TABLES);
  return [...tables.flatMap((table) => fromTable(page, table)), ...fromElements(page)];
}

function fromTable(page: HTMLElement, table: HTMLElement): Suggestion[] {
  const rows = table.querySelectorAll('tr');
  const cells = rows.map((row) => row.querySelectorAll('td').map(textOf));
  const dated = cells.filter((row) => row.length > 1 && dateFormatsOf([row[0] ?? '']).length > 0);
  const formats = dateFormatsOf(dated.map((row) => row[0] ?? ''));
  if (formats.length === 0) return [];
  const header = rows[0]?.querySelectorAll('th,td').map(textOf) ?? [];
  const samples = dated.map((row) => row[0] ?? '');
  const isNewestFirst = (samples[0] ?? '') > (samples.at(-1) ?? '');
  return Array.from({ length: Math.max(...dated.map((row) => row.length)) - 1 }, (_, index) => index + 1).flatMap((column): Suggestion[] => {
    const isValue = (row: readonly string[]): boolean => parseSourceNumber(row[column] ?? '') !== null;
    const row = isNewestFirst ? dated.find(isValue) : dated.findLast(isValue);
    if (!row) return [];
    return [{
      extract: { ...UNSTATED_EXTRACTION, format: 'html', rows: `${selectorOf(page, table)} tr`, value: `td:nth-child(${column + 1})`, date: ['td:nth-child(1)'], dateFormat: formats[0] ?? 'iso' },
      value: row[column] ?? '', context: header[column] ?? '', date: row[0] ?? null, dateFormats: formats,
    }];
  });
}

function fromElements(page: HTMLElement): Suggestion[] {
  const date = pageDate(page);
  const found: Suggestion[] = [];
  for (const element of page.querySelectorAll('*')) {
    if (found.length >= MOST_ELEMENTS) break;
    const text = textOf(element);
    if (element.childNodes.some((node) => node.nodeType === NodeType.ELEMENT_NODE) || text.length > NUMBER_LENGTH || parseSourceNumber(text) === null || dateFormatsOf([text]).length > 0) continue;
    found.push({
      extract: { ...UNSTATED_EXTRACTION, format: 'html', value: selectorOf(page, element), date: date ? [date.locator] : ['none'], dateFormat: date?.formats[0] ?? 'iso' },
      value: text, context: textOf(element.parentNode).slice(0, 80), date: date?.text ?? null, dateFormats: date?.formats ?? [],
    });
  }
  return found;
}

const DATES: readonly (readonly [selector: string, attribute: string])[] = [
  ['time[datetime]', 'datetime'], ['meta[property="article:modified_time"]', 'content'], ['meta[property="article:published_time"]', 'content'],
];

function pageDate(page: HTMLElement): { locator: string; text: string; formats: Suggestion['dateFormats'] } | null {
  for (const [selector, attribute] of DATES) {
    const all = page.querySelectorAll(selector);
    const text = all[0]?.getAttribute(attribute) ?? '';
    const formats = dateFormatsOf([text]);
    // One value takes one date.
    if (all.length === 1 && formats.length > 0) return { locator: `${selector}@${attribute}`, text, formats };
  }
  return null;
}

const textOf = (element: HTMLElement | null): string => (element?.text ?? '').replace(/\s+/g, ' ').trim();

/** The shortest selector that finds this element alone: by id, by class, else by its place below one that is found so. */
function selectorOf(page: HTMLElement, element: HTMLElement): string {
  const parts: string[] = [];
  for (let at: HTMLElement | null = element; at !== null && at.rawTagName; at = at.parentNode) {
    const own = ownSelectors(at).find((selector) => page.querySelectorAll([selector, ...parts].join(' > ')).length === 1);
    if (own !== undefined) return [own, ...parts].join(' > ');
    parts.unshift(placeOf(at));
  }
  return parts.join(' > ');
}

function ownSelectors(element: HTMLElement): string[] {
  const tag = element.rawTagName.toLowerCase();
  const isName = (name: string): boolean => /^[A-Za-z][\w-]*$/.test(name);
  return [...(isName(element.id) ? [`#${element.id}`] : []), ...element.classNames.split(/\s+/).filter(isName).map((name) => `${tag}.${name}`), tag];
}

function placeOf(element: HTMLElement): string {
  const siblings = element.parentNode?.childNodes.filter((node): node is HTMLElement => node.nodeType === NodeType.ELEMENT_NODE) ?? [];
  return `${element.rawTagName.toLowerCase()}:nth-child(${siblings.indexOf(element) + 1})`;
}
