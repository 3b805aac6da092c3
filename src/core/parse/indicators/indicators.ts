/**
 * What an indicator is measured in, so that another kind of figure beside its name is not taken for its value: a `rate` in per cent, a `ratio`
 * as a bare number or a multiple, a `price` of one currency in another, an `index` in points, `money` in any currency.
 */
export type IndicatorMeasure = 'rate' | 'ratio' | 'price' | 'index' | 'money';

/** Something of which there is one value at a time, whoever writes of it. */
export interface Indicator {
  readonly id: string;
  readonly measure: IndicatorMeasure | null;
  /** There is one for every country: two figures are the same thing only if they are of the same one. */
  readonly isNational: boolean;
  /** The country whose it is where the words about it speak of none; where they speak of another, it is not this indicator. */
  readonly home: string | null;
  /** Its names only mean it where these words stand right before them. */
  readonly near: RegExp | null;
  /** The two currencies of an exchange rate, ISO 4217: units of the second for one of the first. */
  readonly pair: readonly [string, string] | null;
  /** How it is written. Case, width, white space, hyphens and middle dots do not matter. */
  readonly names: readonly string[];
}

const one = (id: string, measure: IndicatorMeasure, ...names: string[]): Indicator => ({ id, measure, isNational: false, home: null, near: null, pair: null, names });
const national = (id: string, measure: IndicatorMeasure, ...names: string[]): Indicator => ({ id, measure, isNational: true, home: null, near: null, pair: null, names });
const atHome = (home: string, id: string, measure: IndicatorMeasure, ...names: string[]): Indicator => ({ id, measure, isNational: false, home, near: null, pair: null, names });

/** `CNY` stands in names as `人民元`, `EUR` as `ユーロ`. */
const exchange = (base: string, quote: string, ...names: string[]): Indicator => ({
  id: `${base}/${quote}`, measure: 'price', isNational: false, home: null, near: null, pair: [base, quote], names: [`${base}/${quote}`, `${base}${quote}`, ...names],
});

