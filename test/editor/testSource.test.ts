import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startLoopback, reply, type Loopback } from '../adapters/loopback';
import { allowingHosts } from './allowingHosts';
import { fileUri, showFile } from './documents';

const TEXT = '# Weekly\n\n- [DAILY] Berths: 12 (Nov 7, 2026, Harbour Daily).\n';

const allowPrivateHosts = (allowed: boolean | undefined): Thenable<void> => vscode.workspace.getConfiguration('briefing').update('network.allowPrivateHosts', allowed, vscode.ConfigurationTarget.Global);

/** What the command shows beside the briefing. */
function shown(): string {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'briefing-review');
  assert.ok(editor, 'a document is shown');
  return editor.document.getText();
}

describe('Briefing: Test Source…', () => {
  let server: Loopback;
  const write = async (): Promise<void> => {
    await vscode.workspace.fs.writeFile(fileUri('.briefing.yml'), new TextEncoder().encode(
      `sources:\n  berths:\n    title: Berths taken\n    match: { labels: [Berths] }\n    request: { url: "${server.origin}/berths" }\n    extract: { format: json, value: "$.v", date: "$.d" }\n`));
  };
  const tidy = async (): Promise<void> => {
    await allowPrivateHosts(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('.briefing.yml'));
    await vscode.workspace.fs.delete(fileUri('tested.md'));
  };
  before(async () => {
    server = await startLoopback({ '/berths': reply(200, '{"v": 14, "d": "2026-11-20"}', { 'Content-Type': 'application/json' }) });
    await write();
    await allowPrivateHosts(true);
    await showFile('tested.md', TEXT);
    // The host is allowed once for all tests. What accepts the question may also hit the *Cancel* of the progress beside it, and then it is asked again.
    while (server.seen.length === 0) await allowingHosts(Promise.resolve(vscode.commands.executeCommand('briefing.testSource', 'berths')));
    await tidy();
    server.seen.length = 0;
  });
  after(() => server.close());
  beforeEach(write);
  afterEach(tidy);

  it('shows request, reply and value of a source, and writes nothing', async () => {
    await allowPrivateHosts(true);
    const document = await showFile('tested.md', TEXT);
    await vscode.commands.executeCommand('briefing.testSource', 'berths');
    const report = shown();
    assert.match(report, /^# Berths taken \(berths\)$/m);
    assert.match(report, new RegExp(`^## GET ${server.origin}/berths$`, 'm'));
    assert.match(report, /^## Value: 14\n\n- As of: 2026-11-20$/m);
    assert.deepEqual(server.seen, ['GET /berths']);
    assert.equal(document.getText(), TEXT);
    assert.equal(document.isDirty, false);
  });

  it('shows why there is no value', async () => {
    await showFile('tested.md', TEXT);
    await vscode.commands.executeCommand('briefing.testSource', 'berths');
    assert.match(shown(), /^## No value: private-host$/m);
  });
});
