import * as vscode from 'vscode';
import type { Desk } from './desk';
import { isReviewable, type Review } from './services/reviews';

export interface ActiveDocument {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor | undefined;
  readonly review: Review;
}

/** The Markdown document a command is meant for: the active editor's, else the one the dashboard follows. Says so where there is none. */
export async function activeDocument(desk: Desk): Promise<ActiveDocument | null> {
  const active = vscode.window.activeTextEditor;
  if (active && isReviewable(active.document)) return { document: active.document, editor: active, review: await desk.reviews.now(active.document) };
  const followed = desk.active.review;
  if (followed) {
    const document = await vscode.workspace.openTextDocument(followed.uri);
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    return { document, editor, review: await desk.reviews.now(document) };
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown briefing first.'));
  return null;
}

/** False, and a message with the way out, in Restricted Mode. */
export function isTrusted(): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  void vscode.window.showWarningMessage(vscode.l10n.t('Nothing is fetched in Restricted Mode: a file of this folder names the addresses. Trust the folder to go on.'), manage)
    .then((chosen) => chosen === manage && vscode.commands.executeCommand('workbench.trust.manage'));
  return false;
}
