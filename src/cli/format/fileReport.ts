import type { CheckResult } from '../../core/checks/runChecks';
import type { FreshnessState } from '../../core/checks/freshness';
import type { Briefing } from '../../core/model/briefing';
import type { CivilDate } from '../../core/model/civilDate';

/** What was found in one file. */
export interface FileReport extends CheckResult {
  readonly file: string;
  readonly briefing: Briefing;
  readonly today: CivilDate;
}

export interface Summary {
  readonly bullets: number;
  readonly tagged: Readonly<Record<string, number>>;
  readonly freshness: Readonly<Record<FreshnessState, number>>;
  readonly references: number;
  readonly residue: number;
}

export function summaryOf({ briefing, counts }: FileReport): Summary {
  const tagged: Record<string, number> = {};
  for (const { tag } of briefing.bullets) {
    if (tag) tagged[tag.name] = (tagged[tag.name] ?? 0) + 1;
  }
  return { bullets: briefing.bullets.length, tagged, freshness: counts, references: briefing.references.length, residue: briefing.residue.length };
}
