import { shiftJis } from './shiftJis';
import { workbook } from './workbook';

/** Replies of publishers in the shapes that they document, with figures made up here. Each takes what a test varies. */

type Pairs = readonly (readonly [date: string, value: number | string | null])[];

const slashed = (day: string): string => day.split('-').map((part, index) => (index === 0 ? part : String(Number(part)))).join('/');

export const bisCsv = (area: string, rows: Pairs): string =>
  `DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n${rows.map(([day, value]) => `BIS:WS_CBPOL(1.0),D,${area},${day},${value ?? ''},A`).join('\n')}\n`;

export const bojJson = (code: string, rows: Pairs, { status = 200, frequency = 'DAILY' } = {}): string => JSON.stringify({
  STATUS: status, MESSAGEID: status === 200 ? 'M181000I' : 'M181005E', MESSAGE: status === 200 ? 'Successfully completed' : 'Invalid input parameters', DATE: '2026-11-27T09:00:00.000+09:00', PARAMETER: {}, NEXTPOSITION: null,
  ...(rows.length > 0 ? { RESULTSET: [{ SERIES_CODE: code, NAME_OF_TIME_SERIES: 'a series', UNIT: 'Yen per US.Dollar', FREQUENCY: frequency, CATEGORY: 'c', LAST_UPDATE: 20261127, VALUES: { SURVEY_DATES: rows.map(([day]) => Number(day.replaceAll('-', ''))), VALUES: rows.map(([, value]) => value) } }] } : {}),
});

const MATURITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40];

/** Yields of each day: `ten` for ten years, the others in steps around it. The note in the last line is in Shift_JIS. */
export const jgbCsv = (rows: Pairs, { title = 'Interest Rate (November 2026)', maturities = MATURITIES } = {}): Buffer => Buffer.concat([
  Buffer.from([
    `${title},,,,,,,,,,,,,,,(Unit : %)`, `Date,${maturities.map((years) => `${years}Y`).join(',')}`,
    ...rows.map(([day, ten]) => [slashed(day), ...maturities.map((years) => (typeof ten === 'number' ? (ten + (years - 10) / 100).toFixed(3) : (ten ?? '-')))].join(',')), '',
  ].join('\r\n')),
  shiftJis('※ この行は注記です\r\n'),
]);

const wide = (digits: number | string): string => String(digits);

/** A week of the weekly flows: from Sunday to Saturday, with the net of inward equity in 億円. */
export interface FlowWeek {
  readonly period: string;
  readonly net: string | number | null;
}

/** Period as the ministry writes it: `2026．11．8～11．14`, with the year of the end where the week crosses it. */
export function flowPeriod(from: string, to: string): string {
  const [y1, m1, d1] = from.split('-').map(Number);
  const [y2, m2, d2] = to.split('-').map(Number);
  return `${wide(y1 ?? 0)}．${m1}．${d1}～${y1 === y2 ? '' : `${y2}．`}${m2}．${d2}`;
}

const flowBlock = (net: string): string[] => ['9,001', '8,000', net, '100', '90', '10', '11', '5', '4', '1', '12'];

