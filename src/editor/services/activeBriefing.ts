import * as vscode from 'vscode';
import { isReviewable, type Review, type Reviews } from './reviews';

function hasTab(uri: vscode.Uri): boolean {
  const shows = ({ input }: vscode.Tab): boolean =>
    (input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()) || (input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString());
  return vscode.window.tabGroups.all.some((group) => group.tabs.some(shows));
}

/** The briefing that status bar and dashboard speak of: the last Markdown editor that was active, as long as it has a tab. */
export class ActiveBriefing implements vscode.Disposable {
  private document: vscode.TextDocument | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  /** Another briefing is active, or the active one has a new review. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly reviews: Reviews) {
    this.follow(vscode.window.activeTextEditor);
    this.subscriptions = [
      this.changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      // A document outlives its tab by minutes; what is no longer shown anywhere is no longer the active one.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.length > 0 && this.document && !hasTab(this.document.uri) && this.set(undefined)),
      reviews.onDidChange((uri) => uri.toString() === this.document?.uri.toString() && this.changed.fire()),
    ];
  }

  get review(): Review | undefined {
    return this.document && this.reviews.get(this.document.uri);
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // The dashboard takes the focus, and so may a terminal: the briefing beside them stays the active one.
    if (editor && isReviewable(editor.document) && editor.document !== this.document) this.set(editor.document);
  }

  private set(document: vscode.TextDocument | undefined): void {
    this.document = document;
    this.changed.fire();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
