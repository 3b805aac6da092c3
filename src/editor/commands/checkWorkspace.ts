import * as vscode from 'vscode';
import type { FileUnreadable } from '../../core/checks/checkFiles';
import { PROBLEMS_VIEW, type Command } from '../command';
import type { Desk } from '../desk';
import { findMarkdownFiles } from '../services/markdownFiles';
import type { Progress } from '../services/network';
import type { WorkspaceTally } from '../services/workspaceFindings';

/** Checks every Markdown file of the open folders, offline and without opening it; the findings of those that are briefings are in Problems. */
export const checkWorkspace: Command = {
  id: 'briefing.checkWorkspace',
  async run(desk) {
    if (!vscode.workspace.workspaceFolders?.length) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: its Markdown files are what is checked.'));
      return;
    }
    const { tally, total, isCancelled } = await desk.jobs.run(vscode.l10n.t('Briefing: checking the workspace'), (progress) => check(desk, progress));
    for (const { uri, outcome } of tally.unreadable) desk.log.warn(`${uri.toString(true)}: ${reasonOf(outcome)}`);
    const sums = sumsOf(tally);
    const said = isCancelled ? vscode.l10n.t('Briefing: stopped after {0} of {1} files. So far: {2}', numberOf(tally.files), numberOf(total), sums) : vscode.l10n.t('Briefing: {0}', sums);
    desk.log.info(said);
    tell(desk, said, tally);
  },
};

async function check(desk: Desk, progress: Progress): Promise<{ tally: WorkspaceTally; total: number; isCancelled: boolean }> {
  const searching = new vscode.CancellationTokenSource();
  progress.signal.addEventListener('abort', () => searching.cancel(), { once: true });
  const files = await findMarkdownFiles(searching.token);
  searching.dispose();
  const tally = await desk.workspaceFindings.check(files, progress);
  return { tally, total: files.length, isCancelled: progress.signal.aborted || tally.files < files.length };
}

function tell(desk: Desk, said: string, tally: WorkspaceTally): void {
  const problems = vscode.l10n.t('Show Problems');
  const details = vscode.l10n.t('Show Details');
  const buttons = [...(tally.findings > 0 ? [problems] : []), ...(tally.unreadable.length > 0 ? [details] : [])];
  const show = tally.unreadable.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  // The command is done when it has told; the answer may come much later.
  void show(said, ...buttons).then((chosen) => {
    if (chosen === problems) return vscode.commands.executeCommand(PROBLEMS_VIEW);
    return chosen === details ? desk.log.show() : undefined;
  });
}

const numberOf = (count: number): string => count.toLocaleString(vscode.env.language);

function sumsOf({ files, briefings, findings, unreadable }: WorkspaceTally): string {
  const found = [numberOf(files), numberOf(briefings), numberOf(findings)] as const;
  return unreadable.length === 0
    ? vscode.l10n.t('{0} files, {1} briefings, {2} findings.', ...found)
    : vscode.l10n.t('{0} files, {1} briefings, {2} findings; could not be read: {3}.', ...found, numberOf(unreadable.length));
}

function reasonOf(outcome: FileUnreadable): string {
  if (outcome.unreadable === 'failed') return vscode.l10n.t('could not be read: {0}', outcome.reason);
  return outcome.unreadable === 'binary' ? vscode.l10n.t('not read: this is no text file') : vscode.l10n.t('not read: this is no UTF-8 text');
}
