import { codeAt, codeBefore, isDigit, isFraction, isLetter, isSpace, type Stretch } from './figureText';

/** A number in digits: `1,234.5` has mantissa 12345 and one decimal; `1½` has mantissa 1 and fraction 0.5. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly mantissa: number;
  readonly decimals: number;
  /** What a character such as ½ adds; 0 where there is none. */
  readonly fraction: number;
  /** The digits of one that has more than a double carries exactly, else null. */
  readonly long: string | null;
  /** Digits alone: no separator, no decimals, no fraction. */
  readonly isPlain: boolean;
}

/** What a double carries exactly. */
const EXACT_DIGITS = 15;
const MOST_DIGITS = 40;
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const FRACTIONS: Readonly<Record<string, number>> = {
  '¼': 1 / 4, '½': 1 / 2, '¾': 3 / 4, '⅐': 1 / 7, '⅑': 1 / 9, '⅒': 1 / 10, '⅓': 1 / 3, '⅔': 2 / 3, '⅕': 1 / 5, '⅖': 2 / 5, '⅗': 3 / 5, '⅘': 4 / 5, '⅙': 1 / 6, '⅚': 5 / 6, '⅛': 1 / 8, '⅜': 3 / 8, '⅝': 5 / 8, '⅞': 7 / 8,
};

export const tenTo = (exponent: number): number => (exponent < 0 ? 1 / (POWERS[-exponent] ?? NaN) : (POWERS[exponent] ?? NaN));

/** The value of a numeral times ten to `exponent`, rounded once: 8.7 trillion is 8.7e12 and not 8699999999999.999. */
export function valueOf({ mantissa, decimals, fraction, long }: Numeral, exponent: number): number {
  if (long !== null) return Number(`${long}e${exponent - decimals}`);
  if (fraction > 0) return (mantissa + fraction) * tenTo(exponent);
  return exponent >= decimals ? mantissa * tenTo(exponent - decimals) : mantissa / tenTo(decimals - exponent);
}

/**
 * Reads the number that begins at a digit (or ½, ¾, …), groups of three and decimals included; null where the digits are no number in
 * English or Japanese writing: two points (a version), leading zeros (a code), a comma that does not group by threes (a list, or a decimal
 * comma: which of them is not guessed), groups set off by plain spaces. `isInside` is a later number of a mixture, which has leading zeros.
 */
export function scanNumeral(stretch: Stretch, start: number, isInside = false): Numeral | null {
  const { plain } = stretch;
  let at = digitsEnd(stretch, start);
  const first = at - start;
  if (first > 1 && !isInside && plain.charCodeAt(start) === 0x30) return null;
  const wholeEnd = first > 0 && first <= 3 ? groupsEnd(stretch, at) : at;
  const isPlain = wholeEnd === at;
  at = wholeEnd;
  const fraction = fractionAt(stretch, at);
  at = fraction > 0 ? at + 1 : decimalsEnd(stretch, at);
  if (goesOn(stretch, at) || (first <= 3 && isSpacedGroup(stretch, at))) return null;
  const decimals = at === wholeEnd || fraction > 0 ? 0 : at - wholeEnd - 1;
  const long = at - start > EXACT_DIGITS ? digitsOf(plain, start, at) : null;
  if (long !== null && long.length > MOST_DIGITS) return null;
  const isLong = long !== null && long.length > EXACT_DIGITS;
  return { start, end: at, mantissa: mantissaOf(plain, start, at), decimals, fraction, long: isLong ? long : null, isPlain: isPlain && at === wholeEnd };
}

/** `.5` without its zero: the point belongs to the number where nothing that it could end stands before it. */
export function scanPoint(stretch: Stretch, digits: number): Numeral | null {
  const before = codeBefore(stretch, digits - 1);
  if (isLetter(before) || isDigit(before) || before === 0x2e || before === 0x29 || before === 0x5d) return null;
  const end = digitsEnd(stretch, digits);
  if (goesOn(stretch, end) || end - digits > EXACT_DIGITS) return null;
  return { start: digits - 1, end, mantissa: mantissaOf(stretch.plain, digits, end), decimals: end - digits, fraction: 0, long: null, isPlain: false };
}

/** Past digits and what joins them to one token: to the end of something that is no number. */
export function tokenEnd(stretch: Stretch, at: number): number {
  let end = at;
  for (;;) {
    const code = codeAt(stretch, end);
    if (isTokenPart(code)) end++;
    else if (isJoint(code) && isTokenPart(codeAt(stretch, end + 1))) end += 2;
    else return end;
  }
}

const isTokenPart = (code: number): boolean => isDigit(code) || isLetter(code) || code === 0x5f;

const isJoint = (code: number): boolean => code === 0x2e || code === 0x2c || code === 0x2f || code === 0x27 || code === 0x2d || (code >= 0x2010 && code <= 0x2013);

const isSeparator = (code: number): boolean => code === 0x2c || code === 0x27 || code === 0x2019 || code === 0xa0 || code === 0x202f || code === 0x2009;

function digitsEnd(stretch: Stretch, start: number): number {
  let at = start;
  while (isDigit(codeAt(stretch, at))) at++;
  return at;
}

const decimalsEnd = (stretch: Stretch, at: number): number => (codeAt(stretch, at) === 0x2e && isDigit(codeAt(stretch, at + 1)) ? digitsEnd(stretch, at + 1) : at);

const fractionAt = (stretch: Stretch, at: number): number => (isFraction(codeAt(stretch, at)) ? (FRACTIONS[stretch.plain.charAt(at)] ?? 0) : 0);

/** The end of the groups of three that begin at an offset, all with the same separator. */
function groupsEnd(stretch: Stretch, start: number): number {
  const separator = codeAt(stretch, start);
  if (!isSeparator(separator)) return start;
  let at = start;
  while (codeAt(stretch, at) === separator && groupEnd(stretch, at) > 0) at = groupEnd(stretch, at);
  return at;
}

/** The end of a separator with exactly three digits behind it, or -1. */
function groupEnd(stretch: Stretch, at: number): number {
  return isDigit(codeAt(stretch, at + 1)) && isDigit(codeAt(stretch, at + 2)) && isDigit(codeAt(stretch, at + 3)) && !isDigit(codeAt(stretch, at + 4)) ? at + 4 : -1;
}

/** Whether the digits go on behind a point, a comma or an apostrophe, so that what was read is only a part of something else. */
function goesOn(stretch: Stretch, at: number): boolean {
  const code = codeAt(stretch, at);
  return (code === 0x2e || code === 0x2c || code === 0x27 || code === 0x2019) && isDigit(codeAt(stretch, at + 1));
}

const isSpacedGroup = (stretch: Stretch, at: number): boolean => isSpace(codeAt(stretch, at)) && groupEnd(stretch, at) > 0 && codeAt(stretch, at + 4) !== 0x2e && codeAt(stretch, at + 4) !== 0x2c && codeAt(stretch, at + 4) !== 0x25;

/** The digits of a stretch as one whole number. */
function mantissaOf(plain: string, start: number, end: number): number {
  let mantissa = 0;
  for (let at = start; at < end; at++) {
    const code = plain.charCodeAt(at);
    if (isDigit(code)) mantissa = mantissa * 10 + (code - 0x30);
  }
  return mantissa;
}

const digitsOf = (plain: string, start: number, end: number): string => plain.slice(start, end).replace(/\D/g, '');
