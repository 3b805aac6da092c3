import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import * as vscode from 'vscode';
import { isNewsFeed } from '../../src/core/news/feedSources';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';
import { reply, startLoopback, type Loopback } from '../adapters/loopback';
import { allowingHosts } from './allowingHosts';
import { fileUri, showFile } from './documents';

const DAY_MS = 86_400_000;
/** Days of the last weeks, as a feed and as a citation write them. */
const ago = (days: number): { readonly feed: string; readonly cited: string; readonly iso: string } => {
  const date = new Date(Date.now() - days * DAY_MS);
  return { feed: date.toUTCString(), cited: date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' }), iso: date.toISOString().slice(0, 10) };
};
const item = (title: string, link: string, date: string | null): string => `<item><title>${title}</title><link>${link}</link>${date === null ? '' : `<pubDate>${date}</pubDate>`}</item>`;
const rss = (...items: readonly string[]): RequestListener => reply(200, `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`, { 'Content-Type': 'application/rss+xml' });

const TEXT = '# Weekly\n\n- [DAILY] Rapidus starts its pilot line (Jan 7, 2020, Harbour Daily).\n- [DAILY] Berths: 12 for Rapidus (Jan 7, 2020, Harbour Daily).\n- [DAILY] Cranes for Lapidaria (Jan 7, 2020, Harbour Daily).\n';

const allowPrivateHosts = (allowed: boolean | undefined): Thenable<void> => vscode.workspace.getConfiguration('briefing').update('network.allowPrivateHosts', allowed, vscode.ConfigurationTarget.Global);

describe('Briefing: Find Newer Coverage…', () => {
  let server: Loopback;
  // Each test has a folder of its own: when a changed configuration is read again, the watcher of files decides.
  let folder = '';
  let count = 0;
  let held: (() => void) | null = null;
  let asked: () => void = () => undefined;
  before(async () => {
    const routes: Record<string, RequestListener> = {
      '/feed': rss(item('Rapidus ends a trial', 'https://port-weekly.example/old', ago(9).feed), item('Rapidus [doubles] its line', 'https://port-weekly.example/new', ago(2).feed), item('Ships wait', 'https://port-weekly.example/ships', ago(1).feed)),
      '/down': reply(500),
      '/undated': (request, response) => rss(item('Lapidaria sells cranes', `${server.origin}/article`, null))(request, response),
      '/article': reply(200, `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${ago(5).iso}"}</script>`, { 'Content-Type': 'text/html' }),
      '/slow': (request, response) => {
        held = () => rss(item('Rapidus late', 'https://port-weekly.example/late', ago(2).feed))(request, response);
        asked();
      },
    };
    server = await startLoopback(routes);
    await allowPrivateHosts(true);
    await open([], 2);
    // The host is allowed once for all tests. What accepts the question may also hit the *Cancel* of the progress beside it, and then it is asked again.
    while (server.seen.length === 0) await allowingHosts(Promise.resolve(vscode.commands.executeCommand('briefing.testSource', 'berths')));
    await tidy();
  });
  after(async () => {
    await allowPrivateHosts(undefined);
    await server.close();
  });
  const tidy = async (): Promise<void> => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri(folder), { recursive: true });
  };
  afterEach(tidy);

  /** The feeds of the catalogue would be asked for real. */
  const open = async (feeds: readonly string[], line: number): Promise<vscode.TextDocument> => {
    const entries = [
      ...CATALOGUE.filter(isNewsFeed).map(({ id }) => `  ${id}: null\n`), `  berths: { match: { labels: [Berths] }, request: { url: "${server.origin}/none" }, extract: { format: json, value: "$.v", date: "$.d" } }\n`,
      ...feeds.map((path) => `  f-${path.slice(1)}: { publisher: Port Weekly, request: { url: "${server.origin}${path}" }, extract: { format: feed } }\n`),
    ];
    folder = `coverage-${++count}`;
    await vscode.workspace.fs.writeFile(fileUri(`${folder}/.briefing.yml`), new TextEncoder().encode(`sources:\n${entries.join('')}`));
    const document = await showFile(`${folder}/covered.md`, TEXT);
    const at = new vscode.Position(line, 10);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
    server.seen.length = 0;
    return document;
  };

  /** Takes the first row of every list that opens, until the command has ended. */
  const takeFirst = async (): Promise<void> => {
    let ended = false;
    const done = Promise.resolve(vscode.commands.executeCommand('briefing.findNewerCoverage')).finally(() => (ended = true));
    // Nothing tells when a list is open: it is accepted until the command has its answer.
    while (!ended) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await done;
  };

  it('replaces words and citation by the newest headline, in the form of the old one, as one undo step; a feed that fails does no harm', async () => {
    const document = await open(['/down', '/feed'], 2);
    await takeFirst();
    assert.equal(document.getText(), TEXT.replace('Rapidus starts its pilot line (Jan 7, 2020, Harbour Daily)', `Rapidus \\[doubles\\] its line (${ago(2).cited}, Port Weekly)`));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TEXT);
  });

  it('stands below a bullet whose figure a source feeds', async () => {
    const document = await open(['/feed'], 3);
    await takeFirst();
    const berths = '- [DAILY] Berths: 12 for Rapidus (Jan 7, 2020, Harbour Daily).\n';
    assert.equal(document.getText(), TEXT.replace(berths, `${berths}- [DAILY] Rapidus \\[doubles\\] its line (${ago(2).cited}, Port Weekly).\n`));
  });

  it('takes the day of an undated headline from its page', async () => {
    const document = await open(['/undated'], 4);
    await takeFirst();
    assert.ok(document.getText().includes(`- [DAILY] Lapidaria sells cranes (${ago(5).cited}, Port Weekly).`), document.getText());
    assert.deepEqual(server.seen, ['GET /undated', 'GET /article']);
  });

  it('writes nothing over a bullet that was changed meanwhile', async () => {
    const document = await open(['/slow'], 2);
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const taken = takeFirst();
    await arrived;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 18), ' surely');
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    held?.();
    await taken;
    assert.equal(document.getText(), changed);
  });

  it('asks nobody where no feed is on', async () => {
    const document = await open([], 2);
    await vscode.commands.executeCommand('briefing.findNewerCoverage');
    assert.deepEqual([server.seen, document.getText()], [[], TEXT]);
  });
});
