import path from 'node:path';
import { once } from '../../core/checks/remembered';
import type { Severity } from '../../core/model/finding';
import { asOfOption } from '../asOfOption';
import { briefingFiles } from '../briefingFiles';
import { changedLines } from '../changedLines';
import { fileChecker, type CheckJob, type CheckSettings } from '../checking/checkFile';
import { checkInOrder } from '../checking/checkInOrder';
import { CheckTally } from '../checking/checkTally';
import { evidenceFor } from '../checking/evidenceFor';
import type { Command, Invocation } from '../command';
import { dayOption } from '../dayOption';
import { configurationFinder } from '../documents';
import { githubReport } from '../format/githubReport';
import { jsonReport } from '../format/jsonReport';
import { speaker } from '../format/language';
import type { Reporter, Say } from '../format/reporter';
import { sarifReport } from '../format/sarifReport';
import { textReport } from '../format/textReport';
import { repositoryRoot } from '../repositoryRoot';
import { EXIT, UsageError, type Streams } from '../streams';

const WEIGHT: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };
const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

interface Asked {
  readonly failOn: Severity;
  readonly format: (typeof FORMATS)[number];
  readonly quiet: boolean;
}

/** `briefing check FILE…`: every check that needs no network; `--links` adds those that do. */
export const check: Command = {
  name: 'check',
  usage: `briefing check FILE|FOLDER… [--as-of YYYY-MM-DD] [--config FILE] [--links] [--changed-since REF] [--by YYYY-MM-DD] [--fail-on error|warning|info] [--quiet] [--format ${FORMATS.join('|')}] [--allow-private-hosts]`,
  options: {
    'as-of': { type: 'string' }, config: { type: 'string' }, links: { type: 'boolean' }, 'changed-since': { type: 'string' }, by: { type: 'string' }, 'fail-on': { type: 'string' },
    quiet: { type: 'boolean' }, format: { type: 'string' }, 'allow-private-hosts': { type: 'boolean' },
  },
  async run(invocation) {
    const { options, streams, ports } = invocation;
    const asked: Asked = {
      failOn: choice(options.text('fail-on') ?? 'error', '--fail-on', ['error', 'warning', 'info'] as const),
      format: choice(options.text('format') ?? 'text', '--format', FORMATS),
      quiet: options.flag('quiet'),
    };
    const settings = settingsOf(invocation, asked);
    // A configuration that was named and cannot be read is a mistake of the call, not of each file.
    if (settings.configFile !== undefined) await configurationFinder(settings.configFile, ports)('.');
    const tally = new CheckTally(streams);
    const jobs = await jobsFor(invocation, tally);
    const stdin = once(() => streams.stdin());
    const evidence = options.flag('links') ? await evidenceFor(jobs, stdin, invocation) : [];
    const speak = speaker(streams.env);
    const reporter = reporterOf(asked, speak, streams, settings.root ?? '.');
    await tellAll({ ...settings, evidence }, { jobs, stdin, asked, tally, reporter }, invocation);
    if (ports.signal.aborted) return EXIT.interrupted;
    const closing = tally.close(evidence.some(({ state }) => state === 'not-checked'), speak);
    streams.out(reporter.end(closing));
    return streams.closed?.aborted ? EXIT.incomplete : closing.exitCode;
  },
};

function choice<T extends string>(value: string, option: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} takes one of ${choices.join(', ')}, not "${value}".`);
  return found;
}

function settingsOf({ options, ports }: Invocation, { format }: Asked): Omit<CheckSettings, 'evidence'> {
  const folder = path.resolve('.');
  return {
    configFile: options.text('config'), asOf: asOfOption(options), by: dayOption(options, 'by'), now: ports.clock.now(),
    root: format === 'sarif' ? (repositoryRoot(folder) ?? folder) : null,
  };
}

async function jobsFor({ files, options, streams }: Invocation, tally: CheckTally): Promise<CheckJob[]> {
  if (files.length === 0) throw new UsageError('check takes at least one FILE or FOLDER.');
  const since = options.text('changed-since');
  if (since !== undefined && files.includes('-')) throw new UsageError('--changed-since asks git, which does not know standard input: name the file.');
  const found: string[] = [];
  for (const one of await briefingFiles(files)) {
    if (typeof one === 'string') found.push(one);
    else tally.fail(one.file, one.failure);
  }
  const touched = since === undefined ? null : await changedLines(found, since, streams.env);
  return found.map((file) => ({ file, touched: touched && (touched.get(file) ?? []) }));
}

interface Telling {
  readonly jobs: readonly CheckJob[];
  readonly stdin: Streams['stdin'];
  readonly asked: Asked;
  readonly tally: CheckTally;
  readonly reporter: Reporter;
}

/** Checks the files and prints what is known of each as soon as those before it are through. */
async function tellAll(settings: CheckSettings, { jobs, stdin, asked, tally, reporter }: Telling, { streams, ports }: Invocation): Promise<void> {
  const signal = streams.closed ? AbortSignal.any([ports.signal, streams.closed]) : ports.signal;
  const isBad = ({ severity }: { readonly severity: Severity }): boolean => WEIGHT[severity] >= WEIGHT[asked.failOn];
  for await (const outcome of checkInOrder({ jobs, settings, here: fileChecker(settings, ports, stdin), signal }, ports)) {
    if (outcome.report === null) {
      tally.fail(outcome.file, outcome.failure);
      continue;
    }
    const { report } = outcome;
    tally.add(report, report.findings.some(isBad));
    streams.out(reporter.add(asked.quiet ? { ...report, findings: report.findings.filter(isBad), suppressed: [] } : report));
  }
}

function reporterOf({ format, quiet }: Asked, speak: Say, { colour }: Streams, root: string): Reporter {
  switch (format) {
    case 'text': return textReport(speak, { colour, quiet });
    case 'json': return jsonReport(speak);
    case 'sarif': return sarifReport(speak, root);
    case 'github': return githubReport(speak, { quiet });
  }
}
