import { ReferenceNames } from '../checks/publisherMatcher';
import { listedReferences } from '../clean/listedReferences';
import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { Citation, Reference } from '../model/citation';
import { remembered } from '../checks/remembered';
import { isOnX, postIdOf } from './postTime';
import { isFrontPage, webAddress } from './samePage';

/** Where the day of a citation can be had. */
export type CitedPage =
  | {
      readonly kind: 'page';
      readonly url: string;
      /** What messages call it: its publisher, else its host. */
      readonly name: string;
      /** Only the publisher's name led there, and other bullets have that publisher too: the page may be theirs. */
      readonly isShared: boolean;
    }
  | { readonly kind: 'post'; readonly id: string; readonly url: string; readonly name: string };

const POST_URL = 'https://x.com/i/status/${id}';

/**
 * Finds the page or the post that a bullet's citation stands for: a post by `posts` of the configuration, its own address, the one reference
 * that the bullet names by number, the one reference that its publisher has. Null where there is none or where more than one fits.
 */
export function citedPages(briefing: Briefing, configuration: Configuration): (bullet: Bullet) => CitedPage | null {
  const listed = listedReferences(briefing);
  const names = new ReferenceNames(briefing.references, configuration.publishers);
  const withPage = briefing.references.filter(({ url }) => url !== null && webAddress(url) !== null);
  const ofPublisher = remembered((name: string) => withPage.filter(names.standsForOneOf([name])));
  const users = usersOf(briefing);
  return (bullet) => {
    const { citation } = bullet;
    if (!citation) return null;
    if (citation.post) return postOf(citation, configuration.posts);
    if (citation.url) return pageAt(citation.url.href, citation, false);
    const numbers = new Set(bullet.citations.flatMap(({ refs }) => refs.map(({ id }) => id)));
    if (numbers.size > 0) return numbers.size === 1 ? onlyPage([...numbers].flatMap((id) => listed.byId.get(id) ?? []), citation, false) : null;
    const [publisher] = citation.publishers;
    if (!publisher || citation.publishers.length > 1) return null;
    return onlyPage(ofPublisher(publisher.name), citation, (users.get(publisher.name) ?? 0) > 1);
  };
}

/** How many bullets have a publisher's name alone to say where they are from. */
function usersOf({ bullets }: Briefing): Map<string, number> {
  const users = new Map<string, number>();
  for (const { citations } of bullets) {
    if (citations.some(({ refs, url }) => refs.length > 0 || url !== null)) continue;
    for (const name of new Set(citations.flatMap(({ publishers }) => publishers.map((one) => one.name)))) users.set(name, (users.get(name) ?? 0) + 1);
  }
  return users;
}

/** The page of the references, where they have one and no more. */
function onlyPage(references: readonly Reference[], citation: Citation, isShared: boolean): CitedPage | null {
  const urls = new Set(references.flatMap(({ url }) => (url === null ? [] : [webAddress(url)])));
  const [only] = urls;
  return only && urls.size === 1 ? pageAt(only, citation, isShared) : null;
}

/** The front page of a site has no date of one of its articles. */
function pageAt(href: string, citation: Citation, isShared: boolean): CitedPage | null {
  const url = webAddress(href);
  if (url === null || isFrontPage(url)) return null;
  const name = citation.publishers[0]?.name ?? new URL(url).hostname;
  const id = postIdOf(url);
  return id === null ? { kind: 'page', url, name, isShared } : { kind: 'post', id, url, name };
}

/**
 * A value of the map is the id of a post, or an address: of a post or of any page. Ids of other places than X hold other times, or none: there the
 * page is asked.
 */
function postOf(citation: Citation, { url, ids }: Configuration['posts']): CitedPage | null {
  const written = citation.post?.id ?? '';
  const mapped = ids.get(written);
  if (mapped !== undefined && webAddress(mapped) !== null) return pageAt(mapped, citation, false);
  const id = mapped ?? written;
  const address = (url ?? POST_URL).replaceAll('${id}', encodeURIComponent(id));
  if (postIdOf(address) === null && !isOnX(address)) return pageAt(address, citation, false);
  return { kind: 'post', id, url: address, name: citation.publishers[0]?.name ?? id };
}
