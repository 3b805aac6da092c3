import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsWhere, fileUri, showFile } from './documents';
import { gitIn } from '../support/gitRepository';

const TEXT = '# Weekly\n\n## A: Rates\n\n- [DAILY] Rate: 1.5% (Jan 7, 2020, Reuters)\n- [DAILY] ドル円: 153円（日報、2020年1月7日）\n';

const bytes = async (name: string): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(name)));
const exists = (name: string): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(fileUri(name))).then(() => true, () => false);
const run = (id: string, argument?: unknown): Thenable<unknown> => vscode.commands.executeCommand(`briefing.${id}`, argument);
const remove = (name: string): Thenable<void> => vscode.workspace.fs.delete(fileUri(name), { recursive: true }).then(undefined, () => undefined);

function putCursor(line: number): void {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  editor.selection = new vscode.Selection(line, 4, line, 4);
}

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const at = document.getText().indexOf(from);
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The document of the comparison, which is shown beside. */
function shown(): vscode.TextDocument {
  const document = vscode.window.visibleTextEditors.map((editor) => editor.document).find(({ uri }) => uri.scheme === 'briefing-review');
  assert.ok(document, 'the comparison is shown');
  return document;
}

describe('review', () => {
  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments.filter((one) => one.isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['signed.md', 'unsaved.md', 'refused.md'].flatMap((one) => [one, `${one}.signoffs.jsonl`])) await remove(name);
    for (const name of ['reported.md', 'compared.md', 'before.md', 'report.html', 'report.md', 'report.csv', 'repository']) await remove(name);
  });

  it('keeps sign-offs of bullet, section and document beside the briefing, and lapses them with the text', async () => {
    const document = await showFile('signed.md', TEXT);
    putCursor(4);
    await run('signOff', { scope: 'bullet', who: 'Aya' });
    const first = await bytes('signed.md.signoffs.jsonl');
    await run('signOff', { scope: 'section', who: 'Ben' });
    await run('signOff', { scope: 'document', who: 'Cho' });
    const all = await bytes('signed.md.signoffs.jsonl');
    assert.ok(all.startsWith(first));
    const kept = all.trimEnd().split('\n').map((line) => JSON.parse(line) as { who: string; scope: string; place: object });
    assert.deepEqual(kept.map(({ who, scope, place }) => [who, scope, place]), [
      ['Aya', 'bullet', { section: ['Weekly', 'A: Rates'], label: 'Rate' }], ['Ben', 'section', { section: ['Weekly', 'A: Rates'], label: null }], ['Cho', 'document', { section: [], label: null }],
    ]);
    assert.equal(document.getText(), TEXT);
    assert.equal(document.isDirty, false);

    await run('exportReport', { format: 'csv', target: fileUri('report.csv') });
    const rate = async (): Promise<string> => (await bytes('report.csv')).split('\r\n').find((line) => line.includes(',bullet,5,')) ?? '';
    assert.match(await rate(), /signed by Cho on [^;]*; signed by Ben on [^;]*; signed by Aya on /);
    await replace(document, '1.5%', '1.7%');
    await run('exportReport', { format: 'csv', target: fileUri('report.csv') });
    assert.match(await rate(), /"lapsed: signed by Aya on /);
    assert.equal(await bytes('signed.md.signoffs.jsonl'), all, 'nothing is taken out of the file');
  });

  it('signs what stands in the editor, saved or not', async () => {
    const document = await showFile('unsaved.md', TEXT);
    await replace(document, '1.5%', '1.7%');
    putCursor(4);
    await run('signOff', { scope: 'bullet', who: 'Aya' });
    assert.equal(document.isDirty, true);
    await document.save();
    await run('exportReport', { format: 'markdown', target: fileUri('report.md') });
    assert.match(await bytes('report.md'), /\| signed by Aya on /);
  });

  it('signs nothing where it cannot be kept', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: TEXT });
    await vscode.window.showTextDocument(document);
    await run('signOff', { scope: 'document', who: 'Aya' });
    await showFile('refused.md', TEXT);
    await vscode.workspace.fs.createDirectory(fileUri('refused.md.signoffs.jsonl'));
    await run('signOff', { scope: 'document', who: 'Aya' });
    assert.equal((await vscode.workspace.fs.readDirectory(fileUri('refused.md.signoffs.jsonl'))).length, 0);
  });

  it('writes a report in each format, and never over the briefing', async () => {
    const document = await showFile('reported.md', TEXT);
    for (const [format, name, begin] of [['html', 'report.html', '<!DOCTYPE html>'], ['markdown', 'report.md', '# '], ['csv', 'report.csv', '']] as const) {
      await run('exportReport', { format, target: fileUri(name) });
      const text = await bytes(name);
      assert.ok(text.startsWith(begin) && text.includes('stale-data') && text.includes('ドル円'), text.slice(0, 200));
    }
    await run('exportReport', { format: 'html', target: document.uri });
    assert.equal(await bytes('reported.md'), TEXT);
  });

  it('compares with another file, and leaves the comparison itself unchecked', async () => {
    await showFile('before.md', TEXT);
    const document = await showFile('compared.md', TEXT.replace('1.5%', '1.7%'));
    await diagnosticsWhere(document.uri, (found) => found.length > 0);
    await run('compareWithRevision', { file: fileUri('before.md') });
    const result = shown();
    assert.match(result.getText(), /## Figures changed, citation as it was \(1\)/);
    assert.match(result.getText(), new RegExp(`\\[Line 5\\]\\(${document.uri.with({ fragment: 'L5' }).toString().replace(/[.*+?^\${}()|[\\]\\\\]/g, '\\$&')}\\), before: line 5`));
    assert.equal(result.languageId, 'markdown');
    await vscode.window.showTextDocument(document);
    await replace(document, '1.7%', '1.5%');
    await run('compareWithRevision', { file: fileUri('before.md') });
    assert.match(shown().getText(), /Nothing differs/);
    assert.deepEqual(vscode.languages.getDiagnostics(result.uri), []);
  });

  it('compares with a revision of a real repository', async function () {
    if (!vscode.extensions.getExtension('vscode.git')) return this.skip();
    await vscode.workspace.fs.createDirectory(fileUri('repository'));
    await vscode.workspace.fs.writeFile(fileUri('repository/週報.md'), new TextEncoder().encode(TEXT));
    const git = gitIn(fileUri('repository').fsPath);
    git('init', '--quiet');
    git('config', 'user.name', 'Dan of Git');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    const first = git('rev-parse', 'HEAD').trim();
    const document = await showFile('repository/週報.md', TEXT.replace('[DAILY] Rate', '[ANNUAL] Rate'));
    git('commit', '--quiet', '-a', '-m', 'two');
    await run('compareWithRevision', { revision: first });
    assert.match(shown().getText(), /## Tag slowed down \(1\)/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(document);
    await run('compareWithRevision', { revision: 'HEAD' });
    assert.match(shown().getText(), /Nothing differs/);
    await vscode.window.showTextDocument(document);
    await run('signOff', { scope: 'document' });
    assert.equal((JSON.parse(await bytes('repository/週報.md.signoffs.jsonl')) as { who: string }).who, 'Dan of Git');
    await run('compareWithRevision', { revision: '--output=x' });
    assert.equal(await exists('repository/x'), false);
  });
});
