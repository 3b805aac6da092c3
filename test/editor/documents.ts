import * as vscode from 'vscode';

/** Writes a file into the workspace and shows it. */
export async function showFile(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder, name);
}

/** The first list of diagnostics of a file that satisfies a condition. */
export function diagnosticsWhere(uri: vscode.Uri, holds: (found: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = vscode.languages.getDiagnostics(uri);
      if (!holds(found)) return false;
      resolve(found);
      return true;
    };
    if (look()) return;
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((one) => one.toString() === uri.toString()) && look()) subscription.dispose();
    });
  });
}

export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

export const rulesOf = (found: readonly vscode.Diagnostic[]): string[] => found.map(ruleOf).sort();

/** The diagnostics of the extension alone, without those of other checkers. */
export const ownOf = (found: readonly vscode.Diagnostic[]): vscode.Diagnostic[] => found.filter(({ source }) => source === 'briefing');
