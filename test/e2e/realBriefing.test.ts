import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startFeed } from '../../examples/feed.mjs';
import { until } from '../support/polling';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

const NAME = 'japan-market-briefing-2026-01-28.md';
const BRIEFING = path.resolve('..', 'shared', 'briefings', NAME);
const today = new Date().toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

describe('a real briefing of 91 tagged bullets', function () {
  let folder: string;
  let feed: Awaited<ReturnType<typeof startFeed>>;
  let workbench: Workbench;
  let original: string;
  const text = (): Promise<string> => workbench.api<string>(`return (await vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith('${NAME}'))).getText()`);

  before(async function () {
    if (!existsSync(BRIEFING)) {
      console.log(`      skipped: the shared briefing ${NAME} is not here`);
      this.skip();
    }
    feed = await startFeed({ port: 0, moving: false });
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-real-'));
    await copyFile(BRIEFING, path.join(folder, NAME));
    await writeFile(path.join(folder, '.briefing.yml'), [
      'version: 1', 'extends: no-built-in.yml', 'sources:',
      '  usd-jpy:', '    match: { labels: [ドル円], section: "B: *" }', `    request: { url: "${feed.url}/rates/usd-jpy.json" }`, '    extract: { format: json, value: "$.rate", date: "$.date" }', '    decimals: 2',
      '  jgb-10y:', '    match: { labels: [JGB10Y] }', `    request: { url: "${feed.url}/jgb.csv" }`, '    extract: { format: csv, value: 10Y, date: Date, date_format: YYYY/M/D }', '',
    ].join('\n'));
    // Nothing of the world is asked here.
    await writeFile(path.join(folder, 'no-built-in.yml'), 'sources: null\n');
    workbench = await Workbench.open({ workspace: folder, settings: { 'workbench.colorTheme': 'Default Dark Modern' }, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile(NAME);
    original = await text();
  });

  after(async () => {
    await workbench?.close();
    await feed?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('is checked', async () => {
    await workbench.command('Briefing: Check for Stale Data');
    await workbench.problem(/^Error: Stale: Jan 7, 2026 is/);
    const rules = await workbench.api<string[]>(`return vscode.languages.getDiagnostics().filter(([uri]) => uri.path.endsWith('.md')).flatMap(([, all]) => all.map((one) => one.code?.value ?? one.code))`);
    assert.equal(rules.filter((rule) => rule === 'llm-residue').length, 37);
    assert.equal(rules.filter((rule) => rule === 'vague-date').length, 28);
    await workbench.page.locator('.statusbar-item', { hasText: '0 fresh, 48 stale' }).waitFor();
    await workbench.api('const editor = vscode.window.activeTextEditor; editor.revealRange(new vscode.Range(66, 0, 66, 0), vscode.TextEditorRevealType.AtTop)');
    await workbench.screenshot('real-briefing');
  });

  it('keeps the intervention range of its dollar rate, and is as before after one undo', async () => {
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    const list = new ProposalList(workbench.page);
    await workbench.allowHosts();
    assert.equal((await list.rows()).length, 2);
    await list.tickOnly('156.82');
    await workbench.screenshot('real-preview');
    await list.apply();
    await workbench.toast('1 of 2 proposed changes applied').waitFor();
    const changed = await text();
    assert.ok(changed.includes(`- [REALTIME] ドル円: 156.82 (介入警戒: 150-155) (${today}, Investing.com ).`));
    assert.equal(changed.replace(`156.82 (介入警戒: 150-155) (${today}`, '153 (介入警戒: 150-155) (recent'), original);
    await workbench.api('await vscode.window.showTextDocument(vscode.window.visibleTextEditors.find((one) => one.document.languageId === "markdown").document)');
    await workbench.page.keyboard.press('Control+Z');
    await until('the text as before', async () => (await text()) === original);
  });

  it('refreshes its bullet and its section', async () => {
    const list = new ProposalList(workbench.page);
    const nothingTicked = workbench.toast('none of 1 proposed changes was ticked');
    const cursorAt = (part: string): Promise<void> => workbench.api(
      'const document = vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith(args[1]) && one.uri.scheme === "file");' +
      'const at = document.positionAt(document.getText().indexOf(args[0])); await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) })', part, NAME);
    await cursorAt('JGB10Y');
    await workbench.command('Briefing: Refresh Bullet at Cursor');
    assert.match((await list.rows()).join('\n'), /JGB10Y: 2\.23%/);
    await list.discard();
    await nothingTicked.waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await cursorAt('### Tier 2');
    await workbench.command('Briefing: Refresh Section');
    assert.match((await list.rows()).join('\n'), /ドル円: 153 → 156\.82/);
    await list.discard();
    await nothingTicked.waitFor();
    assert.equal(await text(), original);
  });

  it('fills the dashboard', async () => {
    await workbench.command('Briefing: Open Dashboard');
    const page = await workbench.webview('Dashboard');
    await page.getByText('0 fresh · 0 due · 48 stale · 43 undated').waitFor();
    await page.getByRole('row', { name: /ドル円.*156\.82/ }).first().waitFor();
    await page.getByRole('tab', { name: 'Citations' }).click();
    await workbench.screenshot('real-dashboard-citations');
    await workbench.command('Briefing: Validate Citations');
    await workbench.toast('no citation here has a URL').waitFor();
    await page.getByRole('tab', { name: 'Indicators' }).click();
    await workbench.command('Briefing: Open Dashboard to the Side');
    const beside = await workbench.webview('Briefing Dashboard');
    await beside.getByRole('row', { name: /ドル円.*156\.82/ }).first().waitFor();
    await workbench.screenshot('real-dashboard-side');
    await workbench.theme('Default High Contrast Light');
    await workbench.screenshot('real-high-contrast-light');
  });
});
