import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, civilDate, daysInMonth, weekdayOf } from '../../src/core/model/civilDate';
import { findDates, lastDayOf, readDate } from '../../src/core/parse/dates/dates';
import { halfWidth } from '../../src/core/parse/normalize';
import { bulletOf } from '../support/documents';

const TODAY = '2026-01-28';

/** `raw|precision|from|to`; the last day is left out where it is the first. */
function read(text: string, today: string | null = TODAY): string {
  const reading = readDate(halfWidth(text), 0, text.length, today);
  if (!reading) return 'none';
  const raw = text.slice(0, reading.length);
  if (reading.invalid) return `${raw}|invalid`;
  return [raw, reading.precision, ...(reading.from ? [reading.from] : []), ...(reading.to && reading.to !== reading.from ? [reading.to] : [])].join('|');
}

const wholly = (forms: Readonly<Record<string, string>>): void => {
  for (const [text, expected] of Object.entries(forms)) it(text, () => assert.equal(read(text), `${text}|${expected}`));
};

describe('dates that are read whole', () => {
  describe('days', () => wholly({
    'Jan 7, 2026': 'day|2026-01-07', 'January 7, 2026': 'day|2026-01-07', 'Jan. 7, 2026': 'day|2026-01-07', 'Jan 7 2026': 'day|2026-01-07', 'Jan 7,2026': 'day|2026-01-07', 'JAN 7, 2026': 'day|2026-01-07',
    'jan 7, 2026': 'day|2026-01-07', 'Jan\n  7, 2026': 'day|2026-01-07', 'Sept 30, 2025': 'day|2025-09-30', 'Sept. 30, 2025': 'day|2025-09-30', 'May 1st, 2026': 'day|2026-05-01', 'Jan-07-2026': 'day|2026-01-07',
    '7 Jan 2026': 'day|2026-01-07', '22nd January 2026': 'day|2026-01-22', '7th of January, 2026': 'day|2026-01-07', '07-Jan-2026': 'day|2026-01-07', '17 Aug 2021': 'day|2021-08-17', '9 Mar 2026': 'day|2026-03-09',
    'Wed, Jan 21, 2026': 'day|2026-01-21', 'Tuesday, January 20, 2026': 'day|2026-01-20', 'Tue 20 January 2026': 'day|2026-01-20',
    '2026-01-07': 'day|2026-01-07', '2026/1/7': 'day|2026-01-07', '2026/01/07': 'day|2026-01-07', '2026.01.07': 'day|2026-01-07', '20260107': 'day|2026-01-07', '2026-W03-2': 'day|2026-01-13',
    '2026年1月7日': 'day|2026-01-07', '2026年 1月 7日': 'day|2026-01-07', '2026 年 1 月 7 日': 'day|2026-01-07', '２０２６年１月７日': 'day|2026-01-07',
    '令和8年1月7日': 'day|2026-01-07', '令和元年5月1日': 'day|2019-05-01', 'R8.1.7': 'day|2026-01-07', 'R8年1月7日': 'day|2026-01-07', 'H31.4.30': 'day|2019-04-30', '平成31年4月30日': 'day|2019-04-30', '昭和64年1月7日': 'day|1989-01-07',
    'Feb 29, 2024': 'day|2024-02-29', '2000-02-29': 'day|2000-02-29', '25年12月31日': 'day|2025-12-31',
  }));

  describe('days without a year', () => wholly({
    'Jan 20': 'day|2026-01-20', 'Jan 28': 'day|2026-01-28', 'Jan 29': 'day|2025-01-29', '20 Jan': 'day|2026-01-20', '1月28日': 'day|2026-01-28', '12月31日': 'day|2025-12-31', 'Feb 29': 'day|2024-02-29', 'July 13': 'day|2025-07-13',
    '1/13（火）': 'day|2026-01-13', '12月30日（火・祝）': 'day|2025-12-30',
  }));

  describe('days with a weekday or a time', () => wholly({
    // The weekday is wrong: what is written as the day holds.
    '2026年1月21日（火）': 'day|2026-01-21', '2026年1月20日火曜日': 'day|2026-01-20', 'Jan 20, 2026 (Tue)': 'day|2026-01-20', '2026年1月20日（火）20:45 JST': 'day|2026-01-20',
    '2026-03-10 08:51 UTC': 'day|2026-03-10', '2026-03-11 02:00:09 JST': 'day|2026-03-11', '2026-01-07T09:00:00+09:00': 'day|2026-01-07', '2026-01-07T09:00Z': 'day|2026-01-07', 'July 30, 2025, 9:30 AM ET': 'day|2025-07-30',
    '9月3日07:00 JST': 'day|2025-09-03', '1月20日15時30分': 'day|2026-01-20', '1月20日 午後3時': 'day|2026-01-20',
  }));

  describe('spans of days', () => wholly({
    'Nov 7-12, 2025': 'day|2025-11-07|2025-11-12', 'Nov 7 – 12, 2025': 'day|2025-11-07|2025-11-12', '7-12 Nov 2025': 'day|2025-11-07|2025-11-12', 'July 29–30': 'day|2025-07-29|2025-07-30',
    'Jan 30 – Feb 2, 2026': 'day|2026-01-30|2026-02-02', 'Dec 30, 2025 – Jan 2, 2026': 'day|2025-12-30|2026-01-02', 'Dec 30 – Jan 2': 'day|2025-12-30|2026-01-02', '19-20/07/2026': 'day|2026-07-19|2026-07-20',
    '1月12日〜16日': 'day|2026-01-12|2026-01-16', '1月12〜16日': 'day|2026-01-12|2026-01-16', '2026年12月30日〜1月3日': 'day|2026-12-30|2027-01-03', '2026/1/13〜17': 'day|2026-01-13|2026-01-17', '2026/1/13～2026/1/17': 'day|2026-01-13|2026-01-17',
    '2026-01-12/2026-01-16': 'day|2026-01-12|2026-01-16',
  }));

  describe('weeks', () => wholly({
    '2026-W03': 'week|2026-01-12|2026-01-18', '2020-W53': 'week|2020-12-28|2021-01-03', 'week of Jan 12, 2026': 'week|2026-01-12|2026-01-18', 'week of Sunday, Jan 11, 2026': 'week|2026-01-11|2026-01-17',
    'week of Jan 14': 'week|2026-01-12|2026-01-20', 'week ending Jan 16, 2026': 'week|2026-01-10|2026-01-16', 'week commencing 12 January 2026': 'week|2026-01-12|2026-01-18',
    '2026年1月第3週': 'week|2026-01-09|2026-01-27', '1月第1週': 'week|2026-01-01|2026-01-13', '12月第5週': 'week|2025-12-23|2025-12-31',
  }));

  describe('months', () => wholly({
    'Nov 2024': 'month|2024-11-01|2024-11-30', 'February 2024': 'month|2024-02-01|2024-02-29', 'January 2026': 'month|2026-01-01|2026-01-31', 'Nov, 2024': 'month|2024-11-01|2024-11-30', 'Nov-2024': 'month|2024-11-01|2024-11-30', 'nov 2024': 'month|2024-11-01|2024-11-30',
    "Dec '25": 'month|2025-12-01|2025-12-31', Dec: 'month|2025-12-01|2025-12-31', Jan: 'month|2026-01-01|2026-01-31', '12月': 'month|2025-12-01|2025-12-31', '2026年2月': 'month|2026-02-01|2026-02-28', '令和8年1月': 'month|2026-01-01|2026-01-31',
    '2026-02': 'month|2026-02-01|2026-02-28', '2023/6': 'month|2023-06-01|2023-06-30', '2011-12': 'month|2011-12-01|2011-12-31', 'Oct–Dec 2025': 'month|2025-10-01|2025-12-31', '2025年10〜12月': 'month|2025-10-01|2025-12-31', '2025年12月〜1月': 'month|2025-12-01|2026-01-31',
    '1月上旬': 'month|2026-01-01|2026-01-10', '1月中旬': 'month|2026-01-11|2026-01-20', '2025年2月下旬': 'month|2025-02-21|2025-02-28', '9月末': 'month|2025-09-21|2025-09-30',
    'early January 2026': 'month|2026-01-01|2026-01-15', 'mid-January 2026': 'month|2026-01-08|2026-01-23', 'late Jan': 'month|2026-01-16|2026-01-31', 'end of 2025': 'month|2025-12-01|2025-12-31', 'year-end 2025': 'month|2025-12-01|2025-12-31',
    '2024年末': 'month|2024-12-01|2024-12-31', '2025年度末': 'month|2026-03-01|2026-03-31',
  }));

  describe('quarters', () => wholly({
    'Q3 2026': 'quarter|2026-07-01|2026-09-30', 'Q1, 2026': 'quarter|2026-01-01|2026-03-31', "Q3'25": 'quarter|2025-07-01|2025-09-30', '2025 Q4': 'quarter|2025-10-01|2025-12-31', '2025-Q4': 'quarter|2025-10-01|2025-12-31', '2025Q4': 'quarter|2025-10-01|2025-12-31',
    '3Q23': 'quarter|2023-07-01|2023-09-30', '3Q 2025': 'quarter|2025-07-01|2025-09-30', 'Q1–Q2 2026': 'quarter|2026-01-01|2026-06-30', Q3: 'quarter|2025-07-01|2025-09-30', Q1: 'quarter|2026-01-01|2026-03-31',
    '2025年第2四半期': 'quarter|2025-04-01|2025-06-30', '2026年Q2': 'quarter|2026-04-01|2026-06-30', '2026年1Q': 'quarter|2026-01-01|2026-03-31', '2025年度第2四半期': 'quarter|2025-07-01|2025-09-30', '2025年1〜3月期': 'quarter|2025-01-01|2025-03-31', '10-12月期': 'quarter|2025-10-01|2025-12-31',
    // Whose fiscal year is not known: from a firm's whose ends in January to one's whose ends in March of the next.
    'Q4 FY26': 'quarter|2025-11-01|2027-03-31', 'Q4FY26': 'quarter|2025-11-01|2027-03-31', 'FY26 Q1': 'quarter|2025-02-01|2026-06-30',
  }));

  describe('years and what has no name of its own below them', () => wholly({
    '2026': 'year|2026-01-01|2026-12-31', '2025年': 'year|2025-01-01|2025-12-31', CY2025: 'year|2025-01-01|2025-12-31', '2024-2025': 'year|2024-01-01|2025-12-31', '2025–26': 'year|2025-01-01|2026-12-31', '2025-26': 'year|2025-01-01|2026-12-31', '2011/12': 'year|2011-01-01|2012-12-31',
    FY2026: 'year|2025-02-01|2027-03-31', FY26: 'year|2025-02-01|2027-03-31', 'FY 2026': 'year|2025-02-01|2027-03-31', 'fiscal year 2026': 'year|2025-02-01|2027-03-31', 'FY2025-26': 'year|2025-01-01|2026-12-31', 'FY25/26': 'year|2025-01-01|2026-12-31',
    '2025年度': 'year|2025-04-01|2026-03-31', '25年度': 'year|2025-04-01|2026-03-31', '令和7年度': 'year|2025-04-01|2026-03-31', '2025年3月期': 'year|2024-04-01|2025-03-31', '25年3月期': 'year|2024-04-01|2025-03-31', '4〜9月期': 'year|2025-04-01|2025-09-30',
    'H1 2026': 'year|2026-01-01|2026-06-30', '1H26': 'year|2026-01-01|2026-06-30', '2025 H2': 'year|2025-07-01|2025-12-31', 'H2 FY26': 'year|2025-08-01|2027-03-31', '2025年度上期': 'year|2025-04-01|2025-09-30', '2026年上期': 'year|2026-01-01|2026-09-30', '2026年下半期': 'year|2026-07-01|2027-03-31',
    'early 2026': 'year|2026-01-01|2026-06-30', 'mid-2025': 'year|2025-04-01|2025-09-30', 'late 2025': 'year|2025-07-01|2025-12-31', '2026年前半': 'year|2026-01-01|2026-06-30', '2026年初': 'year|2026-01-01|2026-06-30', 'Spring 2026': 'year|2026-01-01|2026-12-31', 'Winter 2025': 'year|2025-01-01|2026-02-28', '2026年春': 'year|2026-01-01|2026-12-31',
  }));

  describe('day and month in one of two orders', () => wholly({
    '13/07/2026': 'day|2026-07-13', '07/13/2026': 'day|2026-07-13', '13.07.2026': 'day|2026-07-13', '5/5/2026': 'day|2026-05-05',
    // Both orders make a day: the year is certain, and the day lies between the two.
    '03/09/2026': 'year|2026-03-09|2026-09-03', '12/1/2025': 'year|2025-01-12|2025-12-01',
  }));

  describe('vague ones', () => wholly(Object.fromEntries([
    'recent', 'Recently', 'recent analysis', 'latest', 'latest available', 'ongoing', 'current', 'undated', 'n.d.', 'last week', 'yesterday', '最近', '直近', '最新', '現在', '先週', '前日', '年初',
  ].map((text) => [text, 'vague']))));

  describe('impossible ones', () => wholly(Object.fromEntries([
    'Feb 30, 2026', 'Nov 31, 2026', '2026-13-01', '2026/2/30', '2026年2月30日', 'Feb 29, 2026', '2026年13月', 'Jan 0, 2026', 'Nov 12-7, 2025', 'Feb 30', '2月30日', '31/31/2026', '2026-13', '2026-00', '2026-W54', '2025-W53', '2026-01-00', '0 Jan 2026', '2026年1月0日', '1月0日', '0-5/07/2026', '令和8年2月30日',
  ].map((text) => [text, 'invalid']))));
});

