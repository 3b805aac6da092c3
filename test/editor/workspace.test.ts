import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsWhere, fileUri, rulesOf, showFile } from './documents';

const FOLDER = 'many';
const OLD = '- [REALTIME] Rate: 1.5% (Jan 7, 2020, Publisher).\n';
const VAGUE = '- [REALTIME] Rate: 1.5% (recent, Publisher).\n';

const write = (name: string, text: string | Uint8Array): Thenable<void> => vscode.workspace.fs.writeFile(fileUri(`${FOLDER}/${name}`), typeof text === 'string' ? new TextEncoder().encode(text) : text);
const uriOf = (name: string): vscode.Uri => fileUri(`${FOLDER}/${name}`);
const rules = (name: string): string => rulesOf(vscode.languages.getDiagnostics(uriOf(name))).join();
const becomes = (name: string, expected: string): Promise<unknown> => diagnosticsWhere(uriOf(name), (all) => rulesOf(all).join() === expected);
const checkWorkspace = (): Thenable<unknown> => vscode.commands.executeCommand('briefing.checkWorkspace');
const openInFolder = (): string[] => vscode.workspace.textDocuments.map(({ uri }) => uri.path).filter((path) => path.includes(`/${FOLDER}/`));

describe('the workspace, checked', () => {
  before(async function () {
    this.timeout(60_000);
    await Promise.all(Array.from({ length: 300 }, (_, index) => write(`part-${index % 7}/file-${index}.md`, index % 3 === 0 ? `# ${index}\n\n${OLD}` : `# Notes ${index}\n\n- Words\n`)));
    await write('binary.md', Uint8Array.of(0x2d, 0, 1, 2));
    await write('shift-jis.md', Uint8Array.of(0x93, 0xfa, 0x96, 0x7b));
    await write('windows.md', `\ufeff# 市場\r\n\r\n${VAGUE.trim()}\r\n`);
    await write('node_modules/pack/readme.md', OLD);
    await write('hidden/one.md', OLD);
    await write('found/excluded.tmp.md', OLD);
    await write('own/.briefing.yml', 'version: 1\nrules:\n  stale-data: off\n');
    await write('own/quiet.md', OLD);
    await write('live.md', OLD);
    await vscode.workspace.getConfiguration('files').update('exclude', { '**/hidden': true }, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.getConfiguration('search').update('exclude', { '**/*.{tmp,bak}.md': true }, vscode.ConfigurationTarget.Workspace);
    await checkWorkspace();
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.getConfiguration('files').update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.getConfiguration('search').update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(fileUri(FOLDER), { recursive: true });
  });

  it('has the findings of every briefing, and no document was opened for it', () => {
    const found = vscode.languages.getDiagnostics().filter(([uri, all]) => uri.path.includes('/part-') && all.length > 0);
    assert.equal(found.length, 100);
    assert.ok(found.every(([, all]) => rulesOf(all).join() === 'stale-data'));
    assert.equal(rules('windows.md'), 'vague-date');
    const [vague] = vscode.languages.getDiagnostics(uriOf('windows.md'));
    assert.deepEqual(vague?.range, new vscode.Range(2, 25, 2, 31));
    assert.deepEqual(openInFolder(), []);
  });

  it('passes over what is excluded and what is no text, and reads each file with its own configuration', () => {
    for (const name of ['node_modules/pack/readme.md', 'hidden/one.md', 'found/excluded.tmp.md', 'binary.md', 'shift-jis.md', 'own/quiet.md']) assert.equal(rules(name), '', name);
  });

  it('gives a file that is opened to the live review, and takes it back when it is closed', async () => {
    assert.equal(rules('live.md'), 'stale-data');
    // As a click in the Explorer does it: a document that is asked for by the API outlives its tab.
    await vscode.commands.executeCommand('vscode.open', uriOf('live.md'));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.toString(), uriOf('live.md').toString());
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), VAGUE));
    await becomes('live.md', 'stale-data,vague-date');
    const closed = new Promise<void>((resolve) => vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.path.endsWith('/live.md') && resolve()));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closed;
    await becomes('live.md', 'stale-data');
    assert.deepEqual(openInFolder(), []);
  });

  it('reads again what changes on disk', async () => {
    await write('part-0/file-0.md', VAGUE);
    await becomes('part-0/file-0.md', 'vague-date');
    await write('part-0/file-0.md', '# No briefing any more\n');
    await becomes('part-0/file-0.md', '');
  });

  it('lets go of what is deleted, and has it back when it is there again', async () => {
    await vscode.workspace.fs.delete(uriOf('part-3/file-3.md'));
    await becomes('part-3/file-3.md', '');
    await write('part-3/file-3.md', VAGUE);
    await becomes('part-3/file-3.md', 'vague-date');
    await vscode.workspace.fs.delete(uriOf('part-6'), { recursive: true });
    await becomes('part-6/file-6.md', '');
  });

  it('follows the configuration', async () => {
    await write('own/.briefing.yml', 'version: 1\nrules:\n  stale-data: off\n');
    await checkWorkspace();
    assert.equal(rules('own/quiet.md'), '');
    await write('own/.briefing.yml', 'version: 1\nrules:\n  stale-data: info\n');
    await checkWorkspace();
    await becomes('own/quiet.md', 'stale-data');
    await write('own/.briefing.yml', 'version: 1\nrules:\n  stale-data: off\n');
    await becomes('own/quiet.md', '');
  });

  it('forgets what a later check does not find', async () => {
    await write('hidden-later/one.md', OLD);
    await checkWorkspace();
    assert.equal(rules('hidden-later/one.md'), 'stale-data');
    await vscode.workspace.getConfiguration('search').update('exclude', { '**/hidden-later': true }, vscode.ConfigurationTarget.Workspace);
    await checkWorkspace();
    assert.equal(rules('hidden-later/one.md'), '');
  });

  it('counts an open briefing by the editor’s text', async () => {
    const document = await showFile(`${FOLDER}/open.md`, OLD);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), VAGUE));
    await checkWorkspace();
    assert.deepEqual(rulesOf(vscode.languages.getDiagnostics(document.uri)), ['vague-date'], 'once, and not as it is stored');
  });

  it('is checked once where it is asked for twice', async () => {
    await Promise.all([checkWorkspace(), checkWorkspace()]);
    await becomes('part-1/file-15.md', 'stale-data');
  });
});
