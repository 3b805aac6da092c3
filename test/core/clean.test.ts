import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { runChecks } from '../../src/core/checks/runChecks';
import { sayLost, sayPair } from '../../src/core/clean/cleanupMessages';
import { cleanedText, planCleanup } from '../../src/core/clean/planCleanup';
import { residueFixes } from '../../src/core/clean/residueFixes';
import { render } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { JAPAN_BRIEFING, sharedFiles, sharedText } from '../support/documents';

const clean = (text: string, mapped = true): string => {
  const briefing = parseBriefing(text);
  return cleanedText(briefing, planCleanup(briefing), { mapped });
};

/** `line: what is lost`. */
const lost = (text: string): string[] => planCleanup(parseBriefing(text)).lost.map((one) => `${one.line}: ${render(sayLost(one))}`);

const table = (name: string, rows: readonly (readonly [text: string, cleaned: string])[]): void => {
  describe(name, () => {
    for (const [text, cleaned] of rows) {
      it(JSON.stringify(text.slice(0, 90)), () => {
        assert.equal(clean(text), cleaned);
        assert.equal(clean(cleaned), cleaned);
        assert.equal(clean(text.replaceAll('\n', '\r\n')), cleaned.replaceAll('\n', '\r\n'));
        assert.equal(clean(text.replaceAll('\n', '\r')), cleaned.replaceAll('\n', '\r'));
      });
    }
  });
};

const GROK = '<grok:render card_id="d56f77" card_type="citation_card" type="render_inline_citation">';
const CARD = `${GROK}<argument name="citation_id">5</argument></grok:render>`;
const LINES = `${GROK}\n<argument name="citation_id">56</argument>\n</grok:render>`;
const HALF = '<argument name="citation_id">0</argument>\n</grok:render>';
const CITE = '\uE200cite\uE202turn0search1\uE202turn3view0\uE201';
const OAI = (id: number): string => `:contentReference[oaicite:${id}]{index=${id}}`;

