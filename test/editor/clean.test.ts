import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsWhere, rulesOf, showFile } from './documents';

const RESIDUE = `- [REALTIME] Rate: 1.5% (Jan 7, 2020, Publisher) [web:1].\r\n- \r\n<argument name="citation_id">0</argument>\r\n</grok:render> Reuters\r\n\r\n[cite_start]Tea rose[cite: 4]. See https://a.example/?id=1&utm_source=chatgpt.com\r\n`;
const CLEANED = '- [REALTIME] Rate: 1.5% (Jan 7, 2020, Publisher).\r\n- Reuters\r\n\r\nTea rose. See https://a.example/?id=1\r\n';

describe('Clean Up Pasted Citations', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('cleans the document at once where there are no pairs, in one undo step', async () => {
    const document = await showFile('pasted.md', RESIDUE);
    await vscode.commands.executeCommand('briefing.cleanCitations');
    assert.equal(document.getText(), CLEANED);
    await diagnosticsWhere(document.uri, (all) => all.length > 0 && rulesOf(all).every((rule) => rule !== 'llm-residue' && rule !== 'tracking-parameter'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), RESIDUE);
  });

  it('leaves a clean document as it is', async () => {
    const document = await showFile('clean.md', CLEANED);
    const { version } = document;
    await vscode.commands.executeCommand('briefing.cleanCitations');
    assert.equal(document.version, version);
  });

  it('is offered piece by piece as fixes', async () => {
    const document = await showFile('piece.md', RESIDUE);
    for (const [rule, title] of [['tracking-parameter', 'Remove the tracking parameters'], ['llm-residue', 'Remove what the tool left']] as const) {
      const found = await diagnosticsWhere(document.uri, (all) => rulesOf(all).includes(rule) && !(rule === 'llm-residue' && rulesOf(all).includes('tracking-parameter')));
      const range = found.find((one) => one.code === rule)?.range;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
      const fix = actions.find((action) => action.title === title);
      assert.ok(fix?.edit, actions.map((action) => action.title).join(', '));
      await vscode.workspace.applyEdit(fix.edit);
    }
    assert.match(document.getText(), /Publisher\)\.\r\n/);
    assert.match(document.getText(), /id=1\r\n/);
  });
});
