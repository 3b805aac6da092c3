import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { forecast } from '../../src/core/checks/forecast';
import { runChecks } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { until } from '../support/polling';
import { Workbench, type WorkbenchTheme } from '../support/workbench';

const FILE = 'harbour-briefing.md';
const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

const BRIEFING = `# Harbour briefing

## A: Traffic

- [REALTIME] Ships waiting off the main terminals: 41 (${daysAgo(9)}, Harbour Daily).
- [REALTIME] Berths in use: 212 of 230 (recent, Harbour Daily).
- [REALTME] Tugs on duty: 18 (${daysAgo(0)}, Harbour Daily [post:540]).
- [WEEKY] Pilots on call: 64 (${daysAgo(1)}, Pilot Station Monthly).
- [DAILY] Container moves: 38,200 TEU (${daysAgo(1)}, Harbour Daily).
- [WEEKLY] Average stay in port: 2.4 days (${daysAgo(6)}, Harbour Daily).
- [MONTHLY] Cranes out of service: 7 (${daysAgo(33)}, Harbour Daily).
- [MONTHLY] 修理中のクレーン: 7台 (${daysAgo(33)}, Harbour Daily).
- [QUARTERLY] Order book of the four largest yards: $58.3B (${daysAgo(60)}, Slipway Analytics).

## Key Citations

- [Ships waiting](https://harbour.example/waiting?utm_source=chatgpt.com) - Harbour Daily
- Pilot Station Monthly
- [Order book](https://slipway.example/book) - Slipway Analytics
`;

