import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { Workbench } from '../support/workbench';

describe('VS Code in a browser', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });

  after(() => workbench?.close());

  it('opens a briefing and is drawn', async () => {
    await workbench.openFile('sample-briefing.md');
    assert.match(await workbench.page.locator('.editor-group-container.active .view-lines').innerText(), /Sample.briefing/);
    assert.ok((await stat(await workbench.screenshot('smoke'))).size > 10_000, 'the picture is not empty');
  });

  it('shows toasts, as it does to a person', async () => {
    await workbench.api("void vscode.window.showInformationMessage('A toast from the test')");
    await workbench.toast('A toast from the test').waitFor();
  });

  it('has loaded the extension', async () => {
    assert.equal(await workbench.api("return vscode.extensions.getExtension('briefing-desk.briefing-desk') !== undefined"), true);
  });
});
