import assert from 'node:assert/strict';
import { exampleWorkspace, type ExampleWorkspace } from '../support/exampleWorkspace';
import { until } from '../support/polling';
import { Workbench } from '../support/workbench';

describe('the browser’s extension host', () => {
  let example: ExampleWorkspace;
  let workbench: Workbench;

  before(async () => {
    example = await exampleWorkspace();
    workbench = await Workbench.open({
      workspace: example.folder, machineSettings: { 'briefing.network.allowPrivateHosts': true },
      // VS Code then runs the browser's entry in a worker of the page, as vscode.dev does.
      settings: { 'remote.extensionKind': { 'briefing-desk.briefing-desk': ['web'] }, 'briefing.network.allowPrivateHosts': true },
    });
    await workbench.openFile('market-briefing.md');
  });

  after(async () => {
    await workbench?.close();
    await example?.stop();
  });

  it('checks the briefing, and says why a value cannot be had there', async () => {
    const inNode = await workbench.api<boolean>("return vscode.extensions.getExtension('briefing-desk.briefing-desk') !== undefined");
    assert.equal(inNode, false, 'the extension is not in the Node host');
    await until('the problems', async () => (await workbench.api<number>('return vscode.languages.getDiagnostics().flatMap(([, all]) => all).filter((one) => one.source === "briefing").length')) >= 15);
    await workbench.command('Briefing: Open Dashboard');
    const page = await workbench.webview('Dashboard');
    await page.getByRole('row', { name: /ドル円.*not allowed/ }).waitFor();
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.allowHosts();
    const toast = workbench.toast(' failed');
    await toast.waitFor();
    assert.match(await toast.innerText(), /CORS|cross-origin|browser/i);
    await page.getByRole('row', { name: /ドル円.*failed/ }).waitFor();
    await workbench.screenshot('web-host');
  });
});
