import { zoneOf } from '../../core/checks/yardstick';
import { withExpressionChecks } from '../../core/config/withExpressionChecks';
import type { Source } from '../../core/config/configuration';
import type { CivilDate } from '../../core/model/civilDate';
import { say } from '../../core/model/message';
import { isFailure, type Observation, type SourceFailure } from '../../core/model/observation';
import { applyEdits } from '../../core/model/textEdit';
import type { PageRequests } from '../../core/refresh/datePages';
import { refreshBriefing, type RefreshOutcome } from '../../core/refresh/refreshBriefing';
import { keptOf, type KeptObservation } from '../../core/observations/keptObservation';
import { writtenOf } from '../../core/refresh/written';
import { asOfOption } from '../asOfOption';
import type { Command, Invocation } from '../command';
import { environmentSecrets } from '../environmentSecrets';
import { loadDocument, type Document } from '../documents';
import { speaker } from '../format/language';
import { refreshDiff, refreshJson, refreshSummary } from '../format/refreshReport';
import { ObservationLogs } from '../observationLogs';
import { reportConfiguration } from '../reportConfiguration';
import { EXIT, UsageError } from '../streams';
import { writeDocuments } from '../writeDocuments';

export interface RefreshedFile {
  readonly document: Document;
  readonly outcome: RefreshOutcome;
  /** The text with every proposal that is not held. */
  readonly text: string;
  /** What the sources gave. */
  readonly observed: readonly KeptObservation[];
}

/** `briefing refresh FILE…`: plans the edits, and with `--write` makes them; a file is written whole or not at all. */
export const refresh: Command = {
  name: 'refresh',
  usage: 'briefing refresh FILE… [--config FILE] [--as-of YYYY-MM-DD] [--diff|--write|--json] [--no-record] [--allow-private-hosts]',
  options: {
    config: { type: 'string' }, 'as-of': { type: 'string' }, diff: { type: 'boolean' }, write: { type: 'boolean' }, json: { type: 'boolean' }, 'no-record': { type: 'boolean' }, 'allow-private-hosts': { type: 'boolean' },
  },
  async run(invocation) {
    const { files, options, streams, ports } = invocation;
    if (files.length === 0) throw new UsageError('refresh takes at least one FILE.');
    if (options.flag('write') && files.includes('-')) throw new UsageError('--write cannot write to standard input; use --diff or --json.');
    asOfOption(options);
    const speak = speaker(streams.env);
    const reading = { catalogue: ports.catalogue, readConfiguration: withExpressionChecks(ports.readConfiguration, ports.expressionChecks) };
    const documents = await Promise.all(files.map((file) => loadDocument(file, options.text('config'), streams, reading)));
    const logs = new ObservationLogs(ports, streams, speak);
    const refreshed = await Promise.all(documents.map((document) => refreshOne(document, invocation, logs)));
    if (options.flag('json')) streams.out(refreshJson(refreshed, speak));
    else if (!options.flag('write')) streams.out(refreshDiff(refreshed));
    if (options.flag('write')) await write(refreshed, options.flag('no-record') ? null : logs, ports.clock.now());
    streams.error(refreshSummary(refreshed, speak, options.flag('write')));
    if (reportConfiguration(documents, streams, speak)) return EXIT.usage;
    const failed = refreshed.some(({ outcome }) => outcome.failures.length > 0 || outcome.proposals.some((proposal) => proposal.held));
    return failed ? EXIT.incomplete : EXIT.clean;
  },
};

/** What was observed is kept even where a document cannot be written; what was written only once it is. */
async function write(refreshed: readonly RefreshedFile[], logs: ObservationLogs | null, at: number): Promise<void> {
  for (const { document, observed } of refreshed) await logs?.observed(document, observed);
  await writeDocuments(refreshed);
  for (const { document, outcome } of refreshed) await logs?.applied(document, (file) => outcome.proposals.filter(({ held }) => !held).flatMap((proposal) => writtenOf(proposal, outcome.briefing, file, at)));
}

async function refreshOne(document: Document, invocation: Invocation, logs: ObservationLogs): Promise<RefreshedFile> {
  const { options, ports, streams } = invocation;
  const { briefing, configuration } = document;
  const observed: KeptObservation[] = [];
  const fetch = async (sources: readonly Source[]): Promise<Map<string, Observation | SourceFailure>> => {
    const http = await ports.http(options.flag('allow-private-hosts'));
    const { timeoutMs, ...limits } = configuration.network;
    const results = await ports.fetchSources(sources, { http, clock: ports.clock, timers: ports.timers, random: ports.random, secrets: environmentSecrets(streams.env) }, { ...limits, limits: { timeoutMs }, known: configuration.sources, mode: 'explicit', signal: ports.signal });
    const known = results.map((result, index) => notAfter(asOfOption(options), result, sources[index]));
    observed.push(...known.flatMap((result, index) => (sources[index] && !isFailure(result) ? [keptOf(result, sources[index])] : [])));
    return new Map(known.map((result) => [result.sourceId, result]));
  };
  const outcome = await refreshBriefing({ briefing, configuration, within: null, written: await logs.written(document), fetch, pages: pagesFor(document, invocation), current: () => briefing });
  const edits = outcome.proposals.filter((proposal) => !proposal.held).flatMap((proposal) => proposal.edits);
  return { document, outcome, text: applyEdits(briefing.text, edits), observed };
}

/** With `--as-of`, pages and posts of later days are not known yet. */
function pagesFor({ briefing, configuration }: Document, { options, ports }: Invocation): PageRequests {
  return {
    now: ports.clock.now(), timeZone: zoneOf(briefing, configuration, ports.clock), latest: asOfOption(options) ?? null,
    fetch: async (urls) => ports.fetchPages(urls, { http: await ports.http(options.flag('allow-private-hosts')), clock: ports.clock, timers: ports.timers, random: ports.random }, { ...configuration.network, signal: ports.signal }),
  };
}

/** With `--as-of`, what a source only said later is not known yet. */
function notAfter(day: CivilDate | undefined, result: Observation | SourceFailure, source: Source | undefined): Observation | SourceFailure {
  if (day === undefined || isFailure(result) || result.asOf === null || result.asOf <= day) return result;
  return { sourceId: result.sourceId, url: result.url, error: 'future-date', message: say('{0}: the reply is as of {1}, after {2}.', source?.title ?? result.sourceId, result.asOf, day) };
}
