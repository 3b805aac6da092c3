import { AxiosHttpClient, type AxiosHttpClientOptions } from './adapters/axiosHttpClient';

/** A bundle of its own, loaded on first use, so that neither the editor nor the command line starts with axios and the readers of replies. */
export { validateLinks } from './core/links/validateLinks';
export { fetchFeeds } from './core/news/fetchFeeds';
export { fetchPages } from './core/news/fetchPages';
export { lookAt } from './core/sources/suggest/lookAt';
export { fetchSources } from './core/sources/fetchAll';
export { testSource } from './core/sources/testSource';

export const createHttpClient = (options: AxiosHttpClientOptions): AxiosHttpClient => new AxiosHttpClient(options);
