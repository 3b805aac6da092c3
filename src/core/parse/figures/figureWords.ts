import { standsAt, type Stretch } from './figureText';

/** What a word behind a number says of it. `exponent` is the power of ten it stands for: 12 for 兆, 1 for 割 (tens of per cent), -2 for 銭. */
export interface Measure {
  readonly kind: 'scale' | 'unit' | 'currency';
  readonly exponent: number;
  /** The unit as a symbol or the ISO 4217 code; empty for a scale. */
  readonly name: string;
}

const scale = (exponent: number): Measure => ({ kind: 'scale', exponent, name: '' });
const unit = (name: string, exponent = 0): Measure => ({ kind: 'unit', exponent, name });
const currency = (name: string, exponent = 0): Measure => ({ kind: 'currency', exponent, name });

const CODES = 'USD JPY EUR GBP CNY CNH HKD TWD KRW SGD AUD CAD NZD CHF SEK NOK DKK INR THB IDR MYR PHP VND BRL MXN RUB ZAR SAR AED ILS PLN CZK HUF';
const ISO: ReadonlyMap<string, string> = new Map([...CODES.split(' ').map((code) => [code, code] as const), ['RMB', 'CNY'], ['NTD', 'TWD']]);

/** The ISO 4217 code of three capitals, or null. */
export const currencyOfCode = (code: string): string | null => ISO.get(code) ?? null;

/** What stands before `$` without a space: `HK$`. A bare `$` is the dollar of the United States. */
export const DOLLARS: ReadonlyMap<string, string> = new Map(Object.entries({
  '': 'USD', US: 'USD', HK: 'HKD', A: 'AUD', AU: 'AUD', C: 'CAD', CA: 'CAD', NT: 'TWD', S: 'SGD', NZ: 'NZD', R: 'BRL', MX: 'MXN',
}));

/** `¥` is left to its context. */
export const SYMBOLS: ReadonlyMap<number, string> = new Map(
  Object.entries({ '€': 'EUR', '£': 'GBP', '￡': 'GBP', '₹': 'INR', '₩': 'KRW', '￦': 'KRW', '₽': 'RUB', '฿': 'THB', '₫': 'VND', '₱': 'PHP', '₪': 'ILS' }).map(([symbol, code]) => [symbol.charCodeAt(0), code]),
);

/** Scales that are whole words; in lower case. */
export const SCALE_WORDS: ReadonlyMap<string, Measure> = new Map(Object.entries({
  hundred: scale(2), thousand: scale(3), million: scale(6), millions: scale(6), billion: scale(9), billions: scale(9), trillion: scale(12), trillions: scale(12), quadrillion: scale(15),
  mn: scale(6), mln: scale(6), mio: scale(6), bn: scale(9), bln: scale(9), mrd: scale(9), tn: scale(12), trn: scale(12), trln: scale(12), lakh: scale(5), crore: scale(7),
}));

/** Letters for a scale that stand right behind any number; the others, and all of them behind a space, only mean one in an amount of money. */
export const SCALE_LETTERS: ReadonlyMap<string, Measure> = new Map(Object.entries({ K: scale(3), k: scale(3), M: scale(6), B: scale(9), T: scale(12) }));
export const MONEY_LETTERS: ReadonlyMap<string, Measure> = new Map(Object.entries({ K: scale(3), k: scale(3), M: scale(6), m: scale(6), MM: scale(6), mm: scale(6), B: scale(9), b: scale(9), T: scale(12), t: scale(12) }));

/** Units and currencies of Latin letters that are the same in any case. */
export const MEASURE_WORDS: ReadonlyMap<string, Measure> = new Map(Object.entries({
  percent: unit('%'), pct: unit('%'), bp: unit('bp'), bps: unit('bp'), pp: unit('pp'), pps: unit('pp'), ppt: unit('pp'), ppts: unit('pp'), pt: unit('pt'), pts: unit('pt'), point: unit('pt'), points: unit('pt'),
  fold: unit('x'), cent: unit('¢'), cents: unit('¢'),
  yen: currency('JPY'), yuan: currency('CNY'), renminbi: currency('CNY'), dollar: currency('USD'), dollars: currency('USD'), euro: currency('EUR'), euros: currency('EUR'), baht: currency('THB'), ringgit: currency('MYR'), rupiah: currency('IDR'),
}));

