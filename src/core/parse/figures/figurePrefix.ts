import { codeBefore, COLON, EN_DASH, HIDDEN, isBreak, isDigit, isHyphen, isLetter, isSpace, isUpper, isWave, SPACE, standsBefore, wordStart, type Stretch } from './figureText';
import { currencyOfCode, DOLLARS, SYMBOLS } from './figureWords';
import type { Range } from '../../model/range';

/** What stands in front of a number and belongs to it. */
export interface Prefix {
  /** Where the figure begins. */
  readonly start: number;
  readonly sign: Range | null;
  /** `both` is ±; `unsure` is a dash that is as likely a minus as none: such a number is not read. */
  readonly meaning: 'plus' | 'minus' | 'both' | 'unsure';
  /** ISO 4217 code; `¥` for the sign that yen and yuan share; null where there is none. */
  readonly currency: string | null;
  readonly isApproximate: boolean;
  /** `>2.40%`, `over 90%`: the number is the least there is; `<5%`, `up to 5%`: the most. */
  readonly bound: 'least' | 'most' | null;
  /** The Latin word in front of all that, in lower case, `''` where there is none, and where it begins. */
  readonly word: string;
  readonly wordAt: number;
}

/** Emphasis may open between a mark and its number: `around **60%**`. */
function starsBefore(stretch: Stretch, at: number): number {
  let start = at;
  while (at - start < 3 && codeBefore(stretch, start) === 0x2a) start--;
  return at - start;
}

type Sign = Pick<Prefix, 'sign' | 'meaning'> & { readonly start: number };

/** Looks back from the first character of a number. */
export function readPrefix(stretch: Stretch, number: number): Prefix {
  let sign = readSign(stretch, number);
  const { start: money, currency } = readCurrency(stretch, sign.start);
  if (currency !== null && sign.start === number) sign = readSign(stretch, money);
  let start = currency !== null && sign.start > money ? money : sign.start;
  let meaning = sign.meaning;
  const stars = starsBefore(stretch, start);
  const mark = readMark(stretch, start - stars);
  let { isApproximate, bound } = mark;
  if (mark.start < start - stars || stars > 0) {
    const before = codeBefore(stretch, mark.start);
    // `-~5%`, `-**5%**`: the sign does not stand where a refresh could find it.
    if ((isHyphen(before) && !isHyphen(codeBefore(stretch, mark.start - 1))) || before === 0x25b2 || mark.isStruck) meaning = 'unsure';
    if (stars === 0) start = mark.start;
  }
  const { word, at: wordAt } = wordBefore(stretch, Math.min(start, mark.start));
  if (word !== '' && !isApproximate && APPROXIMATE.has(word)) {
    isApproximate = true;
    if (stars === 0) start = wordAt;
  } else if (word !== '' && bound === null) {
    bound = boundOf(stretch, word, wordAt);
  }
  return { start, sign: sign.sign, meaning, currency, isApproximate, bound, word, wordAt };
}

function readSign(stretch: Stretch, at: number): Sign {
  if (at <= stretch.floor) return { start: at, sign: null, meaning: 'plus' };
  const code = codeBefore(stretch, at);
  if (code === 0x2b || isHyphen(code)) return readPlusMinus(stretch, at - 1, code);
  if (code === 0x25b2 || code === 0x25b3) return { start: at - 1, sign: { start: at - 1, end: at }, meaning: 'minus' };
  if (code === 0xb1) return { start: at - 1, sign: null, meaning: 'both' };
  if (code === EN_DASH) return readEnDash(stretch, at - 1);
  if (code === SPACE) {
    const further = codeBefore(stretch, at - 1);
    if (at - 2 >= stretch.floor && (further === 0x25b2 || further === 0x25b3)) return { start: at - 2, sign: { start: at - 2, end: at - 1 }, meaning: 'minus' };
    if (isHyphen(further) && opensValue(stretch, at - 2)) return { start: at, sign: null, meaning: 'unsure' };
  }
  return { start: at, sign: null, meaning: 'plus' };
}

