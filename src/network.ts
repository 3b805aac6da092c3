import { AxiosHttpClient, type AxiosHttpClientOptions } from './adapters/axiosHttpClient';
import { FileReplyStore } from './adapters/fileReplyStore';
import { systemClock } from './adapters/systemClock';
import { systemTimers } from './adapters/systemTimers';
import type { HttpClient } from './core/ports';
import { CachedHttp } from './core/sources/cachedHttp';
import { MemoryReplyStore } from './core/sources/memoryReplyStore';

/** A bundle of its own, loaded on first use, so that neither the editor nor the command line starts with axios and the readers of replies. */
export { validateLinks } from './core/links/validateLinks';
export { fetchFeeds } from './core/news/fetchFeeds';
export { fetchPages } from './core/news/fetchPages';
export { lookAt } from './core/sources/suggest/lookAt';
export { EXPRESSION_CHECKS } from './core/sources/expressionChecks';
export { fetchSources } from './core/sources/fetchAll';
export { testSource } from './core/sources/testSource';

export const createHttpClient = (options: AxiosHttpClientOptions): AxiosHttpClient => new AxiosHttpClient(options);

const MOST_BYTES_ON_DISK = 64 * 1024 * 1024;
const MOST_BYTES_IN_MEMORY = 16 * 1024 * 1024;

/** For a window of the editor: its proxy settings hold, and the replies in `folder` are shared with all windows. */
export function createWindowClients(options: AxiosHttpClientOptions, folder: string): { readonly shared: HttpClient; readonly direct: HttpClient } {
  const direct = new AxiosHttpClient({ ...options, isProxiedByHost: true });
  const ports = { http: direct, store: new FileReplyStore({ folder, maxBytes: MOST_BYTES_ON_DISK }), memory: new MemoryReplyStore(MOST_BYTES_IN_MEMORY), clock: systemClock, timers: systemTimers };
  const shared = new CachedHttp(ports, { owner: crypto.randomUUID(), asksConditionally: true, circumstances: () => (options.allowPrivateHosts() ? 'private hosts are allowed' : '') });
  return { shared, direct };
}