/** Names under which markets are written of, in both languages. A name that may mean two things (`PER`, `金利`, `Nikkei`) is none of them. */
export const INDICATORS: readonly Indicator[] = [
  exchange('USD', 'JPY', 'ドル円', 'ドル/円', '米ドル円', '米ドル/円', 'ドル円相場', 'ドル円レート', 'ドル円為替', 'dollar/yen', 'dollar-yen'),
  exchange('EUR', 'JPY', 'ユーロ円', 'ユーロ/円', 'euro/yen'),
  exchange('GBP', 'JPY', 'ポンド円', 'ポンド/円'),
  exchange('AUD', 'JPY', '豪ドル円', '豪ドル/円'),
  exchange('CNY', 'JPY', '人民元円', '人民元/円', '元/円'),
  exchange('EUR', 'USD', 'ユーロドル', 'ユーロ/ドル', 'euro/dollar'),
  exchange('GBP', 'USD', 'ポンドドル', 'ポンド/ドル'),
  exchange('USD', 'CNY', 'ドル人民元', 'ドル/人民元', 'ドル元', 'ドル/元', 'dollar/yuan'),
  exchange('USD', 'KRW', 'ドルウォン', 'ドル/ウォン', 'dollar/won'),
  one('nikkei-per', 'ratio', '日経平均PER', '日経平均のPER', '日経PER', '日経225PER', 'Nikkei PER', 'Nikkei 225 PER', 'Nikkei P/E', 'Nikkei 225 P/E', 'Nikkei P/E ratio', 'Nikkei PE ratio'),
  one('nikkei-pbr', 'ratio', '日経平均PBR', '日経平均のPBR', '日経PBR', '日経225PBR', 'Nikkei PBR', 'Nikkei 225 PBR', 'Nikkei P/B', 'Nikkei P/B ratio'),
  one('topix-per', 'ratio', 'TOPIX PER', 'TOPIXのPER', '東証株価指数PER', 'TOPIX P/E', 'TOPIX P/E ratio'),
  one('topix-pbr', 'ratio', 'TOPIX PBR', 'TOPIXのPBR', '東証株価指数PBR', 'TOPIX P/B', 'TOPIX P/B ratio'),
  one('nikkei-vi', 'index', '日経VI', '日経平均VI', '日経ボラティリティ指数', '日経平均ボラティリティ・インデックス', '日経平均ボラティリティー・インデックス', 'Nikkei VI', 'Nikkei 225 VI', 'Nikkei volatility index', 'Nikkei 225 volatility index'),
  one('vix', 'index', 'VIX', 'VIX指数', '恐怖指数', 'CBOE VIX', 'VIX index'),
  one('nikkei', 'index', '日経平均', '日経平均株価', '日経225', 'Nikkei 225', 'Nikkei 225 average', 'Nikkei average', 'Nikkei stock average'),
  one('topix', 'index', 'TOPIX', '東証株価指数', 'TOPIX index'),
  one('sp-500', 'index', 'S&P500', 'S&P500指数', 'S&P 500 index'),
  one('dow', 'index', 'NYダウ', 'ダウ平均', 'ダウ工業株30種平均', 'Dow Jones', 'Dow Jones industrial average', 'DJIA'),
  one('nasdaq', 'index', 'ナスダック総合', 'ナスダック総合指数', 'Nasdaq composite'),
  one('jgb-10y', 'rate', 'JGB10Y', '10Y JGB', '10年JGB', 'JGB 10年', '日本10年国債利回り', '日本国債10年', '日本国債10年利回り', 'JGB 10Y yield', '10Y JGB yield', '10-year JGB', '10-year JGB yield', 'JGB 10-year yield', 'Japan 10Y', 'Japan 10Y yield', 'Japan 10-year yield'),
  atHome('JP', 'jgb-10y', 'rate', '10年国債利回り', '10年物国債利回り', '新発10年国債利回り', '新発10年物国債利回り', '長期金利'),
  one('us-10y', 'rate', '米10年債利回り', '米10年国債利回り', '米国10年債利回り', '米国10年国債利回り', '米国債10年', '米10年債', 'UST10Y', 'US10Y', 'US 10Y yield', 'US 10-year yield', 'US 10-year Treasury yield', '10-year Treasury yield', '10Y Treasury yield', '10Y UST'),
  one('us-2y', 'rate', '米2年債利回り', '米2年国債利回り', '米国2年債利回り', 'UST2Y', 'US2Y', 'US 2Y yield', 'US 2-year yield', '2-year Treasury yield'),
  one('margin-loss', 'rate', '信用評価損率', '信用評価損益率', '信用買い残評価損率', 'margin loss ratio', 'margin trading loss ratio'),
  one('put-call', 'ratio', 'P/C', 'P/Cレシオ', 'P/C ratio', 'Put/Call', 'Put/Call ratio', 'Put-Call ratio', 'プット/コールレシオ', 'プットコールレシオ', 'プット・コール・レシオ', 'プット・コール比率'),
  national('policy-rate', 'rate', '政策金利', 'policy rate', '日銀政策金利', 'BOJ policy rate', 'BoJ rate', 'FF金利', 'Fed funds rate', 'federal funds rate'),
  { ...national('policy-rate', 'rate', 'rates', 'interest rates', '金利'), near: /日銀|FRB|FOMC|\b(?:BO[JE]|Bo[JE]|Bank of (?:Japan|England)|Fed|Federal Reserve|ECB|SNB)\b/ },
  national('gdp-forecast', 'rate', 'GDP予測', 'GDP予想', 'GDP見通し', 'GDP成長率予測', 'GDP成長率予想', 'GDP成長率見通し', '実質GDP予測', 'GDP forecast', 'GDP growth forecast', 'GDP projection'),
  national('cpi', 'rate', 'CPI', '消費者物価', '消費者物価指数', 'CPI上昇率', '消費者物価上昇率', 'consumer price index', 'CPI inflation'),
  national('core-cpi', 'rate', 'コアCPI', '生鮮食品除くCPI', 'core CPI', 'core CPI inflation'),
  national('unemployment', 'rate', '失業率', '完全失業率', 'unemployment', 'unemployment rate', 'jobless rate'),
  one('wti', 'money', 'WTI', 'WTI原油', 'WTI原油先物', 'WTI crude', 'WTI crude oil'),
  one('brent', 'money', 'Brent', 'ブレント原油', '北海ブレント', 'Brent crude', 'Brent crude oil'),
  one('gold', 'money', '金価格', '金先物', 'NY金', 'gold price', 'spot gold'),
  one('bitcoin', 'money', 'ビットコイン', 'BTC', 'Bitcoin', 'BTC/USD'),
];
