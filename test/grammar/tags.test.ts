import assert from 'node:assert/strict';
import { table, withReader } from './suite';

describe('Grammar: cadence tags', () => {
  const reader = withReader();
  for (const name of ['REALTIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL']) {
    const scope = `keyword.other.cadence.${name.toLowerCase()}.briefing`;
    table(reader, scope, [
      [`- [${name}] Policy rate: 1.25%`, `[${name}]`],
      [`  * 【${name}】政策金利：1.25%`, `【${name}】`],
    ]);
  }
  table(reader, 'keyword.other.cadence', [
    ['- [Weekly] Port dwell time: 4.1 days', '[Weekly]'],
    ['1. [DAILY] Freight index: 1,840', '[DAILY]'],
    ['- **[DAILY]** Freight index: 1,840', '[DAILY]'],
    ['- **[DAILY] Freight index**: 1,840', '[DAILY]'],
    ['- outer\n  - [MONTHLY] inner: 4', '[MONTHLY]'],
    ['> - [MONTHLY] quoted: 4', '[MONTHLY]'],
    ['-  [ANNUAL] two spaces', '[ANNUAL]'],
  ]);
  describe('in a row, in a paragraph, in a cell', () => {
    table(reader, 'keyword.other.cadence.realtime.briefing', [['- [REALTIME][MONTHLY] Copper: 4', '[REALTIME]']]);
    table(reader, 'keyword.other.cadence.monthly.briefing', [['- [REALTIME][MONTHLY] Copper: 4', '[MONTHLY]']]);
    table(reader, 'keyword.other.cadence', [
      ['- [REALTIME] [MONTHLY] Copper: 4', '[REALTIME]', '[MONTHLY]'],
      ['- **[REALTIME]** **[MONTHLY]** Copper: 4', '[REALTIME]', '[MONTHLY]'],
      ['- 【REALTIME】【DAILY】【MONTHLY】銅: 4', '【REALTIME】【DAILY】【MONTHLY】'],
      ['- [HOURLY][DAILY] Copper: 4', '[HOURLY][DAILY]'],
      ['[DAILY] Copper: 4', '[DAILY]'],
      ['**[DAILY]** Copper: 4', '[DAILY]'],
      ['【Weekly】銅: 4', '【Weekly】'],
      ['[REALTIME][MONTHLY] Copper: 4', '[REALTIME][MONTHLY]'],
      ['> [DAILY] Copper: 4', '[DAILY]'],
      ['| Item | Value |\n| --- | --- |\n| [DAILY] Copper | 4 |', '[DAILY]'],
      ['| Item | Value |\n|---|---|\n| **[REALTIME]** Copper | [MONTHLY] 4 |', '[REALTIME]', '[MONTHLY]'],
      ['| [REALTIME][MONTHLY] Copper | 4 |\n| --- | --- |', '[REALTIME][MONTHLY]'],
    ]);
    table(reader, 'variable.label.briefing', [['- [REALTIME][MONTHLY] Copper: 4', 'Copper'], ['- [REALTIME][MONTHLY] **Copper**: 4', 'Copper'], ['[DAILY] Copper: 4', 'Copper'], ['**[DAILY]** 銅価格：4', '銅価格']]);
    table(reader, 'constant.numeric.figure.briefing', [['- [REALTIME][MONTHLY] Copper: 4.2%', '4.2%'], ['[DAILY] Copper: 4.2%', '4.2%']]);
    table(reader, 'string.unquoted.publisher.briefing', [['[DAILY] Copper: 4 (Jan 7, 2026, Harbor Wire).', 'Harbor Wire']]);
    table(reader, 'markup.bold.markdown', [['| [DAILY] Copper **rose** | 4 |\n| --- | --- |', '**rose**']]);
    table(reader, 'punctuation.definition.table.markdown', [['| [DAILY] a \\| b | 4 |\n| --- | --- |', '|', '|', '|', '|', '|', '|']]);
  });
  table(reader, 'keyword.other.cadence.custom.briefing', [
    ['- [HOURLY] Grid load: 41 GW', '[HOURLY]'],
    ['- 【SHINKANSEN】 運行: 平常', '【SHINKANSEN】'],
    ['- **[H1-ONLY] Grid load**: 41 GW', '[H1-ONLY]'],
  ]);
  describe('near misses', () => {
    table(reader, 'keyword.other.cadence', [
      ['- [REALTIME](https://example.org/feed) is a link'],
      ['- [REALTIME][feed] is a link by reference'],
      ['- [REALTIME]: a definition'],
      ['- [x] done'],
      ['- [X] done'],
      ['- [ ] to do'],
      ['- The [DAILY] tag stands inside'],
      ['[daily](https://example.org) a paragraph'],
      ['[DAILY]: https://example.org'],
      ['[NOTE] a paragraph with a word of its own'],
      ['A paragraph of [DAILY] tags'],
      ['- [DAILY][feed] is a link by reference'],
      ['## [DAILY] a heading'],
      ['- `[DAILY]` in code'],
      ['- 【速報】地震の情報'],
      ['- [note] lower case'],
      ['```\n- [DAILY] Rate: 1%\n```'],
      ['~~~text\n- [DAILY] Rate: 1%\n~~~'],
      ['- step\n\n  ```\n  - [DAILY] Rate: 1%\n  ```'],
      ['    - [DAILY] indented code'],
      ['<!-- - [DAILY] Rate: 1% -->'],
      ['<!--\n- [DAILY] Rate: 1%\n-->'],
      ['| Cycle | Value |\n| --- | --- |\n| [Daily] | the [DAILY] rate |'],
      ['| Feed |\n| --- |\n| [DAILY](https://example.org) |'],
      ['---\nnote: "- [DAILY] Rate"\n---'],
    ]);
  });
});

