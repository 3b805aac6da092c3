import assert from 'node:assert/strict';
import { blsJson, cboePage, ecbCsv, frankfurterJson, fredJson, treasuryCsv, vixCsv } from '../support/catalogueReplies';
import { asked, inMemory, read, said, type Reply } from '../support/asking';

describe('ECB reference rates', () => {
  const rates = (url: string): Reply => (url.includes('/D.USD.') ? ecbCsv('USD', [['2026-11-25', 1.15], ['2026-11-26', 1.16]]) : ecbCsv('JPY', [['2026-11-25', 180], ['2026-11-26', 181.45]]));

  it('give units for one euro', async () => {
    assert.deepEqual(await read('eur-usd', rates), [1.16, '2026-11-26']);
    assert.deepEqual(await read('eur-jpy', rates), [181.45, '2026-11-26']);
  });

  it('pass over a day without a rate', async () => assert.deepEqual(await read('eur-usd', ecbCsv('USD', [['2026-11-25', 1.15], ['2026-11-26', null]])), [1.15, '2026-11-25']));

  it('take no other currency for it', async () => assert.equal(await read('eur-usd', ecbCsv('JPY', [['2026-11-26', 1.16]])), 'no-value'));

  it('give USD/JPY as the one over the other', async () => {
    const result = await read('usd-jpy-ecb', rates);
    assert.ok(typeof result !== 'string');
    assert.equal(Number(result[0].toFixed(4)), 156.4224);
    assert.equal(result[1], '2026-11-26');
  });

  it('give no cross rate of two days', async () => {
    const result = await read('usd-jpy-ecb', (url) => (url.includes('/D.USD.') ? ecbCsv('USD', [['2026-11-26', 1.16]]) : ecbCsv('JPY', [['2026-11-25', 181.45]])));
    // Either it is refused, or it is as old as its older part; never newer.
    assert.ok(typeof result === 'string' || result[1] === '2026-11-25', JSON.stringify(result));
  });

  it('are missing where one is', async () => assert.equal(await read('usd-jpy-ecb', (url) => (url.includes('/D.USD.') ? rates(url) : { status: 500, body: 'x' })), 'missing-input'));
});

describe('Frankfurter', () => {
  it('gives a flat row of the ECB', async () => {
    const http = inMemory(() => frankfurterJson('2026-11-26', 156.4));
    assert.deepEqual(await read('usd-jpy-frankfurter', http), [156.4, '2026-11-26']);
    assert.match(http.asked[0] ?? '', /providers=ECB/);
  });

  it('is a failure where another pair comes, and where the code is unknown', async () => {
    assert.equal(await read('usd-jpy-frankfurter', frankfurterJson('2026-11-26', 0.86, 'EUR')), 'unexpected-reply');
    assert.equal(await read('usd-jpy-frankfurter', { status: 422, type: 'application/json', body: '{"message":"unknown currency"}' }), 'http-status');
  });
});

