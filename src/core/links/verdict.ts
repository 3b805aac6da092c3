import type { LinkState } from '../model/evidence';
import { say, type Message } from '../model/message';
import type { HttpErrorKind, HttpResponse } from '../ports';
import { isChallengePage } from './challengePage';
import { redirectMeaning, type RedirectMeaning } from './redirectMeaning';

/** One request and what came of it: either a status or an error. */
export interface Attempt {
  readonly method: 'HEAD' | 'GET';
  readonly status: number | null;
  readonly error: HttpErrorKind | null;
  /** Technical reason of an error; empty for a reply. */
  readonly detail: string;
  readonly finalUrl: string | null;
  readonly redirects: HttpResponse['redirects'];
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded loosely, some kilobytes. */
  readonly bodyStart: string;
  /** Pause that the server asks for, milliseconds. */
  readonly retryAfterMs: number | null;
}

export interface Verdict {
  readonly state: LinkState;
  readonly reason: Message;
  readonly finalUrl: string | null;
}

/** A longer pause is not waited for within a run. */
export const LONGEST_PAUSE_MS = 5_000;
const RECHECK_MS = 300;
const BACKOFF_MS = 500;

const REFUSALS = new Set([401, 402, 403, 405, 406, 407, 429, 451, 999]);
const WORTH_A_GET: ReadonlySet<HttpErrorKind> = new Set<HttpErrorKind>(['timeout', 'connection', 'redirect']);

const isGone = (attempt: Attempt): boolean => attempt.status === 404 || attempt.status === 410;
const isOk = (attempt: Attempt): boolean => attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
const isWall = (attempt: Attempt): boolean => isChallengePage(attempt.headers, attempt.bodyStart);

/** What to request next, after which pause in milliseconds; null where the attempts suffice for a verdict. */
export function nextRequest(url: string, attempts: readonly Attempt[]): { readonly method: 'HEAD' | 'GET'; readonly delayMs: number } | null {
  const last = attempts.at(-1);
  if (!last) return { method: 'HEAD', delayMs: 0 };
  if (last.error) return last.method === 'HEAD' && WORTH_A_GET.has(last.error) ? { method: 'GET', delayMs: 0 } : null;
  if (last.status === 429 || (last.status === 503 && last.retryAfterMs !== null)) return afterPause(last, attempts);
  if (last.method === 'HEAD') return isOk(last) && !isWall(last) && meaningOf(url, last).kind !== 'root' ? null : { method: 'GET', delayMs: 0 };
  return isGone(last) && !isWall(last) && getsOf(attempts).length < 2 ? { method: 'GET', delayMs: RECHECK_MS } : null;
}

function afterPause(last: Attempt, attempts: readonly Attempt[]): { readonly method: 'GET'; readonly delayMs: number } | null {
  const delayMs = last.retryAfterMs ?? BACKOFF_MS * 2 ** (attempts.length - 1);
  return delayMs > LONGEST_PAUSE_MS || getsOf(attempts).length >= 2 ? null : { method: 'GET', delayMs };
}

/** Whether the status of the host's root page would tell a wall from a fault of this page. */
export const needsRoot = (attempts: readonly Attempt[]): boolean => [400, 403].includes(attempts.at(-1)?.status ?? 0);

/** What the attempts say of a page. `rootStatus`: of the host's root page, null where it was not asked or did not answer. */
export function judge(url: string, attempts: readonly Attempt[], rootStatus: number | null = null): Verdict {
  const last = attempts.at(-1);
  if (!last) return { state: 'not-checked', reason: CANCELLED, finalUrl: null };
  const verdict = (state: LinkState, reason: Message): Verdict => ({ state, reason, finalUrl: last.finalUrl });
  if (last.error) return verdict(...errorVerdict(last.error, last.detail));
  const status = last.status ?? 0;
  if (isWall(last)) return verdict('refused', say('The page asks for proof that a person is reading (status {0}). Open it in a browser.', status));
  if (isOk(last)) return pageVerdict(status, meaningOf(url, last));
  if (isGone(last)) return verdict(...goneVerdict(status, attempts));
  if (REFUSALS.has(status)) return verdict('refused', pauseReason(last, status) ?? refusalReason(status, rootStatus));
  if (status === 400 && rootStatus === 400) return verdict('refused', say('The host answers every automated request with status {0}. Open the page in a browser.', status));
  if (status >= 500) return verdict('suspected', pauseReason(last, status) ?? say('The server reports a fault of its own (status {0}).', status));
  return verdict('suspected', say('Answers with status {0}, which says neither that the page is there nor that it is gone.', status));
}

