import * as vscode from 'vscode';

/** Of the API of VS Code's own git extension, version 1, what is used here. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}
interface GitApi {
  getRepository(uri: vscode.Uri): GitRepository | null;
  openRepository(folder: vscode.Uri): Promise<GitRepository | null>;
}
interface GitRepository {
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly GitCommit[]>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}
interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

export interface Revision {
  readonly hash: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly author: string;
  readonly date: Date | null;
}

const MOST_REVISIONS = 100;

/** The past of one file, as git has it. */
export class FileHistory {
  constructor(
    private readonly repository: GitRepository,
    private readonly uri: vscode.Uri,
  ) {}

  /** Those that changed the file, the newest first. */
  async revisions(): Promise<Revision[]> {
    const commits = await this.repository.log({ path: this.uri.fsPath, maxEntries: MOST_REVISIONS });
    return commits.map(({ hash, message, authorName, authorDate }) => ({ hash, subject: message.split('\n', 1)[0] ?? '', author: authorName ?? '', date: authorDate ?? null }));
  }

  /** The file's bytes in a revision. */
  async bytesAt(revision: string): Promise<Uint8Array> {
    // What begins with a dash would be an option to git.
    if (!/^[\w@][\w@./~^{}-]*$/.test(revision)) throw new Error(vscode.l10n.t('{0} is no name of a revision.', revision));
    try {
      return await this.repository.buffer(revision, this.uri.fsPath);
    } catch (error) {
      throw new Error(vscode.l10n.t('git has no {0} of this file: {1}', revision, error instanceof Error ? error.message : String(error)), { cause: error });
    }
  }

  /** `user.name`, the repository's own before the user's. */
  async userName(): Promise<string> {
    const ask = (asked: Promise<string>): Promise<string> => asked.then((name) => name.trim(), () => '');
    return (await ask(this.repository.getConfig('user.name'))) || ask(this.repository.getGlobalConfig('user.name'));
  }
}

/** Null where the host has no git (a browser), git is switched off, or the file lies in no repository. */
export async function historyOf(uri: vscode.Uri): Promise<FileHistory | null> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension || uri.scheme !== 'file') return null;
  try {
    const api = (await extension.activate()).getAPI(1);
    const repository = api.getRepository(uri) ?? (await api.openRepository(vscode.Uri.joinPath(uri, '..')));
    return repository && new FileHistory(repository, uri);
  } catch {
    // It throws where git is not installed or `git.enabled` is off.
    return null;
  }
}
