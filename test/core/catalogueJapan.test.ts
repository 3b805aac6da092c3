import assert from 'node:assert/strict';
import { dayInZone } from '../../src/core/model/civilDate';
import { bisCsv, bojJson, dashboardJson, flowPeriod, flowsCsv, imfJson, jgbCsv, jpxIndexPage, jpxWorkbook, marginData, nikkeiCsv, nikkeiMarketPage, nikkeiTable, oecdCsv, topixCsv } from '../support/catalogueReplies';
import { asked, builtIn, inMemory, read, said, type Reply } from '../support/asking';
import { shiftJis } from '../support/shiftJis';

const HTML: Reply = { type: 'text/html', body: '<!DOCTYPE html><html><body>Just a moment…</body></html>' };

describe('BIS, policy rates', () => {
  it('gives the target of the last day that has one', async () => {
    assert.deepEqual(await read('boj-policy-rate', bisCsv('JP', [['2026-11-19', 1], ['2026-11-20', 1.25], ['2026-11-21', 'NaN'], ['2026-11-22', null]])), [1.25, '2026-11-20']);
  });

  it('asks for one area and takes no other', async () => {
    const http = inMemory(() => bisCsv('US', [['2026-11-20', 3.625]]));
    assert.equal(await read('boj-policy-rate', http), 'no-value');
    assert.deepEqual(http.asked.map((url) => new URL(url).pathname), ['/api/v1/data/WS_CBPOL/D.JP/all']);
    assert.deepEqual(await read('us-policy-rate', bisCsv('US', [['2026-11-20', 3.625]])), [3.625, '2026-11-20']);
  });

  it('is a failure where the columns are named otherwise, where it is XML, and where the value is none', async () => {
    assert.equal(await read('boj-policy-rate', bisCsv('JP', [['2026-11-20', 1]]).replace('OBS_VALUE', 'OBS_STATUS2')), 'no-value');
    assert.match(await said('boj-policy-rate', '<?xml version="1.0"?><message:StructureSpecificData/>'), /BIS/);
    assert.equal(await read('boj-policy-rate', bisCsv('JP', [['2026-11-20', 125]])), 'implausible');
  });

  it('is a failure where the series stopped', async () => assert.equal(await read('boj-policy-rate', bisCsv('JP', [['2026-09-30', 1]])), 'too-old'));
});

describe('BOJ, time-series API', () => {
  const rows = [['2026-11-25', 156.1], ['2026-11-26', 156.42], ['2026-11-27', null]] as const;

  it('gives the last value; holidays and today stand there without one', async () => {
    assert.deepEqual(await read('usd-jpy', bojJson('FXERD04', rows)), [156.42, '2026-11-26']);
    assert.deepEqual(await read('boj-call-rate', bojJson('STRDCLUCON', [['2026-11-26', 0.977]])), [0.977, '2026-11-26']);
  });

  it('asks from the month before on, so that the first of a month has values', async () => {
    const http = inMemory(() => bojJson('FXERD04', rows));
    await read('usd-jpy', http, { at: '2027-01-01T00:30:00Z' }).catch(() => undefined);
    assert.match(http.asked[0] ?? '', /startDate=202612$|startDate=202611$/);
  });

  it('takes an error inside HTTP 200 for one', async () => {
    assert.equal(await read('usd-jpy', bojJson('FXERD04', [], { status: 400 })), 'unexpected-reply');
    assert.equal(await read('usd-jpy', bojJson('FXERD04', rows, { status: 500 })), 'unexpected-reply', 'also where figures stand beside it');
    assert.match(await said('usd-jpy', bojJson('FXERD04', [], { status: 503 })), /“\$\.STATUS” should be “200” and is “503”/);
  });

  it('reads 202402 of a quarterly series as no day', async () => assert.equal(await read('usd-jpy', bojJson('FXERD04', rows, { frequency: 'QUARTERLY' })), 'unexpected-reply'));

  it('takes no other series for it', async () => assert.ok(['no-value', 'unexpected-reply'].includes(String(await read('usd-jpy', bojJson('FXERD01', rows))))));

  it('is a failure where it is a web page, and where the unit changed', async () => {
    assert.equal(await read('usd-jpy', HTML), 'html-instead-of-data');
    assert.equal(await read('usd-jpy', bojJson('FXERD04', [['2026-11-26', 0.0064]])), 'implausible');
  });
});

