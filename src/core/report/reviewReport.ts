import type { Freshness, FreshnessState } from '../checks/freshness';
import type { CheckResult } from '../checks/runChecks';
import type { Briefing, Bullet } from '../model/briefing';
import type { Reference } from '../model/citation';
import { dayInZone, type CivilDate } from '../model/civilDate';
import type { Evidence, LinkState } from '../model/evidence';
import { RULE_IDS, type Finding, type RuleId, type Severity } from '../model/finding';
import type { Message } from '../model/message';
import { sliceOf, startingWithin } from '../model/range';
import type { SignOff } from '../review/signOff';
import { statusOf } from '../review/signOffStatus';
import { signOffWords } from '../review/signOffWords';

/** What a report is made of. */
export interface ReportInput {
  /** As the reader knows it: a path, a name. */
  readonly file: string;
  readonly briefing: Briefing;
  readonly result: CheckResult;
  readonly measuredOn: CivilDate;
  /** IANA name of the zone whose days count. */
  readonly timeZone: string;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly signOffs: readonly SignOff[];
  /** `at` in epoch milliseconds, UTC; `by` is null where nobody is named. */
  readonly generated: { readonly at: number; readonly by: string | null };
}

export interface ReportedFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** 1-based. */
  readonly line: number;
  /** What it is about: the bullet or the reference around it, else the words marked. */
  readonly text: string;
  readonly message: Message;
  readonly hasFix: boolean;
}

export interface ReportedBullet {
  readonly line: number;
  readonly tag: string | null;
  readonly label: string | null;
  readonly text: string;
  readonly figures: readonly string[];
  /** The date that decides its age, as written. */
  readonly date: string | null;
  readonly ageDays: number | null;
  /** Null where no cadence is in force for it. */
  readonly state: FreshnessState | null;
  readonly signOff: readonly Message[];
}

export interface ReportedReference {
  readonly line: number;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** What a visit said; null where none was made. */
  readonly state: LinkState | null;
  readonly rules: readonly RuleId[];
}

/** All that a review report says of one briefing, in no language and no format. */
export interface ReviewReport {
  readonly title: string;
  readonly file: string;
  readonly language: Briefing['language'];
  readonly measuredOn: CivilDate;
  readonly timeZone: string;
  /** An instant in UTC, ISO 8601. */
  readonly generatedAt: string;
  readonly generatedBy: string | null;
  readonly counts: Readonly<Record<FreshnessState, number>>;
  /** By severity, then by rule, the gravest first; none is empty. */
  readonly groups: readonly { readonly severity: Severity; readonly rule: RuleId; readonly findings: readonly ReportedFinding[] }[];
  readonly suppressed: readonly (ReportedFinding & { readonly reason: string | null })[];
  readonly bullets: readonly ReportedBullet[];
  readonly references: readonly ReportedReference[];
  /** Of the document as a whole. */
  readonly signOff: readonly Message[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function buildReport(input: ReportInput): ReviewReport {
  const { briefing, result, file, measuredOn, timeZone, generated, signOffs, evidence } = input;
  const status = statusOf(briefing, signOffs);
  const dayOf = ({ when }: SignOff): CivilDate => dayInZone(Date.parse(when), timeZone);
  const lineOf = (offset: number): number => briefing.lines.lineAt(offset) + 1;
  const report = (finding: Finding): ReportedFinding => ({
    rule: finding.rule, severity: finding.severity, line: lineOf(finding.range.start), text: subjectOf(briefing, finding), message: finding.message, hasFix: (finding.fixes?.length ?? 0) > 0,
  });
  const findings = result.findings.map(report);
  return {
    title: briefing.title ?? file, file, language: briefing.language, measuredOn, timeZone, generatedAt: new Date(generated.at).toISOString(), generatedBy: generated.by, counts: result.counts,
    groups: SEVERITIES.flatMap((severity) => RULE_IDS.map((rule) => ({ severity, rule, findings: findings.filter((one) => one.severity === severity && one.rule === rule) })))
      .filter((group) => group.findings.length > 0),
    suppressed: result.suppressed.map(({ finding, reason }) => ({ ...report(finding), reason })),
    bullets: briefing.bullets.map((bullet) => reportBullet(briefing, bullet, lineOf(bullet.range.start), result.freshness.get(bullet), signOffWords(status.bullets.get(bullet) ?? { state: 'none' }, 'bullet', dayOf))),
    references: briefing.references.map((reference) => reportReference(reference, lineOf(reference.range.start), result.findings, evidence)),
    signOff: signOffWords(status.document, 'document', dayOf),
  };
}

const MOST_WORDS = 500;

function subjectOf(briefing: Briefing, { range }: Finding): string {
  const bullet = briefing.bulletAt(range.start);
  if (bullet && bullet.range.start <= range.start && range.start < bullet.range.end) return textOf(briefing, bullet);
  return sliceOf(briefing.text, { start: range.start, end: Math.min(range.end, range.start + MOST_WORDS) });
}

/** From behind the tag to the end, the citation included. */
const textOf = ({ text }: Briefing, { body, range }: Bullet): string => sliceOf(text, { start: body.start, end: range.end }).trim();

function reportBullet(briefing: Briefing, bullet: Bullet, line: number, freshness: Freshness | undefined, signOff: readonly Message[]): ReportedBullet {
  return {
    line, tag: bullet.tag?.name ?? null, label: bullet.label?.text ?? null, text: textOf(briefing, bullet), figures: bullet.figures.map(({ raw }) => raw),
    date: (freshness?.date ?? bullet.citation?.date)?.raw ?? null, ageDays: freshness?.ageDays ?? null, state: freshness?.state ?? null, signOff,
  };
}

function reportReference({ range, title, publisher, url, urls }: Reference, line: number, findings: readonly Finding[], evidence: ReadonlyMap<string, Evidence>): ReportedReference {
  const visit = urls.map(({ href }) => evidence.get(href)).find((one) => one !== undefined);
  return { line, title, publisher, url, state: visit?.state ?? null, rules: [...new Set(startingWithin(findings, range).map(({ rule }) => rule))] };
}
