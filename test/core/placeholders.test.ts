import assert from 'node:assert/strict';
import { isFault } from '../../src/core/sources/fault';
import { fillExtraction } from '../../src/core/sources/fillExtraction';
import { fillRequest } from '../../src/core/sources/sourceRequest';
import { render, say } from '../../src/core/model/message';
import { secretsOf } from '../support/fetching';
import { sourceOf } from '../support/sources';

const none = { get: () => Promise.resolve(null) };

describe('placeholders of addresses', () => {
  const filled = async (url: string, day = '2026-03-31', query: string | null = null): Promise<string> => {
    const request = await fillRequest({ url: `https://a.example/${url}`, headers: {} }, { day, query }, none);
    return isFault(request) ? request.error : request.url.slice('https://a.example/'.length);
  };

  const cases: readonly (readonly [string, string, string?])[] = [
    ['${date:YYYY-MM-DD}', '2026-03-31'],
    ['d=${date:YYYYMMDD}&y=${date:YYYY}', 'd=20260331&y=2026'],
    ['${date:DD/MM/YYYY}', '31/03/2026'],
    ['${date-1d:YYYYMMDD}', '20260330'],
    ['${date+1d:YYYY-MM-DD}', '2026-04-01'],
    ['${date-40d:YYYY-MM-DD}', '2026-02-19'],
    ['${date-2w:YYYY-MM-DD}', '2026-03-17'],
    ['${date-1mo:YYYY-MM-DD}', '2026-02-28'],
    ['${date-3mo:YYYYMM}', '202512'],
    ['${date+11mo:YYYY-MM-DD}', '2027-02-28'],
    ['${date-1y:YYYY}', '2025'],
    ['${date-1y:YYYY-MM-DD}', '2023-02-28', '2024-02-29'],
    ['${date-31d:YYYYMM}', '202512', '2026-01-01'],
    ['no placeholder $ {date} $', 'no placeholder $ {date} $'],
    ['${day:YYYY}', 'bad-expression'],
    ['${date}', 'bad-expression'],
    ['${date:}', 'bad-expression'],
    ['${date:YYYY-mm}', 'bad-expression'],
    ['${date:YYYY-MM-DDTHH}', 'bad-expression'],
    ['${date-1x:YYYY}', 'bad-expression'],
    ['${DATE:YYYY}', 'bad-expression'],
    ['${}', 'bad-expression'],
    ['${query}', 'bad-expression'],
  ];
  for (const [written, expected, day] of cases) it(`${written} is ${expected}`, async () => assert.equal(await filled(written, day), expected));

  it('has the words of a search, encoded', async () => {
    assert.equal(await filled('?q=${query}', '2026-01-01', '日銀 & "利上げ"'), '?q=%E6%97%A5%E9%8A%80%20%26%20%22%E5%88%A9%E4%B8%8A%E3%81%92%22');
  });

  it('names what nothing is known of', async () => {
    const fault = await fillRequest({ url: 'https://a.example/${day:YYYY}', headers: {} }, { day: '2026-01-01', query: null }, none);
    assert.ok(isFault(fault));
    assert.match(render(say(fault.text, 'T', 'U', ...fault.details)), /^T: nothing is known to stand for \$\{day:YYYY\} in U\./);
  });

  it('fills nothing that a secret holds', async () => {
    const secrets = secretsOf({ KEY: '${date:YYYY}' }, ['a.example:8443']);
    const request = await fillRequest({ url: 'https://a.example:8443/?k=${secret:KEY}&d=${date:DD}', headers: { 'X-Key': '${secret:KEY}' } }, { day: '2026-01-05', query: null }, secrets);
    assert.ok(!isFault(request));
    assert.deepEqual([request.url, request.headers['X-Key'], request.shown], ['https://a.example:8443/?k=%24%7Bdate%3AYYYY%7D&d=05', '${date:YYYY}', 'https://a.example:8443/?k=***&d=05']);
  });
});

describe('placeholders of locators', () => {
  const filling = { day: '2026-01-05', query: null };
  const extraction = (more: Parameters<typeof sourceOf>[0]) => sourceOf(more).extract!;

  it('are filled wherever a locator or a text stands', () => {
    const filled = fillExtraction(extraction({ extract: { value: "$.values.X['${date:YYYY}']", date: ['$.${date:YYYY}.m'], row: { Year: '${date:YYYY}' }, okWhen: { '$.y': '${date-1y:YYYY}' }, sheet: '${date:YYYY.MM}', pattern: 'a(?P<value>\\d+)$ ${date:YYYY}' } }), filling);
    assert.ok(!isFault(filled));
    assert.deepEqual([filled.value, filled.date, filled.row, filled.okWhen, filled.sheet, filled.pattern], ["$.values.X['2026']", ['$.2026.m'], { Year: '2026' }, { '$.y': '2025' }, '2026.01', 'a(?P<value>\\d+)$ 2026']);
  });

  it('stay away from an extraction that has none', () => {
    const plain = extraction({ extract: { value: '$.v', pattern: '^\\$(?P<value>.*)$' } });
    assert.equal(fillExtraction(plain, filling), plain);
  });

  it('are a mistake where nothing is known of them, and hold no secret', () => {
    for (const value of ['$.${year}', '$.${secret:KEY}']) {
      const filled = fillExtraction(extraction({ extract: { value } }), filling);
      assert.ok(isFault(filled) && filled.error === 'bad-expression');
    }
  });
});
