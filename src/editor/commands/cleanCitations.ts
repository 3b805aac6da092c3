import * as vscode from 'vscode';
import { countCleanup, sayLost, sayPair } from '../../core/clean/cleanupMessages';
import type { Cleanup, CleanupPart } from '../../core/clean/cleanup';
import { cleanupEdits, planCleanup } from '../../core/clean/planCleanup';
import type { Briefing } from '../../core/model/briefing';
import { sliceOf } from '../../core/model/range';
import { mergeEdits, type TextEdit } from '../../core/model/textEdit';
import { activeDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak, toTextEdit } from '../convert';
import type { Desk } from '../desk';
import { applyInPreview, type PreviewedEdit } from '../previewEdits';

export const cleanCitations: Command = {
  id: 'briefing.cleanCitations',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { document, review: { briefing } } = active;
    const cleanup = planCleanup(briefing);
    if (cleanup.parts.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: nothing to clean up here.'));
      return;
    }
    const done = await applyInPreview(document, entriesOf(briefing, cleanup));
    if (done) tell(desk, document, briefing, cleanup, (await desk.reviews.now(document)).briefing);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: nothing was changed.'));
  },
};

/** Name and mark of a pair are one entry, unless something else between them is one too. */
function entriesOf(briefing: Briefing, cleanup: Cleanup): PreviewedEdit[] {
  const starts = cleanupEdits(cleanup, { mapped: true }).map(({ range }) => range.start);
  return cleanup.parts.flatMap((part) => {
    const merged = mergeEdits(briefing.text, part.edits);
    const inside = merged ? starts.filter((start) => start >= merged.range.start && start < merged.range.end).length : 0;
    const edits: readonly TextEdit[] = part.pair && merged && inside <= part.edits.length ? [merged] : part.edits;
    return edits.map((edit): PreviewedEdit => [toTextEdit(edit, briefing.lines), describe(briefing, part)]);
  });
}

function describe({ text }: Briefing, { pair, isEvidence, parameters, residues }: CleanupPart): vscode.WorkspaceEditEntryMetadata {
  if (pair) return { needsConfirmation: true, label: speak(sayPair(pair)), description: vscode.l10n.t('id, publisher and list agree'), iconPath: new vscode.ThemeIcon('link') };
  if (isEvidence) return { needsConfirmation: true, label: vscode.l10n.t('Mark of a reference'), description: vscode.l10n.t('a pair is told by it'), iconPath: new vscode.ThemeIcon('key') };
  if (parameters.length > 0) return { needsConfirmation: false, label: vscode.l10n.t('Tracking parameters'), description: parameters.join(', '), iconPath: new vscode.ThemeIcon('trash') };
  const written = residues.map(({ range }) => sliceOf(text, range)).join(' ');
  return { needsConfirmation: false, label: vscode.l10n.t('Left behind by a tool'), description: written.length > 80 ? `${written.slice(0, 80)}…` : written, iconPath: new vscode.ThemeIcon('trash') };
}

/** What was done, told by the text as it is now; the log names every citation that is lost. */
function tell(desk: Desk, document: vscode.TextDocument, before: Briefing, cleanup: Cleanup, after: Briefing): void {
  const left = planCleanup(after);
  const mapped = cleanup.pairs.map(({ edits, ...pair }) => ({ ...pair, edits, link: edits.find(({ text }) => text.startsWith('[')) })).filter(({ link }) => link !== undefined && after.text.includes(link.text) && !before.text.includes(link.text));
  const counts = countCleanup(cleanup, false);
  const rest = countCleanup(left, false);
  const lost = cleanup.lost.slice(0, Math.max(0, cleanup.lost.length - left.lost.length));
  const sums = vscode.l10n.t('Briefing: marks removed: {0}; citations mapped back: {1}, lost: {2}; URLs freed of tracking parameters: {3}.',
    Math.max(0, counts.removed - rest.removed), mapped.length, lost.length, Math.max(0, counts.urls - rest.urls));
  desk.log.info(`${document.uri.toString(true)}: ${sums}`);
  for (const pair of mapped) desk.log.info(speak(sayPair(pair)));
  for (const one of lost) desk.log.warn(vscode.l10n.t('line {0}: {1}', one.line, speak(sayLost(one))));
  if (lost.length === 0) {
    void vscode.window.showInformationMessage(sums);
    return;
  }
  const details = vscode.l10n.t('Show Details');
  void vscode.window.showWarningMessage(sums, details).then((chosen) => chosen === details && desk.log.show());
}