describe('clean-up', () => {
  table('of white space', [
    ['Tea rose [web:1].', 'Tea rose.'], ['Tea rose[web:1].', 'Tea rose.'], ['Tea rose [web:1] [web:2].  \nRice fell', 'Tea rose.  \nRice fell'], ['Tea rose [web:1] .', 'Tea rose.'], ['Tea rose. [web:1]', 'Tea rose.'], ['Tea rose. [web:1] Rice fell.', 'Tea rose. Rice fell.'],
    ['Tea rose.[web:1]Rice fell.', 'Tea rose. Rice fell.'], ['茶が上昇[web:1]。米は下落', '茶が上昇。米は下落'], ['茶が上昇[web:1]した', '茶が上昇した'], ['Tea [web:1] rose', 'Tea rose'], ['Tea[web:1] rose', 'Tea rose'], ['Tea  [web:1] rose', 'Tea  rose'], ['Tea rose [web:1]  \nRice fell', 'Tea rose  \nRice fell'],
    ['Tea rose ([web:1]).', 'Tea rose.'], ['茶が上昇（[web:1]、[web:2]）。', '茶が上昇。'], ['Tea rose (see [web:1]).', 'Tea rose (see).'], ['Tea rose [web:1], [web:2].', 'Tea rose.'], ['Tea rose [web:1], rice fell [web:2].', 'Tea rose, rice fell.'], ['Use [T]([web:1]) it', 'Use [T]() it'],
    ['**Tea rose [web:1]** today', '**Tea rose** today'], ['**[cite_start] Tea rose** today', '**Tea rose** today'], ['| Tea | [cite: 3] |', '| Tea | |'], ['| Tea [cite: 3] | rice |', '| Tea | rice |'], ['## Tea [web:1]\n\nIt rose', '## Tea\n\nIt rose'], ['see [web:1].env', 'see .env'], ['"Tea rose [web:1]" today', '"Tea rose" today'], ['said [web:1] "Tea" today', 'said "Tea" today'], ['Tea [web:1]\\\nRice', 'Tea\\\nRice'],
    ['[web:1] Tea rose', 'Tea rose'], ['  [web:1] Tea rose', '  Tea rose'], ['> [web:1] Tea rose [web:2]\n> and fell', '> Tea rose\n> and fell'], ['- [ ] [web:1] Tea', '- [ ] Tea'],
  ]);

  table('of lines that held nothing else', [
    ['Tea rose.\n[web:1]\nRice fell.', 'Tea rose.\nRice fell.'], ['Tea rose.\n\n[web:1] [web:2]\n\nRice fell.', 'Tea rose.\n\nRice fell.'], ['Tea rose.\n\n[web:1]\n[web:2]\n\n[web:3]\n\nRice fell.\n', 'Tea rose.\n\nRice fell.\n'], ['Tea rose.\n\n[web:1]\n', 'Tea rose.\n'], ['Tea rose.\n\n[web:1]', 'Tea rose.'], ['[web:1]\n\nTea rose.', 'Tea rose.'], ['[web:1]', ''],
    ['> Tea rose.\n> [web:1]\n> Rice fell.', '> Tea rose.\n> Rice fell.'], ['> Tea rose.\n>\n> [web:1]\n\nRice fell.', '> Tea rose.\n\nRice fell.'], ['- Tea\n  [web:1]\n- Rice', '- Tea\n- Rice'], ['- Tea\n- [cite_start]\n- Rice', '- Tea\n- Rice'],
    ['- [web:1]\n- Rice', '- (citation 1 lost)\n- Rice'], ['- 茶の価格が上昇した\n- [web:1] [web:2]', '- 茶の価格が上昇した\n- （出典1, 2は失われました）'], ['- [web:1]\n  Tea', '- Tea'], ['- [web:1]\n  - Tea', '- (citation 1 lost)\n  - Tea'], ['1. [web:1]\n', '1. (citation 1 lost)\n'], ['<!--\nSources:\n- [web:1]\n-->', '<!--\nSources:\n- (citation 1 lost)\n-->'],
    ['- [DAILY] [web:1]\n', '- [DAILY]\n'],
  ]);

  table('of Grok', [
    [`Tea rose.${CARD}`, 'Tea rose.'], [`- Tea rose.${LINES}\n- Rice fell.${LINES}\n`, '- Tea rose.\n- Rice fell.\n'], [`> Tea rose.${LINES.replaceAll('\n', '\n> ')}\n> Rice`, '> Tea rose.\n> Rice'], [`Tea ${LINES} and rice`, 'Tea and rice'],
    [`**Key Citations:**\n- \n${HALF} Reuters\n- \n${HALF} The Diplomat\n`, '**Key Citations:**\n- Reuters\n- The Diplomat\n'], [`- \n${HALF}\n- Tea`, '- (citation 0 lost)\n- Tea'], [`-\n${HALF} Reuters`, '- Reuters'], [`- Tea\n\n${HALF} Reuters`, '- Tea\n\nReuters'],
    ['## References\n- [Tea](https://a.example/1)<grok-card data-id="cdf94f" data-type="citation_card" ></grok-card>\n', '## References\n- [Tea](https://a.example/1)\n'], ['Tea\n\n<grok-card data-id="c1" data-type="image_card"></grok-card>\n\nRice', 'Tea\n\nRice'],
    [`Confirmed by ${CARD} and ${CARD} (docs)`, 'Confirmed by and (docs)'], ['- Releases [web:1, web:3].  \n- Details [web:15–22].', '- Releases.  \n- Details.'],
  ]);

  table('of ChatGPT', [
    [`Tea rose ${OAI(7)}${OAI(8)}.`, 'Tea rose.'], [`## Sources\n- ${OAI(7)}\n- Tea\n`, '## Sources\n- (citation 7 lost)\n- Tea\n'],
    ['a [oai_citation:4‡Port notes](https://a.example/b_(c)#d) b', 'a [Port notes](https://a.example/b_(c)#d) b'], ['[oai_citation:5‡Port](https://a.example/?id=1&utm_source=chatgpt.com#x)', '[Port](https://a.example/?id=1#x)'], ['\\[oai\\_citation:4‡Port\\](https://a.example)', '[Port](https://a.example)'],
    ['a [oai_citation_attribution:0‡a.pdf](file-service://file-1A) b', 'a (a.pdf) b'], ['a ([oai_citation:1‡a.pdf](sediment://file_2)).', 'a (a.pdf).'], ['a [oai_citation:2‡x](data:text/plain;charset=utf-8,Unable to find metadata).', 'a.'], ['a [oai_citation:6‡Port]', 'a (Port)'],
    [`Tea rose.${CITE} Rice`, 'Tea rose. Rice'], ['茶は\uE200entity\uE202["company","Harbour Line","shipping, jp"]\uE201が', '茶はHarbour Lineが'], ['\uE203Tea rose.\uE204 \uE206Rice', 'Tea rose. Rice'], ['Tea\n\n\uE200image_group\uE202{"query":["tea"]}\uE201\n\nRice', 'Tea\n\nRice'],
    ['利用可citeturn0search1turn3view0。', '利用可。'], ['by entity["company","Harbour Line","x"] today', 'by Harbour Line today'], ['a ({"attribution":{"attributableIndex":"1009-1"}}) b', 'a b'],
    ['上昇【46†L179-L187】【37†source】。', '上昇。'], ['a\u200B`【oaicite:6】`\u200B.', 'a.'], ['上昇した【2】。', '上昇した。'], [':::writing{variant="document" id="8"}\n# Tea\n\nIt rose.\n:::\n', '# Tea\n\nIt rose.\n'],
    ['Tea rose.\nThe Outlet\n+1\nOther\n+2\nThe Outlet\n+1\n\nRice', 'Tea rose. (The Outlet, Other)\n\nRice'], ['茶が上昇。\n  港だより 香港  \n  +12\n', '茶が上昇。（港だより 香港）\n'], ['Tea.\nOutlet\n+1\n\nRice\nOutlet\n\nOutlet says', 'Tea. (Outlet)\n\nRice (Outlet)\n\nOutlet says'],
    ['[Wikipages+2Harbour Atlas+2](https://a.example)', '[Wikipages](https://a.example)'], ['Tea rose.Wikipages+1Harbour Atlas+3', 'Tea rose. (Wikipages, Harbour Atlas)'],
  ]);

  table('of others', [
    ['* [cite_start]**Tea** rose[cite: 7, 10].', '* **Tea** rose.'], ['a.[span_0](start_span)b[span_0](end_span)', 'a.b'], ['Tea rose[^4^][^6^].', 'Tea rose.'], ['Tea rose [[56]]. Rice [[6,41]] fell', 'Tea rose. Rice fell'],
    ['a [[1]](https://poe.com/citation?message_id=1&citation=1)', 'a [1]'], ['a[1](#user-content-fn-1) [↩](#user-content-fnref-1)', 'a[^1]'], ['上昇した,,,。', '上昇した。'],
    ['<img src="https://r2cdn.perplexity.ai/a.png" style="height:64px"/>\n\n# Why tea?\n\n<span style="display:none">[^1_10][^1_11]</span>\n\n<div align="center">⁂</div>\n\n[^1_10]: https://a.example', '# Why tea?\n\n[^1_10]: https://a.example'],
    ['a [attached_file:1].', 'a.'], ['[1] notes.md <https://ppl-ai-file-upload.s3.amazonaws.com/web/1/notes.md>\n', '[1] notes.md\n'], ['- [my notes](https://ppl-ai-file-upload.s3.amazonaws.com/web/1) b', '- my notes b'], ['a\n\n---\nAnswer from Perplexity: pplx.ai/share\n', 'a\n\n---\n'],
  ]);

  table('of tracking parameters', [
    ['https://a.example/b?utm_source=chatgpt.com', 'https://a.example/b'], ['[T](https://a.example/?id=1&utm_source=openai#c)', '[T](https://a.example/?id=1#c)'], ['https://a.example/?utm_source=perplexity&id=1&x=2', 'https://a.example/?id=1&x=2'], ['https://a.example/?referrer=grok.com#:~:text=tea', 'https://a.example/#:~:text=tea'],
    ['## Sources\n- [T of it](https://a.example/?utm_medium=x&id=1&utm_source=n&b=2&fbclid=y#c)', '## Sources\n- [T of it](https://a.example/?id=1&b=2#c)'], ['[1]: https://a.example/x?y%2Fz.def=&utm_source=chatgpt.com "T"', '[1]: https://a.example/x?y%2Fz.def= "T"'], ['https://a.example/?a=1&amp;utm_source=openai&amp;b=2', 'https://a.example/?a=1&amp;b=2'],
    [`https://a.example/?utm_source=openai${OAI(7)} Tea`, 'https://a.example/ Tea'], [`- [DAILY] Tea (Jan 7, 2026, [Port](https://a.example/?utm_source=openai)${OAI(7)})`, '- [DAILY] Tea (Jan 7, 2026, [Port](https://a.example/))'],
  ]);

  table('of marks that others hide', [
    ['[we[web:1]b:2] Tea', '[we b:2] Tea'], ['[[web:1]web:2] Tea', 'Tea'], ['Tea【2】[web:1] rose', 'Tea rose'], [`:::writing{a="b"}${CARD}\nTea\n:::`, 'Tea'], ['- [cite[web:1]: 3]\n- b', '- (citation 3 lost)\n- b'],
  ]);

  table('leaves what is none', [
    ...['```\n[web:1]\n```', 'a `[web:1]` b', '    [web:1]', '【速報】 a [[note]] [^1] [1](https://a.example)', 'drop ?utm_source=chatgpt.com from `https://a.example/?utm_source=openai`', 'https://a.example/?utm_source=newsletter', '## Sources\n- T of it - https://a.example/?id=1&source=web#utm_source=x', ''].map((text): readonly [string, string] => [text, text]),
  ]);
});