function readPlusMinus(stretch: Stretch, at: number, code: number): Sign {
  const before = codeBefore(stretch, at);
  const sign = { start: at, end: at + 1 };
  if (code === 0x2b) {
    // Behind a bracket or a unit it adds: `(in)+$0.01`.
    if (before === 0x29 || before === 0x25) return { start: at + 1, sign: null, meaning: 'plus' };
    return { start: at, sign, meaning: isJoined(before) ? 'unsure' : 'plus' };
  }
  if (before === 0x2f && at - 2 >= stretch.floor && codeBefore(stretch, at - 1) === 0x2b) return { start: at - 2, sign: null, meaning: 'both' };
  const isUnsure = isJoined(before) || before === 0x29 || before === 0x5d || before === 0x25 || before === 0x2f || isHyphen(before);
  return { start: at, sign, meaning: isUnsure ? 'unsure' : 'minus' };
}

const isJoined = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x5f || code === HIDDEN;

/** An en dash is a minus only where nothing else can be meant: as the first thing of a value. */
function readEnDash(stretch: Stretch, at: number): Sign {
  const isMinus = opensValue(stretch, at) || isWave(codeBefore(stretch, at));
  return { start: at, sign: { start: at, end: at + 1 }, meaning: isMinus ? 'minus' : 'unsure' };
}

/** Behind a colon, an opening bracket, the bar of a table cell or nothing, a space between them allowed. */
function opensValue(stretch: Stretch, at: number): boolean {
  let start = at;
  while (start > stretch.floor && isSpace(codeBefore(stretch, start))) start--;
  const code = codeBefore(stretch, start);
  return code === 0 || code === COLON || code === 0x28 || code === 0x7c;
}

interface Currency {
  readonly start: number;
  readonly currency: string | null;
}

function readCurrency(stretch: Stretch, end: number): Currency {
  const none = { start: end, currency: null };
  if (end <= stretch.floor) return none;
  const at = isSpace(codeBefore(stretch, end)) ? end - 1 : end;
  const code = at > stretch.floor ? codeBefore(stretch, at) : 0;
  if (code === 0x24) return readDollars(stretch, at - 1);
  if (code === 0xa5 || code === 0xffe5) return readYen(stretch, at - 1);
  if (code > 0x7f) {
    const symbol = SYMBOLS.get(code);
    return symbol ? { start: at - 1, currency: symbol } : none;
  }
  if (!isUpper(code)) return none;
  const currency = currencyOfCode(stretch.plain.slice(Math.max(stretch.floor, at - 3), at));
  if (!currency) return none;
  const before = codeBefore(stretch, at - 3);
  // `USD/JPY 153` is a rate, `EURUSD` and `M-USD` are names.
  return isJoined(before) || before === 0x2f || isHyphen(before) || before === 0x26 || before === 0x2e ? none : { start: at - 3, currency };
}

function readDollars(stretch: Stretch, at: number): Currency {
  const start = wordStart(stretch, at);
  const currency = DOLLARS.get(stretch.plain.slice(start, at));
  return currency ? { start, currency } : { start: at, currency: 'USD' };
}

/** `JP¥` and `CN¥` say which. */
function readYen(stretch: Stretch, at: number): Currency {
  const start = wordStart(stretch, at);
  const letters = stretch.plain.slice(start, at);
  if (letters === 'JP') return { start, currency: 'JPY' };
  return letters === 'CN' || letters === 'RMB' ? { start, currency: 'CNY' } : { start: at, currency: '¥' };
}

interface Mark {
  readonly start: number;
  readonly isApproximate: boolean;
  readonly bound: Prefix['bound'];
  /** `~~5%~~` is crossed out. */
  readonly isStruck: boolean;
}

const KANJI_MARKS = ['約', 'およそ', 'おおよそ', '概ね', 'おおむね', 'ほぼ'];
/** Words that end in 約: `契約5件`. */
const COVENANTS = '条契予節規公制解成要特誓売確婚盟倹集密協違括旧新';

