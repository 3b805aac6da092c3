import type { Briefing, Bullet } from '../model/briefing';
import type { Range } from '../model/range';
import { blotOut, halfWidth } from '../parse/normalize';
import { isStopWord } from './stopWords';

/** A word, or several that are one name, by which coverage of a bullet is found. */
export interface Term {
  /** As it is written, width apart. */
  readonly text: string;
  /** In lower case: what is compared. */
  readonly key: string;
  /** How much it tells of what the bullet is about. */
  readonly weight: number;
}

/** What a bullet is looked for by. */
export interface CoverageQuery {
  /** The most telling first. */
  readonly terms: readonly Term[];
  /** For a search: the few most telling terms, names of several words in quotation marks. */
  readonly text: string;
}

const MOST_TERMS = 12;
/** A search takes all words together: with more of them it finds nothing. */
const SEARCHED_TERMS = 3;
const LONGEST_QUERY = 120;

/** `opening`: a capitalised word at the start of a sentence, which may be a name or not. */
const WEIGHT = { wholeLabel: 10, label: 5, name: 4, katakana: 3, acronym: 3, kanji: 2, opening: 2, word: 1 } as const;
const LONGEST_LABEL = 30;

/**
 * The terms of a bullet, from its own words: its label unless many bullets have it (`強気意見`), the labels of its figures, names, words in katakana
 * and kanji, and other words that are not in every sentence. Figures, dates, links and citations are left out.
 */
export function queryOf(bullet: Bullet, briefing: Briefing): CoverageQuery {
  const gathered = new Map<string, Term>();
  const add = (text: string, weight: number): void => {
    const term = termOf(text, weight);
    if (term && (gathered.get(term.key)?.weight ?? 0) < weight) gathered.set(term.key, term);
  };
  const labels = [bullet.label?.text ?? null, ...bullet.figures.map(({ label }) => label)].filter((label) => label !== null && !isCommonLabel(label, briefing));
  for (const label of labels.map((one) => halfWidth(one ?? '').replace(MARKUP, ' '))) {
    if (label.length <= LONGEST_LABEL && !/\d/.test(label)) add(label, WEIGHT.wholeLabel);
    for (const part of partsOf(label)) add(part.text, part.weight + WEIGHT.label);
  }
  for (const { text, weight } of partsOf(wordsOf(bullet, briefing))) add(text, weight);
  const terms = [...gathered.values()].sort((left, right) => right.weight - left.weight).slice(0, MOST_TERMS);
  return { terms, text: searchText(terms) };
}

/** A label that many bullets have says what kind of bullet it is, and not what it is about. */
function isCommonLabel(label: string, { bullets }: Briefing): boolean {
  let count = 0;
  for (const bullet of bullets) if (bullet.label?.text === label && ++count > 2) return true;
  return false;
}

/** The body of a bullet as words alone. */
function wordsOf(bullet: Bullet, { text, residue }: Briefing): string {
  const { start, end } = bullet.body;
  const inBody = ({ range }: { readonly range: Range }): boolean => range.start >= start && range.end <= end;
  const told = [...bullet.figures, ...bullet.dates, ...bullet.citations, ...residue.filter(inBody), ...(bullet.label ? [bullet.label] : [])].filter(inBody);
  const hidden = told.map(({ range }) => range).sort((left, right) => left.start - right.start).map((range) => ({ start: range.start - start, end: range.end - start }));
  return halfWidth(blotOut(text.slice(start, end), hidden, ' ')).replace(MARKUP, (_, words: string | undefined) => ` ${words ?? ''} `);
}

