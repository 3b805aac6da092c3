import * as vscode from 'vscode';
import type { Briefing } from '../core/model/briefing';
import type { Range } from '../core/model/range';

/** Who takes marks of a briefing (`[REALTIME]`, `[post:540]`) for links to a definition that is missing. */
export type LinkChecker = 'markdown' | 'markdownlint';

/** Whose report of a missing link definition this is; null for reports of anything else. */
function checkerOf({ source, code }: vscode.Diagnostic): LinkChecker | null {
  const value = typeof code === 'object' ? code.value : code;
  if (value === 'link.no-such-reference') return 'markdown';
  return source === 'markdownlint' && String(value).startsWith('MD052') ? 'markdownlint' : null;
}

/** The checkers that report marks of this briefing, by what they really report of it. */
export function checkersOfMarks(diagnostics: readonly vscode.Diagnostic[], briefing: Briefing): Set<LinkChecker> {
  const checkers = new Set<LinkChecker>();
  for (const diagnostic of diagnostics) {
    const checker = checkerOf(diagnostic);
    if (checker && !checkers.has(checker) && isOnMark(briefing, diagnostic.range)) checkers.add(checker);
  }
  return checkers;
}

function isOnMark(briefing: Briefing, { start, end }: vscode.Range): boolean {
  const range = { start: briefing.lines.startOf(start.line) + start.character, end: briefing.lines.startOf(end.line) + end.character };
  const bullet = briefing.bulletAt(range.start);
  if (!bullet) return false;
  const marks: (Range | undefined)[] = [...bullet.tags.map((tag) => tag.range), ...bullet.citations.map(({ post }) => post?.range)];
  return marks.some((mark) => mark !== undefined && mark.start < Math.max(range.end, range.start + 1) && range.start < mark.end);
}

/** Lets a checker pass over missing link definitions in the workspace of a document, and leaves all else that is set as it is. */
export async function ignoreMissingDefinitions(checker: LinkChecker, uri: vscode.Uri): Promise<void> {
  const isOneOfMany = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const target = isOneOfMany ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  const settings = vscode.workspace.getConfiguration(undefined, uri);
  if (checker === 'markdown') return settings.update('markdown.validate.referenceLinks.enabled', 'ignore', target);
  const set = settings.inspect<Record<string, unknown>>('markdownlint.config');
  const before = isOneOfMany ? set?.workspaceFolderValue : set?.workspaceValue;
  return settings.update('markdownlint.config', { ...before, MD052: false }, target);
}
