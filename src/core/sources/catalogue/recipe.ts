import type { Extraction, RequestSpec, Source, Terms } from '../../config/configuration';
import { UNSTATED, UNSTATED_EXTRACTION, UNSTATED_REQUEST } from '../../config/sourceDefaults';
import type { Message } from '../../model/message';

/** What a built-in source states of itself, in the terms of `.briefing.yml`; the rest is as in a file that does not state it. */
type Stated = Partial<Pick<Source, 'enabled' | 'publisher' | 'unit' | 'range' | 'maxJump' | 'maxAgeDays' | 'ttlMs' | 'terms'>> & Pick<Source, 'id' | 'title'> & { readonly labels?: readonly string[] };

interface Requested extends Stated {
  readonly request: Pick<RequestSpec, 'url'> & Partial<RequestSpec>;
  readonly extract: Partial<Extraction>;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** For servers that turn away clients which do not say in this way what they are. It does not pretend to be a browser. */
export const NAMED_AGENT = { 'User-Agent': 'Mozilla/5.0 (compatible; briefing-desk)' } as const;

export const requested = ({ request, extract, ...stated }: Requested): Source => ({
  ...builtIn(stated), request: { ...UNSTATED_REQUEST, ...request }, extract: { ...UNSTATED_EXTRACTION, ...extract },
});

export const derived = ({ derive, ...stated }: Stated & { readonly derive: string }): Source => ({ ...builtIn(stated), derive });

/** A feed that is read for its headlines. */
export const feed = (stated: Stated & Pick<Requested, 'request'>): Source =>
  requested({ ttlMs: 30 * MINUTE, extract: { format: 'feed', date: ['none'] }, ...stated });

/** `text` is said in the reader's language where it is shown. */
export const terms = ({ text }: Message, url: string, credit: string | null = null): Terms => ({ text, url, credit });

const builtIn = ({ labels = [], ...stated }: Stated): Source => ({ ...UNSTATED, ...stated, origin: 'built-in', match: { labels, section: null } });
