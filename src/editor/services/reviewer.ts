import * as vscode from 'vscode';
import { readName } from '../../core/review/signOff';
import { historyOf } from './gitHistory';

/** Who signs: the setting, else git's `user.name`; null where neither names anybody. Only the user's own value counts, so that no workspace signs in another's name. */
export async function knownReviewer(briefing: vscode.Uri): Promise<string | null> {
  const set = readName(vscode.workspace.getConfiguration('briefing').inspect<string>('reviewer')?.globalValue ?? '');
  if (set !== '') return set;
  const name = readName((await (await historyOf(briefing))?.userName()) ?? '');
  return name === '' ? null : name;
}

/** Asks for the name and remembers it in the setting; null where the question was dismissed. */
export async function askForReviewer(): Promise<string | null> {
  const written = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who signs off?'), prompt: vscode.l10n.t('Your name, as others are to read it. It is remembered in the setting briefing.reviewer.'), ignoreFocusOut: true,
    validateInput: (value) => (readName(value) === '' ? vscode.l10n.t('A name is needed.') : undefined),
  });
  const name = readName(written ?? '');
  if (name === '') return null;
  await vscode.workspace.getConfiguration('briefing').update('reviewer', name, vscode.ConfigurationTarget.Global);
  return name;
}
