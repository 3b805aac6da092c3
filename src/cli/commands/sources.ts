import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Source } from '../../core/config/configuration';
import type { LoadedConfiguration } from '../../core/config/configurationLoader';
import { sourceTestReport } from '../../core/sources/sourceTestReport';
import type { SourceTest } from '../../core/sources/testSource';
import type { Command, Invocation } from '../command';
import { environmentSecrets } from '../environmentSecrets';
import { configurationFinder } from '../documents';
import { speaker } from '../format/language';
import { sourceListJson, sourceListText, sourceTestJson } from '../format/sourcesReport';
import { configurationMistakes, tellMistakes } from '../reportConfiguration';
import { EXIT, UsageError } from '../streams';

/** `briefing sources list [FILE]`: the sources in force for a file or a folder. `briefing sources test ID [FILE]`: one source's request, reply and value. */
export const sources: Command = {
  name: 'sources',
  usage: 'briefing sources list [FILE] [--config FILE] [--json], or briefing sources test ID [FILE] [--config FILE] [--query TEXT] [--allow-private-hosts] [--json]',
  options: { config: { type: 'string' }, query: { type: 'string' }, json: { type: 'boolean' }, 'allow-private-hosts': { type: 'boolean' } },
  async run(invocation) {
    const { files: [what, ...rest] } = invocation;
    if (what === 'list') return list(rest, invocation);
    if (what === 'test') return test(rest, invocation);
    throw new UsageError(what === undefined ? 'sources takes list or test.' : `sources takes list or test, not "${what}".`);
  },
};

async function list([file, ...more]: readonly string[], invocation: Invocation): Promise<number> {
  if (more.length > 0) throw new UsageError('sources list takes one FILE or folder at most.');
  const { options, streams } = invocation;
  const speak = speaker(streams.env);
  const configured = await inForce(file, invocation);
  streams.out(options.flag('json') ? sourceListJson(configured, speak) : sourceListText(configured, speak));
  return tellMistakes(configurationMistakes(configured), streams, speak) ? EXIT.usage : EXIT.clean;
}

async function test([id, file, ...more]: readonly string[], invocation: Invocation): Promise<number> {
  if (id === undefined || more.length > 0) throw new UsageError('sources test takes an ID, and one FILE or folder at most.');
  const { options, streams } = invocation;
  const speak = speaker(streams.env);
  const configured = await inForce(file, invocation);
  const isMistaken = tellMistakes(configurationMistakes(configured), streams, speak);
  const source = configured.configuration.sources.find((one) => one.id === id);
  if (!source) throw new UsageError(unknownId(id, configured.configuration.sources));
  if (isSearch(source) && options.text('query') === undefined) throw new UsageError(`${id} is a search: --query TEXT says for what.`);
  const tested = await ask(source, configured, invocation);
  streams.out(options.flag('json') ? sourceTestJson(tested, speak) : sourceTestReport(tested, speak));
  if (isMistaken) return EXIT.usage;
  return 'error' in tested.result ? EXIT.incomplete : EXIT.clean;
}

async function ask(source: Source, { configuration }: LoadedConfiguration, { options, streams, ports }: Invocation): Promise<SourceTest> {
  const http = await ports.http(options.flag('allow-private-hosts'));
  const { timeoutMs, ...limits } = configuration.network;
  return ports.testSource(source, { http, secrets: environmentSecrets(streams.env), clock: ports.clock, timers: ports.timers, random: ports.random }, {
    ...limits, limits: { timeoutMs }, known: configuration.sources, signal: ports.signal, query: options.text('query') ?? '',
  });
}

const isSearch = ({ request }: Source): boolean => request?.url.includes('${query}') ?? false;

/** For a file what is in force for it, for a folder what is for the files in it; without either, for the working folder. */
async function inForce(file: string | undefined, { options, ports }: Invocation): Promise<LoadedConfiguration> {
  const named = file ?? '.';
  const kind = await stat(named).catch(() => null);
  if (!kind && named !== '-' && options.text('config') === undefined) throw new UsageError(`${named}: there is no such file or folder.`);
  return configurationFinder(options.text('config'), ports)(kind?.isDirectory() ? path.join(named, '-') : named);
}

/** With the ids that come next to it, since nobody knows them all by heart. */
function unknownId(id: string, all: readonly Source[]): string {
  const words = id.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
  const near = all.filter((source) => words.some((word) => source.id.toLowerCase().includes(word))).slice(0, 8).map((source) => source.id);
  return `There is no source "${id}" in force${near.length > 0 ? `. Did you mean ${near.join(', ')}?` : '; briefing sources list names them all.'}`;
}
