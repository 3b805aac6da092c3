import * as vscode from 'vscode';
import { zoneOf } from '../core/checks/yardstick';
import type { Bullet } from '../core/model/briefing';
import type { Range } from '../core/model/range';
import { refreshBriefing, type RefreshOutcome } from '../core/refresh/refreshBriefing';
import { applyProposals, type Applied } from './applyProposals';
import { askProposals } from './askProposals';
import { speak } from './convert';
import type { Desk } from './desk';
import { loggedLines, whatChanges } from './proposalText';
import type { Review } from './services/reviews';

/** Fetches, shows what would change, applies what was ticked as one undo step, and says what came of it. `within` null = the whole document. */
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
  tell(desk, document, outcome, outcome.proposals.length > 0 ? await askAndApply(desk, document, outcome) : NOTHING);
}

function sayNoSource(desk: Desk, { configured }: Review): void {
  const open = vscode.l10n.t('Open .briefing.yml');
  void vscode.window.showInformationMessage(vscode.l10n.t('No source feeds a bullet here. Sources are written in .briefing.yml.'), open)
    .then((chosen) => (chosen === open ? desk.openConfiguration(configured.uri) : undefined));
}

/** Shows the proposals, and writes those that are taken. */
async function askAndApply(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome): Promise<Applied> {
  const taken = await askProposals(document, outcome.briefing, outcome.proposals);
  return taken && taken.length > 0 ? applyProposals(desk, document, outcome, taken) : NOTHING;
}

const NOTHING: Applied = { applied: [], skipped: [] };

/**
 * One summary: what was changed, what was not, and by name what failed and why. The log has every change with where it came from, also those that
 * were not taken.
 */
function tell(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome, { applied, skipped }: Applied): void {
  const at = ({ range }: Bullet, text: string): string => vscode.l10n.t('line {0}: {1}', outcome.briefing.lines.lineAt(range.start) + 1, text);
  const failures = [...outcome.failures, ...skipped].map((failure) => at(failure.bullet, speak(failure.message)));
  const sums = outcome.proposals.length > 0 && applied.length === 0
    ? vscode.l10n.t('Briefing: none of {0} proposed changes was ticked and applied; {1} unchanged, {2} failed.', outcome.proposals.length, outcome.unchanged.length, failures.length)
    : vscode.l10n.t('Briefing: {0} of {1} proposed changes applied, {2} unchanged, {3} failed.', applied.length, outcome.proposals.length, outcome.unchanged.length, failures.length);
  desk.log.info(`${document.uri.toString(true)}: ${sums}`);
  for (const proposal of outcome.proposals) for (const line of loggedLines(proposal, applied.includes(proposal))) desk.log.info(at(proposal.bullet, line));
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

/** Writes one live value the dashboard shows, which its reader has seen beside the old one; a held one is asked for. */
export async function applyProposal(desk: Desk, document: vscode.TextDocument, outcome: RefreshOutcome): Promise<void> {
  const [proposal] = outcome.proposals;
  if (!proposal || proposal.held) tell(desk, document, outcome, proposal ? await askAndApply(desk, document, outcome) : NOTHING);
  else {
    const { skipped } = await applyProposals(desk, document, outcome, [proposal]);
    if (skipped.length > 0) tell(desk, document, outcome, { applied: [], skipped });
  }
}
