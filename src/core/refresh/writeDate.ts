import type { Briefing } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import type { CivilDate } from '../model/civilDate';
import type { AsOfPrecision } from '../model/observation';
import { styleOf, stylesOf, writeDay, type DateStyle } from '../parse/dates/dateStyle';

/** Of when a value is: the last day of its period, and how long that is. */
export interface AsOf {
  readonly asOf: CivilDate;
  readonly precision: AsOfPrecision;
}

/**
 * The date in the way the one it replaces is written, without its weekday and time: those were of the old day. It says no more than is known: a
 * value of July is dated `Jul 2026`, `2026年7月`, `2026-07`. A date that shows no way (`recent`, `2026`) takes the one that most of the document's
 * dates have, else the usual one of its own language, which `recent` tells and `2026` leaves to the document.
 */
export function writeDate({ asOf, precision }: AsOf, { raw, precision: written }: CitationDate, briefing: Briefing): string {
  const own = written === 'vague' || (written === 'year' && !JAPANESE_YEAR.test(raw)) ? undefined : styleOf(raw);
  const style = own ?? stylesOf(briefing.bullets)[0]?.[0] ?? styleOf(isJapanese(raw, briefing) ? '年' : 'Jan');
  const text = !style ? asOf : precision === 'day' ? writeDay(style, asOf) : writePeriod(asOf, precision, style, raw);
  const wide = /[．／－]/.test(raw) ? /[\d./-]/g : /\d/g;
  return /[０-９]/.test(raw) ? text.replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)) : text;
}

/** `2026年`, `令和8年度` are of a way of their own, `2026` is of any. */
const JAPANESE_YEAR = /年/;

function writePeriod(asOf: CivilDate, precision: Exclude<AsOfPrecision, 'day'>, style: DateStyle, replaced: string): string {
  const [year = 0, month = 1] = asOf.split('-').map(Number);
  if (precision === 'month') return writeMonth(year, month, style, replaced);
  const isEra = style.family === 'reiwa' && (year > 2019 || (year === 2019 && month > 4));
  const written = isEra ? `令和${year - 2018}年` : style.family === 'english' || style.family === 'numbers' ? String(year) : `${year}年`;
  return precision === 'year' ? written : writeQuarter(year, written, Math.ceil(month / 3), style, replaced);
}

function writeMonth(year: number, month: number, style: DateStyle, replaced: string): string {
  if (/^[A-Z][a-z]{2}-\d{4}$/.test(replaced)) return style.month(year, month).replace(' ', '-');
  return /['\u2019]\d\d$/.test(replaced) ? style.month(year, month).replace(/\d\d(?=\d\d$)/, replaced.includes("'") ? "'" : '\u2019') : style.month(year, month);
}

/** In the form of the quarter it replaces, where that is a calendar's. */
function writeQuarter(year: number, written: string, quarter: number, { family }: DateStyle, replaced: string): string {
  const short = String(year).slice(2);
  if (/^Q\d\s?['\u2019]\d\d$/.test(replaced)) return replaced.replace(/^Q\d/, `Q${quarter}`).replace(/\d\d$/, short);
  if (/^\dQ\d\d$/.test(replaced)) return `${quarter}Q${short}`;
  if (/^\dQ\s?\d{4}$/.test(replaced)) return replaced.replace(/^\d/, String(quarter)).replace(/\d{4}$/, String(year));
  if (/^\d{4}\sQ\d$/.test(replaced)) return `${year} Q${quarter}`;
  if (/年Q\d$/.test(replaced)) return `${written}Q${quarter}`;
  if (/月期$/.test(replaced) && /[〜～\-–]/.test(replaced)) return `${written}${quarter * 3 - 2}〜${quarter * 3}月期`;
  if (family === 'english') return `Q${quarter} ${year}`;
  return family === 'numbers' ? `${year}-Q${quarter}` : `${written}第${quarter}四半期`;
}

const isJapanese = (replaced: string, briefing: Briefing): boolean =>
  /[\u3040-\u30FF\u4E00-\u9FFF]/.test(replaced) || (!/[A-Za-z]/.test(replaced) && briefing.language === 'ja');