/** Units whose letters have a case of their own. */
export const MEASURE_SYMBOLS: ReadonlyMap<string, Measure> = new Map(
  ['kW', 'MW', 'GW', 'TW', 'kWh', 'MWh', 'GWh', 'TWh', 'km', 'kg', 'MB', 'GB', 'TB', 'PB', 'kHz', 'MHz', 'GHz'].map((name) => [name, unit(name)]),
);

/** Two words; the first one leads here. */
export const MEASURE_PAIRS: ReadonlyMap<string, ReadonlyMap<string, Measure>> = new Map(Object.entries({
  percent: pair(unit('pp'), 'point', 'points'), percentage: pair(unit('pp'), 'point', 'points'), per: pair(unit('%'), 'cent'), basis: pair(unit('bp'), 'point', 'points'),
  us: pair(currency('USD'), 'dollar', 'dollars'), australian: pair(currency('AUD'), 'dollar', 'dollars'), canadian: pair(currency('CAD'), 'dollar', 'dollars'),
  singapore: pair(currency('SGD'), 'dollar', 'dollars'), taiwan: pair(currency('TWD'), 'dollar', 'dollars'), swiss: pair(currency('CHF'), 'franc', 'francs'), pounds: pair(currency('GBP'), 'sterling'),
}));

function pair(measure: Measure, ...seconds: string[]): ReadonlyMap<string, Measure> {
  return new Map(seconds.map((second) => [second, measure]));
}

type Entry = readonly [words: string, measure: Measure | null];

/** By their first character, the longest first. */
function byFirst(entries: Iterable<Entry>): ReadonlyMap<number, readonly Entry[]> {
  const table = new Map<number, Entry[]>();
  for (const entry of [...entries].sort((left, right) => right[0].length - left[0].length)) {
    const first = entry[0].charCodeAt(0);
    table.set(first, [...(table.get(first) ?? []), entry]);
  }
  return table;
}

const named = (measure: Measure, words: string): Entry[] => words.split(' ').map((word) => [word, measure] as const);
const NO_COUNTER =
  '本社 本部 本土 本体 本国 本番 人工 人事 人気 人材 人類 個人 個別 機能 機構 機械 機会 機動 基準 基本 基金 基盤 台湾 台数 台風 台頭 回復 回答 回帰 回避 名目 名前 名称 名古屋 社会 社員 社債 社長 社内 株主 株式 株価 種別 頭打 頭取 便利 便益 戸建 トンネル 歳出 歳入 歳費 元本 元利 元年 元首 台前半 台半ば 台後半 台乗せ 台割れ 台回復 割れ 割り込 割ら 割る 割っ';
const COUNTERS = '人 名 社 件 台 隻 機 機関 機種 基 基地 回 回線 個 本 枚 株 戸 棟 店 店舗 世帯 頭 匹 冊 便 票 口 口座 点 拠点 施設 種 種類 品目 項目 銘柄 議席 席 校 室 区画 坪 歳 才 つ 企業 団体 バレル トン';

/**
 * What stands right behind a number in Japanese and Chinese (and Korean money). Null entries are words that only look like one.
 * Counters are units as written; the spellings of か所 and か国 are one unit each.
 */
