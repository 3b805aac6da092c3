import type { Configuration, Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import { say } from '../model/message';
import type { Observation, SourceFailure } from '../model/observation';
import { dateQuestions, planDates, type PageResults } from '../news/planDates';
import type { Range } from '../model/range';
import { sayAmbiguous, sayUnknown } from './bindingMessages';
import { bindSources, type Binding, type Bindings } from './bindSources';
import { pagesOf, relocateQuestions, unfed, type PageRequests } from './datePages';
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
  /** Told, before the first request, of all that will be asked; absent: nobody wants to know. */
  readonly begin?: (sources: readonly Source[], urls: readonly string[]) => Promise<void>;
  /** Asks the sources; one result for each. */
  readonly fetch: (sources: readonly Source[]) => Promise<ReadonlyMap<string, Observation | SourceFailure>>;
  /** Asks cited pages for their dates; absent: citations get none from their pages. */
  readonly pages?: PageRequests;
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
export async function refreshBriefing({ briefing, configuration, within, written, begin, fetch, pages, current }: RefreshRequest): Promise<RefreshOutcome> {
  const bound = bindSources(briefing, configuration);
  const isMeant = (bullet: Bullet): boolean => within === null || (bullet.range.start >= within.start && bullet.range.start <= within.end);
  const bindings = bound.bindings.filter((binding) => isMeant(binding.bullet));
  const sources = [...new Set(bindings.filter(({ source, figure }) => !figure || fitsUnit(source, figure)).map((binding) => binding.source))];
  const questions = pages ? dateQuestions(briefing, configuration, unfed(briefing, bound).filter(isMeant), pages) : [];
  const urls = pagesOf(questions);
  if (sources.length + urls.length > 0) await begin?.(sources, urls);
  const results = sources.length === 0 ? new Map<string, Observation | SourceFailure>() : await fetch(sources);
  const dates: PageResults = pages && urls.length > 0 ? await pages.fetch(urls) : new Map();
  const now = await current();
  const { live, failures } = relocate(bindings, briefing, now);
  const plan = planRefresh(now, live, results, { configuration, ...(written ? { written } : {}) });
  const asked = relocateQuestions(questions, briefing, now);
  const dated = pages ? planDates(now, asked.live, dates, pages) : { proposals: [], failures: [] };
  const withPage = new Set(questions.map(({ bullet }) => bullet));
  return {
    briefing: now, proposals: [...plan.proposals, ...dated.proposals].sort((left, right) => left.bullet.range.start - right.bullet.range.start), unchanged: plan.unchanged,
    failures: [...plan.failures, ...failures, ...dated.failures, ...asked.failures, ...bindingFailures(bound, isMeant)],
    unbound: bound.unbound.filter((bullet) => isMeant(bullet) && !withPage.has(bullet)),
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
