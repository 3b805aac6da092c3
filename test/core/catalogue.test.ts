import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_CONFIGURATION, type Source } from '../../src/core/config/configuration';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { halfWidth } from '../../src/core/parse/normalize';
import { bindSources } from '../../src/core/refresh/bindSources';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';

const HOUR = 3_600_000;
const simple = (label: string): string => halfWidth(label).toLowerCase();
const isFeed = (source: Source): boolean => source.extract?.format === 'feed';
const figures = CATALOGUE.filter((source) => !isFeed(source));
const on = CATALOGUE.filter((source) => source.enabled);
const addresses = (source: Source): string[] => (source.request ? [source.request.url, ...source.request.fallbacks] : []);

/** Labels that more than one source has that is on: said of several countries, of an actual rate and a forecast. */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  cpi: ['jp-cpi', 'jp-cpi-forecast'], 失業率: ['jp-unemployment', 'us-unemployment'], unemployment: ['jp-unemployment', 'us-unemployment'], 'unemployment rate': ['jp-unemployment', 'us-unemployment'],
  'jobless rate': ['jp-unemployment', 'us-unemployment'], 政策金利: ['boj-policy-rate', 'us-policy-rate'], 'policy rate': ['boj-policy-rate', 'us-policy-rate'],
};

function idsByLabel(sources: readonly Source[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, match } of sources) for (const label of match.labels) ids.set(simple(label), [...(ids.get(simple(label)) ?? []), id]);
  return ids;
}

/** Of a bullet: the ids of the sources that it is bound to, or all that fit where it is ambiguous. */
function boundTo(bullet: string, sources: readonly Source[]): string[] {
  const bound = bindSources(parseBriefing(`## B: 市場リスク\n\n- [REALTIME] ${bullet}\n`), { ...DEFAULT_CONFIGURATION, sources });
  return [...bound.bindings.map(({ source }) => source.id), ...bound.ambiguous.map((one) => one.sources.map(({ id }) => id).join(' or '))];
}

describe('the catalogue', () => {
  it('has short ids in kebab case, each once', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    assert.deepEqual(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > 24), []);
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const source of CATALOGUE) {
    it(`says all of ${source.id}`, () => {
      assert.equal(source.origin, 'built-in');
      assert.ok(source.title !== source.id && source.publisher !== null && !source.publisher.includes(','), 'title and publisher');
      assert.match(source.terms?.url ?? '', /^https:\/\//);
      assert.equal(source.decimals, null, 'the document decides how many decimals it shows');
      assert.ok((source.derive === null) !== (source.request === null), 'requested or derived');
      for (const address of addresses(source)) assert.match(address, /^https:\/\/[a-z0-9.-]+\//);
      assert.equal(new Set(source.match.labels.map(simple)).size, source.match.labels.length, 'a label stands twice');
      assert.deepEqual(source.match.labels.filter((label) => label !== label.trim()), []);
    });
  }

  it('has for every figure a range that catches drift, labels, and an age unless it has no date', () => {
    for (const source of figures) {
      assert.ok(source.range && source.range.low < source.range.high, source.id);
      assert.ok(source.match.labels.length > 0, source.id);
      if (source.extract?.date[0] !== 'none') assert.ok((source.maxAgeDays ?? 0) >= 10 && (source.maxAgeDays ?? 0) <= 100, source.id);
    }
  });

  it('is on only where no key is needed', () => {
    for (const source of on) assert.doesNotMatch(JSON.stringify(source.request), /secret:/, source.id);
  });

  it('is off where the terms allow personal use only or nothing', () => {
    const hosts = new Set(on.flatMap(addresses).map((address) => new URL(address).host));
    for (const host of ['indexes.nikkei.co.jp', 'www.nikkei.com', 'www.jpx.co.jp', 'www.cboe.com', 'cdn.cboe.com', 'nikkei225jp.com', 'news.google.com', 'asia.nikkei.com', 'webapi.yanoshin.jp']) assert.ok(!hosts.has(host), host);
  });

  it('has no label on twice but those that say too little', () => {
    const shared = [...idsByLabel(on)].filter(([, ids]) => ids.length > 1);
    assert.deepEqual(Object.fromEntries(shared.map(([label, ids]) => [label, [...ids].sort()])), Object.fromEntries(Object.entries(AMBIGUOUS).map(([label, ids]) => [label, [...ids].sort()])));
  });

  it('has another one of those that are off only where it says so', () => {
    const doubled = [...idsByLabel(CATALOGUE)].filter(([label, ids]) => ids.length > 1 && !(label in AMBIGUOUS)).flatMap(([, ids]) => ids.filter((id) => CATALOGUE.find((one) => one.id === id)?.enabled));
    assert.deepEqual([...new Set(doubled)].sort(), ['jp-gdp-forecast', 'us-10y', 'usd-jpy']);
  });

  it('asks no faster than the publishers want', () => {
    const least = (host: string): number => Math.min(...CATALOGUE.filter((source) => addresses(source).some((address) => new URL(address).host === host)).map((source) => source.request?.intervalMs ?? 0));
    assert.deepEqual({ boj: least('www.stat-search.boj.or.jp'), gdelt: least('api.gdeltproject.org'), tdnet: least('webapi.yanoshin.jp') }, { boj: 1_000, gdelt: 5_000, tdnet: 3_000 });
    assert.ok(CATALOGUE.filter(({ id }) => id === 'margin-loss-ratio').every(({ ttlMs }) => ttlMs >= 24 * HOUR), 'once a day');
    for (const source of figures) assert.ok(source.ttlMs >= 6 * HOUR, `${source.id}: a value of a day is not asked for every few minutes`);
  });

  it('has a person look at every change of a policy rate, which moves by quarters of a point', () => {
    for (const id of ['boj-policy-rate', 'us-policy-rate']) {
      const limit = CATALOGUE.find((source) => source.id === id)?.maxJump;
      assert.ok(limit?.kind === 'points' && limit.limit < 0.125, id);
    }
  });

  it('does not take the basic loan rate for the policy rate', () => {
    assert.ok(CATALOGUE.every((source) => addresses(source).every((address) => !/MADR1Z|IR01/.test(address))));
  });

  it('derives from sources that there are', () => {
    for (const { id, derive } of CATALOGUE) {
      for (const [, input = ''] of (derive ?? '').matchAll(/\$\{([^}]+)\}/g)) assert.ok(CATALOGUE.some((one) => one.id === input), `${id}: ${input}`);
    }
  });
});

