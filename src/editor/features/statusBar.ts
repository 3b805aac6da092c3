import * as vscode from 'vscode';
import type { ActiveBriefing } from '../services/activeBriefing';

/** How many bullets of the active briefing are fresh and stale; a click checks again and opens Problems. */
export function registerStatusBar(active: ActiveBriefing): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('briefing.freshness', vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('Briefing Freshness');
  item.command = 'briefing.checkStaleData';
  const show = (): void => {
    const review = active.review;
    void vscode.commands.executeCommand('setContext', 'briefing:isBriefing', review !== undefined);
    if (!review || review.result.freshness.size === 0) return item.hide();
    const { counts } = review.result;
    const stale = counts.warn + counts.error;
    item.text = `$(pulse) ${vscode.l10n.t('{0} fresh, {1} stale', counts.fresh + counts.dueSoon, stale)}`;
    item.tooltip = [
      vscode.l10n.t('Freshness of the tagged bullets, measured on {0}', review.today),
      vscode.l10n.t('{0} fresh, {1} due soon, {2} stale (warning), {3} stale (error)', counts.fresh, counts.dueSoon, counts.warn, counts.error),
      vscode.l10n.t('{0} undated, {1} vague, {2} impossible, {3} in the future, {4} opted out', counts.undated, counts.vague, counts.invalid, counts.future, counts.optedOut),
    ].join('\n');
    item.accessibilityInformation = { label: vscode.l10n.t('Briefing: {0} fresh, {1} stale. Check for stale data.', counts.fresh + counts.dueSoon, stale) };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, active.onDidChange(show));
}
