import type { Citation, Reference, Residue } from '../model/citation';
import { startingWithin, type Range } from '../model/range';

/** `https://a` */
const SHORTEST_URL = 9;

/**
 * A mark that a tool left right behind a URL, or in it, is no part of the address: the URL ends where the mark begins. Tracking parameters
 * are part of the address, and a mark whose words are kept (a link of its own) holds the URL.
 */
function endBefore(url: Range, residue: readonly Residue[]): number {
  for (const { range, kind, keep } of residue) {
    if (kind !== 'tracking-parameter' && keep === null && range.start < url.end && range.end > url.start) return Math.max(url.start, range.start);
  }
  return url.end;
}

/** The reference with its URLs apart from residue; what is left of one that is too short for an address is none. */
export function referenceApart(reference: Reference, residue: readonly Residue[]): Reference {
  const inside = startingWithin(residue, reference.range);
  if (inside.length === 0 || reference.urls.every(({ range }) => endBefore(range, inside) === range.end && range.end - range.start >= SHORTEST_URL)) return reference;
  const urls = reference.urls.flatMap(({ range, href }) => {
    const end = endBefore(range, inside);
    return end - range.start < SHORTEST_URL ? [] : [{ range: { start: range.start, end }, href: href.slice(0, end - range.start) }];
  });
  return { ...reference, urls, url: urls[0]?.href ?? null, urlRange: urls[0]?.range ?? null };
}

/** The citation with its URL apart from residue. */
export function citationApart(citation: Citation, residue: readonly Residue[]): Citation {
  const { url } = citation;
  const end = url ? endBefore(url.range, startingWithin(residue, citation.range)) : 0;
  if (!url || end === url.range.end) return citation;
  return { ...citation, url: end - url.range.start < SHORTEST_URL ? null : { range: { start: url.range.start, end }, href: url.href.slice(0, end - url.range.start) } };
}
