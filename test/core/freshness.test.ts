import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forecast } from '../../src/core/checks/forecast';
import { runChecks } from '../../src/core/checks/runChecks';
import { yardstick } from '../../src/core/checks/yardstick';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { withFrontMatter } from '../../src/core/config/withFrontMatter';
import { ageInDays, firstDayOver, type DayCount } from '../../src/core/model/ageing';
import { addDays, daysBetween, weekdayOf } from '../../src/core/model/civilDate';
import { render } from '../../src/core/model/message';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { sliceOf } from '../../src/core/model/range';
import { brief, findings } from '../support/findings';

const business = (...holidays: string[]): DayCount => ({ calendar: 'business', holidays: new Set(holidays) });
const everyDay: DayCount = { calendar: 'every-day', holidays: new Set(['2026-01-12']) };

describe('the age of a date', () => {
  // 2026-01-09 is a Friday.
  const table: readonly (readonly [from: string, to: string, count: DayCount, age: number])[] = [
    ['2026-01-09', '2026-01-11', everyDay, 2], ['2026-01-09', '2026-01-12', everyDay, 3],
    ['2026-01-09', '2026-01-09', business(), 0], ['2026-01-09', '2026-01-10', business(), 0], ['2026-01-09', '2026-01-11', business(), 0], ['2026-01-09', '2026-01-12', business(), 1], ['2026-01-09', '2026-01-13', business(), 2],
    ['2026-01-09', '2026-01-12', business('2026-01-12'), 0], ['2026-01-09', '2026-01-13', business('2026-01-12'), 1], ['2026-01-09', '2026-01-13', business('2026-01-11'), 2],
    ['2026-01-10', '2026-01-12', business(), 1], ['2026-01-11', '2026-01-19', business(), 6], ['2026-01-09', '2026-02-06', business(), 20], ['2026-01-12', '2026-01-09', business(), -3],
  ];
  for (const [from, to, count, age] of table) it(`${from} is ${age} ${count.calendar === 'business' ? 'business ' : ''}days old on ${to}`, () => assert.equal(ageInDays(from, to, count), age));

  const days = fc.integer({ min: 0, max: 4_000 }).map((offset) => addDays('2020-01-01', offset) ?? '');
  const holidays = fc.array(days, { maxLength: 20 }).map((list) => business(...list));

  it('counts business days one by one', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 60 }), holidays, (from, length, count) => {
      let expected = 0;
      for (let day = 1; day <= length; day++) {
        const at = addDays(from, day) ?? '';
        if (weekdayOf(at) % 6 !== 0 && !count.holidays.has(at)) expected++;
      }
      assert.equal(ageInDays(from, addDays(from, length) ?? '', count), expected);
    }), { numRuns: 200 });
  });

  it('passes a threshold on the first day that is older, and not the day before', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 200 }).map((halves) => halves / 2), fc.oneof(holidays, fc.constant(everyDay)), (from, threshold, count) => {
      const day = firstDayOver(from, threshold, count) ?? '';
      assert.ok(ageInDays(from, day, count) > threshold);
      assert.ok(ageInDays(from, addDays(day, -1) ?? '', count) <= threshold);
      assert.ok(daysBetween(from, day) > 0);
    }), { numRuns: 200 });
  });

  it('passes a threshold beyond the calendar never', () => {
    assert.equal(firstDayOver('2026-01-01', 1e9, everyDay), null);
    assert.equal(firstDayOver('2026-01-01', 1e17, business()), null);
  });
});

