import type { DateFormat } from '../config/configuration';
import { eraDay } from './dates/eraDay';
import { epoch, rfc822, serialDay } from './dates/instants';
import { blsPeriod, compactMonth, compactQuarter, dashMonth, dayPeriod, estatCode, japaneseMonth, namedQuarter, slashMonth, year } from './dates/periods';
import { compactDay, compactInstant, dayMonthYear, dotDay, isoDay, japaneseDay, monthDayYear, namedMonthDay, slashDay } from './dates/writtenDays';
import type { DateForm, SourceDate } from './sourceDate';

const FORMS: Readonly<Record<DateFormat, DateForm>> = {
  iso: isoDay, 'YYYY/M/D': slashDay, 'YYYY.M.D': dotDay, YYYYMMDD: compactDay, 'MM/DD/YYYY': monthDayYear, 'DD/MM/YYYY': dayMonthYear,
  'epoch-s': epoch(1000), 'epoch-ms': epoch(1), 'YYYY年M月D日': japaneseDay, era: eraDay, 'month-name': namedMonthDay, rfc822, YYYYMMDDThhmmssZ: compactInstant, serial: serialDay, period: dayPeriod,
  'YYYY-MM': dashMonth, 'YYYY/M': slashMonth, YYYYMM: compactMonth, 'YYYY年M月': japaneseMonth, 'YYYY-Qn': namedQuarter, YYYYQQ: compactQuarter, YYYY: year, 'e-stat': estatCode, bls: blsPeriod,
};

// A longer text is a sentence.
const LONGEST_DATE = 60;

/**
 * Reads a date in exactly one format; null where the text has another one or names a day that does not exist. The day of an instant is counted in `zone`
 * (IANA name); without one it is that of UTC for an epoch, and else the day as it is written.
 */
export function parseSourceDate(raw: unknown, format: DateFormat, zone: string | null = null): SourceDate | null {
  // A mark of a footnote (`1月28日¹`) would become a digit.
  if ((typeof raw !== 'string' && typeof raw !== 'number') || /\p{No}/u.test(String(raw))) return null;
  const text = String(raw).normalize('NFKC').replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_DATE ? null : FORMS[format](text, zone);
}
