import { dayOf, type SourceDate } from '../sourceDate';

/** First and last day of an era, and the year before its first. */
interface Era {
  readonly names: readonly string[];
  readonly before: number;
  readonly from: string;
  readonly to: string;
}

const ERAS: readonly Era[] = [
  { names: ['R', '令和'], before: 2018, from: '2019-05-01', to: '9999-12-31' },
  { names: ['H', '平成'], before: 1988, from: '1989-01-08', to: '2019-04-30' },
  { names: ['S', '昭和'], before: 1925, from: '1926-12-25', to: '1989-01-07' },
];
const LETTERS = /^([RHS])\.?(\d{1,2})[./](\d{1,2})[./](\d{1,2})$/i;
const WORDS = /^(令和|平成|昭和)(元|\d{1,2})年\s*(\d{1,2})月\s*(\d{1,2})日(?:\s*\([月火水木金土日]\))?$/;

/** `R8.1.28`, `令和8年1月28日`, `令和元年5月1日`, also of Heisei and Showa; a day that is not within its era is none. */
export function eraDay(text: string): SourceDate | null {
  const match = LETTERS.exec(text) ?? WORDS.exec(text);
  const era = ERAS.find(({ names }) => names.includes(match?.[1]?.toUpperCase() ?? ''));
  if (!match || !era) return null;
  const year = match[2] === '元' ? 1 : Number(match[2]);
  const day = year > 0 ? dayOf(era.before + year, Number(match[3]), Number(match[4])) : null;
  return day !== null && day.asOf >= era.from && day.asOf <= era.to ? day : null;
}
