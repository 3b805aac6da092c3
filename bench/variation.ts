import { seededRandom, wholeNumber } from './seededRandom';

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTH = `(?:${[...LONG_MONTHS, ...SHORT_MONTHS].join('|')})`;

/** A heading with another title would open no list of references any more. */
const OPENS_REFERENCES = /citations|references|sources|参考|出典/i;

/** What is changed or must stay, in the order of precedence; each takes its match and gives what stands there in the copy. */
const PARTS: readonly (readonly [pattern: string, replace: (match: string, random: () => number, copy: number) => string])[] = [
  [String.raw`^#{1,6} .+$`, (heading, _random, copy) => (OPENS_REFERENCES.test(heading) ? heading : `${heading} – ${copy}`)],
  [String.raw`https?://[^\s)>]+`, (url, _random, copy) => `${url}${url.includes('?') ? '&' : '?'}edition=${copy}`],
  [String.raw`^[ \t]*\d+[.)](?=[ \t])`, (marker) => marker],
  [String.raw`\b${MONTH} \d{1,2}[-–]\d{1,2}\b`, (days, random) => `${monthLike(days, random)} ${wholeNumber(random, 1, 14)}-${wholeNumber(random, 15, 28)}`],
  [String.raw`\b${MONTH} \d{1,2}\b(?!\d)`, (day, random) => `${monthLike(day, random)} ${wholeNumber(random, 1, 28)}`],
  [String.raw`\d{1,2}月\d{1,2}日`, (_day, random) => `${wholeNumber(random, 1, 12)}月${wholeNumber(random, 1, 28)}日`],
  [String.raw`\bQ[1-4]\b`, (_quarter, random) => `Q${wholeNumber(random, 1, 4)}`],
  // A year alone stays, so that `2025) → $31B (2032)` still goes forward.
  [String.raw`\b(?:19|20)\d\d(?:-\d\d){0,2}\b`, (year) => year],
  [String.raw`\d+`, (digits, random) => digits.replace(/\d/g, (digit, at) => (at > 0 ? `${wholeNumber(random, 0, 9)}` : digit === '0' ? '0' : `${wholeNumber(random, 1, 9)}`))],
];
const ANY_PART = new RegExp(PARTS.map(([pattern]) => `(${pattern})`).join('|'), 'gm');

function monthLike(date: string, random: () => number): string {
  const isShort = SHORT_MONTHS.includes(date.slice(0, date.indexOf(' ')));
  return (isShort ? SHORT_MONTHS : LONG_MONTHS)[wholeNumber(random, 0, 11)] ?? '';
}

/** A text with other figures, dates, titles and URLs, and the same blocks; the same at every run, and another one for every number of a copy. */
export function vary(text: string, copy: number): string {
  const random = seededRandom(copy);
  return text.replace(ANY_PART, (match, ...groups: (string | undefined)[]) => {
    const part = PARTS[groups.findIndex((group) => group !== undefined)];
    return part ? part[1](match, random, copy) : match;
  });
}
