import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
  it('runs in a real editor', () => {
    assert.match(vscode.version, /^1\.\d+\.\d+/);
    assert.ok(vscode.workspace.workspaceFolders?.length === 1, 'one folder is open');
  });

  it('is found and starts', async () => {
    const extension = vscode.extensions.getExtension('briefing-desk.briefing-desk');
    assert.ok(extension, 'briefing-desk.briefing-desk is installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
