import * as vscode from 'vscode';
import { DIAGNOSTIC_SOURCE, speak, toDiagnostic, toRange, toTextEdit } from '../convert';
import type { Reviews } from '../services/reviews';

/** Offers the fixes that findings carry. */
export function registerQuickFixes(reviews: Reviews): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'markdown' },
    {
      provideCodeActions(document, range, context) {
        const review = reviews.get(document.uri);
        if (!review || review.version !== document.version || !context.diagnostics.some((one) => one.source === DIAGNOSTIC_SOURCE)) return [];
        const { lines } = review.briefing;
        const here = review.result.findings.filter((finding) => finding.fixes && toRange(lines, finding.range).intersection(range));
        return here.flatMap((finding) => (finding.fixes ?? []).map((fix) => {
          const action = new vscode.CodeAction(speak(fix.title), vscode.CodeActionKind.QuickFix);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.set(document.uri, fix.edits.map((edit) => toTextEdit(edit, lines)));
          action.diagnostics = [toDiagnostic(finding, lines, document.uri)];
          return action;
        }));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
