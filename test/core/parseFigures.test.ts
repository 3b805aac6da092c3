import assert from 'node:assert/strict';
import { sliceOf } from '../../src/core/model/range';
import { bulletOf } from '../support/documents';

type Row = readonly [low: number, high: number | null, unit: string | null, currency: string | null, approximate?: boolean];

/** The whole text is one figure. */
const SINGLE: Readonly<Record<string, Row>> = {
  '153': [153, 153, null, null], '17.34': [17.34, 17.34, null, null], '0.75%': [0.75, 0.75, '%', null], '-8.68%': [-8.68, -8.68, '%', null], '−9.64%': [-9.64, -9.64, '%', null], '+26%': [26, 26, '%', null],
  '3.7 percent': [3.7, 3.7, '%', null], '12ppt': [12, 12, 'pp', null], '+4bp': [4, 4, 'bp', null], '25bps': [25, 25, 'bp', null], '2.5倍': [2.5, 2.5, '倍', null], '28x': [28, 28, 'x', null], '100MW': [100, 100, 'MW', null],
  '¥1.5T': [1.5e12, 1.5e12, null, 'JPY'], '$10B': [1e10, 1e10, null, 'USD'], '$66K': [66e3, 66e3, null, 'USD'], '+216.7M': [216.7e6, 216.7e6, null, null], '77.7k': [77_700, 77_700, null, null], '-¥29.6B': [-29.6e9, -29.6e9, null, 'JPY'],
  '¥-5': [-5, -5, null, 'JPY'], '$16.3 billion': [16.3e9, 16.3e9, null, 'USD'], 'JPY 8.7 trillion': [8.7e12, 8.7e12, null, 'JPY'], 'USD2.35bn': [2.35e9, 2.35e9, null, 'USD'], '€9.3B': [9.3e9, 9.3e9, null, 'EUR'],
  '£11k': [11e3, 11e3, null, 'GBP'], '₹100,000': [1e5, 1e5, null, 'INR'], 'US$5bn': [5e9, 5e9, null, 'USD'], '¥300,000': [3e5, 3e5, null, 'JPY'], '2,345.67': [2345.67, 2345.67, null, null], '10億ドル': [1e9, 1e9, null, 'USD'],
  '33億円': [33e8, 33e8, null, 'JPY'], '1.1兆円': [1.1e12, 1.1e12, null, 'JPY'], '1兆2,000億円': [1.2e12, 1.2e12, null, 'JPY'], '669兆9700億円': [669.97e12, 669.97e12, null, 'JPY'], '5万5895円': [55_895, 55_895, null, 'JPY'],
  '450万': [45e5, 45e5, null, null], '▲1.4％': [-1.4, -1.4, '%', null], '▲ ４': [-4, -4, null, null], '△20%': [-20, -20, '%', null], '１，２３４．５％': [1234.5, 1234.5, '%', null], '~1.4': [1.4, 1.4, null, null, true],
  '≈5%': [5, 5, '%', null, true], '約4.78%': [4.78, 4.78, '%', null, true], 'around 60%': [60, 60, '%', null, true], '150円前後': [150, 150, null, 'JPY', true], '150-155': [150, 155, null, null], '15-20%': [15, 20, '%', null],
  '3.99% - 4.10%': [3.99, 4.1, '%', null], '$130-140B': [130e9, 140e9, null, 'USD'], '$285–288': [285, 288, null, 'USD'], '160.5〜161.5': [160.5, 161.5, null, null], '$500 million-$1.2 billion': [5e8, 1.2e9, null, 'USD'],
  'around 60-70%': [60, 70, '%', null, true], '-2-3%': [-3, -2, '%', null], '$10B+': [1e10, null, null, 'USD'], '15%+': [15, null, '%', null], '約1兆円超': [1e12, null, null, 'JPY', true], '1700以上': [1700, null, null, null],
};

