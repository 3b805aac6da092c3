import * as vscode from 'vscode';
import { findingBeside } from '../../core/checks/findingBeside';
import { activeDocument } from '../activeDocument';
import type { Command } from '../command';
import { toRange } from '../convert';
import type { Desk } from '../desk';

export const nextFinding: Command = {
  id: 'briefing.nextFinding',
  run: (desk) => goToFinding(desk, 'next'),
};

export const previousFinding: Command = {
  id: 'briefing.previousFinding',
  run: (desk) => goToFinding(desk, 'previous'),
};

const SAID_FOR_MS = 5_000;

/**
 * Selects the nearest finding and opens the hover over it, which moves no lines and, where a screen reader is in use, takes the focus and is
 * read. The cursor stands at the start of the selection, so that the hover belongs to this finding and the next call goes on from here.
 */
async function goToFinding(desk: Desk, direction: 'next' | 'previous'): Promise<void> {
  const active = await activeDocument(desk);
  if (!active) return;
  const { document, review } = active;
  const editor = active.editor ?? (await vscode.window.showTextDocument(document));
  const beside = findingBeside(review.result.findings, document.offsetAt(editor.selection.start), direction);
  if (!beside) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: there are no findings in this document.'));
    return;
  }
  const range = toRange(review.briefing.lines, beside.finding.range);
  await vscode.window.showTextDocument(document, { ...(editor.viewColumn ? { viewColumn: editor.viewColumn } : {}), selection: range });
  editor.selection = new vscode.Selection(range.end, range.start);
  editor.revealRange(new vscode.Range(range.start, range.start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  void vscode.window.setStatusBarMessage(whereText(beside, direction), SAID_FOR_MS);
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

function whereText({ number, count, wrapped }: { number: number; count: number; wrapped: boolean }, direction: 'next' | 'previous'): string {
  if (!wrapped) return vscode.l10n.t('Finding {0} of {1}', number, count);
  return direction === 'next' ? vscode.l10n.t('Finding {0} of {1}, from the top again', number, count) : vscode.l10n.t('Finding {0} of {1}, from the end again', number, count);
}
