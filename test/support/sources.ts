import type { Extraction, RequestSpec, Source } from '../../src/core/config/configuration';
import { UNSTATED, UNSTATED_EXTRACTION, UNSTATED_REQUEST } from '../../src/core/config/sourceDefaults';

/** A source of which a test says what it is about. */
export const sourceOf = ({ id = 's', request, extract, ...more }: Partial<Omit<Source, 'request' | 'extract'>> & { readonly request?: Partial<RequestSpec>; readonly extract?: Partial<Extraction> } = {}): Source => ({
  ...UNSTATED, title: id, ttlMs: 1000, ...more, id,
  request: { ...UNSTATED_REQUEST, url: 'https://feed.example/', ...request },
  extract: { ...UNSTATED_EXTRACTION, value: '$.v', date: ['$.d'], ...extract },
});
