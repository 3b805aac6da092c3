import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sliceOf } from '../../src/core/model/range';
import { readFigures } from '../../src/core/parse/figures/figures';
import { halfWidth } from '../../src/core/parse/normalize';
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
  '¥862 b': [862e9, 862e9, null, 'JPY'], '~+¥1.5T': [1.5e12, 1.5e12, null, 'JPY', true], '$1.5MM': [1.5e6, 1.5e6, null, 'USD'], '£10m': [1e7, 1e7, null, 'GBP'], '-£10k': [-1e4, -1e4, null, 'GBP'], 'SEK 375M': [375e6, 375e6, null, 'SEK'],
  'HK$5': [5, 5, null, 'HKD'], 'NT$3bn': [3e9, 3e9, null, 'TWD'], 'CN¥5bn': [5e9, 5e9, null, 'CNY'], '500 USD': [500, 500, null, 'USD'], '2.5bn JPY': [2.5e9, 2.5e9, null, 'JPY'], '$5 CAD': [5, 5, null, 'CAD'], '5 million US dollars': [5e6, 5e6, null, 'USD'],
  '39-billion-yen': [39e9, 39e9, null, 'JPY'], '$500-million': [5e8, 5e8, null, 'USD'], '2 hundred million': [2e8, 2e8, null, null], '₹5 crore': [5e7, 5e7, null, 'INR'], '€5 Mrd': [5e9, 5e9, null, 'EUR'], '50 cents': [50, 50, '¢', null],
  '6 basis points': [6, 6, 'bp', null], '50-basis-point': [50, 50, 'bp', null], '+7.8ppt': [7.8, 7.8, 'pp', null], '3 percentage points': [3, 3, 'pp', null], '2% points': [2, 2, 'pp', null], '3.7 points': [3.7, 3.7, 'pt', null], '3 per cent': [3, 3, '%', null],
  '14.76x': [14.76, 14.76, 'x', null], '10-fold': [10, 10, 'x', null], '+0.31R': [0.31, 0.31, 'R', null], '~1 m²': [1, 1, 'm²', null, true], '5 GW': [5, 5, 'GW', null], '.5%': [0.5, 0.5, '%', null], '½': [0.5, 0.5, null, null], '1½%': [1.5, 1.5, '%', null], '±0.5%': [-0.5, 0.5, '%', null],
  '1\u202f234\u202f567': [1_234_567, 1_234_567, null, null], "1'234": [1234, 1234, null, null], '3‑5%': [3, 5, '%', null], 'USD130-140bn': [130e9, 140e9, null, 'USD'], 'THB 500,000-800,000': [5e5, 8e5, null, 'THB'], '28x-30x': [28, 30, 'x', null], '-0.5~0.5%': [-0.5, 0.5, '%', null],
  '3.50%-3.75%': [3.5, 3.75, '%', null], '-£10k–£12k': [-12e3, -1e4, null, 'GBP'], '>2.40%': [2.4, null, '%', null], '≥5': [5, null, null, null], '+$37B+': [37e9, null, null, 'USD'], '<1.8%': [1.8, 1.8, '%', null, true], '5% or more': [5, null, '%', null], '5% or less': [5, 5, '%', null, true],
  'nearly $5B': [5e9, 5e9, null, 'USD', true], '$16.3\n  billion': [16.3e9, 16.3e9, null, 'USD'],
  'around 60-70%': [60, 70, '%', null, true], '-2-3%': [-3, -2, '%', null], '$10B+': [1e10, null, null, 'USD'], '15%+': [15, null, '%', null], '約1兆円超': [1e12, null, null, 'JPY', true], '1700以上': [1700, null, null, null],
};

