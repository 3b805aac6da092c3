import * as vscode from 'vscode';
import type { Bullet } from '../core/model/briefing';
import { sliceOf, type Range } from '../core/model/range';
import { applyWithin, mergeEdits } from '../core/model/textEdit';
import { asOfText } from '../core/model/observation';
import { zoneOf } from '../core/checks/yardstick';
import { POST_ID } from '../core/news/planDates';
import type { Change, DatedBy, Proposal } from '../core/refresh/planRefresh';
import { refreshBriefing, type RefreshOutcome } from '../core/refresh/refreshBriefing';
import { speak, toTextEdit } from './convert';
import type { Desk } from './desk';
import { fileNameOf } from './fileName';
import { applyInPreview, type PreviewedEdit } from './previewEdits';
import type { Review } from './services/reviews';

/** Fetches, previews, applies what was ticked as one undo step, and says what came of it. `within` null = the whole document. */
export async function runRefresh(desk: Desk, review: Review, document: vscode.TextDocument, within: Range | null): Promise<void> {
  const { briefing, configuration } = review;
  const outcome = await desk.jobs.run(vscode.l10n.t('Briefing: refreshing sourced bullets'), (progress) =>
    refreshBriefing({
      briefing, configuration, within,
      fetch: (sources) => desk.network.fetch(sources, configuration, progress),
      pages: {
        now: desk.clock.now(), timeZone: zoneOf(briefing, configuration, desk.clock),
        fetch: (urls) => desk.network.pages(urls, configuration, progress),
      },
      current: async () => (await desk.reviews.now(document)).briefing,
    }));
  if (outcome.proposals.length + outcome.unchanged.length + outcome.failures.length === 0) {
    sayNoSource(desk, review);
    return;
  }
  const applied = outcome.proposals.length > 0 ? await previewAndApply(desk, document, outcome) : [];
  tell(desk, document, outcome, applied);
}

function sayNoSource(desk: Desk, { configured }: Review): void {
  const open = vscode.l10n.t('Open .briefing.yml');
  void vscode.window.showInformationMessage(vscode.l10n.t('No source feeds a bullet here. Sources are written in .briefing.yml.'), open)
    .then((chosen) => (chosen === open ? desk.openConfiguration(configured.uri) : undefined));
}

/**
 * Shows every proposal in the refactor preview, where each can be ticked, and applies those. Figure and date of a bullet are one entry: half of
 * them would make an old figure look new.
 */
async function previewAndApply(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome): Promise<readonly Proposal[]> {
  const done = await applyInPreview(document, outcome.proposals.flatMap((proposal): PreviewedEdit[] => {
    const merged = mergeEdits(outcome.briefing.text, proposal.edits);
    return merged ? [[toTextEdit(merged, outcome.briefing.lines), describe(proposal)]] : [];
  }));
  return done ? appliedOf(await desk.reviews.now(document), outcome) : [];
}

function describe(proposal: Proposal): vscode.WorkspaceEditEntryMetadata {
  const from = proposal.dated ? pageText(proposal.dated) : proposal.changes.map(({ source }) => source.title).join(', ');
  return {
    needsConfirmation: true, label: changeTexts(proposal).join(', '), description: proposal.held ? speak(proposal.held) : from,
    iconPath: new vscode.ThemeIcon(proposal.held ? 'debug-pause' : 'sync'),
  };
}

function changeTexts({ bullet, changes, dated }: Proposal): string[] {
  const old = bullet.citation?.date?.raw ?? '';
  return [...changes.map(changeText), ...(dated ? [vscode.l10n.t('{0} → {1}', old, dated.asOf)] : [])];
}

const changeText = ({ figure, observation }: Change): string =>
  vscode.l10n.t('{0} → {1}, as of {2}', `${figure.label ?? ''} ${figure.raw}`.trim(), observation.value, asOfText(observation) ?? '–');

/** Where a date is from: the page and the place on it, or the post. */
const pageText = ({ url, by }: DatedBy): string => (by === POST_ID ? vscode.l10n.t('{0}, time in the id of the post', url) : `${url}, ${by}`);

/** The proposals that stand in the text now. */
function appliedOf(now: Review, outcome: RefreshOutcome): Proposal[] {
  const bullets = new Map<string, number>();
  for (const bullet of now.briefing.bullets) {
    const text = sliceOf(now.briefing.text, bullet.range);
    bullets.set(text, (bullets.get(text) ?? 0) + 1);
  }
  return outcome.proposals.filter((proposal) => {
    const text = applyWithin(outcome.briefing.text, proposal.bullet.range, proposal.edits);
    const left = bullets.get(text) ?? 0;
    bullets.set(text, left - 1);
    return left > 0;
  });
}

/** One summary: what was changed, what was not, and by name what failed and why. The log has every change with where it came from. */
function tell(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome, applied: readonly Proposal[]): void {
  const line = ({ range }: Bullet): number => outcome.briefing.lines.lineAt(range.start) + 1;
  const failures = outcome.failures.map((failure) => vscode.l10n.t('line {0}: {1}', line(failure.bullet), speak(failure.message)));
  const sums = outcome.proposals.length > 0 && applied.length === 0
    ? vscode.l10n.t('Briefing: none of {0} proposed changes was ticked and applied; {1} unchanged, {2} failed.', outcome.proposals.length, outcome.unchanged.length, failures.length)
    : vscode.l10n.t('Briefing: {0} of {1} proposed changes applied, {2} unchanged, {3} failed.', applied.length, outcome.proposals.length, outcome.unchanged.length, failures.length);
  desk.log.info(`${document.uri.toString(true)}: ${sums}`);
  for (const proposal of applied) {
    for (const change of proposal.changes) desk.log.info(`${vscode.l10n.t('line {0}: {1}', line(proposal.bullet), changeText(change))}; ${change.source.title}, ${change.observation.url}, ${change.observation.hash}`);
    if (proposal.dated) desk.log.info(`${vscode.l10n.t('line {0}: {1}', line(proposal.bullet), changeTexts(proposal).join(', '))}; ${pageText(proposal.dated)}`);
  }
  for (const failure of failures) desk.log.warn(failure);
  if (failures.length === 0) {
    void vscode.window.showInformationMessage(sums);
    return;
  }
  const details = vscode.l10n.t('Show Details');
  const named = failures.slice(0, 3).join(' · ') + (failures.length > 3 ? ' …' : '');
  void vscode.window.showWarningMessage(`${sums} ${named}`, details).then((chosen) => chosen === details && desk.log.show());
}

/** Writes one live value the dashboard shows, which its reader has seen beside the old one; a held one goes through the preview. */
export async function applyProposal(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome): Promise<void> {
  const [proposal] = outcome.proposals;
  if (!proposal || proposal.held) {
    tell(desk, document, outcome, proposal ? await previewAndApply(desk, document, outcome) : []);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, proposal.edits.map((one) => toTextEdit(one, outcome.briefing.lines)));
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('{0} changed meanwhile; nothing was written.', fileNameOf(document.uri)));
}
