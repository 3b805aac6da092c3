import assert from 'node:assert/strict';
import { runChecks } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { applyEdits } from '../../src/core/model/textEdit';
import { say } from '../../src/core/model/message';
import type { Evidence } from '../../src/core/model/evidence';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { brief, findings, TODAY } from '../support/findings';

const vague = '- [DAILY] x (recent, R)';
const found = 'vague-date warning recent';
const unused = (comment: string): string => `unused-suppression warning ${comment}`;

describe('suppressions', () => {
  const table: readonly (readonly [text: string, ...findings: string[]])[] = [
    [`<!-- briefing-disable-next-line vague-date -- the source names no day -->\n${vague}`],
    [`<!-- briefing-disable-next-line -->\n${vague}`],
    [`<!--briefing-disable-next-line vague-date-->\n\n\n${vague}`],
    [`<!-- briefing-disable-next-line vague-date -->\r\n${vague}\r\n${vague.replace('x', 'y')}`, found],
    [`<!-- briefing-disable-next-line vague-date -->\n- [DAILY] x, and on\n  (recent, R)`],
    [`- [DAILY] a (Jan 28, 2026, R)\n  <!-- briefing-disable-next-line vague-date -->\n${vague}`],
    [`<!-- briefing-disable-next-line vague-date -->\n<!-- a note -->\n> <!-- briefing-disable-next-line missing-citation -->\n${vague}`, unused('missing-citation')],
    [`<!-- briefing-disable-next-line missing-date, vague-date -- both -->\n- [DAILY] x (R)\n${vague}`, unused('vague-date'), found],
    [`${vague} <!-- briefing-disable-line vague-date -->`],
    [`- [DAILY] x <!-- briefing-disable-line vague-date -->\n  (recent, R)`],
    [`<!-- briefing-disable vague-date -->\n${vague}\n\n# B\n${vague}\n<!-- briefing-enable vague-date -->\n${vague.replace('x', 'y')}`, found],
    [`${vague}\n<!-- briefing-disable -->\n${vague}\n- [DALY] x`, found],
    [`<!-- briefing-disable -->\n${vague}\n<!-- briefing-enable -->\n${vague}`, found],
    [`${vague}\n\n<!-- briefing-disable-file vague-date -- an archive -->`],
    [`<!-- briefing-disable-file -->\n${vague}\n- [DALY] x\n- [REALTIME] y: 1 (Jan 1, 2020, R)`],
    // Nothing to pass over.
    [`<!-- briefing-disable-next-line vague-date -->\n- [DAILY] x (Jan 28, 2026, R)`, unused('vague-date')],
    [`<!-- briefing-disable-next-line vague-date -->`, unused('vague-date')],
    [`<!-- briefing-disable-next-line vage-date -->\n${vague}`, unused('vage-date'), found],
    [`<!-- briefing-disable vague-date missing-date -->\n${vague}\n<!-- briefing-enable missing-date vague-date -->`, unused('missing-date')],
    [`<!-- briefing-disable-next-line -- why -->\n- x`, unused('<!-- briefing-disable-next-line -- why -->')],
    [`${vague}\n<!-- briefing-enable vague-date -->`, found, unused('<!-- briefing-enable vague-date -->')],
    // What a visit may find is not known before one.
    [`<!-- briefing-disable-next-line dead-link -->\n- x (Jan 28, 2026, R, https://a.example/1)`],
    [`<!-- briefing-disable-next-line -->\n- x (Jan 28, 2026, R, https://a.example/1)`],
    // No comment for the checks.
    [`\`<!-- briefing-disable-file -->\`\n\n${vague}`, found], [`\`\`\`\n<!-- briefing-disable-file -->\n\`\`\`\n${vague}`, found], [`<!-- briefing-disabled -->\n${vague}`, found], [`<!-- see briefing-disable-file -->\n${vague}`, found],
    [`<!-- briefing-disable-file\n${vague}`], ['briefing-disable-next-line'],
  ];
  for (const [text, ...expected] of table) it(JSON.stringify(text.slice(0, 110)), () => assert.deepEqual(brief(text), expected));

  it('can be reported or not like any rule', () => {
    assert.deepEqual(brief(`<!-- briefing-disable-next-line vague-date -->\n- x`, { yaml: 'rules: { unused-suppression: error }' }), ['unused-suppression error vague-date']);
    assert.deepEqual(brief(`<!-- briefing-disable-next-line vague-date -->\n- x`, { yaml: 'rules: { unused-suppression: off }' }), []);
    assert.deepEqual(brief(`<!-- briefing-disable-next-line vague-date -->\n${vague}`, { yaml: 'rules: { vague-date: off }' }), []);
  });

  it('are known to be unused once the links were visited', () => {
    const visit: Evidence = { url: 'https://a.example/1', state: 'alive', reason: say('seen'), status: 200, finalUrl: null, attempts: 1, checkedAt: 0 };
    const text = '<!-- briefing-disable-next-line dead-link -->\n- x (Jan 28, 2026, R, https://a.example/1)';
    assert.deepEqual(brief(text, { evidence: [visit] }), [unused('dead-link')]);
    assert.deepEqual(brief(text, { evidence: [{ ...visit, state: 'dead' }] }), []);
  });

  it('keep what was passed over, with the reason', () => {
    const text = `<!-- briefing-disable-next-line vague-date -- the source names no day -->\n${vague}\n${vague} <!-- briefing-disable-line -->`;
    const { suppressed } = runChecks(parseBriefing(text), DEFAULT_CONFIGURATION, TODAY);
    assert.deepEqual(suppressed.map(({ finding, reason }) => [finding.rule, sliceOf(text, finding.range), reason]), [['vague-date', 'recent', 'the source names no day'], ['vague-date', 'recent', null]]);
  });

  it('say what they pass over in vain', () => {
    assert.deepEqual(findings('<!-- briefing-disable-next-line vague-date nonsense -->\n- x').map(({ says }) => says), ['This suppresses nothing: vague-date finds nothing here.', 'This suppresses nothing: there is no rule "nonsense".']);
  });

  it('are taken out one rule at a time, with their line at the end', () => {
    let text = 'a\n\n  <!-- briefing-disable-next-line vague-date, missing-date future-date -- why -->\r\n- x\n\nb <!-- briefing-disable-line vague-date --> c\n';
    const steps: string[] = [];
    for (let round = 0; round < 10; round++) {
      const fix = runChecks(parseBriefing(text), DEFAULT_CONFIGURATION, TODAY).findings[0]?.fixes?.[0];
      if (!fix) break;
      text = applyEdits(text, fix.edits);
      steps.push(text);
    }
    assert.deepEqual(steps, [
      'a\n\n  <!-- briefing-disable-next-line missing-date future-date -- why -->\r\n- x\n\nb <!-- briefing-disable-line vague-date --> c\n',
      'a\n\n  <!-- briefing-disable-next-line future-date -- why -->\r\n- x\n\nb <!-- briefing-disable-line vague-date --> c\n',
      'a\n\n- x\n\nb <!-- briefing-disable-line vague-date --> c\n',
      'a\n\n- x\n\nb c\n',
    ]);
  });

  it('are taken out with the comment that ends their block', () => {
    const after = (text: string): string => applyEdits(text, runChecks(parseBriefing(text), DEFAULT_CONFIGURATION, TODAY).findings.find(({ rule }) => rule === 'unused-suppression')?.fixes?.[0]?.edits ?? []);
    assert.equal(after('<!-- briefing-disable -->\n- x\n<!-- briefing-enable -->\n- y'), '- x\n- y');
    assert.equal(after(`<!-- briefing-disable vague-date missing-date -->\n${vague}\n<!-- briefing-enable missing-date vague-date -->\n- y`), `<!-- briefing-disable vague-date -->\n${vague}\n<!-- briefing-enable vague-date -->\n- y`);
    assert.equal(after('words\n<!-- briefing-disable-line -->\nand others'), 'words\n\nand others');
  });

  it('may be many', () => {
    const many = `${'<!-- briefing-disable vague-date -->\n- [DAILY] x (recent, R)\n'.repeat(1_000)}${'<!-- briefing-disable-next-line -->\n'.repeat(1_000)}`;
    const { suppressed } = runChecks(parseBriefing(many), DEFAULT_CONFIGURATION, TODAY);
    assert.equal(suppressed.filter(({ finding }) => finding.rule === 'vague-date').length, 1_000);
  });
});