const MARKUP = /<!--[^>]*-->|<[^>]*>|\]\([^)\s]*\)|https?:\/\/\S+|\[post:\d+\]|[`*_[\]|#~\\]/g;

interface Part {
  readonly text: string;
  readonly weight: number;
}

/** Names in capitals (`US Treasury`, `J.P. Morgan`), acronyms, words in katakana and in kanji, other words. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const match of text.matchAll(PARTS)) {
    const { name, katakana, kanji, word } = match.groups ?? {};
    if (name !== undefined) parts.push(...namesOf(name, text, match.index));
    else if (katakana !== undefined) parts.push({ text: katakana, weight: WEIGHT.katakana });
    else if (kanji !== undefined) parts.push({ text: kanji, weight: WEIGHT.kanji });
    else if (word !== undefined) parts.push({ text: word, weight: WEIGHT.word });
  }
  return parts;
}

const CAPITALISED = "[\\p{Lu}][\\p{L}\\p{N}&'’.-]*";
const PARTS = new RegExp(
  `(?<name>${CAPITALISED}(?:\\s(?:of\\s)?${CAPITALISED}){0,5})|(?<katakana>[ァ-ヺ][ァ-ヺー・]+[派系化性率圏製型]?)|(?<kanji>(?<!\\d)[\\u3400-\\u9FFF々]{2,12})|(?<word>\\p{Ll}[\\p{L}\\p{N}'’-]{3,})`,
  'gu',
);

/** Names with the words of the sentence around them cut off; a genitive ends one. */
function namesOf(run: string, text: string, at: number): Part[] {
  const names: string[][] = [[]];
  for (const word of run.split(/\s+/)) {
    names.at(-1)?.push(word.replace(/['’]s$|[.'’-]+$/g, ''));
    if (/['’]s$/.test(word)) names.push([]);
  }
  return names.flatMap((words, index) => nameOf(words, index === 0 && /(?:^|[.!?:;]\s)\s*$/.test(text.slice(Math.max(0, at - 4), at))));
}

function nameOf(words: string[], opensSentence: boolean): Part[] {
  while (words[0] !== undefined && tellsNothing(words[0])) words.shift();
  while (words.length > 0 && tellsNothing(words.at(-1) ?? '')) words.pop();
  const [first] = words;
  if (first === undefined) return [];
  const weight = words.length > 1 ? WEIGHT.name : isAcronym(first) ? WEIGHT.acronym : opensSentence ? WEIGHT.opening : WEIGHT.name;
  // A headline may have one word of a name without the others.
  return [{ text: words.join(' '), weight }, ...(words.length > 1 ? words.map((text) => ({ text, weight: isAcronym(text) ? WEIGHT.acronym : WEIGHT.opening })) : [])];
}

const isAcronym = (word: string): boolean => /^[\p{Lu}\p{N}&.-]{2,}$/u.test(word) && /\p{Lu}/u.test(word);

/** `US` is no `us`. */
const tellsNothing = (word: string): boolean => !isAcronym(word) && isStopWord(word.toLowerCase());

function termOf(text: string, weight: number): Term | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const key = plain.toLowerCase();
  return key.length < 2 || tellsNothing(plain) || /^[\d.,%-]+$/.test(key) ? null : { text: plain, key, weight };
}

/** Whether a text, in lower case, holds a term; a Latin one as whole words. */
export function holdsTerm(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    if (!isLatin(key.charAt(0)) || !isLatin(text.charAt(at - 1))) if (!isLatin(key.charAt(key.length - 1)) || !isLatin(text.charAt(at + key.length)) || isPlural(text, at + key.length)) return true;
  }
  return false;
}

const isLatin = (character: string): boolean => character !== '' && /[\p{Script=Latin}\p{N}]/u.test(character);

const isPlural = (text: string, at: number): boolean => text.charAt(at) === 's' && !isLatin(text.charAt(at + 1));

function searchText(terms: readonly Term[]): string {
  const chosen: Term[] = [];
  let query = '';
  for (const term of terms) {
    if (chosen.length === SEARCHED_TERMS || chosen.some(({ key }) => key.includes(term.key))) continue;
    const written = term.text.includes(' ') ? `"${term.text.replaceAll('"', '')}"` : term.text;
    const longer = query === '' ? written : `${query} ${written}`;
    if (longer.length > LONGEST_QUERY) continue;
    query = longer;
    chosen.push(term);
  }
  return query;
}
