import * as vscode from 'vscode';
import { dashboardPage } from '../../dashboard/page';
import { readFromPage, type DashboardState, type FromPage } from '../../dashboard/protocol';
import type { Observation } from '../../core/model/observation';
import type { Clock } from '../../core/ports';
import { guarded } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { fileNameOf } from '../fileName';
import type { ActiveBriefing } from '../services/activeBriefing';
import type { EvidenceStore } from '../services/evidenceStore';
import type { Jobs } from '../services/jobs';
import type { LiveValues } from '../services/liveValues';
import type { Reviews } from '../services/reviews';

interface DashboardDeps {
  readonly extensionUri: vscode.Uri;
  readonly active: ActiveBriefing;
  readonly evidence: EvidenceStore;
  readonly live: LiveValues;
  readonly jobs: Jobs;
  readonly reviews: Reviews;
  readonly clock: Clock;
  /** For what the page asks to be done; the desk is complete only when the dashboard is. */
  readonly desk: () => Desk;
}

export interface Dashboard extends vscode.Disposable {
  openToSide(): Promise<void>;
}

const VIEW = 'briefing.dashboard';
const PANEL = 'briefing.dashboardPanel';
/** Updates that come together are shown together. */
const GATHER_MS = 30;

/** What makes a state of a briefing, and plans with its values: loaded when a page first asks. */
const parts = (): Promise<typeof import('../dashboardParts')> => import('../dashboardParts');

/** The dashboard as a view of its own container and, on demand, beside the editor. Both show the same state. */
export function registerDashboard(deps: DashboardDeps): Dashboard {
  const pages = new Set<vscode.Webview>();
  let panel: vscode.WebviewPanel | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = async (): Promise<void> => {
    const message = { type: 'state', state: stateOf(deps, await parts()) };
    for (const page of pages) void page.postMessage(message);
  };
  const post = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (pages.size > 0) void guarded(deps.desk().log, 'dashboard: state', send);
    }, GATHER_MS);
  };
  const show = (webview: vscode.Webview, title: string): vscode.Disposable => {
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(deps.extensionUri, 'dist'), vscode.Uri.joinPath(deps.extensionUri, 'media')] };
    const subscription = webview.onDidReceiveMessage((raw: unknown) => {
      const message = readFromPage(raw);
      if (message?.type === 'ready') {
        pages.add(webview);
        post();
      } else if (message) void guarded(deps.desk().log, `dashboard: ${message.type}`, () => answer(deps, message));
    });
    webview.html = pageHtml(webview, deps.extensionUri, title);
    return subscription;
  };
  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(view) {
      const watching = watchWhileVisible(deps, () => view.visible, view.onDidChangeVisibility);
      const subscription = show(view.webview, view.title ?? '');
      view.onDidDispose(() => { pages.delete(view.webview); watching.dispose(); subscription.dispose(); });
    },
  };
  const subscriptions = [
    vscode.window.registerWebviewViewProvider(VIEW, provider),
    deps.active.onDidChange(post), deps.live.onDidChange(post), deps.evidence.onDidChange(post), deps.jobs.onDidChange(post), vscode.workspace.onDidGrantWorkspaceTrust(post),
  ];
  return {
    openToSide: async () => {
      if (panel) return panel.reveal();
      const created = vscode.window.createWebviewPanel(PANEL, vscode.l10n.t('Briefing Dashboard'), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {});
      panel = created;
      const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(deps.extensionUri, 'media', `dashboard-${theme}.svg`);
      created.iconPath = { light: icon('light'), dark: icon('dark') };
      const watching = watchWhileVisible(deps, () => created.visible, created.onDidChangeViewState);
      const subscription = show(created.webview, created.title);
      created.onDidDispose(() => { pages.delete(created.webview); watching.dispose(); subscription.dispose(); panel = undefined; });
    },
    dispose: () => { clearTimeout(timer); panel?.dispose(); for (const subscription of subscriptions) subscription.dispose(); },
  };
}

