import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitOf } from '../../src/core/checks/growthFit';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { runChecks } from '../../src/core/checks/runChecks';
import type { Growth } from '../../src/core/model/growth';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { readGrowths } from '../../src/core/parse/growth';
import { CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, RARE_EARTH_BRIEFING, sharedFiles, sharedText } from '../support/documents';
import { findingsOf } from '../support/ruleFindings';

const mismatches = (text: string): string[] => findingsOf('growth-mismatch', text);

function growthsIn(text: string): Growth[] {
  const { bullets } = parseBriefing(text);
  return bullets.flatMap(({ figures, range }) => readGrowths({ words: sliceOf(text, range), offset: range.start, figures }));
}

const told = (text: string): string[] => growthsIn(`- ${text}`).map(({ start, end, rate, startYear, endYear, years }) => `${start.raw} ${end.raw} ${rate.raw} ${startYear ?? '-'} ${endYear ?? '-'} ${years ?? '-'}`);

describe('the growth that words tell', () => {
  const TOLD: Readonly<Record<string, string>> = {
    'TAM: $390B → $3497B (2033) - CAGR: 30.6%': '$390B $3497B 30.6% - 2033 -',
    '市場規模: $64B (2025) → $130-140B (2030), CAGR 15%+.': '$64B $130-140B 15%+ 2025 2030 5',
    '投資動向: $227B → $351B (2030, CAGR 9.1%)': '$227B $351B 9.1% - 2030 -',
    'Renewables $1602B → $4860B (CAGR 14.7%)': '$1602B $4860B 14.7% - - -',
    '$784.9B (2024) → $1.87T (2034) at 8.2% CAGR': '$784.9B $1.87T 8.2% 2024 2034 10',
    'from $100M in 2024 to $150M by 2030 at a CAGR of 9%': '$100M $150M 9% 2024 2030 6',
    'valued at $100M in 2024 and expected to reach $150M by 2030, a compound annual growth rate (CAGR) of 7%': '$100M $150M 7% 2024 2030 6',
    'With a CAGR of 9% from $100M to $150M (2030)': '$100M $150M 9% - 2030 -',
    '$100M to $150M over five years, 8.4% a year': '$100M $150M 8.4% - - 5',
    '$100M to $150M by 2030, growing 9% annually': '$100M $150M 9% - 2030 -',
    '市場規模: 2024年の100億円から2030年に168億円、年平均成長率は9%': '100億円 168億円 9% 2024 2030 6',
    '市場規模：１００億円（２０２４年）→ １６８億円（２０３０年）、年率９％': '１００億円 １６８億円 ９％ 2024 2030 6',
    '出荷: 100万台→150万台（2030年）、15%の年平均成長率': '100万台 150万台 15% - 2030 -',
    '$5B in 2025 to $9B in 2030, CAGR 12.5% (2025-2030)': '$5B $9B 12.5% 2025 2030 5',
  };
  for (const [text, expected] of Object.entries(TOLD)) it(text, () => assert.deepEqual(told(text), [expected]));

  const NONE = [
    '15% → 30% (2030), CAGR 5%', '$6.99→$7.99', '$10B → $12B (2030), up 20%', '$10B → 12% (2030), CAGR 5%', '$100M in 2024 to $150M by 2030, growing at a CAGR of 9% from 2025 to 2030', '$10B. To reach $12B by 2030. CAGR 5%',
    '$10B → $12B (2030); yields: CAGR 5%', '$10B → €12B (2030), CAGR 5%', '$10B and $12B by 2030, CAGR 5%', '$10B → $12B (2030), CAGR 5% (2031: 6% CAGR)', '$10B (2030) → $12B (2025), CAGR 5%', '$100M in 2024 to $150M by 2030 in five years, CAGR 9%',
  ];
  for (const text of NONE) it(`none: ${text}`, () => assert.deepEqual(told(text), []));
});

