import { civilDate, dayInZone, type CivilDate } from '../model/civilDate';
import { findDates } from '../parse/dates/dates';
import { halfWidth } from '../parse/normalize';
import { isPlausible, type DayContext } from './machineDay';
import type { OutlinedText, PageOutline } from './pageOutline';
import { NO_DATES, type DateRank, type PageDate, type PlaceDates } from './pageRank';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const URL_DATES = [
  /(?<!\d)((?:19|20)\d{2})\/(\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\/(\d{1,2})(?![\d])/gi,
  /(?<!\d)((?:19|20)\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/g,
  /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/g,
];

/** Rank 7: the day in the path of an address, `/2026/01/28/`, `-2026-01-28`, `20260128`; none where the path names several. */
export function urlDate(urls: readonly string[], { now }: DayContext): PlaceDates {
  for (const url of urls) {
    const path = URL.canParse(url) ? new URL(url).pathname : '';
    const days = new Set(URL_DATES.flatMap((pattern) => [...path.matchAll(pattern)].map(([, year = '', month = '', day = '']) => dayOf(year, month, day))).filter((day) => day !== null && plausibleDay(day, now)));
    const [only] = days;
    if (only && days.size === 1) return { published: { day: only, rank: 'url', place: path }, modified: null };
  }
  return NO_DATES;
}

const dayOf = (year: string, month: string, day: string): CivilDate | null =>
  civilDate(Number(year), /\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1, Number(day));

const plausibleDay = (day: CivilDate, now: number): boolean => isPlausible(day, Date.parse(`${day}T00:00:00Z`), now);

/** Rank 9: when the server says that the file was last written: mostly when it was made, by whatever makes pages. */
export function lastModifiedDate(header: string | undefined, { zone, now }: DayContext): PlaceDates {
  const instant = header !== undefined && HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(instant)) return NO_DATES;
  const day = dayInZone(instant, zone ?? 'UTC');
  return isPlausible(day, instant, now) ? { published: null, modified: { day, rank: 'last-modified', place: 'Last-Modified' } } : NO_DATES;
}

/** RFC 7231, the form that is in use. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const PUBLISHED = /(?:publish(?:ed)?(?:\s+date)?|first\s+published|posted|released?|公開|配信|掲載|投稿|発表|発行|初出)(?:\s*(?:日時?|on|at))?\s*[:：|]?\s*$/i;
const MODIFIED = /(?:updated?|modified|revised|更新|改訂|修正|改定)(?:\s*(?:日時?|on|at))?\s*[:：|]?\s*$/i;
const BEHIND_PUBLISHED = /^[\s)）]*(?:に)?(?:公開|配信|掲載|投稿|発表)/;
const BEHIND_MODIFIED = /^[\s)）]*(?:に)?(?:更新|改訂|修正)/;
/** What stands beside a date in a byline: times, zones, weekdays, brackets. */
const BESIDE = /\d{1,2}[:時]\d{2}分?|\b(?:[AP]\.?M\.?|UTC|GMT|JST|[ECMP][SD]?T)\b|[月火水木金土日]曜日?|[()（）[\]|・,、/\s-]/gi;
/** A byline has a name and little more beside its dates. */
const LONGEST_BYLINE = 48;
/** Blocks of text behind the title in which a date without a word for what it is counts. */
const FAR_BEHIND = 12;

/** Rank 8: what a reader sees: `公開日: 2026年1月28日`, `Updated Feb 14, 2019 8pm ET`, a line below the title that is a date. */
export function visibleDates({ texts }: PageOutline, { now }: DayContext): PlaceDates {
  const found = texts.filter(({ around }) => !around.isAside).flatMap((block) => datesIn(block, now));
  const first = (kind: SeenDate['kind']): PageDate | null => found.find((one) => one.kind === kind)?.date ?? null;
  return { published: first('published') ?? first('unsaid'), modified: first('modified') };
}

interface SeenDate {
  readonly kind: 'published' | 'modified' | 'unsaid';
  readonly date: PageDate;
}

function datesIn({ text, around, behindTitle }: OutlinedText, now: number): SeenDate[] {
  const plain = halfWidth(text);
  const dates = findDates(text, plain, 0, plain.length, null).map(({ date }) => date);
  const seen: SeenDate[] = [];
  let before = 0;
  for (const { range, precision, from, to } of dates) {
    const kind = kindOf(plain.slice(before, range.start), plain.slice(range.end, range.end + 8));
    before = range.end;
    if (precision !== 'day' || to === null || from !== to || !plausibleDay(to, now)) continue;
    const isByline = (around.isContent || (behindTitle !== null && behindTitle <= FAR_BEHIND)) && besidesDates(plain, dates) <= LONGEST_BYLINE;
    if (kind !== 'unsaid' || isByline) seen.push({ kind, date: { day: to, rank: RANK, place: text.slice(range.start, range.end) } });
  }
  return seen;
}

const RANK: DateRank = 'text';

function kindOf(before: string, behind: string): SeenDate['kind'] {
  if (MODIFIED.test(before) || BEHIND_MODIFIED.test(behind)) return 'modified';
  return PUBLISHED.test(before) || BEHIND_PUBLISHED.test(behind) ? 'published' : 'unsaid';
}

/** How many characters of a block say something else than when. */
function besidesDates(plain: string, dates: readonly { readonly range: { readonly start: number; readonly end: number } }[]): number {
  let rest = '';
  let at = 0;
  for (const { range } of dates) {
    rest += plain.slice(at, range.start);
    at = range.end;
  }
  return (rest + plain.slice(at)).replace(BESIDE, '').length;
}
