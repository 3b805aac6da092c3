import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import type { Configuration } from '../../core/config/configuration';
import type { validateLinks } from '../../core/links/validateLinks';
import type { Evidence } from '../../core/model/evidence';
import type { Observation, SourceFailure } from '../../core/model/observation';
import type { Clock, HttpClient, Secrets, Timers } from '../../core/ports';
import type { fetchFeeds, FeedResult } from '../../core/news/fetchFeeds';
import { AllowedHttp } from '../../core/sources/allowedHttp';
import type { fetchPages } from '../../core/news/fetchPages';
import type { PageResults } from '../../core/news/planDates';
import type { fetchSources } from '../../core/sources/fetchAll';
import type { FetchMode } from '../../core/sources/fetchSource';
import type { Look, lookAt } from '../../core/sources/suggest/lookAt';
import type { SourceTest, testSource } from '../../core/sources/testSource';
import type { AllowedHosts } from './allowedHosts';

/** The ways to send a request. */
export interface HttpClients {
  /** Through the replies that the windows of the editor share. */
  readonly shared: HttpClient;
  /** Straight to the server. */
  readonly direct: HttpClient;
}

/** What the host of the extension gives: Node or a browser's worker. */
export interface NetworkPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  /** Builds the clients on first use; `allowPrivateHosts` is asked at every request. */
  http(allowPrivateHosts: () => boolean): Promise<HttpClients>;
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

export interface FetchManner {
  /** `poll`: nobody asks now, and nobody is asked. `explicit` where it is not said. */
  readonly mode?: FetchMode;
  /** The hosts that the user was asked for already. */
  readonly hosts?: readonly string[];
}

/**
 * The one way from the editor to the network. Refuses in an untrusted workspace, whoever asks, and sends nothing to a host that its user has not
 * allowed: where somebody waits for the answer the user is asked, once for all hosts, and else never.
 */
export class Network {
  private clients: Promise<HttpClients> | undefined;

  constructor(
    private readonly ports: NetworkPorts,
    private readonly secrets: Secrets,
    private readonly allowed: AllowedHosts,
  ) {}

  async fetch(sources: readonly Source[], configuration: Configuration, progress: Progress, { mode = 'explicit', hosts }: FetchManner = {}): Promise<Map<string, Observation | SourceFailure>> {
    const asked = hosts ?? (mode === 'explicit' ? await this.askFor(sources, configuration, progress.signal) : []);
    const { timeoutMs, ...limits } = configuration.network;
    const ports = { http: await this.http(mode, asked), clock: this.ports.clock, timers: this.ports.timers, random: this.ports.random, secrets: this.secrets };
    const results = await this.ports.fetchSources(sources, ports, {
      ...limits, limits: { timeoutMs }, known: configuration.sources, mode, signal: progress.signal, onProgress: (done, total) => progress.report(done, total),
    });
    return new Map(results.map((result) => [result.sourceId, result]));
  }

  /** Asks one source, past whatever was fetched earlier, and tells what was asked and answered. `query`: what a search looks for. */
  async test(source: Source, configuration: Configuration, progress: Progress, query: string): Promise<SourceTest> {
    const asked = await this.askFor([source], configuration, progress.signal);
    const { timeoutMs, ...limits } = configuration.network;
    const ports = { http: await this.http('explicit', asked, 'direct'), clock: this.ports.clock, timers: this.ports.timers, random: this.ports.random, secrets: this.secrets };
    return this.ports.testSource(source, ports, {
      ...limits, limits: { timeoutMs }, known: configuration.sources, signal: progress.signal, query,
    });
  }

  /** Asks cited pages for their dates. `hosts`: those that the user was asked for already. */
  async pages(urls: readonly string[], configuration: Configuration, progress: Progress, hosts?: readonly string[]): Promise<PageResults> {
    const asked = hosts ?? (await this.askFor([], configuration, progress.signal, urls));
    const ports = { ...this.ports, http: await this.http('explicit', asked) };
    return this.ports.fetchPages(urls, ports, { ...configuration.network, signal: progress.signal, onProgress: (done, total) => progress.report(done, total) });
  }

  /** Asks feeds for their items, searches with `query`. */
  async feeds(sources: readonly Source[], query: string, configuration: Configuration, progress: Progress): Promise<FeedResult[]> {
    const asked = await this.askFor(sources, configuration, progress.signal);
    return this.ports.fetchFeeds(sources, query, { ...this.ports, http: await this.http('explicit', asked), secrets: this.secrets }, { ...configuration.network, signal: progress.signal, onProgress: (done, total) => progress.report(done, total) });
  }

  async visit(urls: readonly string[], configuration: Configuration, progress: Progress): Promise<Evidence[]> {
    assertTrusted();
    const asked = await (await import('../refreshCommands')).askForUrls(this.allowed, urls, progress.signal);
    const ports = { http: await this.http('explicit', asked, 'direct'), clock: this.ports.clock, timers: this.ports.timers };
    return this.ports.validateLinks(urls, ports, { ...configuration.network, signal: progress.signal, onProgress: (done, total) => progress.report(done, total) });
  }

  /** Asks one address that may become a source. */
  async look(url: string, configuration: Configuration, progress: Progress): Promise<Look | { readonly failure: SourceFailure }> {
    assertTrusted();
    const asked = await (await import('../refreshCommands')).askForUrls(this.allowed, [url], progress.signal);
    return this.ports.lookAt(url, { http: await this.http('explicit', asked), clock: this.ports.clock, limits: { timeoutMs: configuration.network.timeoutMs }, signal: progress.signal });
  }

  /** Asks the user for the hosts of these sources and pages that are not allowed yet. Gives all their hosts. */
  async askFor(sources: readonly Source[], { sources: known }: Configuration, signal: AbortSignal, urls: readonly string[] = []): Promise<readonly string[]> {
    assertTrusted();
    return (await import('../refreshCommands')).askForSources(this.allowed, sources, known, urls, signal);
  }

  /** For one run. The user was asked for the hosts `asked`; another one that comes up within it is asked for then, and once. */
  private async http(mode: FetchMode = 'explicit', asked: readonly string[] = [], way: keyof HttpClients = 'shared'): Promise<HttpClient> {
    assertTrusted();
    this.clients ??= this.ports.http(allowsPrivateHosts);
    const answers = new Map<string, Promise<boolean>>();
    return new AllowedHttp((await this.clients)[way], (host, signal) => {
      if (this.allowed.has(host) || mode === 'poll' || asked.includes(host)) return this.allowed.has(host);
      const answer = answers.get(host) ?? this.ask(host, signal);
      answers.set(host, answer);
      return answer;
    });
  }

  private async ask(host: string, signal: AbortSignal | undefined): Promise<boolean> {
    await (await import('../refreshCommands')).askForHosts(this.allowed, [{ host, requests: 1, asks: [] }], signal ?? new AbortController().signal);
    return this.allowed.has(host);
  }
}

function assertTrusted(): void {
  if (!vscode.workspace.isTrusted) throw new Error(vscode.l10n.t('Nothing is fetched in Restricted Mode.'));
}

/** Only what the user set counts: the setting is machine-scoped, and a value from a workspace is passed over even so. */
function allowsPrivateHosts(): boolean {
  const found = vscode.workspace.getConfiguration('briefing').inspect<boolean>('network.allowPrivateHosts');
  return found?.globalValue ?? false;
}
