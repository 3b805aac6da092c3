import * as vscode from 'vscode';
import { say } from '../core/model/message';
import { locateBullet } from '../core/refresh/locateBullet';
import type { Proposal, RefreshFailure } from '../core/refresh/planRefresh';
import type { RefreshOutcome } from '../core/refresh/refreshBriefing';
import { writtenOf } from '../core/refresh/written';
import { toTextEdit } from './convert';
import type { Desk } from './desk';
import { fileNameOf } from './fileName';

export interface Applied {
  readonly applied: readonly Proposal[];
  /** Bullets that were changed since the proposals were shown. */
  readonly skipped: readonly RefreshFailure[];
}

/**
 * Writes proposals into the text as it is now, as one undo step. Each bullet is looked for once more: one that was changed meanwhile is left alone
 * and named. What is written is kept, so that a later refresh knows which bullets a person changed since. @throws an error where the editor refuses
 */
export async function applyProposals(desk: Desk, document: vscode.TextDocument, { briefing }: RefreshOutcome, proposals: readonly Proposal[]): Promise<Applied> {
  const { briefing: now } = await desk.reviews.now(document);
  const placed = proposals.map((proposal) => ({ proposal, bullet: locateBullet(proposal.bullet, briefing, now) }));
  const found = placed.flatMap(({ proposal, bullet }) => (bullet ? [{ proposal, moved: bullet.range.start - proposal.bullet.range.start }] : []));
  const skipped = placed.filter(({ bullet }) => !bullet).map(({ proposal }) => changedMeanwhile(proposal));
  if (found.length > 0) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, found.flatMap(({ proposal, moved }) =>
      proposal.edits.map(({ range, text }) => toTextEdit({ range: { start: range.start + moved, end: range.end + moved }, text }, now.lines))));
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('{0} changed meanwhile; nothing was written.', fileNameOf(document.uri)));
  }
  const applied = found.map(({ proposal }) => proposal);
  const review = await desk.reviews.now(document);
  const at = desk.clock.now();
  await (await desk.observations()).applied(review, (file) => applied.flatMap((proposal) => writtenOf(proposal, briefing, file, at)));
  return { applied, skipped };
}

const changedMeanwhile = ({ bullet, changes }: Proposal): RefreshFailure => ({
  bullet, sourceId: changes[0]?.source.id ?? '', error: 'bullet-changed',
  message: say('{0}: the bullet was changed while the proposals were shown; it is left as it is.', changes[0]?.source.title ?? bullet.label?.text ?? ''),
});
