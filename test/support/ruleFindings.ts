import { runChecks } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../src/core/config/configuration';
import type { Finding, RuleId } from '../../src/core/model/finding';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { lineOf } from './documents';

/** What one rule finds in a text: `line: what is marked: what is said`. */
export function findingsOf(rule: RuleId, text: string, configuration: Partial<Configuration> = {}, fileName = '2026-01-28.md'): string[] {
  const findings = rawFindings(rule, text, configuration, fileName);
  if (findings.length === 0) return [];
  const briefing = parseBriefing(text, { fileName });
  return findings.map(({ range, message }) => `${lineOf(briefing, range.start)}: ${sliceOf(text, range)}: ${render(message)}`);
}

export function rawFindings(rule: RuleId, text: string, configuration: Partial<Configuration> = {}, fileName = '2026-01-28.md'): Finding[] {
  const briefing = parseBriefing(text, { fileName });
  return runChecks(briefing, { ...DEFAULT_CONFIGURATION, ...configuration }, '2026-01-28').findings.filter((finding) => finding.rule === rule);
}
