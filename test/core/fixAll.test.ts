import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll, sureFixOf } from '../../src/core/checks/fixAll';
import type { Finding, Fix, RuleId } from '../../src/core/model/finding';
import { say } from '../../src/core/model/message';
import { applyEdits, type TextEdit } from '../../src/core/model/textEdit';

const edit = (start: number, end: number, text: string): TextEdit => ({ range: { start, end }, text });
const fix = (edits: readonly TextEdit[], isSure = true): Fix => ({ title: say('Change to [{0}]', 'x'), edits, isSure });
const finding = (start: number, fixes: readonly Fix[], rule: RuleId = 'unknown-tag'): Finding => ({ rule, severity: 'warning', message: say(''), range: { start, end: start + 1 }, fixes });

describe('all sure fixes in one go', () => {
  it('are none where there is no finding, no fix, or none that is sure', () => {
    assert.deepEqual(fixAll([]), []);
    assert.deepEqual(fixAll([finding(0, []), finding(2, [fix([edit(2, 3, 'x')], false)])]), []);
    assert.deepEqual(fixAll([{ rule: 'unknown-tag', severity: 'warning', message: say(''), range: { start: 0, end: 1 } }]), []);
  });

  it('are the first sure one of each finding', () => {
    const both = finding(0, [fix([edit(0, 1, 'unsure')], false), fix([edit(0, 1, 'sure')]), fix([edit(0, 1, 'second')])]);
    assert.equal(sureFixOf(both)?.edits[0]?.text, 'sure');
    assert.deepEqual(fixAll([both]), [edit(0, 1, 'sure')]);
  });

  it('are those of one rule where one is named', () => {
    const findings = [finding(0, [fix([edit(0, 1, 'a')])], 'llm-residue'), finding(5, [fix([edit(5, 6, 'b')])])];
    assert.deepEqual(fixAll(findings, 'unknown-tag'), [edit(5, 6, 'b')]);
    assert.deepEqual(fixAll(findings).length, 2);
  });

  it('leave a fix for the next time where it touches an earlier finding’s, as a whole', () => {
    const cases: [string, readonly Finding[], readonly TextEdit[]][] = [
      ['one inside another', [finding(0, [fix([edit(0, 9, '')])]), finding(4, [fix([edit(4, 5, 'x')])])], [edit(0, 9, '')]],
      ['end to end', [finding(0, [fix([edit(0, 4, 'x')])]), finding(4, [fix([edit(4, 6, 'y')])])], [edit(0, 4, 'x')]],
      ['an insertion at its edge', [finding(0, [fix([edit(0, 4, 'x')])]), finding(4, [fix([edit(4, 4, 'y')])])], [edit(0, 4, 'x')]],
      ['one of two edits', [finding(0, [fix([edit(8, 9, 'x')])]), finding(4, [fix([edit(4, 5, 'y'), edit(8, 9, 'z')])])], [edit(8, 9, 'x')]],
      ['around one that stands further on', [finding(0, [fix([edit(0, 1, 'x'), edit(20, 21, 'y')])]), finding(4, [fix([edit(18, 22, 'z')])])], [edit(0, 1, 'x'), edit(20, 21, 'y')]],
    ];
    for (const [what, findings, expected] of cases) assert.deepEqual(fixAll(findings), expected, what);
  });

  it('put the same words in at one place once, and both fixes count as made', () => {
    const stub = edit(30, 30, '- Reuters\n');
    const findings = [finding(0, [fix([edit(0, 1, 'x'), stub])]), finding(4, [fix([edit(4, 5, 'y'), stub])]), finding(8, [fix([edit(8, 9, 'z'), edit(30, 30, '- CNBC\n')])])];
    assert.deepEqual(fixAll(findings), [edit(0, 1, 'x'), edit(4, 5, 'y'), stub]);
  });

  it('do not make the same deletion once for two', () => {
    assert.deepEqual(fixAll([finding(0, [fix([edit(0, 3, '')])]), finding(0, [fix([edit(0, 3, ''), edit(9, 10, '')])])]), [edit(0, 3, '')]);
  });

  it('can always be applied, and are apart from each other', () => {
    const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(4), fc.constantFrom('', 'x', 'yz')), { maxLength: 3 }).map((all) => {
      const sorted = all.map(([start, length, text]) => edit(start, start + length, text)).sort((left, right) => left.range.start - right.range.start);
      const apart: TextEdit[] = [];
      for (const one of sorted) if (one.range.start > (apart.at(-1)?.range.end ?? -1)) apart.push(one);
      return apart;
    });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(60), edits, fc.boolean()), { maxLength: 30 }), (all) => {
      const findings = all.map(([at, one, isSure]) => finding(at, [fix(one, isSure)]));
      const made = fixAll(findings);
      applyEdits('.'.repeat(70), made);
      made.forEach((one, index) => assert.ok(index === 0 || one.range.start > (made[index - 1]?.range.end ?? -1)));
      for (const one of made) assert.ok(findings.some(({ fixes }) => fixes?.[0]?.isSure && fixes[0].edits.includes(one)));
      // The first sure fix that changes something has nothing before it that it could touch.
      const first = findings.find((one) => (sureFixOf(one)?.edits.length ?? 0) > 0);
      for (const one of first ? (sureFixOf(first)?.edits ?? []) : []) assert.ok(made.includes(one));
    }), { numRuns: 200 });
  });

  it('are found in time for a text of twenty thousand findings', () => {
    const findings = Array.from({ length: 20_000 }, (_, index) => finding(index * 3, [fix([edit(index * 3, index * 3 + 1, 'x'), edit(1_000_000, 1_000_000, 'stub\n')])]));
    assert.equal(fixAll(findings).length, 20_001);
  });
});
