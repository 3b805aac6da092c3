import assert from 'node:assert/strict';
import type { Extraction } from '../../src/core/config/configuration';
import { faultOf, outcomeOf } from '../support/replies';
import { workbookOf } from '../support/workbooks';

const xlsx = (value: string, date: string, more: Partial<Extraction> = {}): Partial<Extraction> => ({ format: 'xlsx', value, date: [date], ...more });
const sheet = (...rows: (readonly (string | number | null | { xml: string })[])[]): Uint8Array => workbookOf([{ name: '表', rows }]);

describe('extraction from XLSX', function () {
  this.timeout(20_000);

  const byName = xlsx('PBR', '年月', { dateFormat: 'YYYY/M' });
  const cases: readonly (readonly [string, Uint8Array, Partial<Extraction>, unknown])[] = [
    ['columns by their header, titles above', sheet(['規模別・業種別PER・PBR'], [], ['年月', '種別', 'PER', 'PBR'], ['2026/9', '総合', 16.1, 1.41], ['2026/10', '総合', 16.5, 1.45], ['2026/11', '総合', '－', '＊']), byName, [1.45, '2026-10']],
    ['columns by number and letters', sheet(['2026/10', '総合', 16.5, 1.45]), xlsx('#D', '#1', { dateFormat: 'YYYY/M' }), [1.45, '2026-10']],
    ['rows by a text, in one of the lines of a cell', sheet(['m', 'k', 'v'], ['2026/10', '総合\nTotal', 1], ['2026/10', '大型株', 2]), xlsx('v', 'm', { dateFormat: 'YYYY/M', row: { k: '総合' } }), [1, '2026-10']],
    ['a number that is written as a formula', sheet(['m', 'v'], ['2026/10', '=22.8']), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), [22.8, '2026-10']],
    ['a formula that is a number and was never reckoned', sheet(['m', 'v'], ['2026/10', { xml: '<c r="{r}"><f>22.8</f></c>' }]), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), [22.8, '2026-10']],
    ['a formula that was reckoned', sheet(['m', 'v'], ['2026/10', { xml: '<c r="{r}"><f>A1+1</f><v>22.8</v></c>' }]), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), [22.8, '2026-10']],
    ['a formula that was not', sheet(['m', 'v'], ['2026/10', { xml: '<c r="{r}"><f>A1+1</f></c>' }]), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), 'no-value'],
    ['an error of the spreadsheet', sheet(['m', 'v'], ['2026/9', 5], ['2026/10', { xml: '<c r="{r}" t="e"><v>#DIV/0!</v></c>' }]), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), 'no-value'],
    ['what is not available', sheet(['m', 'v'], ['2026/9', 5], ['2026/10', { xml: '<c r="{r}" t="e"><v>#N/A</v></c>' }]), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), [5, '2026-09']],
    ['inline and rich texts, readings left out', sheet([{ xml: '<c r="{r}" t="inlineStr"><is><t>年月</t></is></c>' }, { xml: '<c r="{r}" t="inlineStr"><is><r><t>P</t></r><r><rPr><b/></rPr><t>BR</t></r><rPh sb="0" eb="1"><t>ピー</t></rPh></is></c>' }], ['2026/10', 1.45]), byName, [1.45, '2026-10']],
    ['more digits than a spreadsheet shows', sheet(['m', 'v'], ['2026/10', { xml: '<c r="{r}"><v>22.800000000000001</v></c>' }], ['2026/9', { xml: '<c r="{r}"><v>1.2E-3</v></c>' }]), xlsx('v', 'm', { dateFormat: 'YYYY/M' }), [22.8, '2026-10']],
    ['dates that are numbers', sheet(['d', 'v'], [46345, 1], [46346, 2]), xlsx('v', 'd', { dateFormat: 'serial' }), [2, '2026-11-20']],
    ['dates that are numbers, counted from 1904', workbookOf([{ name: 'a', rows: [['d', 'v'], [46346 - 1462, 2]] }], { from1904: true }), xlsx('v', 'd', { dateFormat: 'serial' }), [2, '2026-11-20']],
    ['dates that are numbers and are not said to be', sheet(['d', 'v'], [46346, 2]), xlsx('v', 'd'), 'no-date'],
    ['a sheet by its name', workbookOf([{ name: '概要', rows: [['x']] }, { name: 'データ １', rows: [['d', 'v'], ['2026-11-20', 2]] }]), xlsx('v', 'd', { sheet: 'データ1' }), [2, '2026-11-20']],
    ['a text in merged cells', workbookOf([{ name: 'a', rows: [['市場', '種別', '値'], ['プライム', '株数', 1], [null, '金額', 2], ['グロース', '金額', 3]], merged: ['A2:A3'] }]), { format: 'xlsx', value: '値', date: ['none'], row: { 市場: 'プライム', 種別: '金額' } }, [2, null]],
    ['a number in merged cells stands once', workbookOf([{ name: 'a', rows: [['d', 'v'], ['2026-11-19', 5], ['2026-11-20', null]], merged: ['B2:B3'] }]), xlsx('v', 'd'), [5, '2026-11-19']],
    ['a header in merged cells', workbookOf([{ name: 'a', rows: [['d', '海外投資家', null], [null, '売', '差引'], ['2026-11-20', 1, 2]], merged: ['B1:C1'] }]), xlsx('#C', '#A', { okWhen: { '#C': '差引', '#3': '海外投資家' } }), [2, '2026-11-20']],
    ['a column that moved', workbookOf([{ name: 'a', rows: [['d', '海外投資家', null], [null, '差引', '合計'], ['2026-11-20', 1, 2]], merged: ['B1:C1'] }]), xlsx('#C', '#A', { okWhen: { '#C': '差引' } }), 'unexpected-reply'],
    ['a place far out', sheet([{ xml: '<c r="XFD1048576"><v>1</v></c>' }]), byName, 'too-large'],
    ['no address', sheet([{ xml: '<c><v>1</v></c>' }]), byName, 'malformed-reply'],
    ['a text that is not shared', workbookOf([{ name: 'a', rows: [['d', 'v'], ['2026-11-20', 'x']] }], { more: { 'xl/sharedStrings.xml': '<sst/>' } }), xlsx('v', 'd'), 'no-value'],
    ['entities of its own', workbookOf([{ name: 'a', rows: [] }], { more: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "1">]><worksheet/>' } }), byName, 'malformed-reply'],
    ['no workbook', Buffer.from('PK\u0003\u0004 and no more'), byName, 'malformed-reply'],
    ['a cut one', workbookOf([{ name: 'a', rows: [['d', 'v']] }]).subarray(0, 300), byName, 'malformed-reply'],
    ['a web page', Buffer.from('<!doctype html><html></html>'), byName, 'html-instead-of-data'],
    ['no column', sheet(['d']), { format: 'xlsx' }, 'bad-expression'],
  ];
  for (const [name, bytes, extract, expected] of cases) it(name, () => assert.deepEqual(outcomeOf(extract, bytes), expected));

  it('names the sheets that there are', () => assert.deepEqual(faultOf(xlsx('v', 'd', { sheet: 'x' }), workbookOf([{ name: '概要', rows: [] }, { name: 'データ', rows: [] }])).details, ['x', '概要, データ']));

  it('refuses what unpacks to more than it reads', () => {
    const bomb = workbookOf([{ name: 'a', rows: [] }], { more: { 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(30 * 1024 * 1024)}</worksheet>` } });
    assert.ok(bomb.length < 100_000);
    assert.equal(outcomeOf(byName, bomb), 'too-large');
  });

  it('is not deceived by the size that the archive states', () => {
    const bomb = workbookOf([{ name: 'a', rows: [] }], { more: { 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(30 * 1024 * 1024)}</worksheet>` } });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
    // The size of the unpacked part, in its own header and in the directory, becomes 100.
    for (let at = 0; at + 30 < bomb.length; at++) {
      const signature = view.getUint32(at, true);
      const offset = signature === 0x04034b50 ? 22 : signature === 0x02014b50 ? 24 : null;
      if (offset !== null && view.getUint32(at + offset, true) > 1_000_000) view.setUint32(at + offset, 100, true);
    }
    assert.equal(outcomeOf(byName, bomb), 'malformed-reply');
  });
});