export const KANJI_MEASURES = byFirst([
  ...NO_COUNTER.split(' ').map((word): Entry => [word, null]), ...named(unit('倍'), '倍'), ...named(unit('%', 1), '割'),
  ...named(unit('%'), 'パーセント'), ...named(unit('pp'), 'パーセントポイント パーセント・ポイント'), ...named(unit('bp'), 'ベーシスポイント ベーシス・ポイント 基点 个基点 個基点'), ...named(unit('pt'), 'ポイント'),
  ...named(currency('JPY'), '円 日本円 日元 日圓 엔'), ...named(currency('JPY', -2), '銭'), ...named(currency('USD'), 'ドル 米ドル 美元 달러'), ...named(unit('¢'), 'セント'), ...named(currency('EUR'), 'ユーロ 欧元 歐元 유로'), ...named(currency('GBP'), '英ポンド 英镑 英鎊'),
  ...named(currency('CNY'), '元 人民元 中国元 人民币 人民幣 위안'), ...named(currency('HKD'), '香港ドル 港元'), ...named(currency('AUD'), '豪ドル'), ...named(currency('CAD'), 'カナダドル 加ドル'),
  ...named(currency('NZD'), 'NZドル ニュージーランドドル'), ...named(currency('SGD'), 'シンガポールドル'), ...named(currency('TWD'), '台湾ドル 新台湾ドル ニュー台湾ドル 新台币 新台幣'), ...named(currency('CHF'), 'スイスフラン スイス・フラン'),
  ...named(currency('KRW'), 'ウォン 韓国ウォン 원'), ...named(currency('THB'), 'バーツ'), ...named(currency('INR'), 'インドルピー'), ...named(currency('RUB'), 'ルーブル'), ...named(currency('BRL'), 'レアル'),
  ...COUNTERS.split(' ').map((word): Entry => [word, unit(word)]), ...named(unit('か所'), 'か所 カ所 ヵ所 ヶ所 箇所'), ...named(unit('か国'), 'か国 カ国 ヵ国 ヶ国'),
  ...named(unit('か月'), 'か月 カ月 ヵ月 ヶ月 ケ月 箇月'), ...named(unit('年'), '年間'), ...named(unit('週間'), '週間'), ...named(unit('日'), '日間'), ...named(unit('時間'), '時間'), ...named(unit('分'), '分間'), ...named(unit('秒'), '秒間'),
  ...named(unit('°C'), '℃ °C'), ...named(unit('m²'), 'm²'), ...named(unit('km²'), 'km²'), ...named(unit('¢'), '¢'), ...named(unit('‰'), '‰'),
]);

/** What stands behind the whole and says how it is meant. `台` is a level (`4.81%台`) behind a unit or a currency, else a counter. */
export type Nuance = 'near' | 'open' | 'below' | 'level';
const nuance = (kind: Nuance, words: string): [string, Nuance][] => words.split(' ').map((word) => [word, kind]);
const ALL_NUANCES: readonly (readonly [string, Nuance | null])[] = [
  ...nuance('near', '前後 程度 近辺 付近 近傍 見当 内外 くらい ぐらい ほど 余り あまり 規模 弱 強 圏'), ...nuance('open', '以上 超え 超'), ...nuance('below', '以下 未満 以内'),
  ...nuance('level', '台前半 台半ば 台後半 台'), ['台風', null], ['台湾', null], ['台数', null], ['台頭', null], ['ほどなく', null],
  ...'弱気 弱含 弱体 弱材 弱ま 弱め 弱い 強気 強含 強化 強制 強奪 強硬 強力 強調 強材 強ま 強め 強い 超過 超低 超長 超高 超音 超円 超伝 超電 圏外 圏内'.split(' ').map((word) => [word, null] as const),
];
export const NUANCES = [...ALL_NUANCES].sort((left, right) => right[0].length - left[0].length);

/** The first characters of `NUANCES`: most of what follows a figure is none of them. */
export const NUANCE_STARTS: ReadonlySet<number> = new Set(NUANCES.map(([words]) => words.charCodeAt(0)));

/** The longest entry that stands at an offset; undefined where none does, a null measure where it only looks like one. */
export function kanjiMeasureAt(stretch: Stretch, at: number, code: number): Entry | undefined {
  const entries = KANJI_MEASURES.get(code);
  if (!entries) return undefined;
  for (const entry of entries) if (standsAt(stretch, at, entry[0])) return entry;
  return undefined;
}

/** The power of ten of 千, 万, 億, …; 0 for anything else. */
export function kanjiExponent(code: number): number {
  switch (code) {
    case 0x5341: return 1; // 十
    case 0x767e: return 2; // 百
    case 0x5343: case 0xcc9c: return 3; // 千 천
    case 0x4e07: case 0x842c: case 0xb9cc: return 4; // 万 萬 만
    case 0x5104: case 0x4ebf: case 0xc5b5: return 8; // 億 亿 억
    case 0x5146: case 0xc870: return 12; // 兆 조
    case 0x4eac: return 16; // 京
    default: return 0;
  }
}
