import type { Bullet } from '../../model/briefing';
import type { CivilDate } from '../../model/civilDate';
import { halfWidth } from '../normalize';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** One way to write a day. `fits` tells whether a written date, of whatever precision, is of this way. */
export interface DateStyle {
  readonly fits: RegExp;
  readonly write: (year: number, month: number, day: number) => string;
}

const STYLES: readonly DateStyle[] = [
  { fits: /^\d{4}-\d{2}/, write: (y, m, d) => `${y}-${two(m)}-${two(d)}` },
  { fits: /^\d{8}(?!\d)/, write: (y, m, d) => `${y}${two(m)}${two(d)}` },
  { fits: /^\d{4}\/\d{2}\/\d{2}/, write: (y, m, d) => `${y}/${two(m)}/${two(d)}` },
  { fits: /^\d{4}\/\d/, write: (y, m, d) => `${y}/${m}/${d}` },
  { fits: /^\d{4}\.\d/, write: (y, m, d) => `${y}.${m}.${d}` },
  { fits: /^令和/, write: (y, m, d) => `${isReiwa(y, m) ? `令和${y - 2018}` : y}年${m}月${d}日` },
  { fits: /^R\d{1,2}年/i, write: (y, m, d) => `${isReiwa(y, m) ? `R${y - 2018}` : y}年${m}月${d}日` },
  { fits: /^R\d/i, write: (y, m, d) => `${isReiwa(y, m) ? `R${y - 2018}` : y}.${m}.${d}` },
  { fits: /年|月/, write: (y, m, d) => `${y}年${m}月${d}日` },
  { fits: /^\d{1,2}-[A-Z]/i, write: (y, m, d) => `${two(d)}-${SHORT[m - 1]}-${y}` },
  { fits: /^\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?\s+(?:of\s+)?(?!sept\b)[A-Z][a-z]{3,}/i, write: (y, m, d) => `${d} ${LONG[m - 1]} ${y}` },
  { fits: /^\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?\s+(?:of\s+)?[A-Z]/i, write: (y, m, d) => `${d} ${SHORT[m - 1]} ${y}` },
  { fits: /^(?:January|February|March|April|June|July|August|September|October|November|December)/, write: (y, m, d) => `${LONG[m - 1]} ${d}, ${y}` },
  { fits: /^[A-Z][a-z]{2}-\d{2}-\d{4}/, write: (y, m, d) => `${SHORT[m - 1]}-${two(d)}-${y}` },
  { fits: /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/, write: (y, m, d) => `${SHORT[m - 1]} ${d}, ${y}` },
];

/** A weekday in front is of the day that goes. */
const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s+/i;

/** The era's first year, 元年, began in May 2019. */
const isReiwa = (year: number, month: number): boolean => year > 2019 || (year === 2019 && month > 4);

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

const two = (value: number): string => String(value).padStart(2, '0');
