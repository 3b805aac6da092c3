import type { Source } from '../config/configuration';
import { inputIds } from './derive/expression';
import { parseDerivation } from './derive/parseDerivation';
import { hostOf } from './hostQueue';

/** What a host would be asked. */
export interface HostNeed {
  /** Host and port, as in an address. */
  readonly host: string;
  /** How many requests go there if each succeeds at once; 0: it is only asked where another address has nothing. */
  readonly requests: number;
  /** What is asked for there: titles of sources, or addresses. Each once. */
  readonly asks: readonly string[];
}

/** The hosts that a fetch of sources asks, with what they are calculated from (`known`) and with the pages `urls`, in the order in which they come up. */
export function hostsOf(sources: readonly Source[], known: readonly Source[], urls: readonly string[] = []): HostNeed[] {
  const needs = new Needs();
  for (const source of withInputs(sources, known)) {
    const { url = '', headers = {}, fallbacks = [], link = null } = source.request ?? {};
    // With a page before it, a file is a request of its own.
    needs.add(url, source.title, [...(link === null ? [''] : ['page', 'file'])].map((step) => JSON.stringify([step, url, Object.entries(headers).sort()])));
    for (const fallback of fallbacks) needs.add(fallback, source.title, []);
  }
  for (const url of urls) needs.add(url, url, [url]);
  return needs.all();
}

/** The hosts of addresses that are each asked once. */
export function hostsOfUrls(urls: readonly string[]): HostNeed[] {
  const needs = new Needs();
  for (const url of urls) needs.add(url, url, [url]);
  return needs.all();
}

/** Several needs of a host as one. */
export function joined(needs: readonly HostNeed[]): HostNeed[] {
  const hosts = new Map<string, HostNeed>();
  for (const { host, requests, asks } of needs) {
    const known = hosts.get(host) ?? { host, requests: 0, asks: [] };
    hosts.set(host, { host, requests: known.requests + requests, asks: [...new Set([...known.asks, ...asks])] });
  }
  return [...hosts.values()];
}

/** The sources and, each once, all that they are calculated from. */
function withInputs(sources: readonly Source[], known: readonly Source[]): Set<Source> {
  const byId = new Map(known.map((source) => [source.id, source]));
  const found = new Set<Source>();
  const add = (source: Source | undefined): void => {
    if (!source || found.has(source)) return;
    found.add(source);
    const expression = source.derive === null ? null : parseDerivation(source.derive);
    if (expression && !('mistake' in expression)) for (const id of inputIds(expression)) add(byId.get(id));
  };
  sources.forEach(add);
  return found;
}

class Needs {
  readonly #hosts = new Map<string, { readonly requests: Set<string>; readonly asks: Set<string> }>();

  /** `requests`: what tells one request from another. */
  add(url: string, ask: string, requests: readonly string[]): void {
    // An address that is none leads nowhere; a failure will say so.
    if (!/^https?:\/\//i.test(url.trim())) return;
    const host = hostOf(url);
    if (host === '') return;
    const need = this.#hosts.get(host) ?? { requests: new Set<string>(), asks: new Set<string>() };
    this.#hosts.set(host, need);
    need.asks.add(ask);
    for (const request of requests) need.requests.add(request);
  }

  all(): HostNeed[] {
    return [...this.#hosts].map(([host, { requests, asks }]) => ({ host, requests: requests.size, asks: [...asks] }));
  }
}
