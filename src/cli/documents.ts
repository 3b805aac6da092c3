import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_CONFIGURATION, type Configuration } from '../core/config/configuration';
import { ConfigurationLoader, type ConfigurationFiles, type LoadedConfiguration } from '../core/config/configurationLoader';
import type { ConfigurationProblem } from '../core/config/yamlReader';
import { withFrontMatter } from '../core/config/withFrontMatter';
import type { Briefing } from '../core/model/briefing';
import { decodeText } from '../core/parse/decodeText';
import { parseBriefing } from '../core/parse/parseBriefing';
import type { Ports } from './command';
import { UsageError, type Streams } from './streams';

export interface Document {
  /** As given on the command line; `-` is standard input. */
  readonly file: string;
  readonly briefing: Briefing;
  /** What stands before the text in the file and is no part of it, as in the editor; a file is written back with it. */
  readonly byteOrderMark: '' | '\uFEFF';
  readonly configured: LoadedConfiguration;
  /** What is in force: that of `configured`, with the document's own front matter over it. */
  readonly configuration: Configuration;
  /** Mistakes of the front matter, in the document. */
  readonly problems: readonly ConfigurationProblem[];
}

/** What is in force for a file. What was read once is kept, so that a thousand files beneath one configuration read it once. */
export type ConfigurationFinder = (file: string) => Promise<LoadedConfiguration>;

type ConfigurationPorts = Pick<Ports, 'readConfiguration' | 'catalogue'>;

/** Finds what the named configuration says for every file, else what the `.briefing.yml` of each folder up the tree say. */
export function configurationFinder(configFile: string | undefined, { readConfiguration, catalogue }: ConfigurationPorts): ConfigurationFinder {
  let defaults: Promise<Configuration> | undefined;
  const base = (): Promise<Configuration> => (defaults ??= catalogue().then((sources) => ({ ...DEFAULT_CONFIGURATION, sources })));
  const loader = new ConfigurationLoader({ files: FILES, read: readConfiguration, base });
  if (configFile === undefined) return async (file) => called(await loader.in(path.resolve(file === '-' ? '.' : path.dirname(file))), fromHere);
  let named: Promise<LoadedConfiguration> | undefined;
  const whole = path.resolve(configFile);
  const load = async (): Promise<LoadedConfiguration> => called(await loader.alone(whole, decode(await readBytes(configFile), configFile)), (file) => (file === whole ? configFile : fromHere(file)));
  return () => (named ??= load());
}

/** The files by the names that a person gave them. */
const called = ({ file, layers, ...rest }: LoadedConfiguration, nameOf: (file: string) => string): LoadedConfiguration =>
  ({ ...rest, file: file === null ? null : nameOf(file), layers: layers.map((layer) => ({ ...layer, file: nameOf(layer.file) })) });

const fromHere = (file: string): string => path.relative('.', file);

const FILES: ConfigurationFiles = {
  read: async (file) => {
    const bytes = await readFile(file).catch(() => null);
    return bytes && decode(bytes, fromHere(file));
  },
  parent: (of) => (path.dirname(of) === of ? null : path.dirname(of)),
  resolve: (folder, name) => path.resolve(folder, name),
};

/** Reads a document and what is in force for it: the named configuration, else every `.briefing.yml` up the tree. */
export async function loadDocument(file: string, configFile: string | undefined, streams: Streams, ports: ConfigurationPorts): Promise<Document> {
  return readDocument(file, { find: configurationFinder(configFile, ports), readConfiguration: ports.readConfiguration, stdin: () => streams.stdin() });
}

export interface DocumentReading extends Pick<Ports, 'readConfiguration'> {
  readonly find: ConfigurationFinder;
  readonly stdin: Streams['stdin'];
}

/** The same for one of many files, which share what was found. */
export async function readDocument(file: string, { find, readConfiguration, stdin }: DocumentReading): Promise<Document> {
  const bytes = file === '-' ? await stdin() : await readBytes(file);
  const text = decode(bytes, file);
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  const configured = await find(file);
  const own = await withFrontMatter(text, configured.configuration, readConfiguration);
  const tagNames = new Set(own.configuration.cadences.keys());
  const briefing = parseBriefing(text, { fileName: file === '-' ? '' : path.basename(file), tagNames });
  return { file, briefing, byteOrderMark, configured, configuration: own.configuration, problems: own.problems };
}

export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
}

export function decode(bytes: Uint8Array, file: string): string {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  throw new UsageError(decoded.unreadable === 'binary' ? `${file}: this is not a text file.` : `${file}: this is not UTF-8 text.`);
}
