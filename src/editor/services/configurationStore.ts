import * as vscode from 'vscode';
import { DEFAULT_CONFIGURATION, type Configuration, type LoadCatalogue } from '../../core/config/configuration';
import type { ReadConfiguration } from '../../core/config/withFrontMatter';
import type { ConfigurationProblem } from '../../core/config/yamlReader';
import { speak } from '../convert';
import type { UserSettings } from './userSettings';

export interface LoadedConfiguration {
  /** Null: no file, the defaults are in force. */
  readonly uri: vscode.Uri | null;
  readonly text: string;
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

const NAME = '.briefing.yml';

export const isConfigurationFile = (uri: vscode.Uri): boolean => uri.path.endsWith(`/${NAME}`);

/** Finds and reads the nearest `.briefing.yml` up the tree of a document; a file that is open counts as it stands in the editor. */
export class ConfigurationStore implements vscode.Disposable {
  private readonly loaded = new Map<string, Promise<LoadedConfiguration | null>>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher(`**/${NAME}`);
  private readonly subscriptions: vscode.Disposable[];
  private settled: Promise<Configuration> | undefined;

  /** Some configuration changed: what was derived from one is to be derived anew. */
  readonly onDidChange = this.changed.event;

  constructor(
    readonly read: ReadConfiguration,
    private readonly catalogue: LoadCatalogue,
    private readonly settings: UserSettings,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const forget = (uri: vscode.Uri): void => this.forget(uri);
    this.subscriptions = [
      this.watcher, this.changed, settings.onDidChange(() => this.forgetAll()), this.watcher.onDidChange(forget), this.watcher.onDidCreate(forget), this.watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isConfigurationFile(document.uri) && forget(document.uri)),
      vscode.workspace.onDidCloseTextDocument((document) => isConfigurationFile(document.uri) && forget(document.uri)),
    ];
  }

  async for(uri: vscode.Uri): Promise<LoadedConfiguration> {
    if (uri.scheme === 'untitled') {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      return (folder && (await this.load(vscode.Uri.joinPath(folder, NAME)))) ?? this.none();
    }
    for (let folder = vscode.Uri.joinPath(uri, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
      const found = await this.load(vscode.Uri.joinPath(folder, NAME));
      if (found) return found;
      if (folder.path === '/' || folder.path === '' || /^\/[A-Za-z]:\/?$/.test(folder.path)) return this.none();
    }
  }

  private async none(): Promise<LoadedConfiguration> {
    return { uri: null, text: '', configuration: await this.base(), problems: [] };
  }

  /** The defaults and the built-in sources with the user's settings over them. */
  private base(): Promise<Configuration> {
    this.settled ??= this.readSettings();
    return this.settled;
  }

  private async readSettings(): Promise<Configuration> {
    const values = this.settings.read();
    const base: Configuration = { ...DEFAULT_CONFIGURATION, sources: await this.catalogue() };
    if (!Object.values(values).some((value) => value !== undefined && JSON.stringify(value) !== '{}')) return base;
    // JSON is YAML: the settings are read, and their mistakes told, as a file with the same keys is.
    const { configuration, problems } = await this.read(JSON.stringify(values), 'file', base);
    for (const problem of problems) this.log.warn(`${vscode.l10n.t('Settings')}: ${speak(problem.message)}`);
    return configuration;
  }

  private load(uri: vscode.Uri): Promise<LoadedConfiguration | null> {
    const key = uri.toString();
    const known = this.loaded.get(key);
    if (known) return known;
    const loading = readText(uri).then(async (text) => (text === null ? null : { uri, text, ...(await this.read(text, 'file', await this.base())) }));
    this.loaded.set(key, loading);
    return loading;
  }

  private forgetAll(): void {
    this.settled = undefined;
    this.loaded.clear();
    this.changed.fire();
  }

  private forget(uri: vscode.Uri): void {
    this.loaded.delete(uri.toString());
    this.changed.fire();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // No such file, or a folder that may not be read: the next one up the tree is asked.
    return null;
  }
}