describe('numbered marks', () => {
  const list = (marks: string): string => `Tea rose${marks}. Rice fell\n\n## References\n1. First of them - https://a.example/1\n2. Second of them - https://a.example/2\n`;
  for (const [marks, expected] of [['[[2]]', '[2]'], [' [[1,2]]', ' [1,2]'], ['【2】', '[2]'], ['[^1^]', '[1]'], ['[^1^][^2^]', '[1] [2]'], ['[^1^][1]', '[1] [1]'], ['[[3]]', ''], [' [[1,3]]', '']] as const) {
    it(`${marks} with a list of two`, () => assert.equal(clean(list(marks)), list(expected)));
  }
  it('are footnotes where the list is one', () => assert.equal(clean('Tea[^1^][^2^].\n\n[^1]: https://a.example/1\n[^2]: https://a.example/2'), 'Tea[^1][^2].\n\n[^1]: https://a.example/1\n[^2]: https://a.example/2'));
  it('are lost where numbers restart', () => assert.equal(clean(`${list('[[2]]')}\n\n## Sources\n1. Third of them - https://a.example/3\n`), `${list('')}\n\n## Sources\n1. Third of them - https://a.example/3\n`));
});

describe('lost citations', () => {
  it('are named by line and id', () => {
    assert.deepEqual(lost(`a [web:1, web:3].\n\nb\nOutlet\n+1\nConfirmed by ${CARD} and more`), ['1: citation 1, 3 is lost', '4: a citation is lost', '6: citation 5 is lost, and the sentence lacks a word without it']);
  });
  it('are none where nothing stood for one, the entry has a URL, or the words stay', () => {
    for (const text of ['[cite_start]a', ':::writing{a="b"}\nb\n:::', '## References\n- [Tea](https://a.example/1)[web:1]', 'a \uE200entity\uE202["company","B"]\uE201', '[oai_citation:4‡T](https://a.example)', 'https://a.example/?utm_source=openai', '<span style="display:none">[^1_10]</span>']) assert.deepEqual(lost(text), [], text);
  });
});

