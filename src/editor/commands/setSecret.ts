import * as vscode from 'vscode';
import type { Configuration } from '../../core/config/configuration';
import { secretsInForce, type SecretInForce } from '../../core/sources/secretsInForce';
import { activeDocument, isTrusted } from '../activeDocument';
import type { Command } from '../command';
import type { Desk } from '../desk';

/** Stores what `${secret:NAME}` stands for, for the hosts that the sources in force send it to and for no other; an empty one is deleted. */
export const setSecret: Command = {
  id: 'briefing.setSecret',
  async run(desk) {
    // A file that nobody trusts yet must not say where a secret goes.
    if (!isTrusted()) return;
    const active = await activeDocument(desk);
    if (!active) return;
    const secret = await choose(desk, active.review.configuration);
    if (secret) await ask(desk, secret);
  },
};

async function choose(desk: Desk, { sources }: Configuration): Promise<SecretInForce | undefined> {
  const secrets = secretsInForce(sources);
  if (secrets.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No source here sends a secret. A source in .briefing.yml does with {0} in its address or in a header.', '${secret:NAME}'));
    return undefined;
  }
  const items = await Promise.all(secrets.map(async (secret) => {
    const stored = await desk.secrets.get(secret.name);
    const state = stored ? vscode.l10n.t('set, for {0}', stored.hosts?.join(', ') ?? '') : vscode.l10n.t('not set');
    return {
      secret, label: `$(key) ${secret.name}`, description: `${vscode.l10n.t('goes to {0}', secret.hosts.join(', '))} · ${state}`,
      detail: secret.isNeeded ? secret.sources.join(', ') : vscode.l10n.t('{0} (off)', secret.sources.join(', ')),
    };
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Set Source Secret'), placeHolder: vscode.l10n.t('Which secret?'), matchOnDescription: true, matchOnDetail: true }))?.secret;
}

async function ask(desk: Desk, { name, hosts }: SecretInForce): Promise<void> {
  const stored = await desk.secrets.get(name);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Set Source Secret'), password: true, ignoreFocusOut: true,
    prompt: stored
      ? vscode.l10n.t('{0} will be sent to {1} and nowhere else. Empty: the one that is stored is deleted.', name, hosts.join(', '))
      : vscode.l10n.t('{0} will be sent to {1} and nowhere else.', name, hosts.join(', ')),
    validateInput: (text) => (/[\u0000-\u001f\u007f]/.test(text) ? vscode.l10n.t('A line break or another control character cannot be sent.') : undefined),
  });
  // What is copied often has a blank around it, and no secret does.
  const value = typed?.trim();
  if (value === undefined || (value === '' && !stored)) return;
  if (value === '') return forget(desk, name);
  await desk.secrets.set(name, value, hosts);
  desk.live.retry('bad-secret');
  void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: {0} is stored. It is sent to {1} and nowhere else.', name, hosts.join(', ')));
}

async function forget(desk: Desk, name: string): Promise<void> {
  const yes = vscode.l10n.t('Delete');
  const chosen = await vscode.window.showWarningMessage(vscode.l10n.t('Delete the secret {0}? Sources that send it will fail.', name), { modal: true }, yes);
  if (chosen !== yes) return;
  await desk.secrets.delete(name);
  void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: {0} is deleted.', name));
}
