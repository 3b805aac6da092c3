import type { Configuration, Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import { say } from '../model/message';
import type { Observation, SourceFailure } from '../model/observation';
import type { Range } from '../model/range';
import { sayAmbiguous, sayUnknown } from './bindingMessages';
import { bindSources, type Binding, type Bindings } from './bindSources';
import { locateBullet } from './locateBullet';
import { planRefresh, type RefreshFailure, type RefreshPlan } from './planRefresh';
import { fitsUnit } from './unitGate';
import type { Written } from './written';

export interface RefreshRequest {
  /** The document when the refresh began, and what is in force for it. */
  readonly briefing: Briefing;
  readonly configuration: Configuration;
  /** Only bullets that begin in here; null = all. */
  readonly within: Range | null;
  /** What earlier refreshes wrote into this document, in any order. */
  readonly written?: readonly Written[];
  /** Asks the sources; one result for each. */
  readonly fetch: (sources: readonly Source[]) => Promise<ReadonlyMap<string, Observation | SourceFailure>>;
  /** The document as it is after the fetch. */
  readonly current: () => Briefing | Promise<Briefing>;
}

export interface RefreshOutcome extends RefreshPlan {
  /** The reading that the plan's edits belong to. */
  readonly briefing: Briefing;
  /** Tagged bullets that no source feeds. */
  readonly unbound: readonly Bullet[];
}

/** Plan, fetch, plan again on the text as it is then: a bullet that changed meanwhile is skipped and said so. Nothing is written. */
export async function refreshBriefing({ briefing, configuration, within, written, fetch, current }: RefreshRequest): Promise<RefreshOutcome> {
  const bound = bindSources(briefing, configuration);
  const isMeant = (bullet: Bullet): boolean => within === null || (bullet.range.start >= within.start && bullet.range.start <= within.end);
  const bindings = bound.bindings.filter((binding) => isMeant(binding.bullet));
  const sources = [...new Set(bindings.filter(({ source, figure }) => !figure || fitsUnit(source, figure)).map((binding) => binding.source))];
  const results = sources.length === 0 ? new Map<string, Observation | SourceFailure>() : await fetch(sources);
  const now = await current();
  const { live, failures } = relocate(bindings, briefing, now);
  const plan = planRefresh(now, live, results, { configuration, ...(written ? { written } : {}) });
  return {
    briefing: now, proposals: plan.proposals, unchanged: plan.unchanged,
    failures: [...plan.failures, ...failures, ...bindingFailures(bound, isMeant)],
    unbound: bound.unbound.filter(isMeant),
  };
}

function relocate(bindings: readonly Binding[], before: Briefing, now: Briefing): { live: Binding[]; failures: RefreshFailure[] } {
  const live: Binding[] = [];
  const failures: RefreshFailure[] = [];
  for (const binding of bindings) {
    const bullet = locateBullet(binding.bullet, before, now);
    const figure = binding.figure && bullet ? (bullet.figures[binding.bullet.figures.indexOf(binding.figure)] ?? null) : null;
    if (bullet) live.push({ bullet, source: binding.source, figure });
    else {
      failures.push({
        bullet: binding.bullet, sourceId: binding.source.id, error: 'bullet-changed',
        message: say('{0}: the bullet was changed while its source was asked; it is left as it is.', binding.source.title),
      });
    }
  }
  return { live, failures };
}

function bindingFailures(bound: Bindings, isMeant: (bullet: Bullet) => boolean): RefreshFailure[] {
  return [
    ...bound.ambiguous.filter(({ bullet }) => isMeant(bullet)).map((one): RefreshFailure => ({ bullet: one.bullet, sourceId: one.sources[0]?.id ?? '', error: 'ambiguous', message: sayAmbiguous(one) })),
    ...bound.unknown.filter(({ bullet }) => isMeant(bullet)).map((one): RefreshFailure => ({ bullet: one.bullet, sourceId: one.id, error: 'unknown-source', message: sayUnknown(one) })),
  ];
}
