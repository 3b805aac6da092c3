import { codeAt, codeBefore, codesOf, COLON, HYPHEN, isBreak, isDigit, isLetter, isNameScript, isSpace, isUpper, skipGap, SPACE, standsAt, standsBefore, wordEnd, wordStart, type Stretch } from './figureText';
import { kanjiExponent, kanjiMeasureAt } from './figureWords';
import { scanAmount } from './scanAmount';
import { scanNumeral } from './scanNumeral';

/** What was read so far, as far as it decides whether it is a name: `F-35`, `5G`, `Phase 2`, `[3]`, `10:30`, `2030`. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Where its digits begin, and where those of its first number end. */
  readonly digits: number;
  readonly digitsEnd: number;
  /** No sign, currency, scale, unit, separator or mark of approximation: one number, or two of a range, in digits alone. */
  readonly isBare: boolean;
  /** Neither currency nor scale nor unit. */
  readonly isUnmarked: boolean;
  readonly hasCurrency: boolean;
  readonly isOne: boolean;
  /** The word in front of it, in lower case, and where it begins. */
  readonly word: string;
  readonly wordAt: number;
}

/** Whether a number is part of a name, a date, a time, a mark of a citation or of a list, and no quantity. */
export function isName(stretch: Stretch, candidate: Candidate): boolean {
  const { isBare, isUnmarked } = candidate;
  if (isNamedBefore(stretch, candidate) || isNamedBehind(stretch, candidate)) return true;
  if (isUnmarked && NAMES.has(candidate.word)) return true;
  return isBare && (isNamedInWords(stretch, candidate) || isInBrackets(stretch, candidate) || isEnumerator(stretch, candidate) || isId(stretch, candidate));
}

/** More digits than anything is counted in, and no label that asks for them. */
const isId = (stretch: Stretch, { start, end, digits, digitsEnd }: Candidate): boolean => digitsEnd - digits > 15 && !isCount(stretch, start, end);

/** The words in front of a number that is no quantity, unless it has a currency, a scale or a unit: `Phase 2`, `Python 3.13`, `iOS 27`. */
const NAMES = new Set(
  ('phase tier part stage step gate level day top chapter section page pages version type option no. no vol. vol volume series generation gen layer table figure fig. fig. box item line area unit block round week class group grade ' +
    'model mark mk article rule annex appendix note act title issue batch block path case category track pillar scenario scope room route highway flight magnitude p. pp. ch. sec. ref. ref post citation source footnote id pmid arxiv rfc iso ' +
    'python java node windows android ios macos ipados iphone ipad office chrome firefox ubuntu gpt chatgpt claude gemini llama grok qwen opus sonnet haiku falcon artemis boeing airbus basel mach ch').split(' '),
);

/** Indices that carry their number in the name; only that very number is one. */
const INDICES: Readonly<Record<string, readonly string[]>> = {
  p: ['500', '400', '600', '100'], spx: ['500'], nikkei: ['225', '400'], nasdaq: ['100'], russell: ['1000', '2000', '3000'], csi: ['300', '500', '800', '1000'], ftse: ['100', '250', '350'], stoxx: ['50', '600'], dax: ['30', '40'], cac: ['40'],
  dow: ['30'], topix: ['100', '500', '1000'], kospi: ['200', '100'], asx: ['50', '100', '200', '300'], nifty: ['50', '100', '500'], ibex: ['35'], mib: ['30', '40'], sse: ['50', '180'], fortune: ['50', '100', '500', '1000'], global: ['500', '2000'], microsoft: ['365'],
};

const NAMING = codesOf('第#^†§№\\×');

function isNamedBefore(stretch: Stretch, { start, digits, digitsEnd, isBare, isUnmarked, hasCurrency }: Candidate): boolean {
  const before = codeBefore(stretch, start);
  if (before === 0 || before === SPACE) return false;
  if (NAMING.has(before)) return true;
  if ((isLetter(before) || isDigit(before)) && !isComparison(stretch.plain.charCodeAt(start))) return true;
  if (before === 0x5f) return isPartOfWord(stretch, start - 1);
  const further = codeBefore(stretch, start - 1);
  if (before === 0x2f) return !hasCurrency && (isUnmarked || isLetter(further) || isDigit(further));
  if (before === 0x2e) return isDigit(further) || isLetter(further);
  if (before === HYPHEN) return isLetter(further);
  if (before !== COLON || !isUnmarked) return false;
  if (isDigit(further)) return isBare && digitsEnd - digits <= 2;
  return isLetter(further) && NAMES.has(stretch.plain.slice(wordStart(stretch, start - 1), start - 1).toLowerCase());
}

/** `RSI>70` is a value, whatever stands before the sign. */
const isComparison = (code: number): boolean => code === 0x3e || code === 0x3c || (code >= 0x2248 && code <= 0x2267);

