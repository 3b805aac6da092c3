import type { CivilDate } from '../../model/civilDate';
import { codeAt, isDigit, shortDigitsAt, skipBlanks, wordStandsAt, yearAt } from './dateCharacters';
import { dayFirst, monthFirst, weekdayFirst } from './englishDates';
import { isoDate } from './isoDates';
import { daysOfMonth, latestYear, months, readingOf, vague, type DateReading } from './partialDate';
import { weekAround } from './periods';

/** A part of a year or of a month: in months counted from its first, and in days. */
interface Part {
  readonly word: string;
  readonly months: readonly [first: number, last: number];
  readonly days: readonly [first: number, last: number];
}

/** Early and late are a half each, mid is the half between: no one means more by them. */
const PARTS: readonly Part[] = [
  { word: 'early', months: [0, 5], days: [1, 15] }, { word: 'beginning', months: [0, 5], days: [1, 15] }, { word: 'start', months: [0, 5], days: [1, 15] },
  { word: 'mid', months: [3, 8], days: [8, 23] }, { word: 'middle', months: [3, 8], days: [8, 23] },
  { word: 'late', months: [6, 11], days: [16, 31] }, { word: 'end', months: [11, 11], days: [21, 31] }, { word: 'year-end', months: [11, 11], days: [21, 31] },
];

/** `early 2026`, `mid-January 2026`, `late Jan`, `end of 2025`, `year-end 2025`; null for anything else. */
export function partOfPeriod(plain: string, at: number, end: number, documentDate: CivilDate | null): DateReading | null {
  const part = PARTS.find(({ word }) => wordStandsAt(plain, at, end, word));
  if (!part) return null;
  const behind = at + part.word.length;
  let next = codeAt(plain, behind, end) === 45 ? behind + 1 : skipBlanks(plain, behind, end);
  if (next === behind) return null;
  if (wordStandsAt(plain, next, end, 'of')) next = skipBlanks(plain, next + 2, end);
  const year = yearAt(plain, next, end);
  if (year > 0) return months(next + 4 - at, part.word.endsWith('end') ? 'month' : 'year', year * 12 + part.months[0], year * 12 + part.months[1]);
  const date = monthFirst(plain, next, end);
  if (!date || date.day > 0) return null;
  const known = date.year || latestYear(documentDate, date.month, 0);
  return known === 0 ? vague(date.end - at) : daysOfMonth(date.end - at, 'month', known, date.month, part.days[0], part.days[1]);
}

/** `week of Jan 12, 2026`, `week ending 16 January`, `week commencing 2026-01-12`. */
export function weekOfDay(plain: string, at: number, end: number, documentDate: CivilDate | null): DateReading | null {
  if (!wordStandsAt(plain, at, end, 'week')) return null;
  const verb = skipBlanks(plain, at + 4, end);
  const word = WEEK_VERBS.find((one) => wordStandsAt(plain, verb, end, one));
  if (!word) return null;
  const next = skipBlanks(plain, verb + word.length, end);
  const count = shortDigitsAt(plain, next, end);
  const date = count > 0 ? dayFirst(plain, next, count, end) : isDigit(codeAt(plain, next, end)) ? isoDate(plain, next, end) : (weekdayFirst(plain, next, end) ?? monthFirst(plain, next, end));
  if (!date || date.day === 0 || date.firstDay > 0) return null;
  const day = readingOf(date.end - at, date, documentDate);
  return day.to === null ? day : weekAround(day.length, day.to, word.startsWith('end'));
}

const WEEK_VERBS = ['of', 'ending', 'ended', 'commencing', 'beginning', 'starting'];

const VAGUE_WORDS =
  /(?:recent(?:ly)?(?:\s{1,3}(?:analysis|report|data|post|news|article))?|latest(?:\s{1,3}(?:available|data|report))?|ongoing|current(?:ly)?|undated|n\.d\.|yesterday|today|tonight|(?:last|this|past)\s{1,3}(?:week|month))(?![\p{L}\d])/iuy;
const LONGEST_VAGUE = 24;

/** `recent analysis`, `latest available`, `last week`: a date is meant and none is told. */
export function vagueWords(plain: string, at: number, end: number): DateReading | null {
  VAGUE_WORDS.lastIndex = 0;
  return VAGUE_WORDS.test(plain.slice(at, Math.min(end, at + LONGEST_VAGUE))) ? vague(VAGUE_WORDS.lastIndex) : null;
}

const JAPANESE_VAGUE = ['最近', '直近', '最新', '近時', '現在', '先週', '今週', '前週', '前日', '昨日', '本日', '今日', '先月', '今月', '年初', '日付不明'];

export function vagueJapanese(plain: string, at: number, end: number): DateReading | null {
  const word = JAPANESE_VAGUE.find((one) => at + one.length <= end && plain.startsWith(one, at));
  return word === undefined ? null : vague(word.length);
}