const CANCELLED = say('Checking was cancelled.');

function errorVerdict(error: HttpErrorKind, detail: string): [LinkState, Message] {
  switch (error) {
    case 'timeout': return ['suspected', say('No answer in time.')];
    case 'dns': return ['suspected', say('The host cannot be found ({0}).', detail)];
    case 'connection': return ['suspected', say('No connection ({0}).', detail)];
    case 'tls': return ['suspected', say('The certificate or encryption cannot be trusted ({0}).', detail)];
    case 'redirect': return ['suspected', say('The redirects cannot be followed ({0}).', detail)];
    case 'bad-url': return ['not-checked', say('This address cannot be requested ({0}).', detail)];
    case 'cancelled': return ['not-checked', CANCELLED];
    case 'not-allowed': return ['not-checked', say('Not asked, since requests to {0} are not allowed in this workspace yet. Validate again and choose “Allow” when you are asked.', detail)];
    case 'private-host':
      return ['not-checked', say('Leads into a private network. The setting `briefing.network.allowPrivateHosts` (or `--allow-private-hosts`) permits such requests.')];
  }
}

const getsOf = (attempts: readonly Attempt[]): readonly Attempt[] => attempts.filter((attempt) => attempt.method === 'GET');

function meaningOf(url: string, attempt: Attempt): RedirectMeaning {
  return redirectMeaning(url, attempt.finalUrl ?? url, attempt.redirects);
}

function pageVerdict(status: number, { kind, to }: RedirectMeaning): Verdict {
  switch (kind) {
    case 'same-page': return { state: 'alive', reason: say('Answers with status {0}.', status), finalUrl: to };
    case 'temporary': return { state: 'alive', reason: say('Answers with status {0} after a temporary redirect to {1}.', status, to), finalUrl: to };
    case 'moved': return { state: 'moved', reason: say('Moved permanently to {0}.', to), finalUrl: to };
    case 'root': return { state: 'soft-dead', reason: say('Leads to the front page {0} instead of the page.', to), finalUrl: to };
    case 'not-found-page': return { state: 'soft-dead', reason: say('Leads to an error page: {0}', to), finalUrl: to };
    case 'sign-in': return { state: 'refused', reason: say('Leads to a sign-in page: {0}', to), finalUrl: to };
  }
}

function goneVerdict(status: number, attempts: readonly Attempt[]): [LinkState, Message] {
  const twice = getsOf(attempts).filter(isGone).length >= 2;
  return twice ? ['dead', say('Answers with status {0}, asked twice.', status)] : ['suspected', say('Answered once with status {0}.', status)];
}

/** A pause that was too long to wait for says more than the status. */
const pauseReason = ({ retryAfterMs }: Attempt, status: number): Message | null =>
  retryAfterMs !== null && retryAfterMs > LONGEST_PAUSE_MS ? say('The host asks to wait {0} s (status {1}). Check again later.', Math.ceil(retryAfterMs / 1000), status) : null;

function refusalReason(status: number, rootStatus: number | null): Message {
  if (status === 429) return say('The host was asked too often (status {0}). Check again later.', status);
  if (status === 403 && rootStatus === status) return say('The host answers every automated request with status {0}. Open the page in a browser.', status);
  return say('Refuses automated requests (status {0}). Open the page in a browser.', status);
}
