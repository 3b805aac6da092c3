import type { HttpResponse } from '../ports';
import { withoutTracking } from './normalizeUrl';

/** What following the redirects of a URL says of the page. `to` is where they led, for `moved` only as far as they were permanent. */
export interface RedirectMeaning {
  readonly kind: 'same-page' | 'temporary' | 'moved' | 'root' | 'not-found-page' | 'sign-in';
  readonly to: string;
}

const ROOT = /^\/(?:(?:index|default|home)(?:\.\w+)?)?\/?$|^\/[a-z]{2}(?:[-_][a-z]{2})?\/?$/i;
const NOT_FOUND = /(?:^|[/?=&_.-])(?:404|(?:page-?)?not-?_?found|error-?404)(?=$|[/?=&_.-])/i;
const SIGN_IN = /\/(?:log-?in|sign-?in|sso|consent|captcha)(?=$|[/?.])/i;
const SHORTENERS = new Set(['bit.ly', 't.co', 'tinyurl.com', 'goo.gl', 'ow.ly', 'buff.ly', 'lnkd.in', 'is.gd', 'reut.rs', 'dlvr.it', 'x.gd', 'amzn.to', 'bloom.bg', 'nyti.ms', 'on.ft.com', 's.nikkei.com']);

export function redirectMeaning(url: string, finalUrl: string, redirects: HttpResponse['redirects']): RedirectMeaning {
  if (isSamePage(url, finalUrl)) return { kind: 'same-page', to: finalUrl };
  const [from, to] = [new URL(url), new URL(finalUrl)];
  if (NOT_FOUND.test(to.pathname + to.search) && !NOT_FOUND.test(from.pathname + from.search)) return { kind: 'not-found-page', to: finalUrl };
  if (SIGN_IN.test(to.pathname) && !SIGN_IN.test(from.pathname)) return { kind: 'sign-in', to: finalUrl };
  if (isRoot(to) && !isRoot(from) && !SHORTENERS.has(from.hostname)) return { kind: 'root', to: finalUrl };
  const permanent = permanentTarget(redirects);
  return permanent !== null && !isSamePage(url, permanent) ? { kind: 'moved', to: permanent } : { kind: 'temporary', to: finalUrl };
}

/** The same but for scheme, `www.`, a slash at the end and tracking: nothing that a reader of the link would call a move. */
function isSamePage(a: string, b: string): boolean {
  return pageKey(a) === pageKey(b);
}

function pageKey(text: string): string {
  const url = new URL(text);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${withoutTracking(url.search)}`.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

const isRoot = (url: URL): boolean => ROOT.test(url.pathname) && withoutTracking(url.search) === '';

/** Where the permanent redirects at the start of the chain lead. */
function permanentTarget(redirects: HttpResponse['redirects']): string | null {
  let target: string | null = null;
  for (const hop of redirects) {
    if (hop.status !== 301 && hop.status !== 308) break;
    target = hop.to;
  }
  return target;
}
