import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { until } from '../support/polling';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

const TODAY = new Date().toISOString().slice(0, 10);

const source = (id: string, label: string, url: string): string =>
  `  ${id}:\n    title: ${id} source\n    match: { labels: [${label}] }\n    request: { url: "${url}" }\n    extract: { format: json, value: "$.value", date: "$.date" }\n`;

/** A server that answers `/good`, answers a web page for `/page`, and leaves `/hang` without an answer. */
async function startFaultyServer(): Promise<{ server: Server; url: string; waiting: () => number }> {
  let waiting = 0;
  const server = createServer((request, response) => {
    if (request.url === '/hang') {
      waiting++;
      return;
    }
    if (request.url === '/page') return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>Sign in</title>');
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ value: 42, date: TODAY }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, waiting: () => waiting };
}

describe('what goes wrong', () => {
  let folder: string;
  let workbench: Workbench;
  let faulty: Awaited<ReturnType<typeof startFaultyServer>>;

  const textOf = (name: string): Promise<string> => workbench.api<string>('return (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, args[0]))).getText()', name);
  const clearToasts = (): Promise<void> => workbench.command('Notifications: Clear All Notifications');

  before(async () => {
    faulty = await startFaultyServer();
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-faults-'));
    await Promise.all(['slow', 'broken'].map((name) => mkdir(path.join(folder, name))));
    await writeFile(path.join(folder, '.briefing.yml'), `version: 1\nsources:\n${source('closed', 'Closed', 'http://127.0.0.1:9/closed')}${source('page', 'Page', `${faulty.url}/page`)}`);
    await writeFile(path.join(folder, 'wrong.md'), '## Rates\r\n- [REALTIME] Closed: 1.5 (Jan 7, 2026, One).\r\n- [REALTIME] Page: 2.5 (Jan 7, 2026, Two).\r\n');
    await writeFile(path.join(folder, 'slow', '.briefing.yml'), `version: 1\nsources:\n${source('hang', 'Hang', `${faulty.url}/hang`)}`);
    await writeFile(path.join(folder, 'slow', 'slow.md'), '- [REALTIME] Hang: 7 (Jan 7, 2026, Three).\n');
    await writeFile(path.join(folder, 'broken', '.briefing.yml'), `version: 1\ncadences:\n  REALTIME: { warn_after: soon }\nsources:\n${source('good', 'Good', `${faulty.url}/good`)}`);
    await writeFile(path.join(folder, 'broken', 'goes-on.md'), '- [REALTIME] Good: 40 (Jan 7, 2026, Four).\n');
    await writeFile(path.join(folder, 'empty.md'), '');
    await writeFile(path.join(folder, 'binary.md'), Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)));
    await writeFile(path.join(folder, 'long-line.md'), `- [REALTIME] Long: ${'1,(x '.repeat(4 * 1024 * 1024)}`);
    workbench = await Workbench.open({ workspace: folder, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
  });

  after(async () => {
    await workbench?.close();
    faulty?.server.closeAllConnections();
    faulty?.server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('names source and URL of what cannot be had, and leaves the document as it is', async () => {
    await workbench.openFile('wrong.md');
    const before = await textOf('wrong.md');
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.allowHosts();
    const toast = workbench.toast('2 failed');
    await toast.waitFor({ timeout: 30_000 });
    const said = await toast.innerText();
    assert.match(said, /closed source/);
    assert.match(said, /http:\/\/127\.0\.0\.1:9\/closed/);
    assert.match(said, /page source/);
    assert.match(said, /\/page/);
    await workbench.screenshot('faults-summary');
    assert.equal(await textOf('wrong.md'), before);
    assert.match(before, /\r\n/);
    await clearToasts();
  });

  it('stops at once when it is cancelled, and changes nothing', async () => {
    await workbench.openFile('slow.md');
    const before = await textOf('slow/slow.md');
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await until('the request', () => Promise.resolve(faulty.waiting() > 0));
    const progress = workbench.toast('refreshing sourced bullets');
    await progress.waitFor();
    await progress.hover();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await workbench.toast('1 failed').waitFor();
    assert.equal(await textOf('slow/slow.md'), before);
    await clearToasts();
  });

  it('marks a mistake in .briefing.yml on its line and goes on with the rest', async () => {
    await workbench.openFile('goes-on.md');
    const marks = await until('the mark', async () => {
      const found = await workbench.api<{ line: number; text: string }[]>(
        "return vscode.languages.getDiagnostics(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'broken/.briefing.yml')).map((one) => ({ line: one.range.start.line + 1, text: one.message }))");
      return found.length > 0 && found;
    });
    assert.deepEqual(marks.map(({ line }) => line), [3]);
    assert.match(marks[0]?.text ?? '', /warn_after.*soon/);
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    const list = new ProposalList(workbench.page);
    await list.rows();
    await list.tickOnly('42');
    await list.apply();
    await workbench.toast('1 of 1 proposed changes applied').waitFor();
    assert.match(await textOf('broken/goes-on.md'), /Good: 42 \(/);
    await clearToasts();
  });

  it('skips a bullet that is edited while its source is asked, and says so', async () => {
    await workbench.openFile('slow.md');
    const asked = faulty.waiting();
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await until('the request', () => Promise.resolve(faulty.waiting() > asked));
    await workbench.api("const editor = vscode.window.activeTextEditor; await editor.edit((edit) => edit.insert(new vscode.Position(0, 17), '8'))");
    const progress = workbench.toast('refreshing sourced bullets');
    await progress.hover();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await workbench.toast('changed while its source was asked').waitFor();
    assert.match(await textOf('slow/slow.md'), /Hang/);
    await clearToasts();
  });

  it('opens an empty file, a binary file and a line of 20 MB, and still answers', async () => {
    for (const name of ['empty.md', 'binary.md', 'long-line.md']) {
      await workbench.api('await vscode.commands.executeCommand("vscode.open", vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, args[0]))', name);
      await workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    }
    const size = await workbench.api<number>('return (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, "long-line.md"))).getText().length');
    assert.ok(size > 20_000_000);
    await workbench.openFile('wrong.md');
    await workbench.command('Briefing: Check for Stale Data');
    await workbench.problem(/^Error: Stale:/);
    assert.equal((await readFile(path.join(folder, 'empty.md'), 'utf8')), '');
  });
});

describe('a folder that is not trusted', () => {
  let workbench: Workbench;
  let folder: string;
  let asked = 0;
  let server: Server;

  before(async () => {
    server = createServer((_request, response) => {
      asked++;
      response.end(JSON.stringify({ value: 1, date: TODAY }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-untrusted-'));
    await writeFile(path.join(folder, '.briefing.yml'), `version: 1\nsources:\n${source('one', 'One', `${url}/one`)}`);
    await writeFile(path.join(folder, 'one.md'), `- [REALTIME] One: 7 (Jan 7, 2026, Publisher).\n\n## Key Citations\n- One - ${url}/page\n`);
    workbench = await Workbench.open({ workspace: folder, trust: false, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile('one.md');
  });

  after(async () => {
    await workbench?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is checked offline, and no request leaves it', async () => {
    await workbench.command('Briefing: Check for Stale Data');
    await workbench.problem(/^Error: Stale:/);
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.toast('Nothing is fetched in Restricted Mode').waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('Briefing: Validate Citations');
    await workbench.toast('Nothing is fetched in Restricted Mode').waitFor();
    await workbench.command('Briefing: Open Dashboard');
    const page = await workbench.webview('Dashboard');
    await page.getByRole('row', { name: /One.*restricted/ }).waitFor();
    await workbench.screenshot('restricted');
    assert.equal(asked, 0);
  });
});