/** Live values are polled only while somebody can see them. */
function watchWhileVisible(deps: DashboardDeps, isVisible: () => boolean, onDidChange: vscode.Event<unknown>): vscode.Disposable {
  let watching: vscode.Disposable | undefined;
  const follow = (): void => {
    if (isVisible()) watching ??= deps.live.watch();
    else { watching?.dispose(); watching = undefined; }
  };
  follow();
  const subscription = onDidChange(follow);
  return new vscode.Disposable(() => { subscription.dispose(); watching?.dispose(); });
}

function stateOf(deps: DashboardDeps, { briefingState, dashboardStrings }: Awaited<ReturnType<typeof parts>>): DashboardState {
  const review = deps.active.review;
  const trusted = vscode.workspace.isTrusted;
  return {
    strings: dashboardStrings(speak), trusted, job: deps.jobs.current,
    briefing: review ? briefingState({
      briefing: review.briefing, fileName: fileNameOf(review.uri), result: review.result, configuration: review.configuration, evidence: deps.evidence.all(),
      live: deps.live.all(), trusted, now: deps.clock.now(), today: review.today, timeZone: deps.clock.timeZone, speak,
    }) : null,
  };
}

async function answer(deps: DashboardDeps, message: FromPage): Promise<void> {
  const review = deps.active.review;
  switch (message.type) {
    case 'reveal': return reveal(deps, message.line);
    case 'openLink': return openLink(message.url);
    case 'apply': return apply(deps, message.id);
    case 'reviewAndApply': return run('briefing.refreshAll');
    case 'refreshIndicators': return vscode.workspace.isTrusted ? deps.live.refresh() : run('workbench.trust.manage');
    case 'allowHosts': return deps.live.askForHosts();
    case 'check': return run('briefing.checkStaleData');
    case 'validate': return run('briefing.validateCitations');
    case 'cancel': return deps.jobs.cancel();
    case 'openBriefing': return run('workbench.action.quickOpen', '.md');
    case 'openConfiguration': return deps.desk().openConfiguration(review?.configured.uri ?? null);
    case 'manageTrust': return run('workbench.trust.manage');
    case 'ready': return;
  }
}

const run = async (command: string, ...args: unknown[]): Promise<void> => void (await vscode.commands.executeCommand(command, ...args));

async function reveal({ active }: DashboardDeps, line: number): Promise<void> {
  const uri = active.review?.uri;
  if (!uri) return;
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const position = new vscode.Position(line, 0);
  const editor = await vscode.window.showTextDocument(uri, { ...(shown?.viewColumn ? { viewColumn: shown.viewColumn } : {}), selection: new vscode.Range(position, position) });
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function openLink(url: string): Promise<void> {
  if (/^https?:\/\//i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/** Plans the row's bullet again on the text as it is now, with the values the rows show; a citation speaks for every figure of its bullet. */
async function apply(deps: DashboardDeps, id: string): Promise<void> {
  const shown = deps.active.review;
  if (!shown || !vscode.workspace.isTrusted) return;
  const document = await vscode.workspace.openTextDocument(shown.uri);
  const { indicatorsOf, planRefresh } = await parts();
  const { briefing, configuration } = await deps.reviews.now(document);
  const indicators = indicatorsOf(briefing, configuration);
  const bullet = indicators.find((indicator) => indicator.id === id)?.bullet;
  const bindings = indicators.filter((indicator) => indicator.bullet === bullet).map((indicator) => indicator.binding).filter((binding) => binding !== null);
  const values = new Map([...deps.live.all()].flatMap(([source, { observation, fromStore }]): [string, Observation][] => (observation && !fromStore ? [[source, observation]] : [])));
  const plan = planRefresh(briefing, bindings, values, { configuration });
  const { applyProposal } = await import('../refreshCommands');
  await applyProposal(deps.desk(), document, { ...plan, briefing, unbound: [] });
}

function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, title: string): string {
  const uri = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  return dashboardPage({
    cspSource: webview.cspSource, nonce: newNonce(), scriptUri: uri('dist', 'dashboard.js'), styleUri: uri('media', 'dashboard.css'), codiconUri: uri('dist', 'codicon.css'),
    language: vscode.env.language, title,
  });
}

const newNonce = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
