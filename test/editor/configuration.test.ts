import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsWhere, fileUri, showFile } from './documents';

const SOURCE = 'request: { url: "https://feed.example/" }, extract: { format: json, value: $.v, date: $.d }';

const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));

/** A folder of its own for each text: an editor that was closed keeps its document, with the old text, for a while. */
const folders = { last: 0 };
const newFolder = (): string => `configured-${++folders.last}`;

/** Shows a file whose text has a bar at the place that is meant. */
async function showAt(name: string, marked: string): Promise<{ document: vscode.TextDocument; at: vscode.Position }> {
  const document = await showFile(name, marked.replace('|', ''));
  return { document, at: document.positionAt(marked.indexOf('|')) };
}

async function completions(name: string, marked: string, kinds: readonly vscode.CompletionItemKind[]): Promise<{ document: vscode.TextDocument; items: readonly vscode.CompletionItem[] }> {
  const { document, at } = await showAt(name, marked);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  return { document, items: items.filter(({ kind }) => kind !== undefined && kinds.includes(kind)) };
}

const labelsOf = (items: readonly vscode.CompletionItem[]): string[] => items.map(({ label }) => (typeof label === 'string' ? label : label.label));

async function definitions(document: vscode.TextDocument, at: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, at);
  return Promise.all(found.map(async (one) => {
    const [uri, range] = 'targetUri' in one ? [one.targetUri, one.targetSelectionRange ?? one.targetRange] : [one.uri, one.range];
    const target = await vscode.workspace.openTextDocument(uri);
    return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1} ${target.getText(range)}`.trim();
  }));
}

const said = (found: readonly vscode.Diagnostic[]): string[] => found.map(({ message }) => message);

describe('writing a .briefing.yml', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (let each = 1; each <= folders.last; each++) await vscode.workspace.fs.delete(fileUri(`configured-${each}`), { recursive: true }).then(undefined, () => undefined);
  });

  it('completes keys, choices and the ids of other sources, half-typed as it is', async () => {
    const keys = await completions(`${newFolder()}/.briefing.yml`, 'version: 1\nsources:\n  a:\n    title: A\n    |\n', [vscode.CompletionItemKind.Property]);
    assert.deepEqual(labelsOf(keys.items).slice(0, 3), ['enabled', 'match', 'request']);
    assert.ok(keys.items[0]?.documentation);
    const severities = await completions(`${newFolder()}/.briefing.yml`, 'rules:\n  vague-date: |', [vscode.CompletionItemKind.Value]);
    assert.deepEqual(labelsOf(severities.items), ['error', 'warning', 'info', 'hint', 'off']);
    const folder = newFolder();
    await write(`${folder}/team.yml`, `sources: { dollar: { ${SOURCE} } }\n`);
    const ids = await completions(`${folder}/.briefing.yml`, 'extends: team.yml\nsources:\n  b: {\n  a:\n    derive: "${|', [vscode.CompletionItemKind.Variable]);
    assert.ok(labelsOf(ids.items).includes('${dollar}'), labelsOf(ids.items).join());
  });

  it('says nothing in other YAML', async () => {
    assert.deepEqual(labelsOf((await completions(`${newFolder()}/team.yml`, 'rules:\n  vague-date: |', [vscode.CompletionItemKind.Value])).items), []);
  });

  it('explains a key where the mouse is', async () => {
    const { document, at } = await showAt(`${newFolder()}/.briefing.yml`, 'sources:\n  a:\n    tt|l: 5m\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const texts = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    assert.ok(texts.some((one) => one.startsWith('**ttl**') && one.includes('How long a value is good for')), texts.join('\n'));
  });

  it('mends a misspelt key', async () => {
    const document = await showFile(`${newFolder()}/.briefing.yml`, `sources:\n  a: { ${SOURCE.replace('request', 'reqest')} }\n`);
    const [problem] = await diagnosticsWhere(document.uri, (all) => all.length > 0);
    assert.equal(problem && document.getText(problem.range), 'reqest');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, problem?.range);
    const fix = actions.find(({ title }) => title === 'Replace with "request"');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), `sources:\n  a: { ${SOURCE} }\n`);
    await diagnosticsWhere(document.uri, (all) => all.length === 0);
    await document.save();
  });

  it('marks an expression that cannot be used', async () => {
    const text = `sources:\n  a: { ${SOURCE.replace('$.v', '"$.["')} }\n  b: { derive: "\${a} +" }\n  c: { ${SOURCE.replace('$.v', '$.v, pattern: "(("')} }\n`;
    const document = await showFile(`${newFolder()}/.briefing.yml`, text);
    const found = await diagnosticsWhere(document.uri, (all) => all.length > 0);
    assert.deepEqual(found.map((one) => document.getText(one.range)), ['"$.["', '"${a} +"', '"(("']);
    for (const message of said(found)) assert.match(message, /: this cannot be used \(/);
  });

  it('leads from a derivation to its source and from `extends` to the file', async () => {
    const folder = newFolder();
    await write(`${folder}/team.yml`, `rules: { vague-date: off }\nsources:\n  dollar: { ${SOURCE} }\n`);
    const marked = 'extends: te|am.yml\nsources:\n  twice: { derive: "${dollar} * 2" }\n  dollar: { title: Dollar }\n';
    const { document, at } = await showAt(`${folder}/.briefing.yml`, marked);
    assert.deepEqual(await definitions(document, at), [`${folder}/team.yml:1`]);
    const inDerive = document.positionAt(document.getText().indexOf('dollar}'));
    assert.deepEqual(await definitions(document, inDerive), [`${folder}/.briefing.yml:4 dollar`]);
    const atKey = document.positionAt(document.getText().indexOf('dollar: '));
    assert.deepEqual(await definitions(document, atKey), [`${folder}/team.yml:3 dollar`]);
  });
});

describe('a .briefing.yml and the files around it', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (let each = 1; each <= folders.last; each++) await vscode.workspace.fs.delete(fileUri(`configured-${each}`), { recursive: true }).then(undefined, () => undefined);
  });

  it('is where a bullet leads, from its figure, its label and its mark', async () => {
    const folder = newFolder();
    await write(`${folder}/team.yml`, `sources:\n  dollar: { match: { labels: [Dollar] }, ${SOURCE} }\n`);
    await write(`${folder}/.briefing.yml`, `extends: team.yml\n`);
    await write(`${folder}/sub/.briefing.yml`, `sources:\n  own: { ${SOURCE} }\n`);
    const text = '- [REALTIME] Dollar: 153 (Jan 7, 2020, R).\n- [REALTIME] Other: 5 (Jan 7, 2020, R). <!-- source: own -->\n';
    const document = await showFile(`${folder}/sub/bound.md`, text);
    await diagnosticsWhere(document.uri, (all) => all.length > 0);
    for (const word of ['ollar: 153', '53 (']) assert.deepEqual(await definitions(document, document.positionAt(text.indexOf(word))), [`${folder}/team.yml:2 dollar`], word);
    for (const word of ['5 (Jan 7, 2020, R). <', 'ource: own']) assert.deepEqual(await definitions(document, document.positionAt(text.indexOf(word))), [`${folder}/sub/.briefing.yml:2 own`], word);
    assert.deepEqual(await definitions(document, document.positionAt(text.indexOf('2020'))), []);
  });

  it('show each its own mistakes, as they are typed and as they change on disk', async () => {
    const folder = newFolder();
    await write(`${folder}/team.yml`, 'rules: { vague-date: fatal }\n');
    const document = await showFile(`${folder}/.briefing.yml`, 'extends: [team.yml, none.yml]\n');
    const own = await diagnosticsWhere(document.uri, (all) => all.length > 0);
    assert.deepEqual(said(own), ['extends: there is no file "none.yml" that can be read.']);
    assert.equal(document.getText(own[0]?.range), 'none.yml');
    const [team] = await diagnosticsWhere(fileUri(`${folder}/team.yml`), (all) => all.length > 0);
    assert.deepEqual([team?.range.start.line, team?.range.start.character], [0, 21]);
    const extended = await vscode.workspace.openTextDocument(fileUri(`${folder}/team.yml`));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(extended.uri, new vscode.Range(0, 21, 0, 26), 'error');
    await vscode.workspace.applyEdit(edit);
    await diagnosticsWhere(extended.uri, (all) => all.length === 0);
    await extended.save();
    await write(`${folder}/none.yml`, 'as_of: today\n');
    await diagnosticsWhere(document.uri, (all) => all.length === 0);
    await vscode.workspace.fs.delete(fileUri(`${folder}/none.yml`));
    await diagnosticsWhere(document.uri, (all) => all.length === 1);
  });

  it('are in force together: what an extended file says reaches the briefing at once', async () => {
    const folder = newFolder();
    await write(`${folder}/team.yml`, 'rules: { stale-data: info }\n');
    await write(`${folder}/.briefing.yml`, 'extends: team.yml\n');
    const briefing = await showFile(`${folder}/sub/together.md`, '- [REALTIME] Rate: 1.5% (Jan 7, 2020, Publisher).\n');
    await diagnosticsWhere(briefing.uri, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Information);
    await write(`${folder}/team.yml`, 'rules: { stale-data: hint }\n');
    await diagnosticsWhere(briefing.uri, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Hint);
    await write(`${folder}/sub/.briefing.yml`, 'rules: { stale-data: off }\n');
    await diagnosticsWhere(briefing.uri, (all) => all.length === 0);
  });
});
