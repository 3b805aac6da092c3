import assert from 'node:assert/strict';
import type { Extraction } from '../../src/core/config/configuration';
import { isFault } from '../../src/core/sources/fault';
import { faultOf, outcomeOf, readingOf } from '../support/replies';

const json = (value: string, date: string | readonly string[], more: Partial<Extraction> = {}): Partial<Extraction> => ({ format: 'json', value, date: typeof date === 'string' ? [date] : date, ...more });

describe('extraction from JSON', () => {
  const one = json('$.rates.JPY', '$.date');
  const series = json('$.observations[*].value', '$.observations[*].date');
  const observations = (...rows: [string, unknown][]): string => JSON.stringify({ observations: rows.map(([date, value]) => ({ date, value })) });
  const bls = json('$..value', ['$..year', '$..period'], { dateFormat: 'bls' });
  const cases: readonly (readonly [string, string, Partial<Extraction>, unknown])[] = [
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
    ['a byte order mark', '\ufeff{"date":"2026-11-20","rates":{"JPY":1}}', one, [1, '2026-11-20']],
    ['a path that is none', '{}', json('$.[', '$.date'), 'bad-expression'],
    ['the newest of a series that ends with holes', observations(['2026-11-18', '1'], ['2026-11-19', '2'], ['2026-11-20', '.']), series, [2, '2026-11-19']],
    ['a series with the newest first', observations(['2026-11-20', '3'], ['2026-11-19', '2']), series, [3, '2026-11-20']],
    ['a newest value that is no number', observations(['2026-11-19', '2'], ['2026-11-20', 'n/d yet']), series, 'no-value'],
    ['parallel arrays with holes at the end', '{"D":[20261119,20261120],"V":[0.727,null]}', json('$.V[*]', '$.D[*]', { dateFormat: 'YYYYMMDD' }), [0.727, '2026-11-19']],
    ['a filter', '{"r":[{"n":"EQUITY","v":"0.56"},{"n":"TOTAL","v":"0.93"}],"d":"2026-11-20"}', json("$.r[?@.n=='EQUITY'].v", '$.d'), [0.56, '2026-11-20']],
    ['values that do not pair', '{"D":["2026-11-20"],"V":[1,2]}', json('$.V[*]', '$.D[*]'), 'ambiguous'],
    ['as many dates as values, in other rows', '{"r":[{"d":"2026-11-18"},{"v":5},{"d":"2026-11-20","v":6}]}', json('$.r[*].v', '$.r[*].d'), 'ambiguous'],
    ['arrays at different depths', '{"r":[{"t":[1795000000,1795132800],"q":[{"c":[5,6]}]}]}', json('$.r[0].q[0].c[*]', '$.r[0].t[*]', { dateFormat: 'epoch-s' }), [6, '2026-11-20']],
    ['two series not told apart', '{"r":[{"d":"2026-11-20","v":4.5},{"d":"2026-11-20","v":0.75}]}', json('$.r[*].v', '$.r[*].d'), 'ambiguous'],
    ['the same value twice', '{"r":[{"d":"2026-11-20","v":4.5},{"d":"2026-11-20","v":4.5}]}', json('$.r[*].v', '$.r[*].d'), [4.5, '2026-11-20']],
    ['several times of one day', '{"r":[{"d":"2026-11-20T09:00Z","v":1},{"d":"2026-11-20T17:00Z","v":2},{"d":"2026-11-20T12:00Z","v":3}]}', json('$.r[*].v', '$.r[*].d'), [2, '2026-11-20']],
    ['year and period, the average of the year among them', '{"data":[{"year":"2025","period":"M13","value":"4.0"},{"year":"2026","period":"M08","value":"4.1"},{"year":"2026","period":"M09","value":"4.2"}]}', bls, [4.2, '2026-09']],
    ['only an average of the year', '{"data":[{"year":"2025","period":"M13","value":"4.0"}]}', bls, 'no-date'],
    ['one part of the date missing in a row', '{"data":[{"year":"2025","value":"4.0"},{"year":"2026","period":"M08","value":"4.1"}]}', bls, 'ambiguous'],
    ['one object or a list of them', '{"O":{"VALUE":{"@time":"20260700","$":"2.5"}}}', json("$..VALUE['$']", "$..VALUE['@time']", { dateFormat: 'e-stat' }), [2.5, '2026-07']],
    ['a list of them', '{"O":[{"VALUE":{"@time":"20260600","$":"2.4"}},{"VALUE":{"@time":"20260700","$":null}}]}', json("$..VALUE['$']", "$..VALUE['@time']", { dateFormat: 'e-stat' }), [2.4, '2026-06']],
    ['a forecast without a date', '{"values":{"NGDP":{"JPN":{"2026":0.8}}}}', json('$.values.NGDP.JPN.*', ['none']), [0.8, null]],
    ['two forecasts without a date', '{"values":{"2026":0.8,"2027":0.9}}', json('$.values.*', ['none']), 'ambiguous'],
    ['a forecast for this year', '{"y":2026,"v":0.8}', json('$.v', '$.y', { dateFormat: 'YYYY' }), [0.8, '2026']],
    ['a forecast for the next year', '{"y":2027,"v":0.8}', json('$.v', '$.y', { dateFormat: 'YYYY' }), 'future-date'],
    ['a day ahead of the next one', '{"y":"2026-11-22","v":0.8}', json('$.v', '$.y'), 'future-date'],
    ['tomorrow, where it is that already', '{"y":"2026-11-21","v":0.8}', json('$.v', '$.y'), [0.8, '2026-11-21']],
    ['a pattern over the text that a path finds', '{"t":"rate 5.25 %, as of 2026-11-20"}', json('$.t', [], { pattern: '(?P<value>[\\d.]+) %, as of (?P<date>\\S+)' }), [5.25, '2026-11-20']],
    ['a pattern for the date alone', '{"v":5.25,"t":"as of 2026-11-20"}', json('$.v', '$.t', { pattern: 'of (?<date>\\S+)' }), [5.25, '2026-11-20']],
    ['a pattern over the whole reply', '{"t":"rate 5.25 %","d":"2026-11-20"}', { format: 'json', pattern: 'rate (?P<value>[\\d.]+).*"d":"(?P<date>[^"]+)' }, [5.25, '2026-11-20']],
    ['a pattern that finds nothing', '{"t":"none","d":"2026-11-20"}', json('$.t', '$.d', { pattern: '(?P<value>\\d+)' }), 'no-value'],
    ['nothing that says when', '{"v":1}', { format: 'json', value: '$.v' }, 'no-date'],
  ];
  for (const [name, text, extract, expected] of cases) it(name, () => assert.deepEqual(outcomeOf(extract, text), expected));

  it('shows the first 120 characters of what is not JSON', () => assert.equal(String(faultOf(one, `Sorry ${'x'.repeat(500)}`).details[0]).length, 121));

  it('gives all dated values in order, in plain units', () => {
    const reading = readingOf({ ...series, scale: 1e8 }, observations(['2026-11-20', '3'], ['2026-11-18', '1'], ['2026-11-19', '.'], ['2026-11-17', 'x']));
    assert.ok(!isFault(reading));
    assert.deepEqual(reading.series.map(({ value, asOf }) => [value, asOf]), [[1e8, '2026-11-18'], [3e8, '2026-11-20']]);
    assert.deepEqual(reading.newest, reading.series.at(-1));
  });

  it('keeps the last time of each day in the series', () => {
    const reading = readingOf(series, observations(['2026-11-19T17:00', '3'], ['2026-11-19T09:00', '1'], ['2026-11-20T09:00', '2']));
    assert.ok(!isFault(reading));
    assert.deepEqual(reading.series.map(({ value }) => value), [3, 2]);
  });
});

