import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Source } from '../../src/core/config/configuration';
import { addDays, weekdayOf, type CivilDate } from '../../src/core/model/civilDate';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';
import * as replies from './catalogueReplies';

export interface StandInOptions {
  /** The day that the publishers' newest figures are up to; today where nothing is said. */
  readonly today?: () => CivilDate;
}

/** What a publisher answers. */
export interface StandInReply {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
}

export interface CatalogueStandIn {
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  /** `GET /host/path?query` of every request, in order. */
  readonly seen: readonly string[];
  /** The source with its addresses led here, and without the pauses that the real publishers ask for. */
  rewrite(source: Source): Source;
  /** A `.briefing.yml` that leads every built-in source here; those that are off are turned on, all or those named. */
  configuration(enabled?: readonly string[]): string;
  /** Has every request whose address contains `part` answered in this way until it is cleared with null. */
  answer(part: string, reply: StandInReply | null): void;
  /** Lets every request whose address contains `part` wait until the function it gives is called. */
  hold(part: string): () => void;
  close(): Promise<void>;
}

/** The figures of the stand-in, by the id of the built-in source: made up, and near enough to those of the Japanese briefing for most of them to pass the gate. */
export const STAND_IN_VALUES = {
  'boj-policy-rate': 1, 'us-policy-rate': 3.625, 'boj-call-rate': 0.977, 'usd-jpy': 156.42, 'jgb-10y': 2.71, 'foreign-investors': 1.2345e12, 'jp-unemployment': 2.5, 'jp-cpi': 2.1, 'jp-core-cpi': 2.3,
  'jp-gdp-forecast': 0.7, 'jp-cpi-forecast': 2.2, 'jp-gdp-forecast-oecd': 0.9, 'eur-usd': 1.16, 'eur-jpy': 181.45, 'nikkei-225': 54_321.09, 'nikkei-ytd': 8.64218, 'nikkei-vi': 29.87, 'nikkei-per': 18.02, 'nikkei-pbr': 1.93,
  'topix-pbr': 1.5, 'topix-per': 16.4, topix: 3_456.78, 'margin-loss-ratio': -6.54, 'us-10y': 4.11, 'us-unemployment': 4.4, 'put-call': 0.61, 'put-call-total': 0.88, vix: 17.25,
} as const;

const V = STAND_IN_VALUES;
const YEAR_END_CLOSE = 50_000;

