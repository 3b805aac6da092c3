import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { observationLine } from '../../src/core/observations/writeObservations';
import { readObservations } from '../../src/core/observations/readObservations';
import { kept } from '../support/observations';
import { exampleWorkspace, type ExampleWorkspace } from '../support/exampleWorkspace';
import { until } from '../support/polling';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

const FILE = 'market-briefing.md';
const today = new Date().toLocaleDateString('en-CA');
const STORE = ['.briefing', 'observations.jsonl'];

describe('what was observed, by who reads the briefing', () => {
  let example: ExampleWorkspace;
  let workbench: Workbench;

  before(async () => {
    example = await exampleWorkspace();
    await mkdir(path.join(example.folder, '.briefing'));
    await writeFile(path.join(example.folder, ...STORE), [154.1, 153.2, 155.9].map((value, index) => observationLine(kept(value, index + 1))).join(''));
    workbench = await Workbench.open({ workspace: example.folder, settings: { 'workbench.colorTheme': 'Default Dark Modern' }, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile(FILE);
  });

  after(async () => {
    await workbench?.close();
    await example?.stop();
  });

  it('is kept with what was written where, once that is applied', async () => {
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.allowHosts();
    const list = new ProposalList(workbench.page);
    await list.tickOnly('156.82');
    await list.apply();
    await workbench.toast('1 of 4 proposed changes applied').waitFor();
    const { applied, observations } = readObservations(await readFile(path.join(workbench.folder, ...STORE), 'utf8'));
    assert.deepEqual(applied.map(({ file, label, sourceId, figure }) => [file, label, sourceId, figure]), [[FILE, 'ドル円', 'usd-jpy', '156.82']]);
    assert.ok(observations.some(({ sourceId, value }) => sourceId === 'usd-jpy' && value === 156.82));
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('stands in a hover with a picture that every theme shows, and leads to the history by keyboard', async () => {
    const picture = workbench.page.locator('.monaco-hover img');
    for (const theme of ['Default Light Modern', 'Default High Contrast', 'Default Dark Modern'] as const) {
      await workbench.theme(theme);
      await workbench.api("const editor = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith(args[0])); await vscode.window.showTextDocument(editor.document, editor.viewColumn); const at = editor.document.positionAt(editor.document.getText().indexOf('156.82') + 2); editor.selection = new vscode.Selection(at, at)", FILE);
      await workbench.api("await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' })");
      await picture.waitFor();
      await until('the picture', () => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0));
      assert.match((await picture.getAttribute('alt')) ?? '', /^Chart of 4 observations, the lowest 153\.2, the highest 156\.82$/);
      await workbench.screenshot(`observation-hover-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
    await workbench.page.locator('.monaco-hover a', { hasText: 'Show history' }).press('Enter');
    const page = await workbench.webview('Preview History of USD JPY (example feed).md');
    assert.deepEqual(await page.getByRole('table').first().getByRole('row').nth(1).getByRole('cell').allTextContents().then((cells) => cells.slice(0, 2)), [today, '156.82']);
    await until('the picture', () => page.getByRole('img', { name: /4 observations, from 154\.1/ }).evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0));
    await workbench.screenshot('observation-history');
  });
});
