import * as vscode from 'vscode';
import { guarded } from '../command';
import { checkersOfMarks, ignoreMissingDefinitions, type LinkChecker } from '../misreadMarks';
import type { Reviews } from '../services/reviews';

interface ShieldDeps {
  readonly reviews: Reviews;
  /** Of this workspace: what was offered once is not offered again. */
  readonly state: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

const keyOf = (checker: LinkChecker): string => `shield.${checker}`;

/**
 * Where another checker of links takes the marks of a briefing for missing link definitions, says so once in a workspace and offers to set
 * that checker right there. Nothing is written unless that is clicked.
 */
export function registerShield(deps: ShieldDeps): vscode.Disposable {
  // Until the answer is in, and after "Not Now" until the window is opened again.
  const offered = new Set<LinkChecker>();
  const look = (uri: vscode.Uri): void => {
    const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    const review = isInWorkspace && offered.size < 2 ? deps.reviews.get(uri) : undefined;
    if (!review) return;
    for (const checker of checkersOfMarks(vscode.languages.getDiagnostics(uri), review.briefing)) {
      if (offered.has(checker) || deps.state.get(keyOf(checker)) !== undefined) continue;
      offered.add(checker);
      void guarded(deps.log, 'shield', () => offer(deps.state, checker, uri));
    }
  };
  return vscode.Disposable.from(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(look)),
    // The other checker may have been the first to report.
    deps.reviews.onDidChange(look),
  );
}

async function offer(state: vscode.Memento, checker: LinkChecker, uri: vscode.Uri): Promise<void> {
  const ignore = vscode.l10n.t('Ignore in This Workspace');
  const later = vscode.l10n.t('Not Now');
  const never = vscode.l10n.t("Don't Ask Again");
  await state.update(keyOf(checker), 'offered');
  const chosen = await vscode.window.showInformationMessage(explain(checker), ignore, later, never);
  if (chosen === ignore) await ignoreMissingDefinitions(checker, uri);
  else if (chosen === later) await state.update(keyOf(checker), undefined);
}

function explain(checker: LinkChecker): string {
  return checker === 'markdown'
    ? vscode.l10n.t('Markdown link validation takes marks of this briefing, such as [REALTIME], for links without a definition. Set “markdown.validate.referenceLinks.enabled” to “ignore” in this workspace? Its other checks stay on.')
    : vscode.l10n.t('markdownlint takes marks of this briefing, such as [REALTIME], for links without a definition. Switch its rule MD052 off in the settings of this workspace? Its other rules stay on.');
}
