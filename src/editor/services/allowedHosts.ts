import * as vscode from 'vscode';
import type { HostNeed } from '../../core/sources/hostsOf';

const KEY = 'briefing.allowedHosts';

/** Who wants to know, and what, until the question is put. */
interface Round {
  readonly needs: HostNeed[];
  readonly signals: AbortSignal[];
  readonly answered: Promise<void>;
}

/** The hosts that this workspace may ask, as its user said; remembered with the workspace. */
export class AllowedHosts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private turn: Promise<unknown> = Promise.resolve();
  private round: Round | undefined;
  readonly onDidChange = this.changed.event;

  constructor(private readonly state: vscode.Memento) {}

  /** `host`: with its port where it is not the usual one. */
  has(host: string): boolean {
    return this.all().includes(host);
  }

  all(): readonly string[] {
    return this.state.get<readonly string[]>(KEY, []);
  }

  async add(hosts: readonly string[]): Promise<void> {
    await this.state.update(KEY, [...new Set([...this.all(), ...hosts])].sort());
    this.changed.fire();
  }

  async forgetAll(): Promise<void> {
    await this.state.update(KEY, undefined);
    this.changed.fire();
  }

  /**
   * Has `put` put one question for all who want to know before it is put; one at a time. Settles when it is answered, or as soon as the caller's signal
   * fires; a question that nobody waits for any more holds no other one up.
   */
  ask(needs: readonly HostNeed[], signal: AbortSignal, put: (needs: readonly HostNeed[]) => Promise<void>): Promise<void> {
    const round = this.round ?? this.begin(put);
    round.needs.push(...needs);
    round.signals.push(signal);
    return Promise.race([round.answered, aborted(signal)]);
  }

  private begin(put: (needs: readonly HostNeed[]) => Promise<void>): Round {
    const round: Round = { needs: [], signals: [], answered: this.turn.then(nextTask).then(() => this.putRound(round, put)) };
    this.round = round;
    this.turn = round.answered.catch(() => undefined);
    return round;
  }

  private async putRound({ needs, signals }: Round, put: (needs: readonly HostNeed[]) => Promise<void>): Promise<void> {
    this.round = undefined;
    const open = needs.filter(({ host }) => !this.has(host));
    if (open.length > 0 && signals.some((signal) => !signal.aborted)) await Promise.race([put(open), Promise.all(signals.map(aborted))]);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
