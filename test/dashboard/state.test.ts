import assert from 'node:assert/strict';
import { runChecks } from '../../src/core/checks/runChecks';
import type { Configuration } from '../../src/core/config/configuration';
import type { Evidence } from '../../src/core/model/evidence';
import { render, say, type Message } from '../../src/core/model/message';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import type { LiveValue } from '../../src/core/refresh/liveValue';
import type { DashboardState, IndicatorRow } from '../../src/dashboard/protocol';
import { briefingState, dashboardStrings } from '../../src/dashboard/state/dashboardState';
import { changeOf } from '../../src/core/refresh/changeOf';
import { indicatorsOf } from '../../src/dashboard/state/indicators';
import { absoluteTime, ageOfDay, clockTime, shortAge, shortDays } from '../../src/dashboard/state/shortTime';
import { bulletOf } from '../support/documents';
import { configured, failed, observed, type SourceSketch } from '../support/refreshing';

const NOW = Date.parse('2026-11-23T01:42:07Z');
const TODAY = '2026-11-23';
const TEXT = '# B: 市場リスク\n## Tier 1\n- [REALTIME] ドル円: 153 (介入警戒: 150-155) (Nov 22, 2026, X ).\n- [REALTIME] TOPIX PBR: ~1.4 (recent, Y).\n- [REALTIME] plain text (Nov 23, 2026, Z)\n## Tier 2\n- [QUARTERLY] GDP: 0.8%, CPI: 1.9%.\n- 金利: 0.75%\n';

const live = (id: string, value: number, changes: Partial<LiveValue> = {}): LiveValue => ({ observation: observed(id, value), failure: null, attemptedAt: NOW - 60_000, fetching: false, ...changes });

interface Setting {
  readonly text?: string;
  readonly sources?: Readonly<Record<string, SourceSketch>>;
  readonly live?: Readonly<Record<string, LiveValue>>;
  readonly trusted?: boolean;
  readonly evidence?: readonly Evidence[];
  readonly fileName?: string;
  readonly speak?: (message: Message) => string;
}

function state({ text = TEXT, sources = {}, live: values = {}, trusted = true, evidence = [], fileName = 'a.md', speak = render }: Setting): NonNullable<DashboardState['briefing']> {
  const configuration: Configuration = Object.keys(sources).length === 0 ? { ...configured({ s: {} }), sources: [] } : configured(sources);
  const briefing = parseBriefing(text, { fileName });
  const visits = new Map(evidence.map((one) => [one.url, one]));
  return briefingState({
    briefing, fileName, configuration, result: runChecks(briefing, configuration, TODAY, visits), evidence: visits, live: new Map(Object.entries(values)), trusted, now: NOW, today: TODAY, timeZone: 'Asia/Tokyo',
    speak: (message) => speak(message),
  });
}

const row = (setting: Setting, label: string): IndicatorRow => {
  const found = state(setting).indicators.flatMap((group) => group.rows).find((one) => one.label === label);
  return found ?? assert.fail(`no row ${label}`);
};