function readMark(stretch: Stretch, end: number): Mark {
  const at = isSpace(codeBefore(stretch, end)) ? end - 1 : end;
  const code = codeBefore(stretch, at);
  const none: Mark = { start: end, isApproximate: false, bound: null, isStruck: false };
  if (at <= stretch.floor) return none;
  if (isWave(code) || code === 0x2248 || code === 0x2252) return { ...none, start: at - 1, isApproximate: true, isStruck: code === 0x7e && codeBefore(stretch, at - 1) === 0x7e };
  if (code === 0x3e || code === 0x3c || code === 0x3d) return readComparison(stretch, at, none);
  if (code === 0x2265 || code === 0x2267) return { ...none, start: at - 1, bound: 'least' };
  if (code === 0x2264 || code === 0x2266) return { ...none, start: at - 1, bound: 'most' };
  if (code < 0x3000) return none;
  for (const words of KANJI_MARKS) {
    if (!standsBefore(stretch, at, words)) continue;
    const isCovenant = words === '約' && COVENANTS.includes(String.fromCharCode(codeBefore(stretch, at - 1)));
    return isCovenant ? none : { ...none, start: at - words.length, isApproximate: true };
  }
  return none;
}

/** `>5`, `>=5`, `<5`; an arrow (`->`, `=>`) and the end of a tag (`<br>`) are none. */
function readComparison(stretch: Stretch, end: number, none: Mark): Mark {
  const at = codeBefore(stretch, end) === 0x3d ? end - 1 : end;
  const code = at > stretch.floor ? codeBefore(stretch, at) : 0;
  const before = codeBefore(stretch, at - 1);
  if (code === 0x3c) return before === 0x3c ? none : { ...none, start: at - 1, bound: 'most' };
  if (code !== 0x3e || before === 0x3e || before === 0x3d || isHyphen(before) || before === EN_DASH || before === 0x2f || endsTag(stretch, at - 1)) return none;
  return { ...none, start: at - 1, bound: 'least' };
}

function endsTag(stretch: Stretch, end: number): boolean {
  for (let at = end; at > stretch.floor && end - at < 80; at--) {
    const code = codeBefore(stretch, at);
    if (code === 0x3e) return false;
    if (code === 0x3c) return isLetter(stretch.plain.charCodeAt(at)) || stretch.plain.charCodeAt(at) === 0x2f;
  }
  return false;
}

const APPROXIMATE = new Set(['around', 'about', 'approx', 'approx.', 'approximately', 'roughly', 'nearly', 'almost', 'circa', 'ca.']);
const LEAST = new Set(['over', 'above', 'exceeding', 'exceeds', 'exceed', 'exceeded']);
const MOST = new Set(['under', 'below']);
const MORE = new Set(['more', 'greater', 'higher', 'larger']);
const FEWER = new Set(['less', 'fewer', 'lower', 'smaller']);

/** The word with one space behind it that ends in front of an offset, its full stop included. */
function wordBefore(stretch: Stretch, end: number): { word: string; at: number } {
  const before = codeBefore(stretch, end);
  if (!isSpace(before) && !isBreak(before)) return { word: '', at: end };
  const stop = codeBefore(stretch, end - 1) === 0x2e ? end - 2 : end - 1;
  const at = wordStart(stretch, stop);
  return at === stop ? { word: '', at: end } : { word: stretch.plain.slice(at, end - 1).toLowerCase(), at };
}

/** `over`, `more than`, `up to`, `at least`; `no more than` is the most. */
function boundOf(stretch: Stretch, word: string, at: number): Prefix['bound'] {
  if (LEAST.has(word)) return 'least';
  if (MOST.has(word)) return 'most';
  if (word === 'than') {
    const { word: degree, at: degreeAt } = wordBefore(stretch, at);
    const isDenied = (degree === 'more' || degree === 'less') && ['no', 'not'].includes(wordBefore(stretch, degreeAt).word);
    if (MORE.has(degree)) return isDenied ? 'most' : 'least';
    return FEWER.has(degree) ? (isDenied ? 'least' : 'most') : null;
  }
  if (word === 'to') return wordBefore(stretch, at).word === 'up' ? 'most' : null;
  if (word === 'least' || word === 'most') return wordBefore(stretch, at).word === 'at' ? (word === 'least' ? 'least' : 'most') : null;
  return null;
}
