import * as vscode from 'vscode';
import type { Bullet } from '../../core/model/briefing';
import { LineIndex } from '../../core/model/lineIndex';
import type { TextEdit } from '../../core/model/textEdit';
import { entryOf, type Draft } from '../../core/sources/suggest/draftSource';
import { speak, toTextEdit } from '../convert';
import type { InsertSource } from '../desk';

/** What would be written, for a person to see before it is. */
export interface Preparation {
  /** The `.briefing.yml` that gets the source. */
  readonly file: vscode.Uri;
  /** Its text now; null: there is no such file yet. */
  readonly before: string | null;
  readonly change: TextEdit;
}

/** @throws an error that says why the source cannot be added to the file */
export async function prepareSource(file: vscode.Uri, draft: Draft, insert: InsertSource): Promise<Preparation> {
  const before = await textOf(file);
  const change = await insert(before ?? '', draft.id, entryOf(draft));
  if (!('range' in change)) throw new Error(speak(change));
  return { file, before, change };
}

/** Writes the source, and into the bullet a mark where no label binds it, as one edit; saves the file of sources. @throws an error where that file changed meanwhile */
export async function writeSource({ file, before, change }: Preparation, id: string, marked: { readonly document: vscode.TextDocument; readonly bullet: Bullet; readonly text: string } | null): Promise<void> {
  const changed = (uri: vscode.Uri): Error => new Error(vscode.l10n.t('{0} changed meanwhile; nothing was written.', uri.toString(true)));
  if ((await textOf(file)) !== before) throw changed(file);
  if (marked && marked.document.getText() !== marked.text) throw changed(marked.document.uri);
  const edit = new vscode.WorkspaceEdit();
  if (before === null) edit.createFile(file, { ignoreIfExists: true });
  edit.set(file, [toTextEdit(change, new LineIndex(before ?? ''))]);
  if (marked) edit.insert(marked.document.uri, endOfBullet(marked.document, marked.bullet), ` <!-- source: ${id} -->`);
  if (!(await vscode.workspace.applyEdit(edit))) throw changed(file);
  await (await vscode.workspace.openTextDocument(file)).save();
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
