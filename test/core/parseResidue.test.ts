import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../src/core/model/lineIndex';
import { sliceOf } from '../../src/core/model/range';
import type { Residue } from '../../src/core/model/citation';
import { readBlocks } from '../../src/core/parse/blocks';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { findResidue } from '../../src/core/parse/residue/residue';
import { findDistantResidue } from '../../src/core/parse/residue/distantResidue';
import { sharedText } from '../support/documents';

const codeOf = (text: string): { start: number; end: number }[] => readBlocks(new LineIndex(text), 0).blocks.filter((block) => block.kind === 'code').map((block) => block.range);

function read(text: string): Residue[] {
  const code = codeOf(text);
  const near = findResidue(text, 0, text.length, code);
  return [...near, ...findDistantResidue(text, near, code)].sort((left, right) => left.range.start - right.range.start);
}

/** `kind:ids:text`, and `:keep` where words outlive it. */
const briefly = (text: string): string[] =>
  read(text).map(({ kind, ids, range, keep }) => [kind, ids.join('|'), sliceOf(text, range), ...(keep ? [sliceOf(text, keep)] : [])].join(':'));

const table = (name: string, rows: readonly (readonly [text: string, ...found: string[]])[]): void => {
  describe(name, () => {
    for (const [text, ...found] of rows) it(JSON.stringify(text.slice(0, 90)), () => assert.deepEqual(briefly(text), found));
  });
};

const GROK = '<grok:render card_id="d56f77" card_type="citation_card" type="render_inline_citation">';
const CITE = '\uE200cite\uE202turn0search1\uE202turn3view0\uE201';