describe('mapping back', () => {
  const MARK = (id: number): string => `<argument name="citation_id">${id}</argument></grok:render>`;
  const list = (...entries: string[]): string => `\n\n## Key Citations\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
  const REUTERS = `${MARK(3)} [Rates on hold](https://www.reuters.com/a?utm_source=chatgpt.com)`;
  const CNBC = `${MARK(4)} [Yields up](https://www.cnbc.com/b)`;
  const pairs = (text: string): string[] => planCleanup(parseBriefing(text)).pairs.map((pair) => render(sayPair(pair)));

  const agree: readonly (readonly [text: string, cleaned: string])[] = [
    [`- [DAILY] Rate: 1% (Jan 7, 2026, Reuters ${MARK(3)}).`, '- [DAILY] Rate: 1% (Jan 7, 2026, [Reuters](https://www.reuters.com/a)).'], [`- [DAILY] Rate: 1% (${MARK(3)} Reuters, Jan 7, 2026)`, '- [DAILY] Rate: 1% ([Reuters](https://www.reuters.com/a), Jan 7, 2026)'],
    [`- [DAILY] Rate: 1% (Reuters, Jan 7, 2026${MARK(3)})`, '- [DAILY] Rate: 1% ([Reuters](https://www.reuters.com/a), Jan 7, 2026)'], [`According to Reuters ${MARK(3)}, rates held.`, 'According to [Reuters](https://www.reuters.com/a), rates held.'],
    [`Rates held. ${MARK(3)} Reuters`, 'Rates held. [Reuters](https://www.reuters.com/a)'], [`Rates held (reuters.com ${MARK(3)}).`, 'Rates held ([reuters.com](https://www.reuters.com/a)).'],
  ];
  for (const [text, cleaned] of agree) {
    it(JSON.stringify(text.slice(0, 80)), () => {
      const whole = text + list(REUTERS, CNBC);
      assert.deepEqual(pairs(whole), ['citation 3 ↔ Rates on hold (https://www.reuters.com/a?utm_source=chatgpt.com)']);
      const expected = cleaned + list('[Rates on hold](https://www.reuters.com/a)', '[Yields up](https://www.cnbc.com/b)');
      assert.equal(clean(whole), expected);
      assert.equal(clean(expected), expected);
      // Not asked for, the mark and what it is told by stay.
      assert.equal(clean(whole, false), text + list(REUTERS.replace('?utm_source=chatgpt.com', ''), '[Yields up](https://www.cnbc.com/b)'));
    });
  }

  const disagree: readonly (readonly [why: string, text: string])[] = [
    ['another publisher', `Rates held (CNBC ${MARK(3)}).${list(REUTERS, CNBC)}`], ['no such id', `Rates held (Reuters ${MARK(9)}).${list(REUTERS, CNBC)}`], ['no publisher', `Rates held.${MARK(3)}${list(REUTERS, CNBC)}`], ['several ids', `Rates held (Reuters [web:3, web:4]).${list(REUTERS, CNBC)}`],
    ['an entry without a URL', `Rates held (Reuters ${MARK(3)}).${list(`${MARK(3)} Reuters`)}`], ['ids that restart', `Rates held (Reuters ${MARK(3)}).${list(REUTERS, CNBC)}\n\n## Sources\n- ${MARK(3)} [Oil](https://www.reuters.com/c)\n`],
    ['one id twice', `Rates held (Reuters ${MARK(3)}).${list(REUTERS, `${MARK(3)} [Oil](https://www.reuters.com/c)`)}`], ['a name that is linked', `Rates held ([Reuters](https://a.example) ${MARK(3)}).${list(REUTERS)}`], ['a host that tells nothing', `Rates held (example.com ${MARK(3)}).${list(`${MARK(3)} [Oil](https://example.com/c)`)}`],
    ['a neighbour of the same publisher in a numbered list', `Rates held (Reuters [web:1]).\n\n## References\n1. [Oil](https://www.reuters.com/c)\n2. [Rates](https://www.reuters.com/d)\n`], ['a part of a word', `Reutersville ${MARK(3)}${list(REUTERS)}`], ['a URL', `https://a.example/Reuters ${MARK(3)}${list(REUTERS)}`],
  ];
  for (const [why, text] of disagree) it(`is not done for ${why}`, () => assert.deepEqual(pairs(text), []));

  it('trusts the number of a list whose neighbours are other publishers', () => {
    assert.deepEqual(pairs('Rates held (Reuters [web:2]).\n\n## References\n1. [Oil](https://www.cnbc.com/c)\n2. [Rates](https://www.reuters.com/d)\n3. [Gas](https://www.bbc.com/c)\n'), ['citation 2 ↔ Rates (https://www.reuters.com/d)']);
  });
});

describe('clean-up of real documents', () => {
  it('makes one bullet line of each three-line entry of the Japanese market briefing', function () {
    const text = sharedText(this, JAPAN_BRIEFING);
    const expected = text.replace(/- \n<argument name="citation_id">\d+<\/argument>\n<\/grok:render> /g, '- ');
    assert.equal(clean(text), expected);
    assert.ok(expected.endsWith('\n- DSCA\n- LinkedIn\n') || expected.endsWith('\n- DSCA\n- LinkedIn'));
    assert.deepEqual(planCleanup(parseBriefing(text)).lost.map(({ ids }) => ids[0]).slice(0, 4), ['0', '2', '24', '10']);
  });

  it('changes no prose, leaves nothing, and has nothing to do a second time', function () {
    this.timeout(20_000);
    for (const file of [...sharedFiles(this, 'corpus'), ...sharedFiles(this, 'briefings')]) {
      const text = sharedText(this, file);
      const cleaned = clean(text);
      const briefing = parseBriefing(text);
      assert.equal(prose(cleaned), prose(withoutResidue(text)), file);
      assert.deepEqual(parseBriefing(cleaned).residue, [], file);
      assert.equal(clean(cleaned), cleaned, file);
      if (briefing.residue.length > 0) assert.equal(clean(text.replaceAll(/\r?\n/g, '\r\n')), cleaned.replaceAll(/\r?\n/g, '\r\n'), file);
      if (briefing.residue.length === 0) assert.equal(cleaned, text, file);
    }
  });
});

/** What clean-up writes in the place of residue. */
const WRITTEN = /\(citation [^()]* lost\)|（出典[^（）]*は失われました）|[（(]Reuters[）)]/g;

const prose = (text: string): string => text.replace(WRITTEN, '').replace(/\s/g, '');

function withoutResidue(text: string): string {
  const edits = parseBriefing(text).residue.map(({ range, keep }) => ({ range, text: keep ? text.slice(keep.start, keep.end) : '' }));
  return applyEdits(text, edits);
}

const MARKS = [CARD, LINES, HALF, '[web:1]', '[web:1, web:3]', OAI(7), CITE, '\uE200entity\uE202["company","Acme"]\uE201', '【4†source】', '[cite_start]', '[cite: 7, 10]', '[span_0](start_span)', '[span_0](end_span)', '[[56]]', '[^4^]', 'citeturn0search1', '<grok-card data-id="a"></grok-card>', '\uE203', '[attached_file:1] ', '\n:::writing{a="b"}\n', '\n:::\n', ' https://a.example/?utm_source=openai ', '[oai_citation:4‡Port](https://a.example/x)', '\n\n<div align="center">⁂</div>\n\n'];
const WORDS = ['Tea rose', ' rose', 'Rice', '. ', '.', ', ', ' ', ' ', '  ', '茶が上昇', '。', '、', '(', ')', '（', '）', '**', '| ', ' |', '\n', '\n', '\n\n', '\r\n', '\r\n\r\n', '\n- ', '\n  - ', '\n> ', '\n# ', '- [DAILY] ', ' (Jan 7, 2026, Reuters)', '`', '\n```\n', '\n\n## References\n- [Title of it](https://a.example/1)\n- ', '\n- [Another](https://b.example/2)'];
const texts = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...MARKS)), { maxLength: 24 }).map((pieces) => pieces.join(''));

