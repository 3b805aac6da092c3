import { parseDocument } from 'yaml';
import { say } from '../model/message';
import type { Range } from '../model/range';
import { DEFAULT_CONFIGURATION, type Configuration } from './configuration';
import type { ExpressionChecks } from './expressionChecks';
import { DOCUMENT_KEYS, FILE_KEYS } from './keys';
import { mergeCadences, mergeNetwork, mergePosts, mergePublishers, mergeRates, mergeRules, taken } from './mergeSections';
import { mergeSources, type SourcesInForce } from './mergeSources';
import { entryOf, type Entry, type KeyTable } from './shape';
import { tooDeepAt } from './tooDeep';
import { isNothing, isNull, textOf, YamlReader, type ConfigurationProblem } from './yamlReader';

export interface ConfigurationReading {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** The reading of one of several files. */
export interface FileReading extends ConfigurationReading {
  /** The files that are to be read before this one, each with its place in the text. */
  readonly extends: readonly { readonly path: string; readonly range: Range }[];
  /** Sources that are out of force because of a mistake, in this file or in one before it. */
  readonly broken: ReadonlySet<string>;
}

/** Where settings stand: in a file of their own, or below `briefing:` in the front matter of a document, which may set how it is read and measured and nothing that is fetched. */
export type ConfigurationPart = 'file' | 'front-matter';

export interface ReadingOptions {
  /** What only the bundle with the libraries can tell of expressions; without it they are found wrong when they are used. */
  readonly checks?: ExpressionChecks;
  /** Of the files before this one. */
  readonly broken?: ReadonlySet<string>;
}

/**
 * Reads a `.briefing.yml` or the front matter of a document over what is in force so far, key by key: maps merge, lists are replaced, `null`
 * takes back. Never throws: each mistake is a problem with its range, and the rest is in force.
 */
export function readConfiguration(yaml: string, part: ConfigurationPart = 'file', base: Configuration = DEFAULT_CONFIGURATION, options: ReadingOptions = {}): FileReading {
  const before: SourcesInForce = { sources: base.sources, broken: options.broken ?? new Set() };
  const deep = tooDeepAt(yaml);
  if (deep !== null) return { configuration: base, problems: [{ range: { start: deep, end: deep + 1 }, message: say('Not valid YAML: {0}', 'more than 64 levels deep') }], extends: [], broken: before.broken };
  const reader = new YamlReader();
  const document = parseDocument(yaml, { prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings]) {
    const [start, end] = error.pos;
    reader.reportAt({ start, end }, say('Not valid YAML: {0}', error.message));
  }
  const contents = document.contents ?? null;
  const root = part === 'file' ? entryOf(reader, contents, '.briefing.yml', FILE_KEYS) : asFile(entryOf(reader, reader.pairs(contents, 'front matter')?.get('briefing')?.value ?? null, 'briefing', DOCUMENT_KEYS));
  if (!root) return { configuration: base, problems: reader.problems, extends: [], broken: before.broken };
  const { sources, broken } = mergeSources(reader, root.given.sources, before, { yaml, ...options });
  const configuration = { ...mergeRoot(reader, root, base), sources };
  return { configuration, problems: reader.problems.sort((a, b) => a.range.start - b.range.start), extends: extendedFiles(root), broken };
}

type Root = Entry<typeof FILE_KEYS>;

/** Front matter takes some of the keys of a file. */
const asFile = (entry: Entry<typeof DOCUMENT_KEYS> | undefined): Root | undefined => entry;

function mergeRoot(reader: YamlReader, { given }: Root, base: Configuration): Omit<Configuration, 'sources'> {
  const { holidays } = given;
  return {
    cadences: mergeCadences(given.cadences, base.cadences),
    asOf: taken(given.as_of, base.asOf, DEFAULT_CONFIGURATION.asOf),
    timeZone: taken(given.time_zone, base.timeZone, null),
    holidays: holidays === undefined ? base.holidays : new Set(holidays),
    exchangeRates: mergeRates(given.exchange_rates, base.exchangeRates),
    publishers: mergePublishers(given.publishers, base.publishers),
    rules: mergeRules(reader, given.rules, base.rules),
    posts: mergePosts(given.posts, base.posts),
    network: mergeNetwork(given.network, base.network),
  };
}

function extendedFiles({ pairs }: Entry<KeyTable>): FileReading['extends'] {
  const node = pairs.get('extends')?.value ?? null;
  if (isNothing(node) || (node && isNull(node))) return [];
  const items = node && 'items' in node ? (node as { items: unknown[] }).items : [node];
  return items.flatMap((item) => {
    const path = textOf(item as typeof node);
    const [start = 0, end = 1] = (item as typeof node)?.range ?? [];
    return path === null ? [] : [{ path, range: { start, end } }];
  });
}
