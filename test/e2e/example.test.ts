import assert from 'node:assert/strict';
import { exampleWorkspace, type ExampleWorkspace } from '../support/exampleWorkspace';
import { until } from '../support/polling';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

const FILE = 'market-briefing.md';
const today = new Date().toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

describe('the example, by its user', () => {
  let example: ExampleWorkspace;
  let workbench: Workbench;
  let list: ProposalList;
  let original: string;

  const text = (): Promise<string> => workbench.api<string>(`return (await vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith('${FILE}'))).getText()`);
  const cursorAt = (line: string): Promise<void> => workbench.api(
    'const editor = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith(args[1]));' +
    'await vscode.window.showTextDocument(editor.document, editor.viewColumn); const at = editor.document.positionAt(editor.document.getText().indexOf(args[0]) + 4); editor.selection = new vscode.Selection(at, at)', line, FILE);
  const lineOf = async (start: string): Promise<string | undefined> => (await text()).split('\n').find((line) => line.startsWith(start));
  const clearToasts = (): Promise<void> => workbench.command('Notifications: Clear All Notifications');

  before(async () => {
    example = await exampleWorkspace();
    // In a browser VS Code saves by itself after a second, and one of the tests is about what is not saved yet.
    workbench = await Workbench.open({ workspace: example.folder, settings: { 'workbench.colorTheme': 'Default Dark Modern', 'files.autoSave': 'off' }, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    list = new ProposalList(workbench.page);
    await workbench.openFile(FILE);
    original = await text();
  });

  after(async () => {
    await workbench?.close();
    await example?.stop();
  });

  it('shows what is stale in Problems and in the status bar', async () => {
    await workbench.command('Briefing: Check for Stale Data');
    await workbench.problem(/^Error: Stale: 政策金利 \(Oct 30, 2026\) is \d+ days old/);
    await workbench.problem(/^Warning: "recent" is no date/);
    const item = workbench.page.locator('.statusbar-item', { hasText: /\d+ fresh, \d+ stale/ });
    await item.waitFor();
    await workbench.screenshot('example-problems');
  });

  it('refreshes what is ticked, nothing else, in one undo step, and names what failed', async () => {
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.allowHosts();
    const rows = await list.rows();
    assert.equal(rows.length, 4, rows.join('\n'));
    assert.equal((await list.ticked()).length, 3, 'what is held has no tick');
    const day = new Date().toLocaleDateString('en-CA');
    assert.ok(rows.some((row) => row.includes('ドル円: 153 → 156.82 (+2.5 %)') && row.includes(`${day} · USD/JPY (example feed)`)), rows.join('\n'));
    assert.ok(rows.some((row) => row.includes('日経VI: 21.30 → 31.70 (+49 %)') && row.includes('Held: 21.30 would become 31.70, a change of 48.8 %, more than 30 %.')), rows.join('\n'));
    await list.tickOnly('156.82', '18.02');
    await workbench.screenshot('refresh-preview');
    await list.apply();
    // The summary comes when all is done; the panel goes before that.
    const toast = workbench.toast('2 of 4 proposed changes applied');
    await toast.waitFor();
    assert.equal(await lineOf('- [REALTIME] ドル円'), `- [REALTIME] ドル円: 156.82 (介入警戒: 150-155) (${today}, Example Feed ).`);
    const expected = original
      .replace('17.34 (過去平均: 16.8) (Oct 30, 2026', `18.02 (過去平均: 16.8) (${today}`)
      .replace('153 (介入警戒: 150-155) (recent', `156.82 (介入警戒: 150-155) (${today}`);
    assert.equal(await text(), expected);
    const said = await toast.innerText();
    assert.match(said, /ドル円: 153 → 156\.82 \(\+2\.5 %\)/);
    assert.match(said, /Policy rate/);
    assert.match(said, /\/flaky\.json/);
    await workbench.screenshot('refresh-summary');
    await cursorAt('- [REALTIME] ドル円');
    await workbench.page.keyboard.press('Control+Z');
    await until('the text as before', async () => (await text()) === original);
    await clearToasts();
  });

  it('writes nothing where the list is left', async () => {
    await cursorAt('- [REALTIME] ドル円');
    await workbench.command('Briefing: Refresh Bullet at Cursor');
    assert.equal((await list.rows()).length, 1);
    await list.discard();
    await workbench.toast('none of 1 proposed changes was ticked').waitFor();
    assert.equal(await text(), original);
    await clearToasts();
  });

  it('refreshes the section of the cursor only', async () => {
    await cursorAt('- [REALTIME] 日経VI');
    await workbench.command('Briefing: Refresh Section');
    const rows = await list.rows();
    assert.equal(rows.length, 2, rows.join('\n'));
    await list.discard();
    await workbench.toast('none of 2 proposed changes was ticked').waitFor();
    await clearToasts();
  });

  it('says so where no source feeds the bullet', async () => {
    await cursorAt('- [REALTIME] A pilot scheme');
    await workbench.command('Briefing: Refresh Bullet at Cursor');
    await workbench.toast('No source feeds a bullet here').waitFor();
    await clearToasts();
  });

  it('shows live indicators that follow the typing, reveals lines and applies a value', async () => {
    await workbench.command('Briefing: Open Dashboard');
    const page = await workbench.webview('Dashboard');
    const row = page.getByRole('row', { name: /ドル円/ });
    await row.getByText('156.82').waitFor();
    await page.getByRole('row', { name: /日経VI/ }).getByText('held').or(page.getByRole('row', { name: /held/ })).first().waitFor();
    await page.getByRole('row', { name: /政策金利.*failed/ }).waitFor();
    await workbench.api("vscode.window.visibleTextEditors[0].revealRange(new vscode.Range(10, 0, 10, 0), vscode.TextEditorRevealType.AtTop)");
    await workbench.screenshot('dashboard');

    await cursorAt('- [REALTIME] ドル円');
    await workbench.api("const editor = vscode.window.activeTextEditor; const at = editor.document.getText().indexOf('153 (介'); await editor.edit((edit) => edit.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 3)), '154'))");
    await row.getByText('154', { exact: true }).waitFor();
    await cursorAt('- [REALTIME] ドル円');
    await workbench.page.keyboard.press('Control+Z');
    await row.getByText('153', { exact: true }).waitFor();

    await cursorAt('# ');
    await row.click();
    await until('the cursor at the bullet', async () => (await workbench.api<string>('const editor = vscode.window.activeTextEditor; return editor ? editor.document.lineAt(editor.selection.active).text : ""')).includes('ドル円'));

    await row.hover();
    await row.getByRole('button', { name: /Apply/ }).click();
    await until('the value in the document', async () => (await lineOf('- [REALTIME] ドル円')) === `- [REALTIME] ドル円: 156.82 (介入警戒: 150-155) (${today}, Example Feed ).`);
    await cursorAt('- [REALTIME] ドル円');
    await workbench.page.keyboard.press('Control+Z');
    await until('the text as before', async () => (await text()) === original);
  });

  it('validates every link, in Problems and in the dashboard', async () => {
    await workbench.command('Briefing: Validate Citations');
    await workbench.toast('6 links: 3 alive, 1 moved, 1 refused, 1 dead').waitFor({ timeout: 30_000 });
    const findings = await workbench.api<string[]>(`return vscode.languages.getDiagnostics().flatMap(([, all]) => all).map((one) => (one.code?.value ?? one.code) + '@' + (one.range.start.line + 1))`);
    const lines = original.split('\n');
    const lineNumber = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;
    assert.ok(findings.includes(`dead-link@${lineNumber('/gone/')}`), findings.join(' '));
    assert.ok(findings.includes(`refused-link@${lineNumber('/paywall/')}`), findings.join(' '));
    assert.ok(findings.includes(`moved-link@${lineNumber('/moved/')}`), findings.join(' '));
    const page = await workbench.webview('Dashboard');
    await page.getByRole('tab', { name: 'Citations' }).click();
    await page.getByRole('row', { name: /dead/ }).first().waitFor();
    await workbench.screenshot('dashboard-citations');
    await page.getByRole('tab', { name: 'Indicators' }).click();
    await clearToasts();
  });

  it('opens the dashboard beside the editor', async () => {
    await workbench.command('Briefing: Open Dashboard to the Side');
    const page = await workbench.webview('Briefing Dashboard');
    await page.getByRole('row', { name: /ドル円/ }).getByText('156.82').waitFor();
    await workbench.screenshot('dashboard-side');
  });

  it('looks right in every theme', async () => {
    for (const theme of ['Default Light Modern', 'Default High Contrast', 'Default High Contrast Light', 'Default Dark Modern'] as const) {
      await workbench.theme(theme);
      await workbench.screenshot(`theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  it('polls by the time to live of each source while the dashboard is open', async () => {
    const asked = (): number => example.feed.requests.filter((request) => request.path === '/rates/usd-jpy.json').length;
    const before = asked();
    await until('the next request', () => Promise.resolve(asked() > before), 30_000);
  });

  it('does not call an address that is still being typed', async () => {
    const called = (): boolean => example.feed.requests.some((request) => request.path.startsWith('/rates/half'));
    await workbench.openFile('.briefing.yml');
    await until('the editor of the configuration', () => workbench.api<boolean>("return vscode.window.activeTextEditor?.document.uri.path.endsWith('.briefing.yml') ?? false"));
    await workbench.api("const editor = vscode.window.activeTextEditor; const at = editor.document.positionAt(editor.document.getText().indexOf('usd-jpy.json')); await editor.edit((edit) => edit.insert(at, 'half-'))");
    await workbench.openFile(FILE);
    const asked = example.feed.requests.length;
    await workbench.api("await vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith('.briefing.yml')).save()");
    await until('the request of the saved address', () => Promise.resolve(called()));
    assert.equal(example.feed.requests.slice(0, asked).some((request) => request.path.startsWith('/rates/half')), false);
  });
});