describe('how a bullet ages', () => {
  const yaml = 'cadences: { REALTIME: { calendar: business } }\nholidays: [2026-01-12]';
  it('does not call Friday\'s close stale on Sunday, nor on a holiday', () => {
    const close = '- [REALTIME] ドル円: 153 (Jan 9, 2026, Harbour Daily).';
    assert.deepEqual(brief(close, { today: '2026-01-11' }), ['stale-data warning Jan 9, 2026']);
    for (const today of ['2026-01-11', '2026-01-12', '2026-01-13']) assert.deepEqual(brief(close, { today, yaml }), [], today);
    assert.deepEqual(findings(close, { today: '2026-01-14', yaml }).map(({ says }) => says), ['Stale: ドル円 (Jan 9, 2026) is 2 business days old on 2026-01-14; REALTIME allows 1.']);
  });

  it('says which year a date without one was read as', () => {
    const says = (date: string): string | undefined => findings(`- [REALTIME] ${date}`, { fileName: 'a-2026-01-28.md' })[0]?.says;
    assert.equal(says('x (Dec, R)'), 'Stale: Dec [2025-12-31] is 28 days old on 2026-01-28; REALTIME allows 3.');
    assert.equal(says('在庫: 5（令和8年1月5日、港湾新聞）'), 'Stale: 在庫 (令和8年1月5日 [2026-01-05]) is 23 days old on 2026-01-28; REALTIME allows 3.');
    assert.equal(says('x (Nov 2025, R)'), 'Stale: Nov 2025 is 59 days old on 2026-01-28; REALTIME allows 3.');
  });

  const old = (comment: string): string => `- [REALTIME] x: 5 (Jan 7, 2026, R). <!-- cadence: ${comment} -->`;
  for (const [comment, expected] of [
    ['null', []], ['MONTHLY', []], ['monthly', []], ['warn_after: null, error_after: null', []], ['warn_after: 30d, error_after: 60d', []], ['{ warn_after: 30d, error_after: 60d }', []], ['error_after: null', ['stale-data warning Jan 7, 2026']],
    ['warn_after: 10d', ['stale-data error Jan 7, 2026']], ['calendar: business', ['stale-data error Jan 7, 2026']], ['DAILY', ['stale-data error Jan 7, 2026']],
    ['soon', ['stale-data error Jan 7, 2026', 'unknown-tag warning <!-- cadence: soon -->']], ['warn_after: 1 week', ['stale-data error Jan 7, 2026', 'unknown-tag warning <!-- cadence: warn_after: 1 week -->']],
  ] as const) it(`<!-- cadence: ${comment} --> gives ${expected.length}`, () => assert.deepEqual(brief(old(comment)), expected));

  it('names a comment that cannot be read also where the tag is misspelt', () => {
    assert.deepEqual(brief('- [REALTIMR] x: 5 (Jan 7, 2026, R). <!-- cadence: soon -->'), ['unknown-tag warning [REALTIMR]', 'stale-data error Jan 7, 2026', 'unknown-tag warning <!-- cadence: soon -->']);
    assert.deepEqual(brief('- [REALTIMR] x: 5 (Jan 7, 2026, R). <!-- cadence: MONTHLY -->'), ['unknown-tag warning [REALTIMR]']);
  });

  it('takes such a comment on a bullet alone, and not in code', () => {
    assert.deepEqual(brief('<!-- cadence: null -->\n\n- [REALTIME] x: 5 (Jan 7, 2026, R).'), ['stale-data error Jan 7, 2026']);
    assert.deepEqual(brief('- [REALTIME] a: 5 (Jan 7, 2026, R). <!-- cadence: null -->\n- [REALTIME] b: 5 (Jan 6, 2026, R).'), ['stale-data error Jan 6, 2026']);
  });
});

describe('front matter', () => {
  const read = async (...of: Parameters<typeof readConfiguration>): Promise<ReturnType<typeof readConfiguration>> => readConfiguration(...of);
  const base = readConfiguration('cadences: { REALTIME: { warn_after: 2d } }\nas_of: today').configuration;
  const of = (text: string): ReturnType<typeof withFrontMatter> => withFrontMatter(text, base, read);

  it('sets how its document is measured, over the file', async () => {
    const { configuration, problems } = await of('---\ntitle: A\nbriefing:\n  as_of: document\n  time_zone: Europe/Paris\n  cadences: { REALTIME: { error_after: null }, WEEKLY: null }\n  rules: { vague-date: off }\n---\n- x');
    assert.deepEqual(problems, []);
    assert.deepEqual([configuration.asOf, configuration.timeZone, configuration.rules.get('vague-date')], ['document', 'Europe/Paris', 'off']);
    assert.deepEqual(configuration.cadences.get('REALTIME'), { name: 'REALTIME', warnAfterDays: 2, errorAfterDays: null, calendar: 'every-day' });
    assert.equal(configuration.cadences.get('WEEKLY')?.warnAfterDays, null);
  });

  it('is left alone where it says nothing of us', async () => {
    for (const text of ['- x', '---\ntitle: "unclosed\n---\n- x', '---\nbriefings: 3\n---\n', '# briefing: x', '']) assert.deepEqual(await of(text), { configuration: base, problems: [] }, text);
  });

  it('says where its mistakes are, and can name nothing to fetch', async () => {
    const text = '\uFEFF---\r\nbriefing:\r\n  sources: { a: 1 }\r\n  as_of: never\r\n---\r\n- x';
    const { configuration, problems } = await of(text);
    assert.deepEqual(problems.map(({ range, message }) => [sliceOf(text, range), render(message)]), [
      ['sources', 'Unknown key "sources". Known here: cadences, as_of, time_zone, holidays, exchange_rates, rules.'], ['never', 'as_of: one of today, document was expected, not "never".'],
    ]);
    assert.deepEqual(configuration.sources, []);
  });
});

