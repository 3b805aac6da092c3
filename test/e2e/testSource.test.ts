import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startCatalogueStandIn, type CatalogueStandIn } from '../support/catalogueStandIn';
import { Workbench } from '../support/workbench';

const TEXT = '# 週報\n\n- [REALTIME] ドル円: 153 (recent, Investing.com ).\n- [REALTIME] 失業率: 4.2% (recent, BLS ).\n';

describe('Test Source…, by its user', () => {
  let standIn: CatalogueStandIn;
  let folder: string;
  let workbench: Workbench | undefined;

  before(async () => {
    standIn = await startCatalogueStandIn();
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-sources-'));
    await writeFile(path.join(folder, '.briefing.yml'), standIn.configuration([]));
    await writeFile(path.join(folder, 'weekly.md'), TEXT);
  });

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  after(async () => {
    await standIn?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const cursorIn = (words: string): Promise<void> => open().api(
    'const editor = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith("weekly.md")); await vscode.window.showTextDocument(editor.document, editor.viewColumn);' +
    'const at = editor.document.positionAt(editor.document.getText().indexOf(args[0])); editor.selection = new vscode.Selection(at, at)', words);

  const open = (): Workbench => {
    assert.ok(workbench);
    return workbench;
  };

  it('offers the sources of the bullet first, asks the one that is picked, and tells the terms of one that is off', async () => {
    workbench = await Workbench.open({ workspace: folder, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile('weekly.md');
    await cursorIn('失業率');
    await workbench.command('Briefing: Test Source…');
    await workbench.quickInput.widget.locator('.monaco-list-row').first().waitFor();
    const labels = await workbench.quickInput.labels();
    assert.deepEqual(labels.slice(0, 2).map((label) => label.split(',')[0]), ['Japan unemployment rate', 'US unemployment rate'], labels.join('\n'));
    await workbench.screenshot('test-source-pick');
    await workbench.page.keyboard.press('Escape');

    await cursorIn('ドル円');
    await workbench.command('Briefing: Test Source…');
    await workbench.quickInput.pick('USD/JPY, Tokyo 17:00 (BOJ)');
    await workbench.page.locator('.notification-list-item .monaco-button', { hasText: 'Allow' }).first().click();
    await workbench.page.locator('.view-line', { hasText: 'Value: 156.42' }).waitFor();
    await workbench.screenshot('test-source');

    await workbench.command('Briefing: Test Source…');
    await workbench.quickInput.input.fill('nikkei-per');
    await workbench.quickInput.pick('Nikkei 225 PER, weighted average');
    const dialog = workbench.dialog('Nikkei 225 PER, weighted average is off.');
    await dialog.getByText('https://indexes.nikkei.co.jp/nkave/license').waitFor();
    await workbench.screenshot('test-source-terms');
    const before = standIn.seen.length;
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(standIn.seen.length, before, 'nothing is asked of a source whose terms are not agreed to');
  });

  it('asks nothing in a folder that is not trusted', async () => {
    const before = standIn.seen.length;
    workbench = await Workbench.open({ workspace: folder, trust: false, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile('weekly.md');
    await workbench.command('Briefing: Test Source…');
    await workbench.toast('Nothing is fetched in Restricted Mode').waitFor();
    assert.equal(standIn.seen.length, before);
  });
});
