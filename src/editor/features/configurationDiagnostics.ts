import * as vscode from 'vscode';
import type { ReadConfiguration } from '../../core/config/withFrontMatter';
import type { ConfigurationProblem } from '../../core/config/yamlReader';
import { LineIndex } from '../../core/model/lineIndex';
import { DIAGNOSTIC_SOURCE, speak, toRange } from '../convert';
import { isConfigurationFile } from '../services/configurationStore';
import type { Reviews } from '../services/reviews';

/** Shows the mistakes of a `.briefing.yml`: of one that is open as it is typed, of one that a reviewed briefing uses, and those of a briefing's own front matter. */
export function registerConfigurationDiagnostics(reviews: Reviews, read: ReadConfiguration): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('briefing configuration');
  const show = (uri: vscode.Uri, text: string, problems: readonly ConfigurationProblem[]): void => {
    const lines = new LineIndex(text);
    collection.set(uri, problems.map((problem) => {
      const diagnostic = new vscode.Diagnostic(toRange(lines, problem.range), speak(problem.message), vscode.DiagnosticSeverity.Error);
      diagnostic.source = DIAGNOSTIC_SOURCE;
      return diagnostic;
    }));
  };
  const showDocument = async (document: vscode.TextDocument): Promise<void> => {
    if (!isConfigurationFile(document.uri)) return;
    const { version } = document;
    const text = document.getText();
    const { problems } = await read(text);
    if (document.version === version && !document.isClosed) show(document.uri, text, problems);
  };
  vscode.workspace.textDocuments.forEach((document) => void showDocument(document));
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => void showDocument(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => void showDocument(document)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => collection.delete(uri))),
    reviews.onDidChange((uri) => {
      const review = reviews.get(uri);
      if (review?.configured.uri) show(review.configured.uri, review.configured.text, review.configured.problems);
      if (review && review.settingsProblems.length > 0) show(uri, review.briefing.text, review.settingsProblems);
      else collection.delete(uri);
    }),
  );
}
