/** What a heading promises: nothing, perhaps a list of references, or one for certain. */
export type Promise = 'none' | 'perhaps' | 'certain';

/** Words that mean nothing else than a list of references. */
const CERTAIN: ReadonlySet<string> = new Set([
  'key citations', 'key citation', 'key sources', 'key source', 'key references', 'key reference', 'references', 'reference list', 'list of references', 'selected references',
  'main references', 'sources', 'main sources', 'primary sources', 'references cited', 'sources cited', 'works cited', 'literature cited', 'bibliography', 'sources and references', 'references and sources',
  'sources & references', 'references & sources', '主要な引用文献', '主要引用文献', '引用文献', '参考文献', '参照文献', '出典', '出典一覧', '主な出典', '主要な出典', '主要出典', '출처', '참고문헌', '참고 문헌', '参考资料', '出处',
]);

/** Words that may also head something else: quotations, counts, a chapter on where data comes from. */
const PERHAPS: ReadonlySet<string> = new Set([
  'source', 'citations', 'citation', 'reference', '主要な引用', '主要引用', '引用', '引用元', '情報源', '主な情報源', '主要な情報源', '主要情報源', '参照元', '参考', '参考資料', '参考リンク', 'ソース',
]);

/** How words begin, as one number: three Latin letters in any case, or two characters of another script. Equal words have the same. */
function beginOf(words: string, at: number): number {
  const first = words.charCodeAt(at);
  const second = words.charCodeAt(at + 1);
  return first >= 0x80 ? first * 0x1000 + second : ((first | 0x20) << 16) ^ ((second | 0x20) << 8) ^ (words.charCodeAt(at + 2) | 0x20);
}

const BEGINS: ReadonlySet<number> = new Set([...CERTAIN, ...PERHAPS].map((words) => beginOf(words, 0)));

const LONGEST_HEADING = 90;

/**
 * What the words of a heading promise, given as written: `**References** (Key Sources):`, `7. References`, `📚 Sources`, `Notes / Sources`.
 * Emphasis, a number or a picture before it, a bracket and a colon behind it do not count.
 */
export function promiseOf(title: string, longest = LONGEST_HEADING): Promise {
  if (title.length > longest) return 'none';
  const start = firstLetter(title, 0);
  if (!BEGINS.has(beginOf(title, start)) && !mayHoldPart(title)) return 'none';
  const words = bareWords(title.slice(start));
  if (CERTAIN.has(words)) return 'certain';
  if (PERHAPS.has(words)) return 'perhaps';
  const isPart = /[/／]/.test(words) && words.split(/\s*[/／]\s*/).some((part) => CERTAIN.has(part) || PERHAPS.has(part));
  return isPart ? 'perhaps' : 'none';
}

/** Whether words behind a slash begin like those of a heading of references. */
function mayHoldPart(title: string): boolean {
  for (let at = nextSlash(title, 0); at >= 0; at = nextSlash(title, at + 1)) if (BEGINS.has(beginOf(title, firstLetter(title, at + 1)))) return true;
  return false;
}

function nextSlash(title: string, from: number): number {
  for (let at = from; at < title.length; at++) {
    const code = title.charCodeAt(at);
    if (code === 0x2f || code === 0xff0f) return at;
  }
  return -1;
}

/** Behind emphasis, pictures and the number of a chapter (`7.`, `8)`, `A.`). */
function firstLetter(title: string, from: number): number {
  let at = from;
  for (; at < title.length; at++) {
    const code = title.charCodeAt(at);
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (isLetter && title.charCodeAt(at + 1) === 0x2e && title.charCodeAt(at + 2) === 0x20) at++;
    else if (isLetter || (code >= 0x3041 && code < 0xd800)) break;
  }
  return at;
}

const EMPHASIS = /[*_#`]/g;
const GAP = /\s{2}|[^\S ]/;
const BRACKETS = / ?[(（][^()（）]{1,80}[)）]$/;

/** The words without emphasis, a colon and a bracket behind them, in lower case. */
function bareWords(title: string): string {
  let end = title.length;
  while (end > 0 && isEmphasis(title.charCodeAt(end - 1))) end--;
  let words = title.slice(0, end);
  if (words.search(EMPHASIS) >= 0) words = words.replace(EMPHASIS, '');
  if (GAP.test(words)) words = words.replace(/\s+/g, ' ');
  words = withoutColon(words);
  const last = words.charCodeAt(words.length - 1);
  if (last === 0x29 || last === 0xff09) words = words.replace(BRACKETS, '');
  return withoutColon(words).toLowerCase();
}

const isEmphasis = (code: number): boolean => code === 0x2a || code === 0x5f || code === 0x23 || code === 0x60;

/** Without one colon at the end and the spaces around it. */
function withoutColon(words: string): string {
  let end = words.length;
  if (words.charCodeAt(end - 1) === 0x20) end--;
  const code = words.charCodeAt(end - 1);
  if (code === 0x3a || code === 0xff1a) end--;
  if (words.charCodeAt(end - 1) === 0x20) end--;
  return end === words.length ? words : words.slice(0, end);
}
