import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DATE_FORMATS, type DateFormat } from '../../src/core/config/configuration';
import { parseCivilDate } from '../../src/core/model/civilDate';
import { asOfText } from '../../src/core/model/observation';
import { parseSourceDate } from '../../src/core/sources/parseSourceDate';

const read = (raw: unknown, format: DateFormat, zone: string | null = null): string | null => {
  const date = parseSourceDate(raw, format, zone);
  return date && asOfText(date);
};

describe('dates of sources', () => {
  const cases: readonly (readonly [unknown, DateFormat, string | null])[] = [
    ['2026-11-20', 'iso', '2026-11-20'], ['2026-11-20T23:30:00-05:00', 'iso', '2026-11-20'], ['2026-11-20 09:00', 'iso', '2026-11-20'], ['2026-11-200', 'iso', null], ['2026-02-30', 'iso', null], ['2026-1-2', 'iso', null],
    ['2026/9/30', 'YYYY/M/D', '2026-09-30'], ['2026/09/30 15:00', 'YYYY/M/D', '2026-09-30'], ['2026／９／３０', 'YYYY/M/D', '2026-09-30'], ['2026-09-30', 'YYYY/M/D', null], ['2026/9/30～10/4', 'YYYY/M/D', null],
    ['2026.10.09', 'YYYY.M.D', '2026-10-09'], ['2026．9．6', 'YYYY.M.D', '2026-09-06'], ['20260925', 'YYYYMMDD', '2026-09-25'], [20260925, 'YYYYMMDD', '2026-09-25'], ['20260503T100000Z', 'YYYYMMDD', '2026-05-03'],
    ['202609', 'YYYYMMDD', null], ['09/15/2026', 'MM/DD/YYYY', '2026-09-15'], ['15/09/2026', 'MM/DD/YYYY', null], ['15/09/2026', 'DD/MM/YYYY', '2026-09-15'], ['9/5/2026', 'DD/MM/YYYY', '2026-05-09'],
    [1795132800, 'epoch-s', '2026-11-20'], ['1795132800', 'epoch-s', '2026-11-20'], [1795132800123, 'epoch-ms', '2026-11-20'], [1795132800, 'epoch-ms', null], [1795132800123, 'epoch-s', null], ['soon', 'epoch-s', null],
    [null, 'iso', null], [{}, 'iso', null], ['', 'iso', null], ['2026-11-20 '.repeat(9), 'iso', null],

    ['R8.1.28', 'era', '2026-01-28'], ['Ｒ８．１．２８', 'era', '2026-01-28'], ['H31.4.26', 'era', '2019-04-26'], ['S49.9.24', 'era', '1974-09-24'], ['令和8年1月28日', 'era', '2026-01-28'], ['令和元年5月1日', 'era', '2019-05-01'],
    ['平成31年4月30日(火)', 'era', '2019-04-30'], ['昭和64年1月7日', 'era', '1989-01-07'], ['昭和64年1月8日', 'era', null], ['H35.1.28', 'era', null], ['R1.4.30', 'era', null], ['R0.1.1', 'era', null], ['T10.1.1', 'era', null], ['R8.1.28', 'YYYY.M.D', null],
    ['2026.1.28', 'era', null], ['R8.2.30', 'era', null],
    ['2026年1月28日', 'YYYY年M月D日', '2026-01-28'], ['２０２６年９月５日', 'YYYY年M月D日', '2026-09-05'], ['2026年1月28日(水)', 'YYYY年M月D日', '2026-01-28'], ['2026年1月28日 8:50', 'YYYY年M月D日', '2026-01-28'], ['2026年1月28日8時50分', 'YYYY年M月D日', '2026-01-28'],
    ['1月28日', 'YYYY年M月D日', null], ['2026年1月', 'YYYY年M月D日', null], ['2026年1月28日、29日', 'YYYY年M月D日', null],
    ['Nov 20, 2026', 'month-name', '2026-11-20'], ['November 20, 2026', 'month-name', '2026-11-20'], ['20 Nov 2026', 'month-name', '2026-11-20'], ['20-Nov-2026', 'month-name', '2026-11-20'], ['Sept. 5, 2026', 'month-name', '2026-09-05'],
    ['Friday, Nov 20, 2026', 'month-name', '2026-11-20'], ['Nov 31, 2026', 'month-name', null], ['Nov 2026', 'month-name', null], ['Nov 20', 'month-name', null], ['Novel 20, 2026', 'month-name', null],

    ['2026-07', 'YYYY-MM', '2026-07'], ['2026-13', 'YYYY-MM', null], ['2026-07-01', 'YYYY-MM', null], ['2026-7', 'YYYY-MM', null], ['202609', 'YYYYMM', '2026-09'], [202609, 'YYYYMM', '2026-09'], ['202613', 'YYYYMM', null], ['2026/7', 'YYYY/M', '2026-07'],
    ['2026年7月', 'YYYY年M月', '2026-07'], ['2026年7月分', 'YYYY年M月', '2026-07'], ['202402', 'YYYYQQ', '2024-Q2'], [202402, 'YYYYMM', '2024-02'], ['202405', 'YYYYQQ', null], ['202400', 'YYYYQQ', null],
    ['2026-Q3', 'YYYY-Qn', '2026-Q3'], ['2026Q3', 'YYYY-Qn', '2026-Q3'], ['2026-Q5', 'YYYY-Qn', null], ['2026', 'YYYY', '2026'], [2026, 'YYYY', '2026'], ['26', 'YYYY', null], ['2026e', 'YYYY', null],
    ['20260700', 'e-stat', '2026-07'], ['20251Q00', 'e-stat', '2025-Q1'], ['2024CY00', 'e-stat', '2024'], ['20261300', 'e-stat', null], ['20260715', 'e-stat', null], ['20255Q00', 'e-stat', null],
    ['2024000707', 'e-stat', '2024-07'], ['2024000103', 'e-stat', '2024-Q1'], ['2024001012', 'e-stat', '2024-Q4'], ['2024000000', 'e-stat', '2024'], ['2024000204', 'e-stat', null],
    ['2026 M09', 'bls', '2026-09'], ['2026 M13', 'bls', null], ['2026 Q03', 'bls', '2026-Q3'], ['2026 Q05', 'bls', null], ['2025 A01', 'bls', '2025'], ['2026 M00', 'bls', null], ['2026 S01', 'bls', null], ['M09', 'bls', null],

    ['2026．9．6～9．12', 'period', '2026-09-12'], ['2026.9.6〜9.12', 'period', '2026-09-12'], ['2026．9．27～10．3', 'period', '2026-10-03'], ['2026．12．27～2027．1．2', 'period', '2027-01-02'], ['2026．12．27～1．2', 'period', null],
    ['2026．9．6', 'period', null], ['2026．9．12～9．6', 'period', null], ['2026．1．1～12．31', 'period', null], ['2026．9．31～10．3', 'period', null],
    ['Tue, 18 Aug 2026 09:00:00 GMT', 'rfc822', '2026-08-18'], ['Mon, 18 Aug 2026 09:00:00 GMT', 'rfc822', '2026-08-18'], ['18 Aug 2026 09:00 EST', 'rfc822', '2026-08-18'], ['Tue, 18 Aug 26 09:00:00 +0900', 'rfc822', '2026-08-18'], ['18 Aug 99 09:00 Z', 'rfc822', '1999-08-18'],
    ['Tue, 18 Aug 2026 23:00:00 XYZ', 'rfc822', '2026-08-18'], ['Tue, 18 August 2026 09:00:00 +09:00 (JST)', 'rfc822', '2026-08-18'], ['Tue, 18 Aug 2026', 'rfc822', null], ['Tue, 31 Feb 2026 09:00:00 GMT', 'rfc822', null], ['2026-08-18T09:00:00Z', 'rfc822', null],
    ['20260503T100000Z', 'YYYYMMDDThhmmssZ', '2026-05-03'], ['20260503', 'YYYYMMDDThhmmssZ', null], ['20260503T100000', 'YYYYMMDDThhmmssZ', null],
    ['46346', 'serial', '2026-11-20'], ['46346.75', 'serial', '2026-11-20'], ['61', 'serial', '1900-03-01'], ['60', 'serial', null], ['2026-11-20', 'serial', null],
    ['2026-11-20¹', 'iso', null], ['1月28日¹', 'YYYY年M月D日', null], ['R8.1.2³', 'era', null],
  ];
  for (const [raw, format, expected] of cases) it(`${JSON.stringify(raw)} as ${format} is ${expected}`, () => assert.equal(read(raw, format), expected));

  it('lets the fiscal year of Japan end in March', () => {
    assert.deepEqual(parseSourceDate('2024FY00', 'e-stat'), { from: '2024-04-01', asOf: '2025-03-31', precision: 'year', time: null, instant: null });
    assert.deepEqual(parseSourceDate('2024100000', 'e-stat'), parseSourceDate('2024FY00', 'e-stat'));
  });

  it('knows the first day of a period too', () => {
    const firsts = ([['2026-02', 'YYYY-MM'], ['202401', 'YYYYQQ'], ['2026', 'YYYY'], ['2026．9．6～9．12', 'period']] as const).map(([raw, format]) => parseSourceDate(raw, format));
    assert.deepEqual(firsts.map((date) => [date?.from, date?.asOf]), [['2026-02-01', '2026-02-28'], ['2024-01-01', '2024-03-31'], ['2026-01-01', '2026-12-31'], ['2026-09-06', '2026-09-12']]);
  });

  const zoned: readonly (readonly [unknown, DateFormat, string | null, string])[] = [
    [1795188600, 'epoch-s', null, '2026-11-20'], [1795188600, 'epoch-s', 'Asia/Tokyo', '2026-11-21'], ['2026-11-20T15:30:00Z', 'iso', null, '2026-11-20'], ['2026-11-20T15:30:00Z', 'iso', 'Asia/Tokyo', '2026-11-21'],
    ['2026-11-21T00:30:00+09:00', 'iso', 'America/New_York', '2026-11-20'], ['2026-11-20 15:30:00+00', 'iso', 'Asia/Tokyo', '2026-11-21'], ['2026-11-20T15:30', 'iso', 'Asia/Tokyo', '2026-11-20'], ['2026-11-20', 'iso', 'Asia/Tokyo', '2026-11-20'],
    ['20260503T153000Z', 'YYYYMMDDThhmmssZ', 'Asia/Tokyo', '2026-05-04'], ['Tue, 18 Aug 2026 22:00:00 EST', 'rfc822', 'Asia/Tokyo', '2026-08-19'], ['Tue, 18 Aug 2026 22:00:00', 'rfc822', 'Asia/Tokyo', '2026-08-18'],
  ];
  for (const [raw, format, zone, expected] of zoned) it(`${JSON.stringify(raw)} in ${zone} is ${expected}`, () => assert.equal(read(raw, format, zone), expected));

  it('gives real days or nothing, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[RHS0-9年月日.\/~QMCFY -]{4,14}$/), fc.integer()), fc.constantFrom(...DATE_FORMATS), (raw, format) => {
      const date = parseSourceDate(raw, format);
      if (date) assert.ok(parseCivilDate(date.asOf) === date.asOf && parseCivilDate(date.from) === date.from && date.from <= date.asOf, JSON.stringify(date));
    }), { numRuns: 500 });
  });

  it('reads back each day in each form that has days', () => {
    const day = fc.date({ min: new Date('2019-05-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(fc.property(day, (date) => {
      const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const iso = date.toISOString().slice(0, 10);
      const forms: readonly (readonly [string, DateFormat])[] = [
        [`R${y - 2018}.${m}.${d}`, 'era'], [`${y}年${m}月${d}日`, 'YYYY年M月D日'], [`${y}/${m}/${d}`, 'YYYY/M/D'], [date.toUTCString(), 'rfc822'], [String(date.getTime()), 'epoch-ms'], [date.toISOString(), 'iso'],
        [String(Date.parse(iso) / 86_400_000 + 25_569), 'serial'], [date.toISOString().replace(/[-:]|\.\d+/g, ''), 'YYYYMMDDThhmmssZ'], [date.toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'long' }), 'month-name'],
      ];
      for (const [text, format] of forms) assert.equal(read(text, format), iso, `${text} as ${format}`);
    }));
  });
});
