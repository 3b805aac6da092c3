import { clockTime, dayOf, instantOf, type DateForm, type SourceDate } from '../sourceDate';

// A time may follow; the day is taken as it is written, and moved to another zone only where the time has an offset and a zone is asked for.
const TIME = String.raw`(?:[T ]\s*(?<hour>\d{1,2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:\.\d+)?)?(?<offset>\s*(?:Z|[+-]\d{2}(?::?\d{2})?))?(?!\d).*)?$`;

/** A form of a day in digits; the expression has the groups `y`, `m` and `d`. */
function digits(form: string, rest = TIME): DateForm {
  const pattern = new RegExp(`^${form}${rest}`);
  return (text, zone) => {
    const groups = pattern.exec(text)?.groups;
    if (!groups) return null;
    const time = groups['hour'] === undefined ? null : clockTime(Number(groups['hour']), Number(groups['minute']), Number(groups['second'] ?? 0));
    const day = dayOf(Number(groups['y']), Number(groups['m']), Number(groups['d']), time);
    const offset = groups['offset'] === undefined ? null : offsetMinutes(groups['offset'].trim());
    return day === null || time === null || offset === null ? day : instantOf(day, time, offset, zone);
  };
}

/** Minutes east of Greenwich of `Z`, `+09:00`, `-0500`, `+09`; null for anything else. */
export function offsetMinutes(text: string): number | null {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):?([0-5]\d)?$/.exec(text);
  return match && Number(match[2]) < 15 ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) : null;
}

export const isoDay = digits(String.raw`(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)`, `(?:${TIME}|.*$)`);
export const slashDay = digits(String.raw`(?<y>\d{4})/(?<m>\d{1,2})/(?<d>\d{1,2})`);
export const dotDay = digits(String.raw`(?<y>\d{4})\.(?<m>\d{1,2})\.(?<d>\d{1,2})`);
export const compactDay = digits(String.raw`(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})`);
export const monthDayYear = digits(String.raw`(?<m>\d{1,2})/(?<d>\d{1,2})/(?<y>\d{4})`);
export const dayMonthYear = digits(String.raw`(?<d>\d{1,2})/(?<m>\d{1,2})/(?<y>\d{4})`);
export const japaneseDay = digits(String.raw`(?<y>\d{4})年\s*(?<m>\d{1,2})月\s*(?<d>\d{1,2})日`, String.raw`(?:\s*\([月火水木金土日]\))?(?:\s*(?<hour>\d{1,2})[:時](?<minute>\d{2})分?)?$`);

/** `20260503T100000Z`: an instant in UTC. */
export const compactInstant: DateForm = (text, zone) => (/^\d{8}T\d{6}Z$/.test(text) ? compactDay(text, zone) : null);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`;
const NAMED = [new RegExp(String.raw`^${WEEKDAY}${MONTH}\.?\s+(?<d>\d{1,2}),?\s+(?<y>\d{4})$`, 'i'), new RegExp(String.raw`^${WEEKDAY}(?<d>\d{1,2})[\s-]${MONTH}\.?,?[\s-](?<y>\d{4})$`, 'i')];

/** Months are counted from 1; 0 for what is none. */
export const monthNamed = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** `Nov 20, 2026`, `November 20, 2026`, `20 Nov 2026`, `20-Nov-2026`. A weekday in front is not held against the date. */
export function namedMonthDay(text: string): SourceDate | null {
  const groups = NAMED.map((pattern) => pattern.exec(text)?.groups).find((one) => one !== undefined);
  return groups ? dayOf(Number(groups['y']), monthNamed(groups['m'] ?? ''), Number(groups['d'])) : null;
}