describe('residue', () => {
  table('of Grok', [
    [`Tea rose.${GROK}<argument name="citation_id">5</argument></grok:render>`, `grok-render:5:${GROK}<argument name="citation_id">5</argument></grok:render>`],
    [`- Tea rose.${GROK}\n<argument name="citation_id">56</argument>\n</grok:render>\n- Rice fell`, `grok-render:56:${GROK}\n<argument name="citation_id">56</argument>\n</grok:render>`],
    [`- Tea ${GROK}\r\n<argument name="citation_id">56</argument>\r\n</grok:render>`, `grok-render:56:${GROK}\r\n<argument name="citation_id">56</argument>\r\n</grok:render>`],
    [`> Tea ${GROK}\n> <argument name="citation_id">56</argument>\n> </grok:render>`, `grok-render:56:${GROK}\n> <argument name="citation_id">56</argument>\n> </grok:render>`],
    ['- \n<argument name="citation_id">0</argument>\n</grok:render> The Outlet', 'grok-render:0:<argument name="citation_id">0</argument>\n</grok:render>'],
    ['<arkr:render card_id="a"><argument name="citation_id">1</argument></arkr:render><grok:render card_id="b"><argument name="image_id">x2</argument><argument name="size">"LARGE"</argument></grok:render>',
      'grok-render:1:<arkr:render card_id="a"><argument name="citation_id">1</argument></arkr:render>', 'grok-render:x2:<grok:render card_id="b"><argument name="image_id">x2</argument><argument name="size">"LARGE"</argument></grok:render>'],
    ['a </grok:render> b <grok:render x="1">', 'grok-render::</grok:render>', 'grok-render::<grok:render x="1">'],
    [`a ${GROK}\n\n<argument name="citation_id">5</argument>`, `grok-render::${GROK}`, 'grok-render:5:<argument name="citation_id">5</argument>'],
    ['a <grok-card data-id="cdf94f" data-type="citation_card" data-plain-type="" ></grok-card> b', 'grok-card:cdf94f:<grok-card data-id="cdf94f" data-type="citation_card" data-plain-type="" ></grok-card>'],
    ['<grok-card data-id=\\"c1\\" data-type=\\"image_card\\" data-arg-size=\\"LARGE\\" ></grok-card>', 'grok-card:c1:<grok-card data-id=\\"c1\\" data-type=\\"image_card\\" data-arg-size=\\"LARGE\\" ></grok-card>'],
    ['a [web:15] [web:1, web:3] [web:15–22] [web:25, web:34–36].', 'web-ref:15:[web:15]', 'web-ref:1|3:[web:1, web:3]', 'web-ref:15–22:[web:15–22]', 'web-ref:25|34–36:[web:25, web:34–36]'],
    ['a [web:1,\n  web:3] \\[web:4\\]', 'web-ref:1|3:[web:1,\n  web:3]', 'web-ref:4:\\[web:4\\]'],
    ['[web:x] [website:1] [web:1,] [web:](a) [web:1](https://a.example) <grok> <argument name="a">b</argument> [post:540]'],
  ]);

  table('of ChatGPT, in the forms it had', [
    ['a :contentReference[oaicite:7]{index=7}:contentReference[oaicite:8]{index=8}', 'content-reference:7::contentReference[oaicite:7]{index=7}', 'content-reference:8::contentReference[oaicite:8]{index=8}'],
    ['a :contentReference\\[oaicite:0\\]{index=0}', 'content-reference:0::contentReference\\[oaicite:0\\]{index=0}'], ['a :contentReference[oaicite:5]index=5} b', 'content-reference:5::contentReference[oaicite:5]index=5}'],
    ['contentReference[a] :contentReference[oaicite:a] oaicite'],
    ['a [oai_citation:4‡Port notes](https://a.example/b_(c)#d) b', 'oai-citation:4:[oai_citation:4‡Port notes](https://a.example/b_(c)#d):Port notes'],
    ['a [oai_citation_attribution:0‡a.pdf](file-service://file-1A) [oai_citation:1,The Port](sediment://file_2)', 'oai-citation:0:[oai_citation_attribution:0‡a.pdf](file-service://file-1A)', 'oai-citation:1:[oai_citation:1,The Port](sediment://file_2)'],
    ['[oai_citation:2‡x](data:text/plain;charset=utf-8,Unable to find metadata)', 'oai-citation:2:[oai_citation:2‡x](data:text/plain;charset=utf-8,Unable to find metadata)'],
    ['[oai_citation:3‡🚢 Port\nnotes (new) [PDF]](https://a.example)', 'oai-citation:3:[oai_citation:3‡🚢 Port\nnotes (new) [PDF]](https://a.example):🚢 Port\nnotes (new) [PDF]'],
    ['\\[oai\\_citation:4‡Port\\](https://a.example)', 'oai-citation:4:\\[oai\\_citation:4‡Port\\](https://a.example):Port'],
    ['[oai_citation:5‡Port](https://a.example/?utm_source=chatgpt.com)', 'oai-citation:5:[oai_citation:5‡Port](https://a.example/?utm_source=chatgpt.com):Port'],
    ['[oai_citation:6‡Port] (a) [oai_citation:7‡Port](not a target)', 'oai-citation:6:[oai_citation:6‡Port]', 'oai-citation:7:[oai_citation:7‡Port]'], ['[oai_citation:8‡a\n\nb](https://a.example)'],
    [`Tea rose.${CITE} Rice`, `private-use:turn0search1|turn3view0:${CITE}`],
    ['a\uE200filecite\uE202turn9file0\uE202L1-L35\uE201', 'private-use:turn9file0:\uE200filecite\uE202turn9file0\uE202L1-L35\uE201'],
    ['は\uE200entity\uE202["company","Harbour Line","shipping, jp"]\uE201が', 'private-use::\uE200entity\uE202["company","Harbour Line","shipping, jp"]\uE201:Harbour Line'],
    ['\uE200entity["place", "A \\"B\\"", 0]\uE201', 'private-use::\uE200entity["place", "A \\"B\\"", 0]\uE201:A \\"B\\"'],
    ['\uE200image_group\uE202{"layout":"row",\n"query":["tea"]}\uE201', 'private-use::\uE200image_group\uE202{"layout":"row",\n"query":["tea"]}\uE201'],
    ['\uE200newkind\uE202Words to read\uE202turn0search1\uE201', 'private-use::\uE200newkind\uE202Words to read\uE202turn0search1\uE201:Words to read'],
    ['\uE203Tea rose.\uE204\uE206', 'private-use::\uE203', 'private-use::\uE204', 'private-use::\uE206'],
    ['a\uE200cite\uE202turn0search1\n\nb\uE201', 'private-use:turn0search1:\uE200cite\uE202turn0search1', 'private-use::\uE201'], ['a\uE200 b', 'private-use::\uE200'],
    ['利用可citeturn0search1turn3view0。', 'turn-ref:turn0search1|turn3view0:citeturn0search1turn3view0'], ['a fileciteturn9file0L1-L35 b', 'turn-ref:turn9file0:fileciteturn9file0L1-L35'],
    ['by entity["company","Harbour Line","x"] and image_group{"query":["a {b}"]}', 'turn-ref::entity["company","Harbour Line","x"]:Harbour Line', 'turn-ref::image_group{"query":["a {b}"]}'],
    ['cite turn0 citeturn citeturns1 my_entity["a","b"] entity["a"] image_groups {"a":1}'], ['- Tea: 4 <!-- source: citeturn0search1 -->'],
    ['a ({"attribution":{"attributableIndex":"1009-1"}}) b', 'attribution:1009-1:({"attribution":{"attributableIndex":"1009-1"}})'], ['a ({"attribution":{"by":"b"}})'],
    [':::writing{variant="document" id="84571"}\n# Tea\n\nIt rose.\n:::\n', 'canvas:::::writing{variant="document" id="84571"}', 'canvas:::::'],
    ['> :::writing{variant=“standard” id=“4”}\n> a\n> :::', 'canvas:::::writing{variant=“standard” id=“4”}', 'canvas:::::'],
    [':::writing{variant=email id=1}\n:::note\nx\n:::\n\n:::\n:::', 'canvas:::::writing{variant=email id=1}', 'canvas:::::'],
    [':::note\nx\n:::\n:::writing\na :::writing{b}\n::::writing{c}'],
  ]);

  table('in lenticular brackets', [
    ['上昇【46†L179-L187】【37†source】。', 'lens:46:【46†L179-L187】', 'lens:37:【37†source】'], ['a【12:1†source】 b【45†embed_image】', 'lens:12:1:【12:1†source】', 'lens:45:【45†embed_image】'],
    ['a【turn0search30】【turn1view2†L1-L2】', 'lens:turn0search30:【turn0search30】', 'lens:turn1view2:【turn1view2†L1-L2】'], ['上昇した【2】。増加【3】【4】', 'lens:2:【2】', 'lens:3:【3】', 'lens:4:【4】'],
    ['a【oaicite:6】', 'lens:6:【oaicite:6】'], ['a\u200B`【oaicite:6】`\u200B b', 'lens:6:\u200B`【oaicite:6】`\u200B'], ['a `\u200B【oaicite:6】\u200B`', 'lens:6:`\u200B【oaicite:6】\u200B`'],
    ['rose&#8203;``【oaicite:2】``&#8203;.', 'lens:2:&#8203;``【oaicite:2】``&#8203;'], ['the mark `【oaicite:6】` is'],
    ['a【url_for_citation: [https://a.example/b】](https://a.example/b%E3%80%91)', 'lens::【url_for_citation: [https://a.example/b】](https://a.example/b%E3%80%91)'],
    ['【業界分析】 a 【速報】 b 【2026年】 【】 【†】 【重要†注】'], ['【1】概要\n- 【2】 詳細\n## 【3】\n| 【4】 | **【5】** |\n詳細は【6】を参照 図 【7】 の'],
  ]);

  table('of Gemini, Kimi, Qwen and others', [
    ['[cite_start]Tea **rose**[cite: 7, 10]. | [cite: 230-234] |', 'gemini-cite::[cite_start]', 'gemini-cite:7|10:[cite: 7, 10]', 'gemini-cite:230-234:[cite: 230-234]'], ['a[cite: 1,\n2] \\[cite\\_start\\]', 'gemini-cite:1|2:[cite: 1,\n2]', 'gemini-cite::\\[cite\\_start\\]'],
    ['[cite: a] [cite](https://a.example) [citation needed]'], ['a.[span_0](start_span)b[span_0](end_span)', 'gemini-span:0:[span_0](start_span)', 'gemini-span:0:[span_0](end_span)'], ['[span_0](https://a.example) [span](start_span)'],
    ['Tea rose[^4^][^6^]. [^1^][1]', 'caret-mark:4:[^4^]', 'caret-mark:6:[^6^]', 'caret-mark:1:[^1^]'], ['Tea[^1] [^1_17] [^a^] x[^2]: y'],
    ['Tea rose [[56]]. Rice [[6,41]] fell [[1]][[2]]', 'double-bracket:56:[[56]]', 'double-bracket:6|41:[[6,41]]', 'double-bracket:1:[[1]]', 'double-bracket:2:[[2]]'], ['a \\[\\[5\\]\\]', 'double-bracket:5:\\[\\[5\\]\\]'],
    ['[[note]] [[2024]] [[2026-01-28]] ![[1]] a = [[1, 2]] f([[3]]) [[[4]]] [[1]](https://a.example)'],
    ['a [[1]](https://poe.com/citation?message_id=1&citation=1)', 'poe-link:1:[[1]](https://poe.com/citation?message_id=1&citation=1)'],
    ['a[1](#user-content-fn-1) [↩](#user-content-fnref-1) [↩2](#user-content-fnref-1-2)', 'footnote-link:1:[1](#user-content-fn-1)', 'footnote-link:1:[↩](#user-content-fnref-1)', 'footnote-link:1-2:[↩2](#user-content-fnref-1-2)'], ['[a](#user) (#user-content-fn-1)'],
    ['上昇した,,,。下落した,。[出典: 港だより®,,] 「増えた,,」', 'lost-numbers::,,,', 'lost-numbers::,', 'lost-numbers::,,', 'lost-numbers::,,'],
    ['港,名詞,,,,。,。 「,,」 「1,,」 [1,,] [a,b,] a,,b 「茶,」 来,ました,。 "茶",,。'],
  ]);

  table('of Perplexity', [
    ['<img src="https://r2cdn.perplexity.ai/a.png" style="height:64px"/>\n\n# Why tea?', 'perplexity-page::<img src="https://r2cdn.perplexity.ai/a.png" style="height:64px"/>'], ['a <img src="https://a.example/b.png"> <div align="center">x</div> <span style="display:none">x</span>'],
    ['<span style="display:none">[^1_10][^1_11]</span>\n\n<div align="center">⁂</div>', 'hidden-footnotes:1_10|1_11:<span style="display:none">[^1_10][^1_11]</span>', 'perplexity-page::<div align="center">⁂</div>'],
    ['a [attached_file:1]', 'attached-file:1:[attached_file:1]'], ['---\nAnswer from Perplexity: pplx.ai/share', 'perplexity-page::Answer from Perplexity: pplx.ai/share'], ['see pplx.ai/share for more'],
    ['[1] notes.md <https://ppl-ai-file-upload.s3.amazonaws.com/web/1/notes.md>', 'private-upload::<https://ppl-ai-file-upload.s3.amazonaws.com/web/1/notes.md>'],
    ['- [notes](https://ppl-ai-file-upload.s3.amazonaws.com/web/1) and https://ppl-ai-file-upload.s3.amazonaws.com/2.', 'private-upload::(https://ppl-ai-file-upload.s3.amazonaws.com/web/1)', 'private-upload::https://ppl-ai-file-upload.s3.amazonaws.com/2'],
    ['[^1_17] [^1_17]: https://a.example ppl-ai-file-upload.s3.amazonaws.com'],
  ]);

  table('in URLs', [
    ['https://a.example/b?utm_source=chatgpt.com', 'tracking-parameter::?utm_source=chatgpt.com'], ['[T](https://a.example/?id=1&utm_source=openai#c)', 'tracking-parameter::&utm_source=openai'], ['[1]: https://a.example/x?y%2Fz.def=&utm_source=chatgpt.com "T"', 'tracking-parameter::&utm_source=chatgpt.com'],
    ['https://a.example/?utm_source=perplexity&id=1', 'tracking-parameter::utm_source=perplexity&'], ['https://a.example/?referrer=grok.com#:~:text=tea', 'tracking-parameter::?referrer=grok.com'], ['https://a.example/?utm_source=copilot.com.', 'tracking-parameter::?utm_source=copilot.com'],
    ['https://a.example/?utm_medium=x&utm_source=chatgpt.com&utm_campaign=y&id=1', 'tracking-parameter::utm_medium=x&utm_source=chatgpt.com&utm_campaign=y&'], ['https://a.example/?a=1&amp;utm_source=openai&amp;b=2', 'tracking-parameter::&amp;utm_source=openai'],
    ['（https://a.example/?utm\\_source=chatgpt.com）', 'tracking-parameter::?utm\\_source=chatgpt.com'], ['https://a.example/?utm_source=chatgpt.com&utm_medium=mail.', 'tracking-parameter::?utm_source=chatgpt.com&utm_medium=mail'],
    ['https://a.example/?utm_source=openai:contentReference[oaicite:7]{index=7}', 'tracking-parameter::?utm_source=openai', 'content-reference:7::contentReference[oaicite:7]{index=7}'],
    ['https://a.example/?utm_source=newsletter https://a.example/?xutm_source=openai https://a.example/?utm_source=openair https://a.example/?referrer=a.example https://a.example/?utm_source=chatgpt.com.example'],
    ['drop ?utm_source=chatgpt.com from `https://a.example/?utm_source=openai`, a=b, utm_source=openai'],
  ]);

  table('of a page copied as text', [
    ['Tea rose.\nThe Outlet\n+1\n\nRice fell', 'pill-name::The Outlet', 'pill-count::+1'], ['茶が上昇\r\n  港だより 香港  \r\n  +12\r\n', 'pill-name::港だより 香港', 'pill-count::+12'],
    ['Tea rose \nBarley\'s\n+2\nOutlet.com\n+2', "pill-name::Barley's", 'pill-count::+2', 'pill-name::Outlet.com', 'pill-count::+2'],
    ['Tea rose.\nOutlet\n+1\n\nOutlet基準で上昇\nOutlet\n\nOutlet\n\nRice\nOutlet\n', 'pill-name::Outlet', 'pill-count::+1', 'pill-name::Outlet', 'pill-name::Outlet'],
    ['Tea rose.\nOutlet\n\n## Prices\nOutlet\n'], ['Outlet\n+1'], ['Tea rose.\n\nOutlet\n+1\n'], ['# Prices\nTea\n+1'], ['Tea rose.\nIt rose by:\n+1'], ['Tea rose.\nOutlet\n+1%'], ['Tea rose.\nOutlet\n+1.5'], ['Tea rose.\nOutlet\n+99'], ['Change\nTea\n+1\nRice\n-2'], ['Change\n-2\nTea\n+1'],
    ['```\nTea rose.\nOutlet\n+1\n```\nTea\nOutlet'],
    ['a ([Wikipages+2Harbour Atlas+2](https://a.example))', 'pill-text::+2Harbour Atlas+2'], ['[Sea & Port+1Wikipages](https://a.example)'], ['[Harbour News+1](https://www.harbournews.example/a)', 'pill-text::+1'],
    ['Tea rose. PORT\'S+1Wikipages+1Wikipages\n\nRice', "pill-text::PORT'S+1Wikipages+1Wikipages"], ['Tea rose.Wikipages+1Harbour Atlas+3', 'pill-text::Wikipages+1Harbour Atlas+3'],
    ['[UTC+9](https://a.example) C++ UTC+9JST T+1 a+1b+2 Mg+2HCl x+1Y+2 [A+1B+2C](https://a.example) GDP+2CPI'], ['- [DAILY] Tea: +1\n- Rice +2\n+1'],
  ]);

  table('is none in code, and is some in comments', [
    ['`[web:15]` and ``【46†L1】`` and `` a ` [web:1] ``'], ['```\n[web:15]\n```\n[web:16]', 'web-ref:16:[web:16]'], ['a\n\n    [web:15]'], ['a `code\nand [web:15] more` b'], ['- a ` b\n- c [web:1] ` d', 'web-ref:1:[web:1]'], ['a ` b [web:2]', 'web-ref:2:[web:2]'], ['\\`[web:3]`', 'web-ref:3:[web:3]'],
    ['<!--\nSources:\n- :contentReference[oaicite:0]{index=0}\n\n- [web:1]\n-->', 'content-reference:0::contentReference[oaicite:0]{index=0}', 'web-ref:1:[web:1]'], ['- a <!-- source: usd-jpy -->'],
  ]);
});

