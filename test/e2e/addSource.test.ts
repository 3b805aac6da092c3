import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { reply, startLoopback, type Loopback } from '../adapters/loopback';
import { until } from '../support/polling';
import { Workbench } from '../support/workbench';

const TODAY = new Date().toISOString().slice(0, 10);
const CONFIGURATION = '# The team\'s own file.\nversion: 1\nsources:\n  # kept by Mia\n  other: # why\n    title: Other\n    request: { url: "https://other.example/" }\n    extract: { format: json, value: "$.v", date: "$.d" }\n\nrules: { vague-date: off } # for now\n';
const BRIEFING = '## Harbour\r\n- [REALTIME] Dock fee: 1,240 (Nov 1, 2026, Harbour Daily).\r\n- [REALTIME] A pilot costs $58.3B a year (Nov 1, 2026, Harbour Daily).\r\n';

describe('a source is added', () => {
  let folder: string;
  let server: Loopback;
  let workbench: Workbench;
  const textOf = (name: string): Promise<string> => workbench.api('return (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, args[0]))).getText()', name);
  const cursorAt = (part: string): Promise<void> => workbench.api(
    'const document = vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith(".md")); const at = document.positionAt(document.getText().indexOf(args[0])); await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) })', part);
  const asked = (title: string): Promise<void> => workbench.quickInput.widget.filter({ hasText: title }).waitFor();
  const answer = async (title: string, text?: string): Promise<void> => {
    await asked(title);
    if (text !== undefined) await workbench.quickInput.input.fill(text);
    await workbench.page.keyboard.press('Enter');
  };

  before(async () => {
    server = await startLoopback({
      '/fees': reply(200, JSON.stringify({ day: TODAY, fees: [{ name: 'Dock fee', amount: 1275 }, { name: 'Pilot', amount: 60 }] }), { 'content-type': 'application/json' }),
      '/text': reply(200, `On ${TODAY} the pilots cost 61.5 in all`, { 'content-type': 'text/plain' }),
    });
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-wizard-'));
    await writeFile(path.join(folder, '.briefing.yml'), CONFIGURATION);
    await writeFile(path.join(folder, 'harbour.md'), BRIEFING);
    workbench = await Workbench.open({ workspace: folder, settings: { 'workbench.colorTheme': 'Default Dark Modern' }, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile('harbour.md');
  });

  after(async () => {
    await workbench?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('by choosing the value, and the rest of the file stays as it is', async () => {
    await cursorAt('1,240');
    await workbench.command('Briefing: Add Source for Bullet…');
    await answer('Add Source: Address', `${server.origin}/fees`);
    await asked('Add Source: Value');
    await until('the values', async () => (await workbench.quickInput.labels()).length >= 3);
    await workbench.screenshot('add-source-value');
    const [first] = await workbench.quickInput.labels();
    assert.match(first ?? '', /^1275/);
    await workbench.page.keyboard.press('Enter');
    await answer('Add Source: Id');
    await answer('Add Source: Publisher', 'Port Office');
    const dialog = workbench.dialog('Add the source "dock-fee"?');
    await dialog.getByText('With the source: - [REALTIME] Dock fee: 1,275').waitFor();
    await workbench.screenshot('add-source-confirm');
    await dialog.getByRole('button', { name: 'Add Source' }).click();
    await workbench.toast('The source "dock-fee" was added.').waitFor();
    const written = await readFile(path.join(workbench.folder, '.briefing.yml'), 'utf8');
    const added = '  dock-fee:\n    title: Dock fee\n    match:\n      labels:\n        - Dock fee\n    request:\n';
    assert.ok(written.includes(added), written);
    assert.equal(written.slice(0, written.indexOf('  dock-fee:')) + written.slice(written.indexOf('\nrules:')), CONFIGURATION);
    assert.equal(await textOf('harbour.md'), BRIEFING);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('is found by the bullet at once', async () => {
    await cursorAt('1,240');
    await workbench.command('Briefing: Add Source for Bullet…');
    await workbench.toast('Dock fee feeds this bullet already.').waitFor();
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('by an expression, with a mark where the bullet has no label; a mistake in it is told', async () => {
    await cursorAt('58.3');
    await workbench.command('Briefing: Add Source for Bullet…');
    await answer('Add Source: Address', `${server.origin}/text`);
    await asked('Add Source: Value');
    await workbench.quickInput.pick('edit  Write an Expression');
    await asked('Add Source: Format');
    await workbench.quickInput.pick('text');
    await answer('Add Source: Pattern', '(?P<date>\\d{4}-\\d{2}-\\d{2}).*cost (?P<value>[\\d.]+)');
    await asked('Add Source: Date');
    await workbench.quickInput.pick('iso');
    await answer('Add Source: Id', 'pilots');
    await answer('Add Source: Publisher', '');
    await workbench.dialog('Add the source "pilots"?').getByRole('button', { name: 'Add Source' }).click();
    await workbench.toast('The source "pilots" was added.').waitFor();
    assert.equal(await textOf('harbour.md'), BRIEFING.replace('Daily).\r\n- [REALTIME] A', 'Daily).\r\n- [REALTIME] A').replace(/\.\r\n$/, '. <!-- source: pilots -->\r\n'));
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('writes nothing where the user gives up', async () => {
    const before = await textOf('.briefing.yml');
    await workbench.api('const document = vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith(".md")); const edit = new vscode.WorkspaceEdit(); edit.insert(document.uri, new vscode.Position(3, 0), "- [DAILY] Crane: 7 (Nov 1, 2026, Harbour Daily).\\r\\n"); await vscode.workspace.applyEdit(edit)');
    await cursorAt('Crane');
    await workbench.command('Briefing: Add Source for Bullet…');
    await answer('Add Source: Address', `${server.origin}/fees`);
    await asked('Add Source: Value');
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.widget.waitFor({ state: 'hidden' });
    assert.equal(await textOf('.briefing.yml'), before);
  });
});
