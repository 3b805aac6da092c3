import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsWhere, fileUri, ruleOf, rulesOf, showFile } from './documents';

const OLD = '- [REALTIME] Rate: 1.5% (Jan 7, 2020, Publisher).';

describe('problems of a briefing', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('.briefing.yml')).then(undefined, () => undefined);
  });

  it('are there as soon as it is open, at the date, and once', async () => {
    const document = await showFile('stale.md', `## A\n${OLD}\n`);
    const [found, ...more] = await diagnosticsWhere(document.uri, (all) => all.length > 0);
    assert.equal(more.length, 0);
    assert.equal(document.getText(found?.range), 'Jan 7, 2020');
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(found?.source, 'briefing');
  });

  it('follow the typing', async () => {
    const document = await showFile('typing.md', `${OLD}\n`);
    await diagnosticsWhere(document.uri, (all) => rulesOf(all).join() === 'stale-data');
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('Jan 7, 2020');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 'Jan 7, 2020'.length)), 'recent');
    await vscode.workspace.applyEdit(edit);
    await diagnosticsWhere(document.uri, (all) => rulesOf(all).join() === 'vague-date');
  });

  it('are after many edits what they are in a text read afresh', async () => {
    const bullets = Array.from({ length: 30 }, (_, index) => `## ${index}\n\n- [REALTIME] Rate ${index}: 1.5% (Jan ${index + 1}, 2020, Publisher).\n- [MONHTLY] x (recent, Publisher)\n\n`);
    const document = await showFile('edited.md', bullets.join(''));
    await diagnosticsWhere(document.uri, (all) => all.length > 0);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const edits: readonly ((edit: vscode.TextEditorEdit) => void)[] = [
      // At several places at once, with lines that come and go above others.
      (edit) => {
        edit.insert(new vscode.Position(0, 0), '# Title\n\n');
        for (const line of [2, 32, 62]) edit.replace(new vscode.Range(line, 0, line + 1, 0), '- [DAILY] New: 2% (Feb 30, 2020, Other)\n\n- [REALTME] y\n');
        edit.delete(new vscode.Range(100, 0, 110, 0));
      },
      (edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF),
      (edit) => edit.insert(new vscode.Position(20, 0), '```\n'),
      (edit) => edit.insert(new vscode.Position(40, 0), '```\n'),
      (edit) => edit.replace(new vscode.Range(60, 0, 60, 3), '𠮷'),
    ];
    for (const edit of edits) assert.ok(await editor.edit(edit));
    await vscode.commands.executeCommand('undo');
    editor.selections = [new vscode.Selection(5, 0, 5, 0), new vscode.Selection(80, 2, 80, 2)];
    await vscode.commands.executeCommand('type', { text: 'z' });
    const shape = (found: readonly vscode.Diagnostic[]): string => JSON.stringify(found.map((one) => [ruleOf(one), one.range, one.message]));
    const afresh = await showFile('afresh.md', document.getText());
    const expected = await diagnosticsWhere(afresh.uri, (all) => all.length > 0);
    assert.ok(expected.length > 40, `${expected.length} findings`);
    await diagnosticsWhere(document.uri, (all) => shape(all) === shape(expected));
  });

  it('are right in a text of Windows line ends and of wide characters', async () => {
    const document = await showFile('windows.md', `## 市場\r\n\r\n- [REALTIME] 𠮷野家: 1.5% (Jan 7, 2020, 出版社).\r\n`);
    const [found] = await diagnosticsWhere(document.uri, (all) => all.length > 0);
    assert.equal(document.getText(found?.range), 'Jan 7, 2020');
    assert.equal(found?.range.start.line, 2);
  });

  it('stay away from Markdown that is no briefing until a command asks', async () => {
    const document = await showFile('readme.md', '# Project\n\n- Item\n\n## References\n- Something without an address\n');
    const briefing = await showFile('beside.md', `${OLD}\n`);
    await diagnosticsWhere(briefing.uri, (all) => all.length > 0);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('briefing.checkStaleData');
    await diagnosticsWhere(document.uri, (all) => rulesOf(all).join() === 'reference-without-url');
  });

  it('go when the document is Markdown no longer', async () => {
    const document = await showFile('changed.md', `${OLD}\n`);
    await diagnosticsWhere(document.uri, (all) => all.length > 0);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await diagnosticsWhere(document.uri, (all) => all.length === 0);
  });

  it('carry their fix', async () => {
    const document = await showFile('tag.md', '- [REALTIME] Good: 1 (Jan 7, 2020, Publisher).\n- [REALTME] Rate: 1.5% (Jan 7, 2020, Publisher).\n');
    const found = await diagnosticsWhere(document.uri, (all) => rulesOf(all).includes('unknown-tag'));
    const range = found.find((one) => ruleOf(one) === 'unknown-tag')?.range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
    const fix = actions.find((action) => action.title === 'Change to [REALTIME]');
    assert.ok(fix?.edit, actions.map((action) => action.title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.lineAt(1).text, /^- \[REALTIME\] Rate/);
    await diagnosticsWhere(document.uri, (all) => !rulesOf(all).includes('unknown-tag'));
  });
});

describe('.briefing.yml', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('.briefing.yml')).then(undefined, () => undefined);
  });

  it('is in force as it is typed: cadences and severities', async () => {
    const briefing = await showFile('configured.md', `${OLD}\n`);
    await diagnosticsWhere(briefing.uri, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Error);
    await showFile('.briefing.yml', 'version: 1\nrules:\n  stale-data: info\n');
    await diagnosticsWhere(briefing.uri, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Information);
    const open = vscode.window.activeTextEditor;
    assert.ok(open);
    await open.edit((edit) => edit.replace(new vscode.Range(0, 0, 3, 0), 'version: 1\ncadences:\n  REALTIME: null\n'));
    await diagnosticsWhere(briefing.uri, (all) => all.length === 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('has each mistake marked at its place', async () => {
    const document = await showFile('.briefing.yml', 'version: 1\ncolour: red\nsources:\n  one:\n    request: { url: "ftp://example.org/" }\n    extract: { format: json, value: "$.v", date: "$.d" }\n');
    const found = await diagnosticsWhere(document.uri, (all) => all.length >= 2);
    assert.deepEqual(found.map((one) => document.getText(one.range)), ['colour', '"ftp://example.org/"']);
    assert.deepEqual(found.map((one) => one.range.start.line), [1, 4]);
  });
});

describe('commands', () => {
  it('are all there, by the ids of the contract', async () => {
    const ids = await vscode.commands.getCommands(true);
    for (const id of ['checkStaleData', 'checkWorkspace', 'nextFinding', 'previousFinding', 'showForecast', 'refreshBullet', 'refreshSection', 'refreshAll', 'validateCitations', 'cleanCitations', 'openDashboard', 'openDashboardToSide', 'signOff', 'exportReport', 'compareWithRevision', 'testSource']) assert.ok(ids.includes(`briefing.${id}`), id);
  });

  it('do not throw where no briefing is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const id of ['checkStaleData', 'nextFinding', 'previousFinding', 'showForecast', 'refreshAll', 'refreshBullet', 'refreshSection', 'validateCitations']) await vscode.commands.executeCommand(`briefing.${id}`);
    for (const id of ['cleanCitations', 'signOff', 'exportReport', 'compareWithRevision']) await vscode.commands.executeCommand(`briefing.${id}`);
  });
});
