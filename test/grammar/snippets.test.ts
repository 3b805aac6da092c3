import assert from 'node:assert/strict';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { insert, readSnippets } from '../support/snippets';

const MARKDOWN = 'briefing.code-snippets.json';
const YAML = 'source.code-snippets.json';
const CADENCES = ['REALTIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL'];
const KINDS = [...CADENCES.map((name) => `b${name.toLowerCase()}`), 'bbullet', 'bfigure', 'brange', 'bgrowth', 'bpost', 'bsourced', 'bsection', 'btier', 'breferences', 'bbriefing'];

describe('Snippets', () => {
  it('no two have the same prefix', () => {
    const prefixes = [MARKDOWN, YAML].flatMap((file) => readSnippets(file).map((snippet) => snippet.prefix));
    assert.equal(new Set(prefixes).size, prefixes.length);
  });

  it('every kind is there', () => {
    const prefixes = new Set(readSnippets(MARKDOWN).map((snippet) => snippet.prefix));
    assert.deepEqual(KINDS.filter((kind) => !prefixes.has(kind)), []);
  });

  for (const file of [MARKDOWN, YAML]) {
    it(`${file}: every English one has a Japanese one, and the other way round`, () => {
      const prefixes = readSnippets(file).map((snippet) => snippet.prefix);
      const japanese = prefixes.filter((prefix) => prefix.endsWith('-ja'));
      assert.deepEqual(japanese.map((prefix) => prefix.replace(/-ja$/, '')), prefixes.filter((prefix) => !prefix.endsWith('-ja')));
      const described = readSnippets(file).filter((snippet) => snippet.prefix.endsWith('-ja'));
      assert.ok(described.every((snippet) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(snippet.name + snippet.description)));
    });

    for (const snippet of readSnippets(file)) {
      it(`${snippet.prefix}: tab stops run from 1 on, the cursor ends at one place, nothing stays unread`, () => {
        const { text, stops } = insert(snippet.body);
        const numbered = [...new Set(stops.filter((stop) => stop > 0))].sort((a, b) => a - b);
        assert.deepEqual(numbered, numbered.map((_, index) => index + 1));
        assert.equal(stops.filter((stop) => stop === 0).length, 1);
        assert.doesNotMatch(text, /\$\{|\$[A-Z_]{2,}|\|\}/);
      });
    }
  }

  for (const snippet of readSnippets(MARKDOWN)) {
    it(`${snippet.prefix}: what it inserts is read as a briefing`, () => {
      const briefing = parseBriefing(insert(snippet.body).text);
      const tagged = briefing.bullets.filter((bullet) => bullet.tag !== null);
      assert.deepEqual(briefing.residue, []);
      assert.ok(tagged.length > 0 || briefing.references.length > 0);
      for (const bullet of tagged) {
        assert.ok(bullet.tag?.known, 'tag');
        assert.ok(bullet.label, 'label');
        assert.equal(bullet.citation?.date?.from, '2026-01-07');
        assert.equal(bullet.citation.publishers.length, 1);
      }
      for (const reference of briefing.references) assert.ok(reference.url && reference.title && reference.publisher);
    });
  }

  it('a figure is read with every unit offered', () => {
    for (const snippet of readSnippets(MARKDOWN).filter(({ prefix }) => prefix.startsWith('bfigure'))) {
      for (let index = 0; index < 5; index++) {
        const { text } = insert(snippet.body, (options) => options[index] ?? '');
        assert.equal(parseBriefing(text).bullets[0]?.figures.length, 1, text);
      }
    }
  });

  it('post, source mark and growth are read', () => {
    const read = (prefix: string) => parseBriefing(insert(readSnippets(MARKDOWN).find((snippet) => snippet.prefix === prefix)?.body ?? '').text).bullets[0];
    for (const language of ['', '-ja']) {
      assert.equal(read(`bpost${language}`)?.citation?.post?.id, '1');
      assert.equal(read(`bsourced${language}`)?.sourceMark?.id, 'source-id');
      assert.equal(read(`bgrowth${language}`)?.figures.length, 3);
    }
  });

  for (const snippet of readSnippets(YAML)) {
    it(`${snippet.prefix}: what it inserts is a configuration without a mistake, whatever is chosen`, () => {
      for (let index = 0; index < 6; index++) {
        const { text } = insert(snippet.body, (options) => options[index % options.length] ?? '');
        const whole = snippet.prefix.startsWith('bsource') ? `version: 1\nsources:\n${text.replace(/^(?=.)/gm, '  ')}` : text;
        const { problems, configuration } = readConfiguration(whole);
        assert.deepEqual(problems, [], whole);
        assert.equal(configuration.sources.length, snippet.prefix.startsWith('bsource') ? 1 : 0);
      }
    });
  }
});
