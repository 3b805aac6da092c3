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
  '[^4^]', '[^4,7^]', '[[56]]', '[[6,41]]', '[[1]](https://poe.com/citation?message_id=1&citation=1)',
  '[1](#user-content-fn-1)', '[↩](#user-content-fnref-1)', '[[2]](#user-content-fn-2)', '[attached_file:1]', '({"attribution":{"attributableIndex":"1009-1"}})',
  '<span style="display:none">[^1_10][^1_11]</span>',
  '<img src="https://r2cdn.perplexity.ai/pplx-full-logo.png" style="height:64px"/>', '<div align="center">⁂</div>',
  '【turn0search30】', '【oaicite:6】', '\\[web:1\\]', ':contentReference\\[oaicite:0\\]{index=0}',
  'https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/1/a.pdf',
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
        [`<!-- ${mark} -->`, mark],
        [`<!--\nnotes of ${mark}\n-->`, mark],
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
  describe('on a line of its own', () => {
    table(reader, 'invalid.illegal.residue.briefing', [
      [':::writing{variant="document" id="12345"}\nCopper rose.\n:::', ':::writing{variant="document" id="12345"}'],
      ['Answer from Perplexity: [pplx.ai/share](https://www.perplexity.ai/search/a)', 'Answer from Perplexity: [pplx.ai/share](https://www.perplexity.ai/search/a)'],
      ['<div align="center">⁂</div>\n\n- next', '<div align="center">⁂</div>'],
      ['Copper rose 【2】.', '【2】'],
      ['Copper rose【2】【3】 again', '【2】【3】'],
      ['- Shares of entity["company","Harbor Line"] rose', 'entity["company","Harbor Line"]'],
      ['entity["company","Harbor Line","port operator, north"] rose', 'entity["company","Harbor Line","port operator, north"]'],
    ]);
  });
  describe('inside a URL, the parameter alone', () => {
    table(reader, 'invalid.illegal.residue.briefing', [
      ['See https://example.org/a?utm_source=chatgpt.com today', '?utm_source=chatgpt.com'],
      ['See https://example.org/a?b=1&utm_source=openai today', '&utm_source=openai'],
      ['See https://example.org/a?utm_source=chatgpt.com&b=1 today', 'utm_source=chatgpt.com&'],
      ['See https://example.org/a?utm_medium=referral&utm_source=perplexity&utm_campaign=x today', '?utm_medium=referral&utm_source=perplexity&utm_campaign=x'],
      ['[Harbor Wire](https://example.org/a?utm_source=chatgpt.com) and more', '?utm_source=chatgpt.com'],
      ['<https://example.org/a?referrer=grok.com>', '?referrer=grok.com'],
      ['[1]: https://example.org/a?utm_source=chatgpt.com "Ore flows"', '?utm_source=chatgpt.com'],
      ['[^a]: https://example.org/a?b=1&utm_source=chatgpt.com', '&utm_source=chatgpt.com'],
      ['- [DAILY] Copper: 4 ([Harbor Wire](https://example.org/a?b=1&utm_source=copilot.com), Jan 7, 2026)', '&utm_source=copilot.com'],
      ['- [DAILY] Copper: 4 (https://example.org/a?utm_source=chatgpt.com)', '?utm_source=chatgpt.com'],
      ['- [DAILY] Copper https://example.org/a?utm_source=chatgpt.com rose', '?utm_source=chatgpt.com'],
      ['- Ore flows - Harbor Wire - https://example.org/ore?utm_source=chatgpt.com', '?utm_source=chatgpt.com'],
      ['[ore.pdf](https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/1/a.pdf) and more', '(https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/1/a.pdf)'],
      ['See https://example.org/a?utm_source=newsletter and ?utm_source=chatgpt.com.example'],
      ['[Harbor Wire](https://example.org/a?utm_source=newsletter)'],
    ]);
    table(reader, 'string.other.link.title.markdown', [['[Harbor Wire](https://example.org/a?utm_source=chatgpt.com)', 'Harbor Wire']]);
    table(reader, 'string.other.link.description.title.markdown', [['[1]: https://example.org/a?utm_source=chatgpt.com "Ore flows"', '"Ore flows"']]);
    table(reader, 'markup.underline.link.markdown', [['[Harbor Wire](https://example.org/a?utm_source=chatgpt.com)', 'https://example.org/a?utm_source=chatgpt.com']]);
    table(reader, 'markup.underline.link.briefing', [['- [DAILY] Copper https://example.org/a?utm_source=chatgpt.com rose', 'https://example.org/a?utm_source=chatgpt.com']]);
  });
  describe('near misses', () => {
    table(reader, 'invalid.illegal.residue.briefing', [
      ['Text of 【速報】 and 【業界分析】'],
      ['The [web](https://example.org) and [cite](https://example.org)'],
      ['A <span>tag</span> and <argument>one</argument>'],
      ['We cite the turn of 2020'],
      ['A footnote[^4] and [^1_17], a note [[2024]] and [[ore flows]]'],
      ['A link [[1]](https://example.org/a) and the range = [[1, 5]]'],
      ['【1】概要 and then 【2】を参照'],
      ['Write :::writing{x} in a line'],
      ['[top](#user-content) of the page'],
      ['an entity["x"] of one part'],
      ['- [DAILY] Copper: 4 <!-- source: citeturn0search1 -->'],
      ['<span style="display:none">x</span> and <img src="https://example.org/a.png">'],
      ['---\nnote: "[web:15]"\n---'],
    ]);
  });
});
