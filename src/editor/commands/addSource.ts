import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import { sliceOf } from '../../core/model/range';
import { asOfText, isFailure, type Observation } from '../../core/model/observation';
import { applyWithin } from '../../core/model/textEdit';
import { planRefresh } from '../../core/refresh/planRefresh';
import { draftSource, idFor, type Draft } from '../../core/sources/suggest/draftSource';
import type { Look } from '../../core/sources/suggest/lookAt';
import { rankSuggestions } from '../../core/sources/suggest/rankSuggestions';
import { activeDocument, isTrusted, type ActiveDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { askExtraction } from '../wizard/askExtraction';
import { askTarget, type Target } from '../wizard/askTarget';
import { prepareSource, writeSource, type Preparation } from '../wizard/writeSource';

/** Asks for an address, shows what comes back, lets the value be chosen, shows the bullet as it would become, and writes the source. */
export const addSource: Command = {
  id: 'briefing.addSource',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active || !isTrusted()) return;
    const target = await askTarget(desk, active);
    if (!target) return;
    const file = active.review.configured.uri ?? newFile(active);
    const url = await askAddress(active, target);
    const look = url === undefined ? undefined : await lookAt(desk, active, url);
    if (url === undefined || !look) return;
    const found = await chooseValue(desk, active, target, look);
    if (!found) return;
    const draft = await askNames(active, target, url, found);
    if (!draft) return;
    const preparation = await prepareSource(file, draft, desk.insertSource);
    if (!(await confirm(active, target, draft, found.observation, preparation))) return;
    await writeSource(preparation, draft.id, draft.labels.length > 0 ? null : { document: active.document, bullet: target.bullet, text: active.review.briefing.text });
    await offerRefresh(file, draft);
  },
};

interface Found {
  readonly source: Source;
  readonly observation: Observation;
}

function newFile({ document }: ActiveDocument): vscode.Uri {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? (document.isUntitled ? undefined : vscode.Uri.joinPath(document.uri, '..'));
  if (!folder) throw new Error(vscode.l10n.t('Open a folder first: .briefing.yml belongs into it.'));
  return vscode.Uri.joinPath(folder, '.briefing.yml');
}

async function askAddress({ review }: ActiveDocument, { bullet }: Target): Promise<string | undefined> {
  const cited = bullet.citation?.url?.href ?? review.briefing.references.find(({ id }) => id !== null && bullet.citation?.refs.some((ref) => ref.id === id))?.url ?? '';
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add Source: Address'), prompt: vscode.l10n.t('The address that gives the value: JSON, CSV, XML, XLSX, a feed, a page'), value: cited, placeHolder: 'https://', ignoreFocusOut: true,
    validateInput: (text) => (/^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim()) ? null : vscode.l10n.t('An address that begins with http:// or https:// is needed.')),
  });
  return url?.trim();
}

/** What came back; undefined, and a message why, where nothing could be had. */
async function lookAt(desk: Desk, { review }: ActiveDocument, url: string): Promise<Look | undefined> {
  const look = await desk.jobs.run(vscode.l10n.t('Briefing: asking {0}', new URL(url).host), (progress) => desk.network.look(url, review.configuration, progress));
  if (!('failure' in look)) return look;
  void vscode.window.showErrorMessage(speak(look.failure.message));
  return undefined;
}

/** Asks until a value was chosen that can really be read with its date, as a refresh would. */
async function chooseValue(desk: Desk, active: ActiveDocument, target: Target, look: Look): Promise<Found | undefined> {
  const suggestions = rankSuggestions(look.suggestions, target);
  const show = async (): Promise<void> => void (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: look.text, language: look.format === 'json' ? 'json' : 'plaintext' }), { preview: true }));
  for (;;) {
    const extract = await askExtraction({ host: new URL(look.url).host, format: look.format, suggestions }, show);
    if (!extract) return undefined;
    const source = draftSource({ id: 'new', title: new URL(look.url).host, labels: [], section: null, url: look.url, extract, publisher: null });
    const result = look.read(source);
    if (!isFailure(result)) return { source, observation: result };
    const again = vscode.l10n.t('Choose Again');
    if ((await vscode.window.showWarningMessage(speak(result.message), { modal: true }, again)) !== again) return undefined;
  }
}

async function askNames({ review: { briefing, configuration } }: ActiveDocument, target: Target, url: string, { source }: Found): Promise<Draft | undefined> {
  const taken = new Set(configuration.sources.map(({ id }) => id));
  const { host } = new URL(url);
  const id = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add Source: Id'), prompt: vscode.l10n.t('The name of the source in .briefing.yml: letters, digits, dots and dashes'), value: idFor(target.label, url, taken), ignoreFocusOut: true,
    validateInput: (text) => (!/^[A-Za-z0-9][\w.-]*$/.test(text) ? vscode.l10n.t('Letters, digits, dots and dashes, and a letter or digit first.') : taken.has(text) ? vscode.l10n.t('There is a source of this id.') : null),
  });
  if (id === undefined) return undefined;
  const known = configuration.publishers.find(({ domains }) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`)))?.name ?? '';
  const publisher = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add Source: Publisher'), prompt: vscode.l10n.t('The publisher that a refresh writes into the citation; empty keeps the one that stands there'), value: known, ignoreFocusOut: true,
  });
  if (publisher === undefined || !source.extract) return undefined;
  // A label that other bullets have too would feed them as well: the section tells them apart, and a mark does where there is no label.
  const others = briefing.bullets.filter((bullet) => bullet !== target.bullet && target.label !== null && [bullet.label?.text, ...bullet.figures.map((figure) => figure.label)].includes(target.label));
  const section = others.length > 0 ? (target.bullet.section?.title ?? null) : null;
  return { id, title: target.label ?? host, labels: target.label === null ? [] : [target.label], section, url, extract: source.extract, publisher: publisher.trim() || null };
}

/** Shows the bullet as it is and as it would become, and what is written. */
async function confirm({ review: { briefing, configuration } }: ActiveDocument, { bullet, figure }: Target, draft: Draft, observation: Observation, { file, change }: Preparation): Promise<boolean> {
  const source = draftSource(draft);
  const plan = planRefresh(briefing, [{ bullet, source, figure }], new Map([[source.id, { ...observation, sourceId: source.id }]]), { configuration });
  const [proposal] = plan.proposals;
  const before = sliceOf(briefing.text, bullet.range);
  const becomes = proposal ? applyWithin(briefing.text, bullet.range, proposal.edits) : before;
  const why = proposal?.held ?? plan.failures[0]?.message ?? null;
  const add = vscode.l10n.t('Add Source');
  const detail = [
    vscode.l10n.t('Now: {0}', before), vscode.l10n.t('With the source: {0}', becomes), ...(why ? [speak(why)] : []),
    vscode.l10n.t('Value: {0}, as of {1}', observation.value, asOfText(observation) ?? '–'),
    `${vscode.l10n.t('Written into {0}:', vscode.workspace.asRelativePath(file))}\n${change.text.trim()}`,
  ].join('\n\n');
  return (await vscode.window.showInformationMessage(vscode.l10n.t('Add the source "{0}"?', draft.id), { modal: true, detail }, add)) === add;
}

async function offerRefresh(file: vscode.Uri, draft: Draft): Promise<void> {
  const refresh = vscode.l10n.t('Refresh Bullet');
  const open = vscode.l10n.t('Open .briefing.yml');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('The source "{0}" was added.', draft.id), refresh, open);
  if (chosen === refresh) await vscode.commands.executeCommand('briefing.refreshBullet');
  if (chosen === open) await vscode.window.showTextDocument(file);
}
