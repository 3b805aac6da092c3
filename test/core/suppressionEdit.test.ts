import assert from 'node:assert/strict';
import { suppressionEdit } from '../../src/core/checks/suppressionEdit';
import type { Finding } from '../../src/core/model/finding';
import { say } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';

const COMMENT = '<!-- briefing-disable-next-line vague-date -->';

/** The text with the comment for a finding at a word; null where none is offered. */
function suppressed(text: string, word: string, rule: Finding['rule'] = 'vague-date'): string | null {
  const start = text.indexOf(word);
  const edit = suppressionEdit(parseBriefing(text), { rule, severity: 'warning', message: say(''), range: { start, end: start + word.length } });
  return edit && applyEdits(text, [edit]);
}

describe('a comment that suppresses a finding', () => {
  it('stands above the bullet, as far indented', () => {
    const cases: [string, string][] = [
      ['- [DAILY] a (recent, X)\n', `${COMMENT}\n- [DAILY] a (recent, X)\n`],
      ['- one\n  - [DAILY] a (recent, X)\n', `- one\n  ${COMMENT}\n  - [DAILY] a (recent, X)\n`],
      ['> - [DAILY] a (recent, X)\n', `> ${COMMENT}\n> - [DAILY] a (recent, X)\n`],
      ['- [DAILY] a\n  goes on (recent, X)\n', `${COMMENT}\n- [DAILY] a\n  goes on (recent, X)\n`],
      ['# A\r\n\r\n- [DAILY] 円 (recent, X)\r\n', `# A\r\n\r\n${COMMENT}\r\n- [DAILY] 円 (recent, X)\r\n`],
      ['# A\r\r- [DAILY] 円 (recent, X)\r', `# A\r\r${COMMENT}\r- [DAILY] 円 (recent, X)\r`],
      ['- [DAILY] a (recent, X)', `${COMMENT}\n- [DAILY] a (recent, X)`],
      ['**[DAILY]** a (recent, X)\n', `${COMMENT}\n**[DAILY]** a (recent, X)\n`],
      ['<!-- done -->\n- [DAILY] a (recent, X)\n', `<!-- done -->\n${COMMENT}\n- [DAILY] a (recent, X)\n`],
    ];
    for (const [text, expected] of cases) assert.equal(suppressed(text, 'recent'), expected, text);
  });

  it('stands above the line of what is no bullet', () => {
    assert.equal(suppressed('## References\n\n- [Title](https://example.org/) - recent\n', 'Title'), `## References\n\n${COMMENT}\n- [Title](https://example.org/) - recent\n`);
  });

  it('is not offered where it would break what is there', () => {
    assert.equal(suppressed('| a | b |\n| - | - |\n| [DAILY] a (recent, X) | c |\n', 'recent'), null, 'a table');
    assert.equal(suppressed('<!-- key citations\n## Key Citations\n- recent\n-->\n', 'recent'), null, 'a comment');
    assert.equal(suppressed('- [DAILY] a (recent, X)\n', 'recent', 'unused-suppression'), null, 'a suppression');
  });
});
