const NEUTRAL = /^\d{1,3}(?:\.\d{1,3}){3}$|(?:^|\.)(?:example(?:\.(?:com|org|net))?|localhost|t\.co|bit\.ly|tinyurl\.com|lnkd\.in|archive\.(?:org|ph|is|today|md)|doi\.org|news\.google\.com|vertexaisearch\.cloud\.google\.com)$/;

/** The host of a URL, lower case, without `www.`; empty where there is none. */
export function hostOf(url: string): string {
  const start = url.indexOf('://') + 3;
  let end = start;
  let isLower = true;
  for (; end < url.length; end++) {
    const code = url.charCodeAt(end);
    if (isPathEnd(code) || code === 0x3a) break;
    if (code > 0x7f || (code >= 0x41 && code <= 0x5a)) isLower = false;
  }
  const written = url.slice(start, end);
  const host = isLower ? written : written.toLowerCase();
  return host.startsWith('www.') ? host.slice(4) : host;
}

/** Whether a host tells nothing of the publisher: addresses in digits, reserved names, shorteners, archives, redirects of search tools. */
export const isNeutral = (host: string): boolean => NEUTRAL.test(host);

/** Labels of hosts that name no publisher. */
const GENERIC = new Set([
  'com', 'org', 'net', 'gov', 'edu', 'int', 'co', 'ac', 'or', 'go', 'www', 'www2', 'www3', 'news', 'blog', 'blogs', 'web', 'en', 'jp', 'uk', 'us', 'eu', 'io', 'info', 'the', 'global', 'world', 'business', 'finance', 'online',
]);

/** Words that names are shortened without: none is longer than three letters. */
const SMALL = new Set(['the', 'of', 'and', 'for', 'on', 'in', 'de', 'la']);

const MOST_WORDS = 10;
const ABBREVIATION = /^[A-Z]{2,6}$/;

/**
 * Whether a name is that of the site: `CSIS` and `Center for Strategic and International Studies` at `csis.org`, `Nikkei Asia` at
 * `asia.nikkei.com`, `The New York Times` at `nytimes.com`, `@a_b` at `x.com/a_b`.
 */
export function namesSite(name: string, url: string): boolean {
  if (name.charCodeAt(0) === 0x40) return firstOfPath(url) === name.slice(1).toLowerCase();
  const host = hostOf(url);
  if (!mayNameHost(name, host)) return false;
  const words = wordsOf(name);
  if (words.length > 1 && words[0] === 'the') words.shift();
  if (words.length === 0 || words.length > MOST_WORDS) return false;
  let key = '';
  for (const word of words) key += word;
  if (key.length > 1 && beginsLabel(host, key)) return true;
  // PMC at ncbi.nlm.nih.gov/pmc: a word that is no abbreviation only names a part of the site.
  if (ABBREVIATION.test(name) && firstOfPath(url) === key) return true;
  const plain = host.includes('-') ? host.replaceAll('-', '') : host;
  return isLabel(plain, key, words) || isDomain(plain, key) || areLabels(plain, words);
}

/**
 * Whether a label of the host begins with the first letter of the name, without which a name is not that of the site, unless it is an
 * abbreviation or its first word may be left out.
 */
function mayNameHost(name: string, host: string): boolean {
  const first = name.charCodeAt(0) | 0x20;
  if (name.length <= 6 || !isLatin(first) || host.charCodeAt(0) === first) return true;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) if (host.charCodeAt(dot + 1) === first) return true;
  return beginsSmall(name);
}

function beginsSmall(name: string): boolean {
  let end = 1;
  while (isLatin(name.charCodeAt(end) | 0x20)) end++;
  return end <= 3 && SMALL.has(name.slice(0, end).toLowerCase());
}

const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a;

function firstOfPath(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3) + 1;
  if (start === 0) return '';
  const most = Math.min(url.length, start + 80);
  let end = start;
  while (end < most && !isPathEnd(url.charCodeAt(end))) end++;
  return url.slice(start, end).toLowerCase();
}

const isPathEnd = (code: number): boolean => code === 0x2f || code === 0x3f || code === 0x23;

