import assert from 'node:assert/strict';
import { freshnessOf } from '../../src/core/checks/freshness';
import { looksLikeBriefing } from '../../src/core/checks/looksLikeBriefing';
import { RULES, runChecks } from '../../src/core/checks/runChecks';
import { yardstick } from '../../src/core/checks/yardstick';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import type { Cadence } from '../../src/core/model/cadence';
import type { Evidence, LinkState } from '../../src/core/model/evidence';
import { RULE_IDS } from '../../src/core/model/finding';
import { say } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bulletOf } from '../support/documents';
import { brief, findings, TODAY } from '../support/findings';

describe('freshness', () => {
  const monthly: Cadence = { name: 'MONTHLY', warnAfterDays: 35, errorAfterDays: 65, calendar: 'every-day' };
  const of = (citation: string, today: string, cadence = monthly): string => {
    const { state, ageDays } = freshnessOf(bulletOf(`- [MONTHLY] x ${citation}`, { fileName: '2026-01-28.md' }), cadence, today);
    return ageDays === null ? state : `${state} ${ageDays}`;
  };

  it('is strictly greater than the threshold, the error first', () => {
    const table: Record<string, string> = { '2026-01-01': 'fresh 0', '2026-02-01': 'fresh 31', '2026-02-02': 'dueSoon 32', '2026-02-05': 'dueSoon 35', '2026-02-06': 'warn 36', '2026-03-07': 'warn 65', '2026-03-08': 'error 66' };
    for (const [today, expected] of Object.entries(table)) assert.equal(of('(Jan 1, 2026, R)', today), expected, today);
    assert.equal(of('(Jan 1, 2026, R)', '2026-01-04', { name: 'A', warnAfterDays: 9, errorAfterDays: 2, calendar: 'every-day' }), 'error 3');
  });

  it('ages part of a date from the end of the part', () => {
    assert.equal(of('(Dec 2025, R)', '2026-01-28'), 'fresh 28');
    assert.equal(of('(Q4 2025, R)', '2026-01-28'), 'fresh 28');
    assert.equal(of('(2025, R)', '2026-01-28'), 'fresh 28');
    assert.equal(of('(Dec, R)', '2026-01-28'), 'fresh 28');
    assert.equal(of('(Nov 7-12, 2025, R)', '2025-11-20'), 'fresh 8');
    assert.equal(of('(Jan 2026, R)', '2026-01-28'), 'fresh 0');
  });

  it('has a state for each date that tells no age', () => {
    assert.equal(of('(recent, R)', TODAY), 'vague');
    assert.equal(of('(Reuters)', TODAY), 'undated');
    assert.equal(of('', TODAY), 'undated');
    assert.equal(of('(Feb 30, 2026, R)', TODAY), 'invalid');
    assert.equal(of('(Jan 29, 2026, R)', TODAY), 'future');
    assert.equal(of('(Jan 28, 2026, R)', TODAY), 'fresh 0');
    assert.equal(of('(Feb 2026, R)', TODAY), 'future');
    assert.equal(of('(Jan 1, 2020, R)', TODAY, { name: 'M', warnAfterDays: null, errorAfterDays: null, calendar: 'every-day' }), 'optedOut');
    assert.equal(of('(Jan 1, 2020, R)', TODAY, { name: 'M', warnAfterDays: 5, errorAfterDays: null, calendar: 'every-day' }), 'warn 2219');
    assert.equal(of('(Jan 1, 2020, R)', TODAY, { name: 'M', warnAfterDays: null, errorAfterDays: 5, calendar: 'every-day' }), 'error 2219');
  });

  it('is decided by the latest date, and by an impossible one before that', () => {
    assert.equal(of('更新日: Jan 20, 2026 (Oct 1, 2025, R)', TODAY), 'fresh 8');
    assert.equal(of('更新日: Oct 1, 2025 (Jan 20, 2026, R)', TODAY), 'fresh 8');
    assert.equal(of('更新日: Feb 30, 2026 (Jan 20, 2026, R)', TODAY), 'invalid');
    assert.equal(of('更新日: Jan 20, 2026 (recent, R)', TODAY), 'fresh 8');
  });

  it('is due soon within a day or the last tenth', () => {
    const daily: Cadence = { name: 'D', warnAfterDays: 1, errorAfterDays: 3, calendar: 'every-day' };
    assert.deepEqual([0, 1, 2, 3, 4].map((days) => of('(Jan 1, 2026, R)', `2026-01-0${1 + days}`, daily)), ['fresh 0', 'dueSoon 1', 'warn 2', 'warn 3', 'error 4']);
  });
});

