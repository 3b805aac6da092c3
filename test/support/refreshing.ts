import type { Configuration, Source } from '../../src/core/config/configuration';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import type { Briefing } from '../../src/core/model/briefing';
import type { Observation, SourceFailure } from '../../src/core/model/observation';
import { say } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bindSources } from '../../src/core/refresh/bindSources';
import { planRefresh, type RefreshPlan } from '../../src/core/refresh/planRefresh';

/** What a test gives of a source; the rest is the same for all. */
export interface SourceSketch {
  readonly labels?: readonly string[];
  readonly section?: string;
  readonly decimals?: number;
}

export function configured(sources: Readonly<Record<string, SourceSketch>>): Configuration {
  const entry = (id: string, { labels = [], section, decimals }: SourceSketch): string =>
    `  ${id}: ${JSON.stringify({ match: { labels, ...(section === undefined ? {} : { section }) }, request: { url: `https://${id}.example/` }, extract: { format: 'json', value: '$.v', date: '$.d' }, ...(decimals === undefined ? {} : { decimals }) })}`;
  const { configuration, problems } = readConfiguration(`sources:\n${Object.entries(sources).map(([id, sketch]) => entry(id, sketch)).join('\n')}\n`);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return configuration;
}

export const observed = (sourceId: string, value: number, asOf = '2026-11-20'): Observation => ({ sourceId, value, asOf, precision: 'day', fetchedAt: Date.UTC(2026, 10, 20), url: `https://${sourceId}.example/`, hash: '0' });

export const failed = (sourceId: string): SourceFailure => ({ sourceId, url: `https://${sourceId}.example/`, error: 'timeout', message: say('late') });

export const resultsOf = (...results: readonly (Observation | SourceFailure)[]): Map<string, Observation | SourceFailure> => new Map(results.map((result) => [result.sourceId, result]));

export function planned(briefing: Briefing, configuration: Configuration, ...results: readonly (Observation | SourceFailure)[]): RefreshPlan {
  return planRefresh(briefing, bindSources(briefing, configuration).bindings, resultsOf(...results), { configuration });
}

export const applied = (text: string, plan: RefreshPlan): string => applyEdits(text, plan.proposals.flatMap((proposal) => proposal.edits));

/** The text after one source labelled `x` gave a value. */
export function refreshed(text: string, value: number, { asOf, fileName = '', ...sketch }: SourceSketch & { readonly asOf?: string; readonly fileName?: string } = {}): string {
  const briefing = parseBriefing(text, { fileName });
  return applied(text, planned(briefing, configured({ s: { labels: ['x'], ...sketch } }), observed('s', value, asOf)));
}

export const idsOf = (sources: readonly Source[]): string[] => sources.map((source) => source.id);
