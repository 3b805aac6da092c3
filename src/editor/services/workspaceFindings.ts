import * as vscode from 'vscode';
import { checkFiles, type FileChecked, type FileToCheck, type FileUnreadable } from '../../core/checks/checkFiles';
import { looksLikeBriefing } from '../../core/checks/looksLikeBriefing';
import type { Clock } from '../../core/ports';
import { toDiagnostic, type RulePages } from '../convert';
import { fileNameOf } from '../fileName';
import type { ConfigurationStore } from './configurationStore';
import type { Progress } from './network';
import type { Reviews } from './reviews';

/** What a look at many files came to. */
export interface WorkspaceTally {
  /** Files that were looked at, those included that could not be read. */
  files: number;
  briefings: number;
  findings: number;
  readonly unreadable: { readonly uri: vscode.Uri; readonly outcome: FileUnreadable }[];
}

export interface WorkspaceFindingsDeps {
  readonly reviews: Reviews;
  readonly configurations: ConfigurationStore;
  readonly clock: Clock;
  readonly pageOf: RulePages;
  readonly log: vscode.LogOutputChannel;
}

/** A save of many files, or a configuration that is being typed, is answered once. */
const GATHER_MS = 300;

const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

/**
 * The findings of briefings that are not open, as the last check of the workspace left them. Whatever is opened is the live review's; what is
 * closed again, or changes on disk, is read anew. Files are read as bytes and never become documents.
 */