const PIECES = [
  GROK, '<argument name="citation_id">5</argument>', '</grok:render>', '<grok-card data-id="a">', '</grok-card>', '[web:1, ', 'web:3]', ':contentReference', '[oaicite:7]', '{index=7}', '[oai_citation:1‡', 'a](https://a.example', ')', '\uE200cite', '\uE202turn0search1', '\uE201', '\uE200entity\uE202', '["company","A"]', 'entity["a","b"]',
  '\uE203', 'file', 'citeturn0search1', '【46†L1-L2】', '【2】', '【oaicite:1】', '\u200B', '&#8203;', '[cite_start]', '[cite: 7,', ' 10]', '[span_0](start_span)', '[^4^]', '[[5', '6]]', '(https://poe.com/citation?a=1)', '[1](#user-content-fn-1)', 'た', ',,', '。', ']', '」', '<img src="https://a.perplexity.ai/b">', '<span style="display:none">', '[^1_1]</span>',
  'Answer from Perplexity: ', 'pplx.ai/share', 'https://', 'ppl-ai-file-upload.s3.amazonaws.com', '/x', '?utm_source=chatgpt.com', '&utm_medium=a', '&utm_source=openai', '?a=1', 'Outlet', '\n+1', '+1', '[Outlet+1', ':::writing{a="b"}', '\n:::', '({"attribution":{"attributableIndex":"1-1"}})', 'image_group{"a":1}',
  '`', '``', '\\', '\n', '\n', '\r\n', '\r', '\n\n', '\n \n', ' ', '- ', '> ', '# ', '| ', 'Tea rose.', '<!-- source: ', ' -->',
];
const words = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('residue of any text', function () {
  this.timeout(30_000);

  it('lies in order, inside, without overlap and without an empty line, and keeps what lies in it', () => {
    fc.assert(fc.property(words, (text) => {
      let end = 0;
      for (const { range, keep } of read(text)) {
        assert.ok(range.start >= end && range.start < range.end && range.end <= text.length, JSON.stringify(text));
        if (keep) assert.ok(keep.start >= range.start && keep.start < keep.end && keep.end <= range.end);
        assert.doesNotMatch(sliceOf(text, range), /(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/);
        end = range.end;
      }
    }), { numRuns: 800 });
  });

  it('is the same when each stretch between empty lines is read by itself', () => {
    fc.assert(fc.property(words, (text) => {
      const cuts = [0, ...[...text.matchAll(/(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r|\n)/g)].map((match) => match.index + match[0].length), text.length];
      const parts = cuts.slice(1).flatMap((end, index) => findResidue(text, cuts[index] ?? 0, end, []));
      assert.deepEqual(parts, findResidue(text, 0, text.length, []));
    }), { numRuns: 800 });
  });

  it('reads a stretch of a text with the offsets of the text, and no further', () => {
    const text = 'a [web:1]\n\nb [web:2] [web:3]\n\n    [web:4]\n';
    assert.deepEqual(findResidue(text, 11, text.indexOf(' [web:3]'), []).map(({ range }) => sliceOf(text, range)), ['[web:2]']);
    assert.deepEqual(findResidue(text, 11, 20, []).length, 1);
    assert.deepEqual(findResidue(text, 11, 19, []).length, 0);
    assert.deepEqual(findResidue(text, 11, text.length, codeOf(text)).map(({ range }) => sliceOf(text, range)), ['[web:2]', '[web:3]']);
    const entity = 'x\n\n\uE200entity\uE202["a","B"]\uE201';
    assert.deepEqual(findResidue(entity, 3, entity.length, []).map(({ keep }) => keep && sliceOf(entity, keep)), ['B']);
  });

  for (const piece of PIECES.filter((one) => one.trim() !== '')) {
    it(`twenty-five thousand times ${JSON.stringify(piece)}`, () => {
      const text = piece.repeat(25_000);
      const start = performance.now();
      findDistantResidue(text, findResidue(text, 0, text.length, []), []);
      assert.ok(performance.now() - start < 2_000);
    });
  }
});

/** Counted by careful reading (`manifest.json` of the corpus). */
const COUNTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '002-keycit-h2-links': {}, '004-keycit-bold-then-h2': {}, '010-keycit-bare-heading': {}, '011-keycit-twice-example-com': {}, '014-grokrender-report': { 'grok-render': 11 }, '015-grokrender-human-cleaned': {},
  '016-grok-webref-list': { 'web-ref': 5 }, '018-oaicite-source-list-of-markers-only': { 'content-reference': 11 }, '023-pua-ja-deepresearch': { 'private-use': 56 }, '031-lens-lines-finance': { lens: 79 }, '047-byd-qwen': { 'double-bracket': 123 },
  '049-byd-deepseek': {}, '053-utm-chatgpt-links': { 'tracking-parameter': 11 }, '058-ja-daily-briefing': {}, '064-en-market-morning': {}, '071-en-gov-brief-separators': {}, '076-ja-us-rates': {},
  '092-ja-tso-pills-2026-07-01': { 'pill-name': 12, 'pill-count': 5 }, '095-gemini-cite-start-readme': { 'gemini-cite': 44 }, '099-refstyle-utm-timeline': { 'tracking-parameter': 48 }, '103-grokcard-references': { 'grok-card': 7 },
};

