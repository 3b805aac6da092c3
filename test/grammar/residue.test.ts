import { table, withReader } from './suite';

const GROK = '<grok:render card_id="ab12cd" card_type="citation_card" type="render_inline_citation"><argument name="citation_id">7</argument></grok:render>';
const marks = [
  GROK,
  '<argument name="citation_id">0</argument>',
  '</grok:render>',
  '<grok-card data-id="ab12cd" data-type="citation_card" ></grok-card>',
  ':contentReference[oaicite:0]{index=0}',
  '【4†source】', '【46†L179-L187】', '【12:1†source】', '【oaicite:6】',
  '[cite_start]', '[cite: 7, 10]', '[cite: 230-234]',
  '[web:15]', '[web:1, web:3]', '[web:15–22]',
  '[oai_citation:4‡ore.pdf](https://example.org/ore)',
  '[oai_citation_attribution:0‡ore](file-service://file-1)',
  'citeturn0search3', 'citeturn0search3turn2view0', 'filecite' + 'turn9file0',
  '\uE200cite\uE202turn0search1\uE202turn3view0\uE201',
  '[span_0](start_span)', '[span_0](end_span)',
];

describe('Grammar: residue', () => {
  const reader = withReader();
  for (const mark of marks) {
    describe(mark, () => {
      table(reader, 'invalid.illegal.residue.briefing', [
        [`Copper rose again.${mark} More.`, mark],
        [`- [DAILY] Copper: 4 ${mark}`, mark],
        [`- ${mark} Harbor Wire`, mark],
        [`## Metals ${mark}`, mark],
        [`| a | b |\n|---|---|\n| ore ${mark} | x |`, mark],
        [`The mark \`${mark}\` in code`],
        [`\`\`\`\n${mark}\n\`\`\``],
        [`    ${mark}`],
        [`<!-- ${mark} -->`],
      ]);
    });
  }
  describe('at the head of a line', () => {
    table(reader, 'invalid.illegal.residue.briefing', [
      ['- \n<argument name="citation_id">0</argument>\n</grok:render> Harbor Wire', '<argument name="citation_id">0</argument>', '</grok:render>'],
      ['[cite_start]Copper rose.', '[cite_start]'],
    ]);
    table(reader, 'punctuation.definition.list.begin.markdown', [['</grok:render> Harbor Wire\n- next', '-']]);
    table(reader, 'markup.bold.markdown', [['[cite_start]Copper **rose**.', '**rose**']]);
  });
  describe('near misses', () => {
    table(reader, 'invalid.illegal.residue.briefing', [
      ['Text of 【速報】 and 【業界分析】'],
      ['The [web](https://example.org) and [cite](https://example.org)'],
      ['A <span>tag</span> and <argument>one</argument>'],
      ['We cite the turn of 2020'],
    ]);
  });
});
