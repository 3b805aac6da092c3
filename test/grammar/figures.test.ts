import { table, withReader, type Case } from './suite';

const bullet = (text: string, ...parts: string[]): Case => [`- [DAILY] ${text}`, ...parts];

describe('Grammar: figures', () => {
  const reader = withReader();
  table(reader, 'constant.numeric.figure.briefing', [
    bullet('Rate: 1.25%', '1.25%'),
    bullet('Rate: -0.40% after +0.15%', '-0.40%', '+0.15%'),
    bullet('Loss: −3.2% and ▲1.4％', '−3.2%', '▲1.4％'),
    bullet('Flow: ¥2.4T in, US$310M out', '¥2.4T', 'US$310M'),
    bullet('Flow: -¥38.5B (net)', '-¥38.5B'),
    bullet('TAM: $12B → $48B (2031), CAGR 22.4%', '$12B', '$48B', '22.4%'),
    bullet('TAM：$12B and $-5B, $+3B', '$12B', '$-5B', '$+3B'),
    bullet('Band: 140-145, or $60-75B', '140-145', '$60-75B'),
    bullet('Band: 3.90% - 4.05%', '3.90% - 4.05%'),
    bullet('Yield: ~2.1% or about 15 bps', '~2.1%', '15 bps'),
    bullet('Orders: $16.3 billion, 40 million units', '$16.3 billion', '40 million'),
    bullet('Plan: $10B+ and 30%+', '$10B+', '30%+'),
    bullet('Load: 5GW', '5GW'),
    bullet('Multiple: 12.5x', '12.5x'),
    bullet('Total: 1,204,500', '1,204,500'),
    bullet('In text **$4.2B** bold', '$4.2B'),
    bullet('PER: 17.3倍', '17.3倍'),
    bullet('受注額: 1.2兆円、前年比26%増', '1.2兆円', '26%'),
    bullet('予算: 3兆4,500億円', '3兆4,500億円'),
    bullet('為替: 約155円', '約155円'),
    bullet('為替：155.20円前後', '155.20円前後'),
    bullet('評価損率: △8.7％', '△8.7％'),
    bullet('利益は100億円以上', '100億円以上'),
    bullet('値幅: 150〜155円', '150〜155円'),
    bullet('全角: １２．５％', '１２．５％'),
    bullet('利回り: 2.2%（前週比 +4bp）', '2.2%', '+4bp'),
  ]);
  describe('near misses', () => {
    table(reader, 'constant.numeric.figure.briefing', [
      bullet('5G rollout, F-35 delivery, FY26 plan, G7 and G-20'),
      bullet('COVID-19 and H2 results of v2.1.169'),
      bullet('Phase 2 begins, Tier 1 ends, 第3回'),
      bullet('In 2031, or 2024-2030'),
      bullet('更新 2026-01-07 and 2026年1月7日 and Jan 7, 2026 and 10:30'),
      bullet('30日平均, 1月の会合, 64/100'),
      bullet('`4.2%` in code'),
      bullet('<!-- 4.2% -->'),
      bullet('[4.2% link](https://example.org/4.2%)'),
      bullet('see https://example.org/?id=500 there'),
      ['- untagged 4.2%'],
      ['Paragraph 4.2%'],
      ['| 4.2% | 5 |'],
      ['```\n- [DAILY] 4.2%\n```'],
    ]);
  });
  describe('the built-in math does not take amounts for formulas', () => {
    table(reader, 'markup.math.inline.markdown', [
      bullet('TAM: $12B, $-5B'),
      bullet('TAM：$12B ($-5B) $'),
      ['- an ordinary $x$ formula', '$x$'],
    ]);
  });
});