/** Whether a label of the host is the name, or begins with it where it is long enough to mean nothing else. */
function beginsLabel(host: string, name: string): boolean {
  const at = host.indexOf(name);
  if (at < 0 || (at > 0 && host.charCodeAt(at - 1) !== 0x2e) || GENERIC.has(name)) return false;
  return name.length >= 4 || host.charCodeAt(at + name.length) === 0x2e;
}

/** Whether a label is the name, its first words, or its initials; `nytimes` has the last word in full. */
function isLabel(host: string, key: string, words: readonly string[]): boolean {
  const count = words.length;
  const last = words[count - 1] ?? '';
  const few = count > 1 ? initials(words, count, false) : '';
  const all = count > 1 ? initials(words, count, true) : '';
  const ending = count > 2 && last.length > 2 ? initials(words, count - 1, false) + last : '';
  for (let start = 0; start <= host.length; ) {
    const end = labelEnd(host, start);
    const code = host.charCodeAt(start);
    if (code === key.charCodeAt(0) || code === few.charCodeAt(0)) {
      const label = host.slice(start, end);
      if (label.length < 2 ? label === key : !GENERIC.has(label) && (label === few || label === all || label === ending || isBegin(label, key, words))) return true;
    }
    start = end + 1;
  }
  return false;
}

function labelEnd(host: string, start: number): number {
  const dot = host.indexOf('.', start);
  return dot < 0 ? host.length : dot;
}

function isBegin(label: string, key: string, words: readonly string[]): boolean {
  if (key.length >= 4 && label.startsWith(key)) return true;
  if (!key.startsWith(label)) return false;
  let length = 0;
  for (const word of words) {
    length += word.length;
    if (length === label.length) return length > 2 || length === key.length;
  }
  return false;
}

/** `Chinadaily.com.cn` at `global.chinadaily.com.cn`: the last labels, two or more, without their dots. */
function isDomain(host: string, key: string): boolean {
  let at = host.length - 1;
  let dots = 0;
  for (let left = key.length - 1; left >= 0; at--) {
    const code = host.charCodeAt(at);
    if (code === 0x2e) dots++;
    else if (code === key.charCodeAt(left)) left--;
    else return false;
  }
  return dots > 0 && (at < 0 || host.charCodeAt(at) === 0x2e);
}

/** `Nikkei Asia` at `asia.nikkei.com`. */
function areLabels(host: string, words: readonly string[]): boolean {
  let names = 0;
  for (const word of words) {
    if (SMALL.has(word)) continue;
    if (!hasLabel(host, word)) return false;
    if (!GENERIC.has(word)) names++;
  }
  return names > 0;
}

function hasLabel(host: string, word: string): boolean {
  for (let at = host.indexOf(word); at >= 0; at = host.indexOf(word, at + 1)) {
    const end = at + word.length;
    if ((at === 0 || host.charCodeAt(at - 1) === 0x2e) && (end === host.length || host.charCodeAt(end) === 0x2e)) return true;
  }
  return false;
}

function initials(words: readonly string[], count: number, all: boolean): string {
  let letters = '';
  for (let index = 0; index < count; index++) {
    const word = words[index] ?? '';
    if (all || !SMALL.has(word)) letters += word.charAt(0);
  }
  return letters;
}

/** Lower case, without accents; the dots of an abbreviation (`U.S.`) part no words. */
function wordsOf(name: string): string[] {
  const lower = (isAscii(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
  const words: string[] = [];
  let start = 0;
  let word = '';
  for (let at = 0; at <= lower.length; at++) {
    const code = lower.charCodeAt(at);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue;
    if (at > start) word += lower.slice(start, at);
    start = at + 1;
    if (word === '' || (code === 0x2e && isSingle(lower, at))) continue;
    words.push(word);
    word = '';
  }
  return word === '' ? words : [...words, word];
}

function isAscii(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 0x7f) return false;
  return true;
}

const isSingle = (lower: string, dot: number): boolean => dot < 2 || lower.charCodeAt(dot - 2) === 0x2e || lower.charCodeAt(dot - 2) === 0x20;
