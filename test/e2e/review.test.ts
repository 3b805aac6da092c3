import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gitIn } from '../support/gitRepository';
import { exampleWorkspace, type ExampleWorkspace } from '../support/exampleWorkspace';
import { Workbench } from '../support/workbench';

const FILE = 'market-briefing.md';

describe('review, by its user', () => {
  let example: ExampleWorkspace;
  let workbench: Workbench;

  const kept = (): { who: string; scope: string }[] =>
    readFileSync(path.join(workbench.folder, `${FILE}.signoffs.jsonl`), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { who: string; scope: string });
  const cursorAt = (line: string): Promise<void> => workbench.api(
    'const editor = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith(args[1]));' +
    'await vscode.window.showTextDocument(editor.document, editor.viewColumn); const at = editor.document.positionAt(editor.document.getText().indexOf(args[0]) + 4); editor.selection = new vscode.Selection(at, at)', line, FILE);

  before(async () => {
    example = await exampleWorkspace();
    workbench = await Workbench.open({ workspace: example.folder, settings: { 'workbench.colorTheme': 'Default Light Modern' } });
    await workbench.openFile(FILE);
  });

  after(async () => {
    await workbench?.close();
    await example?.stop();
  });

  it('signs what is picked, asks for the name once, and shows what is signed already', async () => {
    await cursorAt('- [REALTIME] ドル円');
    await workbench.command('Briefing: Sign Off…');
    await workbench.quickInput.pick('dash  Bullet: ドル円').catch(async (error: unknown) => { throw new Error((await workbench.quickInput.labels()).join('\n'), { cause: error }); });
    await workbench.quickInput.input.fill('Aya Tanaka');
    await workbench.page.keyboard.press('Enter');
    await workbench.toast('Bullet: ドル円 signed off by Aya Tanaka.').waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('Briefing: Sign Off…');
    await workbench.quickInput.widget.locator('.monaco-list-row', { hasText: 'signed by Aya Tanaka' }).waitFor();
    await workbench.screenshot('sign-off');
    await workbench.quickInput.pick('list-tree  Section: Tier 2');
    await workbench.toast('Section: Tier 2 signed off by Aya Tanaka.').waitFor();
    assert.deepEqual(kept().map(({ who, scope }) => [who, scope]), [['Aya Tanaka', 'bullet'], ['Aya Tanaka', 'section']]);
  });

  it('compares with the revision that is picked', async () => {
    const git = gitIn(workbench.folder);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'As it was');
    await workbench.api(
      "const editor = vscode.window.visibleTextEditors.find((one) => one.document.uri.path.endsWith(args[0])); const text = editor.document.getText(); const at = text.indexOf('17.34');" +
      "await editor.edit((edit) => edit.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 5)), '18.34'))", FILE);
    await workbench.command('Briefing: Compare With Revision…');
    await workbench.quickInput.pick('history  As it was').catch(async (error: unknown) => { throw new Error((await workbench.quickInput.labels()).join('\n'), { cause: error }); });
    await workbench.page.locator('.view-line', { hasText: 'Figures changed, citation as it was (1)' }).waitFor();
    await workbench.screenshot('compare');
  });
});