/** Each mark behind words, as tools write it: glued to others at the head of a line it may be read as anything. */
const behindWords = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...MARKS).map((one) => `Tea rose ${one}`)), { maxLength: 20 }).map((pieces) => pieces.join(''));

/** Marks that are all of a line, an item or an entry. */
const WHOLE = [
  `## References\n- [Title of it](https://a.example/1)\n- ${OAI(7)}\n- [web:1]\n- [attached_file:2]\n- \n${HALF} Reuters\n- \n${HALF}\n`, `- [DAILY] Tea: 5 (Jan 7, 2026, Reuters)${LINES}\n- [DAILY] ${CARD}\n- ${CARD}\n\n## Sources\n- [1] notes.md <https://ppl-ai-file-upload.s3.amazonaws.com/web/1>\n`,
  ':::writing{a="b"}\n# Tea\n\n- [DAILY] Tea: 5 [[1]](https://poe.com/citation?message_id=1)\n:::\n', 'Tea rose.\nOutlet\n+1\n\n- [DAILY] Tea: 5\nOutlet\n+1\n\n## References\n- [Tea](https://a.example/1) [web:1]\n', '- [DAILY] Tea [[2]] [^1^] 【2】\n- Rice [[2]]\n\n## References\n1. First of them - https://a.example/1\n2. Second of them - https://a.example/2\n',
  '- [DAILY] Tea. [oai_citation:5‡Port](https://a.example/?utm_source=chatgpt.com)\n- [oai_citation:1‡a.pdf](file-service://a)\n\n## Sources\n- [oai_citation:5‡Port](https://a.example/?utm_source=chatgpt.com)\n- [oai_citation:5‡a.pdf](sediment://a)\n',
];

