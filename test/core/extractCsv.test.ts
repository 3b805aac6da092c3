import assert from 'node:assert/strict';
import type { DateFormat, Extraction } from '../../src/core/config/configuration';
import { faultOf, outcomeOf } from '../support/replies';

const csv = (value: string, date: string, dateFormat: DateFormat = 'iso', more: Partial<Extraction> = {}): Partial<Extraction> => ({ format: 'csv', value, date: [date], dateFormat, ...more });

describe('extraction from CSV', () => {
  const MOF = 'Interest Rate (October 2026),,,(Unit : %)\r\nDate,1Y,5Y,10Y\r\n2026/9/30,0.6,1.2,1.684\r\n2026/10/1,0.6,1.2,1.69\r\n2026/10/2,-,-,-\r\n';
  const MOF_JP = '国債金利情報,,,(単位 : %)\n基準日,1年,5年,10年\nR8.9.30,0.6,1.2,1.684\nR8.10.1,0.6,1.2,1.69\n※本表は参考値です,,,\n';
  const NIKKEI = '"データ日付","終値","始値"\n"2026/11/19","38,100.5","38,000"\n"2026/11/20","38,200.5","38,100"\n"本資料は日経の著作物",,\n';
  const TREASURY = 'Date,"1 Mo","10 Yr"\n09/16/2026,,\n09/15/2026,3.93,4.11\n09/14/2026,N/A,4.2\n';
  const BIS = 'FREQ:Frequency,REF_AREA:Reference area,TIME_PERIOD:Time period or range,OBS_VALUE:Observation Value\nD: Daily,US: United States,2026-11-19,3.625\nD: Daily,JP: Japan,2026-11-18,0.75\nD: Daily,JP: Japan,2026-11-19,0.75\nD: Daily,US: United States,2026-11-20,3.5\n';
  const OECD = 'REF_AREA,Reference area,TIME_PERIOD,Time period,OBS_VALUE\nJPN,Japan,2026-Q1,2026-Q1,0.4\nJPN,Japan,2026-Q2,2026-Q2,NaN\n';
  const TOPIX = '20261030,"TOPIX","2,750.12"\n20261030,"TOPIX Core30","1,500.5"\n20260930,"TOPIX","2,700.1"\n';
  const cases: readonly (readonly [string, string, Partial<Extraction>, unknown])[] = [
    ['a title above, holes below', MOF, csv('10Y', 'Date', 'YYYY/M/D'), [1.69, '2026-10-01']],
    ['dates of an era, a note at the end', MOF_JP, csv('10年', '基準日', 'era'), [1.69, '2026-10-01']],
    ['a file that is emptied at the start of a month', 'Interest Rate\nDate,1Y\n', csv('1Y', 'Date', 'YYYY/M/D'), 'no-value'],
    ['quoted Japanese cells and a footer', NIKKEI, csv('終値', 'データ日付', 'YYYY/M/D'), [38200.5, '2026-11-20']],
    ['a header in another width', NIKKEI, csv('終値', 'ﾃﾞｰﾀ日付', 'YYYY/M/D'), [38200.5, '2026-11-20']],
    ['the newest first, today still empty', TREASURY, csv('10 Yr', 'Date', 'MM/DD/YYYY'), [4.11, '2026-09-15']],
    ['columns by place', NIKKEI, csv('#3', '#1', 'YYYY/M/D'), [38100, '2026-11-20']],
    ['one by place, one by name', NIKKEI, csv('#2', 'データ日付', 'YYYY/M/D'), [38200.5, '2026-11-20']],
    ['tabs', 'date\tvalue\n2026-11-20\t1,5\n2026-11-19\t7\n', csv('value', 'date'), 'no-value'],
    ['semicolons', 'date;value\n2026-11-20;7.5\n', csv('value', 'date'), [7.5, '2026-11-20']],
    ['semicolons by place', '2026-11-19;7.4\n2026-11-20;7.5\n', csv('#2', '#1'), [7.5, '2026-11-20']],
    ['a header with a line break in a cell', '"as of\n date","net\nvalue"\n2026-11-20,5\n', csv('net value', 'as of date'), [5, '2026-11-20']],
    ['one day twice with different values', 'date,value\n2026-11-20,1\n2026-11-20,2\n', csv('value', 'date'), 'ambiguous'],
    ['an older day twice with different values', 'date,value\n2026-11-18,1\n2026-11-18,2\n2026-11-20,3\n', csv('value', 'date'), 'ambiguous'],
    ['a newest value that is no number', 'date,value\n2026-11-19,1\n2026-11-20,see note\n', csv('value', 'date'), 'no-value'],
    ['only holes', 'date,value\n2026-11-19,-\n2026-11-20,NA\n', csv('value', 'date'), 'no-value'],
    ['only a header', 'date,value\n', csv('value', 'date'), 'no-value'],
    ['dates of another form', 'date,value\n20 Nov 2026,1\n', csv('value', 'date'), 'no-date'],
    ['a column twice', 'date,net,net\n2026-11-20,1,2\n', csv('net', 'date'), 'ambiguous'],
    ['no such date column', 'day,value\n2026-11-20,1\n', csv('value', 'date'), 'no-date'],
    ['a place that no row has', 'date,value\n2026-11-20,1\n', csv('#9', '#1'), 'no-value'],
    ['an unclosed quote', 'date,value\n"2026-11-20,1\n', csv('value', 'date'), 'no-value'],
    ['codes with labels', BIS, csv('OBS_VALUE', 'TIME_PERIOD', 'iso', { row: { REF_AREA: 'JP' } }), [0.75, '2026-11-19']],
    ['codes with labels and no row chosen', BIS, csv('OBS_VALUE', 'TIME_PERIOD'), 'ambiguous'],
    ['a row that is not there', BIS, csv('OBS_VALUE', 'TIME_PERIOD', 'iso', { row: { REF_AREA: 'XM' } }), 'no-value'],
    ['a part of a label is no code', BIS, csv('OBS_VALUE', 'TIME_PERIOD', 'iso', { row: { REF_AREA: 'J' } }), 'no-value'],
    ['quarters, the newest suppressed', OECD, csv('OBS_VALUE', 'TIME_PERIOD', 'YYYY-Qn', { row: { REF_AREA: 'JPN' } }), [0.4, '2026-Q1']],
    ['no header, rows chosen by place', TOPIX, csv('#3', '#1', 'YYYYMMDD', { row: { '#2': 'TOPIX' } }), [2750.12, '2026-10-30']],
    ['a month that is filled in ahead with blanks', '月,額\n2026/10,5\n2026/11,\n2026/12,\n', csv('額', '月', 'YYYY/M'), [5, '2026-10']],
    ['year and month in two columns', 'year,month,v\n2026,M09,4.2\n2026,M10,\n', { format: 'csv', value: 'v', date: ['year', 'month'], dateFormat: 'bls' }, [4.2, '2026-09']],
    ['a blank for a value is not 0', 'observation_date,DGS10\n2026-11-19,\n2026-11-18,4.1\n2026-11-20,.\n', csv('DGS10', 'observation_date'), [4.1, '2026-11-18']],
    ['one row and no date', 'area,v\nJP,5\nUS,6\n', { format: 'csv', value: 'v', date: ['none'], row: { area: 'JP' } }, [5, null]],
    ['rows and no date to choose by', 'area,v\nJP,5\nUS,6\n', { format: 'csv', value: 'v', date: ['none'] }, 'ambiguous'],
    ['a pattern over the lines', 'as of 2026-11-20\nrate=5.5\n', { format: 'csv', pattern: '(?s)of (?P<date>\\S+).*rate=(?P<value>[\\d.]+)' }, [5.5, '2026-11-20']],
  ];
  for (const [name, text, extract, expected] of cases) it(name, () => assert.deepEqual(outcomeOf(extract, text), expected));

  it('names the columns found where one is not there', () => assert.deepEqual(faultOf(csv('100Y', 'Date', 'YYYY/M/D'), MOF).details, ['100Y', 'Date, 1Y, 5Y, 10Y']));

  it('reads Shift_JIS where the encoding is stated, and nothing where it is not', () => {
    // 日付,終値 and a row; the bytes are those of Shift_JIS.
    const bytes = Buffer.concat([Uint8Array.of(0x93, 0xfa, 0x95, 0x74), Buffer.from(','), Uint8Array.of(0x8f, 0x49, 0x92, 0x6c), Buffer.from('\r\n2026/11/20,21.3\r\n')]);
    assert.deepEqual(outcomeOf(csv('終値', '日付', 'YYYY/M/D', { encoding: 'cp932' }), bytes), [21.3, '2026-11-20']);
    assert.equal(outcomeOf(csv('終値', '日付', 'YYYY/M/D'), bytes), 'malformed-reply');
    assert.deepEqual(outcomeOf({ ...csv('終値', '日付', 'YYYY/M/D'), headers: { 'content-type': 'text/csv; charset=Windows-31J' } }, bytes), [21.3, '2026-11-20']);
  });
});

