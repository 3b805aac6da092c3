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
import { kept, wrote } from '../support/observations';
import { until } from '../support/polling';
import { configured, failed, observed } from '../support/refreshing';
import { fileUri, showFile } from './documents';

const FOLDER = 'observed';
const STORE = `${FOLDER}/.briefing/observations.jsonl`;
const TEXT = '# B: 市場リスク\n\n- [REALTIME] ドル円: ~153 (Nov 19, 2026, X).\n- [REALTIME] Wait: 1.5 d (Nov 19, 2026, X).\n';

const exists = (name: string): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(fileUri(name))).then(() => true, () => false);
const run = (id: string, argument?: unknown): Thenable<unknown> => vscode.commands.executeCommand(`briefing.${id}`, argument);
const readKept = async (): Promise<ObservationReading> => readObservations(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(STORE))));
const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('briefing');

function putCursor(line: number, column: number): void {
  const editor = vscode.window.activeTextEditor ?? assert.fail('no editor is active');
  editor.selection = new vscode.Selection(line, column, line, column);
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
  const configuration: Configuration = configured({ usd: { labels: ['ドル円'] } });
  const said: string[] = [];
  const log = { warn: (text: string) => void said.push(text), error: () => undefined } as unknown as vscode.LogOutputChannel;
  const storage = fileUri('storage-of-the-extension');
  const storeOf = (): ObservationStore => new ObservationStore({ openFile: (path) => Promise.resolve(new NodeObservationFile(path)), storage, log });
  const review = { uri: fileUri(`${FOLDER}/a.md`), briefing: parseBriefing(TEXT), configuration, configured: { uri: fileUri(`${FOLDER}/.briefing.yml`), layers: [], configuration } } as unknown as Review;
  const results = (value: number): Map<string, Observation> => new Map([['usd', observed('usd', value)]]);
  const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));

  beforeEach(async () => {
    said.length = 0;
    await write(`${FOLDER}/.briefing.yml`, 'sources:\n  usd:\n    title: "USD/JPY [daily]"\n    match: { labels: [ドル円] }\n    request: { url: "https://usd.example/" }\n    extract: { format: json, value: "$.v", date: "$.d" }\n');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await settings().update('observations.store', undefined, vscode.ConfigurationTarget.Workspace);
    for (const uri of [fileUri(FOLDER), storage]) await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
  });

  it('are shown in the history of the bullet at the cursor and in a hover that leads there', async () => {
    await write(STORE, [['2026-11-20', 156.82], ['2026-11-21', 157.1]].map(([asOf, value]) => observationLine(kept(Number(value), 20, { sourceId: 'usd', asOf: String(asOf) }))).join(''));
    const document = await showFile(`${FOLDER}/a.md`, TEXT);
    putCursor(2, 20);
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

  it('are shown nowhere when that is off', async () => {
    await write(STORE, observationLine(kept(156.82, 20, { sourceId: 'usd' })));
    const document = await showFile(`${FOLDER}/a.md`, TEXT);
    await settings().update('observations.store', 'off', vscode.ConfigurationTarget.Workspace);
    assert.match((await hoverOver(document, '153'))[0]?.value ?? '', /Nothing was kept yet\./);
    await settings().update('observations.store', undefined, vscode.ConfigurationTarget.Workspace);
    assert.match((await hoverOver(document, '153'))[0]?.value ?? '', /Last observed: \*\*156\.82\*\*/);
  });

  it('are kept where the setting says, and nowhere when that is off', async () => {
    const store = storeOf();
    for (const [place, value, inFolder, inStorage] of [['off', 1, false, false], ['extension', 2, false, true], ['workspace', 3, true, true]] as const) {
      await settings().update('observations.store', place, vscode.ConfigurationTarget.Workspace);
      await store.keep(review, configuration.sources, results(value));
      await store.applied(review, (file) => [wrote(value, { file })]);
      assert.deepEqual([await exists(STORE), await Promise.resolve(vscode.workspace.fs.stat(storage)).then(() => true, () => false)], [inFolder, inStorage], place);
      assert.deepEqual((await store.reading(review)).observations.map((one) => one.value), place === 'off' ? [] : [value], place);
      assert.deepEqual((await store.written(review)).map(({ file, at }) => [file, at]), place === 'off' ? [] : [['a.md', value]], place);
    }
    const stored = await vscode.workspace.fs.readDirectory(storage);
    assert.match(stored.map(([name]) => name).join(), /^observations-[0-9a-f]{8}\.jsonl$/);
    assert.deepEqual(said, []);
  });

  it('that cannot be kept are told once, and kept as soon as they can', async () => {
    const store = storeOf();
    await write(`${FOLDER}/.briefing`, '');
    for (const value of [1, 2]) await store.keep(review, configuration.sources, results(value));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /observations\.jsonl cannot be written: .*What is fetched is not kept until it can\./);
    await vscode.workspace.fs.delete(fileUri(`${FOLDER}/.briefing`));
    await store.keep(review, configuration.sources, results(3));
    assert.deepEqual((await readKept()).observations.map(({ value }) => value), [3]);
  });

  describe('and live values', () => {
    const [source] = configuration.sources;
    const changed = new vscode.EventEmitter<void>();
    let result: Observation | SourceFailure;
    let live: LiveValues;

    beforeEach(() => {
      const network = { fetch: (sources: readonly Source[]) => Promise.resolve(new Map(sources.map(({ id }) => [id, result]))), askFor: () => Promise.resolve([]) } as unknown as Network;
      const allowed = { all: () => [], onDidChange: changed.event } as unknown as AllowedHosts;
      const store = storeOf();
      live = new LiveValues({ review, onDidChange: changed.event } as unknown as ActiveBriefing, network, allowed, { now: () => Date.UTC(2026, 10, 23), timeZone: 'UTC' }, log, () => Promise.resolve(store));
    });

    afterEach(() => live.dispose());

    it('show what was kept until a source is asked, then what it says, with what it said before, and keep that', async () => {
      assert.ok(source);
      const earlier = [['2026-11-18', 155], ['2026-11-19', 156]] as const;
      await write(STORE, earlier.map(([asOf, value], index) => observationLine(keptOf({ ...observed('usd', value, asOf), fetchedAt: index }, source))).join(''));
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
      assert.deepEqual((await readKept()).observations.map(({ value }) => value), [155, 156, 157]);
      await live.refresh();
      assert.equal((await readKept()).observations.length, 3, 'polling adds nothing');
      watching.dispose();
    });
  });
});