const letters = (text: string): string => text.replace(/\(citation [^()]* lost\)|\(citation lost\)|（出典[^（）]*は失われました）|[^\p{L}\p{N}]/gu, '');

describe('clean-up of any text', function () {
  this.timeout(30_000);

  it('keeps every letter outside residue and every kind of line end, and has nothing to do a second time', () => {
    fc.assert(fc.property(texts, (text) => {
      const cleaned = clean(text);
      const briefing = parseBriefing(text);
      if (briefing.residue.every(({ kind }) => kind !== 'oai-citation')) assert.equal(letters(cleaned), letters(withoutResidue(text)), JSON.stringify(text));
      assert.equal(clean(cleaned), cleaned, JSON.stringify([text, cleaned]));
      if (!/\r\n/.test(text)) assert.doesNotMatch(cleaned, /\r/);
      if (!/(?:^|[^\r])\n/.test(text)) assert.doesNotMatch(cleaned, /(?:^|[^\r])\n/);
    }), { numRuns: 100 });
  });

  it('takes each piece away by its own edits and makes no other', () => {
    fc.assert(fc.property(texts, (text) => {
      const briefing = parseBriefing(text);
      const count = briefing.residue.filter(({ kind }) => kind !== 'tracking-parameter').length;
      for (const fix of residueFixes(briefing)) {
        const left = parseBriefing(applyEdits(text, fix.edits)).residue.filter(({ kind }) => kind !== 'tracking-parameter').length;
        assert.ok(left < count, JSON.stringify([text, text.slice(fix.residue.range.start, fix.residue.range.end)]));
      }
    }), { numRuns: 50 });
  });

  it('by a sure fix leaves its finding gone and brings no other', () => {
    const counts = (text: string): Map<string, number> => {
      const found = new Map<string, number>();
      for (const { rule } of runChecks(parseBriefing(text), DEFAULT_CONFIGURATION, '2026-01-28').findings) found.set(rule, (found.get(rule) ?? 0) + 1);
      return found;
    };
    fc.assert(fc.property(fc.oneof(fc.constantFrom(...WHOLE), behindWords), (text) => {
      const before = counts(text);
      for (const { rule, fixes = [] } of runChecks(parseBriefing(text), DEFAULT_CONFIGURATION, '2026-01-28').findings) {
        if (rule !== 'llm-residue' && rule !== 'tracking-parameter') continue;
        for (const { edits } of fixes.filter(({ isSure }) => isSure)) {
          const after = counts(applyEdits(text, edits));
          for (const [other, number] of after) assert.ok(number <= (before.get(other) ?? 0) - (other === rule ? 1 : 0), `${other}: ${JSON.stringify([text, applyEdits(text, edits)])}`);
        }
      }
    }), { numRuns: 50 });
  });

  it('is planned in linear time', () => {
    for (const piece of ['[web:1] ', '- [web:1]\n', `${CARD}`, 'Tea [[1]] ', `- \n${HALF} Reuters\n`, 'a https://a.example/?utm_source=openai&b=1\n', '[cite_start]Tea[cite: 1].\n', '[web:1]\n\n']) {
      const briefing = parseBriefing(piece.repeat(2_500));
      const start = performance.now();
      planCleanup(briefing);
      residueFixes(briefing);
      assert.ok(performance.now() - start < 2_000, piece);
    }
  });
});