describe('the zone whose day counts', () => {
  const clock = { now: () => Date.parse('2026-01-28T20:00:00Z'), timeZone: 'America/New_York' };
  it('is the configured one before all others', () => {
    const day = (text: string, yaml: string): string => yardstick(parseBriefing(text), readConfiguration(yaml).configuration, clock);
    assert.equal(day('- 市場リスク', 'time_zone: UTC'), '2026-01-28');
    assert.equal(day('- 市場リスク', ''), '2026-01-29');
    assert.equal(day('- risk', 'time_zone: Asia/Tokyo'), '2026-01-29');
    assert.equal(day('- risk', ''), '2026-01-28');
  });
});

describe('the forecast', () => {
  const text = ['- [MONTHLY] a: 1 (Jan 20, 2026, R)', '- [REALTIME] b: 1 (Jan 28, 2026, R)', '- [QUARTERLY] c: 1 (Dec 2025, R)', '- [REALTIME] d: 1 (Jan 1, 2026, R)', '- [DAILY] e (recent, R)', '- [ANNUAL] f: 1 (Jan 1, 2026, R) <!-- cadence: null -->', '- [DAILY] g: 1 (Jan 27, 2026, R)'].join('\n');
  const of = (by: string, yaml = ''): string[] => {
    const briefing = parseBriefing(text);
    const { freshness } = runChecks(briefing, readConfiguration(yaml).configuration, '2026-01-28');
    return forecast(freshness, by).map(({ bullet, staleOn, errorOn }) => `${sliceOf(text, bullet.body).slice(0, 1)} ${staleOn} ${errorOn}`);
  };

  it('tells what goes stale up to a day, soonest first, and nothing that is stale or tells no age', () => {
    assert.deepEqual(of('2026-12-31'), ['b 2026-01-30 2026-02-01', 'g 2026-01-30 2026-02-01', 'a 2026-02-25 2026-03-27', 'c 2026-04-11 2026-07-10']);
    assert.deepEqual(of('2026-02-25'), ['b 2026-01-30 2026-02-01', 'g 2026-01-30 2026-02-01', 'a 2026-02-25 2026-03-27']);
    assert.deepEqual(of('2026-01-29'), []);
  });

  it('holds to the calendar of the cadence', () => {
    assert.deepEqual(of('2026-02-03', 'cadences: { REALTIME: { calendar: business, error_after: null } }'), ['b 2026-01-30 null', 'g 2026-01-30 2026-02-01']);
    assert.deepEqual(of('2026-02-01', 'cadences: { DAILY: { calendar: business }, REALTIME: null }\nholidays: [2026-01-29]'), []);
  });

  it('is what the checks say on that day', () => {
    const briefing = parseBriefing(text);
    const { configuration } = readConfiguration('');
    for (const { bullet, staleOn } of forecast(runChecks(briefing, configuration, '2026-01-28').freshness, '2027-01-01')) {
      assert.equal(runChecks(briefing, configuration, staleOn).freshness.get(bullet)?.state, 'warn');
      assert.match(runChecks(briefing, configuration, addDays(staleOn, -1) ?? '').freshness.get(bullet)?.state ?? '', /fresh|dueSoon/);
    }
  });
});
