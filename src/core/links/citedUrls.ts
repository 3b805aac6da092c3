import type { Briefing } from '../model/briefing';
import type { Range } from '../model/range';

/** Every URL that the document cites, inline and in its lists of references, in the order of the text; a URL may come more than once. */
export function citedUrls(briefing: Briefing): { url: string; range: Range }[] {
  const cited: { url: string; range: Range }[] = [];
  for (const { citations } of briefing.bullets) {
    for (const { url } of citations) if (url) cited.push({ url: url.href, range: url.range });
  }
  for (const { urls } of briefing.references) for (const { href, range } of urls) cited.push({ url: href, range });
  return cited.sort((left, right) => left.range.start - right.range.start);
}