export class WorkspaceFindings implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('briefing workspace');
  /** By file that was looked at: the number of the reading that was begun last, and whether it is a briefing. */
  private readonly known = new Map<string, { readonly reading: number; readonly isBriefing: boolean }>();
  private readonly waiting = new Map<string, vscode.Uri>();
  private readonly stop = new AbortController();
  private readonly subscriptions: vscode.Disposable[];
  private watcher: vscode.Disposable | undefined;
  private running = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readings = 0;

  constructor(private readonly deps: WorkspaceFindingsDeps) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.withdraw(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.readAgain(uri, 0)),
      deps.configurations.onDidChange(() => this.briefings().forEach((uri) => this.readAgain(uri))),
    ];
  }

  /**
   * Looks at all files. Where it is cancelled, or begun anew meanwhile, what was found so far stays; files that an earlier check looked at and
   * that are not among these are let go.
   */
  async check(files: readonly vscode.Uri[], progress: Progress): Promise<WorkspaceTally> {
    this.running.abort();
    this.running = new AbortController();
    this.watcher ??= this.watch();
    const named = new Set(files.map((uri) => uri.toString()));
    for (const key of [...this.known.keys()]) if (!named.has(key)) this.letGo(vscode.Uri.parse(key, true));
    const tally = newTally();
    const signal = AbortSignal.any([progress.signal, this.running.signal]);
    const open = files.flatMap((uri) => openDocument(uri) ?? []);
    for (const document of open) {
      this.known.set(document.uri.toString(), { reading: ++this.readings, isBriefing: true });
      const review = await this.deps.reviews.current(document);
      count(tally, review ? review.result.findings.length : null);
    }
    const isOpen = new Set(open.map((document) => document.uri.toString()));
    await this.look(files.filter((uri) => !isOpen.has(uri.toString())), signal, tally, (done) => progress.report(open.length + done, files.length));
    return tally;
  }

  private briefings(): vscode.Uri[] {
    return [...this.known].flatMap(([key, { isBriefing }]) => (isBriefing ? [vscode.Uri.parse(key, true)] : []));
  }

  private look(files: readonly vscode.Uri[], signal: AbortSignal, tally: WorkspaceTally, onProgress?: (done: number) => void): Promise<number> {
    const readings = new Map<string, number>();
    return checkFiles(files, {
      clock: this.deps.clock, readConfiguration: this.deps.configurations.read, signal, pause: () => new Promise((resolve) => setTimeout(resolve, 0)), ...(onProgress ? { onProgress } : {}),
      read: (uri) => {
        readings.set(uri.toString(), this.begin(uri));
        return this.read(uri);
      },
      onChecked: (uri, outcome) => {
        const reading = readings.get(uri.toString());
        readings.delete(uri.toString());
        const findings = this.show(uri, reading, outcome);
        if ('unreadable' in outcome) tally.unreadable.push({ uri, outcome });
        count(tally, findings);
      },
    });
  }

  private begin(uri: vscode.Uri): number {
    const reading = ++this.readings;
    this.known.set(uri.toString(), { reading, isBriefing: this.known.get(uri.toString())?.isBriefing ?? false });
    return reading;
  }

  private async read(uri: vscode.Uri): Promise<FileToCheck> {
    const [bytes, { configuration }] = await Promise.all([vscode.workspace.fs.readFile(uri), this.deps.configurations.for(uri)]);
    return { bytes, fileName: fileNameOf(uri), configuration };
  }

  /** Gives the number of findings; null where it is no briefing. Nothing is shown of a file that was opened or changed while it was read. */
  private show(uri: vscode.Uri, reading: number | undefined, outcome: FileChecked | FileUnreadable): number | null {
    const briefing = !('unreadable' in outcome) && looksLikeBriefing(outcome.briefing) ? outcome : null;
    const findings = briefing?.result.findings.length ?? null;
    if (this.known.get(uri.toString())?.reading !== reading || reading === undefined) return findings;
    this.known.set(uri.toString(), { reading, isBriefing: briefing !== null });
    if (!briefing || openDocument(uri)) this.collection.delete(uri);
    else this.collection.set(uri, briefing.result.findings.map((finding) => toDiagnostic(finding, briefing.briefing.lines, uri, this.deps.pageOf)));
    return findings;
  }

  /** The document is the live review's from now on. */
  private withdraw(uri: vscode.Uri): void {
    if (!this.known.has(uri.toString())) return;
    this.begin(uri);
    this.collection.delete(uri);
  }

  private letGo(uri: vscode.Uri): void {
    this.known.delete(uri.toString());
    this.waiting.delete(uri.toString());
    this.collection.delete(uri);
  }

  private watch(): vscode.Disposable {
    const written = vscode.workspace.createFileSystemWatcher('**/*.{md,MD,markdown,mdown,mkd}', false, false, true);
    // Of a folder that is deleted, the files in it may go untold.
    const deleted = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
    const readAgain = (uri: vscode.Uri): void => this.readAgain(uri);
    return vscode.Disposable.from(written, deleted, written.onDidChange(readAgain), written.onDidCreate(readAgain), deleted.onDidDelete((uri) => this.withdrawBelow(uri)));
  }

  /** A file that is replaced is deleted and made again: it stays known, so that it comes back. */
  private withdrawBelow(uri: vscode.Uri): void {
    const folder = `${uri.toString()}/`;
    if (this.known.has(uri.toString())) this.withdraw(uri);
    else for (const key of [...this.known.keys()]) if (key.startsWith(folder)) this.withdraw(vscode.Uri.parse(key, true));
  }

  private readAgain(uri: vscode.Uri, delay = GATHER_MS): void {
    if (!this.known.has(uri.toString())) return;
    this.waiting.set(uri.toString(), uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.readWaiting(), delay);
  }

  private async readWaiting(): Promise<void> {
    const files = [...this.waiting.values()].filter((uri) => !openDocument(uri));
    this.waiting.clear();
    await this.look(files, this.stop.signal, newTally()).catch((error: unknown) => this.deps.log.error(`workspace: ${String(error)}`));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.stop.abort();
    this.running.abort();
    this.watcher?.dispose();
    this.collection.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

const newTally = (): WorkspaceTally => ({ files: 0, briefings: 0, findings: 0, unreadable: [] });

function count(tally: WorkspaceTally, findings: number | null): void {
  tally.files++;
  if (findings === null) return;
  tally.briefings++;
  tally.findings += findings;
}
