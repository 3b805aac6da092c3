import type { Label } from '../model/briefing';
import type { Figure } from '../model/figure';
import type { Range } from '../model/range';
import { blotOut } from './normalize';

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const CURRENCY = 'US\\$|HK\\$|A\\$|C\\$|NT\\$|S\\$|[$¥￥€£₹]|(?:USD|JPY|EUR|GBP|CNY|HKD)\\s?';
const SCALE = '\\s?(?:thousand|million|billion|trillion)\\b|(?:bn|mn|tn|trn)(?![A-Za-z])|[KMBT](?![A-Za-z])|[km](?![A-Za-z])|千|百万|万|億|兆';
const UNIT = '\\s?%|\\s?(?:percent|ppts?|pp|bps?)(?![A-Za-z])|倍|x(?![A-Za-z])|\\s?(?:[kMGT]Wh?)(?![A-Za-z])';
const MONEY = '円|ドル|米ドル|ユーロ|元|\\s?(?:yen|dollars?|euros?)(?![A-Za-z])';

/** One quantity: mark of approximation, sign, currency, number, second number of a range, scale, unit. Bounded repeats only: linear in the text. */
const FIGURE = new RegExp(
  `(?<approx>~|≈|約|およそ|(?<![A-Za-z])(?:around|about|approx\\.?|approximately|roughly|ca\\.)\\s)?\\s?` +
    `(?<sign>[-+▲△])?\\s?(?<currency>${CURRENCY})?(?<sign2>[-+])?` +
    `(?<low>${NUMBER})(?<mix>兆(?:${NUMBER})億(?:(?:${NUMBER})万)?(?:${NUMBER})?|億(?:${NUMBER})万(?:${NUMBER})?|[億万](?:${NUMBER})(?=円))?(?<lowScale>${SCALE})?(?<lowUnit>${UNIT})?` +
    `(?:\\s?[-–—~〜]\\s?(?:${CURRENCY})?(?<high>${NUMBER})(?<highScale>${SCALE})?(?<highUnit>${UNIT})?)?` +
    `(?<money>${MONEY})?(?<open>\\+|超|以上)?(?<near>前後|程度|弱|強)?`,
  'giu',
);

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3, k: 1e3, 千: 1e3, 万: 1e4, 百万: 1e6, million: 1e6, mn: 1e6, m: 1e6, 億: 1e8, billion: 1e9, bn: 1e9, b: 1e9, 兆: 1e12, trillion: 1e12, trn: 1e12, tn: 1e12, t: 1e12,
};
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD', US$: 'USD', HK$: 'HKD', A$: 'AUD', C$: 'CAD', NT$: 'TWD', S$: 'SGD', '¥': 'JPY', '￥': 'JPY', '€': 'EUR', '£': 'GBP', '₹': 'INR',
  円: 'JPY', ドル: 'USD', 米ドル: 'USD', ユーロ: 'EUR', 元: 'CNY', yen: 'JPY', dollar: 'USD', dollars: 'USD', euro: 'EUR', euros: 'EUR',
};
const UNITS: Readonly<Record<string, string>> = { percent: '%', ppt: 'pp', ppts: 'pp', bps: 'bp' };

/** What stands right before a number that is a name and no quantity: `F-35`, `v2.1`, `#4`, the minutes of `10:30`. Kana and kanji stand there without a space. */
const NAMED_BEFORE = /(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d_/.]|\p{L}-|#|\d[:千万億兆]|第)$/u;
/** What makes a name of a number that has nothing about it: `Phase 2`, `フェーズ2`. */
const NAMED_BARE = /(?:[\p{Script=Katakana}\p{Script=Han}ー]|(?<![\p{L}\d])(?:phase|tier|part|stage|step|gate|level|day|top|chapter|section|page|version|type|option|no\.)\s*)$/iu;
/** What stands right behind one: a model (`5G`), a period (`30日`), a fraction of a date or score (`64/100`), a time (`10:30`), an ordinal. */
const NAMED_BEHIND = /^(?:[A-Za-z\d_]|[年月日時分秒週期回位社件号]|\/\d|:\d|-[\p{L}]|\.\d)/u;

