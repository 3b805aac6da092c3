import { codeAt, HYPHEN, isBreak, isDigit, isLetter, isSpace, skipGap, SPACE, standsAt, wordEnd, type Stretch } from './figureText';
import {
  currencyOfCode, kanjiExponent, kanjiMeasureAt, MEASURE_PAIRS, MEASURE_SYMBOLS, MEASURE_WORDS, MONEY_LETTERS, SCALE_LETTERS, SCALE_WORDS, type Measure,
} from './figureWords';
import { scanNumeral, tenTo, valueOf, type Numeral } from './scanNumeral';

/** A number with what stands behind it: `1兆2,000億円`, `16.3 billion`, `4.9bp`. Without sign. */
export interface Amount {
  readonly numeral: Numeral;
  readonly end: number;
  readonly value: number;
  /** Power of ten of its scale; null where none is written, and in a mixture. */
  readonly exponent: number | null;
  /** Several numbers make the value, as in `5万5895円32銭`. */
  readonly isMixture: boolean;
  readonly unit: string | null;
  readonly currency: string | null;
}

/** Where a word ended, and what it says; `measure` is null where there is none. */
interface Reading {
  readonly end: number;
  readonly measure: Measure | null;
}

/** Reads on from a number: its scale, the numbers that a mixture adds, unit or currency. Null where that is no amount after all. `prefix` is the currency in front. */
export function scanAmount(stretch: Stretch, numeral: Numeral, prefix: string | null): Amount | null {
  const scaled = scanScale(stretch, numeral, prefix !== null);
  if (!scaled) return null;
  const { end, measure } = scanMeasure(stretch, scaled.end, numeral, prefix !== null);
  if (end === NO_AMOUNT) return null;
  const unit = measure?.kind === 'unit' ? measure.name : null;
  // A code behind the number is more exact than a bare `$`.
  const currency = measure?.kind === 'currency' ? measure.name : prefix;
  const amount: Amount = { numeral, end, value: scaled.value, exponent: scaled.exponent, isMixture: scaled.isMixture, unit, currency };
  if (!measure || measure.exponent === 0) return measure ? withSmallChange(stretch, amount) : amount;
  if (scaled.isMixture || scaled.exponent !== null) return null;
  return { ...amount, value: valueOf(numeral, measure.exponent), exponent: measure.exponent };
}

interface Scaled {
  readonly end: number;
  readonly value: number;
  readonly exponent: number | null;
  readonly isMixture: boolean;
}

function scanScale(stretch: Stretch, numeral: Numeral, isMoney: boolean): Scaled | null {
  const { end } = numeral;
  const at = skipGap(stretch, end);
  const code = codeAt(stretch, at);
  if (kanjiExponent(code) > 0) return scanKanjiScale(stretch, numeral, at);
  if (code === HYPHEN && at === end) return scanHyphenated(stretch, numeral);
  if (isLetter(code)) {
    const to = wordEnd(stretch, at);
    const measure = isDigit(codeAt(stretch, to)) ? null : latinScale(stretch.plain.slice(at, to), at === end, isMoney);
    if (measure) return scaledBy(numeral, scaleOfHundred(stretch, to, measure));
  }
  return { end, value: valueOf(numeral, 0), exponent: null, isMixture: false };
}

const scaledBy = (numeral: Numeral, { end, measure }: Reading): Scaled => {
  const exponent = measure?.exponent ?? 0;
  return { end, value: valueOf(numeral, exponent), exponent, isMixture: false };
};

function latinScale(word: string, isAdjacent: boolean, isMoney: boolean): Measure | null {
  if (word.length <= 2) {
    const letters = isMoney ? MONEY_LETTERS : isAdjacent ? SCALE_LETTERS : null;
    const measure = letters?.get(word);
    if (measure) return measure;
  }
  return SCALE_WORDS.get(word.toLowerCase()) ?? null;
}

/** `hundred million`. */
function scaleOfHundred(stretch: Stretch, end: number, measure: Measure): Reading {
  if (measure.exponent !== 2) return { end, measure };
  const at = skipGap(stretch, end);
  const to = wordEnd(stretch, at);
  const next = to > at ? SCALE_WORDS.get(stretch.plain.slice(at, to).toLowerCase()) : undefined;
  return next ? { end: to, measure: { ...measure, exponent: measure.exponent + next.exponent } } : { end, measure };
}

/** `$500-million`: only words for a scale, as `20-year` and `5-K` are names. */
function scanHyphenated(stretch: Stretch, numeral: Numeral): Scaled {
  const at = numeral.end + 1;
  const to = wordEnd(stretch, at);
  const measure = to - at > 4 ? SCALE_WORDS.get(stretch.plain.slice(at, to).toLowerCase()) : undefined;
  return measure ? scaledBy(numeral, { end: to, measure }) : { end: numeral.end, value: valueOf(numeral, 0), exponent: null, isMixture: false };
}

