import * as vscode from 'vscode';
import type { Evidence } from '../../core/model/evidence';

/** What this session's visits learned, by URL as written. */
export class EvidenceStore implements vscode.Disposable {
  private evidence: ReadonlyMap<string, Evidence> = new Map();
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  all(): ReadonlyMap<string, Evidence> {
    return this.evidence;
  }

  add(found: readonly Evidence[]): void {
    this.evidence = new Map([...this.evidence, ...found.map((one): [string, Evidence] => [one.url, one])]);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
