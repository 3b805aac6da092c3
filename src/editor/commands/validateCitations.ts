import * as vscode from 'vscode';
import { citedUrls } from '../../core/links/citedUrls';
import type { Evidence, LinkState } from '../../core/model/evidence';
import { activeDocument, isTrusted } from '../activeDocument';
import { PROBLEMS_VIEW, type Command } from '../command';
import { speak } from '../convert';

/** Checks every citation offline, then visits every cited URL; both show in Problems and in the dashboard. */
export const validateCitations: Command = {
  id: 'briefing.validateCitations',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { briefing, configuration } = active.review;
    const urls = [...new Set(citedUrls(briefing).map(({ url }) => url))];
    let evidence: Evidence[] = [];
    if (urls.length > 0) {
      if (!isTrusted()) return;
      evidence = await desk.jobs.run(vscode.l10n.t('Briefing: validating {0} links', urls.length), (progress) => desk.network.visit(urls, configuration, progress));
      for (const one of evidence) desk.log.info(`${one.state}: ${one.url}: ${speak(one.reason)}`);
      desk.evidence.add(evidence);
    }
    const { result } = await desk.reviews.now(active.document);
    const offline = result.findings.filter((finding) => !finding.rule.endsWith('-link')).length;
    await vscode.commands.executeCommand(PROBLEMS_VIEW);
    void vscode.window.showInformationMessage(
      urls.length === 0
        ? vscode.l10n.t('Briefing: no citation here has a URL; {0} offline findings are in Problems.', offline)
        : vscode.l10n.t('Briefing: {0} links: {1}; {2} offline findings.', urls.length, tally(evidence), offline),
    );
  },
};

function tally(evidence: readonly Evidence[]): string {
  const words: Record<LinkState, string> = {
    alive: vscode.l10n.t('alive'), moved: vscode.l10n.t('moved'), 'soft-dead': vscode.l10n.t('soft-dead'), refused: vscode.l10n.t('refused'),
    suspected: vscode.l10n.t('suspected'), dead: vscode.l10n.t('dead'), 'not-checked': vscode.l10n.t('not checked'),
  };
  return (Object.keys(words) as LinkState[])
    .map((state) => ({ state, count: evidence.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0).map(({ state, count }) => `${count} ${words[state]}`).join(', ');
}
