import type { Source } from '../../src/core/config/configuration';
import { isFailure, type Observation, type SourceFailure } from '../../src/core/model/observation';
import { render } from '../../src/core/model/message';
import type { HttpClient, HttpRequest, HttpResponse } from '../../src/core/ports';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';
import { fetchSources } from '../../src/core/sources/fetchAll';

export type Body = string | Uint8Array;

/** A status with a body, or a body alone with 200. */
export type Reply = Body | { readonly status?: number; readonly type?: string; readonly body?: Body };

export const builtIn = (id: string): Source => {
  const source = CATALOGUE.find((one) => one.id === id);
  if (!source) throw new Error(`There is no built-in source ${id}.`);
  return source;
};

/** HTTP in memory: what each request is answered with, told by its URL and headers. `asked` are the URLs in order. */
export function inMemory(answer: (url: string, request: HttpRequest) => Reply): HttpClient & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    send: (request) => {
      asked.push(request.url);
      return Promise.resolve(toResponse(request.url, answer(request.url, request)));
    },
  };
}

function toResponse(url: string, reply: Reply): HttpResponse {
  const { status = 200, type = 'text/plain', body = '' } = typeof reply === 'string' || reply instanceof Uint8Array ? { body: reply } : reply;
  return { status, finalUrl: url, redirects: [], headers: { 'content-type': type }, body: typeof body === 'string' ? new TextEncoder().encode(body) : body, truncated: false };
}

export interface AskOptions {
  /** The instant of the request, ISO 8601. */
  readonly at?: string;
}

/** What a built-in source makes of replies, through the real fetch. */
export async function asked(id: string, answer: Reply | HttpClient | ((url: string, request: HttpRequest) => Reply), { at = '2026-11-27T03:00:00Z' }: AskOptions = {}): Promise<Observation | SourceFailure> {
  const http = isClient(answer) ? answer : inMemory(typeof answer === 'function' ? answer : () => answer);
  const ports = { http, clock: { now: () => Date.parse(at), timeZone: 'UTC' }, timers: { delay: () => Promise.resolve() }, random: () => 0.5, secrets: { get: (name: string) => Promise.resolve({ value: `the-${name}`, hosts: null }) } };
  const [result] = await fetchSources([builtIn(id)], ports, { concurrency: 4, perHost: 2, known: CATALOGUE });
  if (!result) throw new Error('no result');
  return result;
}

const isClient = (answer: unknown): answer is HttpClient => typeof answer === 'object' && answer !== null && 'send' in answer;

/** `[value, as-of]` of what came, or the word of the failure. */
export async function read(...of: Parameters<typeof asked>): Promise<readonly [number, string | null] | string> {
  const result = await asked(...of);
  return isFailure(result) ? result.error : [result.value, result.asOf];
}

/** What a person reads of a failure; empty where there is none. */
export async function said(...of: Parameters<typeof asked>): Promise<string> {
  const result = await asked(...of);
  return isFailure(result) ? render(result.message) : '';
}