describe('Grammar: labels', () => {
  const reader = withReader();
  table(reader, 'variable.label.briefing', [
    ['- [DAILY] Copper: $9,412', 'Copper'],
    ['- [DAILY] 銅価格：9,412ドル', '銅価格'],
    ['- 【DAILY】銅価格: 9,412ドル', '銅価格'],
    ['- [DAILY] **Copper**: $9,412', 'Copper'],
    ['- [DAILY] **Copper:** $9,412', 'Copper'],
    ['- **[DAILY] Copper**: $9,412', 'Copper'],
    ['- [DAILY] Copper (LME): $9,412', 'Copper (LME)'],
    ['- [DAILY] S&P 500: 6,100', 'S&P 500'],
    ['- [DAILY] Copper rose. Analysts say: more'],
    ['- [DAILY] Trading halted at 10:30'],
    ['- [DAILY] See https://example.org/a'],
    ['- [DAILY] `code`: 4'],
    ['- Copper: $9,412'],
    ['- [DAILY] No label here'],
  ]);
});

describe('Grammar: ordinary Markdown', () => {
  const reader = withReader();
  table(reader, 'markup.heading.markdown', [['## Metals', '## Metals']]);
  table(reader, 'markup.bold.markdown', [
    ['- [DAILY] Copper **rose** again', '**rose**'],
    ['- **[DAILY] Copper**: $9,412', '**[DAILY] Copper**'],
    ['- **Copper** rose', '**Copper**'],
  ]);
  table(reader, 'markup.inline.raw.string.markdown', [['- [DAILY] the `rate` column', '`rate`']]);
  table(reader, 'comment.block.html', [['- [DAILY] Copper: 4 <!-- source: lme -->', '<!-- source: lme -->']]);
  table(reader, 'string.other.link.title.markdown', [['- [DAILY] per [the exchange](https://example.org/x) today', 'the exchange']]);
  table(reader, 'punctuation.definition.list.begin.markdown', [['- [DAILY] Copper: 4', '-'], ['1. [DAILY] Copper: 4', '1.']]);

  it('a document without a briefing in it has none of our scopes', () => {
    const text = '# Notes\n\nSome *text* of 3 lines with $4 in it (2026).\n\n- [x] task\n- [link](https://example.org)\n- plain: 5% of it\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    assert.deepEqual(reader().tokens(text).filter((token) => token.scopes.some((scope) => scope.endsWith('.briefing'))), []);
  });

  it('a bullet ends with its line', () => {
    const tokens = reader().tokens('- [DAILY] Copper: 4\n\nText of 5% in a paragraph.\n- plain 6%');
    assert.deepEqual(tokens.filter((token) => token.line > 0 && token.scopes.some((scope) => scope.endsWith('.briefing'))), []);
  });
});
