import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import type { Configuration } from '../../core/config/configuration';
import type { validateLinks } from '../../core/links/validateLinks';
import type { Evidence } from '../../core/model/evidence';
import type { Observation, SourceFailure } from '../../core/model/observation';
import type { Clock, HttpClient, Timers } from '../../core/ports';
import type { fetchFeeds, FeedResult } from '../../core/news/fetchFeeds';
import type { fetchPages } from '../../core/news/fetchPages';
import type { PageResults } from '../../core/news/planDates';
import type { Look, lookAt } from '../../core/sources/suggest/lookAt';
import type { fetchSources } from '../../core/sources/fetchAll';
import type { SourceTest, testSource } from '../../core/sources/testSource';

/** What the host of the extension gives: Node or a browser's worker. */
export interface NetworkPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  /** Builds the client on first use; `allowPrivateHosts` is asked at every request. */
  http(allowPrivateHosts: () => boolean): Promise<HttpClient>;
  /** Loaded on first use. */
  readonly fetchSources: typeof fetchSources;
  /** Loaded on first use. */
  readonly fetchPages: typeof fetchPages;
  /** Loaded on first use. */
  readonly fetchFeeds: typeof fetchFeeds;
  /** Loaded on first use. */
  readonly lookAt: typeof lookAt;
  /** Loaded on first use. */
  readonly validateLinks: typeof validateLinks;
  /** Loaded on first use. */
  readonly testSource: typeof testSource;
}

export interface Progress {
  readonly signal: AbortSignal;
  report(done: number, total: number): void;
}

/** The one way from the editor to the network. Refuses in an untrusted workspace, whoever asks. */
export class Network {
  private client: Promise<HttpClient> | undefined;

  constructor(
    private readonly ports: NetworkPorts,
    private readonly secrets: vscode.SecretStorage,
  ) {}

  async fetch(sources: readonly Source[], configuration: Configuration, progress: Progress): Promise<Map<string, Observation | SourceFailure>> {
    const { timeoutMs, ...limits } = configuration.network;
    const secrets = { get: async (name: string) => (await this.secrets.get(name)) ?? null };
    const results = await this.ports.fetchSources(sources, { http: await this.http(), clock: this.ports.clock, timers: this.ports.timers, random: this.ports.random, secrets }, {
      ...limits, limits: { timeoutMs }, known: configuration.sources, mode: 'explicit', signal: progress.signal, onProgress: (done, total) => progress.report(done, total),
    });
    return new Map(results.map((result) => [result.sourceId, result]));
  }

  /** Asks one source, past whatever was fetched earlier, and tells what was asked and answered. `query`: what a search looks for. */
  async test(source: Source, configuration: Configuration, progress: Progress, query: string): Promise<SourceTest> {
    const { timeoutMs, ...limits } = configuration.network;
    const secrets = { get: async (name: string) => (await this.secrets.get(name)) ?? null };
    return this.ports.testSource(source, { http: await this.http(), clock: this.ports.clock, timers: this.ports.timers, random: this.ports.random, secrets }, {
      ...limits, limits: { timeoutMs }, known: configuration.sources, signal: progress.signal, query,
    });
  }

  /** Asks cited pages for their dates. */
  async pages(urls: readonly string[], configuration: Configuration, progress: Progress): Promise<PageResults> {
    const ports = { ...this.ports, http: await this.http() };
    return this.ports.fetchPages(urls, ports, { ...configuration.network, signal: progress.signal, onProgress: (done, total) => progress.report(done, total) });
  }

  /** Asks feeds for their items, searches with `query`. */
  async feeds(sources: readonly Source[], query: string, configuration: Configuration, progress: Progress): Promise<FeedResult[]> {
    const secrets = { get: async (name: string) => (await this.secrets.get(name)) ?? null };
    return this.ports.fetchFeeds(sources, query, { ...this.ports, http: await this.http(), secrets }, { ...configuration.network, signal: progress.signal, onProgress: (done, total) => progress.report(done, total) });
  }

  async visit(urls: readonly string[], configuration: Configuration, progress: Progress): Promise<Evidence[]> {
    const ports = { http: await this.http(), clock: this.ports.clock, timers: this.ports.timers };
    return this.ports.validateLinks(urls, ports, { ...configuration.network, signal: progress.signal, onProgress: (done, total) => progress.report(done, total) });
  }

  /** Asks one address that may become a source. */
  async look(url: string, configuration: Configuration, progress: Progress): Promise<Look | { readonly failure: SourceFailure }> {
    return this.ports.lookAt(url, { http: await this.http(), clock: this.ports.clock, limits: { timeoutMs: configuration.network.timeoutMs }, signal: progress.signal });
  }

  private http(): Promise<HttpClient> {
    if (!vscode.workspace.isTrusted) throw new Error(vscode.l10n.t('Nothing is fetched in Restricted Mode.'));
    this.client ??= this.ports.http(allowsPrivateHosts);
    return this.client;
  }
}

/** Only what the user set counts: the setting is machine-scoped, and a value from a workspace is passed over even so. */
function allowsPrivateHosts(): boolean {
  const found = vscode.workspace.getConfiguration('briefing').inspect<boolean>('network.allowPrivateHosts');
  return found?.globalValue ?? false;
}
