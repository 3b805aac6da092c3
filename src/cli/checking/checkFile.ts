import { forecast, type Due } from '../../core/checks/forecast';
import { runChecks } from '../../core/checks/runChecks';
import { yardstick } from '../../core/checks/yardstick';
import type { Briefing } from '../../core/model/briefing';
import type { CivilDate } from '../../core/model/civilDate';
import type { Evidence } from '../../core/model/evidence';
import type { Finding } from '../../core/model/finding';
import type { Range } from '../../core/model/range';
import type { Clock } from '../../core/ports';
import type { Ports } from '../command';
import { configurationFinder, readDocument, type Document } from '../documents';
import { summaryOf, type DueBullet, type FileReport, type Place, type ReportedFinding } from '../format/fileReport';
import { artifactUri } from '../format/artifactUri';
import { mistakesOf } from '../reportConfiguration';
import { UsageError, type Streams } from '../streams';
import type { fingerprints } from './fingerprints';
import { touchTest, type TouchedLines } from './touchedLines';

/** How all files of a call are checked. Plain data that crosses threads. */
export interface CheckSettings {
  readonly configFile: string | undefined;
  /** The day that counts as today; undefined: the clock's. */
  readonly asOf: CivilDate | undefined;
  /** The last day of the forecast; undefined: none. */
  readonly by: CivilDate | undefined;
  /** Epoch milliseconds: one instant for all files. */
  readonly now: number;
  readonly evidence: readonly Evidence[];
  /** Whether the format tells of fixes and fingerprints; addresses are relative to this folder then. */
  readonly root: string | null;
}

/** One file of a call. Plain data. */
export interface CheckJob {
  readonly file: string;
  /** Null: not asked for. */
  readonly touched: TouchedLines | null;
}

/** What came of a file: a report, or why there is none. Plain data. */
export type CheckOutcome = { readonly file: string; readonly report: FileReport } | { readonly file: string; readonly report: null; readonly failure: string };

export type CheckPorts = Pick<Ports, 'readConfiguration' | 'catalogue' | 'clock'>;
export type FileChecker = (job: CheckJob) => Promise<CheckOutcome>;

/** Reads and checks one file after the other. A file that cannot be read is an outcome, no error. */
export function fileChecker(settings: CheckSettings, ports: CheckPorts, stdin: Streams['stdin']): FileChecker {
  const reading = { find: configurationFinder(settings.configFile, ports), readConfiguration: ports.readConfiguration, stdin };
  const evidence = new Map(settings.evidence.map((one) => [one.url, one]));
  // The machine's zone is asked for where it counts: the answer takes the machine a while.
  const clock: Clock = { now: () => settings.now, get timeZone() { return ports.clock.timeZone; } };
  return async (job) => {
    try {
      const document = await readDocument(job.file, reading);
      // Cryptography is loaded for the format that asks for it.
      const mark = settings.root === null ? null : (await import('./fingerprints')).fingerprints;
      return { file: job.file, report: reportOn(document, job, settings, { clock, evidence, mark }) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { file: job.file, report: null, failure: error.message };
    }
  };
}

interface Tools {
  readonly clock: Clock;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly mark: typeof fingerprints | null;
}

function reportOn(document: Document, { touched }: CheckJob, { asOf, by, root }: CheckSettings, { clock, evidence, mark }: Tools): FileReport {
  const { file, briefing, configuration } = document;
  const today = asOf ?? yardstick(briefing, configuration, clock);
  const result = runChecks(briefing, configuration, today, evidence);
  const isTouched = touched === null ? () => true : touchTest(briefing, touched);
  const findings = result.findings.filter(isTouched);
  const suppressed = result.suppressed.filter(({ finding }) => isTouched(finding));
  // All are marked, whatever is left out or suppressed, so that a finding has the same mark in a pull request and in a sweep.
  const marks = mark && root !== null ? mark(artifactUri(file, root).uri, briefing, [...result.findings, ...result.suppressed.map(({ finding }) => finding)]) : null;
  return {
    file, today,
    findings: findings.map((finding) => reported(briefing, finding, marks)),
    suppressed: suppressed.map(({ finding, reason }) => ({ finding: reported(briefing, finding, marks), reason })),
    untouched: touched === null ? null : result.findings.length - findings.length,
    forecastBy: by ?? null,
    forecast: by === undefined ? null : forecast(result.freshness, by).map((due) => dueBullet(briefing, due)),
    summary: summaryOf(briefing, result.counts),
    mistakes: mistakesOf(document),
  };
}

/** A finding as plain data; with fixes where there are marks. */
function reported(briefing: Briefing, finding: Finding, marks: ReadonlyMap<Finding, string> | null): ReportedFinding {
  const { rule, severity, message, range, related = [], fixes = [] } = finding;
  const place = (of: Range): Place => placeOf(briefing, of);
  return {
    rule, severity, message, place: place(range), isFixable: fixes.length > 0,
    related: related.map((one) => ({ message: one.message, place: place(one.range) })),
    fixes: marks === null ? [] : fixes.filter((fix) => fix.isSure && fix.edits.length > 0).map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ place: place(edit.range), text: edit.text })) })),
    fingerprint: marks?.get(finding) ?? null,
  };
}

function placeOf({ lines }: Briefing, range: Range): Place {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

function dueBullet({ lines }: Briefing, { bullet, freshness, staleOn, errorOn }: Due): DueBullet {
  return { line: lines.lineAt(bullet.range.start) + 1, tag: bullet.tag?.name ?? '', label: bullet.label?.text ?? null, date: freshness.date?.to ?? null, staleOn, errorOn };
}
