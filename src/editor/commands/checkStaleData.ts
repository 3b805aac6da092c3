import * as vscode from 'vscode';
import { activeDocument } from '../activeDocument';
import { PROBLEMS_VIEW, type Command } from '../command';

export const checkStaleData: Command = {
  id: 'briefing.checkStaleData',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { today, result: { findings, counts } } = active.review;
    const stale = counts.warn + counts.error;
    const sums = vscode.l10n.t('{0} fresh, {1} due soon, {2} stale, {3} without a usable date, measured on {4}', counts.fresh, counts.dueSoon, stale, counts.undated + counts.vague + counts.invalid + counts.future, today);
    desk.log.info(`${active.document.uri.toString(true)}: ${sums}`);
    if (findings.length > 0) await vscode.commands.executeCommand(PROBLEMS_VIEW);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: nothing to report; {0}.', sums));
  },
};