describe('MOF, JGB yields', () => {
  const month = jgbCsv([['2026-11-25', 2.7], ['2026-11-26', 2.71]]);
  const history = jgbCsv([['2026-10-29', 2.6], ['2026-10-30', 2.61], ['2026-11-02', '-']], { title: 'Interest Rate' });
  const files = (current: Reply) => (url: string): Reply => (url.includes('/historical/') ? history : current);

  it('gives each maturity below its title row and above its note in Shift_JIS', async () => {
    assert.deepEqual(await read('jgb-10y', files(month)), [2.71, '2026-11-26']);
    assert.deepEqual(await read('jgb-2y', files(month)), [2.63, '2026-11-26']);
    assert.deepEqual(await read('jgb-40y', files(month)), [3.01, '2026-11-26']);
  });

  it('does not ask for the history while the month has rows', async () => {
    const http = inMemory(files(month));
    await read('jgb-10y', http);
    assert.equal(http.asked.length, 1);
  });

  for (const [what, current] of [['has no rows yet', jgbCsv([])], ['has a row without values', jgbCsv([['2026-11-02', '-']])], ['is not there', { status: 404, body: 'x' }]] as const) {
    it(`goes back to the history where the file of the month ${what}`, async () => assert.deepEqual(await read('jgb-10y', files(current), { at: '2026-11-02T01:00:00Z' }), [2.61, '2026-10-30']));
  }

  it('does not take a history that ends long ago for the present', async () => assert.equal(await read('jgb-10y', files(jgbCsv([])), { at: '2026-11-27T01:00:00Z' }), 'too-old'));

  it('is a failure where the column is gone', async () => assert.equal(await read('jgb-10y', () => jgbCsv([['2026-11-26', 2.71]], { maturities: [1, 2, 5, 20] })), 'no-value'));
});

describe('MOF, weekly flows', () => {
  const weeks = [{ period: flowPeriod('2026-11-01', '2026-11-07'), net: '-3,210' }, { period: flowPeriod('2026-11-08', '2026-11-14'), net: '12,345' }];

  it('gives the net of inward equity in yen, as of the last day of the week', async () => assert.deepEqual(await read('foreign-investors', flowsCsv(weeks)), [1.2345e12, '2026-11-14']));

  it('reads net sales as negative', async () => assert.deepEqual(await read('foreign-investors', flowsCsv(weeks.slice(0, 1))), [-3.21e11, '2026-11-07']));

  it('reads a week that crosses the year', async () => {
    assert.deepEqual(await read('foreign-investors', flowsCsv([{ period: flowPeriod('2026-12-27', '2027-01-02'), net: 100 }]), { at: '2027-01-08T00:00:00Z' }), [1e10, '2027-01-02']);
  });

  it('passes over weeks that are not out', async () => assert.deepEqual(await read('foreign-investors', flowsCsv([...weeks, { period: flowPeriod('2026-11-15', '2026-11-21'), net: null }])), [1.2345e12, '2026-11-14']));

  it('is a failure where a column moved or the unit is another', async () => {
    assert.equal(await read('foreign-investors', flowsCsv(weeks, { shifted: true })), 'unexpected-reply');
    assert.equal(await read('foreign-investors', flowsCsv(weeks, { swapped: true })), 'unexpected-reply');
    assert.equal(await read('foreign-investors', flowsCsv(weeks, { unit: 'million Yen' })), 'unexpected-reply');
  });

  it('is a failure where it is not in Shift_JIS', async () => assert.equal(await read('foreign-investors', Buffer.concat([flowsCsv(weeks), Buffer.from([0x82, 0x0d, 0x0a])])), 'malformed-reply'));

  it('is held to a size that a week can have', async () => assert.equal(await read('foreign-investors', flowsCsv([{ period: weeks[1]?.period ?? '', net: '999,999' }])), 'implausible'));
});

