import assert from 'node:assert/strict';
import { lastDayOf, readDate } from '../../src/core/parse/dates';
import { bulletOf } from '../support/documents';

const read = (text: string, today: string | null = '2026-01-28'): string => {
  const reading = readDate(text, 0, text.length, today);
  if (!reading) return 'none';
  const raw = text.slice(0, reading.length);
  return reading.invalid ? `${raw}|invalid` : `${raw}|${reading.precision}|${reading.from ?? ''}|${reading.to ?? ''}`;
};

describe('dates', () => {
  const whole: Record<string, string> = {
    'Jan 7, 2026': 'day|2026-01-07|2026-01-07', 'January 7, 2026': 'day|2026-01-07|2026-01-07', 'Jan. 7, 2026': 'day|2026-01-07|2026-01-07', 'Jan 7 2026': 'day|2026-01-07|2026-01-07',
    'Sept 30, 2025': 'day|2025-09-30|2025-09-30', 'May 1st, 2026': 'day|2026-05-01|2026-05-01', '7 Jan 2026': 'day|2026-01-07|2026-01-07', '22nd January 2026': 'day|2026-01-22|2026-01-22',
    '2026-01-07': 'day|2026-01-07|2026-01-07', '2026/1/7': 'day|2026-01-07|2026-01-07', '2026.01.07': 'day|2026-01-07|2026-01-07', '2026-01-07T09:00:00+09:00': 'day|2026-01-07|2026-01-07',
    '2026年1月7日': 'day|2026-01-07|2026-01-07', '2026年 1月 7日': 'day|2026-01-07|2026-01-07', '令和8年1月7日': 'day|2026-01-07|2026-01-07', '令和元年5月1日': 'day|2019-05-01|2019-05-01', 'R8.1.7': 'day|2026-01-07|2026-01-07',
    '平成31年4月30日': 'day|2019-04-30|2019-04-30', 'Nov 2024': 'month|2024-11-01|2024-11-30', 'February 2024': 'month|2024-02-01|2024-02-29', '2026年2月': 'month|2026-02-01|2026-02-28', '2026-02': 'month|2026-02-01|2026-02-28',
    'Q3 2026': 'quarter|2026-07-01|2026-09-30', 'Q1, 2026': 'quarter|2026-01-01|2026-03-31', '2025 Q4': 'quarter|2025-10-01|2025-12-31', '2025-Q4': 'quarter|2025-10-01|2025-12-31', '2025年第2四半期': 'quarter|2025-04-01|2025-06-30',
    '2026': 'year|2026-01-01|2026-12-31', '2025年': 'year|2025-01-01|2025-12-31', 'Feb 29, 2024': 'day|2024-02-29|2024-02-29', 'Nov 7-12, 2025': 'day|2025-11-07|2025-11-12', 'July 29–30': 'day|2025-07-30|2025-07-30',
    Dec: 'month|2025-12-01|2025-12-31', Jan: 'month|2026-01-01|2026-01-31', 'Jan 20': 'day|2026-01-20|2026-01-20', 'Jan 29': 'day|2025-01-29|2025-01-29', '1月28日': 'day|2026-01-28|2026-01-28', '12月31日': 'day|2025-12-31|2025-12-31',
    'Feb 29': 'day|2024-02-29|2024-02-29', recent: 'vague||', Recently: 'vague||', 'recent analysis': 'vague||', 'latest available': 'vague||', ongoing: 'vague||', 最近: 'vague||', 直近: 'vague||',
  };
  for (const [text, expected] of Object.entries(whole)) it(text, () => assert.equal(read(text), `${text}|${expected}`));

  for (const text of ['Feb 30, 2026', 'Nov 31, 2026', '2026-13-01', '2026/2/30', '2026年2月30日', 'Feb 29, 2026', '2026年13月', 'Jan 0, 2026', 'Nov 12-7, 2025']) it(`${text} is no day`, () => assert.equal(read(text), `${text}|invalid`));

  for (const text of ['Janet 5', 'Marching', '2026x', '20260107', '1234', 'Q5 2026', 'recentness', 'F-35', '5G', 'Mayor 3, 2026', '', 'the 7th', '3 apples', 'Decathlon', 'Current-account']) {
    it(`${JSON.stringify(text)} is none`, () => assert.match(read(text), /^(?:none|Current\|vague)/));
  }

  it('takes only the date', () => assert.equal(read('Jan 7, 2026, Reuters'), 'Jan 7, 2026|day|2026-01-07|2026-01-07'));

  it('leaves a date without a year vague where the document has none', () => {
    assert.equal(read('Dec', null), 'Dec|vague||');
    assert.equal(read('Jan 20', null), 'Jan 20|vague||');
  });

  it('ages from the end of what is known', () => {
    assert.deepEqual(['2026', '2026-02', '2024-02', '2026-02-03', '2026-13', '2026-02-30', ''].map(lastDayOf), ['2026-12-31', '2026-02-28', '2024-02-29', '2026-02-03', null, null, null]);
  });

  it('finds what the body says of its age', () => {
    const dates = (text: string): string[] => bulletOf(`- ${text}`, { fileName: '2026-01-28.md' }).dates.map((date) => `${date.raw}|${date.to ?? ''}`);
    assert.deepEqual(dates('売上: ¥240B → 更新日: Oct 31, 2025 (TEL )'), ['Oct 31, 2025|2025-10-31']);
    assert.deepEqual(dates('売上: ¥240B → 更新日： ２０２５年１０月３１日'), ['２０２５年１０月３１日|2025-10-31']);
    assert.deepEqual(dates('Revenue as of June 2, 2025 was $5B'), ['June 2, 2025|2025-06-02']);
    assert.deepEqual(dates('残高は2026年1月17日時点で5兆円'), ['2026年1月17日|2026-01-17']);
    assert.deepEqual(dates('A deal of June 2, 2025 was closed'), []);
    assert.deepEqual(dates('更新日: Oct 31, 2025 and all (Nov 2, 2025, TEL )'), ['Oct 31, 2025|2025-10-31', 'Nov 2, 2025|2025-11-02']);
  });
});
