import { runChecks } from '../../src/core/checks/runChecks';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import type { Evidence } from '../../src/core/model/evidence';
import { render } from '../../src/core/model/message';
import { parseBriefing } from '../../src/core/parse/parseBriefing';

export const TODAY = '2026-01-28';

export interface FoundOptions {
  readonly today?: string;
  /** A `.briefing.yml`. */
  readonly yaml?: string;
  readonly fileName?: string;
  readonly evidence?: readonly Evidence[];
}

/** What the checks say of a text, with the words that are marked. */
export function findings(text: string, { today = TODAY, yaml = '', fileName = '', evidence = [] }: FoundOptions = {}): { rule: string; severity: string; at: string; says: string }[] {
  const { configuration } = readConfiguration(yaml);
  const briefing = parseBriefing(text, { fileName, tagNames: new Set(configuration.cadences.keys()) });
  return runChecks(briefing, configuration, today, new Map(evidence.map((one) => [one.url, one]))).findings.map(({ rule, severity, range, message }) => ({
    rule, severity, at: text.slice(range.start, range.end), says: render(message),
  }));
}

export const brief = (text: string, options: FoundOptions = {}): string[] => findings(text, options).map(({ rule, severity, at }) => `${rule} ${severity} ${at}`);