/** An underscore within a word; at its start it is emphasis. */
function isPartOfWord(stretch: Stretch, end: number): boolean {
  const before = codeBefore(stretch, codeBefore(stretch, end) === 0x5f ? end - 1 : end);
  return isLetter(before) || isDigit(before);
}

/** Behind a number these make a date, a time, a rank or a name of it, or (余, 数) leave open what it is. */
const DATED = codesOf('年月日時分秒週期度位号番章条項次代世階級型限者都大余数国対');

function isNamedBehind(stretch: Stretch, { end, isUnmarked, hasCurrency, isOne }: Candidate): boolean {
  const code = codeAt(stretch, end);
  const next = codeAt(stretch, end + 1);
  if (isDigit(code) || (code === 0x5f && (isDigit(next) || isLetter(next)))) return true;
  if (isDigit(codeAt(stretch, end - 1))) {
    if (isLetter(code)) return true;
    if ((code === 0x2f || code === COLON || code === 0xd7 || code === 0x2b) && isDigit(next)) return true; // / : × +
  }
  if (hasCurrency) return code === 0x24 || (isOne && isEquation(stretch, end)); // `$5$` is a formula
  return isUnmarked && isUnmarkedName(stretch, end, code, next);
}

function isUnmarkedName(stretch: Stretch, end: number, code: number, next: number): boolean {
  if (code === 0x5e || code === 0x2020 || code === 0xfe0f || code === 0x20e3) return true; // ^ † and what makes a key cap
  if (code === HYPHEN) return isLetter(next) || isDigit(next);
  if (code === 0x28) return isLetter(next) && codeAt(stretch, end + 2) === 0x29; // 401(k)
  if (code === 0x2a) return isCutByStars(stretch, end);
  const at = isSpace(code) ? end + 1 : end;
  const behind = codeAt(stretch, at);
  return DATED.has(behind) || kanjiExponent(behind) > 0 || (at > end && isTimeOrAttribute(stretch, at, behind));
}

/** `1ドル=150円` is a rate, and its one dollar no amount. */
function isEquation(stretch: Stretch, end: number): boolean {
  const code = codeAt(stretch, skipGap(stretch, end));
  return code === 0x3d || code === 0x2252;
}

/** `**1.5**兆円`: what the number means stands behind the emphasis. */
function isCutByStars(stretch: Stretch, end: number): boolean {
  let at = end;
  while (at - end < 3 && codeAt(stretch, at) === 0x2a) at++;
  const code = codeAt(stretch, at);
  return code === 0x25 || isLetter(code) || DATED.has(code) || kanjiExponent(code) > 0 || kanjiMeasureAt(stretch, at, code) !== undefined;
}

/** `8 AM`, `10 year yield`, `30 day average`; what lasts `8 years` is a quantity. A mixed fraction `1 1/2` is none that is read. */
function isTimeOrAttribute(stretch: Stretch, at: number, code: number): boolean {
  if (isDigit(code)) return codeAt(stretch, at + 1) === 0x2f && isDigit(codeAt(stretch, at + 2));
  if (!isLetter(code)) return false;
  if (/^[ap]\.?m\b/i.test(stretch.plain.slice(at, Math.min(at + 5, stretch.limit)))) return true;
  const end = wordEnd(stretch, at);
  if (end - at === 2 && standsAt(stretch, at, 'to ')) return takesUnitFrom(stretch, end + 1);
  return end - at <= 7 && PERIODS.has(stretch.plain.slice(at, end).toLowerCase());
}

/** `15 to 20%`: in percent, but whether as a range or from one to the other is not told. */
function takesUnitFrom(stretch: Stretch, at: number): boolean {
  const numeral = isDigit(codeAt(stretch, at)) ? scanNumeral(stretch, at) : null;
  const amount = numeral && scanAmount(stretch, numeral, null);
  return amount !== null && (amount.unit !== null || amount.exponent !== null || amount.currency !== null);
}

const PERIODS = new Set(['year', 'yr', 'month', 'week', 'day', 'hour', 'minute', 'quarter', 'jst', 'est', 'utc', 'gmt', 'et', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'october']);

function isNamedInWords(stretch: Stretch, { start, digits, digitsEnd, word, wordAt }: Candidate): boolean {
  const before = codeBefore(stretch, start);
  if (isNameScript(before)) return !isReadBehindName(stretch, start, digitsEnd - digits, before);
  if (word === '') return false;
  const first = stretch.plain.charCodeAt(wordAt);
  // iPhone 17
  if (!isUpper(first) && isUpper(stretch.plain.charCodeAt(wordAt + 1))) return true;
  return INDICES[word]?.includes(stretch.plain.slice(digits, digitsEnd)) === true;
}

