import { addDays, civilDate, daysInMonth, type CivilDate } from '../model/civilDate';
import { fault, type Fault } from './fault';

const PLACEHOLDER = /\$\{([^{}]*)\}/g;
const DATE = /^date(?:([+-])(\d{1,4})(d|w|mo|y))?:(.+)$/;
const LETTERS = /YYYY|MM|DD/g;

/** What stands for the placeholders of an address or a locator. */
export interface Filling {
  /** The day of the request. */
  readonly day: CivilDate;
  /** What a feed is searched for; null where nothing is. */
  readonly query: string | null;
}

/** The form of a placeholder that is filled in, by what stands between its braces; null for one that is not known. */
export type Placeholder = { readonly kind: 'secret'; readonly name: string } | { readonly kind: 'query' } | { readonly kind: 'date'; readonly on: (day: CivilDate) => string };

export function readPlaceholder(inner: string): Placeholder | null {
  if (inner.startsWith('secret:')) return { kind: 'secret', name: inner.slice('secret:'.length) };
  if (inner === 'query') return { kind: 'query' };
  const [, sign, count = '0', unit = 'd', format = ''] = DATE.exec(inner) ?? [];
  if (format === '' || /[A-Za-z]/.test(format.replace(LETTERS, ''))) return null;
  const offset = Number(count) * (sign === '-' ? -1 : 1);
  return { kind: 'date', on: (day) => writeDay(movedBy(day, offset, unit) ?? day, format) };
}

/** Whether the day of the request makes a difference to a text. */
export const dependsOnDay = (text: string): boolean => placeholdersOf(text).some((inner) => readPlaceholder(inner)?.kind === 'date');

/** What stands between the braces of each placeholder, in order. */
export const placeholdersOf = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, inner = '']) => inner);

/** The text with every placeholder as `write` gives it. */
export const replacePlaceholders = (text: string, write: (placeholder: Placeholder, whole: string) => string): string =>
  text.replace(PLACEHOLDER, (whole, inner: string) => {
    const placeholder = readPlaceholder(inner);
    return placeholder ? write(placeholder, whole) : whole;
  });

/** Names the first placeholder of a text that is not one of the `kinds`; null where all are. */
export function unknownPlaceholder(text: string, kinds: readonly Placeholder['kind'][]): Fault | null {
  const unknown = placeholdersOf(text).find((inner) => !kinds.some((kind) => kind === readPlaceholder(inner)?.kind));
  return unknown === undefined ? null : fault('bad-expression', '{0}: nothing is known to stand for {2} in {1}. Known are ${date:YYYY-MM-DD}, ${date-7d:YYYYMMDD}, ${secret:NAME} and, in a feed, ${query}.', `\${${unknown}}`);
}

/** So many days (`d`), weeks (`w`), months (`mo`) or years (`y`) later; of a month that is too short its last day. Null outside the years 1000 to 9999. */
export function movedBy(day: CivilDate, count: number, unit: string): CivilDate | null {
  if (unit === 'd' || unit === 'w') return addDays(day, unit === 'w' ? count * 7 : count);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + (unit === 'y' ? count * 12 : count);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return civilDate(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

function writeDay(day: CivilDate, format: string): string {
  const parts: Readonly<Record<string, string>> = { YYYY: day.slice(0, 4), MM: day.slice(5, 7), DD: day.slice(8, 10) };
  return format.replace(LETTERS, (letters) => parts[letters] ?? letters);
}
