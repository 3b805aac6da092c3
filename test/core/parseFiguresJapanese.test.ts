import assert from 'node:assert/strict';
import { bulletOf } from '../support/documents';

type Row = readonly [low: number, high: number | null, unit: string | null, currency: string | null, approximate?: boolean];

/** The whole text is one figure. */
const SINGLE: Readonly<Record<string, Row>> = {
  '2.365億ドル': [236.5e6, 236.5e6, null, 'USD'], '600 億美元': [600e8, 600e8, null, 'USD'], '25億米ドル': [25e8, 25e8, null, 'USD'], '1.95香港ドル': [1.95, 1.95, null, 'HKD'], '5億人民元': [5e8, 5e8, null, 'CNY'], '5億元': [5e8, 5e8, null, 'CNY'], '3ユーロ': [3, 3, null, 'EUR'],
  '5万5895円32銭': [55_895.32, 55_895.32, null, 'JPY'], '6万0815円': [60_815, 60_815, null, 'JPY'], '200円09銭': [200.09, 200.09, null, 'JPY'], '20銭': [0.2, 0.2, null, 'JPY'], '2ドル3セント': [2.03, 2.03, null, 'USD'], '3万8,000円': [38_000, 38_000, null, 'JPY'],
  '2千万円': [2e7, 2e7, null, 'JPY'], '1万億円': [1e12, 1e12, null, 'JPY'], '1億2000万円': [12e7, 12e7, null, 'JPY'], '2兆3,456億7,890万円': [2_345_678_900_000, 2_345_678_900_000, null, 'JPY'], '5万5895': [55_895, 55_895, null, null], '¥1.5조': [1.5e12, 1.5e12, null, 'JPY'],
  '約２，３００億円': [2300e8, 2300e8, null, 'JPY', true], '＋10％': [10, 10, '%', null], '▲20%': [-20, -20, '%', null], '約-4.9bp': [-4.9, -4.9, 'bp', null, true], '25 个基点': [25, 25, 'bp', null], '2%ポイント': [2, 2, 'pp', null], '0.5ポイント': [0.5, 0.5, 'pt', null],
  '2 倍': [2, 2, '倍', null], '3割': [30, 30, '%', null], '8割超': [80, null, '%', null, true], '3分の1': [1 / 3, 1 / 3, null, null], '2/3以上': [2 / 3, null, null, null], '12人': [12, 12, '人', null], '198,000件': [198_000, 198_000, '件', null], '7隻': [7, 7, '隻', null], '5カ国': [5, 5, 'か国', null],
  '3年間': [3, 3, '年', null], '6ヶ月': [6, 6, 'か月', null], '2.5年': [2.5, 2.5, '年', null], '6〜13 年': [6, 13, '年', null], '150〜200 店舗': [150, 200, '店舗', null], '35〜60%': [35, 60, '%', null], '29200～29450': [29_200, 29_450, null, null],
  '概ね63000～64000圏': [63_000, 64_000, null, null, true], '6〜7万円': [6e4, 7e4, null, 'JPY'], '5000〜1万円': [5000, 1e4, null, 'JPY'], '約2兆〜3兆円': [2e12, 3e12, null, 'JPY', true], '¥5,000–6,000億円': [5e11, 6e11, null, 'JPY'], '1,000円〜': [1000, null, null, 'JPY'],
  '-3%〜+3%': [-3, 3, '%', null], '▲2〜3%': [-3, -2, '%', null], '▲5〜▲3%': [-5, -3, '%', null], '4.81%台': [4.81, 4.81, '%', null, true], '162円台後半': [162, 162, null, 'JPY', true], '5%弱': [5, 5, '%', null, true], '1兆円規模': [1e12, 1e12, null, 'JPY', true],
  'ほぼ100%': [100, 100, '%', null, true], '5%未満': [5, 5, '%', null, true], '130万人超': [13e5, null, '人', null, true], '約2000': [2000, 2000, null, null, true], '2万台': [2e4, 2e4, '台', null],
};

/** What stands inside a sentence, and what else is there is none. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  // The direction stands in a word and is no sign.
  '413円10銭安の5万5895円32銭': ['413円10銭', '5万5895円32銭'], '5.43%下落': ['5.43%'], '9bp急騰': ['9bp'], '**-236.5Mへ反転**': ['-236.5M'], '3割高': ['3割'], '純増+5万件': ['+5万件'],
  '75bp（3回）': ['75bp', '3回'], '4.81%台 → 約4.78%': ['4.81%台', '約4.78%'], '1ドル=150円、1ユーロ160円台': ['150円', '160円台'], '1人当たり5万円': ['5万円'], '日経平均55,895、ドル円153': ['55,895', '153'],
  // Words that begin or end like a scale, a unit or a mark.
  '契約5件': ['5件'], '約5件': ['約5件'], '150割れ': ['150'], '60%強気': ['60%'], '100億円超過': ['100億円'], '3回復': ['3'], '大阪2025万博': [], '5台湾企業': ['5'], '1900台前半': ['1900台前半'],
  // Ranks, names of series, dates and times.
  '第3回、3社目、第2位、20代、3次元、フェーズ2、銘柄7203、2対1': [], '30日平均、6か月物、5カ月連続、10年債、5年ぶり、2.5年ぶり、3年債': [], '25年度、12月限、4〜6月期、10-19 年、令和6〜13年、2024年間、24〜25年': [], '1/13〜1/17、3/4の決算、9時30分': [],
  // Not told in one number.
  '3割5分、5割半、2倍半、3時間半、3万5、10数社、100余社': [], '**5**人': [], '-2〜3%': [], '三八円九五銭': [], '数千億円': [],
};

describe('figures in Japanese', () => {
  for (const [text, [low, high, unit, currency, approximate = false]] of Object.entries(SINGLE)) {
    it(text, () => {
      const { figures } = bulletOf(`- x: ${text}`);
      assert.deepEqual(figures.map((one) => [one.raw, one.low, one.high, one.unit, one.currency, one.approximate]), [[text, low, high, unit, currency, approximate]]);
    });
  }

  for (const [text, raws] of Object.entries(INSIDE)) it(`${text} holds ${raws.length}`, () => assert.deepEqual(bulletOf(`- ${text}`).figures.map((one) => one.raw), raws));
});
