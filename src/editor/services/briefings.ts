import * as vscode from 'vscode';
import type { Briefing } from '../../core/model/briefing';
import type { TextEdit } from '../../core/model/textEdit';
import { parseBriefing, type ParseOptions } from '../../core/parse/parseBriefing';
import { updateBriefing } from '../../core/parse/updateBriefing';
import { fileNameOf } from '../fileName';

interface Kept {
  readonly version: number;
  readonly briefing: Briefing;
  readonly options: ParseOptions;
}

/**
 * The models of open documents. A document is read whole when it is first asked for; from then on every edit re-reads what it touches, so
 * that the model is there when it is asked for again.
 */
export class Briefings implements vscode.Disposable {
  private readonly kept = new Map<string, Kept>();
  private readonly subscriptions: readonly vscode.Disposable[] = [
    vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.kept.delete(uri.toString())),
  ];

  /** The model of the document as it is now; `tagNames` are the cadences in force, upper case. */
  of(document: vscode.TextDocument, tagNames: ReadonlySet<string>): Briefing {
    const key = document.uri.toString();
    const last = this.kept.get(key);
    const options = { fileName: fileNameOf(document.uri), tagNames };
    if (last?.version === document.version && last.options.fileName === options.fileName && sameNames(last.options.tagNames, tagNames)) return last.briefing;
    const briefing = parseBriefing(document.getText(), options);
    if (!document.isClosed) this.kept.set(key, { version: document.version, briefing, options });
    return briefing;
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    const last = this.kept.get(key);
    if (!last) return;
    const briefing = updated(last, contentChanges);
    // A change that was not told in full (other line ends, say) shows in the length: then the document is read whole when next asked for.
    if (briefing && briefing.length === lengthOf(document)) this.kept.set(key, { ...last, version: document.version, briefing });
    else this.kept.delete(key);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** Null where the changes overlap: an editor says of each where it stood before all of them. */
function updated({ briefing, options }: Kept, changes: readonly vscode.TextDocumentContentChangeEvent[]): Briefing | null {
  const edits: TextEdit[] = changes.map(({ rangeOffset, rangeLength, text }) => ({ range: { start: rangeOffset, end: rangeOffset + rangeLength }, text }));
  edits.sort((left, right) => left.range.start - right.range.start);
  const areApart = edits.every(({ range }, index) => index === 0 || range.start >= (edits[index - 1]?.range.end ?? 0));
  return areApart && (edits.at(-1)?.range.end ?? 0) <= briefing.length ? updateBriefing(briefing, edits, options) : null;
}

const lengthOf = (document: vscode.TextDocument): number => document.offsetAt(document.lineAt(document.lineCount - 1).range.end);

const sameNames = (left: ReadonlySet<string> | undefined, right: ReadonlySet<string>): boolean => left?.size === right.size && [...right].every((name) => left.has(name));
