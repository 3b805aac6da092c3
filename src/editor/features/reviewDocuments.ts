import * as vscode from 'vscode';

/** A tab that was hidden for a while asks for its text again; older ones than these, and those of an earlier window, say what to do. */
const MOST_KEPT = 20;

/** Documents that are shown and never kept. Of a scheme that no file system has, so that the checks leave them alone. */
const SCHEME = 'briefing-review';

export interface ReviewDocuments extends vscode.Disposable {
  /** Shows Markdown beside the editor, read-only. */
  show(name: string, text: string): Promise<void>;
  /** The same as a page, whose tables are tables; as text where Markdown's own preview is not there. */
  showPage(name: string, text: string): Promise<void>;
}

export function registerReviewDocuments(): ReviewDocuments {
  const texts = new Map<string, string>();
  let count = 0;
  const registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? vscode.l10n.t('This is not kept. Run the command again.'),
  });
  const keep = (name: string, text: string): vscode.Uri => {
    // Each is a document of its own: one that is open already would go on showing what it was opened with.
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name.replace(/[/\\]/g, ' ')}.md`, query: String(++count) });
    texts.set(uri.toString(), text);
    const [oldest] = texts.keys();
    if (oldest !== undefined && texts.size > MOST_KEPT) texts.delete(oldest);
    return uri;
  };
  const showText = async (uri: vscode.Uri): Promise<void> =>
    void (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { viewColumn: vscode.ViewColumn.Beside, preview: true }));
  return {
    show: (name, text) => showText(keep(name, text)),
    showPage: async (name, text) => {
      const uri = keep(name, text);
      try {
        await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
      } catch {
        // The extension that shows pages is switched off.
        await showText(uri);
      }
    },
    dispose: () => void registration.dispose(),
  };
}
