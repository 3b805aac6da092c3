import assert from 'node:assert/strict';
import type { Source } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bindSources } from '../../src/core/refresh/bindSources';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { findingsOf, rawFindings } from '../support/ruleFindings';
import { sourceOf } from '../support/sources';

const labelled = (id: string, more: Partial<Pick<Source, 'origin' | 'enabled' | 'unit'>> = {}, labels: readonly string[] = ['x'], section: string | null = null): Source => sourceOf({ id, title: `The ${id}`, match: { labels, section }, ...more });

describe('ambiguous-source', () => {
  const of = (text: string, ...sources: readonly Source[]): string[] => findingsOf('ambiguous-source', text, { sources });

  it('tells that several sources of one rank fit', () => {
    const says = 'Several sources fit this bullet: a, b. None is used until a mark such as <!-- source: a --> says which.';
    assert.deepEqual(of('- x: 5\n- y: 6', labelled('a'), labelled('b')), [`1: 5: ${says}`]);
    assert.deepEqual(of('- x: rising', labelled('a'), labelled('b')), [`1: x: ${says}`]);
    assert.deepEqual(of('- g: 1, x: 5', labelled('a'), labelled('b')), [`1: 5: ${says}`]);
    assert.deepEqual(of('- x: 5', labelled('a', { origin: 'built-in' }), labelled('b', { origin: 'built-in' })), [`1: 5: ${says}`]);
  });

  it('is silent where one stands before the others, and where nothing is bound', () => {
    assert.deepEqual(of('- x: 5', labelled('a'), labelled('b', { origin: 'built-in' })), []);
    assert.deepEqual(of('- x: 5', labelled('a'), labelled('b', { enabled: false })), []);
    assert.deepEqual(of('- x: 5%', labelled('a', { unit: '%' }), labelled('b', { unit: 'JPY' })), []);
    assert.deepEqual(of('# A\n- x: 5', labelled('a', {}, ['x'], 'A'), labelled('b', {}, ['x'], 'B')), []);
    assert.deepEqual(of('- x: 5 <!-- source: b -->', labelled('a'), labelled('b')), []);
    assert.deepEqual(of('- y: 5', labelled('a'), labelled('b')), []);
    assert.deepEqual(of('- x: 5'), []);
  });

  it('tells that one source fits figures that differ', () => {
    assert.deepEqual(of('- x: 5 (y: 6)', labelled('a', {}, ['x', 'y'])), ['1: 5: The source a fits several figures of this bullet, which differ. None is written until the mark <!-- source: a --> says that it means the first of them.']);
    assert.deepEqual(of('- x: 5 (y: 5)', labelled('a', {}, ['x', 'y'])), []);
  });

  it('tells that a mark names no source in force', () => {
    assert.deepEqual(of('- x: 5 <!-- source: z -->', labelled('a')), ['1: <!-- source: z -->: The mark names the source "z", which is not in force. Correct the mark, or write the source into .briefing.yml.']);
    assert.deepEqual(of('- x: 5 <!-- source: z -->'), ['1: <!-- source: z -->: The mark names the source "z", which is not in force. Correct the mark, or write the source into .briefing.yml.']);
    assert.deepEqual(of('- x: 5 <!-- source: b -->', labelled('b', { origin: 'built-in', enabled: false })), [
      '1: <!-- source: b -->: The mark names the source "b", which is switched off. To turn it on, write `enabled: true` below b in the sources of .briefing.yml.',
    ]);
  });

  it('offers a mark for each, after which the bullet is bound to it', () => {
    const sources = [labelled('a'), labelled('b')];
    for (const text of ['- x: 5 (Jan 7, 2026, Reuters).', '- x: 5\n  (Jan 7, 2026,\n  Reuters).  \n- y: 1', '| a | b |\n|---|---|\n| [DAILY] x: 5 (Jan 7, 2026, Reuters) | c |\n', '- [DAILY] x: 5 [1]\r\n']) {
      const [finding] = rawFindings('ambiguous-source', text, { sources });
      assert.deepEqual(finding?.fixes?.map(({ title, isSure }) => [render(title), isSure]), [['Take the value from The a', false], ['Take the value from The b', false]], text);
      for (const [index, fix] of (finding?.fixes ?? []).entries()) {
        const after = applyEdits(text, fix.edits);
        assert.deepEqual(bindSources(parseBriefing(after), { ...DEFAULT_CONFIGURATION, sources }).bindings.map(({ source, figure }) => [source.id, figure?.raw]), [[sources[index]?.id, '5']], after);
        assert.deepEqual(rawFindings('ambiguous-source', after, { sources }), [], after);
      }
    }
  });

  it('agrees with what a refresh binds', () => {
    const sources = [labelled('a', {}, ['x', 'y']), labelled('b', {}, ['y', 'z']), labelled('c', { origin: 'built-in' }, ['z', 'w']), labelled('d', { origin: 'built-in' }, ['w'])];
    const figures = ['x: 5', 'y: 5', 'z: 6', 'w: 7', 'v: 8'];
    for (const one of figures) {
      for (const two of figures) {
        for (const mark of ['', ' <!-- source: a -->', ' <!-- source: q -->']) {
          const text = `- [DAILY] ${one}, ${two}${mark}`;
          const bound = bindSources(parseBriefing(text), { ...DEFAULT_CONFIGURATION, sources });
          assert.equal(rawFindings('ambiguous-source', text, { sources }).length, bound.ambiguous.length + bound.unknown.length, text);
        }
      }
    }
  });
});
