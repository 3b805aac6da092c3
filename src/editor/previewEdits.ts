import * as vscode from 'vscode';
import { fileNameOf } from './fileName';

/** An edit with what the refactor preview says of it. */
export type PreviewedEdit = readonly [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata];

/**
 * Applies edits as one undo step; where some need confirmation, the refactor preview shows them all first, and only what is ticked is applied.
 * False where the preview was discarded. The editor itself refuses the whole where the document changed while the preview was open.
 */
export async function applyInPreview(document: vscode.TextDocument, edits: readonly PreviewedEdit[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits.map(([one, metadata]): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [one, metadata]));
  const { version } = document;
  const done = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (!done && document.version !== version) throw new Error(vscode.l10n.t('{0} changed while the preview was open; nothing was written. Run the command again.', fileNameOf(document.uri)));
  return done;
}
