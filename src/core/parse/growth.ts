import type { Figure } from '../model/figure';
import type { Growth } from '../model/growth';
import { halfWidth } from './normalize';

/** The words that figures stand in; they begin at `offset` of the document, whose offsets the figures have. */
interface Telling {
  readonly words: string;
  readonly offset: number;
  readonly figures: readonly Figure[];
}

/**
 * The growths that some words tell: two amounts that follow each other with an arrow or words such as `to reach` between them, and a rate a
 * year in the same sentence. Where the words give two years for one end, two rates, or a period that is not that of the amounts
 * (`… in 2024 …, CAGR from 2025 to 2030`), what the rate is of is not told, and there is no growth.
 */
export function readGrowths({ words, offset, figures }: Telling): Growth[] {
  if (figures.length < 3 || !figures.some(({ unit }) => unit === '%')) return [];
  const telling: Telling = { words: halfWidth(words), offset, figures };
  return figures.flatMap((_, index) => readGrowth(telling, index) ?? []);
}

const YEAR = /(?<![\d$¥,.])(?:FY\s?)?((?:19|20)\d\d)(?![\d,]|\.\d)/gi;
const MOVE = /→|➡|⇒|->|=>|\bto\b|\breach|\bhit\b|から|より/gi;
const SENTENCE_END = /[.!?]\s|[。;；！？]|\n\s*\n|\|/;
const LONGEST_WAY = 140;

function readGrowth(telling: Telling, index: number): Growth | null {
  const [start, end] = [telling.figures[index], telling.figures[index + 1]];
  if (!start || !end || !areAmounts(start, end)) return null;
  const between = textBetween(telling, start, end);
  const move = [...between.matchAll(MOVE)].at(-1);
  if (!move || between.length > LONGEST_WAY || SENTENCE_END.test(between)) return null;
  const rate = rateOf(telling, index);
  if (!rate) return null;
  const from = between.slice(0, move.index);
  const startYear = only([...yearsIn(from), ...(yearsIn(from).length > 0 ? [] : yearBefore(telling, start))]);
  const behind = sentenceBehind(telling, end);
  const endYear = only([...yearsIn(between.slice(move.index)), ...yearBehind(behind)]);
  if (startYear === undefined || endYear === undefined) return null;
  return withSpan({ start, end, rate }, startYear, endYear, behind);
}

/** A period that is told with the rate must be that of the amounts; it alone does not date the start, as a forecast begins a year behind its base. */
function withSpan(growth: Pick<Growth, 'start' | 'end' | 'rate'>, startYear: number | null, endYear: number | null, behind: string): Growth | null {
  const span = spanIn(behind);
  if (span && ((startYear ?? span.from) !== span.from || (endYear ?? span.to) !== span.to)) return null;
  const to = endYear ?? span?.to ?? null;
  const told = yearsLongIn(behind);
  const between = startYear === null || to === null ? null : to - startYear;
  if (between !== null && (between < 1 || (told ?? between) !== between)) return null;
  return { ...growth, startYear, endYear: to, years: between ?? told };
}

function spanIn(words: string): { from: number; to: number } | null {
  const [, first, last] = SPAN.exec(words) ?? [];
  if (first === undefined || last === undefined) return null;
  return { from: Number(first), to: Number(last.length === 2 ? first.slice(0, 2) + last : last) };
}

function yearsLongIn(words: string): number | null {
  const [, english, japanese] = YEARS_LONG.exec(words) ?? [];
  const told = english ?? japanese;
  return told === undefined ? null : (NUMBERS[told.toLowerCase()] ?? Number(told));
}

/** `from 2025 to 2030`, `2025–2030`, `2025-30`. */
const SPAN = /(?<!\d)((?:19|20)\d\d)年?\s*(?:-|–|—|~|〜|to|through|から)\s*((?:19|20)?\d\d)(?!\d)/i;
const YEARS_LONG = /\b(?:over|in|within|for)\s+(?:the\s+next\s+)?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+years\b|(\d{1,2})年(?:間|で)/i;
const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };

