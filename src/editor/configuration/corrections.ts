import * as vscode from 'vscode';
import type { ConfigurationLanguageDeps } from '../features/configurationLanguage';

/** Offers what was most likely meant in place of a misspelt key or name. */
export function corrections(document: vscode.TextDocument, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[], { mistakes }: ConfigurationLanguageDeps): vscode.CodeAction[] {
  return mistakes.shownOf(document).flatMap(({ range: { start, end }, replacement }) => {
    const place = new vscode.Range(document.positionAt(start), document.positionAt(end));
    if (replacement === undefined || !place.intersection(range)) return [];
    const action = new vscode.CodeAction(vscode.l10n.t('Replace with "{0}"', replacement), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, place, replacement);
    action.diagnostics = diagnostics.filter((one) => one.range.isEqual(place));
    action.isPreferred = true;
    return [action];
  });
}