describe('residue of the corpus', () => {
  for (const [name, expected] of Object.entries(COUNTS)) {
    it(name, function () {
      const counts: Record<string, number> = {};
      for (const { kind } of read(sharedText(this, `corpus/${name}.md`))) counts[kind] = (counts[kind] ?? 0) + 1;
      assert.deepEqual(counts, expected);
    });
  }

  it('keeps the names that sentences need', function () {
    const text = sharedText(this, 'corpus/023-pua-ja-deepresearch.md');
    assert.deepEqual(read(text).flatMap(({ keep }) => (keep ? [sliceOf(text, keep)] : [])), ['Anthropic', 'GitHub']);
  });
});

describe('a mark glued to a URL', () => {
  const MARK = ':contentReference[oaicite:7]{index=7}';

  it('is no part of the address', () => {
    for (const text of [`[^a]: https://a.example/x${MARK}`, `## Sources\n- T of it - https://a.example/x${MARK}`, `## Sources\n- [T of it](https://a.example/x${MARK})`]) {
      assert.deepEqual(parseBriefing(text).references.map(({ url }) => url), ['https://a.example/x'], text);
      assert.equal(parseBriefing(text).residue.length, 1, text);
    }
    assert.equal(parseBriefing(`- a (Jan 7, 2026, Reuters, https://a.example/x${MARK})`).bullets[0]?.citation?.url?.href, 'https://a.example/x');
  });

  it('leaves no address where nothing of one stands before it', () => {
    assert.deepEqual(parseBriefing('## Sources\n- T of it - https://【46†L1-L2】a.example').references.map(({ url, urls }) => [url, urls]), [[null, []]]);
  });
});
