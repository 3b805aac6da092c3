import { codeAt, isBlank, isLatinLetter, standsAt } from './dateCharacters';

/** Words before a date which say that what is told is of that day; of other words (`announced`, `発表`) it is told what happened then. */
const BEFORE = ['as of', 'as at', 'as-of', 'updated', 'retrieved', 'accessed'];
/** These only with a colon: `update: Jan 7`, but not `confirmed Jan 7`. */
const BEFORE_COLON = ['update', 'as of date', 'as-of date', 'generated', 'verified', 'checked', 'confirmed'];
const JAPANESE_BEFORE = ['更新日', '更新日時', '最終更新', '取得日', '取得日時', '確認日', '確認日時', '最終確認', '作成日', '作成日時', '生成日', '生成日時', '自動生成', '基準日', 'データ基準'];
const JAPANESE_BEFORE_COLON = ['更新', '取得', '確認', '時点', '現在', '作成', '生成', '基準'];
const FILLERS = ['on', 'the', 'at', 'in'];

const BEHIND = ['時点', '現在', '取得', '確認', '更新', '閲覧', '調べ', '作成'];
/** さ し す せ で, which make a verb of the word: `確認された`, `更新し`, `取得する`. */
const VERB_ENDINGS: ReadonlySet<number> = new Set([0x3055, 0x3057, 0x3059, 0x305b, 0x3067]);

const MOST_BETWEEN = 12;

/** The language of the words right before `at` that make the date there the age of what is told, or null; nothing before `start` is looked at. */
export function ageWordBefore(plain: string, start: number, at: number): 'en' | 'ja' | null {
  let end = skipBack(plain, start, at);
  const hasColon = holdsColon(plain, end, at);
  for (let fillers = 0; ; fillers++) {
    const last = end > start ? plain.charCodeAt(end - 1) : 0;
    if (last === 0) return null;
    if (last >= 0x3040) return isJapaneseWord(plain, start, end, hasColon) ? 'ja' : null;
    if (!isLatinLetter(last)) return null;
    if (endsWithAny(plain, start, end, BEFORE) || (hasColon && endsWithAny(plain, start, end, BEFORE_COLON))) return 'en';
    const filler = fillers < 2 ? FILLERS.find((word) => endsWith(plain, start, end, word)) : undefined;
    if (filler === undefined) return null;
    end = skipBack(plain, start, end - filler.length);
  }
}

function isJapaneseWord(plain: string, start: number, end: number, hasColon: boolean): boolean {
  const hasTopic = plain.charCodeAt(end - 1) === 0x306f;
  const wordEnd = hasTopic ? end - 1 : end;
  const stands = (word: string): boolean => wordEnd - word.length >= start && plain.startsWith(word, wordEnd - word.length);
  return JAPANESE_BEFORE.some(stands) || (hasColon && !hasTopic && JAPANESE_BEFORE_COLON.some(stands));
}

/** Blanks, colons, emphasis and brackets may stand between the word and the date. */
function skipBack(plain: string, start: number, at: number): number {
  let end = at;
  while (end > start && at - end < MOST_BETWEEN && isBetween(plain.charCodeAt(end - 1))) end--;
  return end;
}

const isBetween = (code: number): boolean => isBlank(code) || (code < 0x3020 && BETWEEN.has(code));

/** `: * _ ( ) [ ]`, `「 」 【 】` */
const BETWEEN: ReadonlySet<number> = new Set([58, 42, 95, 40, 41, 91, 93, 0x300c, 0x300d, 0x3010, 0x3011]);

function holdsColon(plain: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (plain.charCodeAt(at) === 58) return true;
  return false;
}

const endsWithAny = (plain: string, start: number, end: number, words: readonly string[]): boolean => words.some((word) => endsWith(plain, start, end, word));

/** Whether the word (lower case) stands before `end` in any case and begins there. */
function endsWith(plain: string, start: number, end: number, word: string): boolean {
  const at = end - word.length;
  if (at < start || (at > start && isLatinLetter(plain.charCodeAt(at - 1)))) return false;
  for (let index = 0; index < word.length; index++) {
    const code = plain.charCodeAt(at + index);
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== word.charCodeAt(index)) return false;
  }
  return true;
}

/** Whether the words right behind a date, a closing bracket between allowed, make it the age of what is told: `2026年1月17日時点`. */
export function ageWordBehind(plain: string, at: number, end: number): boolean {
  let next = at;
  if (codeAt(plain, next, end) === 41) next++;
  if (isBlank(codeAt(plain, next, end))) next++;
  if (codeAt(plain, next, end) === 0x306e) next++;
  if (codeAt(plain, next, end) < 0x3040) return false;
  const word = BEHIND.find((one) => standsAt(plain, next, end, one));
  return word !== undefined && (word === '時点' || !VERB_ENDINGS.has(codeAt(plain, next + word.length, end)));
}
