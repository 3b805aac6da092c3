import { withoutTracking } from '../links/normalizeUrl';

/** Whether two addresses are of one page: scheme, `www.`, fragment, tracking and a slash at the end do not count; a stated query does. */
export function isSamePage(stated: string, page: string): boolean {
  const [a, b] = [partsOf(stated), partsOf(page)];
  return a !== null && b !== null && a.page === b.page && (a.query === '' || a.query === b.query);
}

/** Whether an address is that of a whole site, which says nothing of one of its pages. */
export const isFrontPage = (url: string): boolean => {
  const parts = partsOf(url);
  return parts !== null && parts.query === '' && !parts.page.includes('/');
};

/** An address of a page as an absolute one, without its fragment; null for what is none, or not of the web. */
export function webAddress(href: string, base?: string): string | null {
  const text = href.trim();
  if (text === '' || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  return url.href;
}

function partsOf(text: string): { readonly page: string; readonly query: string } | null {
  const address = webAddress(text);
  if (address === null) return null;
  const url = new URL(address);
  return { page: `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}`, query: withoutTracking(url.search) };
}
