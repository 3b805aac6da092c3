import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, parseShared, RARE_EARTH_BRIEFING, sharedFiles } from '../support/documents';
import { faultsOf, flatten } from '../support/parts';
import { READER_WORDS } from '../support/readerWords';

const soundly = (text: string): void => assert.deepEqual(faultsOf(parseBriefing(text, { fileName: 'a-2026-01-28.md' })), []);

describe('a reading loses nothing', function () {
  this.timeout(30_000);

  for (const file of [JAPAN_BRIEFING, CHINA_BRIEFING, RARE_EARTH_BRIEFING]) {
    it(file, function () {
      const briefing = parseShared(this, file);
      assert.deepEqual(faultsOf(briefing), []);
      assert.equal(flatten(briefing).map((segment) => segment.text).join(''), briefing.text);
    });
  }

  it('every document of the corpus', function () {
    for (const file of sharedFiles(this, 'corpus')) assert.deepEqual(faultsOf(parseShared(this, file)), [], file);
  });

  it('the example, with any line ends and with a byte order mark', () => {
    const text = exampleText();
    for (const variant of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`, `\uFEFF${text.replaceAll('\n', '\r\n')}`, text.trimEnd()]) soundly(variant);
  });

  it('reads the same whatever the line ends', () => {
    const text = exampleText();
    const shape = (one: string): unknown => {
      const { bullets, references, sections, residue, asOf } = parseBriefing(one);
      return [
        bullets.map((bullet) => [bullet.tag?.name, bullet.label?.text, bullet.figures.map((figure) => figure.raw), bullet.citation?.raw]),
        references.map(({ title, publisher, url, id }) => [title, publisher, url, id]), sections.map(({ title, level }) => [title, level]), residue.length, asOf,
      ];
    };
    assert.deepEqual(shape(text.replaceAll('\n', '\r\n')), shape(text));
    assert.deepEqual(shape(`\uFEFF${text}`), shape(text));
  });

  it('any text', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }), fc.string({ unit: fc.constantFrom(...'-*+.[]()【】（）<>!`:#=|~\n\r\t\u0000\uFEFF 1a年%$¥'), maxLength: 200 }));
    fc.assert(fc.property(anything, soundly), { numRuns: 100 });
  });

  it('any row of what the readers look for', () => {
    const word = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...READER_WORDS) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) });
    fc.assert(fc.property(fc.array(word, { maxLength: 40 }), (words) => soundly(words.join(''))), { numRuns: 700 });
  });

  it('any mutation of the example', () => {
    const text = exampleText();
    const edit = fc.tuple(fc.nat(text.length), fc.nat(12), fc.oneof(fc.constantFrom(...READER_WORDS), fc.string({ unit: 'binary', maxLength: 3 })));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => soundly(edits.reduce((left, [at, length, put]) => left.slice(0, at) + put + left.slice(at + length), text))),
      { numRuns: 60 },
    );
  });

  for (const piece of ['(', ')', '（', '[', ']', '【', '<!--', '`', '``', '<grok:render ', '<argument name="citation_id">', '[web:', '[cite: 1', '\uE200', 'citeturn0', ':contentReference[', 'https://', '](', '1,111', '1兆', '-', '- ', '* ', '> ', '#', '=\n', '~', '約', ':', '：', 'a:', '|', '\r', '\u0000', 'Jan 1', '更新日: ', '2026-', '$', '- [', '1. ', '**', '- T - https://a.example (']) {
    it(`a hundred thousand characters of ${JSON.stringify(piece)}`, () => {
      for (const head of ['', '- ', '- [REALTIME] ', '## Key Citations\n- ']) soundly(head + piece.repeat(Math.ceil(25_000 / piece.length)));
      // Below the length from which a bullet is not read further.
      soundly(`- [REALTIME] ${piece.repeat(Math.ceil(19_000 / piece.length))} (Jan 7, 2026, Reuters )`);
    });
  }

  it('a row of sixty thousand tagged cells', () => soundly(`| a |\n|---|\n${'| [REALTIME] a '.repeat(60_000)}|\n`));

  it('brackets that never close, in a reference', () => {
    for (const open of ['[', '(', '\\(', '\\[', '[(']) soundly(`## Key Citations\n- ${open.repeat(19_000)} (Jan 7, 2026, Reuters )`);
  });

  it('a line of twenty million characters', () => {
    soundly(`- [REALTIME] ドル円: ${'153 (a) '.repeat(2_500_000)}`);
  });
});
