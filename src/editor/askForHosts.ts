import * as vscode from 'vscode';
import type { Source } from '../core/config/configuration';
import { hostsOf, hostsOfUrls, joined, type HostNeed } from '../core/sources/hostsOf';
import type { AllowedHosts } from './services/allowedHosts';

/** Named in the question; the rest is behind *Show…*. */
const HOSTS_NAMED = 5;
const ASKS_NAMED = 4;

export const askForSources = (allowed: AllowedHosts, sources: readonly Source[], known: readonly Source[], urls: readonly string[], signal: AbortSignal): Promise<readonly string[]> =>
  askForHosts(allowed, hostsOf(sources, known, urls), signal);

export const askForUrls = (allowed: AllowedHosts, urls: readonly string[], signal: AbortSignal): Promise<readonly string[]> => askForHosts(allowed, hostsOfUrls(urls), signal);

/** Asks, in one question, for the hosts that are not allowed yet. Ends when it is answered, closed, or no longer of interest. Gives all the hosts. */
export async function askForHosts(allowed: AllowedHosts, needs: readonly HostNeed[], signal: AbortSignal): Promise<readonly string[]> {
  if (needs.some(({ host }) => !allowed.has(host))) await allowed.ask(needs, signal, (open) => put(allowed, joined(open)));
  return needs.map(({ host }) => host);
}

async function put(allowed: AllowedHosts, needs: readonly HostNeed[]): Promise<void> {
  const [allow, show] = [vscode.l10n.t('Allow'), vscode.l10n.t('Show…')];
  const chosen = await vscode.window.showInformationMessage(questionFor(needs), allow, show);
  const hosts = chosen === show ? await pick(needs) : chosen === allow ? needs.map(({ host }) => host) : [];
  // Also where nobody waits for the answer any more: it is one, for the next time.
  if (hosts.length > 0) await allowed.add(hosts);
}

function questionFor(needs: readonly HostNeed[]): string {
  const requests = needs.reduce((sum, need) => sum + need.requests, 0);
  const named = needs.slice(0, HOSTS_NAMED).map(({ host }) => host).join(', ');
  if (needs.length === 1) return vscode.l10n.t('Briefing: may {0} be asked from this workspace? Requests: {1}.', named, requests);
  const rest = needs.length - HOSTS_NAMED;
  const list = rest > 0 ? vscode.l10n.t('{0} and {1} more', named, rest) : named;
  return vscode.l10n.t('Briefing: may these {0} hosts be asked from this workspace? {1}. Requests: {2}.', needs.length, list, requests);
}

async function pick(needs: readonly HostNeed[]): Promise<readonly string[]> {
  const items = needs.map(({ host, requests, asks }): vscode.QuickPickItem => ({
    label: host, picked: true,
    description: requests === 0 ? vscode.l10n.t('only where another address has nothing') : vscode.l10n.t('Requests: {0}', requests),
    detail: asks.length > ASKS_NAMED ? vscode.l10n.t('{0} and {1} more', asks.slice(0, ASKS_NAMED).join(', '), asks.length - ASKS_NAMED) : asks.join(', '),
  }));
  const ticked = await vscode.window.showQuickPick(items, {
    canPickMany: true, ignoreFocusOut: true, title: vscode.l10n.t('Hosts That May Be Asked'), placeHolder: vscode.l10n.t('Only ticked hosts are asked, now and later, from this workspace.'),
  });
  return ticked?.map(({ label }) => label) ?? [];
}
