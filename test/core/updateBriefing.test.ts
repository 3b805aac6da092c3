import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Briefing } from '../../src/core/model/briefing';
import { applyEdits, type TextEdit } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { updateBriefing } from '../../src/core/parse/updateBriefing';
import { CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, RARE_EARTH_BRIEFING, sharedFiles, sharedText } from '../support/documents';
import { READER_WORDS } from '../support/readerWords';

/** All that a briefing says, as plain data. */
const factsOf = ({ text, title, language, asOf, sections, bullets, referenceLists, references, residue, lines }: Briefing): unknown =>
  ({ text, title, language, asOf, sections, bullets, referenceLists, references, residue, lines: lines.lineCount });

const options = { fileName: 'a.md' };

function checkUpdate(text: string, edits: readonly TextEdit[]): void {
  const updated = updateBriefing(parseBriefing(text, options), edits, options);
  assert.deepEqual(factsOf(updated), factsOf(parseBriefing(applyEdits(text, edits), options)));
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
    fc.assert(fc.property(editsOf(text.length), (edits) => checkUpdate(text, edits)), { numRuns: 400 });
  });

  it('equals it in a text of what the readers look for', () => {
    const document = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...READER_WORDS) }, { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\n- ', '\n\n- ', '\n    ') }), { maxLength: 60 }).map((words) => words.join(''));
    fc.assert(fc.property(document.chain((text) => fc.tuple(fc.constant(text), editsOf(text.length))), ([text, edits]) => checkUpdate(text, edits)), { numRuns: 1_500 });
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
    }), { numRuns: 20 });
  });

  for (const file of [JAPAN_BRIEFING, CHINA_BRIEFING, RARE_EARTH_BRIEFING]) {
    it(`equals it in ${file}`, function () {
      const text = sharedText(this, file);
      fc.assert(fc.property(editsOf(text.length), (edits) => checkUpdate(text, edits)), { numRuns: 60 });
    });
  }

  it('equals it in every document of the corpus', function () {
    for (const file of sharedFiles(this, 'corpus')) {
      const text = sharedText(this, file);
      fc.assert(fc.property(editsOf(text.length), (edits) => checkUpdate(text, edits)), { numRuns: 8 });
    }
  });
});