/**
 * Finds the figures of a bullet's body, the stretch from `start` to `end`. `whole` is the text as written, `plainWhole` the same with hidden
 * parts masked and full-width characters made plain (equally long). `bulletLabel` names what no nearer label does. `dates` are the dates
 * that stand in the body, in order: their numbers are no quantities.
 */
export function readFigures(whole: string, plainWhole: string, start: number, end: number, bulletLabel: Label | null, dates: readonly Range[]): Figure[] {
  const offset = start;
  const text = whole.slice(start, end);
  const readable = blotOut(plainWhole.slice(start, end), dates.map((date) => ({ start: date.start - start, end: date.end - start })));
  if (!/\d/.test(readable)) return [];
  const labels = readLabels(readable, text).filter((one) => bulletLabel === null || one.at > bulletLabel.range.end - offset + LABEL_END);
  const figures: Figure[] = [];
  // A number in a label is part of the name: `e-Platform 3.0: …`.
  FIGURE.lastIndex = bulletLabel ? bulletLabel.range.end - offset : 0;
  for (let match = FIGURE.exec(readable); match; match = FIGURE.exec(readable)) {
    const figure = toFigure(match, readable, text, offset);
    if (figure && !standsInLabel(readable, figure.range.start - offset, figure.range.end - offset)) {
      const label = labels.findLast((one) => one.from <= figure.range.start - offset)?.label ?? bulletLabel?.text ?? null;
      figures.push({ ...figure, label });
    }
    else FIGURE.lastIndex = match.index + skip(match);
  }
  return figures;
}

/** Emphasis may close between a label and its colon. */
const LABEL_END = 4;

/** `6ドメイン接点:` is a name that begins with a digit; what stands right behind a colon of its own is none. */
const standsInLabel = (readable: string, start: number, end: number): boolean =>
  /^[\p{L}\p{N} ]{1,30}:\s/u.test(readable.slice(end, end + 32)) && !BEHIND_LABEL.test(readable.slice(Math.max(0, start - 8), start));

const BEHIND_LABEL = /:[\s*_]*$/;

/** Past the digits of a number that is none, so that `35` of `F-35` and `26` of `2025–26` are not looked at again. */
function skip(match: RegExpExecArray): number {
  if (match.groups?.['high']) return match[0].length;
  const low = match.groups?.['low'] ?? '';
  return match[0].indexOf(low) + low.length;
}

type Groups = Readonly<Record<string, string | undefined>>;

function toFigure(match: RegExpExecArray, readable: string, text: string, offset: number): Figure | null {
  const group = match.groups ?? {};
  const start = match.index + match[0].length - match[0].trimStart().length;
  const end = match.index + match[0].trimEnd().length;
  const numberAt = match.index + match[0].indexOf(group['low'] ?? '', prefixLength(group));
  if (isName(group, readable, start, end)) return null;
  const sign = signOf(group);
  return {
    range: shift(start, end, offset), raw: text.slice(start, end), label: null, ...boundsOf(group, sign.factor),
    unit: unitOf(group), currency: currencyOf(group), approximate: Boolean(group['approx'] ?? group['near']),
    number: group['mix'] || group['high'] ? null : shift(numberAt, numberAt + (group['low'] ?? '').length, offset),
    sign: sign.text ? signRange(match, sign.text, offset) : null,
  };
}

/** Whether what stands around a number makes it a name, a version, a time or a year. */
function isName(group: Groups, readable: string, start: number, end: number): boolean {
  const before = readable.slice(Math.max(0, start - 12), start);
  if (NAMED_BEFORE.test(before) || NAMED_BEHIND.test(readable.slice(end, end + 3))) return true;
  // What stands right behind a label is its value, even where it looks like a year: `TOPIX: 1998`.
  if (isYear(group) && (group['high'] || !BEHIND_LABEL.test(before))) return true;
  return isBare(group) && NAMED_BARE.test(before);
}

function boundsOf(group: Groups, factor: 1 | -1): Pick<Figure, 'low' | 'high' | 'scale'> {
  const highScale = scaleOf(group['highScale']);
  const scale = scaleOf(group['lowScale']) ?? (group['high'] ? highScale : null) ?? 1;
  const first = factor * (group['mix'] ? mixture(group['low'] ?? '', group['mix']) : times(number(group['low']), scale));
  if (group['open']) return { low: first, high: null, scale };
  const last = group['high'] ? factor * times(number(group['high']), highScale ?? scale) : first;
  return { low: Math.min(first, last), high: Math.max(first, last), scale };
}

