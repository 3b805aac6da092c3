import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startCatalogueStandIn, type CatalogueStandIn } from '../support/catalogueStandIn';
import { japanMarketBriefing } from '../support/japanMarketBriefing';
import { until } from '../support/polling';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

describe('a refresh of the whole Japanese briefing by built-in sources', () => {
  const { name, text: original } = japanMarketBriefing();
  let folder: string;
  let standIn: CatalogueStandIn;
  let workbench: Workbench;
  let list: ProposalList;
  const text = (): Promise<string> => workbench.api<string>(`return (await vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith(args[0]) && one.uri.scheme === 'file')).getText()`, name);
  const lineOf = async (start: string): Promise<string> => (await text()).split(/\r?\n/).find((line) => line.startsWith(start)) ?? '';
  const clearToasts = (): Promise<void> => workbench.command('Notifications: Clear All Notifications');
  const focus = (): Promise<void> => workbench.api("const document = vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith(args[0]) && one.uri.scheme === 'file'); await vscode.window.showTextDocument(document)", name);

  before(async () => {
    standIn = await startCatalogueStandIn();
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-japan-'));
    await writeFile(path.join(folder, '.briefing.yml'), standIn.configuration(['nikkei-225', 'nikkei-per', 'nikkei-vi', 'nikkei-ytd', 'topix-pbr', 'margin-loss-ratio', 'put-call']));
    await writeFile(path.join(folder, name), original);
    workbench = await Workbench.open({ workspace: folder, settings: { 'workbench.colorTheme': 'Default Dark Modern' }, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    list = new ProposalList(workbench.page);
    await workbench.openFile(name);
  });

  after(async () => {
    await workbench?.close();
    await standIn?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('asks first, proposes every figure that has a source, applies what is ticked and is as before after one undo', async () => {
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.allowHosts();
    const rows = await list.rows();
    await workbench.screenshot('japan-preview');
    // The rest is further down: the list draws what is in view.
    assert.ok(rows.length >= 7, rows.join('\n'));
    assert.ok((await list.ticked()).length >= 5, 'what is sure has a tick');
    await list.tickOnly('17.34 → 18.02', 'ドル円: 153 → 156 ');
    await list.apply();
    await workbench.toast('proposed changes applied').waitFor();
    await workbench.screenshot('japan-summary');
    assert.match(await lineOf('- [REALTIME] ドル円: 156'), /^- \[REALTIME\] ドル円: 156 \(介入警戒: 150-155\) \([A-Z][a-z]{2} \d{1,2}, \d{4}, .+\)\.$/);
    assert.match(await lineOf('- [REALTIME] 日経平均PER'), /^- \[REALTIME\] 日経平均PER: 18\.02 \(過去平均: similar, 乖離: minimal\)/);
    // Unticked.
    assert.match(await lineOf('- [REALTIME] 日経VI'), /34\.14/);
    await focus();
    await workbench.page.keyboard.press('Control+Z');
    await until('the text as before', async () => (await text()) === original);
    await clearToasts();
  });

  it('leaves a bullet alone that is edited while its source is asked, and proposes the others', async () => {
    const release = standIn.hold('FXERD04');
    await focus();
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await until('the request that waits', () => Promise.resolve(standIn.seen.some((request) => request.includes('FXERD04'))));
    await workbench.api("const document = vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith(args[0]) && one.uri.scheme === 'file'); const edit = new vscode.WorkspaceEdit(); const at = document.getText().indexOf('ドル円: 153 (介'); edit.insert(document.uri, document.positionAt(at), 'Spot '); await vscode.workspace.applyEdit(edit)", name);
    release();
    const rows = await list.rows();
    assert.ok(!rows.some((row) => row.includes('介入警戒')), rows.join('\n'));
    await list.discard();
    await workbench.toast('changed while its source was asked').waitFor();
    await focus();
    await workbench.page.keyboard.press('Control+Z');
    await until('the text as before', async () => (await text()) === original);
    await clearToasts();
  });

  it('can be cancelled half-way, and then writes nothing', async () => {
    const release = standIn.hold('FXERD04');
    await focus();
    const asked = standIn.seen.length;
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await until('the request that waits', () => Promise.resolve(standIn.seen.slice(asked).some((request) => request.includes('FXERD04'))));
    await workbench.toast('refreshing sourced bullets').getByRole('button', { name: 'Cancel' }).click();
    // What was had by then is proposed; the rest is named as cancelled.
    await list.discard();
    await workbench.toast('was ticked and applied').waitFor();
    assert.match(await workbench.toast('was ticked and applied').innerText(), /[1-9]\d* failed/);
    release();
    assert.equal(await text(), original);
  });
});
