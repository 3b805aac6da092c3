import * as vscode from 'vscode';
import type { LoadConfigurationLanguage } from '../../core/config/language/configurationLanguage';
import type { ConfigurationStore } from '../services/configurationStore';
import type { Reviews } from '../services/reviews';
import type { ConfigurationDiagnostics } from './configurationDiagnostics';

export interface ConfigurationLanguageDeps {
  readonly configurations: ConfigurationStore;
  readonly reviews: Reviews;
  readonly mistakes: ConfigurationDiagnostics;
  readonly language: LoadConfigurationLanguage;
}

const features = (): Promise<typeof import('../configurationFeatures')> => import('../configurationFeatures');

/** Completion, hover, definitions and quick fixes in a `.briefing.yml`, and the way to it from a bullet; what does it is loaded on first use. */
export function registerConfigurationLanguage(deps: ConfigurationLanguageDeps): vscode.Disposable {
  const yaml: vscode.DocumentSelector = { language: 'yaml' };
  const isOurs = ({ uri }: vscode.TextDocument): boolean => deps.configurations.isConfiguration(uri);
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(yaml, { provideCompletionItems: async (document, position) => (isOurs(document) ? (await features()).complete(document, position, deps) : []) }, '{', ':', ' '),
    vscode.languages.registerHoverProvider(yaml, { provideHover: async (document, position) => (isOurs(document) ? (await features()).hover(document, position, deps) : undefined) }),
    vscode.languages.registerDefinitionProvider(yaml, { provideDefinition: async (document, position) => (isOurs(document) ? (await features()).definition(document, position, deps) : []) }),
    vscode.languages.registerDefinitionProvider({ language: 'markdown' }, { provideDefinition: async (document, position) => (await features()).definitionOfBullet(document, position, deps) }),
    vscode.languages.registerCodeActionsProvider(yaml, {
      provideCodeActions: async (document, range, { diagnostics }) => (isOurs(document) ? (await features()).corrections(document, range, diagnostics, deps) : []),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}
