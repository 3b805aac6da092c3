import type { Evidence } from '../model/evidence';
import { say } from '../model/message';
import { HostQueue, hostOf, type QueueLimits } from '../sources/hostQueue';
import { untilAborted } from '../sources/untilAborted';
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
  const visits = await Promise.all(
    [...pages].map(async ([key, url]): Promise<[string, Visit]> => {
      const visit = await visitPage(url, queue, notes, ports, options);
      options.onProgress?.(++done, pages.size);
      return [key, visit];
    }),
  );
  const evidence = new Map(withoutFalseAlarm(visits));
  return urls.flatMap((url) => {
    const found = evidence.get(pageKey(url));
    return found ? [{ ...found, url }] : [];
  });
}

const pageKey = (url: string): string => normalizeUrl(url) ?? url;

async function visitPage(url: string, queue: HostQueue, notes: HostNotes, ports: LinkPorts, options: ValidateOptions): Promise<Visit> {
  const { clock } = ports;
  const uncheckable = schemeProblem(url, clock.now());
  if (uncheckable) return { evidence: uncheckable, reached: 'not-asked' };
  const cancelled = (): Visit => ({ evidence: cancelledEvidence(url, clock.now()), reached: 'not-asked' });
  const visit = queue.run(hostOf(url), async () => (options.signal?.aborted ? cancelled() : visitLink(url, ports, notes, options)));
  return untilAborted(visit, options.signal, cancelled);
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
