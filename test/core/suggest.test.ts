import assert from 'node:assert/strict';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { rankSuggestions } from '../../src/core/sources/suggest/rankSuggestions';
import { suggestHtml } from '../../src/core/sources/suggest/suggestHtml';
import { suggestJson } from '../../src/core/sources/suggest/suggestJson';
import { suggestRows } from '../../src/core/sources/suggest/suggestRows';
import type { Suggestion } from '../../src/core/sources/suggest/suggestion';

const shown = (all: readonly Suggestion[]): string[] => all.map(({ extract, value, date }) => `${extract.rows ? `${extract.rows} | ` : ''}${extract.value} = ${value} @ ${extract.date.join()} = ${date ?? '-'}`);

describe('suggestions from JSON', () => {
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['a flat reply', { base: 'USD', rate: 156.82, day: '2026-11-20' }, ['$.rate = 156.82 @ $.day = 2026-11-20']],
    ['a date further up', { day: '2026-11-20', rates: { JPY: 156.82, EUR: '0.91' } }, ['$.rates.JPY = 156.82 @ $.day = 2026-11-20', '$.rates.EUR = 0.91 @ $.day = 2026-11-20']],
    ['records with a date each', { rows: [{ d: '2026-11-19', v: '1' }, { d: '2026-11-20', v: '2' }] }, ['$.rows[*].v = 2 @ $.rows[*].d = 2026-11-20']],
    ['records with the newest first', [{ d: '2026-11-20', v: 2 }, { d: '2026-11-19', v: 1 }], ['$[*].v = 2 @ $[*].d = 2026-11-20']],
    ['records with a name each', { at: '2026-11-20', list: [{ name: 'EQUITY', value: '0.56' }, { name: 'TOTAL', value: '0.93' }] },
      ["$.list[?@.name == 'EQUITY'].value = 0.56 @ $.at = 2026-11-20", "$.list[?@.name == 'TOTAL'].value = 0.93 @ $.at = 2026-11-20"]],
    ['lists side by side', { V: { days: [20261119, 20261120], values: [0.727, null] } }, ['$.V.values[*] = 0.727 @ $.V.days[*] = 20261120']],
    ['names that need quotes', { 'a b': { "it's": 5 } }, ["$['a b']['it\\'s'] = 5 @ none = -"]],
    ['no number', { a: 'x' }, []],
  ];
  for (const [name, root, expected] of cases) it(name, () => assert.deepEqual(shown(suggestJson(root, 'json')), expected));

  it('goes neither too deep nor on for ever', () => {
    let deep: unknown = 5;
    for (let level = 0; level < 2000; level++) deep = { a: deep };
    assert.deepEqual(suggestJson(deep, 'json'), []);
    assert.ok(suggestJson(Array.from({ length: 50_000 }, (_, index) => ({ n: `x${index}`, v: index })), 'json').length <= 400);
  });
});

describe('suggestions from rows', () => {
  const rows = (text: string): string[][] => text.split('\n').map((line) => line.split(','));
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a title above, a hole and a note below', 'Interest rates,,(%)\nDate,5Y,10Y\n2026/11/19,1.6,2.21\n2026/11/20,-,2.23\nNote: x', ['5Y = 1.6 @ Date = 2026/11/19', '10Y = 2.23 @ Date = 2026/11/20']],
    ['no header', '2026-11-19,1\n2026-11-20,2', ['#2 = 2 @ #1 = 2026-11-20']],
    ['a name twice', 'day,net,net\n2026-11-20,1,2', ['#2 = 1 @ day = 2026-11-20', '#3 = 2 @ day = 2026-11-20']],
    ['the newest first', 'day,v\n2026-11-20,2\n2026-11-19,1', ['v = 2 @ day = 2026-11-20']],
    ['no dates', 'a,b\n1,2', []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(shown(suggestRows(rows(text), 'csv')), expected));
});

describe('suggestions from a page', () => {
  it('cells beside dates, with the page’s own way to them', () => {
    const page = '<table id="x"><tr><th>Day</th><th>PER</th></tr><tr><td>2026.11.19</td><td>17.3</td></tr><tr><td>2026.11.20</td><td>17.4</td></tr></table>';
    assert.deepEqual(shown(suggestHtml(page)).slice(0, 1), ['#x tr | td:nth-child(2) = 17.4 @ td:nth-child(1) = 2026.11.20']);
  });

  it('a number of its own, with the date of the page', () => {
    const page = '<main><time datetime="2026-11-20">today</time><p>Fee</p><p><b class="fee">1,250</b> a day</p></main>';
    assert.deepEqual(shown(suggestHtml(page)), ['b.fee = 1,250 @ time[datetime]@datetime = 2026-11-20']);
  });
});

describe('the order of suggestions', () => {
  const suggestion = (value: string, context: string): Suggestion => ({ extract: { ...(suggestJson({ v: 1 }, 'json')[0] as Suggestion).extract, value: `$.${context}` }, value, context, date: null, dateFormats: [] });
  const figure = (text: string) => parseBriefing(`- x: ${text}`).bullets[0]?.figures[0] as NonNullable<ReturnType<typeof parseBriefing>['bullets'][0]['figures'][0]>;

  it('nearest first, whatever its scale, and what is called alike', () => {
    const ranked = rankSuggestions([suggestion('17300', 'volume'), suggestion('-160', 'change'), suggestion('156.82', 'jpy'), suggestion('150', 'eur')], { figure: figure('153'), label: 'USD JPY' });
    assert.deepEqual(ranked.map((one) => one.value), ['156.82', '150', '17300', '-160']);
  });

  it('finds the scale', () => {
    const [best] = rankSuggestions([suggestion('3', 'a'), suggestion('16100', 'net')], { figure: figure('¥1.5T'), label: null });
    assert.deepEqual([best?.value, best?.extract.scale], ['16100', 1e8]);
  });
});