function unitOf(group: Groups): string | null {
  const unit = (group['lowUnit'] ?? group['highUnit'])?.trim();
  return unit ? (UNITS[unit.toLowerCase()] ?? unit) : null;
}

/** A whole number without currency, scale, unit, sign or decimals. */
const isBare = (group: Groups): boolean =>
  /^\d+$/.test(group['low'] ?? '') && ['approx', 'sign', 'currency', 'mix', 'lowScale', 'lowUnit', 'highScale', 'highUnit', 'money'].every((name) => !group[name]);

/** A year of four digits with nothing about it; an amount of the same size has a currency, a unit, a separator or a decimal. */
function isYear(group: Groups): boolean {
  const bare = !group['currency'] && !group['lowScale'] && !group['lowUnit'] && !group['money'] && !group['mix'];
  return bare && /^(?:19|20)\d{2}$/.test(group['low'] ?? '') && (!group['high'] || /^(?:(?:19|20)?\d{2})$/.test(group['high']));
}

const prefixLength = (group: Groups): number =>
  (group['approx'] ?? '').length + (group['sign'] ?? '').length + (group['currency'] ?? '').length + (group['sign2'] ?? '').length;

function signOf(group: Groups): { factor: 1 | -1; text: string } {
  const text = group['sign'] ?? group['sign2'] ?? '';
  return { factor: text !== '' && text !== '+' ? -1 : 1, text };
}

function signRange(match: RegExpExecArray, sign: string, offset: number): Range {
  const start = match.index + match[0].indexOf(sign);
  return shift(start, start + sign.length, offset);
}

const shift = (start: number, end: number, offset: number): Range => ({ start: start + offset, end: end + offset });

const number = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));

/** Without the noise of binary fractions: 8.7 trillion is 8.7e12 and not 8699999999999.999. */
const times = (value: number, scale: number): number => Number((value * scale).toPrecision(15));

const scaleOf = (text: string | undefined): number | null => (text ? (SCALES[text.trim().toLowerCase()] ?? 1) : null);

function currencyOf(group: Groups): string | null {
  const mark = (group['currency'] ?? group['money'])?.trim();
  return mark ? (CURRENCIES[mark] ?? CURRENCIES[mark.toLowerCase()] ?? mark.toUpperCase()) : null;
}

/** `1` and `兆2,000億` make 1.2e12. */
function mixture(low: string, rest: string): number {
  let sum = 0;
  for (const part of `${low}${rest}`.matchAll(/([\d,.]+)([兆億万]?)/g)) sum += number(part[1]) * (SCALES[part[2] ?? ''] ?? 1);
  return sum;
}

const LONGEST_LABEL = 60;
const LABEL_STOP = /[:,;()→\u0001、。；]/;
/** `10:30` is a time. */
const CLOCK_BEHIND = /^\d\d(?!\d)/;

/**
 * Every `label:` of a body: where its colon stands and the offset (in the body) from which it holds. The text is searched for colons, which
 * are few, and read backwards from there: a pattern that begins at every character takes as long as all the rest of the reading.
 */
function readLabels(readable: string, text: string): { at: number; from: number; label: string }[] {
  const labels = [];
  for (let colon = readable.indexOf(':'); colon >= 0; colon = readable.indexOf(':', colon + 1)) {
    if (CLOCK_BEHIND.test(readable.slice(colon + 1, colon + 4))) continue;
    let start = colon;
    while (start > 0 && colon - start < LONGEST_LABEL && !LABEL_STOP.test(readable[start - 1] ?? '')) start--;
    const written = text.slice(start, colon);
    // The words of a sentence before it are no part of a label.
    const label = (/[.!?]\s+([^.!?]*)$/.exec(written)?.[1] ?? written).replace(/\*\*|__/g, '').replace(/^[\s\-–—]+/, '').trim();
    if (label !== '') labels.push({ at: colon, from: colon + 1, label });
  }
  return labels;
}
