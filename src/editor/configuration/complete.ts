import * as vscode from 'vscode';
import type { Suggestion } from '../../core/config/language/suggest';
import { speak } from '../convert';
import type { ConfigurationLanguageDeps } from '../features/configurationLanguage';
import { hasSchemaCompletions } from './schemaCompletions';

const KINDS: Readonly<Record<Suggestion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property, name: vscode.CompletionItemKind.Reference, choice: vscode.CompletionItemKind.Value, placeholder: vscode.CompletionItemKind.Variable,
};

/** What can be written at a place; only what the JSON Schema cannot know where another extension completes by that. */
export async function complete(document: vscode.TextDocument, position: vscode.Position, { configurations, language }: ConfigurationLanguageDeps): Promise<vscode.CompletionItem[]> {
  const text = document.getText();
  const [{ suggest, secretsNamedIn }, { configuration, broken, layers }] = await Promise.all([language(), configurations.for(document.uri)]);
  const suggestions = suggest(text, document.offsetAt(position), { configuration, broken, secrets: secretsNamedIn([text, ...layers.map((layer) => layer.text)]) });
  const own = hasSchemaCompletions(document) ? suggestions.filter(({ isInSchema }) => !isInSchema) : suggestions;
  return own.map((one, index) => toItem(one, index, document));
}

function toItem({ label, kind, about, text, range }: Suggestion, index: number, document: vscode.TextDocument): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, KINDS[kind]);
  item.range = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  item.insertText = text;
  item.filterText = label;
  item.sortText = String(index).padStart(4, '0');
  if (about) item.documentation = new vscode.MarkdownString(speak(about));
  // What can stand behind the key is wanted next.
  if (kind === 'key' && text.endsWith(' ')) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