describe('Statistics Dashboard', () => {
  const UNEMPLOYMENT = '0301010000020020010';
  const months = [['2026-08', 2.6], ['2026-09', 2.5], ['2026-10', null]] as const;

  it('gives the last month that has a value, and no day of it', async () => {
    const result = await asked('jp-unemployment', dashboardJson(UNEMPLOYMENT, months, { adjustment: 2 }));
    assert.deepEqual({ ...result, fetchedAt: 0, url: '', hash: '' }, { sourceId: 'jp-unemployment', value: 2.5, asOf: '2026-09-30', precision: 'month', fetchedAt: 0, url: '', hash: '' });
  });

  it('reads a single answer, which is no list', async () => assert.deepEqual(await read('jp-cpi', dashboardJson('0703010501010030000', [['2026-10', 2.1]], { single: true })), [2.1, '2026-10-31']));

  it('tells CPI from core CPI by what comes back', async () => {
    assert.deepEqual(await read('jp-core-cpi', dashboardJson('0703010501010030010', [['2026-10', 2.3]])), [2.3, '2026-10-31']);
    assert.equal(await read('jp-core-cpi', dashboardJson('0703010501010030000', [['2026-10', 2.1]])), 'unexpected-reply');
    assert.equal(await read('jp-unemployment', dashboardJson(UNEMPLOYMENT, months, { adjustment: 1 })), 'unexpected-reply');
  });

  it('takes an error inside HTTP 200 and a web page for failures', async () => {
    assert.equal(await read('jp-cpi', JSON.stringify({ GET_STATS: { RESULT: { status: '1', errorMsg: '該当データはありませんでした。' } } })), 'unexpected-reply');
    assert.equal(await read('jp-cpi', dashboardJson('0703010501010030000', [['2026-10', 2.1]], { status: '2' })), 'unexpected-reply');
    assert.equal(await read('jp-cpi', HTML), 'html-instead-of-data');
  });

  it('asks for all Japan', () => assert.match(builtIn('jp-cpi').request?.url ?? '', /RegionCode=00000/));
});

describe('IMF and OECD, forecasts', () => {
  it('give the running year, without a date', async () => {
    const http = inMemory(() => imfJson('NGDP_RPCH', { 2026: 0.7 }));
    assert.deepEqual(await read('jp-gdp-forecast', http), [0.7, null]);
    assert.match(http.asked[0] ?? '', /\/NGDP_RPCH\/JPN\?periods=2026$/);
    assert.deepEqual(await read('jp-cpi-forecast', imfJson('PCPIPCH', { 2026: 2.2 })), [2.2, null]);
    assert.deepEqual(await read('jp-gdp-forecast-oecd', oecdCsv([['2026', 0.9]])), [0.9, null]);
  });

  it('take no other year for it, whatever comes back', async () => {
    assert.deepEqual(await read('jp-gdp-forecast', imfJson('NGDP_RPCH', { 2025: 1.1, 2026: 0.7, 2027: 0.6 })), [0.7, null]);
    assert.deepEqual(await read('jp-gdp-forecast-oecd', oecdCsv([['2026', 0.9], ['2027', 1.2]])), [0.9, null]);
    assert.equal(await read('jp-gdp-forecast', imfJson('NGDP_RPCH', { 2025: 1.1 })), 'no-value');
    assert.equal(await read('jp-gdp-forecast-oecd', oecdCsv([['2025', 0.9]])), 'no-value');
  });

  it('are a failure where nothing is there', async () => {
    assert.equal(await read('jp-gdp-forecast', JSON.stringify({ values: {} })), 'no-value');
    assert.equal(await read('jp-gdp-forecast-oecd', oecdCsv([['2026', 'NaN']])), 'no-value');
    assert.equal(await read('jp-gdp-forecast-oecd', { status: 404, body: 'NoRecordsFound' }), 'http-status');
  });
});