describe('indicators of the dashboard', () => {
  const usd = { usd: { labels: ['ドル円'], decimals: 2 } };

  it('are grouped by section, in the order of the text', () => {
    const { indicators } = state({ sources: { ...usd, cpi: { labels: ['CPI'] }, rate: { labels: ['金利'] } }, live: { usd: live('usd', 156.82) } });
    assert.deepEqual(indicators.map(({ title, tally, rows }) => [title, tally, rows.map((one) => `${one.label} ${one.documentValue} ${one.state.text}`)]), [
      ['B: 市場リスク / Tier 1', '1 of 2', ['ドル円 153 not applicable', 'TOPIX PBR ~1.4 no source']],
      ['B: 市場リスク / Tier 2', '0 of 2', ['CPI 1.9% loading', '金利 0.75% loading']],
    ]);
    assert.deepEqual(indicators[0]?.rows.map((one) => one.line), [2, 3]);
  });

  it('show the live value as it would stand in the document', () => {
    const { liveValue, change, age, asOf, source, canApply } = row({ sources: usd, live: { usd: live('usd', 156.82) } }, 'ドル円');
    assert.deepEqual({ liveValue, change, asOf, source, canApply }, { liveValue: '156.82', change: { text: '2.5 %', direction: 'up' }, asOf: '2026-11-20', source: { title: 'usd', url: 'https://usd.example/' }, canApply: false });
    assert.deepEqual(age, { text: '3d', detail: 'As of 2026-11-20, fetched 2026-11-20 09:00:00 GMT+9' });
    assert.equal(row({ sources: { t: { labels: ['TOPIX PBR'] } }, live: { t: live('t', 1.52) } }, 'TOPIX PBR').liveValue, '1.5');
    assert.equal(row({ text: '- x: ¥1.5T', sources: { t: { labels: ['x'] } }, live: { t: live('t', 1.73e12) } }, 'x').liveValue, '¥1.7T');
    for (const mark of ['おおよそ', 'ほぼ', '〜', '≒', 'nearly ', 'circa ']) assert.equal(row({ text: `- x: ${mark}US$1.5T`, sources: { t: { labels: ['x'] } }, live: { t: live('t', 1.73e12) } }, 'x').liveValue, 'US$1.7T');
    assert.equal(row({ text: '- x: 150-155', sources: { t: { labels: ['x'] } }, live: { t: live('t', 156) } }, 'x').liveValue, '156');
  });

  it('can be applied where the reply is newer than what is written', () => {
    const newer = { usd: live('usd', 156.82, { observation: observed('usd', 156.82, TODAY) }) };
    assert.equal(row({ sources: usd, live: newer }, 'ドル円').canApply, true);
    assert.equal(row({ sources: usd, live: newer, trusted: false }, 'ドル円').canApply, false);
    const { differing, differingText } = state({ sources: usd, live: newer });
    assert.deepEqual([differing, differingText], [1, '1 value differs']);
    assert.equal(state({}).differingText, '0 values differ');
  });

  it('show what was kept until the source is asked, as cached and with its own time, and do not write it', () => {
    const stored = live('usd', 156.82, { observation: { ...observed('usd', 156.82, TODAY), fetchedAt: NOW - 3 * 3_600_000 }, attemptedAt: null, fromStore: true });
    const { liveValue, age, state: found, canApply } = row({ sources: usd, live: { usd: stored } }, 'ドル円');
    assert.deepEqual([liveValue, age?.detail, found.kind, found.icon, found.text, canApply], ['156.82', 'As of 2026-11-23, fetched 2026-11-23 07:42:07 GMT+9', 'quiet', 'history', 'cached 3h', false]);
    assert.equal(row({ sources: usd, live: { usd: { ...stored, fetching: true } } }, 'ドル円').state.text, 'cached 3h');
    assert.deepEqual(row({ sources: usd, live: { usd: { ...stored, attemptedAt: NOW, failure: failed('usd') } } }, 'ドル円').canApply, false);
    assert.equal(state({ sources: usd, live: { usd: stored } }).differing, 0);
    assert.equal(row({ sources: usd, live: { usd: { ...stored, fromStore: false, attemptedAt: NOW } } }, 'ドル円').canApply, true);
  });

  it('tell the change since the observation before, whatever the document says', () => {
    const since = (value: number, before: number | null, sketch: SourceSketch = {}, text = TEXT, label = 'ドル円'): string | null =>
      row({ text, sources: { usd: { labels: [label], ...sketch } }, live: { usd: live('usd', value, before === null ? {} : { previous: observed('usd', before, '2026-11-19') }) } }, label).previous;
    assert.equal(since(156.82, 156.4), '+0.42 (+0.3 %) since 2026-11-19 (156.4)');
    assert.equal(since(0.75, 1, {}, TEXT, '金利'), '−0.25 pp since 2026-11-19 (1)');
    assert.equal(since(156.82, null), null);
    assert.equal(row({ sources: usd }, 'ドル円').previous, null);
  });

  it('have a state for everything that can be', () => {
    const mark = (setting: Setting, label = 'ドル円'): string => {
      const { state: found } = row(setting, label);
      assert.ok(found.detail.length > 0 && !/\{\d\}/.test(found.text + found.detail));
      return `${found.kind} ${found.icon} ${found.text}`;
    };
    const with_ = (value: LiveValue): Setting => ({ sources: usd, live: { usd: value } });
    assert.equal(mark({}), 'quiet circle-slash no source');
    assert.equal(mark({ sources: { a: { labels: ['ドル円'] }, b: { labels: ['ドル円'] } } }), 'attention question ambiguous');
    assert.equal(mark({ sources: usd, trusted: false, live: { usd: live('usd', 156) } }), 'unknown shield restricted');
    assert.equal(mark({ sources: usd }), 'busy sync loading');
    assert.equal(mark(with_({ observation: null, failure: null, attemptedAt: null, fetching: true })), 'busy sync loading');
    assert.equal(mark(with_({ observation: null, failure: failed('usd'), attemptedAt: NOW - 60_000, fetching: false })), 'bad warning failed 10:41');
    assert.equal(mark(with_(live('usd', 156, { failure: failed('usd'), observation: { ...observed('usd', 156), fetchedAt: NOW - 3 * 3_600_000 } }))), 'attention history cached 3h');
    assert.equal(mark(with_(live('usd', 300, { observation: observed('usd', 300, TODAY) }))), 'attention debug-pause held');
    assert.equal(mark(with_(live('usd', 156))), 'unknown info not applicable');
    assert.equal(mark(with_(live('usd', 156, { observation: observed('usd', 156, TODAY) }))), 'good circle-filled live');
    assert.equal(mark({ text: '- [DAILY] x: rising', sources: { t: { labels: ['x'] } }, live: { t: live('t', 1) } }, 'x'), 'unknown info not applicable');
  });

  it('wait for the user where their host is not allowed yet, and say how many do', () => {
    const waiting = (changes: Partial<LiveValue> = {}): LiveValue => ({ observation: null, failure: { ...failed('usd'), error: 'not-allowed' }, attemptedAt: NOW, fetching: false, ...changes });
    const { kind, icon, text } = row({ sources: usd, live: { usd: waiting() } }, 'ドル円').state;
    assert.deepEqual([kind, icon, text], ['unknown', 'lock', 'not allowed']);
    assert.equal(row({ sources: usd, live: { usd: waiting({ observation: { ...observed('usd', 156), fetchedAt: NOW - 3 * 3_600_000 } }) } }, 'ドル円').state.text, 'cached 3h', 'what was fetched before stays');
    const said = (setting: Setting): string => state({ sources: { ...usd, cpi: { labels: ['CPI'] } }, ...setting }).notAllowedText;
    assert.equal(said({ live: { usd: live('usd', 1), other: waiting() } }), '', 'another briefing’s source');
    assert.match(said({ live: { usd: waiting() } }), /^1 value is not fetched/);
    assert.match(said({ live: { usd: waiting(), cpi: waiting() } }), /^2 values are not fetched/);
    assert.equal(said({ live: { usd: waiting() }, trusted: false }), '');
  });

  it('keep their ids while text is added elsewhere', () => {
    const ids = (text: string): string[] => indicatorsOf(parseBriefing(text), configured({ usd: { labels: ['ドル円'] } })).map((one) => one.id);
    assert.deepEqual(ids(`An intro.\n\n${TEXT}`), ids(TEXT));
    const twice = ids(`${TEXT}${TEXT}`);
    assert.equal(new Set(twice).size, twice.length);
  });
});