describe('bullets and built-in sources', () => {
  const all = CATALOGUE.map((source) => ({ ...source, enabled: !['usd-jpy-ecb', 'usd-jpy-frankfurter', 'prime-pbr-nikkei', 'jp-gdp-forecast-oecd', 'nikkei-225-fred', 'us-10y-fred'].includes(source.id) }));
  const cases: readonly (readonly [bullet: string, byDefault: readonly string[], withAll?: readonly string[]])[] = [
    ['日銀: Rates unchanged at 0.75%, hawkish signals (Jan 22, 2026, Reuters ).', ['boj-policy-rate']],
    ['日経平均PER: 17.34 (過去平均: similar, 乖離: minimal) (Jan 28, 2026, WorldPERatio ).', [], ['nikkei-per']],
    ['TOPIX PBR: ~1.4 (Jan 28, 2026, Investing.com ).', [], ['topix-pbr']],
    ['ドル円: 153 (介入警戒: 150-155) (recent, Investing.com ).', ['usd-jpy']],
    ['日経VI: 34.14 (30日平均: similar) (recent, Yahoo Finance ).', [], ['nikkei-vi']],
    ['海外投資家: Net purchases ¥1.5T (Jan 16, 2026, Chosun ).', ['foreign-investors']],
    ['信用評価損率: -8.68% (Apr 30, 2024, QUICK Corp.  - latest available).', [], ['margin-loss-ratio']],
    ['日経YTD: 7.9% vs EPS予想: double-digit growth (Jan 15, 2026, MarketPulse ).', [], ['nikkei-ytd']],
    ['JGB10Y: 2.23% (1W変化: - few bps) (Jan 28, 2026, CNBC ).', ['jgb-10y']],
    ['P/C: 0.56.', [], ['put-call']],
    ['GDP予測: 0.8%, CPI: 1.9%, 失業率: 4.2%.', ['jp-gdp-forecast', 'jp-cpi or jp-cpi-forecast', 'jp-unemployment or us-unemployment']],
    ['失業率: 2.5%（2026年9月、総務省）', ['jp-unemployment or us-unemployment']],
    ['完全失業率: 2.5%（2026年9月、総務省）', ['jp-unemployment']],
    ['米失業率: 4.2% (Sep 2026, BLS)', ['us-unemployment']],
    ['Unemployment: 4.2% (Sep 2026, BLS)', ['jp-unemployment or us-unemployment']],
    ['ＵＳＤ／ＪＰＹ：１５３', ['usd-jpy']],
    ['米10年債利回り: 4.10% (Nov 25, 2026, US Treasury)', ['us-10y']],
    ['US 2Y yield: 3.60% (Nov 25, 2026, US Treasury)', ['us-2y']],
    ['政策金利: 0.75%', ['boj-policy-rate or us-policy-rate']],
    ['FF金利: 3.6%', ['us-policy-rate']],
    ['VIX: 17', [], ['vix']],
    // Without its country a yield may be anybody's.
    ['10年国債利回り: 2.2%', []],
    ['長期金利: 2.2%', []],
    ['金利: 2.2%', []],
  ];
  for (const [bullet, byDefault, withAll = byDefault] of cases) {
    it(bullet, () => {
      assert.deepEqual(boundTo(bullet, CATALOGUE), byDefault);
      assert.deepEqual(boundTo(bullet, all), withAll, 'with those that are off turned on');
    });
  }
});

describe('docs/catalogue.md', () => {
  const page = readFileSync('docs/catalogue.md', 'utf8');
  const rows = new Map([...page.matchAll(/^\| `([a-z0-9-]+)` \|(.*)\|$/gm)].map(([, id = '', rest = '']) => [id, rest.split(' | ').map((cell) => cell.trim())]));
  const duration = (ms: number): string => (ms % (24 * HOUR) === 0 ? `${ms / (24 * HOUR)}d` : ms % HOUR === 0 ? `${ms / HOUR}h` : `${ms / 60_000}m`);

  it('has every source, and no other', () => assert.deepEqual([...rows.keys()].sort(), CATALOGUE.map(({ id }) => id).sort()));

  for (const source of CATALOGUE) {
    it(`tells of ${source.id} as it is`, () => {
      const cells = rows.get(source.id) ?? [];
      const [what, publisher, state = '', terms] = cells;
      assert.equal(what, isFeed(source) ? source.title : source.match.labels.join(', '));
      assert.equal(publisher, source.publisher);
      assert.match(state, source.enabled ? /^on$/ : /^off: .+/);
      assert.equal(terms, `[${source.terms?.text}](${source.terms?.url})`);
      assert.equal(cells.at(-1), duration(source.ttlMs));
      if (!isFeed(source)) assert.equal(cells[4], source.unit ?? '');
      if (source.terms?.credit) assert.ok(page.includes(source.terms.credit), 'the credit');
    });
  }
});
