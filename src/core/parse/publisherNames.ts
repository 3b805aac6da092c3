import type { Range } from '../model/range';

/** How sure the form of some words makes it that they name a publisher; `known` is a name that stands here, `quantity` none at all. */
export type NameForm = 'known' | 'proper' | 'loose' | 'words' | 'quantity';

/** Outlets and offices whose names mean nothing else, in lower case. Short ones (`ft`) are sure only where other evidence stands beside them. */
const KNOWN: ReadonlySet<string> = new Set([
  'reuters', 'bloomberg', 'associated press', 'the associated press', 'ap', 'afp', 'cnbc', 'cnn', 'bbc', 'nhk', 'npr', 'wsj', 'wall street journal', 'the wall street journal', 'ft', 'financial times',
  'the financial times', 'nyt', 'new york times', 'the new york times', 'washington post', 'the washington post', 'the guardian', 'the economist', 'nikkei asia', 'kyodo news', 'jiji press', 'axios', 'politico', 'techcrunch',
  'the verge', 'ars technica', 'yonhap', 'xinhua', 'scmp', 'south china morning post', 'coindesk', 'marketwatch', "barron's", 'business insider', 'yahoo finance', 'yahoo news', 'investing.com', 'al jazeera', 'usa today',
  'la times', 'los angeles times', 'newsweek', 'japan times', 'the japan times', 'asahi shimbun', 'yomiuri shimbun', 'mainichi shimbun', 'seeking alpha', 'crunchbase', 'linkedin',
  'ロイター', 'ロイター通信', 'ブルームバーグ', '日経', '日経アジア', '日経qp', '読売', '産経', '朝日', '時事', '時事通信', '共同通信', 'ap通信', 'afp通信', 'apニュース', 'afp時事', '新華社', '聯合ニュース', '東洋経済', '東洋経済オンライン', 'ウォール・ストリート・ジャーナル',
  'ウォールストリートジャーナル', 'フィナンシャル・タイムズ', 'フィナンシャルタイムズ', 'ニューヨーク・タイムズ', 'ワシントン・ポスト', 'ガーディアン', '日本テレビ', 'テレビ東京', 'テレビ朝日', 'フジテレビ', '中国中央テレビ', '日銀', '日本銀行', '世界銀行', '世銀', '内閣府', '帝国データバンク',
  '東京商工リサーチ', '日本取引所グループ', '東京証券取引所',
]);

/** What brackets say of a figure and not of its source, in lower case; capitalised they look like names. */
const NO_NAMES: ReadonlySet<string> = new Set([
  'yoy', 'qoq', 'mom', 'wow', 'ytd', 'ttm', 'ltm', 'cagr', 'eps', 'per', 'pbr', 'gaap', 'non-gaap', 'ah', 'pm', 'am', 'et', 'jst', 'est', 'utc', 'tbd', 'tba', 'na', 'n.a.', 'est.', 'estimate', 'forecast', 'consensus', 'guidance',
  'final', 'preliminary', 'revised', 'flash', 'actual', 'adjusted', 'unadjusted', 'annualized', 'consolidated', 'core', 'headline', 'total', 'new', 'updated', 'unchanged', 'none', 'yes', 'no', 'ok', 'open', 'close', 'closed',
  'buy', 'sell', 'hold', 'neutral', 'overweight', 'underweight', 'high', 'medium', 'low', 'certain', 'likely', 'guessing', 'unverified', 'verified', 'draft', 'done', 'optional', 'required', 'recommended',
  'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'today', 'yesterday', 'tonight',
  'us', 'u.s.', 'usa', 'uk', 'eu', 'japan', 'china', 'taiwan', 'korea', 'south korea', 'india', 'asia', 'europe', 'germany', 'france', 'russia', 'ukraine', 'global', 'domestic', 'overseas', 'usd', 'jpy', 'eur', 'gbp', 'cny',
  'link', 'here', 'source', 'sources', 'article', 'details', 'more', 'read more', 'site', 'website', 'pdf', 'リンク', '記事', '詳細', '出典', '続き', '続きを読む', '公式', '原文', 'こちら',
]);

