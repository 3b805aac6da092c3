import assert from 'node:assert/strict';
import type { DateFormat } from '../../src/core/config/configuration';
import { UNSTATED_EXTRACTION } from '../../src/core/config/sourceDefaults';
import { decodeReply } from '../../src/core/sources/decodeReply';
import { extractCsv } from '../../src/core/sources/extractCsv';
import { extractJson } from '../../src/core/sources/extractJson';
import { isFault } from '../../src/core/sources/fault';
import { fnv1a } from '../../src/core/sources/fnv1a';
import type { PlainExtraction } from '../../src/core/sources/readReply';
import { parseSourceDate } from '../../src/core/sources/sourceDate';
import { isMissing, parseSourceNumber } from '../../src/core/sources/sourceNumber';

const extraction = (value: string, date: string, more: Partial<PlainExtraction> = {}): PlainExtraction => ({ ...UNSTATED_EXTRACTION, ...more, value, date });

describe('numbers of sources', () => {
  const read: readonly (readonly [unknown, number])[] = [
    [156.82, 156.82], [0, 0], [-0, 0], ['156.82', 156.82], [' 1,234,567.8 ', 1234567.8], ['+0.5', 0.5], ['-8.68%', -8.68], ['4.2 %', 4.2], ['(1,234.5)', -1234.5], ['(2.1%)', -2.1],
    ['−8.68', -8.68], ['▲8.68', -8.68], ['▲ 1,000', -1000], ['－１２．５', -12.5], ['４．２％', 4.2], ['.5', 0.5], ['1.2e-3', 0.0012], ['007', 7], ['1E3', 1000],
  ];
  for (const [raw, expected] of read) it(`reads ${JSON.stringify(raw)}`, () => assert.ok(Object.is(parseSourceNumber(raw), expected), String(parseSourceNumber(raw))));

  const refused = ['', '-', 'abc', '1,23', '1,2345', '12,34,567', '1.234,5', '1 234', '0x10', '¥100', '5bp', '1.2.3', '--5', '(-5)', '5-', 'Infinity', 'NaN', '1e999', '1.', '%', '.', '()'];
  for (const raw of [...refused, Number.NaN, Infinity, null, undefined, true, [], {}]) it(`refuses ${String(raw) || 'nothing'}`, () => assert.equal(parseSourceNumber(raw), null));

  it('knows the marks for a missing value, and 0 is none of them', () => {
    for (const raw of ['-', '.', '', ' ', 'NA', 'N/A', 'n/a', 'NaN', 'null', '*', '＊', '－', '--', null, undefined]) assert.equal(isMissing(raw), true, String(raw));
    for (const raw of ['0', 0, 'x', false, '0.0']) assert.equal(isMissing(raw), false, String(raw));
  });
});

describe('dates of sources', () => {
  const cases: readonly (readonly [unknown, DateFormat, string | null])[] = [
    ['2026-11-20', 'iso', '2026-11-20'], ['2026-11-20T23:30:00-05:00', 'iso', '2026-11-20'], ['2026-11-20 09:00', 'iso', '2026-11-20'], ['2026-11-200', 'iso', null], ['2026-02-30', 'iso', null], ['2026-1-2', 'iso', null],
    ['2026/9/30', 'YYYY/M/D', '2026-09-30'], ['2026/09/30 15:00', 'YYYY/M/D', '2026-09-30'], ['2026／９／３０', 'YYYY/M/D', '2026-09-30'], ['2026-09-30', 'YYYY/M/D', null], ['2026/9/30～10/4', 'YYYY/M/D', null],
    ['2026.10.09', 'YYYY.M.D', '2026-10-09'], ['2026．9．6', 'YYYY.M.D', '2026-09-06'], ['20260925', 'YYYYMMDD', '2026-09-25'], [20260925, 'YYYYMMDD', '2026-09-25'], ['20260503T100000Z', 'YYYYMMDD', '2026-05-03'],
    ['202609', 'YYYYMMDD', null], ['09/15/2026', 'MM/DD/YYYY', '2026-09-15'], ['15/09/2026', 'MM/DD/YYYY', null], ['15/09/2026', 'DD/MM/YYYY', '2026-09-15'], ['9/5/2026', 'DD/MM/YYYY', '2026-05-09'],
    [1795132800, 'epoch-s', '2026-11-20'], ['1795132800', 'epoch-s', '2026-11-20'], [1795132800123, 'epoch-ms', '2026-11-20'], [1795132800, 'epoch-ms', null], [1795132800123, 'epoch-s', null], ['soon', 'epoch-s', null],
    [null, 'iso', null], [{}, 'iso', null], ['', 'iso', null], ['R8.1.28', 'YYYY.M.D', null],
  ];
  for (const [raw, format, expected] of cases) it(`${JSON.stringify(raw)} as ${format} is ${expected}`, () => assert.equal(parseSourceDate(raw, format), expected));
});