/** What stands inside a sentence, and what else is there is none. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  '失業率が4.5%→4.4%に改善': ['4.5%', '4.4%'], '前年比106%増': ['106%'], '前年比+26%': ['+26%'], '（確率95.6%）': ['95.6%'], '$784.9B (2024) → $1.87T (2034) at 8.2% CAGR': ['$784.9B', '$1.87T', '8.2%'],
  'TAM: $390B → $3497B (2033) - CAGR: 30.6%': ['$390B', '$3497B', '30.6%'], '日経YTD: 7.9% vs EPS予想: double-digit': ['7.9%'], '10万人、450万バレル': ['10万人', '450万バレル'],
  'FY26 bill boosts $8B': ['$8B'], 'a 5G-enabled plant': [], 'F-35 and B-2': [], 'F-1: x': [], 'Phase 2 data': [], 'Tier 3': [], 'フェーズ2の試験': [], 'Greed at 64/100': [], 'at 10:30 and 8:30 AM': [], 'v2.1.169': [], 'CVE-2026-19478': [],
  '1.2.3': [], '#4': [], 'iOS27': [], 'in 2026, by 2030': [], '2025-2030': [], '2025–26': [], 'Q4 FY26, 3Q23, 25年度, 12月限': [], '30日平均': [], '第3回': [], '6ドメイン接点: AI in drug discovery': [], 'S-1 filed': [], 'Jan 7, 2026 and 2026年1月7日': [],
  'November 14-18, 2025: 543,000 tickets': ['543,000'], '`5%` in code': [], 'https://a.example/5%/7': [], '[5%](https://a.example/7)': ['5%'], 'x <!-- 5% --> y': [], '【22†L326-L335】 and [web:15]': [], 'year 2,026 of it': ['2,026'], '$2026': ['$2026'], 'TOPIX: 1998 (2026)': ['1998'], 'TOPIX: 2025-2030': [], '目標: 2030年': [], '更新日: 2026': [], '更新日Oct 31, 2026': [],
  'e-Platform 3.0: 8 sensors': ['8'], 'between 3 and 4%': ['3', '4%'],
  // A dash that may be a minus, the end of a range or a dash.
  'Sales –5% and 3–5%': ['3–5%'], 'GDP: –5%': ['–5%'], 'margin (–5%)': ['–5%'], 'TAM - 5%': ['5%'], 'a—5%': ['5%'], '10% -3%': ['10%', '-3%'], '2% - 5 firms': ['2%', '5'], 'won 3-1': [], '5-$10B': [], '$900-1.2B': [], '-2~3%': [], 'A+5 or Reuters+1': [],
  'run rate + $90B': ['$90B'], '(in)+$0.01': ['$0.01'], '5->7%': ['5', '7%'], 'RSI>70': ['>70'], '<br>70': ['70'], '~~5%~~': [],
  // A bound in words is none of the figure's text.
  'over 90%': ['90%'], 'around **60%**': ['60%'], '**1.5** trillion': ['1.5'], '**1.5**M': [], '15 to 20%': ['20%'], 'up 1/3 of it': ['1/3'], '1/3 and 3/4': [], '2.7/3.0, 24/7, 50:50': [], '$85/$79': ['$85', '$79'], '5%/6%': ['5%', '6%'], '273GB/s': ['273GB'],
  // Names.
  'Nikkei 225, S&P 500, Russell 2000': [], 'S&P 500 6,850.92': ['6,850.92'], 'iOS 27, iPhone 17, Python 3.13, Web 2.0, Layer 1': [], '2x2, 3×5, 10^6, 1.5e12, 4nm, 5m, 5t': [], '10 year yield and 8 years': ['8'], '20-year low': [], '401(k)': [], '$5$ and X$5': [], '$1 = ¥153': ['¥153'],
  'USD/JPY 153, EURUSD 1.0850': ['153', '1.0850'], 'UTC+9, T+2': [],
  // Marks of citations, lists, ids and clocks.
  'x [1], [1, 3], [^2], [[56]], [post:540], [web:1, web:3], [cite: 7, 10]': [], 'a [TOPIX: 1998]': ['1998'], '(1) a, (2) b; 3) c': [], '(up 5) and VIX (18)': ['5', '18'], '(7203)': [], '+81-3-1234-5678, 03-1234-5678, 555-123-4567': [], '978-4-06-1': [],
  '@ 18:05, 07:01 JST, 5 p.m., 10:30-11:00': [], 'Q3:15%': ['15%'], 'turn0search1, expected_r5, id #7, arXiv:2401.12345': [], 'an 1234567890123456': [], 'x: 12345678901234567890': ['12345678901234567890'], '007': [], '1️⃣ a': [],
  // Decimal commas and groups set off by spaces are not guessed.
  '3,5% and 1,2,3 and 1.234,56': [], '1 234 567 and 5': ['5'], '5,7%, 8%': ['8%'],
  // Cells of a table.
  '|5%|$6 | 7-|8': ['5%', '$6', '7', '8'], 'a | 3 | 5%': ['3', '5%'],
  // Years and counts of their size.
  'around 2030, ~2030, 2030+': [], 'at >2000': ['>2000'], 'more than 2000': ['2000'], '2,000 or $2000': ['2,000', '$2000'], '2000 people': ['2000'], 'Target: 2030': [], 'Index = 1998': ['1998'], '1980-2120': ['1980-2120'],
};

const BOUNDS: Readonly<Record<string, readonly [low: number, high: number | null, approximate: boolean]>> = {
  'over 90%': [90, null, false], 'exceeding 90%': [90, null, false], 'more than 90%': [90, null, false], 'at least 90%': [90, null, false], 'no less than 90%': [90, null, false], 'up to 90%': [90, 90, true], 'less than 90%': [90, 90, true], 'below 90%': [90, 90, true],
  'no more than 90%': [90, 90, true], 'over 90 days': [90, 90, false], 'to 90%': [90, 90, false],
};

const CURRENCIES: Readonly<Record<string, string | null>> = {
  'a sale of ¥5bn': 'JPY', '¥5bn in yuan': 'CNY', 'CNY 4bn, ¥5bn': 'CNY', '人民元建てで¥5bn': 'CNY', 'USD/CNY at 7, ¥5bn': 'JPY', 'yen and yuan: ¥5bn': null, '¥5bn–6bn円': 'JPY',
};

describe('figures', () => {
  for (const [text, [low, high, unit, currency, approximate = false]] of Object.entries(SINGLE)) {
    it(text, () => {
      const { figures } = bulletOf(`- x: ${text}`);
      assert.deepEqual(figures.map((one) => [one.raw, one.low, one.high, one.unit, one.currency, one.approximate, one.label]), [[text, low, high, unit, currency, approximate, 'x']]);
    });
  }

  for (const [text, raws] of Object.entries(INSIDE)) it(`${text} holds ${raws.length}`, () => assert.deepEqual(bulletOf(`- ${text}`).figures.map((one) => one.raw), raws));

  for (const [text, expected] of Object.entries(BOUNDS)) {
    it(`${text} is a bound`, () => {
      const [figure] = bulletOf(`- ${text}`).figures;
      assert.deepEqual([figure?.low, figure?.high, figure?.approximate], expected);
    });
  }

  for (const [text, currency] of Object.entries(CURRENCIES)) it(`${text} is ${currency}`, () => assert.equal(bulletOf(`- ${text}`).figures.at(-1)?.currency, currency));

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
    assert.deepEqual(replaceable('$10B+'), [null, null, 1e9]);
    assert.deepEqual(replaceable('up to $10B'), [null, null, 1e9]);
    assert.deepEqual(replaceable('±5%'), [null, null, 1]);
    assert.deepEqual(replaceable('1½%'), [null, null, 1]);
    assert.deepEqual(replaceable('3割'), ['3', null, 10]);
    assert.deepEqual(replaceable('20銭'), ['20', null, 0.01]);
    assert.deepEqual(replaceable('4.81%台'), ['4.81', null, 1]);
  });

  it('takes the nearest label', () => {
    const labels = (text: string): unknown => bulletOf(`- ${text}`).figures.map((one) => [one.raw, one.label]);
    assert.deepEqual(labels('[QUARTERLY] GDP予測: 0.8%, CPI: 1.9%、失業率：4.2%.'), [['0.8%', 'GDP予測'], ['1.9%', 'CPI'], ['4.2%', '失業率']]);
    assert.deepEqual(labels('153 (介入警戒: 150-155)'), [['153', null], ['150-155', '介入警戒']]);
    assert.deepEqual(labels('**ドル円**: 153'), [['153', 'ドル円']]);
    assert.deepEqual(labels('売上高(連結): 5%'), [['5%', '売上高(連結)']]);
    assert.deepEqual(labels('A, B: 5'), [['5', 'A, B']]);
    assert.deepEqual(labels('A: up. Cons: 5%'), [['5%', 'Cons']]);
    assert.deepEqual(labels('x: USDJPY：160.18 → 約158.7'), [['160.18', 'USDJPY'], ['約158.7', 'USDJPY']]);
    assert.deepEqual(labels('x: up — the threshold: 5%'), [['5%', 'the threshold']]);
    assert.deepEqual(labels('a note\n  Rate: 5%'), [['5%', 'Rate']]);
    assert.deepEqual(labels('U.S. GDP: 5%'), [['5%', 'U.S. GDP']]);
    assert.deepEqual(labels('x: up | CPI: 5% | 6%'), [['5%', 'CPI'], ['6%', 'CPI']]);
    assert.deepEqual(labels('x, at 10:30 it was 5%'), [['5%', null]]);
    assert.deepEqual(labels(`${'long '.repeat(20)}sentence: 5%`), [['5%', null]]);
  });

  it('reads a heading, which has no label', () => {
    const text = 'x メガ契約（1兆円+）';
    const [figure] = readFigures(text, halfWidth(text), 2, text.length, null, []);
    assert.deepEqual([figure?.raw, figure?.low, figure?.high, figure?.currency, figure?.label], ['1兆円+', 1e12, null, 'JPY', null]);
  });

  const PIECES = [...'0123456789.,-–〜~+%▲±/:[]()<>|*_ \n½', '億', '兆', '万', '千', '円', '銭', '分の', '年', '人', '$', '¥', 'USD', 'bn', 'x', ' to ', ' or more', '約', '超', 'over ', '以上', 'Phase '];

  it('any row of digits and what stands about them gives sound figures', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30, size: 'max' }), (pieces) => {
      const text = pieces.join('');
      let before = 0;
      for (const { range, raw, low, high, number, sign } of readFigures(text, text, 0, text.length, null, [])) {
        assert.ok(range.start >= before && range.end <= text.length && sliceOf(text, range) === raw);
        before = range.end;
        assert.ok(Number.isFinite(low) && (high === null || (Number.isFinite(high) && high >= low)), raw);
        if (number) assert.ok(/^[\d.,]+$/.test(sliceOf(text, number)) && number.start >= range.start && number.end <= range.end && low === high, raw);
        if (sign) assert.ok(sign.start >= range.start && sign.end <= range.end && sign.end - sign.start === 1, raw);
      }
    }), { numRuns: 1_500 });
  });

  it('reads back what was written', () => {
    const scales = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12, '万': 1e4, '億': 1e8, '兆': 1e12, ' million': 1e6 } as const;
    const scale = fc.constantFrom(...(Object.keys(scales) as (keyof typeof scales)[]));
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 3 }), scale, fc.constantFrom('', '-'), (digits, decimals, word, sign) => {
      const written = (digits / 10 ** decimals).toFixed(decimals);
      const [figure] = bulletOf(`- x: ${sign}$${written}${word}`).figures;
      assert.equal(figure?.low, Number(`${digits === 0 ? '' : sign}${written}e${Math.log10(scales[word])}`));
      assert.equal(figure?.high, figure?.low);
    }));
  });

  it('takes time in proportion to the length', () => {
    for (const piece of ['5', '1,', '1-', '1〜', '1億', '9兆', '$', '¥5 ', '-', '[1', '(1', ' 1)', ':', 'a: 5 ', '5%-', '約', '<5', '1 ', '.', '3/']) {
      const text = piece.repeat(Math.ceil(40_000 / piece.length));
      const start = performance.now();
      readFigures(text, text, 0, text.length, null, []);
      assert.ok(performance.now() - start < 1_000, JSON.stringify(piece));
    }
  });
});
