import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NodeObservationFile } from '../../src/adapters/nodeObservationFile';
import type { Configuration, Source } from '../../src/core/config/configuration';
import type { Observation, SourceFailure } from '../../src/core/model/observation';
import { keptOf } from '../../src/core/observations/keptObservation';
import { readObservations, type ObservationReading } from '../../src/core/observations/readObservations';
import { observationLine } from '../../src/core/observations/writeObservations';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import type { ActiveBriefing } from '../../src/editor/services/activeBriefing';
import type { AllowedHosts } from '../../src/editor/services/allowedHosts';
import { LiveValues } from '../../src/editor/services/liveValues';
import type { Network } from '../../src/editor/services/network';
import { ObservationStore } from '../../src/editor/services/observationStore';
import type { Review } from '../../src/editor/services/reviews';
import { reply, startLoopback, type Loopback } from '../adapters/loopback';
import { until } from '../support/polling';
import { configured, failed, observed } from '../support/refreshing';
import { allowingHosts } from './allowingHosts';
import { fileUri, showFile } from './documents';

const FOLDER = 'observed';
const STORE = `${FOLDER}/.briefing/observations.jsonl`;
const TEXT = '# B: 市場リスク\n\n- [REALTIME] ドル円: ~153 (Nov 19, 2026, X).\n- [REALTIME] Wait: 1.5 d (Nov 19, 2026, X).\n';

const bytes = async (name: string): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(name)));
const exists = (name: string): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(fileUri(name))).then(() => true, () => false);
const run = (id: string, argument?: unknown): Thenable<unknown> => vscode.commands.executeCommand(`briefing.${id}`, argument);
const kept = async (): Promise<ObservationReading> => readObservations(await bytes(STORE));
const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('briefing');

/** Runs a refresh as far as its preview, and lets go of that. */
async function refreshAndDiscard(came: () => Promise<unknown>): Promise<void> {
  const refreshed = run('refreshAll');
  await allowingHosts(came());
  await until('the end of the refresh', async () => {
    await vscode.commands.executeCommand('refactorPreview.discard');
    return Promise.race([refreshed.then(() => true), new Promise<false>((resolve) => setImmediate(() => resolve(false)))]);
  });
}

async function hoverOver(document: vscode.TextDocument, text: string): Promise<vscode.MarkdownString[]> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap(({ contents }) => contents).filter((one): one is vscode.MarkdownString => one instanceof vscode.MarkdownString && one.value.includes('usd'));
}

/** The text of the page that is shown; the tab tells which of the kept ones that is. */
function shownHistory(): Promise<string> {
  return until('the page of the history', () => {
    const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview'));
    const document = vscode.workspace.textDocuments.findLast(({ uri }) => uri.scheme === 'briefing-review' && tab?.label.includes(uri.path.slice(1)));
    return Promise.resolve(document?.getText());
  });
}

