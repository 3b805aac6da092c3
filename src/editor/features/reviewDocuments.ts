import * as vscode from 'vscode';

/** Documents that are shown and never kept. Of a scheme that no file system has, so that the checks leave them alone. */
const SCHEME = 'briefing-review';

export interface ReviewDocuments extends vscode.Disposable {
  /** Shows Markdown beside the editor, read-only; what was shown under the same name is replaced. */
  show(name: string, text: string): Promise<void>;
}

export function registerReviewDocuments(): ReviewDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '' }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === SCHEME && texts.delete(uri.toString())),
  );
  return {
    show: async (name, text) => {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name.replace(/[/\\]/g, ' ')}.md` });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { viewColumn: vscode.ViewColumn.Beside, preview: true });
    },
    dispose: () => void registration.dispose(),
  };
}
