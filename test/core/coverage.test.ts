import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../src/core/config/configuration';
import type { Briefing, Bullet } from '../../src/core/model/briefing';
import { sliceOf } from '../../src/core/model/range';
import { applyEdits } from '../../src/core/model/textEdit';
import { dayOfBullet, headlinesOf, type Headline } from '../../src/core/news/headlines';
import { plainHeadline } from '../../src/core/news/plainHeadline';
import { holdsTerm, queryOf } from '../../src/core/news/queryOf';
import { writeCoverage, type Coverage, type CoveragePlace } from '../../src/core/news/writeCoverage';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import type { FeedItem } from '../../src/core/sources/readFeed';
import { sourceOf } from '../support/sources';
import { bulletAt, parseShared, JAPAN_BRIEFING } from '../support/documents';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const first = (briefing: Briefing): Bullet => briefing.bullets[0] ?? assert.fail('no bullet');

const searched = (text: string, more = ''): string => {
  const briefing = parseBriefing(text + more);
  return queryOf(first(briefing), briefing).text;
};

describe('queryOf', function () {
  this.timeout(30_000);
  const CASES: readonly (readonly [bullet: string, query: string])[] = [
    ['- [REALTIME] Nvidia invests $2B in CoreWeave for 5GW data centers (recent, eWeek ).', 'CoreWeave Nvidia invests'],
    ['- [REALTIME] US grid rules favor on-site gas for data centers (Jan 27, 2026, Reuters ).', 'US grid rules'],
    ["- [REALTIME] NASA's Artemis II rocket at pad for Feb launch (Jan 24, 2026, Taipei Times  - related).", '"Artemis II" NASA rocket'],
    ['- [REALTIME] Bank of Japan: Rates unchanged at 0.75%, hawkish signals for hikes (Jan 22, 2026, Reuters ).', '"Bank of Japan" Rates hawkish'],
    ['- [REALTIME] The Ministry of Economy, Trade and Industry subsidises Rapidus (recent, METI ).', '"Ministry of Economy" Trade Industry'],
    ['- [REALTIME] Cranes for Lapidaria arrive (recent, A).', 'Lapidaria Cranes arrive'],
    ['- [REALTIME] 日銀: 政策金利を0.75%に据え置き、植田総裁はタカ派姿勢（2026年1月22日、ロイター）。', '日銀 タカ派 政策金利'],
    ['- [MONTHLY] ラピダスが北海道千歳市で２ナノ試作ライン稼働（2026年1月、日経）', 'ラピダス ナノ ライン'],
    ['- [REALTIME] 日経VI: 34.14 (30日平均: similar) (recent, Yahoo Finance ).', '日経VI'],
  ];
  for (const [bullet, query] of CASES) it(query, () => assert.equal(searched(bullet), query));

  it('leaves out a label that many bullets have', () => {
    const label = '- [REALTIME] Bull case: Rapidus grows (recent, A).\n';
    assert.equal(searched(label), '"Bull case" Rapidus grows');
    assert.equal(searched(label, label + label), 'Rapidus grows');
  });

  it('takes nothing of citations, addresses, comments and marks', () => {
    assert.equal(searched('- [REALTIME] Rapidus [expands](https://secret.example/Token) <!-- source: Hidden --> `Code` (recent, [Secret](https://secret.example/b)) [post:540]'), 'Code Rapidus expands');
  });

  it('asks with few words, whatever the bullet', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Rapidus', 'the', '港', 'ナノ', 'US', '"', '(', '[x](', '5%', '、', 'Bank of', '\\', '<!--')), (words) => {
      const briefing = parseBriefing(`- [DAILY] ${words.join(' ')} (recent, A).`);
      for (const bullet of briefing.bullets) {
        const { text, terms } = queryOf(bullet, briefing);
        assert.ok(text.length <= 120 && terms.every(({ weight, key }) => weight > 0 && key.length > 1));
      }
    }));
  });

  it('knows a whole word from a part of one', () => {
    assert.deepEqual(['hikes rates', 'rateshike', 'hike', '日銀が利上げ'].map((text) => holdsTerm(text, 'hike')), [true, false, true, false]);
    assert.ok(holdsTerm('日銀が利上げ', '利上'));
  });

  it('is of the bullet’s own words in a real briefing', function () {
    const briefing = parseShared(this, JAPAN_BRIEFING);
    for (const bullet of briefing.bullets) {
      const { text } = queryOf(bullet, briefing);
      const words = sliceOf(briefing.text, bullet.range).normalize('NFKC').toLowerCase();
      for (const word of text.replaceAll('"', '').split(' ')) assert.ok(words.includes(word.toLowerCase()), `${word} in ${words}`);
    }
    assert.match(queryOf(bulletAt(briefing, 68), briefing).text, /日銀/);
  });
});

