import assert from 'node:assert/strict';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, RARE_EARTH_BRIEFING, sharedFiles, sharedText } from '../support/documents';
import { findingsOf, rawFindings } from '../support/ruleFindings';

const below = (text: string, rates: Readonly<Record<string, number>> = {}): string[] => findingsOf('below-threshold', text, { exchangeRates: new Map(Object.entries(rates)) });

describe('entries below a threshold', () => {
  it('are told with the heading', () => {
    assert.deepEqual(below('## Contracts ($100M+)\n- [MONTHLY] Cranes: $40M (A)'), ['2: $40M: $40M is below the $100M+ of the heading "Contracts ($100M+)".']);
    const text = '# メガ契約（1兆円以上）\n## 政府\n- [MONTHLY] 岸壁: 4000億円\n';
    assert.deepEqual(below(text), ['3: 4000億円: 4000億円 is below the 1兆円以上 of the heading "メガ契約（1兆円以上）".']);
    assert.deepEqual(rawFindings('below-threshold', text)[0]?.related?.map(({ range, message }) => [sliceOf(text, range), render(message)]), [['1兆円以上', 'The heading asks for 1兆円以上.']]);
  });

  const entry = (heading: string, bullet: string): string => `## ${heading}\n- ${bullet}\n`;
  const BELOW: readonly (readonly [string, string])[] = [['Deals ($1B+)', 'A: $999M'], ['Deals ($1B+)', 'A: $300-900M'], ['Deals ($1B+)', 'A: $0.2B, then $0.4B'], ['契約（100億円超）', 'A：９０億円'], ['Deals (¥1T+)', 'A: ~¥0.5T'], ['Deals ($1B+)', 'A: up to $0.5B']];
  const REACHED: readonly (readonly [string, string])[] = [
    ['Deals ($1B+)', 'A: $1B'], ['Deals ($1B+)', 'A: $1B+'], ['Deals ($1B+)', 'A: $400M+'], ['Deals ($1B+)', 'A: $0.8-1.2B'], ['Deals ($1B+)', 'A: $200M of $3B'], ['Deals ($1B+)', 'A: ~$0.9B'], ['Deals ($1B+)', 'A: no amount'], ['Deals ($1B+)', 'A: 12 ships, 40%'],
    ['Deals ($1B+)', 'A: €0.5B'], ['Deals ($1B+)', 'A: $500M (€0.5B)'], ['Deals ($1B)', 'A: $1M'], ['Top 10+', 'A: $1M'], ['契約（1兆円+）', '株価: 5,000円'], ['Deals ($1B+)', 'A: -$3M'],
  ];
  for (const [heading, bullet] of BELOW) it(`${bullet} under ${heading}`, () => assert.equal(below(entry(heading, bullet)).length, 1));
  for (const [heading, bullet] of REACHED) it(`nothing: ${bullet} under ${heading}`, () => assert.deepEqual(below(entry(heading, bullet)), []));

  it('are those of the sections below the heading, up to one that states its own', () => {
    const text = '- A: $1M\n# Deals ($1B+)\n- B: $2M\n## Public\n- C: $3M\n## Small ($1M+)\n- D: $4M\n### Smaller\n- E: $5M\n# Other\n- F: $6M\n';
    assert.deepEqual(below(text).map((one) => one.slice(0, 6)), ['3: $2M', '5: $3M']);
  });

  it('are converted by the configured rate, in either direction', () => {
    const text = '## 契約（1兆円+）\n- A: $100M\n- B: $10B\n- C: $10B+\n- D: €100M\n';
    assert.deepEqual(below(text), []);
    assert.deepEqual(below(text, { 'USD/JPY': 150 }), ['2: $100M: $100M is about 15,000,000,000 JPY at USD/JPY 150 (exchange_rates), below the 1兆円+ of the heading "契約（1兆円+）".']);
    assert.equal(below(text, { 'JPY/USD': 1 / 150 }).length, 1);
    assert.equal(below(text, { 'USD/JPY': 90 }).length, 2);
    assert.equal(below(text, { 'USD/JPY': 150, 'EUR/JPY': 170 }).length, 2);
    assert.deepEqual(below('## Deals ($1B+)\n- A: 300億円\n', { 'USD/JPY': 150 }), ['2: 300億円: 300億円 is about 200,000,000 USD at USD/JPY 150 (exchange_rates), below the $1B+ of the heading "Deals ($1B+)".']);
    assert.deepEqual(below(text, { 'USD/JPY': 0 }), []);
  });

  it('are converted by the document’s own rate', () => {
    const text = '## 市場\n- [REALTIME] ドル円: 153 (介入警戒: 150-155)\n## 契約（1兆円+）\n- A: $100M\n';
    assert.deepEqual(below(text), ['4: $100M: $100M is about 15,300,000,000 JPY at USD/JPY 153 (line 2), below the 1兆円+ of the heading "契約（1兆円+）".']);
    assert.deepEqual(rawFindings('below-threshold', text)[0]?.related?.map(({ range }) => sliceOf(text, range)), ['1兆円+', '153']);
    assert.ok(below(text, { 'USD/JPY': 150 })[0]?.includes('(exchange_rates)'));
    assert.deepEqual(below(text.replace('ドル円: 153', 'ドル円: 150-155')), []);
    assert.deepEqual(below(text.replace('ドル円', 'ドル円の想定')), []);
    assert.equal(below(text.replace('$100M', '150億円')).length, 1);
    assert.deepEqual(below('- USD/JPY: 153\n- ドル円: 156\n## Deals ($1B+)\n- A: 1540億円\n'), []);
    assert.equal(below('- USD/JPY: 153\n- ドル円: 156\n## Deals ($1B+)\n- A: 1500億円\n').length, 1);
  });

  it('of the real documents are one', function () {
    this.timeout(20_000);
    assert.deepEqual(below(sharedText(this, JAPAN_BRIEFING)), ['224: $100M: $100M is about 15,300,000,000 JPY at USD/JPY 153 (line 73), below the 1兆円+ of the heading "H: メガ契約（1兆円+）".']);
    for (const file of [CHINA_BRIEFING, RARE_EARTH_BRIEFING, ...sharedFiles(this, 'corpus')]) assert.deepEqual(below(sharedText(this, file)), [], file);
    assert.deepEqual(below(exampleText()), []);
  });
});
