import type { Source } from '../config/configuration';

/**
 * Where a person can look at a source: its address; where that has something to fill in, the page of its terms or the site alone. Null for one that is
 * calculated and names no page.
 */
export function sourceLink({ terms, request }: Source): string | null {
  if (request && !request.url.includes('${')) return request.url;
  if (terms?.url) return terms.url;
  return request && URL.canParse(request.url) ? new URL(request.url).origin : null;
}