/** What stands inside a sentence, and what else is there is none. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  '失業率が4.5%→4.4%に改善': ['4.5%', '4.4%'], '前年比106%増': ['106%'], '前年比+26%': ['+26%'], '（確率95.6%）': ['95.6%'], '$784.9B (2024) → $1.87T (2034) at 8.2% CAGR': ['$784.9B', '$1.87T', '8.2%'],
  'TAM: $390B → $3497B (2033) - CAGR: 30.6%': ['$390B', '$3497B', '30.6%'], '日経YTD: 7.9% vs EPS予想: double-digit': ['7.9%'], '10万人、450万バレル': ['10万', '450万'],
  'FY26 bill boosts $8B': ['$8B'], 'a 5G-enabled plant': [], 'F-35 and B-2': [], 'F-1: x': [], 'Phase 2 data': [], 'Tier 3': [], 'フェーズ2の試験': [], 'Greed at 64/100': [], 'at 10:30 and 8:30 AM': [], 'v2.1.169': [], 'CVE-2026-19478': [],
  '1.2.3': [], '#4': [], 'iOS27': [], 'in 2026, by 2030': [], '2025-2030': [], '2025–26': [], 'Q4 FY26, 3Q23, 25年度, 12月限': [], '30日平均': [], '第3回': [], '6ドメイン接点: AI in drug discovery': [], 'S-1 filed': [], 'Jan 7, 2026 and 2026年1月7日': [],
  'November 14-18, 2025: 543,000 tickets': ['543,000'], '`5%` in code': [], 'https://a.example/5%/7': [], '[5%](https://a.example/7)': ['5%'], 'x <!-- 5% --> y': [], '【22†L326-L335】 and [web:15]': [], 'year 2,026 of it': ['2,026'], '$2026': ['$2026'], 'TOPIX: 1998 (2026)': ['1998'], 'TOPIX: 2025-2030': [], '目標: 2030年': [], '更新日: 2026': [], '更新日Oct 31, 2026': [],
  'e-Platform 3.0: 8 sensors': ['8'], 'between 3 and 4%': ['3', '4%'],
};

describe('figures', () => {
  for (const [text, [low, high, unit, currency, approximate = false]] of Object.entries(SINGLE)) {
    it(text, () => {
      const { figures } = bulletOf(`- x: ${text}`);
      assert.deepEqual(figures.map((one) => [one.raw, one.low, one.high, one.unit, one.currency, one.approximate, one.label]), [[text, low, high, unit, currency, approximate, 'x']]);
    });
  }

  for (const [text, raws] of Object.entries(INSIDE)) it(`${text} holds ${raws.length}`, () => assert.deepEqual(bulletOf(`- ${text}`).figures.map((one) => one.raw), raws));

  it('says what a refresh may replace', () => {
    const replaceable = (text: string): unknown => {
      const written = `- ${text}`;
      const [figure] = bulletOf(written).figures;
      return [figure?.number && sliceOf(written, figure.number), figure?.sign && sliceOf(written, figure.sign), figure?.scale];
    };
    assert.deepEqual(replaceable('¥1.5T'), ['1.5', null, 1e12]);
    assert.deepEqual(replaceable('-¥29.6B'), ['29.6', '-', 1e9]);
    assert.deepEqual(replaceable('▲１．４％'), ['１．４', '▲', 1]);
    assert.deepEqual(replaceable('約 1,234億円'), ['1,234', null, 1e8]);
    assert.deepEqual(replaceable('130-140'), [null, null, 1]);
    assert.deepEqual(replaceable('1兆2,000億円'), [null, null, 1]);
    assert.deepEqual(replaceable('2-2 draw'), [null, null, 1]);
  });

  it('takes the nearest label', () => {
    const labels = (text: string): unknown => bulletOf(`- ${text}`).figures.map((one) => [one.raw, one.label]);
    assert.deepEqual(labels('[QUARTERLY] GDP予測: 0.8%, CPI: 1.9%、失業率：4.2%.'), [['0.8%', 'GDP予測'], ['1.9%', 'CPI'], ['4.2%', '失業率']]);
    assert.deepEqual(labels('153 (介入警戒: 150-155)'), [['153', null], ['150-155', '介入警戒']]);
    assert.deepEqual(labels('**ドル円**: 153'), [['153', 'ドル円']]);
    assert.deepEqual(labels('売上高(連結): 5%'), [['5%', '売上高(連結)']]);
    assert.deepEqual(labels('A, B: 5'), [['5', 'A, B']]);
    assert.deepEqual(labels('A: up. Cons: 5%'), [['5%', 'Cons']]);
  });
});
