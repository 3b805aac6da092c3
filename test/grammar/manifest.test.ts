import assert from 'node:assert/strict';
import { contributedGrammars, grammarFiles } from '../support/textmate';

describe('Grammar: package.json', () => {
  it('contributes every grammar file, injected into Markdown', () => {
    const listed = contributedGrammars();
    assert.deepEqual(listed.map((entry) => entry.path).sort(), grammarFiles());
    assert.ok(listed.every((entry) => entry.injectTo?.includes('text.html.markdown')));
  });
});