describe('Nikkei Indexes', () => {
  const closes = [['2025-12-29', 49_000], ['2025-12-30', 50_000], ['2026-11-25', 54_000], ['2026-11-26', 54_321.09]] as const;

  it('gives the close, which stands before the open, and passes over the notice at the end', async () => assert.deepEqual(await read('nikkei-225', nikkeiCsv(closes)), [54_321.09, '2026-11-26']));

  it('gives the volatility index from its own file', async () => {
    const http = inMemory(() => nikkeiCsv([['2026-11-26', 29.87]]));
    assert.deepEqual(await read('nikkei-vi', http), [29.87, '2026-11-26']);
    assert.match(http.asked[0] ?? '', /nikkei_stock_average_vi_daily_jp\.csv$/);
  });

  it('gives the change since the last close of the year before', async () => {
    const result = await read('nikkei-ytd', nikkeiCsv(closes));
    assert.ok(typeof result !== 'string');
    assert.equal(Number(result[0].toFixed(5)), 8.64218);
    assert.equal(result[1], '2026-11-26');
  });

  it('has no change to give where the file begins in this year', async () => assert.equal(typeof (await read('nikkei-ytd', nikkeiCsv(closes.slice(2)))), 'string'));

  it('is a failure where the columns are named otherwise', async () => assert.equal(await read('nikkei-225', nikkeiCsv(closes, '"データ日付","始値","高値","安値","出来高"')), 'no-value'));

  it('gives the weighted average and not the index base, of the last day that has one', async () => {
    const table = nikkeiTable([['2026-11-25', 18.0, 23.4], ['2026-11-26', 18.02, 23.45], ['2026-11-27', null, null]]);
    assert.deepEqual(await read('nikkei-per', table), [18.02, '2026-11-26']);
    assert.deepEqual(await read('nikkei-pbr', nikkeiTable([['2026-11-26', 1.93, 2.85]])), [1.93, '2026-11-26']);
  });

  it('is a failure where the two columns change places', async () => {
    assert.equal(await read('nikkei-per', nikkeiTable([['2026-11-26', 23.45, 18.02]], ['指数ベース(倍)', '加重平均(倍)'])), 'unexpected-reply');
  });

  it('is a failure where a wall answers', async () => {
    assert.equal(await read('nikkei-per', HTML), 'unexpected-reply');
    assert.equal(await read('nikkei-per', { status: 403, body: 'x' }), 'http-status');
  });

  it('says what it is', () => {
    for (const id of ['nikkei-225', 'nikkei-per', 'topix-pbr', 'jgb-10y', 'foreign-investors']) assert.match(builtIn(id).request?.headers['User-Agent'] ?? '', /^Mozilla\/5\.0 \(compatible; briefing-desk\)$/);
  });
});

describe('nikkei.com, market page', () => {
  it('gives the PBR of the Prime market without a date, since the page has the day of the month alone', async () => assert.deepEqual(await read('prime-pbr-nikkei', { type: 'text/html; charset=utf-8', body: nikkeiMarketPage('1.52倍') }), [1.52, null]));

  it('has none where two dashes stand', async () => assert.equal(await read('prime-pbr-nikkei', { type: 'text/html; charset=utf-8', body: nikkeiMarketPage('--') }), 'no-value'));
});

