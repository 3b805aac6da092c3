import * as vscode from 'vscode';
import type { ConfigurationLayer } from '../../core/config/configurationLoader';
import type { ConfigurationProblem } from '../../core/config/yamlReader';
import { LineIndex } from '../../core/model/lineIndex';
import { DIAGNOSTIC_SOURCE, speak, toRange } from '../convert';
import { isConfigurationFile, type ConfigurationStore } from '../services/configurationStore';
import type { Reviews } from '../services/reviews';

export interface ConfigurationDiagnostics extends vscode.Disposable {
  /** The mistakes that are shown of a document, as far as they are of the text that it has now. */
  shownOf(document: vscode.TextDocument): readonly ConfigurationProblem[];
}

/** Shows the mistakes of every `.briefing.yml` that is open or that a reviewed briefing uses, with those of the files that they extend, each in its own file, and those of a briefing's own front matter. */
export function registerConfigurationDiagnostics(reviews: Reviews, configurations: ConfigurationStore): ConfigurationDiagnostics {
  const collection = vscode.languages.createDiagnosticCollection('briefing configuration');
  const ofReviews = new Map<string, readonly ConfigurationLayer[]>();
  const ofDocuments = new Map<string, readonly ConfigurationLayer[]>();
  const shown = new Map<string, ConfigurationLayer>();

  const show = (): void => {
    // What is being written is read last, and closer.
    const layers = new Map([...ofReviews.values(), ...ofDocuments.values()].flat().map((layer) => [layer.file, layer]));
    for (const file of [...shown.keys()]) if (!layers.has(file)) showLayer(file, null);
    for (const [file, layer] of layers) if (shown.get(file) !== layer) showLayer(file, layer);
  };
  const showLayer = (file: string, layer: ConfigurationLayer | null): void => {
    if (layer) shown.set(file, layer);
    else shown.delete(file);
    collection.set(vscode.Uri.parse(file, true), layer ? toDiagnostics(layer) : undefined);
  };
  const readDocument = async (document: vscode.TextDocument): Promise<void> => {
    if (!isBeingWritten(document)) return;
    const text = document.getText();
    const { layers } = await configurations.ofDocument(document, text);
    if (document.isClosed || document.getText() !== text) return;
    ofDocuments.set(document.uri.toString(), layers);
    show();
  };
  const readAll = (): void => vscode.workspace.textDocuments.forEach((document) => void readDocument(document));
  const readReview = (uri: vscode.Uri): void => {
    const review = reviews.get(uri);
    const frontMatter = review && review.settingsProblems.length > 0 ? [{ file: uri.toString(), text: review.briefing.text, problems: review.settingsProblems }] : [];
    if (review) ofReviews.set(uri.toString(), [...review.configured.layers, ...frontMatter]);
    else ofReviews.delete(uri.toString());
    show();
  };
  readAll();
  const subscriptions = [
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => void readDocument(document)),
    vscode.workspace.onDidCloseTextDocument((document) => ofDocuments.delete(document.uri.toString()) && show()),
    configurations.onDidChange(readAll), reviews.onDidChange(readReview),
  ];
  return {
    shownOf: (document) => {
      const layer = shown.get(document.uri.toString());
      return layer?.text === document.getText() ? layer.problems : [];
    },
    dispose: () => void vscode.Disposable.from(...subscriptions).dispose(),
  };
}

/** Never the copies that version control shows beside it. */
const isBeingWritten = ({ uri }: vscode.TextDocument): boolean => isConfigurationFile(uri) && (uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true);

function toDiagnostics({ text, problems }: ConfigurationLayer): vscode.Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ range, message }) => {
    const diagnostic = new vscode.Diagnostic(toRange(lines, range), speak(message), vscode.DiagnosticSeverity.Error);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    return diagnostic;
  });
}