describe('checks, by their user', () => {
  let folder: string;
  let workbench: Workbench;

  const cursorAt = (words: string): Promise<void> => workbench.api(
    "const editor = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith(args[1])); await vscode.window.showTextDocument(editor.document); const at = editor.document.positionAt(editor.document.getText().indexOf(args[0]) + 1); editor.selection = new vscode.Selection(at, at)", words, FILE);
  const clearToasts = (): Promise<void> => workbench.command('Notifications: Clear All Notifications');
  const storedSettings = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(path.join(workbench.folder, '.vscode', 'settings.json'), 'utf8')) as Record<string, unknown>;
  const codes = (): Promise<string[]> => workbench.api<string[]>('return vscode.languages.getDiagnostics().flatMap(([, all]) => all).map((one) => String(one.code?.value ?? one.code))');
  const countOf = async (code: string): Promise<number> => (await codes()).filter((one) => one === code).length;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-checks-'));
    await mkdir(path.join(folder, '.vscode'));
    await writeFile(path.join(folder, FILE), BRIEFING);
    await writeFile(path.join(folder, 'other.md'), `- [REALTIME] Ferries: 12 (${daysAgo(40)}, Harbour Daily).\n`);
    await writeFile(path.join(folder, 'notes.md'), '# Notes\n\n- Words\n');
    await writeFile(path.join(folder, 'picture.md'), Buffer.from([0x89, 0x50, 0, 0]));
    await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'markdownlint.config': { MD013: false } }));
    workbench = await Workbench.open({ workspace: folder, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
    await workbench.openFile(FILE);
  });

  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [theme, name] of [['Default Dark Modern', 'dark'], ['Default Light Modern', 'light']] as const satisfies readonly (readonly [WorkbenchTheme, string])[]) {
    it(`shows findings, their fixes and what comes, in ${name}`, async function () {
      await workbench.theme(theme);
      await workbench.problem(/^Error: Stale/);
      await workbench.problem(/Unknown tag \[REALTME\]/);
      await workbench.screenshot(`checks-problems-${name}`);

      await cursorAt('REALTME');
      const menu = workbench.page.locator('.action-widget:visible');
      await until('the quick fixes', async () => {
        await workbench.page.keyboard.press('Control+.');
        return menu.locator('.monaco-list-row', { hasText: 'Change to [REALTIME]' }).waitFor({ timeout: 3000 }).then(() => true, () => false);
      });
      const offered = await menu.locator('.monaco-list-row').allInnerTexts();
      for (const title of ['Change to [REALTIME]', "Fix all 'unknown-tag' in this file", "Suppress 'unknown-tag' here"]) assert.ok(offered.some((one) => one.includes(title)), offered.join(' | '));
      await workbench.screenshot(`checks-fixes-${name}`);
      await workbench.page.keyboard.press('Escape');
      await menu.waitFor({ state: 'hidden' });

      await cursorAt('arbour briefing');
      await workbench.command('Briefing: Go to Next Finding');
      await workbench.page.locator('.monaco-hover:visible', { hasText: 'Stale' }).waitFor();
      await workbench.page.locator('.statusbar-item', { hasText: 'Finding 1 of' }).waitFor();
      await workbench.screenshot(`checks-next-finding-${name}`);

      const { freshness } = runChecks(parseBriefing(BRIEFING), DEFAULT_CONFIGURATION, new Date().toISOString().slice(0, 10));
      if (forecast(freshness, '2999-12-31').length === 0) {
        console.log('      no forecast to look at: src/core/checks/forecast.ts does not tell anything yet');
        return;
      }
      await workbench.command('Briefing: Show Freshness Forecast');
      await until('the forecast', async () => (await workbench.quickInput.labels()).some((label) => label.includes('Container moves')));
      await workbench.screenshot(`checks-forecast-${name}`);
      await workbench.page.keyboard.press('Escape');
    });
  }

  it('opens the page of a rule from its code, in Problems and in the hover', async () => {
    await workbench.problems();
    await workbench.page.locator('.markers-panel a.monaco-link', { hasText: 'vague-date' }).first().click({ modifiers: ['ControlOrMeta'] });
    await workbench.page.locator('.tab.active[data-resource-name="vague-date.md"]').waitFor();
    await workbench.command('View: Close Editor');
    await cursorAt('arbour briefing');
    await workbench.command('Briefing: Go to Next Finding');
    await workbench.page.locator('.monaco-hover:visible a', { hasText: 'stale-data' }).click();
    await workbench.page.locator('.tab.active[data-resource-name="stale-data.md"]').waitFor();
    await workbench.command('View: Close Editor');
  });

  it('offers to quiet Markdown’s own validation, once, and writes only what was clicked', async () => {
    await workbench.setSettings({ 'markdown.validate.enabled': true });
    const toast = workbench.toast('Markdown link validation takes marks of this briefing');
    await toast.waitFor();
    assert.ok((await countOf('link.no-such-reference')) >= 9, 'it does report the tags');
    for (const [theme, name] of [['Default Dark Modern', 'dark'], ['Default Light Modern', 'light']] as const) {
      await workbench.theme(theme);
      await workbench.screenshot(`checks-shield-${name}`);
    }
    assert.deepEqual(await storedSettings(), { 'markdownlint.config': { MD013: false } }, 'nothing is written unasked');
    await toast.getByRole('button', { name: 'Ignore in This Workspace' }).click();
    await until('the reports to go', async () => (await countOf('link.no-such-reference')) === 0);
    assert.deepEqual(await storedSettings(), { 'markdownlint.config': { MD013: false }, 'markdown.validate.referenceLinks.enabled': 'ignore' });
  });

  it('offers to quiet markdownlint, and keeps what is set', async () => {
    // markdownlint's extension is not on npm: a collection that reports as it does stands in for it.
    await workbench.api(`
      const { document } = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith(args[0]));
      const at = document.positionAt(document.getText().indexOf('[REALTIME]'));
      const diagnostic = new vscode.Diagnostic(new vscode.Range(at, at.translate(0, 10)), 'MD052/reference-links-images: Reference links and images should use a label that is defined', vscode.DiagnosticSeverity.Warning);
      Object.assign(diagnostic, { source: 'markdownlint', code: { value: 'MD052', target: vscode.Uri.parse('https://example.org/md052.md') } });
      vscode.languages.createDiagnosticCollection('markdownlint').set(document.uri, [diagnostic]);`, FILE);
    const toast = workbench.toast('markdownlint takes marks of this briefing');
    await toast.getByRole('button', { name: 'Ignore in This Workspace' }).click();
    await until('the setting', async () => JSON.stringify((await storedSettings())['markdownlint.config']) === '{"MD013":false,"MD052":false}');
  });

  it('checks the workspace, says what could not be read, and stops where it is told to', async () => {
    await workbench.command('Briefing: Check Workspace');
    const sums = workbench.toast('4 files, 2 briefings');
    await sums.waitFor();
    assert.match(await sums.innerText(), /could not be read: 1/);
    await workbench.problem(/other\.md/);
    await workbench.toast('checking the workspace').waitFor({ state: 'hidden' });
    await workbench.screenshot('checks-workspace');
    await clearToasts();

    const long = BRIEFING.repeat(60);
    await mkdir(path.join(workbench.folder, 'many'));
    await Promise.all(Array.from({ length: 600 }, (_, index) => writeFile(path.join(workbench.folder, 'many', `${index}.md`), long)));
    await workbench.command('Briefing: Check Workspace');
    const progress = workbench.toast('checking the workspace').filter({ hasText: /[1-9]\d* \/ 604/ });
    await progress.waitFor({ timeout: 60_000 });
    await workbench.screenshot('checks-workspace-progress');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    const stopped = workbench.toast('stopped after');
    await stopped.waitFor();
    const [, done] = /stopped after ([\d,]+) of 604 files/.exec(await stopped.innerText()) ?? [];
    assert.ok(Number(done) > 0 && Number(done) < 604, await stopped.innerText());
    const found = await workbench.api<number>("return vscode.languages.getDiagnostics().filter(([uri, all]) => uri.path.includes('/many/') && all.length > 0).length");
    assert.ok(found > 0 && found < 600, `${found} files keep their findings`);
    assert.equal(await workbench.api("return vscode.workspace.textDocuments.some(({ uri }) => uri.path.includes('/many/'))"), false);
  });
});
