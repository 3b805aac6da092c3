import { findWord, wordTable } from './wordTable';

/**
 * How sure the form of some words makes it that they name a publisher.
 * `known`: they are one that means nothing else, or say themselves what they are (`中央新聞`). `proper`: capitalised words. `loose`: they may be one
 * where a name is expected. `words`: they say something of a figure (`速報値`, `FY2026`). `other`: a quantity or a clause.
 */
export type NameForm = 'known' | 'proper' | 'loose' | 'words' | 'other';

/** Outlets and offices whose names mean nothing else where a source is expected, in lower case. */
const KNOWN = [
  'reuters', 'bloomberg', 'bloomberg news', 'associated press', 'the associated press', 'ap', 'afp', 'cnbc', 'cnn', 'bbc', 'nhk', 'npr', 'wsj', 'wall street journal', 'the wall street journal', 'ft', 'financial times',
  'the financial times', 'nyt', 'new york times', 'the new york times', 'washington post', 'the washington post', 'the guardian', 'the economist', 'nikkei asia', 'kyodo news', 'jiji press', 'axios', 'politico', 'techcrunch',
  'the verge', 'ars technica', 'yonhap', 'xinhua', 'scmp', 'south china morning post', 'coindesk', 'marketwatch', "barron's", 'business insider', 'yahoo finance', 'yahoo news', 'investing.com', 'al jazeera', 'usa today',
  'la times', 'los angeles times', 'newsweek', 'japan times', 'the japan times', 'asahi shimbun', 'yomiuri shimbun', 'mainichi shimbun', 'france 24', 'factset',
  'ロイター', 'ロイター通信', 'ブルームバーグ', '日経', '日経アジア', '読売', '産経', '朝日', '時事', '時事通信', '共同通信', 'ap通信', 'afp通信', 'apニュース', 'afp時事', '新華社', '聯合ニュース', '東洋経済', '東洋経済オンライン',
  'ウォール・ストリート・ジャーナル', 'フィナンシャル・タイムズ', 'ニューヨーク・タイムズ', 'ワシントン・ポスト', 'ガーディアン', '日本テレビ', 'テレビ東京', 'テレビ朝日', 'フジテレビ', '中国中央テレビ', '日銀', '日本銀行', '世界銀行', '世銀', '内閣府',
  '帝国データバンク', '東京商工リサーチ',
] as const;

/** What a bracket may say of a figure, a place, a judgement or a link, in lower case; capitalised it would look like a name. */
const NO_NAMES = [
  'yoy', 'qoq', 'mom', 'wow', 'ytd', 'ttm', 'ltm', 'cagr', 'eps', 'per', 'pbr', 'gaap', 'non-gaap', 'ah', 'pm', 'am', 'et', 'jst', 'utc', 'tbd', 'tba', 'na', 'n.a.', 'est', 'est.', 'estimate', 'forecast', 'consensus', 'guidance',
  'final', 'preliminary', 'revised', 'flash', 'actual', 'adjusted', 'annualized', 'consolidated', 'core', 'headline', 'total', 'new', 'unchanged', 'none', 'yes', 'no', 'ok', 'open', 'close', 'closed', 'ipo', 'ev', 'ai',
  'buy', 'sell', 'hold', 'neutral', 'overweight', 'underweight', 'high', 'medium', 'low', 'certain', 'likely', 'guessing', 'unverified', 'verified', 'draft', 'done', 'optional', 'required', 'recommended',
  'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'today', 'yesterday', 'tonight',
  'us', 'u.s.', 'usa', 'uk', 'eu', 'japan', 'china', 'taiwan', 'korea', 'south korea', 'india', 'asia', 'europe', 'germany', 'france', 'russia', 'ukraine', 'global', 'domestic', 'overseas', 'usd', 'jpy', 'eur', 'gbp', 'cny',
  'link', 'here', 'source', 'sources', 'article', 'details', 'more', 'read more', 'site', 'website', 'pdf', 'リンク', '記事', '詳細', '出典', '続き', '続きを読む', '公式', '原文', 'こちら',
] as const;

const NO_NAME_END = /(?:比|値|率|予想|予測|見込み?|見通し|推奨|中立|想定|平均|時点|速報|ベース|コア|参考|未定|以上|以下|未満|前後|程度|のみ|除く|込み|update|updated|付け?|現在|取得|時点|更新日?)$/;

/** Of ministries only those whose duty the name says: `広東省` is a province. */
const MINISTRY = /(?:財務|経済産業|経産|外務|総務|法務|厚生労働|厚労|農林水産|農水|国土交通|国交|防衛|環境|文部科学|文科|商務|労働|国防|国防総|国務|内務|司法|エネルギー|農務|運輸|保健)省$/;
const AGENCY = /[゠-ヿ一-鿿]{2}庁$/;
const NO_AGENCY = /[県都道府市区官省政本]庁$/;
const PRESS = /[゠-ヿ一-鿿]{2}(?:新聞|新聞社|通信社|放送協会|日報|時報|新報|総研|総合研究所|研究所|研究機構)$/;
const NO_PRESS = /^(?:業界|地方|英字|学級|業務|作業|国内|海外|大手|民間|各)/;
const PUBLIC_BODY = /^(?:日本|全国|国際|世界|米国|欧州|東京|大阪)[゠-ヿ一-鿿]{1,20}(?:協会|機構|連盟|連合会|基金|委員会|取引所|銀行)$/;

