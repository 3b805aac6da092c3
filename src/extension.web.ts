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
import { EXPRESSION_CHECKS } from './core/sources/expressionChecks';
import { fetchSources } from './core/sources/fetchAll';
import { CachedHttp } from './core/sources/cachedHttp';
import { MemoryReplyStore } from './core/sources/memoryReplyStore';
import { CATALOGUE } from './core/sources/catalogue/catalogue';
import { testSource } from './core/sources/testSource';
import { startDesk } from './editor/desk';

/** Of replies that are kept, in memory. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Entry in a browser's extension host, where requests are the browser's own and only go where a server allows it. */
export function activate(context: vscode.ExtensionContext): void {
  startDesk(context, {
    clock: systemClock, timers: systemTimers, random: Math.random, fetchSources, fetchPages, fetchFeeds, validateLinks, testSource, lookAt,
    insertSource: (...of) => Promise.resolve(insertSource(...of)),
    http: (allowPrivateHosts) => {
      const direct = new FetchHttpClient({ allowPrivateHosts });
      const memory = new MemoryReplyStore(MOST_BYTES);
      // The headers of a conditional request would have to be allowed by the server.
      const options = { owner: crypto.randomUUID(), asksConditionally: false, circumstances: () => String(allowPrivateHosts()) };
      return Promise.resolve({ direct, shared: new CachedHttp({ http: direct, store: memory, memory, clock: systemClock, timers: systemTimers }, options) });
    },
    readConfiguration: (...of) => Promise.resolve(readConfiguration(...of)),
    configurationLanguage: () => Promise.resolve(CONFIGURATION_LANGUAGE),
    expressionChecks: () => Promise.resolve(EXPRESSION_CHECKS),
    catalogue: () => Promise.resolve(CATALOGUE),
    appendText: null, openObservationFile: null,
  });
}