describe('decoding of replies', () => {
  const SHIFT_JIS = Uint8Array.of(0x93, 0xfa, 0x95, 0x74);
  const cases: readonly (readonly [string, Uint8Array, string | undefined, string | null, string | RegExp])[] = [
    ['UTF-8 without a word', Buffer.from('日付'), undefined, null, '日付'],
    ['a byte order mark wins', Buffer.from('\ufeff日付'), 'text/csv; charset=shift_jis', 'shift_jis', '日付'],
    ['UTF-16 by its mark', Buffer.from('\ufeff日付', 'utf16le'), undefined, null, '日付'],
    ['the header', SHIFT_JIS, 'text/csv; charset="Shift_JIS"', null, '日付'],
    ['what the source states over the header', SHIFT_JIS, 'text/csv; charset=utf-8', 'shift_jis', '日付'],
    ['an unknown header charset is passed over', Buffer.from('日付'), 'text/csv; charset=utf8mb4', null, '日付'],
    ['the wrong charset', SHIFT_JIS, 'text/csv; charset=utf-8', null, /not text in \{2\}.*shift_jis/],
    ['an unknown stated encoding', SHIFT_JIS, undefined, 'sjisx', /not an encoding/],
  ];
  for (const [name, bytes, header, stated, expected] of cases) {
    it(name, () => {
      const decoded = decodeReply(bytes, header, stated);
      if (typeof expected === 'string') assert.deepEqual(decoded, { text: expected });
      else assert.ok(isFault(decoded) && decoded.error === 'malformed-reply' && expected.test(decoded.text));
    });
  }

  it('hashes as FNV-1a does', () => {
    assert.equal(fnv1a(Buffer.from('')), '811c9dc5');
    assert.equal(fnv1a(Buffer.from('foobar')), 'bf9cf968');
  });
});

const outcome = (result: ReturnType<typeof extractJson>): unknown => (isFault(result) ? result.error : [result.value, result.asOf]);

describe('extraction from JSON', () => {
  const one = extraction('$.rates.JPY', '$.date');
  const series = extraction('$.observations[*].value', '$.observations[*].date');
  const observations = (...rows: [string, unknown][]): string => JSON.stringify({ observations: rows.map(([date, value]) => ({ date, value })) });
  const cases: readonly (readonly [string, string, PlainExtraction, unknown])[] = [
    ['a flat reply', '{"date":"2026-11-20","rates":{"JPY":156.82}}', one, [156.82, '2026-11-20']],
    ['text for a number', '{"date":"2026-11-20","rates":{"JPY":"1,156.82"}}', one, [1156.82, '2026-11-20']],
    ['a missing mark', '{"date":"2026-11-20","rates":{"JPY":"."}}', one, 'no-value'],
    ['null', '{"date":"2026-11-20","rates":{"JPY":null}}', one, 'no-value'],
    ['an object for a number', '{"date":"2026-11-20","rates":{"JPY":{}}}', one, 'no-value'],
    ['a number too large', '{"date":"2026-11-20","rates":{"JPY":1e999}}', one, 'no-value'],
    ['no such value', '{"date":"2026-11-20","rates":{}}', one, 'no-value'],
    ['no date', '{"rates":{"JPY":1}}', one, 'no-date'],
    ['a date of another form', '{"date":"20 Nov 2026","rates":{"JPY":1}}', one, 'no-date'],
    ['no JSON', 'Please limit requests to one every 5 seconds', one, 'malformed-reply'],
    ['cut JSON', '{"date":"2026', one, 'malformed-reply'],
    ['a path that is none', '{}', extraction('$.[', '$.date'), 'no-value'],
    ['the newest of a series that ends with holes', observations(['2026-11-18', '1'], ['2026-11-19', '2'], ['2026-11-20', '.']), series, [2, '2026-11-19']],
    ['a series with the newest first', observations(['2026-11-20', '3'], ['2026-11-19', '2']), series, [3, '2026-11-20']],
    ['parallel arrays', '{"D":[20261119,20261120],"V":[0.727,null]}', extraction('$.V[*]', '$.D[*]', { dateFormat: 'YYYYMMDD' }), [0.727, '2026-11-19']],
    ['a filter', '{"r":[{"n":"EQUITY","v":"0.56"},{"n":"TOTAL","v":"0.93"}],"d":"2026-11-20"}', extraction("$.r[?@.n=='EQUITY'].v", '$.d'), [0.56, '2026-11-20']],
    ['values that do not pair', '{"D":["2026-11-20"],"V":[1,2]}', extraction('$.V[*]', '$.D[*]'), 'ambiguous'],
  ];
  for (const [name, text, extract, expected] of cases) it(name, () => assert.deepEqual(outcome(extractJson(text, extract)), expected));

  it('shows the first 120 characters of what is not JSON', () => {
    const result = extractJson(`Sorry ${'x'.repeat(500)}`, one);
    assert.ok(isFault(result));
    assert.equal(String(result.details[0]).length, 121);
  });
});

