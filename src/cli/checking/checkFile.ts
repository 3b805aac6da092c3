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
import { fingerprints } from './fingerprints';
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

export type CheckPorts = Pick<Ports, 'readConfiguration' | 'clock'>;
export type FileChecker = (job: CheckJob) => Promise<CheckOutcome>;

/** Reads and checks one file after the other. A file that cannot be read is an outcome, no error. */
export function fileChecker(settings: CheckSettings, ports: CheckPorts, stdin: Streams['stdin']): FileChecker {
  const find = configurationFinder(settings.configFile, ports);
  const evidence = new Map(settings.evidence.map((one) => [one.url, one]));
  // The machine's zone is asked for where it counts: the answer takes the machine a while.
  const clock: Clock = { now: () => settings.now, get timeZone() { return ports.clock.timeZone; } };
  return async (job) => {
    try {
      return { file: job.file, report: reportOn(await readDocument(job.file, find, stdin), job, settings, { clock, evidence }) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { file: job.file, report: null, failure: error.message };
    }
  };
}

function reportOn({ file, briefing, configured }: Document, { touched }: CheckJob, { asOf, by, root }: CheckSettings, { clock, evidence }: { clock: Clock; evidence: ReadonlyMap<string, Evidence> }): FileReport {
  const today = asOf ?? yardstick(briefing, configured.configuration, clock);
  const result = runChecks(briefing, configured.configuration, today, evidence);
  const isTouched = touched === null ? () => true : touchTest(briefing, touched);
  // The marks are made before anything is left out, so that a finding has the same one in a pull request and in a sweep.
  const report = reporterOf(briefing, root === null ? null : artifactUri(file, root).uri);
  const findings = report(result.findings).filter((_, index) => isTouched(result.findings[index] as Finding));
  const suppressed = report(result.suppressed.map(({ finding }) => finding)).map((finding, index) => ({ finding, reason: result.suppressed[index]?.reason ?? null }));
  return {
    file, today, findings,
    suppressed: suppressed.filter((_, index) => isTouched(result.suppressed[index]?.finding as Finding)),
    untouched: touched === null ? null : result.findings.length - findings.length,
    forecastBy: by ?? null,
    forecast: by === undefined ? null : forecast(result.freshness, by).map((due) => dueBullet(briefing, due)),
    summary: summaryOf(briefing, result.counts),
    mistakes: mistakesOf(configured),
  };
}

/** Turns findings into plain data, with fixes and fingerprints where the address of the file is given. */
function reporterOf(briefing: Briefing, uri: string | null): (findings: readonly Finding[]) => ReportedFinding[] {
  const place = (range: Range): Place => placeOf(briefing, range);
  return (findings) => {
    const marks = uri === null ? [] : fingerprints(uri, briefing, findings);
    return findings.map(({ rule, severity, message, range, related, fixes }, index) => ({
      rule, severity, message, place: place(range), isFixable: (fixes?.length ?? 0) > 0,
      related: (related ?? []).map((one) => ({ message: one.message, place: place(one.range) })),
      fixes: uri === null ? [] : (fixes ?? []).filter((fix) => fix.isSure && fix.edits.length > 0).map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ place: place(edit.range), text: edit.text })) })),
      fingerprint: marks[index] ?? null,
    }));
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
