import { AxiosHttpClient, type AxiosHttpClientOptions } from './adapters/axiosHttpClient';

/** A bundle of its own, loaded on first use, so that neither the editor nor the command line starts with axios and the readers of replies. */
export { validateLinks } from './core/links/validateLinks';
export { EXPRESSION_CHECKS } from './core/sources/expressionChecks';
export { fetchSources } from './core/sources/fetchAll';

export const createHttpClient = (options: AxiosHttpClientOptions): AxiosHttpClient => new AxiosHttpClient(options);