/** A loopback server that plays every publisher of the catalogue, in their documented shapes and with their quirks. */
export async function startCatalogueStandIn({ today = () => new Date().toISOString().slice(0, 10) }: StandInOptions = {}): Promise<CatalogueStandIn> {
  const seen: string[] = [];
  const answers = new Map<string, StandInReply>();
  const held = new Map<string, Promise<void>>();
  const server = http.createServer(async (request, response) => {
    const address = request.url ?? '';
    seen.push(`${request.method} ${address}`);
    await [...held].find(([part]) => address.includes(part))?.[1];
    const override = [...answers].find(([part]) => address.includes(part))?.[1];
    const { status = 200, type = 'text/plain; charset=utf-8', body } = override ?? answerOf(request, today());
    response.writeHead(status, { 'Content-Type': type }).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rewrite = (source: Source): Source => rewritten(source, origin);
  return {
    origin, seen, rewrite,
    configuration: (enabled) => configurationText(rewrite, enabled),
    answer: (part, reply) => void (reply ? answers.set(part, reply) : answers.delete(part)),
    hold: (part) => {
      let release = (): void => undefined;
      held.set(part, new Promise<void>((resolve) => (release = resolve)));
      return () => { held.delete(part); release(); };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function rewritten(source: Source, origin: string): Source {
  if (!source.request) return source;
  const here = (url: string): string => url.replace(/^https?:\/\//, `${origin}/`);
  return { ...source, request: { ...source.request, url: here(source.request.url), fallbacks: source.request.fallbacks.map(here), intervalMs: 0 } };
}

function configurationText(rewrite: (source: Source) => Source, enabled: readonly string[] | undefined): string {
  const entry = (source: Source): string => {
    const { request } = rewrite(source);
    const asked = request && {
      url: request.url, ...(Object.keys(request.headers).length > 0 ? { headers: request.headers } : {}), ...(request.fallbacks.length > 0 ? { fallback: request.fallbacks } : {}),
      ...(request.walkBackDays > 0 ? { walk_back: `${request.walkBackDays}d` } : {}), ...(request.link === null ? {} : { link: request.link }), interval: '0s',
    };
    // JSON is YAML.
    return `  ${source.id}: ${JSON.stringify({ enabled: source.enabled || enabled === undefined || enabled.includes(source.id), ...(asked ? { request: asked } : {}) })}`;
  };
  return `version: 1\nsources:\n${CATALOGUE.map(entry).join('\n')}\n`;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV = 'text/csv';
const HTML = 'text/html; charset=utf-8';

const refused: StandInReply = { status: 403, type: HTML, body: '<html><body>Access denied</body></html>' };
const missing: StandInReply = { status: 404, type: HTML, body: '<html><body>Not found</body></html>' };

/** The publisher is the first part of the path; a link without a host is one of JPX's page. */
function answerOf(request: IncomingMessage, today: CivilDate): StandInReply {
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const [, host = '', ...rest] = url.pathname.split('/');
  const publisher = PUBLISHERS[host] ?? (host === 'markets' ? PUBLISHERS['www.jpx.co.jp'] : undefined);
  return publisher?.({ path: PUBLISHERS[host] ? `/${rest.join('/')}` : url.pathname, query: url.searchParams, header: (name) => String(request.headers[name] ?? ''), today, days: businessDays(today, 8) }) ?? missing;
}

interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string;
  readonly today: CivilDate;
  /** Weekdays up to the day before today, in order. */
  readonly days: readonly CivilDate[];
}

type Publisher = (asked: Asked) => StandInReply;

/** Values of the days, the newest one given, older ones a little lower. */
const falling = (days: readonly CivilDate[], newest: number, step: number): (readonly [CivilDate, number])[] => days.map((day, index) => [day, Number((newest - (days.length - 1 - index) * step).toFixed(4))]);

const PUBLISHERS: Readonly<Record<string, Publisher>> = {
  'stats.bis.org': ({ path, days }) => {
    const area = /\/D\.(\w\w)\//.exec(path)?.[1] ?? '';
    return { type: CSV, body: replies.bisCsv(area, falling(days, area === 'JP' ? V['boj-policy-rate'] : V['us-policy-rate'], 0)) };
  },
  'www.stat-search.boj.or.jp': ({ query, days, today }) => {
    const code = query.get('code') ?? '';
    const month = query.get('startDate') ?? '';
    if (!/^\d{6}$/.test(month)) return { type: JSON_TYPE, body: replies.bojJson(code, [], { status: 400 }) };
    // Today is not quoted yet.
    return { type: JSON_TYPE, body: replies.bojJson(code, [...falling(days, code === 'FXERD04' ? V['usd-jpy'] : V['boj-call-rate'], 0.01), [today, null]]) };
  },
  'www.mof.go.jp': ({ path, days, header, today }) => {
    if (!header('user-agent').includes('Mozilla/')) return refused;
    if (path === '/news.rss') return { type: 'application/rss+xml', body: replies.rss('財務省', newsOf(today)) };
    if (path.endsWith('/week.csv')) return { type: CSV, body: replies.flowsCsv(weeksBefore(today)) };
    const all = falling(days, V['jgb-10y'], 0.01);
    if (path.endsWith('/historical/jgbcme_all.csv')) return { type: CSV, body: replies.jgbCsv(all.filter(([day]) => day.slice(0, 7) < today.slice(0, 7)), { title: 'Interest Rate' }) };
    return path.endsWith('/jgbcme.csv') ? { type: CSV, body: replies.jgbCsv(all.filter(([day]) => day.slice(0, 7) === today.slice(0, 7))) } : missing;
  },
  'dashboard.e-stat.go.jp': ({ query, today }) => {
    const indicator = query.get('IndicatorCode') ?? '';
    const value = { '0301010000020020010': V['jp-unemployment'], '0703010501010030000': V['jp-cpi'], '0703010501010030010': V['jp-core-cpi'] }[indicator];
    if (value === undefined || query.get('RegionCode') !== '00000') return { type: HTML, body: '<!DOCTYPE html><html><body>統計ダッシュボード</body></html>' };
    const rows = [-4, -3, -2].map((months): [string, number] => [monthBefore(today, -months), value]);
    return { type: JSON_TYPE, body: replies.dashboardJson(indicator, [...rows, [monthBefore(today, 1), null]], { adjustment: Number(query.get('IsSeasonalAdjustment')) }) };
  },
  'www.imf.org': ({ path, query }) => {
    const indicator = /\/v1\/(\w+)\/JPN$/.exec(path)?.[1] ?? '';
    const year = query.get('periods') ?? '';
    return { type: JSON_TYPE, body: replies.imfJson(indicator, { [year]: indicator === 'NGDP_RPCH' ? V['jp-gdp-forecast'] : V['jp-cpi-forecast'] }) };
  },
  'sdmx.oecd.org': ({ query }) => ({ type: CSV, body: replies.oecdCsv([[query.get('startPeriod') ?? '', V['jp-gdp-forecast-oecd']]]) }),
  'data-api.ecb.europa.eu': ({ path, days }) => {
    const currency = /\/D\.(\w{3})\./.exec(path)?.[1] ?? '';
    return { type: CSV, body: replies.ecbCsv(currency, falling(days, currency === 'USD' ? V['eur-usd'] : V['eur-jpy'], 0)) };
  },
  'api.frankfurter.dev': ({ days }) => ({ type: JSON_TYPE, body: replies.frankfurterJson(days.at(-1) ?? '', 156.4) }),
  'indexes.nikkei.co.jp': ({ path, query, days, header, today }) => {
    if (!header('user-agent').includes('Mozilla/')) return refused;
    const list = query.get('list');
    if (list === 'per' || list === 'pbr') {
      const value = list === 'per' ? V['nikkei-per'] : V['nikkei-pbr'];
      return { type: HTML, body: replies.nikkeiTable([...falling(days, value, 0.01).map(([day, weighted]): [string, number, number] => [day, weighted, Number((weighted * 1.3).toFixed(2))]), [today, null, null]]) };
    }
    if (path.endsWith('_vi_daily_jp.csv')) return { type: CSV, body: replies.nikkeiCsv(falling(days, V['nikkei-vi'], 0.1)) };
    return { type: CSV, body: replies.nikkeiCsv(closesSinceYearEnd(days)) };
  },
  'www.nikkei.com': () => ({ type: HTML, body: replies.nikkeiMarketPage('1.52倍') }),
  'www.jpx.co.jp': ({ path, header, today }) => {
    if (!header('user-agent').includes('Mozilla/')) return refused;
    const last = monthBefore(today, 1);
    const month = /perpbr(\d{4})(\d{2})\.xlsx$/.exec(path);
    if (month) return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: replies.jpxWorkbook(`${month[1]}-${month[2]}`, { per: V['topix-per'], pbr: V['topix-pbr'] }) };
    if (path.endsWith('/04.html')) return { type: HTML, body: replies.jpxIndexPage([last, monthBefore(today, 2), monthBefore(today, 3)]) };
    return path.endsWith('monthlyindexreport_j.csv') ? { type: CSV, body: replies.topixCsv([[`${last}-28`, V.topix]]) } : missing;
  },
  'nikkei225jp.com': ({ header, days, today }) => {
    if (!header('referer').startsWith('https://nikkei225jp.com/')) return missing;
    const weeks: [string, number | null][] = [[addDays(today, -16) ?? '', -7.01], [addDays(today, -9) ?? '', V['margin-loss-ratio']], ...days.slice(-3).map((day): [string, null] => [day, null])];
    return { type: JSON_TYPE, body: replies.marginData(weeks) };
  },
  'home.treasury.gov': ({ path, days }) => {
    const year = /daily-treasury-rates\.csv\/(\d{4})\//.exec(path)?.[1] ?? '';
    return { type: CSV, body: replies.treasuryCsv(falling(days, V['us-10y'], 0.01).filter(([day]) => day.startsWith(year))) };
  },
  'api.bls.gov': ({ today }) => {
    const rows = [2, 3].map((months): [string, string, string] => [monthBefore(today, months).slice(0, 4), `M${monthBefore(today, months).slice(5)}`, String(V['us-unemployment'])]);
    return { type: JSON_TYPE, body: replies.blsJson([...rows, [String(Number(today.slice(0, 4)) - 1), 'M13', '9.9']]) };
  },
  'api.stlouisfed.org': ({ query, days }) => ({ type: JSON_TYPE, body: replies.fredJson(falling(days, query.get('series_id') === 'NIKKEI225' ? V['nikkei-225'] : V['us-10y'], 0.01)) }),
  'www.cboe.com': ({ days }) => ({ type: 'text/x-component', body: replies.cboePage(days.at(-1) ?? '', { 'TOTAL PUT/CALL RATIO': String(V['put-call-total']), 'INDEX PUT/CALL RATIO': '1.10', 'EQUITY PUT/CALL RATIO': String(V['put-call']) }) }),
  'cdn.cboe.com': ({ days }) => ({ type: CSV, body: replies.vixCsv(falling(days, V.vix, 0.1)) }),
  'www.boj.or.jp': ({ today }) => ({ type: 'application/xml', body: replies.rss('日本銀行', newsOf(today)) }),
  'www.stat.go.jp': ({ today }) => ({ type: 'application/rdf+xml', body: replies.rdf('統計局', newsOf(today, 'iso')) }),
  'www.federalreserve.gov': ({ today }) => ({ type: 'text/xml', body: replies.rss('FRB: press', newsOf(today)) }),
  'www.ecb.europa.eu': ({ today }) => ({ type: HTML, body: replies.rss('ECB press', newsOf(today)) }),
  'www.dsca.mil': ({ today, header }) => (header('user-agent').includes('Mozilla/') ? { type: 'text/xml', body: replies.rss('Major Arms Sales', newsOf(today)) } : refused),
  'www.war.gov': ({ today, header }) => (header('user-agent').includes('Mozilla/') ? { type: 'text/xml', body: replies.rss('Contracts', newsOf(today)) } : refused),
  'asia.nikkei.com': ({ today }) => ({ type: 'application/xml', body: replies.rdf('Nikkei Asia', newsOf(today, 'none')) }),
  'breakingdefense.com': ({ today }) => ({ type: 'application/rss+xml', body: replies.rss('Breaking Defense', newsOf(today)) }),
  'www.defensenews.com': ({ today }) => ({ type: 'application/rss+xml', body: replies.rss('Defense News', newsOf(today)) }),
  'webapi.yanoshin.jp': ({ today }) => ({ type: 'application/rss+xml', body: replies.rss('TDnet', newsOf(today)) }),
  'news.google.com': ({ today, query }) => ({ type: 'application/xml', body: replies.rss(`"${query.get('q') ?? ''}"`, newsOf(today)) }),
  'api.gdeltproject.org': ({ today, query }) => ({ type: 'application/rss+xml', body: replies.rss(query.get('query') ?? '', newsOf(today)) }),
};

/** So that the last close of the year before the newest day is the one that the change is reckoned from. */
function closesSinceYearEnd(days: readonly CivilDate[]): (readonly [CivilDate, number])[] {
  const year = days.at(-1)?.slice(0, 4) ?? '';
  const closes = falling(days, V['nikkei-225'], 10).map(([day, close]): [CivilDate, number] => [day, day.startsWith(year) ? close : YEAR_END_CLOSE]);
  return days[0]?.startsWith(year) ? [[`${Number(year) - 1}-12-29`, 49_000], [`${Number(year) - 1}-12-30`, YEAR_END_CLOSE], ...closes] : closes;
}

function newsOf(today: CivilDate, dates: 'rfc822' | 'iso' | 'none' = 'rfc822'): replies.FeedItem[] {
  return [1, 3].map((ago) => {
    const day = addDays(today, -ago) ?? today;
    const date = dates === 'none' ? null : dates === 'iso' ? `${day}T08:50:00+09:00` : new Date(`${day}T08:50:00Z`).toUTCString();
    return { title: `An announcement made up for a test, ${ago}`, link: `https://news.example.org/${day}`, date };
  });
}

/** The last so many weekdays before a day, in order. */
function businessDays(before: CivilDate, count: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = addDays(before, -1); day !== null && days.length < count; day = addDays(day, -1)) {
    if (weekdayOf(day) % 6 !== 0) days.unshift(day);
  }
  return days;
}

/** The last two weeks, from Sunday to Saturday, that ended a week or more ago. */
function weeksBefore(today: CivilDate): replies.FlowWeek[] {
  const saturday = addDays(today, -(weekdayOf(today) + 1)) ?? today;
  return [-14, -7].map((back, index) => {
    const end = addDays(saturday, back + 7) ?? saturday;
    return { period: replies.flowPeriod(addDays(end, -6) ?? end, end), net: index === 1 ? '12,345' : '-3,210' };
  });
}

/** `2026-10` is a month before any day of November. */
function monthBefore(day: CivilDate, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
