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
  const title = words.slice(0, Math.max(at, 0)).trimEnd();
  const name = words.slice(at + 1).trim();
  if (title !== '' && isPublisher(name, title, url)) return { title: title === 'None' ? null : title, publisher: name };
  return (url === null ? null : publisherInFront(words, url)) ?? { title: words, publisher: null };
}

const FRONT = /^([@\p{Lu}\d][^|\u2013\u2014-]{1,40}?) (?:-|\||\u2013|\u2014) (?=\S)/u;

/** `CNBC - Title of it` at cnbc.com: only the host makes it certain. */
function publisherInFront(words: string, url: string): Titled | null {
  const match = FRONT.exec(words);
  const name = match?.[1] ?? '';
  return match && namesSite(name, url) ? { title: words.slice(match[0].length).trim(), publisher: name } : null;
}

const NOTHING: Titled = { title: null, publisher: null };

/** Offset of the dash or bar between two words; a full-width bar needs no space beside it. */
function lastSeparator(words: string): number {
  const lowest = Math.max(1, words.length - LONGEST_NAME - 3);
  for (let at = words.length - 2; at >= lowest; at--) {
    const code = words.charCodeAt(at);
    if (code === 0xff5c) return at;
    if ((code === 0x2d || code === 0x7c || code === 0x2013 || code === 0x2014) && isSpace(words.charCodeAt(at - 1)) && isSpace(words.charCodeAt(at + 1))) return at;
  }
  return -1;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x3000;

function isPublisher(name: string, title: string, url: string | null): boolean {
  if (name === '' || name.length > LONGEST_NAME || isCut(name)) return false;
  if (title.length >= 8 && name.charCodeAt(name.length - 1) > 0x3000 && (NEWS_AGENCIES.has(name) || ORGANISATION.test(name))) return true;
  if (url === null || !mayBeginName(name)) return false;
  return namesSite(name, url) || (title.length >= 8 && name.length <= 40 && isNeutral(hostOf(url)) && NAME.test(name));
}

/** A sentence or what was cut off is no name. */
const isCut = (name: string): boolean => name.includes('...') || name.includes('…') || '?!？！'.includes(name.charAt(name.length - 1));

/** A name begins with a capital, a digit or `@`; `eWeek` and `reuters.com` are names too. */
function mayBeginName(name: string): boolean {
  const code = name.charCodeAt(0);
  if ((code >= 0x40 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)) return true;
  return code < 0x80 ? /^[a-z]+(?:\.[a-z]+|[A-Z])/.test(name) : /^\p{Lu}/u.test(name);
}
