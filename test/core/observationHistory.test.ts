import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chartAddress } from '../../src/core/observations/chart';
import { differenceBetween, differenceText } from '../../src/core/observations/difference';
import { historyDocument, type HistoryRequest } from '../../src/core/observations/historyDocument';
import { numberText, valueText } from '../../src/core/observations/valueText';
import { render } from '../../src/core/model/message';
import { kept, wrote } from '../support/observations';

const time = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
const history = (more: Partial<HistoryRequest>): string =>
  historyDocument({ name: 'ドル円', sources: [{ id: 'usd-jpy', title: 'USD/JPY' }], reading: { observations: [], applied: [] }, file: '.briefing/observations.jsonl', time, speak: render, ...more });
const cellsOf = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim());
const tablesOf = (text: string): string[][][] => text.split('\n\n').filter((part) => part.startsWith('|')).map((part) => part.split('\n').filter((line) => line !== '').map(cellsOf));

describe('the change between two values', () => {
  it('has no more decimals than they have, a sign, and for a rate points', () => {
    const cases: readonly (readonly [before: number, after: number, unit: string | null, text: string])[] = [
      [156.4, 156.82, null, '+0.42 (+0.3 %)'], [156.82, 156.4, 'JPY', '−0.42 (−0.3 %)'], [0.5, 0.75, '%', '+0.25 pp'], [0.75, 0.5, '%', '−0.25 pp'], [3, 3, null, '0'], [0, 2, null, '+2'],
      [1_234_567.88, 1_234_567.89, null, '+0.01 (+<0.1 %)'], [-2, -1, null, '+1 (+50 %)'], [1.5e12, 1.73e12, null, '+230,000,000,000 (+15 %)'], [1e-7, 3e-7, null, '+0.0000002 (+200 %)'], [0.1, 0.3, '倍', '+0.2 (+200 %)'],
    ];
    for (const [before, after, unit, text] of cases) assert.equal(differenceText(differenceBetween(before, after), unit), text);
  });

  it('stands with values in plain units', () => {
    assert.deepEqual([1.73e12, 156.82, 0.75, -8.68, 1e21].map(numberText), ['1,730,000,000,000', '156.82', '0.75', '-8.68', '1,000,000,000,000,000,000,000']);
    assert.deepEqual(['%', 'JPY', '倍', null].map((unit) => valueText({ value: 1.5, unit })), ['1.5%', '1.5 JPY', '1.5倍', '1.5']);
  });
});

describe('the history as a document', () => {
  const observations = [kept(156.4, 19), kept(156.82, 20, { unit: 'JPY' }), kept(9, 20, { sourceId: 'other' })];

  it('has the newest first, each with its change, time, source and reply, and what was written where', () => {
    const text = history({ reading: { observations, applied: [wrote(Date.UTC(2026, 10, 19)), wrote(Date.UTC(2026, 10, 20), { figure: '~¥1.6T', asOf: '2026-Q3' }), wrote(1, { sourceId: 'other' })] } });
    assert.deepEqual(tablesOf(text), [
      [['As of', 'Value', 'Change', 'Fetched', 'Source', 'Hash', 'Address'], Array(7).fill('---'),
        ['2026-11-20', '156.82 JPY', '+0.42 (+0.3 %)', '2026-11-20T12:00', 'USD/JPY', 'a1b2c3d4', '<https://rates.example/usd-jpy>'], ['2026-11-19', '156.4', '–', '2026-11-19T12:00', 'USD/JPY', 'a1b2c3d4', '<https://rates.example/usd-jpy>']],
      [['Written', 'Figure', 'As of', 'Label', 'Section', 'Source', 'File'], Array(7).fill('---'),
        ['2026-11-20T00:00', '\\~¥1.6T', '2026-Q3', 'ドル円', 'B', 'usd-jpy', 'a.md'], ['2026-11-19T00:00', '156.82', '2026-11-20', 'ドル円', 'B', 'usd-jpy', 'a.md']],
    ]);
    assert.match(text, /^# Observation history: ドル円\n\nKept in \.briefing\/observations\.jsonl\. Values are in plain units\.\n\n\*\*USD\/JPY \(usd-jpy\)\*\*: 2 observations, from 156\.4 \(2026-11-19\) to 156\.82 \(2026-11-20\)\n\n!\[2 observations[^\]]*\]\(data:/);
  });

  it('lets nothing of a reply or a file take effect', () => {
    const nasty = 'x](command:evil) | <img src=x> `a`\u202E';
    const text = history({ name: nasty, sources: [{ id: 'usd-jpy', title: nasty }], reading: { observations: [kept(1, 1, { url: `https://a.example/|${nasty}`, unit: nasty })], applied: [wrote(1, { figure: nasty, label: nasty, section: nasty, file: nasty })] } });
    assert.doesNotMatch(text, /[^\\]\]\(command|<img|\u202E|[^\\]`/);
    for (const table of tablesOf(text.replaceAll('\\|', ''))) for (const row of table) assert.equal(row.length, 7);
  });

  it('says what it leaves out, and that nothing was kept', () => {
    const many = Array.from({ length: 501 }, (_, index) => kept(index, 1, { fetchedAt: index }));
    assert.match(history({ reading: { observations: many, applied: [] } }), /The newest 500 of 501 are shown; the file has them all\./);
    assert.equal(history({}).match(/Nothing was kept yet\./g)?.length, 3);
  });
});

describe('charts', () => {
  it('are pictures whose address ends nothing in Markdown', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 28 })), { maxLength: 8 }), (points) => {
      const address = chartAddress(points.map(([value, day]) => kept(value, day)));
      assert.match(address, /^data:image\/svg\+xml;utf8,[A-Za-z0-9%.'_~!*-]+$/);
      const svg = decodeURIComponent(address.slice(address.indexOf(',') + 1));
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      for (const [, x, y] of svg.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) assert.ok(Number(x) >= 0 && Number(x) <= 240 && Number(y) >= 0 && Number(y) <= 48, svg);
    }));
  });
});
