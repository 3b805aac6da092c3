import { say, type Message } from '../model/message';
import type { Configuration } from './configuration';
import type { FileReading } from './readConfiguration';
import type { ReadConfiguration } from './withFrontMatter';
import type { ConfigurationProblem } from './yamlReader';

/** The files of a host. Files and folders are named as the host names them: paths, or URIs. */
export interface ConfigurationFiles {
  /** Null: there is no such file, or it cannot be read. */
  read(file: string): Promise<string | null>;
  /** The folder that a file or a folder is in; null at the root. */
  parent(of: string): string | null;
  /** A file as it is called from a folder. */
  resolve(folder: string, path: string): string;
}

/** One of the files that had a say. */
export interface ConfigurationLayer {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

export interface LoadedConfiguration {
  /** The nearest `.briefing.yml`; null: there is none, the defaults are in force. */
  readonly file: string | null;
  /** Every file that was read, the nearest last. Each has its own problems. */
  readonly layers: readonly ConfigurationLayer[];
  readonly configuration: Configuration;
  /** Sources that a mistake keeps out of force. */
  readonly broken: ReadonlySet<string>;
}

export const CONFIGURATION_NAME = '.briefing.yml';

/** Files that are extended one by the other; more are taken for a mistake. */
const MOST_LEVELS = 8;

export interface LoaderOptions {
  readonly files: ConfigurationFiles;
  readonly read: ReadConfiguration;
  /** What is in force where no file says anything. */
  readonly base: () => Promise<Configuration>;
}

/**
 * Finds out what is in force in a folder: every `.briefing.yml` from the root of the tree down to it, each key over the one before, and before
 * each file those that it extends. What was read is kept until it is forgotten.
 */
export class ConfigurationLoader {
  private readonly folders = new Map<string, Promise<LoadedConfiguration>>();
  private readonly texts = new Map<string, Promise<string | null>>();

  constructor(private readonly options: LoaderOptions) {}

  /** What is in force for the files of a folder. */
  in(folder: string): Promise<LoadedConfiguration> {
    const known = this.folders.get(folder);
    if (known) return known;
    const file = this.options.files.resolve(folder, CONFIGURATION_NAME);
    const loading = Promise.all([this.above(folder), this.text(file)]).then(([above, text]) => (text === null ? above : this.over(above, file, text)));
    this.folders.set(folder, loading);
    return loading;
  }

  /** The same for a folder whose own file has this text. */
  async with(file: string, text: string): Promise<LoadedConfiguration> {
    return this.over(await this.above(this.options.files.parent(file) ?? file), file, text);
  }

  /** What a file says, and those that it extends, wherever it lies. */
  async alone(file: string, text: string): Promise<LoadedConfiguration> {
    return this.over(await this.defaults(), file, text);
  }

  /** Whether a file had a say, or would have if there were one. */
  knows(file: string): boolean {
    return this.texts.has(file);
  }

  /** A file changed; all of them where none is named. */
  forget(file?: string): void {
    this.folders.clear();
    if (file === undefined) this.texts.clear();
    else this.texts.delete(file);
  }

  private above(folder: string): Promise<LoadedConfiguration> {
    const parent = this.options.files.parent(folder);
    return parent === null ? this.defaults() : this.in(parent);
  }

  private async defaults(): Promise<LoadedConfiguration> {
    return { file: null, layers: [], configuration: await this.options.base(), broken: new Set() };
  }

  private text(file: string): Promise<string | null> {
    const text = this.texts.get(file) ?? this.options.files.read(file);
    this.texts.set(file, text);
    return text;
  }

  private async over(before: LoadedConfiguration, file: string, text: string): Promise<LoadedConfiguration> {
    return { ...(await this.readFile(before, { file, text, extendedBy: [] })), file };
  }

  private async readFile(before: LoadedConfiguration, { file, text, extendedBy }: FileToRead): Promise<LoadedConfiguration> {
    const { read } = this.options;
    const first = await read(text, 'file', before.configuration, { broken: before.broken });
    const { below, problems } = await this.extended(before, { file, extendedBy: [...extendedBy, file], files: first.extends });
    const reading = below === before ? first : await read(text, 'file', below.configuration, { broken: below.broken });
    const layer: ConfigurationLayer = { file, text, problems: [...reading.problems, ...problems].sort((a, b) => a.range.start - b.range.start) };
    return { file: before.file, layers: [...below.layers.filter((one) => one.file !== file), layer], configuration: reading.configuration, broken: reading.broken };
  }

  /** The files that a file extends, in their order, over what is in force so far. One that had its say already is not asked again. */
  private async extended(before: LoadedConfiguration, { file, extendedBy, files }: { readonly file: string; readonly extendedBy: readonly string[]; readonly files: FileReading['extends'] }): Promise<{ below: LoadedConfiguration; problems: ConfigurationProblem[] }> {
    const problems: ConfigurationProblem[] = [];
    let below = before;
    for (const { path, range } of files) {
      const mistake = (message: Message): void => void problems.push({ range, message });
      if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
        mistake(say('extends: "{0}" is an address. Only files can be extended.', path));
        continue;
      }
      const target = this.options.files.resolve(this.options.files.parent(file) ?? file, path);
      if (extendedBy.includes(target)) mistake(say('extends: "{0}" leads back to this file.', path));
      else if (extendedBy.length > MOST_LEVELS) mistake(say('extends: more than {0} files extend one another here.', MOST_LEVELS));
      else if (!below.layers.some((layer) => layer.file === target)) {
        const text = await this.text(target);
        if (text === null) mistake(say('extends: there is no file "{0}" that can be read.', path));
        else below = await this.readFile(below, { file: target, text, extendedBy });
      }
    }
    return { below, problems };
  }
}

interface FileToRead {
  readonly file: string;
  readonly text: string;
  /** Those that lead to it, the first of them one that nobody extends. */
  readonly extendedBy: readonly string[];
}