/** A Japanese name that says itself what it is. Others cannot be told from words (`コア`, `推奨`) and are not guessed. */
const namesItself = (name: string): boolean =>
  (PRESS.test(name) && !NO_PRESS.test(name)) || MINISTRY.test(name) || (AGENCY.test(name) && !NO_AGENCY.test(name)) || PUBLIC_BODY.test(name);

const AMOUNT = /[%$¥€£₹~≈→=<>▲△±\n]|(?:^|[^\p{L}\d])[+-]\d|\d(?:[.,]\d|\s?(?:[億兆万円倍件人名本台]|bps?(?!\p{L})|pp(?!\p{L})))|^\d+(?:$|[^\p{L}\d]*(?:\p{Ll}|$))/u;
const PERIOD = /^(?:(?:FY|CY|[QH])\s?\d{1,4}|\dQ\d*)(?![\p{L}\d])/u;
const CLOCK = /^\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?(?:\s?[A-Z]{2,4})?$/i;

const LONGEST_NAME = 80;
const MOST_WORDS = 9;
/** More words without a single capital are a clause, not a name (`company announcement`, `sebby_d`). */
const MOST_SMALL_WORDS = 2;

const FORMS = wordTable<NameForm>([[KNOWN, 'known'], [NO_NAMES, 'words']]);

/** Of what form the words from `from` to `to` are; no white space stands at either end. */
export function nameForm(plain: string, from: number, to: number): NameForm {
  if (to - from > LONGEST_NAME) return 'other';
  const form = findWord(FORMS, plain, from, to);
  if (form !== null) return form;
  if (isProper(plain, from, to)) return mayBePeriod(plain.charCodeAt(from)) && PERIOD.test(plain.slice(from, to)) ? 'words' : 'proper';
  const words = plain.slice(from, to);
  if (words.charCodeAt(words.length - 1) > 0x3000 && namesItself(words)) return 'known';
  return looseForm(words, words.charCodeAt(0));
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** A digit, or one of `CFHQ`. */
const mayBePeriod = (code: number): boolean => isDigit(code) || code === 0x43 || code === 0x46 || code === 0x48 || code === 0x51;
/** A Japanese character, or one of `de`. */
const mayEndNoName = (code: number): boolean => code > 0x3000 || code === 0x64 || code === 0x65;
const isSmallLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

function looseForm(words: string, first: number): NameForm {
  if (isDigit(first) && CLOCK.test(words)) return 'words';
  if (words.includes(':') || AMOUNT.test(words)) return 'other';
  const count = wordCount(words);
  if (count > MOST_WORDS || /[。!?]/.test(words)) return 'other';
  if ((mayBePeriod(first) && PERIOD.test(words)) || (mayEndNoName(words.charCodeAt(words.length - 1)) && NO_NAME_END.test(words))) return 'words';
  if (count > MOST_SMALL_WORDS && first < 0x3000 && words === words.toLowerCase()) return 'words';
  return isSmallLetter(first) || /\p{L}/u.test(words) ? 'loose' : 'words';
}

export function wordCount(words: string): number {
  let count = 1;
  for (let at = 1; at < words.length; at++) if (words.charCodeAt(at) === 0x20 && words.charCodeAt(at - 1) !== 0x20) count++;
  return count;
}

const PARTICLES: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'on', 'in', '&', 'de', 'et', 'al.']);
const MOST_PROPER_WORDS = 6;

/** One to six words in Latin letters, each with a capital (small ones such as `of` between them), none of them a number alone. */
function isProper(plain: string, from: number, to: number): boolean {
  let count = 0;
  for (let at = from; at < to; ) {
    if (plain.charCodeAt(at) === 0x20) {
      at++;
      continue;
    }
    let end = at;
    while (end < to && isNameLetter(plain.charCodeAt(end))) end++;
    if (end === at || (end < to && plain.charCodeAt(end) !== 0x20) || ++count > MOST_PROPER_WORDS) return false;
    if (!isCapital(plain.charCodeAt(at)) && (count === 1 || !PARTICLES.has(plain.slice(at, end)))) return false;
    at = end;
  }
  return count > 0;
}

const isCapital = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde);

const NAME_LETTERS = new Uint8Array(128);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.&'+-") NAME_LETTERS[letter.charCodeAt(0)] = 1;

/** Letters of European languages, digits, and `.&'’+-`. */
const isNameLetter = (code: number): boolean => (code < 128 ? NAME_LETTERS[code] === 1 : (code >= 0xc0 && code <= 0x24f) || code === 0x2019);

const AFFIX = /(?:等|など|ほか|公式(?:サイト|発表)?|調べ|報道(?:より)?|発表|より|による|提供|経由)$/;

/** Where a name ends that stands before `等`, `公式`, `報道`, …: they are cut off only where a word has said that a source follows, or what is left is sure to be a name. */
export function nameEnd(plain: string, from: number, to: number, sourced: boolean): number {
  const last = plain.charCodeAt(to - 1);
  if (last < 0x3000) return to;
  const affix = AFFIX.exec(plain.slice(from, to));
  if (!affix || affix.index === 0) return to;
  const end = from + affix.index;
  if (sourced || affix[0] === '調べ') return end;
  const form = nameForm(plain, from, end);
  return form === 'known' || form === 'proper' ? end : to;
}

/** Whether the words say that somebody reports it: `帝国データバンク調べ`, `Reuters報道より`. */
export const isCredit = (plain: string, to: number): boolean => plain.startsWith('調べ', to) || plain.startsWith('報道', to);
