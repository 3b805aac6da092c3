import type { Extraction } from '../config/configuration';
import type { HttpResponse } from '../ports';
import { decodeReply } from './decodeReply';
import { excerpt, fault, isFault, type Fault } from './fault';
import { compilePattern, type PatternMatch } from './pattern';
import { parseSourceDate } from './parseSourceDate';
import { replyFault } from './replyFault';

/** The file that an index page leads to. */
export interface LinkedFile {
  readonly url: URL;
  /** What the group `date` of the link matched. */
  readonly date: string | null;
}

/** Finds the link on an index page: of several the one with the latest group `date`, else the first. It must stay on the page's own site. */
export function linkedFile(page: HttpResponse, link: string, extract: Extraction): LinkedFile | Fault {
  const broken = replyFault(page, 'html');
  if (broken) return broken;
  const decoded = decodeReply(page.body, { stated: null, contentType: page.headers['content-type'], isMarkup: true });
  if (isFault(decoded)) return decoded;
  const pattern = compilePattern(link);
  if (isFault(pattern)) return pattern;
  const matches = pattern.matches(decoded.text);
  if (isFault(matches)) return matches;
  const found = latest(matches, extract);
  if (!found) return fault('no-value', '{0}: no link on the page {1} fits `link` of its request. Open the page, and correct the pattern if the link is there.');
  const url = resolve(found.groups['url'] ?? found.groups['1'] ?? found.whole, page.finalUrl);
  return isFault(url) ? url : { url, date: found.groups['date'] ?? null };
}

function latest(matches: readonly PatternMatch[], extract: Extraction): PatternMatch | undefined {
  let newest = matches[0];
  for (const match of matches.slice(1)) if (newest && isLater(match.groups['date'], newest.groups['date'], extract)) newest = match;
  return newest;
}

function isLater(one: string | null | undefined, other: string | null | undefined, extract: Extraction): boolean {
  if (!one || !other) return Boolean(one) && !other;
  const days = [one, other].map((text) => parseSourceDate(text, extract.dateFormat, extract.timeZone)?.asOf);
  if (days[0] && days[1]) return days[0] > days[1];
  return compareNumbers(numbersOf(one), numbersOf(other)) > 0;
}

/** `2026-9` and `202609` order by their numbers, from the left. */
const numbersOf = (text: string): number[] => (text.normalize('NFKC').match(/\d+/g) ?? []).map(Number);

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function resolve(written: string, pageUrl: string): URL | Fault {
  const target = written.replace(/&(?:amp|#38|#x26);/gi, '&').trim();
  if (!URL.canParse(target, pageUrl)) return fault('bad-url', '{0}: the link “{2}” on the page {1} is no address. Correct `link` of its request.', excerpt(target, 80));
  const page = new URL(pageUrl);
  const url = new URL(target, page);
  if (page.protocol === 'https:' && url.protocol === 'http:') url.protocol = 'https:';
  if (!isSameSite(url, page)) return fault('redirect', '{0}: the link on the page {1} leads to {2}, which is another site; no request is sent there. Correct `link`, or write that address into `url`.', url.host || url.protocol);
  return url;
}

/** The host itself, or one below it; `www.` makes no difference. */
function isSameSite(url: URL, page: URL): boolean {
  const site = page.hostname.replace(/^www\./, '');
  return /^https?:$/.test(url.protocol) && (url.hostname === page.hostname || url.hostname === site || url.hostname.endsWith(`.${site}`));
}