describe('growth that does not fit', () => {
  it('is told with the years it takes and the rate that would fit', () => {
    assert.deepEqual(mismatches('- TAM: $390B → $3497B (2033) - CAGR: 30.6%'), ['1: 30.6%: $390B to $3497B at 30.6% a year takes 8.2 years, so no base year fits 2033. The nearest is 2025, with 31.5% a year.']);
    assert.deepEqual(mismatches('- $784.9B (2024) → $1.87T (2034) at 8.2% CAGR'), ['1: 8.2%: $784.9B to $1.87T in 10 years is 9.1% a year, not 8.2%: at that rate it takes 11.0 years.']);
    assert.deepEqual(mismatches('- 市場規模: 100億円（2024年）→ 150億円（2030年）、年率9%'), ['1: 9%: 100億円 to 150億円 in 6 years is 7.0% a year, not 9%: at that rate it takes 4.7 years.']);
  });

  const FITS = [
    '$64B (2025) → $130-140B (2030), CAGR 15%+', '$3B (2025) → $12B (2035), CAGR 14.54%', '$5.68B (2025) → $8.88B (2030) at 9.35% CAGR', '$227B → $351B (2030, CAGR 9.1%)', '$1602B → $4860B (CAGR 14.7%)', '$2056B → $6474B (2032) - CAGR: 15.41%',
    '$88B → $218B (2031) - CAGR: 19.86%', '$466B → $769B (2030) - CAGR: 9%', '$100M in 2024 to $168M by 2030 at a CAGR of 9%', '$168M in 2024 to $100M by 2030, a CAGR of -8.3%', '~$100M in 2024 to $150M by 2030, a CAGR of 6.5%', '$100M+ in 2024 to $150M by 2030, a CAGR of 12%',
    '$100M (2024) → $150M (2030), CAGR 5-8%',
  ];
  for (const text of FITS) it(`fits: ${text}`, () => assert.deepEqual(mismatches(`- ${text}`), []));

  const MISFITS = ['$64B (2025) → $110-120B (2030), CAGR 15%+', '$3B (2025) → $12B (2035), CAGR 19.5%', '$5.68B (2025) → $8.88B (2030) at 10.35% CAGR', '$168M in 2024 to $100M by 2030, a CAGR of -4%', '$100M (2024) → $150M (2030), CAGR 8-9%', '$100M to $150M over five years, a CAGR of 12%'];
  for (const text of MISFITS) it(`does not fit: ${text}`, () => assert.equal(mismatches(`- ${text}`).length, 1));

  it('must name both years in a paragraph', () => {
    assert.equal(mismatches('The market was $100M in 2024 and is expected to reach $150M by 2030, a CAGR of 9%.').length, 1);
    assert.deepEqual(mismatches('The market goes from $390B to $3497B by 2033 (CAGR 30.6%).'), []);
    assert.deepEqual(mismatches('It was $100M in 2024.\n\nIt may reach $150M by 2030, a CAGR of 9%.'), []);
  });

  it('is none where the end is reckoned from start, years and rate, however it is rounded', () => {
    const case_ = fc.record({ start: fc.integer({ min: 10, max: 9_999 }), years: fc.integer({ min: 1, max: 15 }), rate: fc.integer({ min: 10, max: 400 }), decimals: fc.integer({ min: 0, max: 2 }) });
    fc.assert(fc.property(case_, ({ start, years, rate, decimals }) => {
      const end = (start / 10) * (1 + rate / 1000) ** years;
      const text = `- $${(start / 10).toFixed(1)}B (2025) → $${end.toFixed(decimals)}B (${2025 + years}), CAGR ${(rate / 10).toFixed(1)}%`;
      for (const one of [text, text.replace(' (2025)', '')]) assert.deepEqual(mismatches(one), [], one);
    }), { numRuns: 60 });
  });

  it('does not depend on the scale or the currency', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 999 }), fc.integer({ min: 10, max: 999 }), fc.integer({ min: 1, max: 400 }), (start, end, rate) => {
      const fits = ['$0M', '$0B', '0億円', 'EUR 0'].map((form) => growthsIn(`- ${form.replace('0', String(start))} (2024) → ${form.replace('0', String(end))} (2030), CAGR ${(rate / 10).toFixed(1)}%`).map((growth) => fitOf(growth)?.fits));
      assert.ok(fits.every((one) => one.length === 1 && one[0] === fits[0]?.[0]), JSON.stringify(fits));
    }), { numRuns: 60 });
  });
});

describe('growth in the real documents', () => {
  it('does not fit in one line of the market briefing', function () {
    assert.deepEqual(mismatches(sharedText(this, JAPAN_BRIEFING)), ['115: 30.6%: $390B to $3497B at 30.6% a year takes 8.2 years, so no base year fits 2033. The nearest is 2025, with 31.5% a year.']);
    assert.equal(growthsIn(sharedText(this, JAPAN_BRIEFING)).length, 10);
  });

  it('is not found to be wrong anywhere else', function () {
    this.timeout(20_000);
    for (const file of [CHINA_BRIEFING, RARE_EARTH_BRIEFING, ...sharedFiles(this, 'corpus')]) assert.deepEqual(mismatches(sharedText(this, file)), [], file);
    assert.deepEqual(mismatches(exampleText()), []);
  });

  it('is looked for in any text without failing', () => {
    const words = fc.array(fc.constantFrom('$1B', '→', ' to ', '(2030)', 'CAGR', '9%', ' ', '.', '\n', '年率', '100億円', 'から', 'in 2024', '~', '+'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(fc.property(words, (text) => runChecks(parseBriefing(`- ${text}\n\n${text}`), DEFAULT_CONFIGURATION, '2026-01-28').findings.every(({ range }) => range.end <= text.length * 2 + 4)), { numRuns: 100 });
  });
});
