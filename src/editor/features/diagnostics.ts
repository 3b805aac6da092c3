import * as vscode from 'vscode';
import { toDiagnostic, type RulePages } from '../convert';
import type { Reviews } from '../services/reviews';

/** Shows the findings of every reviewed document in Problems, set per document. */
export function registerDiagnostics(reviews: Reviews, pageOf: RulePages): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('briefing');
  const subscription = reviews.onDidChange((uri) => {
    const review = reviews.get(uri);
    if (review) collection.set(uri, review.result.findings.map((finding) => toDiagnostic(finding, review.briefing.lines, uri, pageOf)));
    else collection.delete(uri);
  });
  return vscode.Disposable.from(collection, subscription);
}
