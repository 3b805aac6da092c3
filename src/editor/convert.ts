import * as vscode from 'vscode';
import type { Finding, RuleId, Severity } from '../core/model/finding';
import type { LineIndex } from '../core/model/lineIndex';
import type { Message } from '../core/model/message';
import type { Range } from '../core/model/range';
import type { TextEdit } from '../core/model/textEdit';

/** The one file that turns core types into the editor's. */

/** Says a message in the editor's display language. */
export const speak = (message: Message): string => vscode.l10n.t(message.text, ...message.args);

export function toRange(lines: LineIndex, range: Range): vscode.Range {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error, warning: vscode.DiagnosticSeverity.Warning, info: vscode.DiagnosticSeverity.Information, hint: vscode.DiagnosticSeverity.Hint,
};

export const DIAGNOSTIC_SOURCE = 'briefing';

/** Where the page of a rule is. */
export type RulePages = (rule: RuleId) => vscode.Uri;

/** `uri` is the document's, for the places that the finding relates to. */
export function toDiagnostic(finding: Finding, lines: LineIndex, uri: vscode.Uri, pageOf: RulePages): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(lines, finding.range), speak(finding.message), SEVERITIES[finding.severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: finding.rule, target: pageOf(finding.rule) };
  if (finding.isUnnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map(({ message, range }) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(lines, range)), speak(message)));
  }
  return diagnostic;
}

/** The rule of a diagnostic of ours; undefined for those of others and for mistakes of a configuration. */
export function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
  return source === DIAGNOSTIC_SOURCE && typeof code === 'object' ? String(code.value) : undefined;
}

export const toTextEdit = (edit: TextEdit, lines: LineIndex): vscode.TextEdit => vscode.TextEdit.replace(toRange(lines, edit.range), edit.text);
