import * as vscode from 'vscode';
import { sliceOf, type Range } from '../core/model/range';
import { applyEdits } from '../core/model/textEdit';
import type { Proposal } from '../core/refresh/planRefresh';
import { refreshBriefing, type RefreshOutcome } from '../core/refresh/refreshBriefing';
import { bindSources } from '../core/refresh/bindSources';
import { speak, toTextEdit } from './convert';
import type { Desk } from './desk';
import type { Review } from './services/reviews';

/** Fetches, previews, applies what was ticked as one undo step, and says what came of it. `within` null = the whole document. */
export async function runRefresh(desk: Desk, review: Review, document: vscode.TextDocument, within: Range | null): Promise<void> {
  const { briefing, configured: { configuration } } = review;
  const bound = bindSources(briefing, configuration);
  const isMeant = (start: number): boolean => within === null || (start >= within.start && start <= within.end);
  if (![...bound.bindings, ...bound.ambiguous, ...bound.unknown].some(({ bullet }) => isMeant(bullet.range.start))) return sayNoSource(desk, review);
  const outcome = await desk.jobs.run(vscode.l10n.t('Briefing: refreshing sourced bullets'), (progress) =>
    refreshBriefing({
      briefing, configuration, within,
      fetch: (sources) => desk.network.fetch(sources, configuration, progress),
      current: async () => (await desk.reviews.now(document)).briefing,
    }));
  const applied = outcome.proposals.length > 0 ? await previewAndApply(desk, document, outcome) : 0;
  await tell(desk, document, outcome, applied);
}

async function sayNoSource(desk: Desk, { configured }: Review): Promise<void> {
  const open = vscode.l10n.t('Open .briefing.yml');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('No source feeds a bullet here. Sources are written in .briefing.yml.'), open);
  if (chosen === open) await desk.openConfiguration(configured.uri);
}

/**
 * Shows every edit in the refactor preview, where each can be ticked, and applies those. The editor itself refuses the whole where the
 * document changed while the preview was open. Gives how many bullets were changed.
 */
async function previewAndApply(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome): Promise<number> {
  const edit = new vscode.WorkspaceEdit();
  for (const proposal of outcome.proposals) {
    const metadata = describe(proposal);
    edit.set(document.uri, [...proposal.edits.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [toTextEdit(one, outcome.briefing.lines), metadata])]);
  }
  const version = document.version;
  const done = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (!done && document.version !== version) desk.log.warn(vscode.l10n.t('{0} changed while the preview was open; nothing was written.', document.uri.toString(true)));
  return done ? countApplied(await desk.reviews.now(document), outcome) : 0;
}

function describe(proposal: Proposal): vscode.WorkspaceEditEntryMetadata {
  const change = proposal.changes[0];
  const figures = proposal.changes.map(({ figure, observation }) => `${figure.label ?? ''} ${figure.raw} → ${observation.value}`.trim()).join(', ');
  const facts = vscode.l10n.t('{0}; as of {1}, {2}', figures, change?.observation.asOf ?? '', change?.source.title ?? '');
  return {
    needsConfirmation: true, label: figures, description: proposal.held ? `${speak(proposal.held)} ${facts}` : facts,
    iconPath: new vscode.ThemeIcon(proposal.held ? 'debug-pause' : 'sync'),
  };
}

/** How many of the proposals stand in the text now. */
function countApplied(now: Review, outcome: RefreshOutcome): number {
  const bullets = new Map<string, number>();
  for (const bullet of now.briefing.bullets) {
    const text = sliceOf(now.briefing.text, bullet.range);
    bullets.set(text, (bullets.get(text) ?? 0) + 1);
  }
  return outcome.proposals.filter((proposal) => {
    const text = after(outcome, proposal);
    const left = bullets.get(text) ?? 0;
    bullets.set(text, left - 1);
    return left > 0;
  }).length;
}

function after({ briefing }: RefreshOutcome, proposal: Proposal): string {
  const { start } = proposal.bullet.range;
  const edits = proposal.edits.map((edit) => ({ range: { start: edit.range.start - start, end: edit.range.end - start }, text: edit.text }));
  return applyEdits(sliceOf(briefing.text, proposal.bullet.range), edits);
}

/** One summary: what was changed, what was not, and by name what failed and why. */
async function tell(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome, applied: number): Promise<void> {
  const failures = outcome.failures.map((failure) => vscode.l10n.t('line {0}: {1}', outcome.briefing.lines.lineAt(failure.bullet.range.start) + 1, speak(failure.message)));
  const sums = vscode.l10n.t('Briefing: {0} of {1} proposed changes applied, {2} unchanged, {3} failed.', applied, outcome.proposals.length, outcome.unchanged.length, failures.length);
  desk.log.info(`${document.uri.toString(true)}: ${sums}`);
  for (const failure of failures) desk.log.warn(failure);
  if (failures.length === 0) return void vscode.window.showInformationMessage(sums);
  const details = vscode.l10n.t('Show Details');
  const named = failures.slice(0, 3).join(' · ') + (failures.length > 3 ? ' …' : '');
  void vscode.window.showWarningMessage(`${sums} ${named}`, details).then((chosen) => chosen === details && desk.log.show());
}

/** Writes one live value the dashboard shows, which its reader has seen beside the old one; a held one goes through the preview. */
export async function applyProposal(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome): Promise<void> {
  const [proposal] = outcome.proposals;
  if (!proposal) return tell(desk, document, outcome, 0);
  if (proposal.held) return void (await previewAndApply(desk, document, outcome));
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, proposal.edits.map((one) => toTextEdit(one, outcome.briefing.lines)));
  if (!(await vscode.workspace.applyEdit(edit))) void vscode.window.showWarningMessage(vscode.l10n.t('{0} changed meanwhile; nothing was written.', document.uri.path));
}