const NO_SCALE = ['万博', '万が一', '万一', '千葉', '千代田', '百貨', '億万', '京都', '京大'];

/** Nothing that is told in money or people is larger than a million million million. */
const LARGEST = 20;

/** `億`, `千万`, `万億`, and the numbers that go on behind it with ever smaller scales: `1兆2,000億`, `5万5895`. */
function scanKanjiScale(stretch: Stretch, numeral: Numeral, at: number): Scaled | null {
  const bare = { end: numeral.end, value: valueOf(numeral, 0), exponent: null, isMixture: false };
  if (NO_SCALE.some((word) => standsAt(stretch, at, word))) return bare;
  const first = kanjiRun(stretch, at);
  if (first.exponent > LARGEST) return null;
  let value = valueOf(numeral, first.exponent);
  let { exponent, end } = first;
  if (!isDigit(codeAt(stretch, end))) return { end, value, exponent, isMixture: false };
  if (numeral.decimals > 0 || numeral.fraction > 0) return null;
  while (isDigit(codeAt(stretch, end))) {
    const next = scanNumeral(stretch, end, true);
    if (!next || next.fraction > 0) return null;
    const run = kanjiRun(stretch, next.end);
    if (run.exponent >= exponent || valueOf(next, run.exponent) >= tenTo(exponent) || (run.exponent === 0 && !endsMixture(stretch, next, exponent))) return null;
    value += valueOf(next, run.exponent);
    exponent = run.exponent;
    end = run.end;
  }
  return { end, value, exponent: null, isMixture: true };
}

/** `3万5` is said for 35,000: what has no scale of its own counts singly only where four digits follow 万, or its currency or unit stands behind. */
const endsMixture = (stretch: Stretch, last: Numeral, exponent: number): boolean =>
  (exponent === 4 && last.end - last.start === 4 && last.isPlain) || kanjiMeasureAt(stretch, last.end, codeAt(stretch, last.end)) !== undefined;

function kanjiRun(stretch: Stretch, at: number): { exponent: number; end: number } {
  let end = at;
  let exponent = 0;
  while (end < at + 3 && kanjiExponent(codeAt(stretch, end)) > 0 && !NO_SCALE.some((word) => standsAt(stretch, end, word))) exponent += kanjiExponent(codeAt(stretch, end++));
  return { exponent, end };
}

function scanMeasure(stretch: Stretch, end: number, numeral: Numeral, isMoney: boolean): Reading {
  const none = { end, measure: null };
  let at = end;
  let code = codeAt(stretch, at);
  if (isSpace(code) || isBreak(code)) {
    at = skipGap(stretch, end);
    code = codeAt(stretch, at);
  } else if (code === HYPHEN) {
    return isMoney ? none : scanHyphenatedUnit(stretch, end);
  }
  if (code === 0x25) return isMoney ? none : scanPercent(stretch, at + 1);
  if (isLetter(code)) return scanLatinMeasure(stretch, at, end, numeral, isMoney);
  if (code < 0x80) return none;
  const entry = kanjiMeasureAt(stretch, at, code);
  if (!entry?.[1] || (isMoney && entry[1].kind !== 'currency')) return none;
  const to = at + entry[0].length;
  return isOrdinalOrSeries(stretch, to, entry[1], numeral) ? { end: NO_AMOUNT, measure: null } : { end: to, measure: entry[1] };
}

/** Stands for an end where what follows shows that the number is part of a name. */
const NO_AMOUNT = -1;

const SPANS = new Set(['か月', '年', '週間', '日', '時間', '分', '秒']);
const TENORS = ['平均', '移動', '線', '物', '債', '金利', '連続', 'ぶり', '先', '足', 'ローリング', '体制', '営業'];

/** `3社目` is the third one, `1人当たり` a measure; `3か月物`, `30日間平均` and `5か月連続` are names of a series, `2024年間` is a year; `3割5分` and `2倍半` are not told in one number. */
function isOrdinalOrSeries(stretch: Stretch, end: number, { name, exponent }: Measure, { mantissa, isPlain }: Numeral): boolean {
  if (codeAt(stretch, end) === 0x76ee || standsAt(stretch, end, '当たり') || standsAt(stretch, end, 'あたり')) return true;
  const isParted = exponent === 1 || name === '倍' || SPANS.has(name);
  if (isParted && (isDigit(codeAt(stretch, end)) || (standsAt(stretch, end, '半') && !standsAt(stretch, end, '半ば')))) return true;
  return SPANS.has(name) && ((isPlain && mantissa >= 1900 && mantissa < 2100) || TENORS.some((word) => standsAt(stretch, end, word)));
}

