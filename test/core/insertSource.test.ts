import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { insertSource, type SourceEntry } from '../../src/core/config/insertSource';
import { applyEdits } from '../../src/core/model/textEdit';

const ENTRY: SourceEntry = { title: 'Dock fees: all', match: { labels: ['Dock fee', '入港料'] }, request: { url: 'https://fees.example/v1?a=1&b=#2' }, extract: { format: 'json', value: "$.rows[?@.n == 'x'].v", date: '$.d' } };

function inserted(yaml: string, id = 'dock-fee', entry = ENTRY): string {
  const edit = insertSource(yaml, id, entry);
  assert.ok('range' in edit, JSON.stringify(edit));
  const after = applyEdits(yaml, [edit]);
  // What was there stays, character by character.
  assert.equal(after.slice(0, edit.range.start) + yaml.slice(edit.range.start, edit.range.end) + after.slice(edit.range.start + edit.text.length), yaml);
  const { sources, ...rest } = parse(after) as { sources: Record<string, unknown> };
  assert.deepEqual(sources[id], entry);
  const before = (parse(yaml) ?? (yaml === '' ? { version: 1 } : {})) as { sources?: Record<string, unknown> | null };
  assert.deepEqual({ ...sources, [id]: undefined }, { ...before.sources, [id]: undefined });
  assert.deepEqual(rest, Object.fromEntries(Object.entries(before).filter(([key]) => key !== 'sources')));
  return after;
}

describe('a source put into .briefing.yml', () => {
  const files: Readonly<Record<string, string>> = {
    'an empty file': '',
    'only a comment': '# ours\n',
    'no sources yet': 'version: 1\nas_of: today\n',
    'no line break at the end': 'version: 1',
    'an empty key': 'version: 1\nsources:\n',
    'an empty key at the end of the file': 'sources:',
    'an empty key with a comment': 'sources: # all ours\nrules: { vague-date: off }\n',
    'null': 'sources: null\nversion: 1\n',
    'a tilde': 'sources: ~\n',
    'empty braces': 'sources: {}\nversion: 1\n',
    'braces': 'version: 1\nsources: { a: { title: A }, b: null }\n',
    'braces with a comma at the end': 'sources: { a: null, }\n',
    'a block with what follows': 'sources:\n  # the first\n  a: # why\n    title: A\n    request: { url: "https://a.example/" }\n\n# publishers\npublishers:\n  X: { trust: high }\n',
    'four spaces': 'sources:\n    a:\n        title: A\n    b: null\n',
    'the block last, without a line break': 'version: 1\nsources:\n  a:\n    title: A',
    'Windows line endings': 'version: 1\r\nsources:\r\n  a:\r\n    title: A\r\nas_of: today\r\n',
    'a block text last': 'sources:\n  a:\n    title: |\n      one\n      two\nversion: 1\n',
    'comments at the end': 'sources:\n  a: null\n  # b: soon\n',
  };
  for (const [name, yaml] of Object.entries(files)) it(name, () => void inserted(yaml));

  it('stands behind the last one, in its form', () => {
    assert.equal(inserted('sources:\n    a: null # off\n\n# more\nversion: 1\n', 'b', { title: 'B' }), 'sources:\n    a: null # off\n    b:\n      title: B\n\n# more\nversion: 1\n');
    assert.equal(inserted('', 'b', { title: 'B' }), 'version: 1\nsources:\n  b:\n    title: B\n');
    assert.match(inserted('sources:\r\n  a: null\r\n', 'b', { title: 'B' }), /^sources:\r\n {2}a: null\r\n {2}b:\r\n {4}title: B\r\n$/);
  });

  it('is refused where the id is taken or the file is broken', () => {
    for (const [yaml, text] of [['sources: { dock-fee: null }', /already/], ['a: [', /not valid/], ['- a', /no mapping/], ['sources: [a]', /form/]] as const) {
      const edit = insertSource(yaml, 'dock-fee', ENTRY);
      assert.ok('text' in edit && !('range' in edit), yaml);
      assert.match(edit.text, text);
    }
  });

  it('holds for any texts in it', () => {
    const word = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('#', ': ', '- a', 'null', '~', '1e3', '${secret:K}', "it's", '"', '￥１', 'a\nb', '@x', '{', '*'));
    const entry = fc.record({ title: word, match: fc.record({ labels: fc.array(word, { minLength: 1, maxLength: 3 }) }, { noNullPrototype: true }), extract: fc.record({ value: word, date: word }, { noNullPrototype: true }) }, { noNullPrototype: true });
    fc.assert(fc.property(fc.constantFrom(...Object.values(files)), entry, (yaml, one) => void inserted(yaml, 'new-one', one)), { numRuns: 400 });
  });
});