describe('changes', () => {
  const change = (figure: string, value: number): unknown => {
    const [found] = bulletOf(`- x: ${figure}`).figures;
    const result = found ? changeOf(found, value) : assert.fail();
    return result && `${result.direction} ${result.text}`;
  };
  const table: readonly (readonly [figure: string, value: number, change: string | null])[] = [
    ['153', 156.82, 'up 2.5 %'], ['34.14', 21.7, 'down 36 %'], ['17.34', 17.34, 'same 0'], ['0.75%', 1, 'up 0.25 pp'], ['-8.68%', -7.45, 'up 1.23 pp'], ['0.75%', 0.7500001, 'up <0.01 pp'], ['1000', 1000.001, 'up <0.1 %'], ['0', 5, 'up 5.00'],
    ['-¥29.6B', -31e9, 'down 4.7 %'], ['¥1.5T', 1.65e12, 'up 10 %'], ['150-155', 156, null], ['$10B+', 11e9, null],
  ];
  for (const [figure, value, expected] of table) it(`${figure} to ${value}`, () => assert.equal(change(figure, value), expected));
});

describe('citations of the dashboard', () => {
  const text = '- [REALTIME] x: 1 (Nov 23, 2026, Beta)\n- [REALTIME] 日銀: 2 (recent, Gamma [post:7])\n- [REALTIME] y ([Link](https://l.example/1))\n- z\n\n## Key Citations\n- A title of it - Beta - https://b.example/1\n- None - https://b.example/2\n- Base table of things\n- Another title - Beta - https://b.example/1';
  const visit = (url: string, linkState: Evidence['state'], checkedAt = NOW): Evidence => ({ url, state: linkState, reason: say('why {0}', url), status: 200, finalUrl: url, attempts: 1, checkedAt });

  it('are the ends of bullets', () => {
    assert.deepEqual(state({ text }).citations.map((one) => [one.line, one.publisher, one.title, one.date, one.url, one.state.text]), [
      [0, 'Beta', 'x', 'Nov 23, 2026', null, 'in order'], [1, 'Gamma', '日銀', 'recent', null, 'vague date'], [2, '', 'y', '', 'https://l.example/1', 'undated'],
    ]);
  });

  it('and the references, with what is wrong of them', () => {
    assert.deepEqual(state({ text }).references.map((one) => [one.line, one.publisher, one.title, one.url, one.state.text]), [
      [6, 'Beta', 'A title of it', 'https://b.example/1', 'not checked'], [7, '', 'https://b.example/2', 'https://b.example/2', 'untitled'], [8, '', 'Base table of things', null, 'no URL'], [9, 'Beta', 'Another title', 'https://b.example/1', 'duplicate'],
    ]);
  });

  it('with what the network said', () => {
    const kinds = (linkState: Evidence['state']): string => {
      const mark = state({ text, evidence: [visit('https://b.example/1', linkState)] }).references[0]?.state;
      return `${mark?.kind ?? ''} ${mark?.text ?? ''}`;
    };
    assert.deepEqual((['alive', 'moved', 'soft-dead', 'refused', 'suspected', 'dead', 'not-checked'] as const).map(kinds), [
      'good alive', 'attention moved', 'attention soft-dead', 'unknown refused', 'attention suspected', 'bad dead', 'quiet not checked',
    ]);
    assert.equal(state({ text, evidence: [visit('https://b.example/1', 'alive', NOW - 3_600_000), visit('https://b.example/2', 'alive')] }).lastValidation, 'Validated 10:42');
    assert.equal(state({ text }).lastValidation, '');
  });
});

