import * as vscode from 'vscode';
import { DEFAULT_CONFIGURATION, type Configuration, type LoadCatalogue } from '../../core/config/configuration';
import { CONFIGURATION_NAME, ConfigurationLoader, type ConfigurationFiles, type LoadedConfiguration as Loaded } from '../../core/config/configurationLoader';
import type { LoadExpressionChecks } from '../../core/config/expressionChecks';
import { withExpressionChecks } from '../../core/config/withExpressionChecks';
import type { ReadConfiguration } from '../../core/config/withFrontMatter';
import { speak } from '../convert';
import type { UserSettings } from './userSettings';

/** Its files are named by their URIs, as text. */
export interface LoadedConfiguration extends Loaded {
  /** The nearest `.briefing.yml`; null: no file, the defaults are in force. */
  readonly uri: vscode.Uri | null;
}

export const isConfigurationFile = (uri: vscode.Uri): boolean => uri.path.endsWith(`/${CONFIGURATION_NAME}`);

export interface ConfigurationPorts {
  readonly readConfiguration: ReadConfiguration;
  readonly catalogue: LoadCatalogue;
  /** For the file that is being written. */
  readonly expressionChecks: LoadExpressionChecks;
}

/** Finds and reads every `.briefing.yml` up the tree of a document, with the files that they extend; a file that is open counts as it stands in the editor. */
export class ConfigurationStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Of files that `watcher` does not see: those by other names, and those outside the workspace. */
  private readonly watched = new Map<string, vscode.FileSystemWatcher>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly loader: ConfigurationLoader;
  private readonly checking: ConfigurationLoader;
  private settled: Promise<Configuration> | undefined;

  /** Some configuration changed: what was derived from one is to be derived anew. */
  readonly onDidChange = this.changed.event;
  readonly read: ReadConfiguration;

  constructor(
    private readonly ports: ConfigurationPorts,
    private readonly settings: UserSettings,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.read = ports.readConfiguration;
    const files: ConfigurationFiles = { read: (file) => this.readFile(vscode.Uri.parse(file, true)), parent: parentOf, resolve: resolvePath };
    const base = (): Promise<Configuration> => this.base();
    this.loader = new ConfigurationLoader({ files, base, read: this.read });
    this.checking = new ConfigurationLoader({ files, base, read: withExpressionChecks(this.read, ports.expressionChecks) });
    const ofDocument = ({ uri }: vscode.TextDocument): void => {
      if (this.isConfiguration(uri)) this.forget(uri);
    };
    this.subscriptions = [
      this.changed, settings.onDidChange(() => this.forget()), ...this.watch(vscode.workspace.createFileSystemWatcher(`**/${CONFIGURATION_NAME}`)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && ofDocument(document)),
      vscode.workspace.onDidCloseTextDocument(ofDocument),
    ];
  }

  /** Whether a file is a configuration: by its name, or because one that was read extends it. */
  isConfiguration(uri: vscode.Uri): boolean {
    return isConfigurationFile(uri) || this.loader.knows(uri.toString()) || this.checking.knows(uri.toString());
  }

  async for(uri: vscode.Uri): Promise<LoadedConfiguration> {
    const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
    const loaded = folder ? await this.loader.in(folder.toString()) : { file: null, layers: [], configuration: await this.base(), broken: new Set<string>() };
    return { ...loaded, uri: loaded.file === null ? null : vscode.Uri.parse(loaded.file, true) };
  }

  /** What is in force by a `.briefing.yml` as it is being written, its expressions checked too. */
  async ofDocument({ uri }: vscode.TextDocument, text: string): Promise<Loaded> {
    const file = storedAs(uri).toString();
    const loaded = await this.checking.with(file, text);
    return { ...loaded, layers: loaded.layers.map((layer) => (layer.file === file ? { ...layer, file: uri.toString() } : layer)) };
  }

  /** The file that `extends` names. */
  extendedBy(uri: vscode.Uri, path: string): vscode.Uri {
    return vscode.Uri.parse(resolvePath(vscode.Uri.joinPath(storedAs(uri), '..').toString(), path), true);
  }

  /** The defaults and the built-in sources with the user's settings over them. */
  private base(): Promise<Configuration> {
    this.settled ??= this.readSettings();
    return this.settled;
  }

  private async readSettings(): Promise<Configuration> {
    const values = this.settings.read();
    const base: Configuration = { ...DEFAULT_CONFIGURATION, sources: await this.ports.catalogue() };
    if (!Object.values(values).some((value) => value !== undefined && JSON.stringify(value) !== '{}')) return base;
    // JSON is YAML: the settings are read, and their mistakes told, as a file with the same keys is.
    const { configuration, problems } = await this.read(JSON.stringify(values), 'file', base);
    for (const problem of problems) this.log.warn(`${vscode.l10n.t('Settings')}: ${speak(problem.message)}`);
    return configuration;
  }

  private async readFile(uri: vscode.Uri): Promise<string | null> {
    const text = await readText(uri);
    const isSeen = isConfigurationFile(uri) && (text === null || vscode.workspace.getWorkspaceFolder(uri) !== undefined);
    if (!isSeen && !this.watched.has(uri.toString())) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), uri.path.slice(uri.path.lastIndexOf('/') + 1)));
      this.watched.set(uri.toString(), watcher);
      this.subscriptions.push(...this.watch(watcher));
    }
    return text;
  }

  private watch(watcher: vscode.FileSystemWatcher): vscode.Disposable[] {
    const forget = (uri: vscode.Uri): void => this.forget(uri);
    return [watcher, watcher.onDidChange(forget), watcher.onDidCreate(forget), watcher.onDidDelete(forget)];
  }

  /** One file, or all and the settings too. */
  private forget(uri?: vscode.Uri): void {
    if (!uri) this.settled = undefined;
    for (const loader of [this.loader, this.checking]) loader.forget(uri?.toString());
    this.changed.fire();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** A file that is not saved yet belongs where it will be. */
const storedAs = (uri: vscode.Uri): vscode.Uri => (uri.scheme === 'untitled' ? uri.with({ scheme: vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file' }) : uri);

function parentOf(of: string): string | null {
  const uri = vscode.Uri.parse(of, true);
  return uri.path === '/' || uri.path === '' || /^\/[A-Za-z]:\/?$/.test(uri.path) ? null : vscode.Uri.joinPath(uri, '..').toString();
}

function resolvePath(folder: string, path: string): string {
  const uri = vscode.Uri.parse(folder, true);
  if (/^[A-Za-z]:[\\/]/.test(path)) return vscode.Uri.file(path).toString();
  return (path.startsWith('/') ? uri.with({ path }) : vscode.Uri.joinPath(uri, path)).toString();
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
