import * as vscode from 'vscode';
import { speak } from '../convert';
import type { ConfigurationLanguageDeps } from '../features/configurationLanguage';
import { hasSchemaCompletions } from './schemaCompletions';

/** What the key at a place is for, and what can stand behind it. */
export async function hover(document: vscode.TextDocument, position: vscode.Position, { language }: ConfigurationLanguageDeps): Promise<vscode.Hover | undefined> {
  if (hasSchemaCompletions(document)) return undefined;
  const described = (await language()).describe(document.getText(), document.offsetAt(position));
  if (!described) return undefined;
  const content = new vscode.MarkdownString(`**${described.name}**\n\n${speak(described.about)}`);
  if (described.choices.length > 0) content.appendMarkdown(`\n\n${described.choices.map((choice) => `\`${choice}\``).join(' · ')}`);
  return new vscode.Hover(content, new vscode.Range(document.positionAt(described.range.start), document.positionAt(described.range.end)));
}
