import * as vscode from 'vscode';

const MARKDOWN = '**/*.{md,MD,markdown,mdown,mkd}';

/**
 * The Markdown files of the open folders, without those that the user's `files.exclude` and `search.exclude` hide and without packages that
 * were installed.
 */
export async function findMarkdownFiles(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map((folder) => vscode.workspace.findFiles(new vscode.RelativePattern(folder, MARKDOWN), excludedIn(folder), undefined, token)));
  // A folder may lie inside another that is open too.
  return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** A search applies `files.exclude` by itself, and `search.exclude` only where it is told to. Entries with a condition on sibling files cannot be told. */
function excludedIn(folder: vscode.WorkspaceFolder): string {
  const search = vscode.workspace.getConfiguration('search', folder.uri).get<Record<string, unknown>>('exclude', {});
  const globs = ['**/node_modules', ...Object.keys(search).filter((glob) => search[glob] === true)];
  // Braces do not nest in the editor's globs.
  return `{${[...new Set(globs.flatMap(withoutBraces))].join(',')}}`;
}

/** `*.{a,b}` as `*.a` and `*.b`; one with a comma that stands in no braces is as good as none. */
function withoutBraces(glob: string): string[] {
  const match = /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (!match) return /[{},]/.test(glob) ? [] : [glob];
  const [, before = '', choices = '', behind = ''] = match;
  return choices.split(',').flatMap((choice) => withoutBraces(before + choice + behind));
}
