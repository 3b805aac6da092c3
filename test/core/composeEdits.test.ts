import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits, offsetBefore, piecesOf } from '../../src/core/clean/composeEdits';
import { applyEdits, type TextEdit } from '../../src/core/model/textEdit';

/** Edits of a text of a length, in order and apart. */
const editsOf = (length: number): fc.Arbitrary<TextEdit[]> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(length), fc.constantFrom('', 'X', 'YZ')), { maxLength: 5 }).map((places) => {
    const edits: TextEdit[] = [];
    for (const [left, right, text] of places.sort((one, other) => Math.min(one[0], one[1]) - Math.min(other[0], other[1]))) {
      const range = { start: Math.min(left, right), end: Math.max(left, right) };
      if (range.start >= (edits.at(-1)?.range.end ?? -1) + 1) edits.push({ range, text });
    }
    return edits;
  });

describe('edits upon edits', () => {
  it('are one list that does the same', () => {
    const text = 'abcdefghijklmnop';
    fc.assert(fc.property(editsOf(text.length).chain((first) => fc.tuple(fc.constant(first), editsOf(applyEdits(text, first).length))), ([first, second]) => {
      const composed = composeEdits(text.length, first, second);
      assert.equal(applyEdits(text, composed), applyEdits(applyEdits(text, first), second));
    }), { numRuns: 2_000 });
  });

  it('know where a place stood before', () => {
    const edits = [{ range: { start: 1, end: 3 }, text: 'XYZ' }, { range: { start: 5, end: 6 }, text: '' }];
    assert.deepEqual([0, 1, 3, 4, 5, 6, 7, 99].map((offset) => offsetBefore(piecesOf(8, edits), offset)), [0, 1, 1, 3, 4, 6, 7, 8]);
  });
});
