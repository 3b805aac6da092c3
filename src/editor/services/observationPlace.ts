import * as vscode from 'vscode';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fnv1a } from '../../core/sources/fnv1a';
import type { Review } from './reviews';

/** Where the observations of a briefing are kept. */
export interface ObservationPlace {
  readonly file: vscode.Uri;
  /** What the briefing is called there: its path from the folder that the file belongs to. */
  readonly briefing: string;
}

/** Beside the nearest `.briefing.yml`, else in the folder of the workspace, or in the extension's storage; null where nothing is kept. */
export function observationPlace({ uri, configured }: Review, storage: vscode.Uri | undefined): ObservationPlace | null {
  const store = vscode.workspace.getConfiguration('briefing', uri).get<string>('observations.store');
  const folder = configured.uri ? vscode.Uri.joinPath(configured.uri, '..') : folderOf(uri);
  if (store === 'off' || !folder) return null;
  const file = store === 'extension' ? storage && vscode.Uri.joinPath(storage, `observations-${fnv1a(utf8ToBytes(folder.toString()))}.jsonl`) : vscode.Uri.joinPath(folder, '.briefing', 'observations.jsonl');
  return file ? { file, briefing: nameFrom(folder, uri) } : null;
}

/** A briefing that was not saved yet has the configuration of the first folder, and so its observations. */
const folderOf = (uri: vscode.Uri): vscode.Uri | undefined => (uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0] : vscode.workspace.getWorkspaceFolder(uri))?.uri;

function nameFrom(folder: vscode.Uri, uri: vscode.Uri): string {
  const path = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(path) ? uri.path.slice(path.length) : uri.toString(true);
}