describe('the yardstick', () => {
  const clock = { now: () => Date.parse('2026-01-28T20:00:00Z'), timeZone: 'America/New_York' };
  const day = (text: string, yaml = '', fileName = ''): string => yardstick(parseBriefing(text, { fileName }), readConfiguration(yaml).configuration, clock);
  it('is today where the reader is, in Tokyo for a Japanese briefing', () => {
    assert.equal(day('- plain'), '2026-01-28');
    assert.equal(day('- 市場リスク'), '2026-01-29');
  });
  it('is the document\'s own date where that is asked for and there is one', () => {
    assert.equal(day('- x', 'as_of: document', 'a-2026-01-05.md'), '2026-01-05');
    assert.equal(day('- x', 'as_of: document', 'a-2025-11.md'), '2025-11-30');
    assert.equal(day('- x', 'as_of: document'), '2026-01-28');
    assert.equal(day('- x', 'as_of: today', 'a-2026-01-05.md'), '2026-01-28');
  });
});

describe('rules', () => {
  it('are one list of the known ids', () => assert.deepEqual(RULES.map((rule) => rule.id).sort(), [...RULE_IDS].sort()));

  const table: readonly (readonly [text: string, ...findings: string[]])[] = [
    ['- [REALTIME] x (Jan 26, 2026, R)', 'stale-data warning Jan 26, 2026'], ['- [REALTIME] x (Jan 24, 2026, R)', 'stale-data error Jan 24, 2026'], ['- [REALTIME] 市場 （2026年1月20日、日経）。', 'stale-data error 2026年1月20日'],
    ['- [REALTIME] x (Jan 27, 2026, R)'], ['- x (Jan 7, 2020, R)'], ['- [MONTHLY] x (Jan 7, 2026, R)'], ['```\n- [REALTIME] x (Jan 7, 2020, R)\n```'],
    ['- [REALTIME] x (Jan 29, 2026, R)', 'future-date error Jan 29, 2026'], ['- [DAILY] x (recent, R)', 'vague-date warning recent'], ['- [DAILY] x（最近、日経）', 'vague-date warning 最近'], ['- x (recent, R)'],
    ['- [DAILY] x (Grand View Research)', 'missing-date warning (Grand View Research)'], ['- [DAILY] x → 更新日: Jan 27, 2026 (TEL)'], ['- [DAILY] x: 5', 'missing-citation warning - [DAILY] x: 5'], ['- x: 5'],
    ['- [DAILY] x: 5 (介入警戒: 150-155)', 'missing-citation warning - [DAILY] x: 5 (介入警戒: 150-155)'],
    ['- [DAILY] x (Feb 30, 2026, R)', 'malformed-citation error Feb 30, 2026'], ['- x (Feb 30, 2026, R)', 'malformed-citation error Feb 30, 2026'], ['- [DAILY] x (Jan 28, 2026)', 'malformed-citation warning (Jan 28, 2026)'],
    ['- [DAILY] x (Jan 28, 2026, https://a.example/1)'], ['- [DAILY] x (Jan 28, 2026 [post:5])'],
    ['- [REALTME] x (Jan 27, 2026, R)', 'unknown-tag warning [REALTME]'], ['- 【DAILLY】 x (Jan 27, 2026, R)', 'unknown-tag warning 【DAILLY】'], ['- [REALTME] x (Jan 24, 2026, R)', 'unknown-tag warning [REALTME]', 'stale-data error Jan 24, 2026'], ['- [STALE] x'], ['- [TEXT](https://a.example)'],
    ['- [DAILY] x (Jan 28, 2026, Alpha)\n\n## References\n- A title of it - Beta News - https://beta.example/1', 'unlisted-publisher info Alpha'], ['- [DAILY] x (Jan 28, 2026, Beta News)\n\n## References\n- A title of it - Beta News - https://b.example/1'],
    ['- [DAILY] x (Jan 28, 2026, Beta)\n\n## References\n- https://www.beta.co.jp/1', 'untitled-reference info - https://www.beta.co.jp/1'], ['- [DAILY] x (Jan 28, 2026, Alpha)'], ['- [DAILY] x (Jan 28, 2026, A. Writer [post:5])\n\n## References\n- A title of it - https://b.example/1'],
    ['## 出典\n- 見出しその一つ - https://a.example/1\n- 別の見出し - https://a.example/1?utm_source=chatgpt.com', 'duplicate-reference warning - 別の見出し - https://a.example/1?utm_source=chatgpt.com', 'tracking-parameter info ?utm_source=chatgpt.com'], ['## 出典\n- 同じ見出し - https://a.example/1\n- 同じ見出し - https://b.example/1'],
    ['## Sources\n- None - https://a.example/1', 'untitled-reference info - None - https://a.example/1'], ['## Sources\n- A book', 'reference-without-url warning - A book'], ['## Sources\n- A group [web:1]', 'reference-without-url warning - A group [web:1]', 'llm-residue warning [web:1]'],
    ['A sentence【46†L1-L2】.', 'llm-residue warning 【46†L1-L2】'], ['a https://a.example/?utm_source=openai', 'tracking-parameter info ?utm_source=openai'], ['a https://a.example/?utm_source=newsletter'],
    ['- x (Jan 7, 2026, [T](https://a.example/?utm_source=n&id=1&fbclid=2))', 'tracking-parameter info utm_source=n&id=1&fbclid=2'], ['- x (Jan 7, 2026, [T](https://a.example/?id=1&source=web#utm_source=x))'], ['【速報】 a `[web:1]`'], [''], ['# only a heading'],
  ];
  for (const [text, ...expected] of table) it(`${JSON.stringify(text.slice(0, 60))} gives ${expected.length}`, () => assert.deepEqual(brief(text), expected));

  it('say what a person needs', () => {
    const words = (text: string): string => findings(text)[0]?.says ?? '';
    assert.equal(words('- [REALTIME] x (Jan 24, 2026, R)'), 'Stale: Jan 24, 2026 is 4 days old on 2026-01-28; REALTIME allows 3.');
    assert.equal(words('- [DAILY] x (Jan 29, 2026, R)'), 'Jan 29, 2026 lies after 2026-01-28.');
    assert.equal(words('A port [web:4]'), 'Left behind by a research tool (web-ref, citation 4): the citation it stood for is lost.');
    assert.equal(words('A port.\nOutlet\n+1'), 'Left behind by a research tool (pill-name): the citation it stood for is lost.');
    assert.equal(words('[cite_start]A port'), 'Left behind by a research tool (gemini-cite).');
    assert.equal(words('## References\n- [Port dues](https://a.example/1)[web:1]'), 'Left behind by a research tool (web-ref).');
    assert.equal(words('A port (Reuters [web:4])\n\n## References\n- [Port dues](https://www.reuters.com/1) [web:4]'), 'Left behind by a research tool (web-ref, citation 4): by id, publisher and list it is a citation of Port dues.');
    assert.equal(words('a https://a.example/?referrer=grok.com&utm_source=openai'), 'The URL tells where the reader came from: referrer, utm_source.');
    assert.equal(words('- [DAILY] x (Feb 30, 2026, R)'), 'There is no such day as Feb 30, 2026.');
    assert.equal(words('- [REALTME] x (Jan 27, 2026, R)'), 'Unknown tag [REALTME]: did you mean [REALTIME]?');
  });

  it('mend a tag', () => {
    const text = '- 【REALTME】 x (Jan 27, 2026, R)';
    const briefing = parseBriefing(text);
    const [finding] = runChecks(briefing, readConfiguration('').configuration, TODAY).findings;
    assert.equal(applyEdits(text, finding?.fixes?.[0]?.edits ?? []), '- [REALTIME] x (Jan 27, 2026, R)');
  });

  it('take the severity of the configuration, for each finding of the rule', () => {
    const text = '- [REALTIME] x (Jan 24, 2026, R)\n- [REALTIME] y (Jan 26, 2026, R)\n- [DAILY] z (recent, R)';
    assert.deepEqual(brief(text, { yaml: 'rules: { stale-data: hint, vague-date: off }' }), ['stale-data hint Jan 24, 2026', 'stale-data hint Jan 26, 2026']);
    assert.deepEqual(brief(text, { yaml: `rules: { ${RULE_IDS.map((id) => `${id}: off`).join(', ')} }` }), []);
  });

  it('follow the cadences of a team', () => {
    assert.deepEqual(brief('- [HOURLY] x (Jan 26, 2026, R)', { yaml: 'cadences: { HOURLY: { warn_after: 1h, error_after: 1w } }' }), ['stale-data warning Jan 26, 2026']);
    assert.deepEqual(brief('- [REALTIME] x (Jan 1, 2020, R)', { yaml: 'cadences: { REALTIME: null }' }), []);
  });

  it('know a publisher by alias, domain and article', () => {
    const text = (name: string): string => `- [DAILY] x (Jan 28, 2026, ${name})\n\n## References\n- A title of it (https://www.reuters.com/a)\n- Another title - The White House - https://wh.example/1\n- A third title of them | Nippon.com (https://n.example)`;
    const yaml = 'publishers: { Reuters: { aliases: [ロイター, RTRS], domains: [reuters.com] } }';
    const unlisted = (text: string, options = {}): string[] => brief(text, options).filter((one) => !one.startsWith('unused-reference'));
    for (const name of ['Reuters', 'reuters', 'White House', 'Nippon.com']) assert.deepEqual(unlisted(text(name)), [], name);
    for (const name of ['ロイター', 'RTRS']) assert.deepEqual(unlisted(text(name), { yaml }), [], name);
    for (const name of ['ロイター', 'AP', 'House', 'com']) assert.deepEqual(brief(text(name)), [`unlisted-publisher info ${name}`], name);
  });

  it('tell what a visit learned', () => {
    const text = '## References\n- A title of it - https://a.example/1\n\n## B\n- x (Jan 28, 2026, R, https://a.example/2)';
    const visit = (state: LinkState): Evidence => ({ url: 'https://a.example/2', state, reason: say('why'), status: 404, finalUrl: 'https://a.example/3', attempts: 1, checkedAt: 0 });
    const of = (state: LinkState): string[] => brief(text, { evidence: [visit(state)] });
    assert.deepEqual(of('dead'), ['dead-link error https://a.example/2']);
    assert.deepEqual(of('soft-dead'), ['suspected-link warning https://a.example/2']);
    assert.deepEqual(of('suspected'), ['suspected-link warning https://a.example/2']);
    assert.deepEqual(of('refused'), ['refused-link info https://a.example/2']);
    assert.deepEqual(of('moved'), ['moved-link info https://a.example/2']);
    assert.deepEqual([...of('alive'), ...of('not-checked')], []);
  });

  it('are in the order of the text', () => {
    const text = '- [DAILY] a\n- [DALY] b (Jan 28, 2026, R)\n- [DAILY] c (recent, R)\n\nx [web:1]\n- [DAILY] d';
    const starts = runChecks(parseBriefing(text), readConfiguration('').configuration, TODAY).findings.map((finding) => finding.range.start);
    assert.deepEqual(starts, [...starts].sort((left, right) => left - right));
    assert.equal(starts.length, 5);
  });
});

describe('what looks like a briefing', () => {
  for (const [text, expected] of [['- [DAILY] x', true], ['a [web:1]', true], ['**Key Citations:**\n- https://a.example', true], ['## 主要引用文献\n- https://a.example', true], ['## References\n- https://a.example', false], ['- [DALY] x', false], ['# A\n- x', false], ['', false],
    ['a [T](https://a.example/?utm_source=chatgpt.com)', false], ['a [[56]] b [^4^]', false], ['a【4†source】', true]] as const) {
    it(`${JSON.stringify(text)}: ${expected}`, () => assert.equal(looksLikeBriefing(parseBriefing(text)), expected));
  }
});