describe('ok_when of JSON', () => {
  const boj = json('$.V[*]', '$.D[*]', { dateFormat: 'YYYYMMDD', okWhen: { '$.STATUS': '200' } });

  it('lets a reply through that says what is expected', () => assert.deepEqual(outcomeOf(boj, '{"STATUS":200,"D":[20261120],"V":[0.727]}'), [0.727, '2026-11-20']));

  it('shows an error inside of a good status, before anything is read', () => {
    const fault = faultOf(boj, '{"STATUS":400,"MESSAGEID":"M181004E","MESSAGE":"The code does not exist."}');
    assert.equal(fault.error, 'unexpected-reply');
    assert.deepEqual(fault.details.slice(0, 3), ['$.STATUS', '200', '400']);
    assert.match(String(fault.details[3]), /The code does not exist\./);
  });

  const others: readonly (readonly [string, Record<string, string>, string, unknown])[] = [
    ['a text for a number', { '$.STATUS': '200' }, '{"STATUS":"200","d":"2026-11-20","v":1}', [1, '2026-11-20']],
    ['width and white space', { '$.s': '月次 データ' }, '{"s":"月次データ ","d":"2026-11-20","v":1}', [1, '2026-11-20']],
    ['nothing there', { '$.STATUS': '200' }, '{"d":"2026-11-20","v":1}', 'unexpected-reply'],
    ['more than is expected', { '$.s': 'OK' }, '{"s":"NOT OK","d":"2026-11-20","v":1}', 'unexpected-reply'],
    ['one of several that does not fit', { '$.s[*]': 'OK' }, '{"s":["OK","ERROR"],"d":"2026-11-20","v":1}', 'unexpected-reply'],
    ['a path that is none', { '$$': '1' }, '{"d":"2026-11-20","v":1}', 'bad-expression'],
  ];
  for (const [name, okWhen, text, expected] of others) it(name, () => assert.deepEqual(outcomeOf(json('$.v', '$.d', { okWhen }), text), expected));
});

describe('what a source is believed', () => {
  const rate = json('$.v', '$.d');
  const limits = { range: { low: 50, high: 300 }, maxAgeDays: 10 };
  const cases: readonly (readonly [string, number, string, unknown])[] = [
    ['inside', 156, '2026-11-20', [156, '2026-11-20']], ['at the ends', 300, '2026-11-10', [300, '2026-11-10']], ['above', 301, '2026-11-20', 'implausible'], ['below', 49.9, '2026-11-20', 'implausible'],
    ['too old by a day', 156, '2026-11-09', 'too-old'],
  ];
  for (const [name, v, d, expected] of cases) it(name, () => assert.deepEqual(outcomeOf({ ...rate, source: limits }, JSON.stringify({ v, d })), expected));

  it('names value, range and date', () => {
    assert.deepEqual(faultOf({ ...rate, scale: 0.01, source: limits }, '{"v":156,"d":"2026-11-20"}').details, [1.56, 50, 300]);
    assert.deepEqual(faultOf({ ...rate, source: limits }, '{"v":156,"d":"2026-10-01"}').details, ['2026-10-01', 10]);
  });

  it('is compared in plain units', () => assert.deepEqual(outcomeOf({ ...rate, scale: 100, source: limits }, '{"v":1.56,"d":"2026-11-20"}'), [156, '2026-11-20']));

  it('refuses a time zone that is none', () => assert.equal(outcomeOf({ ...rate, timeZone: 'Asia/Edo' }, '{"v":1,"d":"2026-11-20"}'), 'bad-expression'));
});
