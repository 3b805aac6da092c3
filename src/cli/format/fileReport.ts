import type { FreshnessState } from '../../core/checks/freshness';
import type { Briefing } from '../../core/model/briefing';
import type { CivilDate } from '../../core/model/civilDate';
import type { RuleId, Severity } from '../../core/model/finding';
import type { Message } from '../../core/model/message';
import type { ConfigurationMistake } from '../reportConfiguration';

/** Lines and columns count from 1, columns in UTF-16 code units; `endColumn` lies behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedFix {
  readonly title: Message;
  readonly edits: readonly { readonly place: Place; readonly text: string }[];
}

/** A finding as it is told outside the editor: plain data that crosses threads, its messages not yet in a language. */
export interface ReportedFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: Message;
  readonly place: Place;
  readonly isFixable: boolean;
  readonly related: readonly { readonly message: Message; readonly place: Place }[];
  /** The sure ones, where the format tells of fixes. */
  readonly fixes: readonly ReportedFix[];
  /** Stays the same while the finding is the same: see `fingerprints`. Null where the format has no use for it. */
  readonly fingerprint: string | null;
}

/** A bullet of the forecast. */
export interface DueBullet {
  readonly line: number;
  readonly tag: string;
  readonly label: string | null;
  /** The day that its age counts from. */
  readonly date: CivilDate | null;
  readonly staleOn: CivilDate;
  readonly errorOn: CivilDate | null;
}

/** What was found in one file. Plain data. */
export interface FileReport {
  readonly file: string;
  /** The day ages were measured at. */
  readonly today: CivilDate;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly { readonly finding: ReportedFinding; readonly reason: string | null }[];
  /** How many findings `--changed-since` left out; null where it was not asked for. */
  readonly untouched: number | null;
  /** The day of `--by`, and the bullets that go stale up to it; null where it was not asked for. */
  readonly forecastBy: CivilDate | null;
  readonly forecast: readonly DueBullet[] | null;
  readonly summary: Summary;
  /** Of the configuration in force for the file. */
  readonly mistakes: readonly ConfigurationMistake[];
}

export interface Summary {
  readonly bullets: number;
  readonly tagged: Readonly<Record<string, number>>;
  readonly freshness: Readonly<Record<FreshnessState, number>>;
  readonly references: number;
  readonly residue: number;
}

export function summaryOf(briefing: Briefing, freshness: Summary['freshness']): Summary {
  const tagged: Record<string, number> = {};
  for (const { tag } of briefing.bullets) {
    if (tag) tagged[tag.name] = (tagged[tag.name] ?? 0) + 1;
  }
  return { bullets: briefing.bullets.length, tagged, freshness, references: briefing.references.length, residue: briefing.residue.length };
}
