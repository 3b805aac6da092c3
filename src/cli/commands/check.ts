import { runChecks } from '../../core/checks/runChecks';
import { yardstick } from '../../core/checks/yardstick';
import { citedUrls } from '../../core/links/citedUrls';
import { validateLinks } from '../../core/links/validateLinks';
import type { Evidence } from '../../core/model/evidence';
import type { Finding, Severity } from '../../core/model/finding';
import { asOfOption } from '../asOfOption';
import type { Command, Invocation } from '../command';
import { loadDocument, type Document } from '../documents';
import { githubReport, jsonReport, textReport } from '../format/checkReport';
import type { FileReport } from '../format/fileReport';
import { speaker } from '../format/language';
import { reportConfiguration } from '../reportConfiguration';
import { EXIT, UsageError } from '../streams';

const WEIGHT: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };
const FORMATS = ['text', 'json', 'github'] as const;

/** `briefing check FILE…`: every check that needs no network; `--links` adds those that do. */
export const check: Command = {
  name: 'check',
  usage: `briefing check FILE… [--as-of YYYY-MM-DD] [--config FILE] [--links] [--fail-on error|warning|info] [--format ${FORMATS.join('|')}] [--allow-private-hosts]`,
  options: {
    'as-of': { type: 'string' }, config: { type: 'string' }, links: { type: 'boolean' }, 'fail-on': { type: 'string' }, format: { type: 'string' }, 'allow-private-hosts': { type: 'boolean' },
  },
  async run(invocation) {
    const { files, options, streams, ports } = invocation;
    if (files.length === 0) throw new UsageError('check takes at least one FILE.');
    const failOn = choice(options.text('fail-on') ?? 'error', '--fail-on', ['error', 'warning', 'info'] as const);
    const format = choice(options.text('format') ?? 'text', '--format', FORMATS);
    const speak = speaker(streams.env);
    const documents = await Promise.all(files.map((file) => loadDocument(file, options.text('config'), streams, ports)));
    const evidence = options.flag('links') ? await visit(documents, invocation) : [];
    const reports = documents.map((document) => reportOn(document, invocation, evidence));
    const print = { text: () => textReport(reports, speak, streams.colour), json: () => jsonReport(reports, speak), github: () => githubReport(reports, speak) };
    streams.out(print[format]());
    if (reportConfiguration(documents, streams, speak)) return EXIT.usage;
    const isBad = (finding: Finding): boolean => WEIGHT[finding.severity] >= WEIGHT[failOn];
    if (reports.some((report) => report.findings.some(isBad))) return EXIT.findings;
    return evidence.some(({ state }) => state === 'not-checked') ? EXIT.incomplete : EXIT.clean;
  },
};

function choice<T extends string>(value: string, option: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} takes one of ${choices.join(', ')}, not "${value}".`);
  return found;
}

function reportOn({ file, briefing, configuration }: Document, { options, ports }: Invocation, evidence: readonly Evidence[]): FileReport {
  const today = asOfOption(options) ?? yardstick(briefing, configuration, ports.clock);
  const result = runChecks(briefing, configuration, today, new Map(evidence.map((one) => [one.url, one])));
  return { file, briefing, today, ...result };
}

async function visit(documents: readonly Document[], { options, ports, streams }: Invocation): Promise<Evidence[]> {
  const urls = [...new Set(documents.flatMap(({ briefing }) => citedUrls(briefing).map(({ url }) => url)))];
  const network = documents[0]?.configuration.network;
  if (urls.length === 0 || !network) return [];
  const http = await ports.http(options.flag('allow-private-hosts'));
  streams.error(`Checking ${urls.length} links…\n`);
  return validateLinks(urls, { http, clock: ports.clock, timers: ports.timers }, { ...network, signal: ports.signal });
}