describe('US Treasury', () => {
  const of = (rows: readonly (readonly [string, number | null])[]) => (url: string): Reply => treasuryCsv(rows.filter(([day]) => url.includes(`csv/${day.slice(0, 4)}/`)));

  it('gives each maturity, newest first as the file has them', async () => {
    const file = of([['2026-11-24', 4.0], ['2026-11-25', 4.11]]);
    assert.deepEqual(await read('us-10y', file), [4.11, '2026-11-25']);
    assert.deepEqual(await read('us-2y', file), [3.71, '2026-11-25']);
    assert.deepEqual(await read('us-30y', file), [4.31, '2026-11-25']);
  });

  it('asks for last year’s file while this year’s has no row', async () => {
    const http = inMemory(of([['2026-12-30', 4.2], ['2026-12-31', 4.25]]));
    assert.deepEqual(await read('us-10y', http, { at: '2027-01-02T12:00:00Z' }), [4.25, '2026-12-31']);
    assert.deepEqual(http.asked.map((url) => /csv\/(\d{4})\//.exec(url)?.[1]), ['2027', '2026']);
  });

  it('passes over a day without a value', async () => assert.deepEqual(await read('us-10y', of([['2026-11-24', 4.0], ['2026-11-25', null]])), [4, '2026-11-24']));
});

describe('BLS', () => {
  it('gives the last month, and no average of a year', async () => {
    const result = await asked('us-unemployment', blsJson([['2026', 'M10', '4.4'], ['2026', 'M09', '4.3'], ['2025', 'M13', '9.9']]));
    assert.deepEqual({ ...result, fetchedAt: 0, url: '', hash: '' }, { sourceId: 'us-unemployment', value: 4.4, asOf: '2026-10-31', precision: 'month', fetchedAt: 0, url: '', hash: '' });
  });

  it('passes over a month without a survey', async () => assert.deepEqual(await read('us-unemployment', blsJson([['2026', 'M10', '-'], ['2026', 'M09', '4.3']])), [4.3, '2026-09-30']));

  it('takes a threshold that is reached, in HTTP 200, for a failure that can be read', async () => {
    assert.equal(await read('us-unemployment', blsJson([], 'REQUEST_NOT_PROCESSED')), 'unexpected-reply');
    assert.equal(await read('us-unemployment', blsJson([['2026', 'M10', '4.4']], 'REQUEST_NOT_PROCESSED')), 'unexpected-reply');
    assert.match(await said('us-unemployment', blsJson([], 'REQUEST_NOT_PROCESSED')), /should be “REQUEST_SUCCEEDED” and is “REQUEST_NOT_PROCESSED”/);
  });

  it('asks for last year too, so that January has values', async () => {
    const http = inMemory(() => blsJson([['2026', 'M12', '4.4']]));
    assert.deepEqual(await read('us-unemployment', http, { at: '2027-01-10T00:00:00Z' }), [4.4, '2026-12-31']);
    assert.match(http.asked[0] ?? '', /startyear=2026&endyear=2027$/);
  });
});

describe('FRED', () => {
  it('gives the newest observation, full stops passed over', async () => assert.deepEqual(await read('us-10y-fred', fredJson([['2026-11-24', 4.05], ['2026-11-25', null]])), [4.05, '2026-11-24']));

  it('has its key in the request and in nothing that is shown', async () => {
    const http = inMemory(() => ({ status: 400, body: 'the-FRED_API_KEY is not registered' }));
    assert.doesNotMatch(await said('nikkei-225-fred', http), /the-FRED_API_KEY/);
    assert.match(http.asked[0] ?? '', /api_key=the-FRED_API_KEY/);
  });
});

describe('Cboe', () => {
  const ratios = { 'TOTAL PUT/CALL RATIO': '0.88', 'INDEX PUT/CALL RATIO': '1.10', 'EXCHANGE TRADED PRODUCTS PUT/CALL RATIO': '1.02', 'EQUITY PUT/CALL RATIO': '0.61' };

  for (const escaped of [false, true]) {
    it(`gives the ratio of single stocks with the day that the page says, ${escaped ? 'in a page' : 'as data'}`, async () => {
      const page: Reply = { type: escaped ? 'text/html' : 'text/x-component', body: cboePage('2026-11-25', ratios, { escaped }) };
      assert.deepEqual(await read('put-call', page), [0.61, '2026-11-25']);
      assert.deepEqual(await read('put-call-total', page), [0.88, '2026-11-25']);
    });
  }

  it('asks for data instead of a page', async () => {
    await read('put-call', (_, { headers }) => {
      assert.equal(headers['RSC'], '1');
      return cboePage('2026-11-25', ratios);
    });
  });

  it('goes back day by day where the page has none', async () => {
    const http = inMemory((url) => (url.includes('dt=2026-11-25') ? cboePage('2026-11-25', ratios) : url.includes('dt=') ? { status: 403, body: 'x' } : '0:["No data"]'));
    assert.deepEqual(await read('put-call', http), [0.61, '2026-11-25']);
    assert.ok(http.asked.length <= 8, `${http.asked.length}`);
  });

  it('has no ratio where its row is gone, and no other in its place', async () => {
    const { 'EQUITY PUT/CALL RATIO': gone, ...others } = ratios;
    assert.equal(gone, '0.61');
    assert.equal(typeof (await read('put-call', cboePage('2026-11-25', others))), 'string');
  });

  it('is a failure where the value is none of a ratio', async () => assert.equal(await read('put-call', cboePage('2026-11-25', { ...ratios, 'EQUITY PUT/CALL RATIO': '61' })), 'implausible'));

  it('gives the close of the VIX', async () => assert.deepEqual(await read('vix', vixCsv([['2026-11-24', 17], ['2026-11-25', 17.25]])), [17.25, '2026-11-25']));
});
