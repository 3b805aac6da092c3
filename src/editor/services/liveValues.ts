import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import { bindSources } from '../../core/refresh/bindSources';
import type { LiveValue } from '../../core/refresh/liveValue';
import { isFailure } from '../../core/model/observation';
import type { Clock } from '../../core/ports';
import type { ActiveBriefing } from './activeBriefing';
import type { Network } from './network';

/** A source that fails is asked again after its time to live, then after twice, four times … that, at most this many times. */
const LONGEST_BACKOFF = 16;
const TICK_MS = 1_000;

interface Kept extends LiveValue {
  /** What the value was fetched by: a source whose entry was changed is a new one. */
  readonly source: string;
  readonly failures: number;
}

/**
 * The last value of every source that feeds the active briefing. Polls by each source's time to live, and only while a dashboard is visible,
 * the window has the focus and the workspace is trusted. Says nothing aloud: a failure is shown where the value stands.
 */
export class LiveValues implements vscode.Disposable {
  private readonly kept = new Map<string, Kept>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly stop = new AbortController();
  private readonly subscriptions: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private viewers = 0;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly active: ActiveBriefing,
    private readonly network: Network,
    private readonly clock: Clock,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const wake = (): void => this.wake();
    this.subscriptions = [this.changed, active.onDidChange(wake), vscode.window.onDidChangeWindowState(wake), vscode.workspace.onDidGrantWorkspaceTrust(wake)];
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
    await this.ask(this.sources());
  }

  private sources(): Source[] {
    const review = this.active.review;
    return review ? [...new Set(bindSources(review.briefing, review.configuration).bindings.map((binding) => binding.source))] : [];
  }

  private wake(): void {
    clearTimeout(this.timer);
    if (this.viewers === 0 || !vscode.window.state.focused || !vscode.workspace.isTrusted) return;
    const due = this.isBeingWritten() ? [] : this.sources().filter((source) => this.isDue(source));
    this.ask(due).catch((error: unknown) => this.log.error(`live values: ${String(error)}`)).finally(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.wake(), TICK_MS);
    });
  }

  /** An address that is still being typed is not called: unasked, only what is saved is. */
  private isBeingWritten(): boolean {
    const uri = this.active.review?.configured.uri?.toString();
    return vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
  }

  private isDue(source: Source): boolean {
    const kept = this.kept.get(source.id);
    if (!kept || kept.source !== JSON.stringify(source)) return true;
    if (kept.fetching || kept.attemptedAt === null) return false;
    return this.clock.now() - kept.attemptedAt >= source.ttlMs * Math.min(2 ** kept.failures, LONGEST_BACKOFF);
  }

  private async ask(sources: readonly Source[]): Promise<void> {
    const configuration = this.active.review?.configuration;
    if (sources.length === 0 || !configuration) return;
    for (const source of sources) this.begin(source);
    this.changed.fire();
    const results = await this.network.fetch(sources, configuration, { signal: this.stop.signal, report: () => undefined });
    for (const source of sources) {
      const result = results.get(source.id);
      const before = this.kept.get(source.id);
      // Its entry may have been rewritten meanwhile: the old address's value must not stand under the new one.
      if (!result || before?.source !== JSON.stringify(source)) continue;
      const failure = isFailure(result) ? result : null;
      this.kept.set(source.id, {
        source: before.source, observation: isFailure(result) ? before.observation : result, failure,
        failures: failure ? before.failures + 1 : 0, attemptedAt: this.clock.now(), fetching: false,
      });
    }
    this.changed.fire();
  }

  private begin(source: Source): void {
    const key = JSON.stringify(source);
    const before = this.kept.get(source.id);
    const same = before?.source === key ? before : null;
    this.kept.set(source.id, { source: key, observation: same?.observation ?? null, failure: same?.failure ?? null, failures: same?.failures ?? 0, attemptedAt: same?.attemptedAt ?? null, fetching: true });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.stop.abort();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