describe('headers of CSV', () => {
  // The shape of a weekly table of flows: headers over several lines with breaks inside the cells, an outward block and an inward one.
  const WEEKLY = [
    '"（単位：億円）",,,,,,,,,,,,,,',
    '期間,対外証券投資,,,,,,,,,,,対内証券投資,,',
    ',"株式・\n投資ファンド持分",,,中長期債,,,小計,短期債,,,合計,"株式・\n投資ファンド持分",,',
    ',取得,処分,"ネット\n(Net)",取得,処分,ネット,ネット,取得,処分,ネット,ネット,取得,処分,"ネット\n(Net)"',
    '2026．9．6～9．12,"1,000","900",100,1,2,3,4,5,6,7,8,"25,000","10,000","15,000"',
    '2026．9．13～9．19,"1,000","900",100,1,2,3,4,5,6,7,8,"10,000","12,500","-2,500"',
    '（注）速報,,,,,,,,,,,,,,',
  ].join('\r\n');
  const weekly = (okWhen: Record<string, string>): Partial<Extraction> => ({ format: 'csv', value: '#15', date: ['#1'], dateFormat: 'period', scale: 1e8, okWhen });

  it('reads the last day of the period, in plain units', () => assert.deepEqual(outcomeOf(weekly({ '#15': 'ネット', '#13': '対内証券投資', '#1': '億円' }), WEEKLY), [-2500e8, '2026-09-19']));

  const shifted: readonly (readonly [string, Record<string, string>, unknown])[] = [
    ['white space and width do not matter', { '#13': '株式・投資ファンド持分', '#15': 'ネット（NET' }, 'unexpected-reply'],
    ['nor do breaks inside of a cell', { '#13': '株式・投資ファンド持分', '#15': 'ネット（Net）' }, [-2500e8, '2026-09-19']],
    ['a header over several rows', { '#13': '対内証券投資 株式・投資ファンド持分 取得' }, [-2500e8, '2026-09-19']],
    ['the text of another column', { '#15': '処分' }, 'unexpected-reply'],
    ['a column that is not there', { '#30': 'ネット' }, 'unexpected-reply'],
    ['what stands in the data is no header', { '#15': '-2,500' }, 'unexpected-reply'],
  ];
  for (const [name, okWhen, expected] of shifted) it(name, () => assert.deepEqual(outcomeOf(weekly(okWhen), WEEKLY), expected));

  it('fails closed where a column was put in', () => {
    const moved = WEEKLY.replaceAll(/^(?=,|期|"|\d|（)/gm, ',');
    assert.equal(outcomeOf({ ...weekly({ '#15': 'ネット' }), date: ['#2'] }, moved), 'unexpected-reply');
    assert.deepEqual(faultOf({ ...weekly({ '#15': 'ネット' }), date: ['#2'] }, moved).details.slice(0, 3), ['#15', 'ネット', '処分']);
  });

  it('is looked at by name too', () => {
    const text = 'Unit: %,,\nDate,10Y,Note\n2026-11-20,1.5,x\n';
    const extract = (okWhen: Record<string, string>): Partial<Extraction> => ({ format: 'csv', value: '10Y', date: ['Date'], okWhen });
    assert.deepEqual(outcomeOf(extract({ Date: 'Unit: %' }), text), [1.5, '2026-11-20']);
    assert.equal(outcomeOf(extract({ Date: 'Unit: bp' }), text), 'unexpected-reply');
    assert.equal(outcomeOf(extract({ Source: 'x' }), text), 'unexpected-reply');
  });
});
