import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Briefing } from '../../src/core/model/briefing';
import { applyEdits, type TextEdit } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { updateBriefing } from '../../src/core/parse/updateBriefing';
import { CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, RARE_EARTH_BRIEFING, sharedFiles, sharedText } from '../support/documents';
import { READER_WORDS } from '../support/readerWords';

/** All that a briefing says, as plain data. */
const factsOf = ({ text, title, language, asOf, sections, bullets, prose, referenceLists, references, residue, directives, lines }: Briefing): unknown =>
  ({ text, title, language, asOf, sections, bullets, prose, referenceLists, references, residue, directives, lines: lines.lineCount });

const options = { fileName: 'a.md' };

function checkUpdate(text: string, edits: readonly TextEdit[]): void {
  const updated = updateBriefing(parseBriefing(text, options), edits, options);
  const afresh = parseBriefing(applyEdits(text, edits), options);
  // Before all the others are placed.
  for (let offset = 0; offset <= afresh.length; offset += 1 + (afresh.length >> 5)) assert.deepEqual(updated.bulletAt(offset), afresh.bulletAt(offset), `the bullet at ${offset}`);
  assert.deepEqual(factsOf(updated), factsOf(afresh));
}

const typed = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...READER_WORDS) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }, { weight: 1, arbitrary: fc.constant('') });
const editsOf = (length: number): fc.Arbitrary<TextEdit[]> =>
  fc.array(fc.tuple(fc.nat(length), fc.oneof(fc.constant(0), fc.nat(6), fc.nat(200)), typed), { minLength: 1, maxLength: 4 }).map((raw) => {
    const edits: TextEdit[] = [];
    for (const [start, size, text] of raw.sort((left, right) => left[0] - right[0])) {
      if (start >= (edits.at(-1)?.range.end ?? 0) && start > (edits.at(-1)?.range.start ?? -1)) edits.push({ range: { start, end: Math.min(length, start + size) }, text });
    }
    return edits;
  });

describe('a reading after edits', () => {
  it('equals the reading of the whole', () => {
    const text = exampleText();
    fc.assert(fc.property(editsOf(text.length), (edits) => checkUpdate(text, edits)), { numRuns: 30 });
  });

  it('equals it in a text of what the readers look for', () => {
    const document = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...READER_WORDS) }, { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\n- ', '\n\n- ', '\n    ') }), { maxLength: 60 }).map((words) => words.join(''));
    fc.assert(fc.property(document.chain((text) => fc.tuple(fc.constant(text), editsOf(text.length))), ([text, edits]) => checkUpdate(text, edits)), { numRuns: 300 });
  });

  it('equals it through a hundred keys, one on the other', () => {
    const keys = fc.array(fc.tuple(fc.nat(), fc.nat(3), typed), { minLength: 100, maxLength: 100 });
    fc.assert(fc.property(keys, (strokes) => {
      let text = exampleText().slice(0, 3_000);
      let briefing = parseBriefing(text, options);
      for (const [place, size, put] of strokes) {
        const start = place % (text.length + 1);
        const edit = { range: { start, end: Math.min(text.length, start + size) }, text: put };
        briefing = updateBriefing(briefing, [edit], options);
        text = applyEdits(text, [edit]);
      }
      assert.deepEqual(factsOf(briefing), factsOf(parseBriefing(text, options)));
    }), { numRuns: 4 });
  });

  it('sees what the edit makes of its neighbours', () => {
    const cases: readonly (readonly [text: string, start: number, end: number, put: string])[] = [
      // A paragraph becomes part of the item before it, where its mark is residue; alone it would be code.
      ['- a\n\n[web:1]\n\nb', 5, 5, '    '], ['- a\n\n    [web:1]\n\nb', 5, 9, ''],
      // A fence opens and closes.
      ['a\n\n- b\n\n```\n\n- c\n\n- d', 0, 0, '```\n'], ['```\n\n- b\n\n```\n\n- c', 0, 3, ''], ['a\n\n<!--\n\n- b\n\n-->\n\n- c', 3, 4, ''],
      // A list of references begins and ends.
      ['## Key Citation\n\n- https://a.example/1\n\n- https://a.example/2\n\n# B\n\n- c', 15, 15, 's'], ['## Sources\n\n- https://a.example/1\n\n---\n\n- c', 33, 36, 'x'],
      // Sections take other paths.
      ['# A\n\n## B\n\n- c\n\n- d', 0, 2, ''], ['## B\n\n- c\n\n### D\n\n- e', 0, 0, '# A\n\n'],
      // Front matter, mark of byte order, title and date.
      ['---\na: b\n--\n\n- c (Dec, A)', 11, 11, '-'], ['---\ndate: 2026-01-28\n---\n\n- [DAILY] c (Dec, A)', 10, 14, '2025'], ['# On 2026-01-28\n\n- c (Dec, Reuters)', 6, 10, '2024'], ['- a', 0, 0, '\uFEFF'], ['\uFEFF# A', 0, 1, ''],
      ['As of Jan 7, 2026\n\n- c (Dec, Reuters)', 6, 9, 'Feb'],
      // What moves keeps which citation stands for it.
      ['a\n\n- b (Jan 7, 2026, Reuters) [1]\n\n- c', 0, 0, 'x'],
      // The language, line ends, everything and nothing.
      ['- ab', 2, 4, '日本'], ['a\r\n\r\n- b', 2, 3, ''], ['a\n\n- b', 0, 6, ''], ['', 0, 0, '- a\n\n- b'],
    ];
    for (const [text, start, end, put] of cases) checkUpdate(text, [{ range: { start, end }, text: put }]);
  });

  it('tells the bullet at a place', () => {
    const text = '# A\n\n- a\n  b\n  - c\n\nx\n\n| a | b |\n|---|---|\n| [DAILY] d | [WEEKLY] e |\n';
    const at = (words: string): string | undefined => {
      const bullet = parseBriefing(text).bulletAt(text.indexOf(words));
      return bullet ? text.slice(bullet.range.start, bullet.range.end) : undefined;
    };
    assert.deepEqual(['b', '  - c', 'x\n', '# A', '[WEEKLY]', '| [DAILY]'].map(at), ['- a\n  b', '- c', undefined, undefined, '[WEEKLY] e', '[DAILY] d']);
  });

  it('reads anew what it was not made from', () => {
    const other = parseBriefing('- [WEEKLY] a', { tagNames: new Set(['DAILY']) });
    assert.equal(updateBriefing(other, [{ range: { start: 12, end: 12 }, text: 'b' }], options).bullets[0]?.tag?.known, true);
    const many = Array.from({ length: 40 }, (_, index) => ({ range: { start: index, end: index + 1 }, text: 'é' }));
    checkUpdate('- a\n\n'.repeat(20), many);
  });

  for (const file of [JAPAN_BRIEFING, CHINA_BRIEFING, RARE_EARTH_BRIEFING]) {
    it(`equals it in ${file}`, function () {
      const text = sharedText(this, file);
      fc.assert(fc.property(editsOf(text.length), (edits) => checkUpdate(text, edits)), { numRuns: 6 });
    });
  }

  it('equals it in every document of the corpus', function () {
    for (const file of sharedFiles(this, 'corpus')) {
      const text = sharedText(this, file);
      fc.assert(fc.property(editsOf(text.length), (edits) => checkUpdate(text, edits)), { numRuns: 1 });
    }
  });
});
