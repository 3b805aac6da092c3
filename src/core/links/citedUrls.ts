import type { Briefing } from '../model/briefing';
import type { Range } from '../model/range';

/** Every URL that the document cites, inline and in its lists of references, in the order of the text; a URL may come more than once. */
export function citedUrls(briefing: Briefing): { url: string; range: Range }[] {
  const cited = briefing.bullets.flatMap(({ citation }) => (citation?.url ? [{ url: citation.url.href, range: citation.url.range }] : []));
  for (const { url, urlRange } of briefing.references) {
    if (url !== null && urlRange !== null) cited.push({ url, range: urlRange });
  }
  return cited.sort((left, right) => left.range.start - right.range.start);
}
