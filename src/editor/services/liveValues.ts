import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import { bindSources } from '../../core/refresh/bindSources';
import { isDue } from '../../core/refresh/isDue';
import type { LiveValue } from '../../core/refresh/liveValue';
import { isFailure, type Observation, type SourceError, type SourceFailure } from '../../core/model/observation';
import type { Clock } from '../../core/ports';
import type { ActiveBriefing } from './activeBriefing';
import type { AllowedHosts } from './allowedHosts';
import type { FetchManner, Network } from './network';
import type { ObservationStore } from './observationStore';
import type { Review } from './reviews';

const TICK_MS = 1_000;

interface Kept extends LiveValue {
  /** What the value was fetched by: a source whose entry was changed is a new one. */
  readonly source: string;
  readonly failures: number;
  /** The hosts that were allowed at the last attempt. */
  readonly allowed: readonly string[];
}

/**
 * The last value of every source that feeds the active briefing. Polls by each source's time to live, and only while a dashboard is visible,
 * the window has the focus and the workspace is trusted, and only hosts that the user allowed. Says nothing aloud: a failure is shown where the value stands.
 */
export class LiveValues implements vscode.Disposable {
  private readonly kept = new Map<string, Kept>();
  /** The sources whose kept values were looked for. */
  private readonly remembered = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly stop = new AbortController();
  private readonly subscriptions: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private viewers = 0;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly active: ActiveBriefing,
    private readonly network: Network,
    private readonly allowed: AllowedHosts,
    private readonly clock: Clock,
    private readonly log: vscode.LogOutputChannel,
    private readonly observations: () => Promise<ObservationStore>,
  ) {
    const wake = (): void => this.wake();
    this.subscriptions = [this.changed, active.onDidChange(wake), vscode.window.onDidChangeWindowState(wake), vscode.workspace.onDidGrantWorkspaceTrust(wake), allowed.onDidChange(wake)];
  }

  all(): ReadonlyMap<string, LiveValue> {
    return this.kept;
  }

  /** A dashboard became visible; dispose of the result when it is hidden. */
  watch(): vscode.Disposable {
    this.viewers++;
    this.wake();
    return new vscode.Disposable(() => { this.viewers--; });
  }

  /** Asks every source now, whatever its time to live: an explicit request passes the cache. */
  async refresh(): Promise<void> {
    const sources = this.sources();
    const configuration = this.active.review?.configuration;
    // Polling goes on while the user makes up his mind.
    if (configuration) await this.ask(sources, { mode: 'explicit', hosts: await this.network.askFor(sources, configuration, this.stop.signal) });
  }

  /** Asks the user for the hosts that are not allowed yet; what is allowed then is fetched. */
  async askForHosts(): Promise<void> {
    const configuration = this.active.review?.configuration;
    if (configuration) await this.network.askFor(this.sources(), configuration, this.stop.signal);
  }

  /** What stood in the way of these is gone: they are due. */
  retry(error: SourceError): void {
    for (const [id, kept] of this.kept) if (kept.failure?.error === error) this.kept.set(id, { ...kept, attemptedAt: null });
    this.wake();
  }

  private sources(): Source[] {
    const review = this.active.review;
    return review ? [...new Set(bindSources(review.briefing, review.configuration).bindings.map((binding) => binding.source))] : [];
  }

  private wake(): void {
    clearTimeout(this.timer);
    this.remember().catch((error: unknown) => this.log.error(`live values: ${String(error)}`));
    if (this.viewers === 0 || !vscode.window.state.focused || !vscode.workspace.isTrusted) return;
    const due = this.isBeingWritten() ? [] : this.sources().filter((source) => this.isDue(source));
    this.ask(due, { mode: 'poll' }).catch((error: unknown) => this.log.error(`live values: ${String(error)}`)).finally(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.wake(), TICK_MS);
    });
  }

  /** An address that is still being typed is not called: unasked, only what is saved is. */
  private isBeingWritten(): boolean {
    const files = this.active.review?.configured.layers.map(({ file }) => file) ?? [];
    return vscode.workspace.textDocuments.some((document) => document.isDirty && files.includes(document.uri.toString()));
  }

  private isDue(source: Source): boolean {
    const kept = this.kept.get(source.id);
    if (!kept || kept.source !== JSON.stringify(source)) return true;
    // Nothing was sent, so that nobody has to be spared.
    if (kept.failure?.error === 'not-allowed' && kept.allowed.join() !== this.allowed.all().join()) return !kept.fetching;
    return isDue(kept, source.ttlMs, this.clock.now());
  }

  private async ask(sources: readonly Source[], manner: FetchManner): Promise<void> {
    const review = this.active.review;
    if (sources.length === 0 || !review) return;
    for (const source of sources) this.begin(source);
    this.changed.fire();
    const results = await this.network.fetch(sources, review.configuration, { signal: this.stop.signal, report: () => undefined }, manner).finally(() => this.end(sources));
    for (const source of sources) {
      const result = results.get(source.id);
      const before = this.kept.get(source.id);
      // Its entry may have been rewritten meanwhile: the old address's value must not stand under the new one.
      if (!result || before?.source !== JSON.stringify(source)) continue;
      const failure = isFailure(result) ? result : null;
      this.kept.set(source.id, {
        source: before.source, observation: isFailure(result) ? before.observation : result, failure,
        failures: failure ? before.failures + 1 : 0, attemptedAt: before.attemptedAt, fetching: false, fromStore: failure !== null && before.fromStore === true, previous: before.previous ?? null, allowed: before.allowed,
      });
    }
    this.changed.fire();
    await this.keep(review, sources, results);
  }

  /** Keeps what came, and looks up what was observed before it. */
  private async keep(review: Review, sources: readonly Source[], results: ReadonlyMap<string, Observation | SourceFailure>): Promise<void> {
    const store = await this.observations();
    await store.keep(review, sources, results);
    for (const source of sources) {
      const observation = this.kept.get(source.id)?.observation;
      const previous = observation ? await store.before(review, source, observation) : null;
      const kept = this.kept.get(source.id);
      if (kept && previous && kept.observation === observation) this.kept.set(source.id, { ...kept, previous });
    }
    this.changed.fire();
  }

  /** Until a source is asked for the first time, what was kept of it is shown. */
  private async remember(): Promise<void> {
    const review = this.active.review;
    const sources = this.viewers === 0 || !vscode.workspace.isTrusted ? [] : this.sources().filter((source) => !this.remembered.has(JSON.stringify(source)));
    if (!review || sources.length === 0) return;
    for (const source of sources) this.remembered.add(JSON.stringify(source));
    const last = await (await this.observations()).lastOf(review, sources);
    for (const source of sources) {
      const known = last.get(source.id);
      const before = this.sameAs(source);
      if (!known || before?.observation) continue;
      this.kept.set(source.id, { ...(before ?? { source: JSON.stringify(source), failure: null, failures: 0, attemptedAt: null, fetching: false, allowed: [] }), ...known, fromStore: true });
    }
    if (last.size > 0) this.changed.fire();
  }

  /** What is known of a source by the entry that it has now. */
  private sameAs(source: Source): Kept | undefined {
    const kept = this.kept.get(source.id);
    return kept?.source === JSON.stringify(source) ? kept : undefined;
  }

  private begin(source: Source): void {
    this.kept.set(source.id, { source: JSON.stringify(source), observation: null, failure: null, failures: 0, attemptedAt: null, ...this.sameAs(source), fetching: true, allowed: this.allowed.all() });
  }

  /** Also where no result came, so that it is not asked again and again. */
  private end(sources: readonly Source[]): void {
    for (const source of sources) {
      const kept = this.sameAs(source);
      if (kept) this.kept.set(source.id, { ...kept, fetching: false, attemptedAt: this.clock.now() });
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.stop.abort();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
