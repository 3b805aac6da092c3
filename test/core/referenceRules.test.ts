import assert from 'node:assert/strict';
import { runChecks } from '../../src/core/checks/runChecks';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import type { RuleId } from '../../src/core/model/finding';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { brief, TODAY } from '../support/findings';

function fixOf(text: string, rule: RuleId, yaml = ''): { after: string; isSure: boolean } | null {
  const { configuration } = readConfiguration(yaml);
  const fix = runChecks(parseBriefing(text), configuration, TODAY).findings.find((finding) => finding.rule === rule)?.fixes?.[0];
  return fix ? { after: applyEdits(text, fix.edits), isSure: fix.isSure } : null;
}

const cited = (name: string): string => `- [DAILY] x (Jan 28, 2026, ${name})\n`;
const list = (...entries: string[]): string => `\n## References\n\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
const port = 'A title of it - Port News - https://port.example/1';
const pier = 'Another title - Pier Post - https://pier.example/1';

describe('unused-reference', () => {
  const of = (text: string, yaml = ''): string[] => brief(text, { yaml }).filter((one) => one.startsWith('unused-reference')).map((one) => one.slice('unused-reference info '.length));
  it('is an entry that no citation stands for', () => {
    assert.deepEqual(of(cited('Port News') + list(port, pier)), [`- ${pier}`]);
    assert.deepEqual(of(`- [DAILY] x（2026年1月28日、港湾新聞）\n\n## 出典\n\n- 見出しその一 - 港湾新聞 - https://kowan.example/1\n- 別の見出し - 埠頭日報 - https://futo.example/2\n`), ['- 別の見出し - 埠頭日報 - https://futo.example/2']);
  });
  it('is used by a name, a host, an alias, a title or a URL', () => {
    assert.deepEqual(of(cited('Port News; Jan 27, 2026, pier') + list(port, pier)), []);
    assert.deepEqual(of(cited('Port News; Jan 27, 2026, 埠頭') + list(port, pier), 'publishers: { Pier Post: { aliases: [埠頭] } }'), []);
    assert.deepEqual(of(cited('Port News; Jan 27, 2026, 埠頭') + list(port, pier), 'publishers: { 埠頭: { domains: [pier.example] } }'), []);
    assert.deepEqual(of(`${cited('Port News')}- y (Jan 27, 2026, https://pier.example/1?utm_source=x)\n${list(port, pier)}`), []);
    assert.deepEqual(of(cited('Port News; Jan 27, 2026, Pier Post') + list(port, 'A report of the Pier Post (https://elsewhere.example/1)')), []);
  });
  it('is used by a text that names it or links to it', () => {
    assert.deepEqual(of(`As Pier Post said.\n\n${cited('Port News')}${list(port, pier)}`), []);
    assert.deepEqual(of(`See [this](https://pier.example/1).\n\n${cited('Port News')}${list(port, pier)}`), []);
  });
  it('is nothing to say of further reading, numbered lists, definitions and footnotes', () => {
    assert.deepEqual(of(`- x\n${list(port, pier)}`), []);
    assert.deepEqual(of(`- [DAILY] x (Jan 28, 2026, Port News) [1]\n\n## References\n\n1. ${port}\n2. ${pier}\n`), []);
    assert.deepEqual(of(`${cited('Port News')}\n[1]: https://port.example/1 "A title of it - Port News"\n[2]: https://pier.example/1 "Another"\n`), []);
  });
});

describe('duplicate-reference', () => {
  it('is merged where nothing is lost', () => {
    const text = cited('Port News') + list(port, `${port}?utm_source=chatgpt.com`);
    assert.deepEqual(fixOf(text, 'duplicate-reference'), { after: cited('Port News') + list(port), isSure: true });
    const last = `${cited('Port News')}\n## References\r\n- ${port}\r\n- ${port}`;
    assert.equal(fixOf(last, 'duplicate-reference')?.after, `${cited('Port News')}\n## References\r\n- ${port}`);
  });
  it('is a person\'s to merge where another name or a number is lost', () => {
    assert.equal(fixOf(`${cited('Port News')}${cited('Pier Post')}${list(port, 'Another title - Pier Post - https://port.example/1')}`, 'duplicate-reference')?.isSure, false);
    assert.equal(fixOf(`- [DAILY] x [2]\n\n## References\n\n1. ${port}\n2. ${port}\n`, 'duplicate-reference')?.isSure, false);
    assert.equal(fixOf(`[1]: https://port.example/1\n[2]: https://port.example/1\n`, 'duplicate-reference'), null);
  });
});

describe('unlisted-publisher', () => {
  it('gets a stub that says what it lacks', () => {
    const text = cited('Pier Post') + list(port);
    const fix = fixOf(text, 'unlisted-publisher');
    assert.deepEqual(fix, { after: `${text}- Pier Post <!-- briefing-disable-line reference-without-url -- stub: add title and URL -->\n`, isSure: false });
    assert.deepEqual(brief(fix.after).filter((one) => !one.startsWith('unused-reference')), []);
    assert.deepEqual(brief(fix.after.replace('- Pier Post <', '- Its title - Pier Post - https://pier.example/1 <')).filter((one) => !one.startsWith('unused-reference')), ['unused-suppression warning reference-without-url']);
    assert.equal(fixOf(`${cited('Pier Post')}\n## 出典\r\n* ${port}`, 'unlisted-publisher')?.after, `${cited('Pier Post')}\n## 出典\r\n* ${port}\n* Pier Post <!-- briefing-disable-line reference-without-url -- stub: add title and URL -->`);
  });
  it('gets none in a numbered list', () => assert.equal(fixOf(`${cited('Pier Post')}\n## References\n\n1. ${port}\n`, 'unlisted-publisher'), null));
});
