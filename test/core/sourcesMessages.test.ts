import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const BUNDLE = 'l10n/bundle.l10n.ja.json';
const TEXT = /\b(?:say|fault)\(\s*(?:'[a-z-]+',\s*|error,\s*)?'((?:[^'\\]|\\.)*)'/g;

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('messages of sources and links', () => {
  const texts = ['src/core/sources', 'src/core/links'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(TEXT)].map((match) => match[1] ?? '')),
  );
  const bundle = JSON.parse(readFileSync(BUNDLE, 'utf8')) as Record<string, string>;

  it('are found in the code', () => assert.ok(texts.length > 50));

  it('have Japanese with the same placeholders', () => {
    for (const text of new Set(texts)) {
      assert.ok(bundle[text], `no Japanese for: ${text}`);
      assert.deepEqual(placeholders(bundle[text]), placeholders(text), text);
    }
  });

  it('of sources name the source and the URL', () => {
    for (const text of texts.filter((one) => one.startsWith('{0}: '))) assert.ok(text.includes('{1}'), text);
  });
});
