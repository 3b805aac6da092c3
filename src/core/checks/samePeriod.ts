import type { Briefing, Section } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import { findDates } from '../parse/dates/dates';
import { halfWidth } from '../parse/normalize';
import { remembered } from './remembered';

/** A year or a basis that goes without saying: the document's own year, and a change against the year before. */
export function statedPeriod(period: string, briefing: Briefing): string {
  if (period === '') return '';
  const year = briefing.asOf?.date.slice(0, 4) ?? '';
  const own = new Set([year, `FY${year}`, `FY${year.slice(2)}`, 'yoy']);
  return period.split(' ').filter((part) => !own.has(part)).join(' ');
}

/** Whether two sections speak of one time and one case: not of two days, nor one of a scenario. */
export type SameCase = (one: Section | null, other: Section | null) => boolean;

/** Each section's titles are read once. */
export function sameCase(briefing: Briefing): SameCase {
  const caseOf = remembered((section: Section | null): string | null => {
    const titles = section?.path.join('\n') ?? '';
    return SCENARIO.test(titles) ? null : datesIn(titles, briefing);
  });
  return (one, other) => one === other || (caseOf(one) !== null && caseOf(one) === caseOf(other));
}

const SCENARIO = /シナリオ|ケース|強気|弱気|楽観|悲観|過去|履歴|予測|予想|見通し|\b(?:scenarios?|case|bull(?:ish)?|bear(?:ish)?|stress|history|historical|archive|forecasts?|outlook|targets?)\b/i;

/** The days that titles name; those that hold the document's own day go without saying. */
function datesIn(titles: string, { asOf }: Briefing): string {
  if (!/\d/.test(titles)) return '';
  const own = asOf?.date ?? null;
  return findDates(titles, halfWidth(titles), 0, titles.length, null).flatMap(({ date: { from, to, raw } }) => (own !== null && from !== null && to !== null && from.slice(0, own.length) <= own && own <= to ? [] : [from ?? raw])).join(' ');
}

/** Whether two dates are of two times, each of which may have a value of its own: months, quarters or years that have no day in common. */
export const areTwoPeriods = (one: CitationDate | null, other: CitationDate | null): boolean =>
  hasDays(one) && hasDays(other) && (one.to < other.from || other.to < one.from) && (one.precision !== 'day' || other.precision !== 'day');

/** Two days in different months. */
export const areTwoMonths = (one: CitationDate | null, other: CitationDate | null): boolean => hasDays(one) && hasDays(other) && one.to.slice(0, 7) !== other.to.slice(0, 7);

export const hasDays = (date: CitationDate | null): date is CitationDate & { from: string; to: string } => date !== null && date.from !== null && date.to !== null;
