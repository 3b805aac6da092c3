import * as vscode from 'vscode';
import { looksLikeBriefing } from '../../core/checks/looksLikeBriefing';
import { runChecks, type CheckResult } from '../../core/checks/runChecks';
import { yardstick } from '../../core/checks/yardstick';
import type { Configuration } from '../../core/config/configuration';
import { withFrontMatter } from '../../core/config/withFrontMatter';
import type { ConfigurationProblem } from '../../core/config/yamlReader';
import type { Briefing } from '../../core/model/briefing';
import type { CivilDate } from '../../core/model/civilDate';
import { parseBriefing } from '../../core/parse/parseBriefing';
import type { Clock } from '../../core/ports';
import { fileNameOf } from '../fileName';
import type { Briefings } from './briefings';
import type { ConfigurationStore, LoadedConfiguration } from './configurationStore';
import type { EvidenceStore } from './evidenceStore';

/** One version of a document, read and checked. */
export interface Review {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly briefing: Briefing;
  readonly configured: LoadedConfiguration;
  /** What is in force: that of `configured`, with the document's own front matter over it. */
  readonly configuration: Configuration;
  /** Mistakes of the front matter, in the document. */
  readonly settingsProblems: readonly ConfigurationProblem[];
  readonly today: CivilDate;
  readonly result: CheckResult;
}

/** Long enough to wait for the next key, short enough to feel at once. */
const TYPING_PAUSE_MS = 250;

/** Where front matter may be read in; most documents have none, and their text need not be made for that. */
const headOf = (document: vscode.TextDocument): string => (document.lineAt(0).text.startsWith('---') ? document.getText() : '');

/** Markdown in a file system or not saved yet; never the copies that previews and version control make of it. */
export const isReviewable = (document: vscode.TextDocument): boolean =>
  document.languageId === 'markdown' && (document.uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true);

/**
 * Reads and checks open Markdown documents, each after a pause in the typing. A document that is no briefing is left alone until a command
 * is run on it.
 */
export class Reviews implements vscode.Disposable {
  private readonly kept = new Map<string, { readonly review: Review; readonly begun: number }>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly asked = new Set<string>();
  /** Counts the reviews that were begun. */
  private begun = 0;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  /** A document has a new review, or none any more. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly briefings: Briefings,
    private readonly configurations: ConfigurationStore,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {
    const all = (): void => vscode.workspace.textDocuments.forEach((document) => this.schedule(document, 0));
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.schedule(document, TYPING_PAUSE_MS)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      configurations.onDidChange(all),
      evidence.onDidChange(all),
      // A window left open overnight must not show yesterday's freshness.
      vscode.window.onDidChangeWindowState(({ focused }) => focused && all()),
    ];
    all();
  }

  get(uri: vscode.Uri): Review | undefined {
    return this.kept.get(uri.toString())?.review;
  }

  /** Reads and checks a document now, as it is, briefing or not. */
  async now(document: vscode.TextDocument): Promise<Review> {
    const key = document.uri.toString();
    this.asked.add(key);
    clearTimeout(this.timers.get(key));
    const begun = ++this.begun;
    const review = await this.review(document);
    if (document.isClosed) this.asked.delete(key);
    else this.keep(review, begun);
    return review;
  }

  /** The review of the document as it is now, made where typing has not paused yet; undefined for what is no briefing. */
  async current(document: vscode.TextDocument): Promise<Review | undefined> {
    const kept = this.get(document.uri);
    if (kept?.version === document.version) return kept;
    if (isReviewable(document)) await this.update(document);
    return this.get(document.uri);
  }

  /** Another text of a reviewed document, read under what is in force for it. */
  readLike({ uri, configuration }: Review, text: string): Briefing {
    return parseBriefing(text, { fileName: fileNameOf(uri), tagNames: new Set(configuration.cadences.keys()) });
  }

  private schedule(document: vscode.TextDocument, delay: number): void {
    if (!isReviewable(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => void this.update(document), delay));
  }

  private async update(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed) return;
    const begun = ++this.begun;
    const review = await this.review(document);
    // It may have been closed, or become another language, while its configuration was looked for. If it was edited, the review is of the new text.
    if (document.isClosed || !isReviewable(document)) return;
    if (this.asked.has(review.uri.toString()) || looksLikeBriefing(review.briefing)) this.keep(review, begun);
    else this.forget(document.uri);
  }

  private async review(document: vscode.TextDocument): Promise<Review> {
    const configured = await this.configurations.for(document.uri);
    const { configuration, problems: settingsProblems } = await withFrontMatter(headOf(document), configured.configuration, this.configurations.read);
    const briefing = this.briefings.of(document, new Set(configuration.cadences.keys()));
    const today = yardstick(briefing, configuration, this.clock);
    const result = runChecks(briefing, configuration, today, this.evidence.all());
    return { uri: document.uri, version: document.version, briefing, configured, configuration, settingsProblems, today, result };
  }

  /** A review that was begun before the kept one may stand on a configuration that is no longer in force. */
  private keep(review: Review, begun: number): void {
    const key = review.uri.toString();
    if (begun < (this.kept.get(key)?.begun ?? 0)) return;
    this.kept.set(key, { review, begun });
    this.changed.fire(review.uri);
  }

  private forget(uri: vscode.Uri): void {
    if (this.kept.delete(uri.toString())) this.changed.fire(uri);
  }

  private close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.asked.delete(key);
    this.forget(document.uri);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
