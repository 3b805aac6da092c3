import type * as vscode from 'vscode';
import { appendText } from './adapters/appendText';
import { systemClock } from './adapters/systemClock';
import { systemTimers } from './adapters/systemTimers';
import { startDesk } from './editor/desk';
import { version } from '../package.json';

/** Entry in the Node extension host. The network client and the reader of configurations are loaded on first use. */
export function activate(context: vscode.ExtensionContext): void {
  startDesk(context, {
    clock: systemClock, timers: systemTimers, random: Math.random,
    http: async (allowPrivateHosts) => (await import('./network')).createWindowClients({ version, allowPrivateHosts }, context.globalStorageUri.with({ path: `${context.globalStorageUri.path}/replies` }).fsPath),
    fetchSources: async (...of) => (await import('./network')).fetchSources(...of),
    fetchFeeds: async (...of) => (await import('./network')).fetchFeeds(...of),
    fetchPages: async (...of) => (await import('./network')).fetchPages(...of),
    lookAt: async (...of) => (await import('./network')).lookAt(...of),
    insertSource: async (...of) => (await import('./configurationReader')).insertSource(...of),
    validateLinks: async (...of) => (await import('./network')).validateLinks(...of),
    testSource: async (...of) => (await import('./network')).testSource(...of),
    readConfiguration: async (...of) => (await import('./configurationReader')).readConfiguration(...of),
    configurationLanguage: async () => (await import('./configurationReader')).CONFIGURATION_LANGUAGE,
    expressionChecks: async () => (await import('./network')).EXPRESSION_CHECKS,
    catalogue: async () => (await import('./catalogue')).CATALOGUE,
    appendText,
    openObservationFile: async (path) => new (await import('./observationFiles')).NodeObservationFile(path),
  });
}
