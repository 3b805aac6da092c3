import { daysBetween } from '../../model/civilDate';
import { dayOf, monthsTo, quarterOf, type DateForm, type SourceDate } from '../sourceDate';

type Numbers = (...numbers: number[]) => SourceDate | null;

/** A form whose groups are all numbers. */
const numbered = (pattern: RegExp, read: Numbers): DateForm => (text) => {
  const match = pattern.exec(text);
  return match ? read(...match.slice(1).map(Number)) : null;
};

const month: Numbers = (year = 0, number = 0) => monthsTo(year, number, 1, 'month');
const quarter: Numbers = (year = 0, number = 0) => quarterOf(year, number);
const wholeYear: Numbers = (year = 0) => monthsTo(year, 12, 12, 'year');
// The fiscal year of Japan is named after the calendar year that it begins in, and ends in March.
const fiscalYear: Numbers = (year = 0) => monthsTo(year + 1, 3, 12, 'year');

export const dashMonth = numbered(/^(\d{4})-(\d{2})$/, month);
export const slashMonth = numbered(/^(\d{4})\/(\d{1,2})$/, month);
export const compactMonth = numbered(/^(\d{4})(\d{2})$/, month);
export const japaneseMonth = numbered(/^(\d{4})年\s*(\d{1,2})月分?$/, month);
export const namedQuarter = numbered(/^(\d{4})-?Q([1-4])$/, quarter);
/** `202402` is the second quarter of 2024. */
export const compactQuarter = numbered(/^(\d{4})0([1-4])$/, quarter);
export const year = numbered(/^(\d{4})$/, wholeYear);

/** The first that reads the text. */
const oneOf = (...forms: DateForm[]): DateForm => (text, zone) => {
  for (const form of forms) {
    const date = form(text, zone);
    if (date !== null) return date;
  }
  return null;
};

/** Time codes of e-Stat: `20260700`, `20251Q00`, `2024CY00`, `2024FY00` of its dashboard, `2026000707` (July) and `2026000103` (first quarter) of its API. */
export const estatCode = oneOf(
  numbered(/^(\d{4})(\d{2})00$/, month),
  numbered(/^(\d{4})([1-4])Q00$/, quarter),
  numbered(/^(\d{4})CY00$/, wholeYear),
  numbered(/^(\d{4})FY00$/, fiscalYear),
  numbered(/^(\d{4})00(\d{2})(\d{2})$/, (years = 0, first = 0, last = -1) => (first === last ? month(years, first) : last === first + 2 && last % 3 === 0 ? quarter(years, last / 3) : null)),
  numbered(/^(\d{4})000000$/, wholeYear),
  numbered(/^(\d{4})100000$/, fiscalYear),
);

/** Year and period of the Bureau of Labor Statistics: `2026 M09`, `2026 Q03`, `2025 A01`. `M13` is an average of the year beside its months, and no date. */
export const blsPeriod = oneOf(
  numbered(/^(\d{4}) ?M(0[1-9]|1[0-2])$/, month),
  numbered(/^(\d{4}) ?Q0([1-4])$/, quarter),
  numbered(/^(\d{4}) ?A01$/, wholeYear),
);

const LONGEST_PERIOD = 31;
const PERIOD = /^(\d{4})\.(\d{1,2})\.(\d{1,2})\s*[~〜–-]\s*(?:(\d{4})\.)?(\d{1,2})\.(\d{1,2})$/;

/**
 * `2026．9．6～9．12`: its last day counts. A period over New Year has the year at its end too; without it nothing tells which of the two years is written,
 * and it is no date.
 */
export function dayPeriod(text: string): SourceDate | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const first = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  const last = dayOf(Number(match[4] ?? match[1]), Number(match[5]), Number(match[6]));
  if (first === null || last === null) return null;
  const days = daysBetween(first.asOf, last.asOf);
  return days >= 0 && days <= LONGEST_PERIOD ? { ...last, from: first.asOf } : null;
}