/** `フェーズ2` and `銘柄7203` are names; `ドル円153` and `日経平均38500` are values, as no name has five digits. */
function isReadBehindName(stretch: Stretch, start: number, count: number, before: number): boolean {
  if (before === 0x5186) return count > 1; // 円
  return count > 4 && !['号', '番', 'コード', '型'].some((words) => standsBefore(stretch, start, words));
}

/** A version such as `Xuanji 2.0`: one digit and a nought behind a capitalised word. */
export const isVersion = (stretch: Stretch, digits: number, end: number, wordAt: number): boolean =>
  end - digits === 3 && stretch.plain.charCodeAt(digits + 2) === 0x30 && isUpper(stretch.plain.charCodeAt(wordAt)) && !isUpper(stretch.plain.charCodeAt(wordAt + 1));

const LONGEST_BRACKET = 40;

/** `[1]`, `[1, 3]`, `[^2]`, `[post:540]`, `[[56]]`, `【2】`, `(1)`, `(2030)`: marks of a citation, enumerators, years and codes. */
function isInBrackets(stretch: Stretch, { start, end, digits, digitsEnd }: Candidate): boolean {
  const before = codeBefore(stretch, start);
  const after = codeAt(stretch, end);
  if (before === 0x28 && after === 0x29) return digitsEnd - digits === 1 || digitsEnd - digits === 4;
  if (after !== 0x5d && after !== 0x3011 && after !== 0x2c && after !== HYPHEN && after !== 0x2013) return false;
  let at = start;
  while (at > stretch.floor && start - at < LONGEST_BRACKET && isListed(codeBefore(stretch, at))) at--;
  if (codeBefore(stretch, at) === COLON) {
    const word = wordStart(stretch, at - 1);
    // `[post:540]`; `[TOPIX: 1998]` is a value with its label.
    if (word === at - 1 || isUpper(stretch.plain.charCodeAt(word))) return false;
    at = word;
  }
  const opening = codeBefore(stretch, at);
  return opening === 0x5b || opening === 0x3010;
}

const isListed = (code: number): boolean => isDigit(code) || code === SPACE || code === 0x2c || code === 0x5e || code === HYPHEN || code === 0x2013;

/** `1) first 2) second`, and `1.` or `1、` at the very start. */
function isEnumerator(stretch: Stretch, { start, end, digits, digitsEnd }: Candidate): boolean {
  if (digitsEnd - digits > 2) return false;
  const after = codeAt(stretch, end);
  if (after === 0x29) {
    const before = codeBefore(stretch, start);
    if (before !== 0 && !isSpace(before) && !isBreak(before)) return false;
    return !isInParentheses(stretch, start);
  }
  return codeBefore(stretch, start) === 0 && (after === 0x3001 || (after === 0x2e && isSpace(codeAt(stretch, end + 1))));
}

function isInParentheses(stretch: Stretch, start: number): boolean {
  for (let at = start; at > stretch.floor && start - at < 200; at--) {
    const code = codeBefore(stretch, at);
    if (code === 0x29) return false;
    if (code === 0x28) return true;
  }
  return false;
}

/** A year: four digits from 1900 to 2099 with nothing about them. Two of them, or one and its last digits, are a span of years. */
export const isYearLike = (value: number, count: number): boolean => count === 4 && value >= 1900 && value <= 2099;

/** What a bare number of the size of a year is the count of; anything else may be of that year. */
const COUNTED = new Set(['people', 'employees', 'workers', 'troops', 'tons', 'tonnes', 'barrels', 'units', 'vehicles', 'ships', 'homes', 'miles', 'kilometers', 'kilometres', 'engineers', 'tops']);
/** Labels whose value is a year. */
const DATING = /(?:year|timeline|target|deadline|due|launch|start|begin|end|since|until|date|horizon|eta|expected|operational|cod|founded|established|period|fy|updated|expiry|maturity|年|期|目標|完成|稼働|開始|開業|予定|完了|設立|創業|満期|更新|時点)[^:]{0,6}$/i;

/**
 * Whether a number of the size of a year is a quantity after all: right behind the colon of a label that does not speak of time
 * (`TOPIX: 1998`), behind `=`, or in front of what it counts.
 */
export function isCount(stretch: Stretch, start: number, end: number): boolean {
  let at = start;
  while (at > stretch.floor && start - at < 8 && (isSpace(codeBefore(stretch, at)) || codeBefore(stretch, at) === 0x2a || codeBefore(stretch, at) === 0x5f)) at--;
  const before = codeBefore(stretch, at);
  if (before === 0x3d) return true;
  if (before === COLON) return !DATING.test(stretch.plain.slice(Math.max(stretch.floor, at - 24), at - 1));
  const next = isSpace(codeAt(stretch, end)) ? end + 1 : end;
  const to = wordEnd(stretch, next);
  return to > next && COUNTED.has(stretch.plain.slice(next, to).toLowerCase());
}
