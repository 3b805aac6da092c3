import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { checkersOfMarks, ignoreMissingDefinitions } from '../../src/editor/misreadMarks';
import { diagnosticsWhere, fileUri, ownOf, ruleOf, showFile } from './documents';

const TEXT = `# Notes

- [REALTIME] Queue: 12 (Jan 7, 2020, Harbour Daily [post:540]).
- [DAILY][WEEKLY] Berths: 40 (Jan 7, 2020, Harbour Daily).
- [MONTHLY] Tugs: 9, see [lost] (Jan 7, 2020, Harbour Daily).
`;
const isMissing = (one: vscode.Diagnostic): boolean => ruleOf(one) === 'link.no-such-reference';
const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('markdown.validate', fileUri('any.md'));

/** As the markdownlint extension reports MD052. */
function linted(line: number, from: number, to: number, code: vscode.Diagnostic['code'] = { value: 'MD052', target: vscode.Uri.parse('https://example.org/md052') }): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(new vscode.Range(line, from, line, to), 'MD052/reference-links-images: Reference links and images should use a label that is defined');
  diagnostic.source = 'markdownlint';
  if (code) diagnostic.code = code;
  return diagnostic;
}

describe('the shield', () => {
  afterEach(async () => {
    for (const key of ['enabled', 'referenceLinks.enabled']) await settings().update(key, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('sees what Markdown’s own validation reports of tags and posts, and what it does is scoped and works', async () => {
    await settings().update('enabled', true, vscode.ConfigurationTarget.Workspace);
    const document = await showFile('validated.md', `${TEXT}\nA [file](missing.md).\n`);
    const found = await diagnosticsWhere(document.uri, (all) => all.filter(isMissing).length >= 5 && ownOf(all).length > 0);
    const words = found.filter(isMissing).map(({ range }) => document.getText(range));
    for (const word of ['REALTIME', 'post:540', 'WEEKLY', 'lost']) assert.ok(words.includes(word), words.join());
    assert.deepEqual([...checkersOfMarks(found, parseBriefing(document.getText()))], ['markdown']);

    await ignoreMissingDefinitions('markdown', document.uri);
    const left = await diagnosticsWhere(document.uri, (all) => !all.some(isMissing));
    assert.ok(left.some((one) => ruleOf(one) === 'link.no-such-file'), 'the other checks of Markdown stay on');
    const { workspaceValue, globalValue } = settings().inspect('referenceLinks.enabled') ?? {};
    assert.deepEqual({ workspaceValue, globalValue }, { workspaceValue: 'ignore', globalValue: undefined });
  });

  it('tells reports of marks from those of anything else', () => {
    const briefing = parseBriefing(TEXT);
    const missing = new vscode.Diagnostic(new vscode.Range(4, 26, 4, 30), "No link definition found: 'lost'");
    missing.code = 'link.no-such-reference';
    const cases: [string, vscode.Diagnostic, string[]][] = [
      ['two tags, one behind the other', linted(3, 2, 17), ['markdownlint']],
      ['a tag, the code as a text', linted(3, 2, 17, 'MD052'), ['markdownlint']],
      ['a post', linted(2, 47, 55), ['markdownlint']],
      ['a link in the words of a bullet', linted(4, 25, 31), []],
      ['a heading', linted(0, 0, 3), []],
      ['another rule of it', linted(3, 2, 17, 'MD034'), []],
      ['a missing link that is one', missing, []],
      ['a place behind the end', linted(40, 0, 4), []],
    ];
    for (const [what, diagnostic, expected] of cases) assert.deepEqual([...checkersOfMarks([diagnostic], briefing)], expected, what);
  });
});
