import * as vscode from 'vscode';
import type { insertSource } from '../core/config/insertSource';
import type { LoadConfigurationLanguage } from '../core/config/language/configurationLanguage';
import type { Clock } from '../core/ports';
import { registerCommands } from './command';
import { COMMANDS } from './commands/all';
import { registerConfigurationDiagnostics } from './features/configurationDiagnostics';
import { registerConfigurationLanguage } from './features/configurationLanguage';
import { registerDashboard, type Dashboard } from './features/dashboard';
import { registerDiagnostics } from './features/diagnostics';
import { registerHovers } from './features/hovers';
import { registerQuickFixes } from './features/quickFixes';
import { registerShield } from './features/shield';
import { registerReviewDocuments, type ReviewDocuments } from './features/reviewDocuments';
import { registerStatusBar } from './features/statusBar';
import { ActiveBriefing } from './services/activeBriefing';
import { AllowedHosts } from './services/allowedHosts';
import { Briefings } from './services/briefings';
import { ConfigurationStore, type ConfigurationPorts } from './services/configurationStore';
import { EvidenceStore } from './services/evidenceStore';
import { Jobs } from './services/jobs';
import { LiveValues } from './services/liveValues';
import { Network, type NetworkPorts } from './services/network';
import type { ObservationStore, OpenObservationFile } from './services/observationStore';
import { openConfiguration } from './openConfiguration';
import { Reviews } from './services/reviews';
import { UserSettings } from './services/userSettings';
import { WorkspaceFindings } from './services/workspaceFindings';
import type { RulePages } from './convert';
import { StoredSecrets } from './services/storedSecrets';
import { SignOffs, type AppendText } from './services/signOffs';

/** Loaded on first use. */
export type InsertSource = (...of: Parameters<typeof insertSource>) => Promise<ReturnType<typeof insertSource>>;

/** What commands work with. */
export interface Desk {
  readonly log: vscode.LogOutputChannel;
  readonly reviews: Reviews;
  readonly active: ActiveBriefing;
  readonly evidence: EvidenceStore;
  readonly network: Network;
  readonly live: LiveValues;
  readonly jobs: Jobs;
  readonly dashboard: Dashboard;
  readonly workspaceFindings: WorkspaceFindings;
  readonly clock: Clock;
  readonly signOffs: SignOffs;
  readonly reviewDocuments: ReviewDocuments;
  readonly allowedHosts: AllowedHosts;
  readonly secrets: StoredSecrets;
  /** Loaded on first use. */
  observations(): Promise<ObservationStore>;
  readonly insertSource: InsertSource;
  openConfiguration(uri: vscode.Uri | null): Promise<void>;
}

/** The composition root of the editor: plain constructors in the order of their dependencies. */
export function startDesk(context: vscode.ExtensionContext, ports: NetworkPorts & ConfigurationPorts & { readonly configurationLanguage: LoadConfigurationLanguage; readonly insertSource: InsertSource; readonly appendText: AppendText | null; readonly openObservationFile: OpenObservationFile | null }): void {
  const log = vscode.window.createOutputChannel('Briefing Desk', { log: true });
  const settings = new UserSettings();
  const configurations = new ConfigurationStore(ports, settings, log);
  const evidence = new EvidenceStore();
  const briefings = new Briefings();
  const reviews = new Reviews(briefings, configurations, evidence, ports.clock);
  const active = new ActiveBriefing(reviews);
  const allowedHosts = new AllowedHosts(context.workspaceState);
  const secrets = new StoredSecrets(context.secrets);
  const network = new Network(ports, secrets, allowedHosts);
  let store: Promise<ObservationStore> | undefined;
  const observations = (): Promise<ObservationStore> =>
    (store ??= import('./observing').then(({ ObservationStore }) => new ObservationStore({ openFile: ports.openObservationFile, storage: context.storageUri, log })));
  const live = new LiveValues(active, network, allowedHosts, ports.clock, log, observations);
  const jobs = new Jobs();
  // As it was packaged: a page that is there without a network, and of this version.
  const pageOf: RulePages = (rule) => vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', `${rule}.md`);
  const workspaceFindings = new WorkspaceFindings({ reviews, configurations, clock: ports.clock, pageOf, log });
  const dashboard = registerDashboard({ extensionUri: context.extensionUri, active, evidence, live, jobs, reviews, clock: ports.clock, desk: () => desk });
  const reviewDocuments = registerReviewDocuments();
  const signOffs = new SignOffs(ports.appendText);
  const mistakes = registerConfigurationDiagnostics(reviews, configurations);
  const desk: Desk = { log, reviews, active, evidence, network, live, jobs, dashboard, workspaceFindings, clock: ports.clock, signOffs, reviewDocuments, openConfiguration, observations, allowedHosts, secrets, insertSource: ports.insertSource };
  context.subscriptions.push(
    log, settings, configurations, evidence, briefings, reviews, active, live, jobs, dashboard, workspaceFindings, reviewDocuments, allowedHosts,
    registerDiagnostics(reviews, pageOf), mistakes, registerConfigurationLanguage({ configurations, reviews, mistakes, language: ports.configurationLanguage }), registerQuickFixes(reviews), registerStatusBar(active), registerHovers(desk),
    registerShield({ reviews, state: context.workspaceState, log }), registerCommands(desk, COMMANDS),
  );
}
