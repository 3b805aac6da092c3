import type { Bullet } from '../../model/briefing';
import type { CivilDate } from '../../model/civilDate';
import { halfWidth } from '../normalize';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** One way to write a day. `fits` tells whether a written date, of whatever precision, is of this way. */
export interface DateStyle {
  readonly fits: RegExp;
  readonly write: (year: number, month: number, day: number) => string;
  readonly month: (year: number, month: number) => string;
  /** In which way a quarter and a year are written. */
  readonly family: 'numbers' | 'english' | 'japanese' | 'reiwa';
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The era's first year, 元年, began in May 2019. */
const isReiwa = (year: number, month: number): boolean => year > 2019 || (year === 2019 && month > 4);

const eraYear = (era: string, year: number, month: number): string => (isReiwa(year, month) ? `${era}${year - 2018}` : String(year));

const isoMonth = (y: number, m: number): string => `${y}-${two(m)}`;
const shortMonth = (y: number, m: number): string => `${SHORT[m - 1]} ${y}`;
const longMonth = (y: number, m: number): string => `${LONG[m - 1]} ${y}`;
const joinedMonth = (y: number, m: number): string => `${SHORT[m - 1]}-${y}`;

const STYLES: readonly DateStyle[] = [
  { fits: /^\d{4}-\d{2}/, write: (y, m, d) => `${y}-${two(m)}-${two(d)}`, month: isoMonth, family: 'numbers' },
  { fits: /^\d{8}(?!\d)/, write: (y, m, d) => `${y}${two(m)}${two(d)}`, month: isoMonth, family: 'numbers' },
  { fits: /^\d{4}\/\d{2}\/\d{2}/, write: (y, m, d) => `${y}/${two(m)}/${two(d)}`, month: (y, m) => `${y}/${two(m)}`, family: 'numbers' },
  { fits: /^\d{4}\/\d/, write: (y, m, d) => `${y}/${m}/${d}`, month: (y, m) => `${y}/${m}`, family: 'numbers' },
  { fits: /^\d{4}\.\d/, write: (y, m, d) => `${y}.${m}.${d}`, month: isoMonth, family: 'numbers' },
  { fits: /^令和/, write: (y, m, d) => `${eraYear('令和', y, m)}年${m}月${d}日`, month: (y, m) => `${eraYear('令和', y, m)}年${m}月`, family: 'reiwa' },
  { fits: /^R\d{1,2}年/i, write: (y, m, d) => `${eraYear('R', y, m)}年${m}月${d}日`, month: (y, m) => `${eraYear('R', y, m)}年${m}月`, family: 'reiwa' },
  { fits: /^R\d/i, write: (y, m, d) => `${eraYear('R', y, m)}.${m}.${d}`, month: (y, m) => `${eraYear('R', y, m)}年${m}月`, family: 'reiwa' },
  { fits: /年|月/, write: (y, m, d) => `${y}年${m}月${d}日`, month: (y, m) => `${y}年${m}月`, family: 'japanese' },
  { fits: /^\d{1,2}-[A-Z]/i, write: (y, m, d) => `${two(d)}-${SHORT[m - 1]}-${y}`, month: joinedMonth, family: 'english' },
  { fits: /^\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?\s+(?:of\s+)?(?!sept\b)[A-Z][a-z]{3,}/i, write: (y, m, d) => `${d} ${LONG[m - 1]} ${y}`, month: longMonth, family: 'english' },
  { fits: /^\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?\s+(?:of\s+)?[A-Z]/i, write: (y, m, d) => `${d} ${SHORT[m - 1]} ${y}`, month: shortMonth, family: 'english' },
  { fits: /^(?:January|February|March|April|June|July|August|September|October|November|December)/, write: (y, m, d) => `${LONG[m - 1]} ${d}, ${y}`, month: longMonth, family: 'english' },
  { fits: /^[A-Z][a-z]{2}-\d{2}-\d{4}/, write: (y, m, d) => `${SHORT[m - 1]}-${two(d)}-${y}`, month: joinedMonth, family: 'english' },
  { fits: /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/, write: (y, m, d) => `${SHORT[m - 1]} ${d}, ${y}`, month: shortMonth, family: 'english' },
];

/** A weekday in front is of the day that goes. */
const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s+/i;

export function styleOf(written: string): DateStyle | undefined {
  const date = halfWidth(written).replace(WEEKDAY, '');
  return STYLES.find((style) => style.fits.test(date));
}

/** A day as this style writes it. */
export function writeDay(style: DateStyle, day: CivilDate): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return style.write(year, month, date);
}

/** How many of the bullets' dates are written in each style, the most frequent first; dates that are no single day do not count. */
export function stylesOf(bullets: readonly Bullet[], styleOfDate = styleOf): readonly (readonly [style: DateStyle, count: number])[] {
  const counts = new Map<DateStyle, number>();
  for (const bullet of bullets) {
    for (const date of bullet.dates) {
      const style = date.precision === 'day' ? styleOfDate(date.raw) : undefined;
      if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
    }
  }
  return [...counts].sort((left, right) => right[1] - left[1]);
}