const quotedCell = (cell: string): string => (/[,"\n]/.test(cell) ? `"${cell}"` : cell);

/** The block of what comes in can be moved, as if a column had been added, and it can change places with the other one. */
export function flowsCsv(weeks: readonly FlowWeek[], { unit = '100 million Yen', shifted = false, swapped = false } = {}): Buffer {
  const at = (cells: Readonly<Record<number, string>>): string[] => Array.from({ length: 23 }, (_, index) => cells[index] ?? '');
  const inward = shifted ? 13 : 12;
  const categories = (start: number): Record<number, string> => ({ [start]: 'Equity and investment fund shares', [start + 3]: 'Long-term debt securities', [start + 6]: 'Subtotal', [start + 7]: 'Short-term debt securities', [start + 10]: 'Total' });
  const measures = ['Acquisition', 'Disposition', 'Net', 'Acquisition', 'Disposition', 'Net', 'Net', 'Acquisition', 'Disposition', 'Net', 'Net'];
  const outward = Object.fromEntries(measures.map((name, index) => [1 + index, name]));
  const rows = [
    at({ 0: '対外及び対内証券売買契約等の状況', 19: '最終更新\n令和8年' }), at({ 0: 'International Transactions in Securities (Weekly)', 19: 'Final Update November 19 , 2026' }), at({}),
    at({ 19: '（単位：億円）' }), at({ 19: `Unit: ${unit}` }), at({}), at({}),
    at({ 1: '１．対外証券投資', [inward]: '２．対内\n証券投資' }), at(swapped ? { 1: '1. Portfolio Investment Liabilities', [inward]: '2. Portfolio Investment Assets' } : { 1: '1. Portfolio Investment Assets', [inward]: '2. Portfolio Investment Liabilities' }), at({}),
    at({ 1: '株式・投資ファンド持分', [inward]: '株式・投資\nファンド持分' }), at({ ...categories(1), ...categories(inward) }),
    at({ 1: '取得', 2: '処分', 3: 'ネット', [inward]: '取得', [inward + 1]: '処分', [inward + 2]: 'ネット' }), at({ ...outward, ...Object.fromEntries(measures.map((name, index) => [inward + index, name])) }),
    ...weeks.map(({ period, net }) => [period, ...flowBlock('-77'), ...(shifted ? ['0'] : []), ...flowBlock(String(net ?? ''))].slice(0, 23)),
    at({}), at({ 0: '(Note 1)', 1: '2014年1月から' }),
  ];
  return shiftJis(rows.map((row) => row.map(quotedCell).join(',')).join('\r\n'));
}

export const dashboardJson = (indicator: string, rows: Pairs, { status = '0', adjustment = 1, single = false } = {}): string => {
  const objects = rows.map(([month, value]) => ({ VALUE: { '@indicator': indicator, '@unit': '001', '@stat': '00200531', '@regionCode': '00000', '@time': `${month.replace('-', '')}00`, '@cycle': '1', '@regionRank': '2', '@isSeasonal': String(adjustment), '@isProvisional': '0', $: value === null ? null : String(value) } }));
  return JSON.stringify({ GET_STATS: { RESULT: { status, errorMsg: status === '0' ? '正常に終了しました。' : '該当データはありませんでした。', date: '2026-11-27' }, STATISTICAL_DATA: { DATA_INF: { DATA_OBJ: single ? objects[0] : objects } } } });
};

export const imfJson = (indicator: string, years: Readonly<Record<string, number>>): string => JSON.stringify({ values: { [indicator]: { JPN: years } }, api: { version: '1', 'output-method': 'json' } });

export const oecdCsv = (rows: Pairs): string =>
  `STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,Reference area,MEASURE,Measure,FREQ,Frequency of observation,TIME_PERIOD,Time period,OBS_VALUE,Observation value\n${rows.map(([year, value]) => `DATAFLOW,OECD.ECO.MAD:DSD_EO@DF_EO(1.2),I,JPN,Japan,GDPV_ANNPCT,"Gross domestic product, volume, growth",A,Annual,${year},,${value ?? 'NaN'},`).join('\n')}\n`;

export const ecbCsv = (currency: string, rows: Pairs): string =>
  `KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n${rows.map(([day, value]) => `EXR.D.${currency}.EUR.SP00.A,D,${currency},EUR,SP00,A,${day},${value ?? ''}`).join('\n')}\n`;

export const frankfurterJson = (date: string, rate: number, quote = 'JPY'): string => JSON.stringify({ date, base: 'USD', quote, rate });

/** Newest first; two to thirty years around the value for ten. */
export const treasuryCsv = (rows: Pairs): string => {
  const columns = ['1 Mo', '1.5 Month', '2 Mo', '3 Mo', '4 Mo', '6 Mo', '1 Yr', '2 Yr', '3 Yr', '5 Yr', '7 Yr', '10 Yr', '20 Yr', '30 Yr'];
  const american = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
  const lines = [...rows].reverse().map(([day, ten]) => [american(day), ...columns.map((_, index) => (typeof ten === 'number' ? (ten + (index - 11) / 10).toFixed(2) : (ten ?? 'N/A')))].join(','));
  return `Date,${columns.map((name) => `"${name}"`).join(',')}\n${lines.map((line) => `${line}\n`).join('')}`;
};

export const blsJson = (rows: readonly (readonly [year: string, period: string, value: string])[], status = 'REQUEST_SUCCEEDED'): string => JSON.stringify({
  status, responseTime: 90, message: status === 'REQUEST_SUCCEEDED' ? [] : ['Request could not be serviced, as the daily threshold has been reached.'],
  Results: rows.length > 0 ? { series: [{ seriesID: 'LNS14000000', data: rows.map(([year, period, value]) => ({ year, period, periodName: period, value, footnotes: [{}] })) }] } : {},
});

export const fredJson = (rows: Pairs): string => JSON.stringify({ units: 'lin', order_by: 'observation_date', sort_order: 'desc', count: rows.length, observations: [...rows].reverse().map(([date, value]) => ({ realtime_start: '2026-11-27', realtime_end: '2026-11-27', date, value: value === null ? '.' : String(value) })) });

/** As the server gives it to a program (`RSC: 1`); `escaped`: as it stands in the page of a browser. */
export function cboePage(day: string, ratios: Readonly<Record<string, string>>, { escaped = false } = {}): string {
  const rows = Object.entries(ratios).map(([name, value]) => ({ name, value }));
  const data = `${JSON.stringify({ optionsData: { ratios: rows, 'SUM OF ALL PRODUCTS': [{ name: 'VOLUME', call: 10, put: 9, total: 19 }] } }).slice(0, -1)},"selectedDate":"${day}","prevTradingDay":"${day}"}`;
  return escaped ? `<html><head><title>Daily</title></head><body><script>self.__next_f.push([1,${JSON.stringify(`5:${data}`)}])</script></body></html>` : `0:["build",["children","markets"]]\n5:${data}\n`;
}

export const vixCsv = (rows: Pairs): string => `DATE,OPEN,HIGH,LOW,CLOSE\n${rows.map(([day, close]) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)},1.0,99.0,0.5,${close}`).join('\n')}\n`;

/** The close stands before the open; the last line is a notice. */
export const nikkeiCsv = (rows: Pairs, header = '"データ日付","終値","始値","高値","安値"'): Buffer =>
  shiftJis(`${header}\r\n${rows.map(([day, close]) => `"${day.replaceAll('-', '/')}","${close ?? ''}","1.11","999.99","0.11"`).join('\r\n')}\r\n"本資料は日経の著作物であり、無断転載を禁じます。"\r\n`);

/** Date, weighted average, index base; `null` is a day without a value. */
export const nikkeiTable = (rows: readonly (readonly [day: string, weighted: number | null, base: number | null])[], headers = ['加重平均(倍)', '指数ベース(倍)']): string => `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>日経平均株価 データ</title></head><body><main><section><h1>株価収益率(PER)</h1>
<table class="list"><tr><th>日付</th>${headers.map((header) => `<th>${header}</th>`).join('')}</tr>
${rows.map(([day, weighted, base]) => `<tr><td>${day.replaceAll('-', '.')}</td><td>${weighted ?? '-'}</td><td>${base ?? '-'}</td></tr>`).join('\n')}
</table></section></main></body></html>`;

export const nikkeiMarketPage = (pbr: string): string => `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"></head><body><h2>国内の株式指標・東証（26日）</h2>
<h3>株価収益率（連結決算ベース）</h3><table><tr><th>プライム</th><td>18.10倍</td></tr></table>
<h3>純資産倍率（連結決算ベース）</h3><table><tr><th>プライム</th><td>${pbr}</td></tr><tr><th>日経平均</th><td>2.10倍</td></tr></table></body></html>`;

export const jpxIndexPage = (months: readonly string[]): string => `<html lang="ja"><body><table>${months.map((month) => `<tr><td><a href="/markets/statistics-equities/misc/t13abc-att/perpbr${month.replace('-', '')}.xlsx" rel="external">Excel</a></td></tr>`).join('')}</table></body></html>`;

const JPX_HEADERS = ['年月', '市場区分名', 'Section', '種別', 'Industry', '会社数', '単純＿PER（倍）', '単純＿PBR（倍）', '1株当たり当期純利益', '1株当たり純資産', '加重＿PER（倍）', '加重＿PBR（倍）', '当期純利益合計'];

export function jpxWorkbook(month: string, { per, pbr }: { readonly per: number | string; readonly pbr: number | string }, headers: readonly string[] = JPX_HEADERS): Uint8Array {
  const row = (market: string, kind: string, values: readonly (number | string)[]): (number | string)[] => [month.replace('-', '/'), market, 'Prime Market', kind, 'Composite', 1600, 15.5, 1.1, 100, 1000, ...values, 5e13];
  return workbook('規模別・業種別（連結）', [
    ['規模別・業種別ＰＥＲ・ＰＢＲ（連結）'], ['(注)「－」は該当数値なし。PER1000倍以上の場合は「＊」を表示'], [...headers], ['Year/Month', 'Section Name'],
    row('プライム市場', '総合', [per, pbr]), row('プライム市場', '1 水産・農林業', [13.3, 1.2]), row('スタンダード市場', '総合', [99.9, 0.9]),
  ], ['規模別・業種別（単体）']);
}

export const topixCsv = (rows: Pairs): Buffer => shiftJis(`日付,指数,終値\r\n${rows.map(([day, close]) => `${day.replaceAll('-', '')},"TOPIX",${close}\r\n${day.replaceAll('-', '')},"TOPIX Core30",9999.99`).join('\r\n')}\r\n`);

/** Rows of days have an empty cell where the ratio of a week stands. */
export const marginData = (rows: Pairs, cells = 24): string => `var DAILY = [${rows.map(([day, ratio]) => {
  const row = [String(Date.parse(`${day}T00:00:00+09:00`)), '51000.5', '900', '600', '98.5', '', '41.2', ratio === null ? '""' : String(ratio), ...Array.from({ length: cells - 8 }, (_, index) => (index % 3 === 0 ? '' : String(index)))];
  return `[${row.join(',')}]`;
}).join(',\n')}];`;

export interface FeedItem {
  readonly title: string;
  readonly link: string;
  /** As the feed writes it; null: the feed has no dates. */
  readonly date: string | null;
}

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export const rss = (title: string, items: readonly FeedItem[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${xml(title)}</title><link>https://example.org/</link><description>d</description>
${items.map((item) => `<item><title>${xml(item.title)}</title><link>${xml(item.link)}</link>${item.date === null ? '' : `<pubDate>${item.date}</pubDate>`}<guid isPermaLink="false">${xml(item.link)}</guid></item>`).join('\n')}
</channel></rss>`;

export const rdf = (title: string, items: readonly FeedItem[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>${xml(title)}</title><link>https://example.org/</link><description>d</description>
<items><rdf:Seq>${items.map((item) => `<rdf:li rdf:resource="${xml(item.link)}"/>`).join('')}</rdf:Seq></items></channel>
${items.map((item) => `<item rdf:about="${xml(item.link)}"><title>${xml(item.title)}</title><link>${xml(item.link)}</link>${item.date === null ? '' : `<dc:date>${item.date}</dc:date>`}</item>`).join('\n')}
</rdf:RDF>`;
