import * as vscode from 'vscode';
import { LineIndex } from '../../core/model/lineIndex';
import type { Bullet } from '../../core/model/briefing';
import { entryOf, type Draft } from '../../core/sources/suggest/draftSource';
import { speak, toTextEdit } from '../convert';
import type { InsertSource } from '../desk';

export interface WriteRequest {
  /** The `.briefing.yml` that gets the source; it may not be there yet. */
  readonly file: vscode.Uri;
  readonly draft: Draft;
  /** Gets a mark where the source has no label to be found by. */
  readonly marked: { readonly document: vscode.TextDocument; readonly bullet: Bullet } | null;
  /** Loaded on first use. */
  readonly insertSource: InsertSource;
}

/** Writes the source, and the mark where there is one, as one edit; saves the file of sources and shows it. @throws an error that says why nothing was written */
export async function writeSource({ file, draft, marked, insertSource: insert }: WriteRequest): Promise<void> {
  const text = await textOf(file);
  const change = await insert(text ?? '', draft.id, entryOf(draft));
  if (!('range' in change)) throw new Error(speak(change));
  const edit = new vscode.WorkspaceEdit();
  if (text === null) edit.createFile(file, { ignoreIfExists: true });
  edit.set(file, [toTextEdit(change, new LineIndex(text ?? ''))]);
  if (marked) edit.insert(marked.document.uri, endOfBullet(marked.document, marked.bullet), ` <!-- source: ${draft.id} -->`);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('{0} changed meanwhile; nothing was written.', file.toString(true)));
  const document = await vscode.workspace.openTextDocument(file);
  await document.save();
}

const endOfBullet = (document: vscode.TextDocument, { range }: Bullet): vscode.Position => document.lineAt(document.positionAt(range.end)).range.end;

/** As it stands in the editor, or on the disk; null where there is no such file. */
async function textOf(file: vscode.Uri): Promise<string | null> {
  try {
    return (await vscode.workspace.openTextDocument(file)).getText();
  } catch {
    return null;
  }
}