describe('the head of the dashboard', () => {
  it('counts', () => {
    const { counts, countsText } = state({});
    assert.deepEqual([counts, countsText], [{ fresh: 1, dueSoon: 1, stale: 0, undated: 2 }, '1 fresh · 1 due · 0 stale · 2 undated']);
  });

  it('names the document and its age', () => {
    assert.deepEqual([state({}).title, state({}).asOf], ['B: 市場リスク', '']);
    assert.deepEqual([state({ text: '- x', fileName: 'a-2026-01-28.md' }).title, state({ text: '- x', fileName: 'a-2026-01-28.md' }).asOf], ['a-2026-01-28.md', 'as of 2026-01-28 (9mo)']);
    assert.equal(state({ fileName: 'a-2026-12-01.md' }).asOf, 'as of 2026-12-01 (0d)');
    assert.equal(state({ text: '', fileName: 'e.md' }).indicators.length, 0);
    assert.deepEqual([state({}).hasSources, state({ sources: { s: {} } }).hasSources], [false, true]);
  });

  it('has a word for everything', () => assert.ok(Object.values(dashboardStrings(render)).every((word) => word !== '')));
});

describe('short times', () => {
  it('take the largest whole unit', () => {
    assert.deepEqual([-5, 0, 59_999, 60_000, 3_599_000, 3_600_000, 86_399_000, 86_400_000, 60 * 86_400_000, 730 * 86_400_000].map(shortAge), ['0m', '0m', '0m', '1m', '59m', '1h', '23h', '1d', '2mo', '2y']);
    assert.deepEqual([0, 59, 60, 298, 729, 730].map(shortDays), ['0d', '59d', '2mo', '9mo', '24mo', '2y']);
    assert.deepEqual([ageOfDay('2026-11-23', TODAY), ageOfDay('2026-11-24', TODAY), ageOfDay('2026-11-20', TODAY)], ['0d', '0d', '3d']);
  });

  it('name their zone', () => {
    assert.equal(absoluteTime(NOW, 'Asia/Tokyo'), '2026-11-23 10:42:07 GMT+9');
    assert.equal(absoluteTime(NOW, 'America/New_York'), '2026-11-22 20:42:07 GMT-5');
    assert.match(absoluteTime(Date.parse('2026-11-23T00:00:00Z'), 'UTC'), /^2026-11-23 00:00:00 GMT(?:\+0)?$/);
    assert.equal(clockTime(Date.parse('2026-11-23T00:05:00Z'), 'UTC'), '00:05');
  });
});
