import * as vscode from 'vscode';

/** What the user set for all briefings, in the keys of `.briefing.yml`; not validated. Absent: nothing was set. */
export interface UserSettingValues {
  readonly cadences?: unknown;
  readonly rules?: unknown;
  readonly time_zone?: unknown;
}

/** The user's own defaults, over which each briefing's `.briefing.yml` has its say. */
export class UserSettings implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('briefing.cadences') || event.affectsConfiguration('briefing.rules') || event.affectsConfiguration('briefing.timeZone')) this.changed.fire();
  });
  readonly onDidChange = this.changed.event;

  /** Plain values: what settings give are proxies, which no comparison and no clone can take. */
  read(): UserSettingValues {
    const set = {
      cadences: vscode.workspace.getConfiguration('briefing').get<unknown>('cadences'),
      rules: vscode.workspace.getConfiguration('briefing').get<unknown>('rules'),
      time_zone: vscode.workspace.getConfiguration('briefing').get<unknown>('timeZone') ?? undefined,
    };
    return JSON.parse(JSON.stringify(set)) as UserSettingValues;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
