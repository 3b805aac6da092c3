import * as vscode from 'vscode';
import { readConfiguration } from '../../core/config/readConfiguration';
import { LineIndex } from '../../core/model/lineIndex';
import { DIAGNOSTIC_SOURCE, speak, toRange } from '../convert';
import { isConfigurationFile } from '../services/configurationStore';
import type { Reviews } from '../services/reviews';

/** Shows the mistakes of a `.briefing.yml`: of one that is open as it is typed, and of one that a reviewed briefing uses. */
export function registerConfigurationDiagnostics(reviews: Reviews): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('briefing configuration');
  const show = (uri: vscode.Uri, text: string): void => {
    const lines = new LineIndex(text);
    collection.set(uri, readConfiguration(text).problems.map((problem) => {
      const diagnostic = new vscode.Diagnostic(toRange(lines, problem.range), speak(problem.message), vscode.DiagnosticSeverity.Error);
      diagnostic.source = DIAGNOSTIC_SOURCE;
      return diagnostic;
    }));
  };
  const showDocument = (document: vscode.TextDocument): void => {
    if (isConfigurationFile(document.uri)) show(document.uri, document.getText());
  };
  vscode.workspace.textDocuments.forEach(showDocument);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(showDocument),
    vscode.workspace.onDidChangeTextDocument(({ document }) => showDocument(document)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => collection.delete(uri))),
    reviews.onDidChange((uri) => {
      const configured = reviews.get(uri)?.configured;
      if (configured?.uri) show(configured.uri, configured.text);
    }),
  );
}