const NO_NAME_ENDINGS = /(?:比|値|率|予想|予測|見込み?|見通し|推奨|中立|想定|平均|時点|速報|ベース|コア|参考|未定|非開示|以上|以下|未満|前後|程度|のみ|含む|除く|込み)$/;

/** Of ministries only those whose duty the name says: `広東省` is a province. */
const MINISTRY = /(?:財務|経済産業|経産|外務|総務|法務|厚生労働|厚労|農林水産|農水|国土交通|国交|防衛|環境|文部科学|文科|商務|労働|国防|国防総|国務|内務|司法|エネルギー|農務|運輸|保健)省$/;
const AGENCY = /[\u30A0-\u30FF\u4E00-\u9FFF]{2,}庁$/;
const NO_AGENCY = /(?:[県都道府市区官省政本]|検察)庁$/;
const PRESS = /[\u30A0-\u30FF\u4E00-\u9FFF]{2,}(?:新聞|新聞社|通信社|放送協会|日報|時報|新報|総研|総合研究所|研究所|研究機構)$/;
const NO_PRESS = /^(?:業界|地方|英字|学級|業務|作業|国内|海外|大手|民間|各)/;
const BODY = /^(?:日本|全国|国際|世界|米国|米|欧州|東京|大阪)[\u30A0-\u30FF\u4E00-\u9FFF]{2,}(?:協会|機構|連盟|連合会|基金|委員会|取引所|銀行)$/;

/** A Japanese name that says itself what it is: a newspaper, an agency, a ministry, an institute, a public body. Others cannot be told from words (`コア`, `速報値`). */
const namesJapaneseOffice = (name: string): boolean =>
  (PRESS.test(name) && !NO_PRESS.test(name)) || MINISTRY.test(name) || (AGENCY.test(name) && !NO_AGENCY.test(name)) || BODY.test(name);

const LONGEST_NAME = 80;
const MOST_WORDS = 9;
/** Words without a single capital that stand where a name is expected (`company announcement`, `sebby_d`); more of them are a clause. */
const MOST_SMALL_WORDS = 2;

const AMOUNT = /[%$¥€£₹~≈→=<>▲△±\n]|[+-]\d|\d(?:[.,]\d|\s?(?:[億兆万円倍件人社名本台]|bps?\b|pp\b|x\b))|^\d+(?!\s?\p{L}|\d)|^\d+\s\p{Ll}/u;
const PERIOD = /^(?:FY|CY|Q|H|\d?[QH])\s?\d{1,4}\b|^\d{1,2}:\d\d/;

/** Of what form the words of `plain` from `from` to `to` are, white space at both ends left out. */
export function nameForm(plain: string, from: number, to: number): NameForm {
  if (to - from > LONGEST_NAME) return 'quantity';
  const words = plain.slice(from, to);
  const small = words.toLowerCase();
  if (KNOWN.has(small)) return 'known';
  if (NO_NAMES.has(small)) return 'words';
  if (isProper(words)) return PERIOD.test(words) ? 'words' : 'proper';
  if (/^[\w.&'’ -]+$/.test(words) ? false : namesJapaneseOffice(words)) return 'known';
  if (words.includes(':') || AMOUNT.test(words)) return 'quantity';
  const count = wordCount(words);
  if (count > MOST_WORDS) return 'quantity';
  if (PERIOD.test(words) || NO_NAME_ENDINGS.test(words) || (words === small && count > MOST_SMALL_WORDS)) return 'words';
  return 'loose';
}

/** Whether it is a known name that cannot be mistaken for a unit or an abbreviation (`FT`). */
export const isUnmistakable = (form: NameForm, range: Range): boolean => form === 'known' && range.end - range.start > 2 - 0;

function wordCount(words: string): number {
  let count = 1;
  for (let at = 1; at < words.length; at++) if (words.charCodeAt(at) === 0x20 && words.charCodeAt(at - 1) !== 0x20) count++;
  return count;
}
