import * as vscode from 'vscode';
import type { Briefing } from '../core/model/briefing';
import { applyWithin } from '../core/model/textEdit';
import type { Proposal } from '../core/refresh/planRefresh';
import { speak, toRange } from './convert';
import { fileNameOf } from './fileName';
import { whatChanges, whereFrom } from './proposalText';

interface ProposalItem extends vscode.QuickPickItem {
  readonly proposal: Proposal;
}

/**
 * Shows every proposal with a tick: old and new, the change, where it is from and of when, the bullet as it would become or why it is held. What is
 * held has no tick until somebody gives it one. The bullet of the row in focus is shown in the editor. Null where the list was left with Escape.
 */
export function askProposals(document: vscode.TextDocument, briefing: Briefing, proposals: readonly Proposal[]): Promise<readonly Proposal[] | null> {
  const list = vscode.window.createQuickPick<ProposalItem>();
  const mark = vscode.window.createTextEditorDecorationType({ isWholeLine: true, backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground') });
  list.title = vscode.l10n.t('Refresh {0}: {1} proposed changes', fileNameOf(document.uri), proposals.length);
  list.placeholder = vscode.l10n.t('Enter applies what is ticked, Escape nothing');
  list.canSelectMany = true;
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = proposals.map((proposal) => itemOf(briefing, proposal));
  list.selectedItems = list.items.filter(({ proposal }) => !proposal.held);
  return new Promise((resolve) => {
    list.onDidChangeActive(([item]) => item && show(document, briefing, item.proposal, mark));
    list.onDidAccept(() => {
      const taken = new Set(list.selectedItems.map(({ proposal }) => proposal));
      resolve(proposals.filter((proposal) => taken.has(proposal)));
      list.hide();
    });
    list.onDidHide(() => {
      resolve(null);
      mark.dispose();
      list.dispose();
    });
    list.show();
  });
}

function itemOf(briefing: Briefing, proposal: Proposal): ProposalItem {
  const becomes = applyWithin(briefing.text, proposal.bullet.range, proposal.edits).replace(/\s+/g, ' ');
  return {
    label: `${proposal.held ? '$(debug-pause)' : '$(sync)'} ${whatChanges(proposal)}`, description: whereFrom(proposal),
    detail: proposal.held ? speak(proposal.held) : becomes, proposal,
  };
}

/** Where the document is shown; the cursor stays where it is. */
function show(document: vscode.TextDocument, briefing: Briefing, { bullet }: Proposal, mark: vscode.TextEditorDecorationType): void {
  const range = toRange(briefing.lines, bullet.range);
  for (const editor of vscode.window.visibleTextEditors.filter((one) => one.document === document)) {
    editor.setDecorations(mark, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
