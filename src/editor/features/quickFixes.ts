import * as vscode from 'vscode';
import { fixAll, sureFixOf } from '../../core/checks/fixAll';
import { suppressionEdit } from '../../core/checks/suppressionEdit';
import type { Finding } from '../../core/model/finding';
import type { TextEdit } from '../../core/model/textEdit';
import { ruleOf, speak, toRange, toTextEdit } from '../convert';
import type { Review, Reviews } from '../services/reviews';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('briefing');

/** Offers the fixes that findings carry: each by itself, all of a rule, and all sure ones, which `editor.codeActionsOnSave` can ask for. */
export function registerQuickFixes(reviews: Reviews): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'markdown' },
    {
      async provideCodeActions(document, range, context, token) {
        // A review of an earlier text would put edits in wrong places.
        const review = await reviews.current(document);
        if (!review || token.isCancellationRequested || review.version !== document.version) return [];
        if (context.only?.contains(FIX_ALL)) return fixAllAction(review);
        return context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix) ? [] : quickFixes(review, range, context.diagnostics);
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function fixAllAction(review: Review): vscode.CodeAction[] {
  const edits = fixAll(review.result.findings);
  return edits.length > 0 ? [toAction(review, vscode.l10n.t('Fix all sure findings of this briefing'), edits, FIX_ALL)] : [];
}

function quickFixes(review: Review, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const { briefing: { lines }, result: { findings } } = review;
  const here = findings.filter((finding) => toRange(lines, finding.range).intersection(range));
  const shown = new Map(diagnostics.map((one) => [keyOf(ruleOf(one), one.range), one]));
  const mended = (finding: Finding): vscode.Diagnostic[] => {
    const diagnostic = shown.get(keyOf(finding.rule, toRange(lines, finding.range)));
    return diagnostic ? [diagnostic] : [];
  };
  const fixes = here.flatMap((finding) => (finding.fixes ?? []).map((fix) => {
    const action = toAction(review, speak(fix.title), fix.edits);
    action.isPreferred = fix === sureFixOf(finding);
    action.diagnostics = mended(finding);
    return action;
  }));
  // One of each rule, however many of its findings the selection covers.
  const rules = here.filter((finding, index) => here.findIndex(({ rule }) => rule === finding.rule) === index);
  const ofRules = rules.filter(({ rule }) => findings.filter((finding) => finding.rule === rule && sureFixOf(finding)).length > 1)
    .map((finding) => {
      const action = toAction(review, vscode.l10n.t("Fix all '{0}' in this file", finding.rule), fixAll(findings, finding.rule));
      // Without its diagnostic it would stand below the suppressions.
      action.diagnostics = mended(finding);
      return action;
    });
  const suppressions = rules.flatMap((finding) => {
    const edit = suppressionEdit(review.briefing, finding);
    if (!edit) return [];
    const action = toAction(review, vscode.l10n.t("Suppress '{0}' here", finding.rule), [edit]);
    action.diagnostics = mended(finding);
    return [action];
  });
  return [...fixes, ...ofRules, ...suppressions];
}

const keyOf = (rule: string | undefined, { start, end }: vscode.Range): string => [rule, start.line, start.character, end.line, end.character].join(' ');

function toAction({ uri, briefing }: Review, title: string, edits: readonly TextEdit[], kind = vscode.CodeActionKind.QuickFix): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(uri, edits.map((edit) => toTextEdit(edit, briefing.lines)));
  return action;
}
