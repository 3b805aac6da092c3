import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { LineIndex } from '../../src/core/model/lineIndex';
import { readBlocks } from '../../src/core/parse/blocks';
import { OutlineState } from '../../src/core/parse/outlineState';
import { exampleText, sharedFiles, sharedText } from '../support/documents';
import { READER_WORDS } from '../support/readerWords';

const parser = new MarkdownIt('commonmark').enable('table');

function outlineOf(text: string): OutlineState {
  const lines = new LineIndex(text);
  return new OutlineState(lines, 0, lines.lineCount, parser);
}

/** Type, lines and level of every block token as markdown-it itself gives them, and as our lighter state does. */
function tokensOf(text: string): { theirs: unknown; ours: unknown } {
  const shape = (tokens: { type: string; map: unknown; level: number; markup: string; content: string }[]): unknown => tokens.map(({ type, map, level, markup, content }) => [type, map, level, markup, content]);
  const state = outlineOf(text);
  parser.block.tokenize(state, 0, state.lineMax);
  const theirs: typeof state.tokens = [];
  parser.block.parse(text, parser, {}, theirs);
  return { theirs: shape(theirs), ours: shape(state.tokens) };
}

const same = (text: string): void => {
  const { theirs, ours } = tokensOf(text);
  assert.deepEqual(ours, theirs);
};

describe('blocks', () => {
  it('are those of markdown-it', () => {
    const pieces = fc.constantFrom(...READER_WORDS.filter((word) => !/[\r\0]/.test(word)), '    ', '\t', '\n\t', ' \n', '```\n', '> ', '1) ', '+ ', '<div>\n', '[a]: b "c"\n', '| a | b |\n|---|---|\n| c | d |\n', '\n\n');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (words) => same(words.join(''))), { numRuns: 400 });
  });

  it('are those of markdown-it in real documents', function () {
    same(exampleText());
    for (const file of [...sharedFiles(this, 'briefings'), ...sharedFiles(this, 'corpus')]) same(sharedText(this, file).replace(/\r\n?/g, '\n'));
  });

  it('have kinds, ranges and depths', () => {
    const text = '# A #\n\nB\n=\n\np\nq\n\n- a\n  b\n\n  c\n  1. d\n\n> - e\n\n| t | u |\n|---|---|\n| v | w |\n\n[1]: https://a.example "T"\n\n***\n\n~~~\nx\n~~~\n\n    y\n\n<!-- z -->\n\n<p>\n';
    const { blocks } = readBlocks(new LineIndex(text), 0);
    assert.deepEqual(blocks.map(({ kind, range, level, depth, text: words }) => [kind, text.slice(range.start, range.end), level, depth, words]), [
      ['heading', '# A #', 1, 0, 'A'], ['heading', 'B\n=', 1, 0, 'B'], ['paragraph', 'p\nq', 0, 0, 'p'], ['item', '- a\n  b', 1, 1, ''], ['paragraph', 'c', 0, 1, 'c'], ['item', '1. d', 2, 2, ''], ['item', '- e', 1, 2, ''],
      ['row', '| t | u |', 1, 0, ''], ['row', '| v | w |', 0, 0, ''], ['definition', '[1]: https://a.example "T"', 0, 0, '1'], ['break', '***', 0, 0, ''], ['code', '~~~\nx\n~~~', 0, 0, ''], ['code', 'y', 0, 0, ''],
      ['comment', '<!-- z -->', 0, 0, ''], ['html', '<p>', 0, 0, ''],
    ]);
    assert.deepEqual(blocks.filter(({ kind }) => kind === 'item').map(({ whole }) => text.slice(whole.start, whole.end)), ['- a\n  b\n\n  c\n  1. d', '1. d', '- e']);
  });

  it('are the same in a long text, which is read in stretches', () => {
    // A fence, a comment, a list and a paragraph that run over where a stretch may end, each longer than the one before.
    const lengths = [3_990, 4_500];
    const parts = lengths.flatMap((length) => [
      `\`\`\`\n${'- x\n\n'.repeat(length / 2)}\`\`\`\n\n`, `<!--\n${'\n# y\n'.repeat(length / 2)}-->\n\n`, '- a\n\n  b\n'.repeat(length / 3), `\n${'c\n'.repeat(length)}`, '\n| d |\n|---|\n', `${'| e |\n'.repeat(length)}\n`,
      '> - f\n'.repeat(length), `\n\`\`\`\n${'g\n'.repeat(length)}\`\`\`\n\n- h\n\n    - i\n\n`,
    ]);
    for (const text of [parts.join(''), parts.toReversed().join(''), `\`\`\`\n${parts.slice(2).join('')}`]) {
      const state = outlineOf(text);
      parser.block.tokenize(state, 0, state.lineMax);
      const lines = new LineIndex(text);
      const whole = state.tokens.flatMap(({ level, nesting, map }) => (level === 0 && nesting >= 0 && map ? [map[0]] : []));
      const { tops, blocks } = readBlocks(lines, 0);
      assert.deepEqual(tops, whole);
      assert.equal(blocks.filter(({ kind }) => kind === 'item').length, state.tokens.filter(({ type }) => type === 'list_item_open').length);
      assert.equal(blocks.filter(({ kind }) => kind === 'heading').length, state.tokens.filter(({ type }) => type === 'heading_open').length);
    }
  });

  it('are the same whatever ends a line', () => {
    const text = '# A\n\n- a\n  b\n\n```\nc\n```\n\nd';
    const shape = (one: string): unknown => readBlocks(new LineIndex(one), 0).blocks.map(({ kind, range, text: words }) => [kind, one.slice(range.start, range.end).replace(/\r\n?/g, '\n'), words]);
    for (const end of ['\r\n', '\r']) assert.deepEqual(shape(text.replaceAll('\n', end)), shape(text));
  });
});
