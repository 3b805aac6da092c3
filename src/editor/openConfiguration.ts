import * as vscode from 'vscode';

const START = `version: 1
# Each source feeds the bullets whose label is listed, e.g. "- [REALTIME] USD/JPY: 153 (Jan 7, 2026, Publisher)."
# sources:
#   usd-jpy:
#     title: USD/JPY reference rate
#     match: { labels: [USD/JPY, ドル円] }
#     request: { url: "https://api.example.org/v1/latest?base=USD&symbols=JPY" }
#     extract: { format: json, value: "$.rates.JPY", date: "$.date" }
#     decimals: 2
#     ttl: 15m
`;

/** Opens a `.briefing.yml`; where there is none yet, a new one with an example in it, which is written only when the user saves it. */
export async function openConfiguration(uri: vscode.Uri | null): Promise<void> {
  if (uri) return void (await vscode.window.showTextDocument(uri));
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: .briefing.yml belongs into it.'));
    return;
  }
  const target = vscode.Uri.joinPath(folder, '.briefing.yml').with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
  if (editor.document.getText() === '') await editor.insertSnippet(new vscode.SnippetString(START.replace(/[$}\\]/g, '\\$&')));
}
