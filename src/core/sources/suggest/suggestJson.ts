import type { ExtractFormat } from '../../config/configuration';
import { UNSTATED_EXTRACTION } from '../../config/sourceDefaults';
import { parseSourceNumber } from '../sourceNumber';
import { dateFormatsOf } from './dateFormatsOf';
import type { Suggestion } from './suggestion';

/** Deeper and further nobody looks for a value by hand. */
const DEEPEST = 24;
const MOST = 400;
/** Fields that tell the items of a list apart, the likelier ones first. */
const NAME_FIELDS = ['name', 'id', 'code', 'symbol', 'series', 'key', 'title', 'label', 'SERIES_CODE'];

/** A list of dates, or one, that a value may be of. */
interface Dates {
  readonly path: string;
  readonly samples: readonly string[];
}

type Found = { readonly path: string; readonly samples: readonly string[]; readonly names: readonly string[]; readonly dates: Dates | null };
type Fields = Readonly<Record<string, unknown>>;

/** Every number of a JSON value with a path to it and the date that stands nearest: beside it, or further up. `root` is JSON, or XML read as JSON. */
export function suggestJson(root: unknown, format: Extract<ExtractFormat, 'json' | 'xml'>): Suggestion[] {
  const found: Found[] = [];
  walk(root, { path: '$', names: [], dates: [] }, found);
  return found.map(({ path, samples, names, dates }) => {
    const dateFormats = dates ? dateFormatsOf(dates.samples) : [];
    return {
      extract: { ...UNSTATED_EXTRACTION, format, value: path, date: dates ? [dates.path] : ['none'], dateFormat: dateFormats[0] ?? 'iso' },
      value: samples.at(-1) ?? '', context: names.join(' '), date: dates?.samples.at(-1) ?? null, dateFormats,
    };
  });
}

interface Place {
  readonly path: string;
  readonly names: readonly string[];
  /** Dates seen on the way, the nearest last. */
  readonly dates: readonly Dates[];
}

function walk(value: unknown, place: Place, found: Found[]): void {
  if (found.length >= MOST || place.names.length > DEEPEST) return;
  if (Array.isArray(value)) walkList(value, place, found);
  else if (isFields(value)) walkFields(value, place, found);
}

function walkFields(fields: Fields, place: Place, found: Found[]): void {
  const here = { ...place, dates: [...place.dates, ...datesIn(fields, place.path)] };
  for (const [key, value] of Object.entries(fields)) {
    const path = place.path + step(key);
    const names = [...place.names, key];
    const text = scalar(value);
    if (text !== null && parseSourceNumber(value) !== null && !here.dates.some((dates) => dates.path === path)) found.push({ path, samples: [text], names, dates: here.dates.at(-1) ?? null });
    else if (isColumn(value) && !here.dates.some((dates) => dates.path === `${path}[*]`)) found.push({ path: `${path}[*]`, samples: value.map(scalar).filter((text) => text !== null), names, dates: here.dates.findLast((dates) => dates.samples.length === value.length) ?? null });
    else walk(value, { ...here, path, names }, found);
  }
}

/** Dates of an object's own fields: one, or a list as long as the lists beside it. */
function datesIn(fields: Fields, path: string): Dates[] {
  return Object.entries(fields).flatMap(([key, value]): Dates[] => {
    const samples = Array.isArray(value) ? value.map(scalar) : [scalar(value)];
    const texts = samples.filter((text) => text !== null);
    if (texts.length === 0 || texts.length !== samples.length || dateFormatsOf(texts).length === 0) return [];
    return [{ path: path + step(key) + (Array.isArray(value) ? '[*]' : ''), samples: texts }];
  });
}

function walkList(list: readonly unknown[], place: Place, found: Found[]): void {
  const items = list.filter(isFields);
  if (items.length < list.length || items.length === 0) {
    for (const [index, item] of list.slice(0, 20).entries()) walk(item, { ...place, path: `${place.path}[${index}]` }, found);
    return;
  }
  const [first = {}] = items;
  const dated = Object.keys(first).find((key) => dateFormatsOf(items.map((item) => scalar(item[key]) ?? '')).length > 0);
  if (dated !== undefined) {
    series(items, dated, place, found);
    return;
  }
  const name = [...NAME_FIELDS, ...Object.keys(first)].find((key) => tellsApart(items, key));
  for (const [index, item] of items.slice(0, 60).entries()) {
    const title = name === undefined ? '' : String(item[name]);
    const path = name === undefined || items.length === 1 ? `[${index}]` : `[?@${step(name)} == ${quoted(title)}]`;
    walk(item, { ...place, path: place.path + path, names: [...place.names, title] }, found);
  }
}

/** Records with a date each: the numbers of one field are a series. */
function series(items: readonly Fields[], dated: string, place: Place, found: Found[]): void {
  const given = items.map((item) => scalar(item[dated]) ?? '');
  const oldestFirst = <T>(list: readonly T[]): readonly T[] => ((given[0] ?? '') > (given.at(-1) ?? '') ? list.toReversed() : list);
  const dates = { path: `${place.path}[*]${step(dated)}`, samples: oldestFirst(given) };
  for (const key of Object.keys(items[0] ?? {})) {
    const samples = items.map((item) => scalar(item[key])).filter((text) => text !== null);
    if (key !== dated && samples.length > 0 && samples.some((text) => parseSourceNumber(text) !== null)) {
      found.push({ path: `${place.path}[*]${step(key)}`, samples: oldestFirst(samples), names: [...place.names, key], dates });
    }
  }
}

const tellsApart = (items: readonly Fields[], key: string): boolean =>
  items.every((item) => typeof item[key] === 'string' && parseSourceNumber(item[key]) === null) && new Set(items.map((item) => item[key])).size === items.length;

/** A list of numbers, holes among them. */
const isColumn = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => item === null || scalar(item) !== null) && value.some((item) => parseSourceNumber(item) !== null);

const scalar = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One step of a JSONPath. */
const step = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${quoted(key)}]`);
const quoted = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