describe('observations', () => {
  let feed: Loopback;
  let rate = '{"v":156.82,"d":"2026-11-20"}';

  before(async () => {
    feed = await startLoopback({ '/usd': (request, response) => reply(200, rate)(request, response) });
    await settings().update('network.allowPrivateHosts', true, vscode.ConfigurationTarget.Global);
  });

  beforeEach(async () => {
    rate = '{"v":156.82,"d":"2026-11-20"}';
    const yaml = `sources:\n  usd:\n    title: "USD/JPY [daily]"\n    match: { labels: [ドル円] }\n    request: { url: "${feed.origin}/usd" }\n    extract: { format: json, value: "$.v", date: "$.d" }\n    decimals: 2\n`;
    await vscode.workspace.fs.writeFile(fileUri(`${FOLDER}/.briefing.yml`), new TextEncoder().encode(yaml));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await settings().update('observations.store', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(fileUri(FOLDER), { recursive: true });
  });

  after(async () => {
    await settings().update('network.allowPrivateHosts', undefined, vscode.ConfigurationTarget.Global);
    await feed.close();
  });

  it('are kept by a refresh, applied or not, and shown in the history and in a hover', async () => {
    const document = await showFile(`${FOLDER}/a.md`, TEXT);
    await refreshAndDiscard(() => until('the first line', () => exists(STORE)));
    const { observations: [first], applied } = await kept();
    assert.deepEqual([first?.sourceId, first?.value, first?.asOf, first?.url, applied], ['usd', 156.82, '2026-11-20', `${feed.origin}/usd`, []]);
    assert.equal(document.getText(), TEXT);

    rate = '{"v":157.1,"d":"2026-11-21"}';
    await refreshAndDiscard(() => until('the second line', async () => (await kept()).observations.length === 2));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 20, 2, 20);
    await run('showHistory');
    const history = await shownHistory();
    assert.match(history, /^# Observation history: ドル円\n/);
    const rows = history.split('\n').filter((line) => line.startsWith('| 2026'));
    assert.match(rows.join('\n'), /^\| 2026-11-21 \| 157\.1 \| \+0\.28 \(\+0\.2 %\) \|[^\n]*USD\/JPY \\\[daily\\\][^\n]*\n\| 2026-11-20 \| 156\.82 \| –/);

    await vscode.window.showTextDocument(document);
    const [hover, ...more] = await hoverOver(document, '153');
    assert.ok(hover && more.length === 0);
    assert.match(hover.value, /^\*\*USD\/JPY \\\[daily\\\]\*\* \(usd\)\n\nIn the briefing: ≈ 153\n\nLast observed: \*\*157\.1\*\*, as of 2026-11-21 \(\d+\w+\), fetched \d{4}-/);
    assert.match(hover.value, /!\[Chart of 2 observations, the lowest 156\.82, the highest 157\.1\]\(data:image\/svg\+xml;utf8,[^)]*\)/);
    assert.match(hover.value, /\| 2026-11-21 \| 157\.1 \| \+0\.28 \(\+0\.2 %\) \|\n\| 2026-11-20 \| 156\.82 \| – \|/);
    assert.match(hover.value, /\[Show source entry\]\([^)]*\.briefing\.yml#L2\)/);
    assert.deepEqual((await hoverOver(document, 'ドル円')).map(({ value }) => value), [hover.value], 'over the label too');
    assert.deepEqual(await hoverOver(document, 'Wait'), []);

    const [, query = ''] = /\(command:briefing\.showHistory\?([^)]*)\)/.exec(hover.value) ?? [];
    const [argument] = JSON.parse(decodeURIComponent(query)) as [unknown];
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('showHistory', argument);
    assert.match(await shownHistory(), /^# Observation history: USD\/JPY \\\[daily\\\]\n/);
  });

  it('are kept nowhere when that is off, and outside the folder when it is the extension that keeps them', async () => {
    const document = await showFile(`${FOLDER}/a.md`, TEXT);
    for (const store of ['off', 'extension']) {
      await settings().update('observations.store', store, vscode.ConfigurationTarget.Workspace);
      const before = feed.seen.length;
      await refreshAndDiscard(() => until('the request', () => Promise.resolve(feed.seen.length > before)));
      assert.equal(await exists(`${FOLDER}/.briefing`), false, store);
      const hovers = await hoverOver(document, '153');
      assert.equal(hovers.length, 1, store);
      assert.match(hovers[0]?.value ?? '', store === 'off' ? /Nothing was kept yet\./ : /Last observed: \*\*156\.82\*\*/);
    }
  });

  it('are passed over where nothing can be kept, and the refresh goes on', async () => {
    await showFile(`${FOLDER}/a.md`, TEXT);
    await vscode.workspace.fs.writeFile(fileUri(`${FOLDER}/.briefing`), new Uint8Array());
    const before = feed.seen.length;
    await refreshAndDiscard(() => until('the request', () => Promise.resolve(feed.seen.length > before)));
    assert.equal(await bytes(`${FOLDER}/.briefing`), '');
  });

  describe('and live values', () => {
    const configuration: Configuration = configured({ usd: { labels: ['ドル円'] } });
    const [source] = configuration.sources;
    const changed = new vscode.EventEmitter<void>();
    const log = { warn: () => undefined, error: () => undefined } as unknown as vscode.LogOutputChannel;
    let result: Observation | SourceFailure;
    let live: LiveValues;

    beforeEach(() => {
      assert.ok(source);
      const uri = fileUri(`${FOLDER}/a.md`);
      const review = { uri, briefing: parseBriefing(TEXT), configuration, configured: { uri: fileUri(`${FOLDER}/.briefing.yml`), layers: [], configuration } } as unknown as Review;
      const network = { fetch: (sources: readonly Source[]) => Promise.resolve(new Map(sources.map(({ id }) => [id, result]))), askFor: () => Promise.resolve([]) } as unknown as Network;
      const allowed = { all: () => [], onDidChange: changed.event } as unknown as AllowedHosts;
      const store = new ObservationStore({ openFile: (path) => Promise.resolve(new NodeObservationFile(path)), storage: undefined, log });
      live = new LiveValues({ review, onDidChange: changed.event } as unknown as ActiveBriefing, network, allowed, { now: () => Date.UTC(2026, 10, 23), timeZone: 'UTC' }, log, () => Promise.resolve(store));
    });

    afterEach(() => live.dispose());

    it('show what was kept until a source is asked, then what it says, with what it said before, and keep that', async () => {
      assert.ok(source);
      const earlier = [['2026-11-18', 155], ['2026-11-19', 156]] as const;
      await vscode.workspace.fs.writeFile(fileUri(STORE), new TextEncoder().encode(earlier.map(([asOf, value], index) => observationLine({ ...keptOf({ ...observed('usd', value, asOf), fetchedAt: index }, source) })).join('')));
      result = failed('usd');
      const first = new Promise<void>((resolve) => live.onDidChange(() => live.all().get('usd')?.observation && resolve()));
      const watching = live.watch();
      await first;
      const { observation, previous, fromStore } = live.all().get('usd') ?? assert.fail('nothing is known');
      assert.deepEqual([observation?.value, observation?.asOf, observation?.fetchedAt, previous?.value, fromStore], [156, '2026-11-19', 1, 155, true]);

      await live.refresh();
      const { failure, ...after } = live.all().get('usd') ?? assert.fail('nothing is known');
      assert.deepEqual([failure?.error, after.observation?.value, after.fromStore], ['timeout', 156, true], 'a failure makes no value live');

      result = observed('usd', 157, '2026-11-20');
      await live.refresh();
      const now = live.all().get('usd');
      assert.deepEqual([now?.observation?.value, now?.previous?.value, now?.fromStore, now?.failure], [157, 156, false, null]);
      assert.deepEqual((await kept()).observations.map(({ value }) => value), [155, 156, 157]);
      await live.refresh();
      assert.equal((await kept()).observations.length, 3, 'polling adds nothing');
      watching.dispose();
    });
  });
});