/** Null for none, undefined for several that differ. */
function only(years: readonly number[]): number | null | undefined {
  const distinct = new Set(years);
  return distinct.size > 1 ? undefined : (years[0] ?? null);
}

const yearsIn = (words: string): number[] => Array.from(words.matchAll(YEAR), ([, year]) => Number(year));

const YEAR_BEFORE = /(?<!\d)((?:19|20)\d\d)(?:年度?)?(?:の|には?|は|時点の?)?[\s,:、(]*(?:(?:at|was|from|of)\s)?\s*$/;

function yearBefore(telling: Telling, start: Figure): number[] {
  const at = start.range.start - telling.offset;
  const year = YEAR_BEFORE.exec(telling.words.slice(Math.max(0, at - 24), at))?.[1];
  return year === undefined ? [] : [Number(year)];
}

const YEAR_BEHIND = /^[\s*_]*[([,]?\s*(?:(?:by|in|through|until|for)\s+)?(?:the end of\s+)?(?:FY\s?)?((?:19|20)\d\d)(?!\d)(?!\s*(?:-|–|~|〜|to)\s*\d)/i;

function yearBehind(behind: string): number[] {
  const year = YEAR_BEHIND.exec(behind)?.[1];
  return year === undefined ? [] : [Number(year)];
}

const textBetween = ({ words, offset }: Telling, one: Figure, other: Figure): string => words.slice(one.range.end - offset, other.range.start - offset);

function sentenceBehind({ words, offset }: Telling, figure: Figure): string {
  const behind = words.slice(figure.range.end - offset, figure.range.end - offset + LONGEST_WAY);
  const end = SENTENCE_END.exec(behind);
  return end ? behind.slice(0, end.index) : behind;
}

const SHARES: ReadonlySet<string | null> = new Set(['%', 'pp', 'bp', 'pt', 'x', '倍', '年', 'か月']);

/** Amounts of one currency or one unit. A share that grows is no growth at a rate a year. */
function areAmounts(start: Figure, end: Figure): boolean {
  if (SHARES.has(start.unit) || SHARES.has(end.unit) || start.unit !== end.unit || start.low <= 0 || end.low <= 0) return false;
  return start.currency === end.currency || (end.currency === null && end.scale > 1);
}

/** How far behind the amounts the rate may stand, in figures; one before them counts where none stands behind. */
const MOST_FIGURES = 3;

function rateOf(telling: Telling, index: number): Figure | null {
  const { figures } = telling;
  const end = figures[index + 1];
  const behind: Figure[] = [];
  for (const figure of figures.slice(index + 2, index + 2 + MOST_FIGURES)) {
    if (!end || SENTENCE_END.test(textBetween(telling, end, figure)) || figure.unit === end.unit) break;
    if (isRate(telling, figure)) behind.push(figure);
  }
  if (behind.length > 0) return behind.length === 1 ? (behind[0] ?? null) : null;
  const before = figures[index - 1];
  const start = figures[index];
  return before && start && isRate(telling, before) && !SENTENCE_END.test(textBetween(telling, before, start)) && textBetween(telling, before, start).length <= 40 ? before : null;
}

const CALLED_BEFORE = /(?:CAGR|compound annual growth(?: rate)?|annual growth(?: rate)?|年平均成長率|年間成長率|年成長率|年率)(?:[\s:=~*_約はで(]|\([^()]{0,20}\)|\b(?:of|at|is|was|around|about|approximately|roughly|over|above|more than)\b)*$/i;
const CALLED_BEHIND = /^[\s*_]*の?(?:CAGR|compound annual|annual(?:ly|i[sz]ed)?\b|per (?:year|annum)|a year\b|p\.a\.|年平均|年率)/i;

function isRate({ words, offset }: Telling, { unit, range }: Figure): boolean {
  if (unit !== '%') return false;
  const at = range.start - offset;
  return CALLED_BEFORE.test(words.slice(Math.max(0, at - 60), at)) || CALLED_BEHIND.test(words.slice(range.end - offset, range.end - offset + 20));
}
