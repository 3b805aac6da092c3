import * as vscode from 'vscode';
import type { Bullet } from '../core/model/briefing';
import { sliceOf, type Range } from '../core/model/range';
import { applyWithin, mergeEdits } from '../core/model/textEdit';
import { tellChange, tellOrigin } from '../core/refresh/changeOf';
import { zoneOf } from '../core/checks/yardstick';
import { POST_ID } from '../core/news/planDates';
import type { DatedBy, Proposal } from '../core/refresh/planRefresh';
import { writtenOf } from '../core/refresh/written';
import { refreshBriefing, type RefreshOutcome } from '../core/refresh/refreshBriefing';
import { speak, toTextEdit } from './convert';
import type { Desk } from './desk';
import { fileNameOf } from './fileName';
import { applyInPreview, type PreviewedEdit } from './previewEdits';
import type { Review } from './services/reviews';

/** Fetches, previews, applies what was ticked as one undo step, and says what came of it. `within` null = the whole document. */
export async function runRefresh(desk: Desk, review: Review, document: vscode.TextDocument, within: Range | null): Promise<void> {
  const { briefing, configuration } = review;
  const observations = await desk.observations();
  const written = await observations.written(review);
  const outcome = await desk.jobs.run(vscode.l10n.t('Briefing: refreshing sourced bullets'), (progress) => {
    let hosts: readonly string[] = [];
    return refreshBriefing({
      briefing, configuration, within, written,
      begin: async (sources, urls) => void (hosts = await desk.network.askFor(sources, configuration, progress.signal, urls)),
      fetch: async (sources) => {
        const results = await desk.network.fetch(sources, configuration, progress, { hosts });
        await observations.keep(review, sources, results);
        return results;
      },
      pages: {
        now: desk.clock.now(), timeZone: zoneOf(briefing, configuration, desk.clock),
        fetch: (urls) => desk.network.pages(urls, configuration, progress, hosts),
      },
      current: async () => (await desk.reviews.now(document)).briefing,
    });
  });
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
  const now = await desk.reviews.now(document);
  const applied = done ? appliedOf(now, outcome) : [];
  await keepApplied(desk, now, outcome, applied);
  return applied;
}

/** So that a later refresh knows which bullets a person changed since. */
async function keepApplied(desk: Desk, review: Review, { briefing }: RefreshOutcome, applied: readonly Proposal[]): Promise<void> {
  const at = desk.clock.now();
  await (await desk.observations()).applied(review, (file) => applied.flatMap((proposal) => writtenOf(proposal, briefing, file, at)));
}

/** Old and new as they stand in the document, the change, where it is from and of when, and why it is held. */
function describe(proposal: Proposal): vscode.WorkspaceEditEntryMetadata {
  const { changes, dated, held } = proposal;
  const from = dated ? pageText(dated) : [...new Set(changes.map((change) => speak(tellOrigin(change))))].join('; ');
  return {
    needsConfirmation: true, label: whatChanges(proposal), description: held ? `${from}. ${speak(held)}` : from,
    iconPath: new vscode.ThemeIcon(held ? 'debug-pause' : 'sync'),
  };
}

const whatChanges = ({ bullet, changes, dated }: Proposal): string =>
  dated ? vscode.l10n.t('{0} → {1}', bullet.citation?.date?.raw ?? '', dated.asOf) : changes.map((change) => (change.written === change.figure.raw ? vscode.l10n.t('{0}, only its date', tellChange(change)) : tellChange(change))).join('; ');

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

/**
 * One summary: what was changed, what was not, and by name what failed and why. The log has every change with where it came from, also those that
 * were not taken.
 */
function tell(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome, applied: readonly Proposal[]): void {
  const at = ({ range }: Bullet, text: string): string => vscode.l10n.t('line {0}: {1}', outcome.briefing.lines.lineAt(range.start) + 1, text);
  const failures = outcome.failures.map((failure) => at(failure.bullet, speak(failure.message)));
  const sums = outcome.proposals.length > 0 && applied.length === 0
    ? vscode.l10n.t('Briefing: none of {0} proposed changes was ticked and applied; {1} unchanged, {2} failed.', outcome.proposals.length, outcome.unchanged.length, failures.length)
    : vscode.l10n.t('Briefing: {0} of {1} proposed changes applied, {2} unchanged, {3} failed.', applied.length, outcome.proposals.length, outcome.unchanged.length, failures.length);
  desk.log.info(`${document.uri.toString(true)}: ${sums}`);
  for (const proposal of outcome.proposals) for (const line of logged(proposal, applied.includes(proposal))) desk.log.info(at(proposal.bullet, line));
  for (const failure of failures) desk.log.warn(failure);
  const said = [sums, named(applied.map(whatChanges)), named(failures)].filter((part) => part !== '').join(' ');
  if (failures.length === 0) {
    void vscode.window.showInformationMessage(said);
    return;
  }
  const details = vscode.l10n.t('Show Details');
  void vscode.window.showWarningMessage(said, details).then((chosen) => chosen === details && desk.log.show());
}

const MOST_NAMED = 3;

/** The first few; a message has room for no more, and the log has them all. */
const named = (what: readonly string[]): string => what.slice(0, MOST_NAMED).join(' · ') + (what.length > MOST_NAMED ? ' …' : '');

function logged(proposal: Proposal, isApplied: boolean): string[] {
  const { changes, dated, held } = proposal;
  const state = isApplied ? vscode.l10n.t('applied') : held ? vscode.l10n.t('not applied ({0})', speak(held)) : vscode.l10n.t('not applied');
  if (dated) return [`${state}: ${describe(proposal).label}; ${dated.by}, ${dated.url}`];
  return changes.map((change) => `${state}: ${tellChange(change)}; ${speak(tellOrigin(change))}; ${change.observation.url}, ${change.observation.hash}`);
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
  await keepApplied(desk, await desk.reviews.now(document), outcome, [proposal]);
}
