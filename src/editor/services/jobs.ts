import * as vscode from 'vscode';
import type { Progress } from './network';

export interface Job {
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/** Work that takes a while: shown as a notification with *Cancel* and, with the same numbers, in the dashboard. */
export class Jobs implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private cancelCurrent: (() => void) | undefined;
  readonly onDidChange = this.changed.event;
  current: Job | null = null;

  /** Runs `work`; where it was cancelled, `work` sees an aborted signal and says itself what is done and what is not. */
  async run<T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> {
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (notification, token) => {
      const abort = new AbortController();
      const cancel = (): void => abort.abort();
      const subscription = token.onCancellationRequested(cancel);
      this.cancelCurrent = cancel;
      let shown = 0;
      try {
        this.show({ title, done: 0, total: 0 });
        return await work({
          signal: abort.signal,
          report: (done, total) => {
            notification.report({ message: `${done} / ${total}`, increment: total > 0 ? ((done - shown) / total) * 100 : 0 });
            shown = done;
            this.show({ title, done, total });
          },
        });
      } finally {
        subscription.dispose();
        this.cancelCurrent = undefined;
        this.show(null);
      }
    });
  }

  cancel(): void {
    this.cancelCurrent?.();
  }

  private show(job: Job | null): void {
    this.current = job;
    this.changed.fire();
  }

  dispose(): void {
    this.cancel();
    this.changed.dispose();
  }
}
