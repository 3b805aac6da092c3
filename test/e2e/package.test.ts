import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { exampleWorkspace, type ExampleWorkspace } from '../support/exampleWorkspace';
import { Workbench } from '../support/workbench';

const run = promisify(execFile);
const VSCE = path.resolve('node_modules', '@vscode', 'vsce', 'vsce');

describe('the package, installed', () => {
  let folder: string;
  let vsix: string;
  let example: ExampleWorkspace;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-package-'));
    vsix = path.join(folder, 'briefing-desk.vsix');
  });

  after(async () => {
    await workbench?.close();
    await example?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is made without a warning, and holds no source, test or map', async () => {
    const { stdout, stderr } = await run(process.execPath, [VSCE, 'package', '--no-dependencies', '--out', vsix]);
    assert.doesNotMatch(stdout + stderr, /warning/i);
    const { stdout: listed } = await run(process.execPath, [VSCE, 'ls', '--no-dependencies']);
    const files = listed.split('\n').filter((line) => line !== '' && !line.includes(' '));
    for (const file of ['dist/extension.js', 'dist/network.js', 'syntaxes/briefing.injection.tmLanguage.json']) assert.ok(files.includes(file), listed);
    // The codes in Problems open the pages of the rules, and these link to others.
    const pages = (await readdir('docs/rules')).map((name) => `docs/rules/${name}`);
    const linked = (await Promise.all(pages.map(async (page) => [...(await readFile(page, 'utf8')).matchAll(/\]\((?!https?:)([^)#\s]+\.md)/g)].map((match) => path.posix.join('docs/rules', match[1] ?? ''))))).flat();
    assert.deepEqual([...pages, ...linked].filter((page) => !files.includes(page)), []);
    assert.deepEqual(files.filter((file) => /\.(?:ts|map|vsix)$|^(?:src|test|out|node_modules|docs(?!\/(?:rules\/)?[\w-]+\.md$)|examples)\//.test(file)), []);
    assert.ok((await readFile('dist/extension.js')).length <= 400_000, 'the bundle that starts with the editor stays small');
  });

  it('knows each of its commands, and speaks Japanese', async () => {
    example = await exampleWorkspace();
    workbench = await Workbench.open({ workspace: example.folder, vsix, locale: 'ja', settings: { 'workbench.colorTheme': 'Default Light Modern' }, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile('market-briefing.md');
    const { contributes } = JSON.parse(await readFile('package.json', 'utf8')) as { contributes: { commands: { command: string }[] } };
    const known = await workbench.api<string[]>("await vscode.extensions.getExtension('briefing-desk.briefing-desk').activate(); return vscode.commands.getCommands(true)");
    assert.deepEqual(contributes.commands.map((one) => one.command).filter((id) => !known.includes(id)), []);
    assert.equal(await workbench.api('return vscode.env.language'), 'ja');
    await workbench.command('Briefing: 古いデータを確認');
    await workbench.problem(/日.*REALTIME|REALTIME.*日/);
    await workbench.command('Briefing: ソースのある項目をすべて更新');
    await workbench.toast('127.0.0.1').getByRole('button', { name: '許可', exact: true }).click();
    await workbench.quickInput.widget.filter({ hasText: '件の変更案' }).locator('.monaco-list-row', { hasText: '156.82' }).waitFor();
    await workbench.screenshot('japanese-list');
    await workbench.page.keyboard.press('Escape');
    await workbench.command('Briefing: ダッシュボードを開く');
    const page = await workbench.webview('ダッシュボード');
    await page.getByRole('row', { name: /ドル円/ }).getByText('156.82').waitFor();
    await workbench.screenshot('japanese');
  });
});
