import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import { bindSources } from '../../core/refresh/bindSources';
import { sourceTestReport } from '../../core/sources/sourceTestReport';
import { activeDocument, isTrusted, type ActiveDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { offsetOf } from '../scope';

type Item = vscode.QuickPickItem & { readonly source?: Source };

/** Shows one source's request, reply and value. Argument: the id of the source; without one it is chosen from those in force. */
export const testSource: Command = {
  id: 'briefing.testSource',
  async run(desk, argument) {
    const active = await activeDocument(desk);
    if (!active || !isTrusted()) return;
    const { sources } = active.review.configuration;
    const source = typeof argument === 'string' ? sources.find(({ id }) => id === argument) : await choose(active);
    if (typeof argument === 'string' && !source) throw new Error(vscode.l10n.t('There is no source "{0}" in force for this briefing.', argument));
    if (source && (source.enabled || (await agrees(source)))) await test(desk, active, source);
  },
};

async function test(desk: Desk, { review: { configuration } }: ActiveDocument, source: Source): Promise<void> {
  const query = source.request?.url.includes('${query}') ? await vscode.window.showInputBox({ title: source.title, prompt: vscode.l10n.t('What to search for'), ignoreFocusOut: true }) : '';
  if (query === undefined) return;
  const tested = await desk.jobs.run(vscode.l10n.t('Briefing: testing {0}', source.title), (progress) => desk.network.test(source, configuration, progress, query));
  await desk.reviewDocuments.show(vscode.l10n.t('Test of {0}', source.id), sourceTestReport(tested, speak));
}

async function choose(active: ActiveDocument): Promise<Source | undefined> {
  const items = itemsOf(active);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No source is in force for this briefing. Sources are written in .briefing.yml.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Test Source'), placeHolder: vscode.l10n.t('The source to ask; its request, reply and value are shown'), matchOnDescription: true, matchOnDetail: true,
  });
  return chosen?.source;
}

/** The sources of the bullet at the cursor first, several where it is ambiguous; then those that are on, then those that are off. */
function itemsOf(active: ActiveDocument): Item[] {
  const { briefing, configuration } = active.review;
  const bullet = briefing.bulletAt(offsetOf(active));
  const { bindings, ambiguous } = bindSources(briefing, configuration);
  const own = new Set(bullet === null ? [] : [...bindings.filter((one) => one.bullet === bullet).map(({ source }) => source), ...ambiguous.filter((one) => one.bullet === bullet).flatMap(({ sources }) => sources)]);
  const others = configuration.sources.filter((source) => !own.has(source));
  return [
    ...group(vscode.l10n.t('For the bullet at the cursor'), [...own]),
    ...group(vscode.l10n.t('On'), others.filter(({ enabled }) => enabled)),
    ...group(vscode.l10n.t('Off'), others.filter(({ enabled }) => !enabled)),
  ];
}

const group = (label: string, sources: readonly Source[]): Item[] =>
  (sources.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...sources.map((source): Item => ({ label: source.title, description: source.id, detail: source.match.labels.join(' · '), source }))]);

/** A source that is off has terms that nobody has agreed to yet. */
async function agrees(source: Source): Promise<boolean> {
  const once = vscode.l10n.t('Ask It Once');
  const detail = source.terms ? `${speak({ text: source.terms.text, args: [] })}\n${source.terms.url}` : '';
  return (await vscode.window.showWarningMessage(vscode.l10n.t('{0} is off. Do its terms allow what you want to do with it?', source.title), { modal: true, detail }, once)) === once;
}
