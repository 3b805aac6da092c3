import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LineIndex } from '../../src/core/model/lineIndex';
import { say } from '../../src/core/model/message';
import { toDiagnostic } from '../../src/editor/convert';
import { diagnosticsWhere, fileUri, ruleOf, rulesOf, showFile } from './documents';

const GOOD = '- [REALTIME] Good: 1 (Jan 7, 2020, Publisher).\n';
const FIX_ALL = 'source.fixAll.briefing';

const actionsAt = (uri: vscode.Uri, range: vscode.Range, kind?: string): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
const whole = (document: vscode.TextDocument): vscode.Range => new vscode.Range(0, 0, document.lineCount, 0);
const titles = (actions: readonly vscode.CodeAction[]): string[] => actions.map(({ title }) => title);

/** A shown file once it has a finding of a rule, and the range of the first one. */
async function withFinding(name: string, text: string, rule = 'unknown-tag'): Promise<{ document: vscode.TextDocument; range: vscode.Range }> {
  const document = await showFile(name, text);
  const found = await diagnosticsWhere(document.uri, (all) => rulesOf(all).includes(rule));
  const range = found.find((one) => ruleOf(one) === rule)?.range;
  assert.ok(range);
  return { document, range };
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((one) => one.title === title);
  assert.ok(action?.edit, titles(actions).join(', '));
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe('a finding in the editor', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has a code that opens the page of its rule', async () => {
    const { document } = await withFinding('code.md', `${GOOD}- [REALTME] x (Jan 7, 2020, Publisher).\n`);
    for (const { code } of vscode.languages.getDiagnostics(document.uri)) {
      assert.ok(typeof code === 'object');
      const page = await vscode.workspace.openTextDocument(code.target);
      assert.equal(page.lineAt(0).text, `# ${code.value}`);
    }
  });

  it('is faded where it could be left out without a loss', () => {
    const finding = { rule: 'unused-reference', severity: 'info', message: say('Unused.'), range: { start: 0, end: 1 } } as const;
    const uri = fileUri('any.md');
    const tags = (isUnnecessary?: boolean): readonly vscode.DiagnosticTag[] | undefined =>
      toDiagnostic({ ...finding, ...(isUnnecessary === undefined ? {} : { isUnnecessary }) }, new LineIndex('ab'), uri, () => uri).tags;
    assert.deepEqual(tags(true), [vscode.DiagnosticTag.Unnecessary]);
    assert.equal(tags(), undefined);
  });
});

describe('fixes', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are one by one, of the whole rule, and a suppression', async () => {
    const { document, range } = await withFinding('each.md', `${GOOD}- [REALTME] a (Jan 7, 2020, Publisher).\n- [REALTIM] b (Jan 7, 2020, Publisher).\n`);
    const actions = await actionsAt(document.uri, range, vscode.CodeActionKind.QuickFix.value);
    assert.deepEqual(titles(actions), ['Change to [REALTIME]', "Fix all 'unknown-tag' in this file", "Suppress 'unknown-tag' here"]);
    assert.deepEqual(actions.map(({ isPreferred }) => isPreferred ?? false), [true, false, false]);
    await apply(actions, "Fix all 'unknown-tag' in this file");
    assert.equal(document.getText(), `${GOOD}- [REALTIME] a (Jan 7, 2020, Publisher).\n- [REALTIME] b (Jan 7, 2020, Publisher).\n`);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /REALTME[^]*REALTIM\]/, 'one undo step');
  });

  it('of a whole rule are not offered for one finding alone', async () => {
    const { document, range } = await withFinding('single.md', `${GOOD}- [REALTME] a (Jan 7, 2020, Publisher).\n`);
    assert.deepEqual(titles(await actionsAt(document.uri, range, vscode.CodeActionKind.QuickFix.value)), ['Change to [REALTIME]', "Suppress 'unknown-tag' here"]);
  });

  it('are made on the text as it is, before the typing has paused', async () => {
    const { document } = await withFinding('typed.md', `${GOOD}- [REALTME] a (Jan 7, 2020, Publisher).\n`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# Title\n\n- [REALTIMEE] new (Jan 7, 2020, Publisher).\n');
    await vscode.workspace.applyEdit(edit);
    await apply(await actionsAt(document.uri, whole(document), FIX_ALL), 'Fix all sure findings of this briefing');
    assert.equal(document.getText(), `# Title\n\n- [REALTIME] new (Jan 7, 2020, Publisher).\n${GOOD}- [REALTIME] a (Jan 7, 2020, Publisher).\n`);
  });

  it('suppress a finding by a comment above its bullet', async () => {
    const text = `- group\n  ${GOOD}  - [REALTIME] vague: 2 (recent, Publisher).\n`;
    const { document, range } = await withFinding('suppress.md', text, 'vague-date');
    await apply(await actionsAt(document.uri, range), "Suppress 'vague-date' here");
    assert.equal(document.lineAt(2).text, '  <!-- briefing-disable-next-line vague-date -->');
    assert.equal(document.lineAt(3).text, '  - [REALTIME] vague: 2 (recent, Publisher).');
  });

  it('are made on save where the user asks for that, all at once', async () => {
    await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', { [FIX_ALL]: 'explicit' }, vscode.ConfigurationTarget.Workspace);
    const { document } = await withFinding('save.md', `${GOOD}- [REALTME] a (Jan 7, 2020, Publisher).\n`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), '- [REALTIM] b (recent, Publisher).\r\n');
    await vscode.workspace.applyEdit(edit);
    assert.ok(await document.save());
    const stored = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
    assert.equal(stored, `${GOOD}- [REALTIME] a (Jan 7, 2020, Publisher).\n- [REALTIME] b (recent, Publisher).\n`);
    assert.equal(document.isDirty, false);
    await diagnosticsWhere(document.uri, (all) => !rulesOf(all).includes('unknown-tag'));
  });

  it('are not made on save where nobody asks, and stay away from Markdown that is no briefing', async () => {
    const { document } = await withFinding('unasked.md', `${GOOD}- [REALTME] a (Jan 7, 2020, Publisher).\n`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'More.\n');
    await vscode.workspace.applyEdit(edit);
    assert.ok(await document.save());
    assert.match(document.getText(), /REALTME/);
    const plain = await showFile('plain.md', '- [REALTME] a\n');
    const offered = await actionsAt(plain.uri, whole(plain), FIX_ALL);
    assert.deepEqual(titles(offered), []);
  });
});