describe('the page about dates', () => {
  const rows = [...readFileSync('docs/dates.md', 'utf8').matchAll(/^\| (day|week|month|quarter|year|vague|none) \| (.*?) \|/gm)];
  for (const [, precision = '', forms = ''] of rows) {
    for (const [, form = ''] of forms.matchAll(/`([^`]+)`/g)) {
      it(`${form} is ${precision}`, () => {
        const reading = readDate(halfWidth(form), 0, form.length, TODAY);
        assert.deepEqual([reading?.length, reading?.precision], [form.length, precision]);
      });
    }
  }
  it('has all precisions', () => assert.equal(new Set(rows.map(([, precision]) => precision)).size, 7));
});

describe('dates and what stands behind them', () => {
  const parts: Record<string, string> = {
    'Jan 7, 2026, Reuters': 'Jan 7, 2026|day|2026-01-07', 'Jan 7, 1500 troops': 'Jan 7|day|2026-01-07', 'Jan 7 – latest available': 'Jan 7|day|2026-01-07', 'Jan 7, 2026 (TEL)': 'Jan 7, 2026|day|2026-01-07', 'Jan 7, 2026 (Sunrise)': 'Jan 7, 2026|day|2026-01-07', '1月7日 (日経)': '1月7日|day|2026-01-07', '1月7日日経': '1月7日|day|2026-01-07', 'Jan 20, 10 people': 'Jan 20|day|2026-01-20',
    '2026年1月17日時点': '2026年1月17日|day|2026-01-17', '2026-03-18取得': '2026-03-18|day|2026-03-18', '2026-04 報道': '2026-04|month|2026-04-01|2026-04-30', '2026年6月確認': '2026年6月|month|2026-06-01|2026-06-30', '2023/11/30 時点': '2023/11/30|day|2023-11-30',
    '1月12日〜': '1月12日|day|2026-01-12', '1/13時点': '1/13|day|2026-01-13', '12月CPI': '12月|month|2025-12-01|2025-12-31', '2026年以降': '2026年|year|2026-01-01|2026-12-31', '2026, X': '2026|year|2026-01-01|2026-12-31',
    'May 5%': 'May|month|2025-05-01|2025-05-31', 'March 500 points': 'March|month|2025-03-01|2025-03-31', 'Jan 20 points': 'Jan|month|2026-01-01|2026-01-31', 'Jan 45': 'Jan|month|2026-01-01|2026-01-31', 'May 5.5 million': 'May|month|2025-05-01|2025-05-31', 'May 5億': 'May|month|2025-05-01|2025-05-31',
    'January. 7 firms': 'January|month|2026-01-01|2026-01-31', 'Q3, again': 'Q3|quarter|2025-07-01|2025-09-30',
  };
  for (const [text, expected] of Object.entries(parts)) it(text, () => assert.equal(read(text), expected));

  for (const text of [
    'Janet 5', 'Marching', 'Mars', 'Mayor 3, 2026', 'Decathlon', 'Sun', 'Wed close', 'may', 'may 3', 'march 5', 'the 7th', '3 apples', '7 may', 'Top', '10 Jan 20', '', ' Jan 7', '.', 'X1',
    '2026x', '2026円', '2026%', '2026.5', '2026,000', '1234', '1899', '2026年間', '2020年代', '2026年ぶり', '25年', '25年ぶり', '5年3月', '20261307', '20260928円', '20260107-1', '18000101',
    '1/2', '3/4 of', '64/100', '1/13', '03/09/26', '1/2/3', '7:30', '5G', '2.1.169', 'F-35', 'Q5 2026', 'Q10', 'H1', 'H3 2026', 'S3.1.2', 'R8.1', 'R8.1.7.2', 'recentness', 'lately', 'Earl 2026', 'Springfield 2026', 'week', 'weekend',
    '2026年1月号', '1月号', '2026年春号', '12月限', '3月期', '13月', '2026年版', '令和', '令和8', '平成の',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(read(text), 'none'));
  }

  it('leaves a date without a year vague where the document has none', () => {
    for (const text of ['Dec', 'Jan 20', '1月28日', '12月', 'Q3', 'late January', '1月中旬', '1月第3週', 'week of Jan 12', '10-12月期', '25年度', '25年3月期']) assert.equal(read(text, null), `${text}|vague`);
  });

  it('leaves a year of two digits vague where it may be one of Heisei', () => {
    assert.equal(read('25年度', '2014-04-01'), '25年度|vague');
    assert.equal(read('25年12月31日', '2019-05-01'), '25年12月31日|day|2025-12-31');
  });

  it('ages from the end of what is known', () => {
    assert.deepEqual(['2026', '2026-02', '2024-02', '2026-02-03', '2026-13', '2026-00', '2026-02-30', ''].map(lastDayOf), ['2026-12-31', '2026-02-28', '2024-02-29', '2026-02-03', null, null, null, null]);
  });
});

describe('dates found in a bullet', () => {
  /** `*` marks those that state the age. */
  const found = (text: string, today: string | null = TODAY): string[] =>
    findDates(text, halfWidth(text), 0, text.length, today).map(({ date, statesAge }) => `${statesAge ? '*' : ''}${date.raw}`);

  const bodies: Record<string, string[]> = {
    '売上: ¥240B → 更新日: Oct 31, 2025': ['*Oct 31, 2025'], '更新日： ２０２５年１０月３１日': ['*２０２５年１０月３１日'], 'Revenue as of June 2, 2025 was $5B': ['*June 2, 2025'], '残高は2026年1月17日時点で5兆円': ['*2026年1月17日'],
    '指数 (AS OF 12/10)': ['*12/10'], '更新日: 12/10': ['*12/10'], 'as of 64/50 of them': [], '**最終更新**: 2026年1月7日': ['*2026年1月7日'], '【更新日】2026-01-07': ['*2026-01-07'], '_作成日: 2026年1月20日 20:45 JST_': ['*2026年1月20日 20:45 JST'], '更新日（2026-01-07）': ['*2026-01-07'], '最終更新日: 2026/09/24': ['*2026/09/24'],
    'Generated: 2026-03-10 08:51 UTC': ['*2026-03-10 08:51 UTC'], '自動生成: 2026-03-11 02:00:09 JST': ['*2026-03-11 02:00:09 JST'], 'last updated on Wed, Jan 21, 2026': ['*Wed, Jan 21, 2026'], '**Updated:** Jan 7': ['*Jan 7'], 'As of the end of 2025': ['*end of 2025'],
    '2023/11/30 時点': ['*2023/11/30'], '2024年末時点': ['*2024年末'], '1月17日（土）時点': ['*1月17日（土）'], '1月17日現在': ['*1月17日'], '（2026年1月17日）時点': ['*2026年1月17日'], '2026年6月確認': ['*2026年6月'], '2026-03-18取得': ['*2026-03-18'], 'データ基準は8月4日の終値': ['*8月4日'],
    'as of 2024, 5%': ['*2024'], 'as of December': ['*December'], 'as of early 2026': ['*early 2026'], 'as of week ending Jan 16': ['*week ending Jan 16'], 'as of Feb 30, 2026': ['*Feb 30, 2026'], 'Verified: Jan 7, 2026': ['*Jan 7, 2026'],
    'A deal of June 2, 2025 was closed': ['June 2, 2025'], 'confirmed Jan 7, 2026': ['Jan 7, 2026'], 'income generated Jan 7': ['Jan 7'], '2026年1月7日確認された例': ['2026年1月7日'], '1月7日更新した': ['1月7日'], '最高値を更新 1月7日': ['1月7日'], 'overupdated Jan 7': ['Jan 7'],
    '9月2日米国市場終了後〜9月3日07:00 JST付近': ['9月2日', '9月3日07:00 JST'], 'Q4 FY26 beat, 25年度 and FY27 with 2026年 ahead': ['Q4 FY26', '25年度', 'FY27', '2026年'], 'mid-January 2026 and Week of Jan 12': ['mid-January 2026', 'Week of Jan 12'],
    'CVE-2026-19478, F-35, v2.1.169, 10:30, 64/100, 1/2, 3/4 of 5G': [], 'May 5% March 500 Jan 20 points may 3': [], '2026 to 2030, 2025-2030, 2025–26': [], '$20260107 #20260107 第12月': [], 'id20260107 20260107': ['20260107'], 'In March and December, recently': [], 'Sun 5 Mars 2026': [],
    '令和8年1月7日と平成31年4月30日とR8.1.7': ['令和8年1月7日', '平成31年4月30日', 'R8.1.7'],
  };
  for (const [text, expected] of Object.entries(bodies)) it(text, () => assert.deepEqual(found(text), expected));

  it('knows the year of what it finds', () => {
    const [date] = findDates('as of Dec 20', 'as of Dec 20', 0, 12, TODAY);
    assert.deepEqual(date, { date: { range: { start: 6, end: 12 }, raw: 'Dec 20', precision: 'day', from: '2025-12-20', to: '2025-12-20', invalid: false }, statesAge: true });
  });

  it('gives a bullet the dates that state its age, and those of its citations', () => {
    const dates = (text: string): string[] => bulletOf(`- ${text}`, { fileName: '2026-01-28.md' }).dates.map((date) => `${date.raw}|${date.to ?? ''}`);
    assert.deepEqual(dates('A deal of June 2, 2025 was closed'), []);
    assert.deepEqual(dates('更新日: Oct 31, 2025 and all (Nov 2, 2025, TEL )'), ['Oct 31, 2025|2025-10-31', 'Nov 2, 2025|2025-11-02']);
  });
});

describe('the reading of any date', () => {
  const SNIPPETS = [
    'Jan', 'May ', 'Sept.', 'march', ' 7', ', ', '2026', '26', '-', '–', '〜', '/', '.', ':', '年', '月', '日', '度', '末', '期', '第', '週', '四半期', 'Q', 'Q3', 'H1', 'FY', '1Q', 'R8', '令和', '元年', 'week of ', 'early ', 'mid-', 'end of ', 'Spring ',
    'as of ', '更新日: ', '時点', '確認', '(火)', ' (Tue)', 'T09:00', ' 08:51 UTC', "'", 'th', '%', ' ', '\n', '\u0001', '0', '13', '31', '20260107', 'W03', '$', '\uD800', 'recent',
  ];
  const anything = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...SNIPPETS) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 14 }).map((words) => words.join(''));
  const today = fc.constantFrom(null, TODAY, '2024-02-29', '1999-12-31');

  it('makes ordered days, or says why there are none', () => {
    fc.assert(fc.property(anything, today, (text, day) => {
      const reading = readDate(text, 0, text.length, day);
      if (!reading) return;
      const { length, precision, from, to, invalid } = reading;
      assert.ok(length > 0 && length <= text.length, text);
      assert.equal(text.slice(0, length).trim().length, length, text);
      assert.equal(from === null, to === null, text);
      assert.ok(from === null || to === null || from <= to, text);
      assert.equal(from === null, invalid || precision === 'vague', text);
      assert.equal(invalid, precision === 'none', text);
    }), { numRuns: 1_500 });
  });

  it('looks at nothing outside its stretch', () => {
    fc.assert(fc.property(anything, anything, anything, today, (before, text, behind, day) => {
      const whole = `${before} ${text}${behind}`;
      const start = before.length + 1;
      assert.deepEqual(readDate(whole, start, start + text.length, day), readDate(text, 0, text.length, day));
      const shift = (dates: ReturnType<typeof findDates>, by: number): unknown => dates.map(({ date, statesAge }) => [date.range.start + by, date.raw, date.from, date.to, statesAge]);
      assert.deepEqual(shift(findDates(whole, whole, start, start + text.length, day), 0), shift(findDates(` ${text}`, ` ${text}`, 1, text.length + 1, day), start - 1));
    }), { numRuns: 2_000 });
  });

  it('finds what stands in order and apart', () => {
    fc.assert(fc.property(anything, today, (text, day) => {
      let free = 0;
      for (const { date } of findDates(text, text, 0, text.length, day)) {
        assert.ok(date.range.start >= free && date.range.end > date.range.start && date.range.end <= text.length, text);
        assert.equal(date.raw, text.slice(date.range.start, date.range.end));
        free = date.range.end;
      }
    }), { numRuns: 2_000 });
  });

  it('reads every day in every way it is written', () => {
    const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    fc.assert(fc.property(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (year, month, day) => {
      const expected = civilDate(year, month, day);
      const name = names[month - 1] ?? '';
      const two = (value: number): string => String(value).padStart(2, '0');
      for (const text of [
        `${name} ${day}, ${year}`, `${name.slice(0, 3)} ${day}, ${year}`, `${day} ${name} ${year}`, `${year}-${two(month)}-${two(day)}`, `${year}/${month}/${day}`, `${year}年${month}月${day}日`, `令和${year - 2018}年${month}月${day}日`, `R${year - 2018}.${month}.${day}`,
      ]) {
        const reading = readDate(text, 0, text.length, null);
        assert.deepEqual([reading?.length, reading?.from ?? null, reading?.to ?? null, reading?.invalid], [text.length, expected, expected, expected === null], text);
      }
    }), { numRuns: 400 });
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['1', '1/', '2026-', '2026年', '1月', 'Jan ', 'Jan 1', 'Jan 1-', 'as of ', '更新日: ', 'Q1–', 'FY', 'week of ', 'end of ', '令和', '1.', '(火)', '12:00', ' ', ':', '時点', 'Wed, ']) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      const started = performance.now();
      findDates(text, text, 0, text.length, TODAY);
      const took = performance.now() - started;
      assert.ok(took < 1_500, `${JSON.stringify(piece)}: ${took} ms`);
    }
  });
});

describe('the calendar', () => {
  it('agrees with Date', () => {
    for (let year = 1890; year <= 2110; year++) {
      for (let month = 1; month <= 12; month++) assert.equal(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate(), `${year}-${month}`);
    }
    assert.deepEqual([daysInMonth(2026, 0), daysInMonth(2026, 13)], [0, 0]);
    assert.deepEqual([addDays('2024-02-28', 2), addDays('2026-01-01', -1), addDays('9999-12-31', 1)], ['2024-03-01', '2025-12-31', null]);
    assert.deepEqual([weekdayOf('2026-01-21'), weekdayOf('2026-01-25')], [3, 0]);
  });
});