describe('extraction from CSV', () => {
  const csv = (value: string, date: string, dateFormat: DateFormat = 'iso'): PlainExtraction => extraction(value, date, { format: 'csv', dateFormat });
  const MOF = 'Interest Rate (October 2026),,,(Unit : %)\r\nDate,1Y,5Y,10Y\r\n2026/9/30,0.6,1.2,1.684\r\n2026/10/1,0.6,1.2,1.69\r\n2026/10/2,-,-,-\r\n';
  const NIKKEI = '"データ日付","終値","始値"\n"2026/11/19","38,100.5","38,000"\n"2026/11/20","38,200.5","38,100"\n"本資料は日経の著作物",,\n';
  const TREASURY = 'Date,"1 Mo","10 Yr"\n09/16/2026,,\n09/15/2026,3.93,4.11\n09/14/2026,3.95,4.2\n';
  const cases: readonly (readonly [string, string, PlainExtraction, unknown])[] = [
    ['a title above, holes below', MOF, csv('10Y', 'Date', 'YYYY/M/D'), [1.69, '2026-10-01']],
    ['quoted Japanese cells and a footer', NIKKEI, csv('終値', 'データ日付', 'YYYY/M/D'), [38200.5, '2026-11-20']],
    ['the newest first, today still empty', TREASURY, csv('10 Yr', 'Date', 'MM/DD/YYYY'), [4.11, '2026-09-15']],
    ['columns by place', NIKKEI, csv('#3', '#1', 'YYYY/M/D'), [38100, '2026-11-20']],
    ['one by place, one by name', NIKKEI, csv('#2', 'データ日付', 'YYYY/M/D'), [38200.5, '2026-11-20']],
    ['tabs', 'date\tvalue\n2026-11-20\t1,5\n2026-11-19\t7\n', csv('value', 'date'), 'no-value'],
    ['semicolons', 'date;value\n2026-11-20;7.5\n', csv('value', 'date'), [7.5, '2026-11-20']],
    ['semicolons by place', '2026-11-19;7.4\n2026-11-20;7.5\n', csv('#2', '#1'), [7.5, '2026-11-20']],
    ['a header with a line break in a cell', '"as of\n date","net\nvalue"\n2026-11-20,5\n', csv('net value', 'as of date'), [5, '2026-11-20']],
    ['one day twice: the later row', 'date,value\n2026-11-20,1\n2026-11-20,2\n', csv('value', 'date'), [2, '2026-11-20']],
    ['a newest value that is no number', 'date,value\n2026-11-19,1\n2026-11-20,see note\n', csv('value', 'date'), 'no-value'],
    ['only holes', 'date,value\n2026-11-19,-\n2026-11-20,NA\n', csv('value', 'date'), 'no-value'],
    ['only a header', 'date,value\n', csv('value', 'date'), 'no-value'],
    ['dates of another form', 'date,value\n20 Nov 2026,1\n', csv('value', 'date'), 'no-date'],
    ['a column twice', 'date,net,net\n2026-11-20,1,2\n', csv('net', 'date'), 'ambiguous'],
    ['no such date column', 'day,value\n2026-11-20,1\n', csv('value', 'date'), 'no-date'],
    ['a place that no row has', 'date,value\n2026-11-20,1\n', csv('#9', '#1'), 'no-value'],
    ['an unclosed quote', 'date,value\n"2026-11-20,1\n', csv('value', 'date'), 'no-value'],
  ];
  for (const [name, text, extract, expected] of cases) it(name, () => assert.deepEqual(outcome(extractCsv(text, extract)), expected));

  it('names the columns found where one is not there', () => {
    const result = extractCsv(MOF, csv('100Y', 'Date', 'YYYY/M/D'));
    assert.ok(isFault(result));
    assert.deepEqual(result.details, ['100Y', 'Date, 1Y, 5Y, 10Y']);
  });
});
