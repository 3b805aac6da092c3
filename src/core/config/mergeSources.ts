import { say } from '../model/message';
import type { Source } from './configuration';
import { clearSecrets } from './clearSecrets';
import { derivedFrom } from './derivedFrom';
import type { ExpressionChecks } from './expressionChecks';
import { readSource } from './readSource';
import { suggestionFor, type Entry, type Named } from './shape';
import type { FILE_KEYS } from './keys';
import type { SOURCE_KEYS } from './sourceKeys';
import { rangeWithin } from './rangeWithin';
import type { YamlReader } from './yamlReader';

export interface SourcesInForce {
  readonly sources: readonly Source[];
  readonly broken: ReadonlySet<string>;
}

/** What the entries are read with. */
export interface SourceReading {
  readonly yaml: string;
  readonly checks?: ExpressionChecks;
}

type SourceEntry = Named<Entry<typeof SOURCE_KEYS>>;
type GivenSources = Entry<typeof FILE_KEYS>['given']['sources'];

/** The sources of a file over those that were in force before it. One with a mistake anywhere in it is not in force, nor is the one it goes over. */
export function mergeSources(reader: YamlReader, given: GivenSources, before: SourcesInForce, reading: SourceReading): SourcesInForce {
  if (given === undefined) return before;
  if (given === null) return { sources: [], broken: new Set() };
  const sources = new Map(before.sources.map((source) => [source.id, source]));
  const broken = new Set(before.broken);
  const own: [id: string, entry: SourceEntry][] = [];
  for (const [id, entry] of given) {
    if (entry.given === null) optOut(reader, id, entry, sources, broken);
    else {
      own.push([id, entry]);
      clearSecrets(reader, entry.given?.given.request ?? null, reading.yaml);
      const source = reader.isBroken(entry) ? null : readEntry(reader, id, entry, { inherited: sources.get(id) ?? null, isBroken: broken.has(id), reading });
      setOrRemove(sources, broken, id, source);
    }
  }
  for (const [id, entry] of own) {
    if (sources.has(id) && !areInputsKnown(reader, entry, new Set([...sources.keys(), ...broken]), reading.yaml)) setOrRemove(sources, broken, id, null);
  }
  return { sources: [...sources.values()], broken };
}

function setOrRemove(sources: Map<string, Source>, broken: Set<string>, id: string, source: Source | null): void {
  if (source) sources.set(id, source);
  else {
    sources.delete(id);
    broken.add(id);
  }
}

function optOut(reader: YamlReader, id: string, { key }: SourceEntry, sources: Map<string, Source>, broken: Set<string>): void {
  // Of an id that nobody knows: a slip would leave the source in force that it was meant for.
  const meant = sources.has(id) || broken.has(id) ? null : suggestionFor(id, [...sources.keys()]);
  if (meant !== null) reader.report(key, say('There is no source "{0}" to opt out of. Did you mean "{1}"?', id, meant), meant);
  sources.delete(id);
  broken.delete(id);
}

function readEntry(reader: YamlReader, id: string, entry: SourceEntry, { inherited, isBroken, reading }: { readonly inherited: Source | null; readonly isBroken: boolean; readonly reading: SourceReading }): Source | null {
  // What it goes over is unknown, and the mistake is told where it stands.
  if (isBroken) return null;
  if (entry.given) return readSource(reader, id, { entry: entry.given, key: entry.key, inherited: inherited?.origin === 'built-in' && isWhole(entry.given) ? null : inherited, reading });
  reader.report(entry.key, say('sources.{0}: nothing is said of it. Write null behind it to opt out of it.', id));
  return null;
}

/** An entry that says by itself what is asked and how the reply is read is a source of its own, which happens to have the id of a built-in one: it takes nothing of it. */
const isWhole = ({ given: { request, extract, derive } }: NonNullable<SourceEntry['given']>): boolean => Boolean((request?.given.url && extract?.given.format) || derive);

function areInputsKnown(reader: YamlReader, { given }: SourceEntry, known: ReadonlySet<string>, yaml: string): boolean {
  const derive = given?.given.derive;
  const node = given?.pairs.get('derive')?.value ?? null;
  if (!derive || !node) return true;
  const unknown = [...new Set(derivedFrom(derive))].filter((id) => !known.has(id));
  for (const id of unknown) {
    const meant = suggestionFor(id, [...known]);
    const range = rangeWithin(yaml, node, `\${${id}}`, { from: 2, length: id.length });
    if (meant !== null) reader.reportAt(range, say('derive: there is no source "{0}". Did you mean "{1}"?', id, meant), meant);
    else reader.reportAt(range, say('derive: there is no source "{0}".', id));
  }
  return unknown.length === 0;
}