const item = (title: string, day: string | null, more: Partial<FeedItem> = {}): FeedItem =>
  ({ title, url: `https://daily.example/${encodeURIComponent(title)}`, publisher: null, published: day === null ? null : { day, instant: null }, text: '', ...more });
const feed = (id: string, url = `https://${id}.example/feed`, publisher: string | null = `${id} Daily`) => sourceOf({ id, publisher, request: { url }, extract: { format: 'feed', value: null, date: [] } });

function offered(text: string, items: readonly FeedItem[], { source = feed('a'), configuration = {} }: { source?: ReturnType<typeof feed>; configuration?: Partial<Configuration> } = {}): Headline[] {
  const briefing = parseBriefing(text);
  const bullet = first(briefing);
  return headlinesOf([{ source, items }], queryOf(bullet, briefing), bullet, briefing, { ...DEFAULT_CONFIGURATION, ...configuration }, NOW);
}

const BULLET = '- [REALTIME] Rapidus starts its pilot line in Hokkaido (Nov 10, 2026, Harbour Daily).';
const SEARCH = feed('search', 'https://search.example/rss?q=${query}', 'Search');

describe('headlinesOf', () => {
  it('gives what is newer, newest first and of one day the best match first, undated last', () => {
    const titles = offered(BULLET, [
      item('Rapidus old', '2026-11-10'), item('Rapidus gains', '2026-11-12'), item('Rapidus Hokkaido pilot line grows', '2026-11-12'), item('Rapidus undated', null), item('Hokkaido and Rapidus', '2026-11-20'), item('Rapidus older', '2026-10-01'),
    ]).map(({ title }) => title);
    assert.deepEqual(titles, ['Hokkaido and Rapidus', 'Rapidus Hokkaido pilot line grows', 'Rapidus gains', 'Rapidus undated']);
  });

  it('filters a feed by shared words, and takes a search at its word', () => {
    const items = [item('Ships wait', '2026-11-20'), item('The line', '2026-11-20'), item('ラピダス', '2026-11-20')];
    assert.deepEqual(offered(BULLET, items).map(({ title }) => title), []);
    assert.equal(offered(BULLET, items, { source: SEARCH }).length, 3);
  });

  it('measures by the bullet’s latest day, by a running month’s first, and by nothing where it is vague', () => {
    const day = (text: string): string | null => dayOfBullet(first(parseBriefing(text)), '2026-11-22');
    assert.deepEqual(['(Nov 10, 2026, A)', '(Oct 2026, A)', '(Nov 2026, A)', '(recent, A)', '(A)'].map((citation) => day(`- [DAILY] x ${citation}`)), ['2026-11-10', '2026-10-31', '2026-11-01', null, null]);
  });

  it('does not take a first sight for a publication', () => {
    const gdelt = feed('gdelt', 'https://api.gdeltproject.org/api/v2/doc/doc?query=${query}', 'GDELT');
    const found = offered(BULLET, [item('Rapidus A', '2026-11-20', { url: 'https://www.port-weekly.example/a' }), item('Rapidus B', '2026-11-09')], { source: gdelt });
    assert.deepEqual(found.map(({ day, firstSeen, publisher }) => [day, firstSeen, publisher]), [[null, '2026-11-20', 'port-weekly.example']]);
  });

  it('names the publisher as the configuration does', () => {
    const publishers = [{ name: 'Reuters', aliases: ['ロイター', 'Reuters.com'], domains: ['reuters.example'], trust: null, trustFrom: null, trustTo: null }];
    const named = (one: FeedItem, source = feed('a')): string | undefined => offered(BULLET, [one], { source, configuration: { publishers } })[0]?.publisher;
    assert.equal(named(item('Rapidus', '2026-11-20', { publisher: 'reuters.com' })), 'Reuters');
    assert.equal(named(item('Rapidus', '2026-11-20', { url: 'https://jp.reuters.example/x' }), SEARCH), 'Reuters');
    assert.equal(named(item('Rapidus', '2026-11-20', { publisher: 'Port Weekly' })), 'Port Weekly');
    assert.equal(named(item('Rapidus', '2026-11-20')), 'a Daily');
    assert.equal(named(item('Rapidus', '2026-11-20'), SEARCH), 'daily.example');
  });

  it('counts the day of a Japanese publisher in Tokyo, and passes over what is to come', () => {
    const at = (url: string, instant: string): string | null | undefined => offered(BULLET, [item('Rapidus', instant.slice(0, 10), { url, published: { day: instant.slice(0, 10), instant: Date.parse(instant) } })])[0]?.day;
    assert.equal(at('https://shimbun.example.jp/a', '2026-11-19T23:00:00Z'), '2026-11-20');
    assert.equal(at('https://daily.example/a', '2026-11-19T23:00:00Z'), '2026-11-19');
    assert.equal(at('https://daily.example/a', '2027-01-01T00:00:00Z'), null);
  });

  it('marks what is cited already, and has every page once', () => {
    const text = `${BULLET}\n- [DAILY] y (Nov 1, 2026, [Daily](https://daily.example/1?utm_source=x)).\n\n## References\n\n- [Rapidus two](https://elsewhere.example/2)\n`;
    const found = offered(text, [
      item('Rapidus one', '2026-11-20', { url: 'https://daily.example/1' }), item('Rapidus two', '2026-11-19'), item('Rapidus three', '2026-11-18', { url: 'https://daily.example/3#a' }), item('Rapidus again', '2026-11-18', { url: 'https://daily.example/3?utm_medium=rss' }), item('RAPIDUS THREE', null),
    ]);
    assert.deepEqual(found.map(({ title, isCited }) => [title, isCited]), [['Rapidus one', true], ['Rapidus two', true], ['Rapidus again', false], ['Rapidus three', false]].slice(0, found.length));
    assert.equal(found.filter(({ url }) => url?.startsWith('https://daily.example/3')).length, 1);
  });
});

