import type * as vscode from 'vscode';
import { FetchHttpClient } from './adapters/fetchHttpClient';
import { systemClock } from './adapters/systemClock';
import { systemTimers } from './adapters/systemTimers';
import { CONFIGURATION_LANGUAGE } from './core/config/language/configurationLanguage';
import { insertSource } from './core/config/insertSource';
import { readConfiguration } from './core/config/readConfiguration';
import { validateLinks } from './core/links/validateLinks';
import { fetchFeeds } from './core/news/fetchFeeds';
import { fetchPages } from './core/news/fetchPages';
import { lookAt } from './core/sources/suggest/lookAt';
import { fetchSources } from './core/sources/fetchAll';
import { CATALOGUE } from './core/sources/catalogue/catalogue';
import { testSource } from './core/sources/testSource';
import { startDesk } from './editor/desk';

/** Entry in a browser's extension host, where requests are the browser's own and only go where a server allows it. */
export function activate(context: vscode.ExtensionContext): void {
  startDesk(context, {
    clock: systemClock, timers: systemTimers, random: Math.random, http: (allowPrivateHosts) => Promise.resolve(new FetchHttpClient({ allowPrivateHosts })), fetchSources, fetchPages, fetchFeeds, validateLinks, testSource, lookAt, insertSource: (...of) => Promise.resolve(insertSource(...of)),
    readConfiguration: (...of) => Promise.resolve(readConfiguration(...of)),
    configurationLanguage: () => Promise.resolve(CONFIGURATION_LANGUAGE),
    expressionChecks: null,
    catalogue: () => Promise.resolve(CATALOGUE),
    appendText: null, openObservationFile: null,
  });
}
