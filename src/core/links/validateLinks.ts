import type { Evidence } from '../model/evidence';
import { say } from '../model/message';
import { HostQueue, hostOf, type QueueLimits } from '../sources/hostQueue';
import { withAbort, type OrInstead } from '../sources/withAbort';
import { HostNotes } from './hostNotes';
import { normalizeUrl } from './normalizeUrl';
import { cancelledEvidence, visitLink, type LinkPorts, type Visit, type VisitOptions } from './visitLink';

export interface ValidateOptions extends QueueLimits, VisitOptions {
  /** Counts distinct pages, not mentions. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Evidence for every URL, in the order given; URLs of one page (see `normalizeUrl`) are requested once. Never rejects:
 * what could not be told says so in its state, and after an abort what is not done is `not-checked` at once.
 */
export async function validateLinks(urls: readonly string[], ports: LinkPorts, options: ValidateOptions): Promise<Evidence[]> {
  const pages = new Map<string, string>();
  for (const url of urls) if (!pages.has(pageKey(url))) pages.set(pageKey(url), url.trim());
  const queue = new HostQueue(options);
  const notes = new HostNotes();
  let done = 0;
  const visitAll = (orInstead: OrInstead): Promise<[string, Visit][]> =>
    Promise.all(
      [...pages].map(async ([key, url]): Promise<[string, Visit]> => {
        const cancelled = (): Visit => ({ evidence: cancelledEvidence(url, ports.clock.now()), reached: 'not-asked' });
        const visit = queue.run(hostOf(url), async () => (options.signal?.aborted ? cancelled() : visitPage(url, ports, notes, options)));
        const result = await orInstead(visit, cancelled);
        options.onProgress?.(++done, pages.size);
        return [key, result];
      }),
    );
  const visits = await withAbort(options.signal, visitAll);
  const evidence = new Map(withoutFalseAlarm(visits));
  return urls.flatMap((url) => {
    const found = evidence.get(pageKey(url));
    return found ? [{ ...found, url }] : [];
  });
}

const pageKey = (url: string): string => normalizeUrl(url) ?? url;

async function visitPage(url: string, ports: LinkPorts, notes: HostNotes, options: ValidateOptions): Promise<Visit> {
  const uncheckable = schemeProblem(url, ports.clock.now());
  return uncheckable ? { evidence: uncheckable, reached: 'not-asked' } : visitLink(url, ports, notes, options);
}

function schemeProblem(url: string, now: number): Evidence | null {
  const rest = { url, state: 'not-checked', status: null, finalUrl: null, attempts: 0, checkedAt: now } as const;
  if (!URL.canParse(url)) return { ...rest, reason: say('This is not a complete web address.') };
  return /^https?:$/.test(new URL(url).protocol) ? null : { ...rest, reason: say('Only http and https addresses are checked.') };
}

/** Where not a single host could be reached, it is this machine that has no connection, which says nothing of the links. */
function withoutFalseAlarm(visits: readonly [string, Visit][]): [string, Evidence][] {
  const offline = visits.some(([, { reached }]) => reached === 'unreachable') && visits.every(([, { reached }]) => reached !== 'answered');
  return visits.map(([key, { evidence, reached }]) => {
    if (!offline || reached !== 'unreachable') return [key, evidence];
    return [key, { ...evidence, state: 'not-checked', reason: say('No host could be reached: there seems to be no connection.') }];
  });
}
