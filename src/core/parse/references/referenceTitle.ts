import { hostOf, isNeutral, namesSite } from './publisherHost';

export interface Titled {
  readonly title: string | null;
  readonly publisher: string | null;
}

const LONGEST_NAME = 60;

/** How an organisation's name ends in Japanese: such a name cannot be held against a host in Latin letters. */
const ORGANISATION = /^[^\s、。「」]{1,18}(?:新聞|新聞社|通信|通信社|放送|放送局|放送協会|テレビ|ニュース|出版|出版社|研究所|研究機構|総研|機構|協会|財団|銀行|証券|大学|省|庁|委員会|事務所|株式会社|電子版|オンライン|デジタル)$/;
const NEWS_AGENCIES = new Set(['ロイター', 'ブルームバーグ', '日経', '日経ビジネス', '東洋経済', 'ダイヤモンド', 'ウィキペディア', '首相官邸']);

/** Whether every word begins with a capital or a digit, small words between them apart. */
const NAME = /^(?:@\w{2,30}|[\p{Lu}\d][^\s|]*(?: (?:(?:of|the|and|for|on|de|la|&) )*[\p{Lu}\d][^\s|]*){0,4})$/u;

/**
 * Parts `Title - Publisher` (dash or bar, the last one counts: titles hold such marks of their own) only where that is certain:
 *
 * - the name is that of the site (`publisherHost.ts`); such a name may also stand in front (`CNBC - Title`);
 * - or it is an organisation's name in Japanese, which no host can confirm;
 * - or the host tells nothing (a reserved name, a shortener, an archive) and what stands behind the mark has the form of a name.
 *
 * Without a URL only the second holds.
 */
export function splitTitle(words: string, url: string | null): Titled {
  if (words === '' || words === 'None') return NOTHING;
  const at = lastSeparator(words);
  if (at > 0) {
    const title = words.slice(0, at).trimEnd();
    const name = words.slice(at + 1).trim();
    if (title !== '' && isPublisher(name, title, url)) return { title: title === 'None' ? null : title, publisher: name };
  }
  return (url === null ? null : publisherInFront(words, url)) ?? { title: words, publisher: null };
}

const LONGEST_IN_FRONT = 41;

/** `CNBC - Title of it` at cnbc.com: only the host makes it certain, and only the first dash or bar parts a name from a title. */
function publisherInFront(words: string, url: string): Titled | null {
  const at = firstMark(words);
  if (at < 3 || words.charCodeAt(at - 1) !== 0x20 || words.charCodeAt(at + 1) !== 0x20 || !isUpper(words)) return null;
  const name = words.slice(0, at - 1);
  const title = words.slice(at + 2).trim();
  return title !== '' && namesSite(name, url) ? { title, publisher: name } : null;
}

function firstMark(words: string): number {
  const limit = Math.min(words.length - 2, LONGEST_IN_FRONT + 2);
  for (let at = 0; at < limit; at++) if (isMark(words.charCodeAt(at))) return at;
  return -1;
}

const NOTHING: Titled = { title: null, publisher: null };

/** Offset of the dash or bar between two words; a full-width bar needs no space beside it. */
function lastSeparator(words: string): number {
  const lowest = Math.max(1, words.length - LONGEST_NAME - 3);
  for (let at = words.length - 2; at >= lowest; at--) {
    const code = words.charCodeAt(at);
    if (code === 0xff5c) return at;
    if (isMark(code) && isSpace(words.charCodeAt(at - 1)) && isSpace(words.charCodeAt(at + 1))) return at;
  }
  return -1;
}

const isMark = (code: number): boolean => code === 0x2d || code === 0x7c || code === 0x2013 || code === 0x2014;
const isSpace = (code: number): boolean => code === 0x20 || code === 0x3000;

function isPublisher(name: string, title: string, url: string | null): boolean {
  if (name === '' || name.length > LONGEST_NAME || isCut(name)) return false;
  if (title.length >= 8 && name.charCodeAt(name.length - 1) > 0x3000 && (NEWS_AGENCIES.has(name) || ORGANISATION.test(name))) return true;
  if (url === null || !mayBeginName(name)) return false;
  return namesSite(name, url) || (title.length >= 8 && name.length <= 40 && isNeutral(hostOf(url)) && NAME.test(name));
}

/** A sentence or what was cut off is no name. */
const isCut = (name: string): boolean => name.includes('...') || name.includes('…') || '?!？！'.includes(name.charAt(name.length - 1));

const LOWER_NAME = /^[a-z]+(?:\.[a-z]+|[A-Z])/;
/** No script between Hiragana and the ideographs has capitals. */
const CAPITAL = /^\p{Lu}/u;

/** A name begins with a capital, a digit or `@`; `eWeek` and `reuters.com` are names too. */
function mayBeginName(name: string): boolean {
  const code = name.charCodeAt(0);
  return isUpper(name) || (code >= 0x61 && code <= 0x7a && LOWER_NAME.test(name));
}

/** Whether words begin with a capital, a digit or `@`. */
function isUpper(words: string): boolean {
  const code = words.charCodeAt(0);
  if (code < 0x80) return (code >= 0x40 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  return (code < 0x3000 || code >= 0xa640) && CAPITAL.test(words);
}
