import * as vscode from 'vscode';
import type { Command } from '../command';

/** Takes back what the user allowed for this workspace: before the next request each host is asked for again. */
export const forgetAllowedHosts: Command = {
  id: 'briefing.forgetAllowedHosts',
  async run({ allowedHosts }) {
    const hosts = allowedHosts.all();
    await allowedHosts.forgetAll();
    void vscode.window.showInformationMessage(
      hosts.length === 0
        ? vscode.l10n.t('Briefing: no host is allowed in this workspace yet.')
        : vscode.l10n.t('Briefing: hosts that are not allowed any more: {0}. You are asked before one of them is asked again.', hosts.join(', ')));
  },
};