/** `%`, or percentage points: `%pt`, `%ポイント`, `% points`. */
function scanPercent(stretch: Stretch, end: number): Reading {
  const percent: Measure = { kind: 'unit', exponent: 0, name: '%' };
  if (standsAt(stretch, end, 'ポイント')) return { end: end + 4, measure: { ...percent, name: 'pp' } };
  const at = codeAt(stretch, end) === SPACE || codeAt(stretch, end) === HYPHEN ? end + 1 : end;
  const to = wordEnd(stretch, at);
  const isPoints = to - at >= 2 && to - at <= 6 && MEASURE_WORDS.get(stretch.plain.slice(at, to).toLowerCase())?.name === 'pt';
  return isPoints ? { end: to, measure: { ...percent, name: 'pp' } } : { end, measure: percent };
}

function scanLatinMeasure(stretch: Stretch, at: number, end: number, numeral: Numeral, isMoney: boolean): Reading {
  const none = { end, measure: null };
  const to = wordEnd(stretch, at);
  const after = codeAt(stretch, to);
  if (to === at || isDigit(after) || after === 0x5f) return none;
  const word = stretch.plain.slice(at, to);
  const code = word.length === 3 ? currencyOfCode(word) : null;
  if (code) return isPair(stretch, to) ? none : { end: to, measure: { kind: 'currency', exponent: 0, name: code } };
  if (at === end && word.length === 1) return isMoney ? none : scanLetterUnit(word, to, numeral, none);
  const found = latinMeasure(stretch, word, to);
  // `0.5 km²` and `1 m²`
  if (after === 0xb2) return isMoney ? none : areaUnit(word, to, none);
  return found.measure && (!isMoney || found.measure.kind === 'currency') ? found : none;
}

/** `28x`; `R`, the multiple of what is risked, only with decimals, as `5R` is a name. */
function scanLetterUnit(letter: string, to: number, numeral: Numeral, none: Reading): Reading {
  if (letter === 'x' || letter === 'X') return { end: to, measure: { kind: 'unit', exponent: 0, name: 'x' } };
  return letter === 'R' && numeral.decimals > 0 ? { end: to, measure: { kind: 'unit', exponent: 0, name: 'R' } } : none;
}

const areaUnit = (word: string, to: number, none: Reading): Reading => (word === 'm' || word === 'km' ? { end: to + 1, measure: { kind: 'unit', exponent: 0, name: `${word}²` } } : none);

function latinMeasure(stretch: Stretch, word: string, to: number): Reading {
  const exact = MEASURE_SYMBOLS.get(word);
  if (exact) return { end: to, measure: exact };
  const lower = word.toLowerCase();
  const seconds = MEASURE_PAIRS.get(lower);
  if (seconds) {
    const at = codeAt(stretch, to) === HYPHEN ? to + 1 : skipGap(stretch, to);
    const end = wordEnd(stretch, at);
    const measure = at > to ? seconds.get(stretch.plain.slice(at, end).toLowerCase()) : undefined;
    if (measure) return { end, measure };
  }
  return { end: to, measure: MEASURE_WORDS.get(lower) ?? null };
}

/** `50-basis-point`, `3-percent`, `10-fold`, `39-billion-yen`: names such as `20-year` hold no unit. */
function scanHyphenatedUnit(stretch: Stretch, end: number): Reading {
  const to = wordEnd(stretch, end + 1);
  const word = stretch.plain.slice(end + 1, to);
  const found = word.length > 2 ? latinMeasure(stretch, word, to) : null;
  return found?.measure && found.measure.name !== 'pt' && !MEASURE_SYMBOLS.has(word) ? found : { end, measure: null };
}

/** `USD/JPY` behind a number is the name of a rate. */
function isPair(stretch: Stretch, end: number): boolean {
  const code = codeAt(stretch, end);
  return (code === 0x2f || code === HYPHEN) && wordEnd(stretch, end + 1) === end + 4;
}

const SMALL: readonly (readonly [currency: string, words: string])[] = [['JPY', '銭'], ['USD', 'セント']];

/** `413円10銭`, `2ドル3セント`. */
function withSmallChange(stretch: Stretch, amount: Amount): Amount {
  const { end, currency } = amount;
  if (!isDigit(codeAt(stretch, end)) || (currency !== 'JPY' && currency !== 'USD')) return amount;
  const small = scanNumeral(stretch, end, true);
  const words = SMALL.find(([code]) => code === currency)?.[1] ?? '';
  if (!small?.isPlain || small.mantissa > 99 || words === '' || !standsAt(stretch, small.end, words)) return amount;
  return { ...amount, end: small.end + words.length, value: (amount.value * 100 + small.mantissa) / 100, exponent: null, isMixture: true };
}
