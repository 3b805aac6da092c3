import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_CONFIGURATION, type Configuration } from '../core/config/configuration';
import type { ConfigurationProblem } from '../core/config/yamlReader';
import { withFrontMatter } from '../core/config/withFrontMatter';
import type { Briefing } from '../core/model/briefing';
import { parseBriefing } from '../core/parse/parseBriefing';
import type { Ports } from './command';
import { UsageError, type Streams } from './streams';

export interface LoadedConfiguration {
  /** Null: no file, the defaults are in force. */
  readonly file: string | null;
  readonly text: string;
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

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

/** Reads a document and what is in force for it: the named configuration, else the nearest `.briefing.yml` up the tree. */
export async function loadDocument(file: string, configFile: string | undefined, streams: Streams, { readConfiguration }: Pick<Ports, 'readConfiguration'>): Promise<Document> {
  const bytes = file === '-' ? await streams.stdin() : await readBytes(file);
  const text = decode(bytes, file);
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  const configured = configFile === undefined ? await nearestConfiguration(file === '-' ? '.' : path.dirname(file), readConfiguration) : await toConfiguration(configFile, decode(await readBytes(configFile), configFile), readConfiguration);
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
  if (bytes.includes(0)) throw new UsageError(`${file}: this is not a text file.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: this is not UTF-8 text.`);
  }
}

type Read = Ports['readConfiguration'];

async function nearestConfiguration(folder: string, read: Read): Promise<LoadedConfiguration> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, '.briefing.yml');
    const bytes = await readFile(file).catch(() => null);
    if (bytes) return toConfiguration(path.relative('.', file), decode(bytes, file), read);
    if (path.dirname(at) === at) return { file: null, text: '', configuration: DEFAULT_CONFIGURATION, problems: [] };
  }
}

const toConfiguration = async (file: string, text: string, read: Read): Promise<LoadedConfiguration> => ({ file, text, ...(await read(text)) });
