import * as vscode from 'vscode';

const KEY = 'briefing.allowedHosts';

/** The hosts that this workspace may ask, as its user said; remembered with the workspace. */
export class AllowedHosts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private turn: Promise<unknown> = Promise.resolve();
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

  /** One question at a time: what the one before allowed needs no second one. */
  inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const asked = this.turn.then(ask);
    this.turn = asked.catch(() => undefined);
    return asked;
  }

  dispose(): void {
    this.changed.dispose();
  }
}