describe('JPX', () => {
  const site = (workbooks: Readonly<Record<string, Uint8Array>>) => (url: string): Reply => {
    const month = /perpbr(\d{6})\.xlsx$/.exec(url)?.[1];
    return month === undefined ? { type: 'text/html', body: jpxIndexPage(['2026-08', '2026-10', '2026-09']) } : (workbooks[month] ?? { status: 404, body: 'x' });
  };
  const october = jpxWorkbook('2026-10', { per: 16.4, pbr: 1.5 });

  it('gives the weighted multiples of the Prime market from the newest workbook that the page has', async () => {
    const http = inMemory(site({ '202610': october }));
    const result = await asked('topix-pbr', http);
    assert.deepEqual({ ...result, fetchedAt: 0, url: '', hash: '' }, { sourceId: 'topix-pbr', value: 1.5, asOf: '2026-10-31', precision: 'month', fetchedAt: 0, url: '', hash: '' });
    assert.deepEqual(http.asked.map((url) => new URL(url).pathname), ['/markets/statistics-equities/misc/04.html', '/markets/statistics-equities/misc/t13abc-att/perpbr202610.xlsx']);
    assert.deepEqual(await read('topix-per', site({ '202610': october })), [16.4, '2026-10-31']);
  });

  it('reads a value that is kept as a formula', async () => assert.deepEqual(await read('topix-pbr', site({ '202610': jpxWorkbook('2026-10', { per: '=16.4', pbr: '=1.5' }) })), [1.5, '2026-10-31']));

  it('has none where a mark stands', async () => {
    assert.equal(await read('topix-pbr', site({ '202610': jpxWorkbook('2026-10', { per: '＊', pbr: '－' }) })), 'no-value');
  });

  it('is a failure where the columns are named otherwise', async () => {
    const renamed = jpxWorkbook('2026-10', { per: 16.4, pbr: 1.5 }, ['年月', '市場区分名', 'Section', '種別', 'Industry', '会社数', '単純＿PER（倍）', '単純＿PBR（倍）', 'EPS', 'BPS', 'PER', 'PBR', '利益']);
    assert.equal(await read('topix-pbr', site({ '202610': renamed })), 'no-value');
  });

  it('is a failure where the page has no workbook, and where it is not there', async () => {
    assert.notEqual(await said('topix-pbr', { type: 'text/html', body: '<html><body>お知らせ</body></html>' }), '');
    assert.equal(await read('topix-pbr', site({})), 'http-status');
  });

  it('gives the close of the month among other indexes', async () => {
    assert.deepEqual(await read('topix', topixCsv([['2026-10-30', 3_456.78]])), [3_456.78, '2026-10-30']);
  });
});

describe('nikkei225jp.com', () => {
  const rows = [['2026-11-13', -7.01], ['2026-11-20', -6.54], ['2026-11-25', null], ['2026-11-26', null]] as const;

  it('gives the ratio of the last week, by the day in Tokyo', async () => {
    const at = Date.parse('2026-11-20T00:00:00+09:00');
    assert.equal(dayInZone(at, 'UTC'), '2026-11-19', 'in UTC it is another day');
    assert.deepEqual(await read('margin-loss-ratio', marginData(rows)), [-6.54, '2026-11-20']);
  });

  it('sends the page that it stands on, without which the server hides it', async () => {
    const referer = (_: string, { headers }: { headers: Readonly<Record<string, string>> }): Reply => (headers['Referer'] === 'https://nikkei225jp.com/data/sinyou.php' ? marginData(rows) : { status: 404, body: 'x' });
    assert.deepEqual(await read('margin-loss-ratio', referer), [-6.54, '2026-11-20']);
  });

  it('asks at the other place where it is moved', async () => {
    assert.deepEqual(await read('margin-loss-ratio', (url) => (url.includes('_nfsWEB') ? marginData(rows) : { status: 404, body: 'x' })), [-6.54, '2026-11-20']);
  });

  it('is a failure where a column is added or taken away', async () => {
    assert.equal(await read('margin-loss-ratio', marginData(rows, 25)), 'no-value');
    assert.equal(await read('margin-loss-ratio', marginData(rows, 23)), 'no-value');
  });

  it('is a failure where another figure has taken its place', async () => assert.equal(await read('margin-loss-ratio', marginData([['2026-11-20', 98.7]])), 'implausible'));
});

describe('Shift_JIS for tests', () => {
  it('is what the platform reads', () => assert.equal(new TextDecoder('shift_jis', { fatal: true }).decode(shiftJis('基準日（単位：億円）2026．11．8～11．14 ｱｲｳ －＊①')), '基準日（単位：億円）2026．11．8～11．14 ｱｲｳ －＊①'));
});