const COVERAGE: Coverage = { title: 'Rapidus doubles its line', publisher: 'Port Weekly', day: '2026-11-20', url: 'https://port-weekly.example/a(1)' };

function written(text: string, place: CoveragePlace, more: Partial<Coverage> = {}, index = 0): string | null {
  const briefing = parseBriefing(text);
  const bullet = briefing.bullets[index] ?? assert.fail('no bullet');
  const edit = writeCoverage(briefing, bullet, { ...COVERAGE, ...more }, place, [{ name: 'Port Weekly', aliases: ['港週報'], domains: [], trust: null, trustFrom: null, trustTo: null }]);
  return edit && applyEdits(text, [edit]);
}

describe('writeCoverage', () => {
  const REPLACED: readonly (readonly [before: string, after: string])[] = [
    ['- [REALTIME] Old words (Jan 7, 2026, Reuters ).', '- [REALTIME] Rapidus doubles its line (Nov 20, 2026, Port Weekly ).'],
    ['- [REALTIME] 日銀: Rates unchanged (Jan 22, 2026, Reuters ).', '- [REALTIME] 日銀: Rapidus doubles its line (Nov 20, 2026, Port Weekly ).'],
    ['* **[MONTHLY]** **日銀**: 据え置き（ロイター、2026年1月7日）。', '* **[MONTHLY]** **日銀**: Rapidus doubles its line（港週報、2026年11月20日）。'],
    ['- [DAILY] Old ([Reuters](https://r.example/x), 2026-01-07)', '- [DAILY] Rapidus doubles its line ([Port Weekly](https://port-weekly.example/a%281%29), 2026-11-20)'],
    ['- [DAILY] Old (recent, Reuters, Bloomberg - latest available).', '- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).'],
    ['- [DAILY] Old (recent, sebby_d [post:541]).', '- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).'],
    ['- [DAILY] Old — Reuters, January 2026', '- [DAILY] Rapidus doubles its line — Port Weekly, November 20, 2026'],
    ['- [DAILY] Old (Jan 7, 2026, Reuters) [1]', '- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly)'],
    ['- [DAILY] Old [1][2].', '- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).'],
    ['- [DAILY] Old <!-- cadence: null --> (Jan 7, 2026, Reuters).\r\n- next', '- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly). <!-- cadence: null -->\r\n- next'],
    ['- [DAILY] Old\n  in two lines (Jan 7, 2026, Reuters).\n  - [DAILY] child (recent, A)', '- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).\n  - [DAILY] child (recent, A)'],
    ['- Old words', '- Rapidus doubles its line (Nov 20, 2026, Port Weekly)'],
  ];
  for (const [before, after] of REPLACED) it(`in place of ${before}`, () => assert.equal(written(before, 'replace'), after));

  const ADDED: readonly (readonly [before: string, after: string])[] = [
    ['- [REALTIME] Old words (Jan 7, 2026, Reuters ).', '- [REALTIME] Old words (Jan 7, 2026, Reuters ).\n- [REALTIME] Rapidus doubles its line (Nov 20, 2026, Port Weekly ).'],
    ['- [DAILY] Queue: 3 (Jan 7, 2026, A). <!-- cadence: null -->\r\n- next\r\n', '- [DAILY] Queue: 3 (Jan 7, 2026, A). <!-- cadence: null -->\r\n- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).\r\n- next\r\n'],
    ['- [DAILY] Old (Jan 7, 2026, A).\n  - child\n\n    more\n- next', '- [DAILY] Old (Jan 7, 2026, A).\n  - child\n\n    more\n- [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).\n- next'],
    ['1. [DAILY] Old (Jan 7, 2026, A).\n', '1. [DAILY] Old (Jan 7, 2026, A).\n2. [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).\n'],
    ['  > - [DAILY] Old (Jan 7, 2026, A).\n  > - next', '  > - [DAILY] Old (Jan 7, 2026, A).\n  > - [DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).\n  > - next'],
    ['[DAILY] Old (Jan 7, 2026, A).\n\nMore', '[DAILY] Old (Jan 7, 2026, A).\n\n[DAILY] Rapidus doubles its line (Nov 20, 2026, Port Weekly).\n\nMore'],
  ];
  for (const [before, after] of ADDED) it(`below ${before}`, () => assert.equal(written(before, 'below'), after));

  it('puts no bullet between the cells of a table', () => {
    const table = '| a | b |\n| --- | --- |\n| [DAILY] Old (Jan 7, 2026, A) | x |\n';
    assert.equal(written(table, 'below'), null);
  });

  it('has no date where nobody knows one', () => {
    assert.equal(written('- [DAILY] Old (Jan 7, 2026, A).', 'replace', { day: null }), '- [DAILY] Rapidus doubles its line (Port Weekly).');
  });

  it('takes a headline for plain text', () => {
    const cases: readonly (readonly [headline: string, shown: string])[] = [
      ['[REALTIME] *bold* _x_ `code`', '\\[REALTIME\\] \\*bold\\* \\_x\\_ \\`code\\`'], ['a <!-- b --> | c', 'a \\<!-- b --\\> \\| c'], ['# Title', '\\# Title'], ['- item', '\\- item'], ['12. May', '12\\. May'], ['line\nbreak\u0000\u202Eevil\u200B', 'line break evil'],
      ['AT&amp;T ~~x~~', 'AT\\&amp;T \\~~x\\~~'], ['-5% after rally', '-5% after rally'], ['円安 $5B', '円安 $5B'], ['\\', '\\\\'],
    ];
    for (const [headline, shown] of cases) assert.equal(plainHeadline(headline), shown);
    assert.equal(plainHeadline('x'.repeat(400)).length, 301);
    assert.equal(written('- [DAILY] Old (Jan 7, 2026, A).', 'replace', { title: 'Rapidus rises (Nov 1, 2026, Bloomberg)' }), '- [DAILY] Rapidus rises Nov 1, 2026, Bloomberg (Nov 20, 2026, Port Weekly).');
    assert.equal(written('- [DAILY] Old (Jan 7, 2026, A).', 'replace', { publisher: 'Port (Weekly), Inc.' })?.includes('(Nov 20, 2026, Port Weekly Inc.)'), true);
  });

  it('leaves one bullet with that tag, date and publisher, and every other character of the text', () => {
    let taken = 0;
    const headline = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(fc.constantFrom('[DAILY]', '(Jan 1, 2026, B)', '（日経、2026年1月7日）', '[1]', '<!-- source: x -->', '|', '`', '\n', 'Rapidus', ': ', '[a](b)', 'https://x.example/', '- ', '\u202E', '更新日: 2026-01-01', '[post:540]', '— Reuters'), { maxLength: 8 }).map((parts) => parts.join(' ')));
    const before = fc.constantFrom('- [DAILY] Old (Jan 7, 2026, A).', '* **[MONTHLY]** 港: 稼働（A、2026年1月7日）。', '- [DAILY] Old ([A](https://a.example/1), 2026-01-07)', '1. [WEEKLY] Old — A, Jan 2026', '- Old');
    fc.assert(fc.property(headline, before, fc.constantFrom('replace' as const, 'below' as const), fc.option(fc.constant('2026-11-20')), fc.constantFrom('\n', '\r\n'), (title, bullet, place, day, eol) => {
      const text = `# T${eol}${eol}${bullet}${eol}- [DAILY] next (Jan 8, 2026, B).${eol}${eol}End`;
      const briefing = parseBriefing(text);
      const target = first(briefing);
      const edit = writeCoverage(briefing, target, { ...COVERAGE, title, day }, place, []);
      if (!edit) return;
      taken++;
      assert.ok(edit.range.start >= target.range.start && edit.range.end <= target.range.end);
      const after = parseBriefing(applyEdits(text, [edit]));
      assert.equal(after.bullets.length, briefing.bullets.length + (place === 'below' ? 1 : 0));
      const one = after.bullets[place === 'below' ? 1 : 0];
      assert.deepEqual([one?.tag?.name, one?.citation?.date?.to ?? null, one?.citations.length], [target.tag?.name, day, 1]);
      assert.equal(sliceOf(after.text, after.bullets.at(-1)?.range ?? { start: 0, end: 0 }), '- [DAILY] next (Jan 8, 2026, B).');
    }), { numRuns: 300 });
    assert.ok(taken > 150, `only ${taken} headlines were taken`);
  }).timeout(30_000);
});
