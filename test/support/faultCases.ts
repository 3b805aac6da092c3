import type { LookupAddress } from 'node:dns';
import type { RequestListener } from 'node:http';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import type { Extraction } from '../../src/core/config/configuration';
import type { SourceError } from '../../src/core/model/observation';
import type { FetchLimits } from '../../src/core/sources/fetchSource';
import { always, body, drip, endless, good, gzipBomb, inTurn, noHttp, redirect, reset, silent, status, truncated, untrusted, type Behaviour } from './faultServer';

export interface FaultCase {
  /** What goes wrong, for the table. */
  readonly name: string;
  readonly behaviour: Behaviour;
  /** What becomes of the source: the word of its failure, or its value. */
  readonly outcome: SourceError | 'value';
  /** How often it is tried. */
  readonly tries: number;
  /** How many requests reach the server, where that is another number. */
  readonly requests?: number;
  /** A piece of the message; empty where there is none. */
  readonly says: string;
  /** Of its own requests. */
  readonly limits?: Partial<FetchLimits>;
  readonly extract?: Partial<Extraction>;
  /** Stands in for the address of the server. */
  readonly url?: string;
  /** Another client than the one that may reach loopback. */
  readonly client?: () => AxiosHttpClient;
}

/** Resolves every name to one address, or fails with a code, or never answers. */
const resolving = (outcome: LookupAddress | { readonly code: string } | null) => (hostname: string, _options: unknown, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void): void => {
  if (outcome === null) return;
  if ('code' in outcome) done(Object.assign(new Error(`getaddrinfo ${outcome.code} ${hostname}`), { code: outcome.code }), []);
  else done(null, [outcome]);
};

const guarded = (outcome: LookupAddress | { readonly code: string } | null) => (): AxiosHttpClient => new AxiosHttpClient({ allowPrivateHosts: () => false, version: '0', resolve: resolving(outcome) });

/** May reach the server on loopback, and nothing private behind it. */
function allowedOnce(outcome: LookupAddress): AxiosHttpClient {
  let asked = 0;
  return new AxiosHttpClient({ allowPrivateHosts: () => asked++ === 0, version: '0', resolve: resolving(outcome) });
}

const once = (listener: RequestListener): Behaviour => inTurn(listener, good);
const IMPATIENT = { timeoutMs: 300 };
const SHIFT_JIS = Buffer.from([0x7b, 0x22, 0x93, 0xfa, 0x95, 0x74, 0x22, 0x3a, 0x31, 0x7d]);

/** Every case of `docs/faults.md`, in its order. */
export const FAULT_CASES: readonly FaultCase[] = [
  { name: 'no first byte in time', behaviour: always(silent), limits: IMPATIENT, outcome: 'timeout', tries: 1, says: 'gave no complete reply within' },
  { name: 'a body that drips and never ends', behaviour: always(drip), limits: IMPATIENT, outcome: 'timeout', tries: 1, says: 'gave no complete reply within' },
  { name: 'no connection in time', behaviour: always(good), url: 'http://never.example/data', client: guarded(null), limits: IMPATIENT, outcome: 'timeout', tries: 3, requests: 0, says: 'no connection to' },
  { name: 'connection reset, each time', behaviour: always(reset), outcome: 'connection', tries: 3, says: 'broke off' },
  { name: 'connection reset, then a reply', behaviour: once(reset), outcome: 'value', tries: 2, says: '' },
  { name: 'body cut off before its announced length', behaviour: always(truncated), outcome: 'connection', tries: 3, says: 'broke off' },
  { name: 'something that is not HTTP', behaviour: noHttp, outcome: 'connection', tries: 1, says: 'no connection to' },
  { name: 'more than the limit', behaviour: always(body(`${' '.repeat(100_000)}{}`)), limits: { maxBytes: 50_000 }, outcome: 'too-large', tries: 1, says: 'is larger than' },
  { name: 'a body without an end', behaviour: always(endless), limits: { maxBytes: 50_000 }, outcome: 'too-large', tries: 1, says: 'is larger than' },
  { name: 'some kB that unpack to more than 16 MB', behaviour: always(gzipBomb(17 * 1024 * 1024)), outcome: 'too-large', tries: 1, says: 'is larger than 16 MB' },
  { name: 'a circle of redirects', behaviour: always(redirect('/data')), outcome: 'redirect', tries: 1, requests: 6, says: 'more than 5 redirects' },
  { name: 'a redirect to a private address', behaviour: always(redirect('http://10.0.0.1/data')), client: () => allowedOnce({ address: '93.184.215.14', family: 4 }), outcome: 'private-host', tries: 1, says: 'leads into a private network' },
  { name: 'a redirect to a name that is resolved to a private address', behaviour: always(redirect('http://public.example/data')), client: () => allowedOnce({ address: '169.254.169.254', family: 4 }), outcome: 'private-host', tries: 1, says: 'leads into a private network' },
  { name: '429 without `Retry-After`, each time', behaviour: always(status(429)), outcome: 'http-status', tries: 3, says: 'was asked too often (status 429)' },
  { name: '429 with `Retry-After: 1`, then a reply', behaviour: once(status(429, { 'Retry-After': '1' })), outcome: 'value', tries: 2, says: '' },
  { name: '429 with `Retry-After: 3600`', behaviour: always(status(429, { 'Retry-After': '3600' })), outcome: 'http-status', tries: 1, says: 'wants to be left alone until' },
  { name: '503, then a reply', behaviour: once(status(503)), outcome: 'value', tries: 2, says: '' },
  { name: '502, 504, then a reply', behaviour: inTurn(status(502), status(504), good), outcome: 'value', tries: 3, says: '' },
  { name: '500 (a reply the next time)', behaviour: once(status(500)), outcome: 'http-status', tries: 1, says: 'reports a fault of its own (status 500)' },
  { name: '404', behaviour: always(status(404)), outcome: 'http-status', tries: 1, says: 'nothing is at' },
  { name: '401', behaviour: always(status(401)), outcome: 'http-status', tries: 1, says: 'refuses the request (status 401)' },
  { name: 'a web page instead of JSON', behaviour: always(body('<!doctype html><title>Sign in</title>')), outcome: 'html-instead-of-data', tries: 1, says: 'answers with a web page instead of JSON' },
  { name: 'a sentence instead of JSON', behaviour: always(body('Please limit requests to one every 5 seconds.')), outcome: 'malformed-reply', tries: 1, says: 'did not answer with JSON' },
  { name: 'the wrong charset', behaviour: always(body(SHIFT_JIS, 'application/json; charset=utf-8')), outcome: 'malformed-reply', tries: 1, says: 'is not text in utf-8' },
  { name: 'bytes that are not the gzip that they are said to be', behaviour: always((_request, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain')), outcome: 'connection', tries: 1, says: 'no connection to' },
  { name: 'nothing in the body', behaviour: always(body('')), outcome: 'empty-reply', tries: 1, says: 'is empty' },
  { name: 'an error as JSON in a reply with status 200', behaviour: always(body('{"STATUS":503,"v":1,"d":"2026-11-20"}')), extract: { okWhen: { '$.STATUS': '200' } }, outcome: 'unexpected-reply', tries: 1, says: '$.STATUS' },
  { name: 'no value yet', behaviour: always(body('{"v":null,"d":"2026-11-20"}')), outcome: 'no-value', tries: 1, says: 'no value' },
  { name: 'a name that does not exist', behaviour: always(good), url: 'http://nowhere.example/data', client: guarded({ code: 'ENOTFOUND' }), outcome: 'dns', tries: 1, requests: 0, says: 'cannot be found' },
  { name: 'a name that leads to loopback', behaviour: always(good), url: 'http://inside.example/data', client: guarded({ address: '127.0.0.1', family: 4 }), outcome: 'private-host', tries: 1, requests: 0, says: 'leads into a private network' },
  { name: 'a certificate that nobody signed', behaviour: untrusted, outcome: 'tls', tries: 1, requests: 0, says: 'cannot be trusted' },
];

/** The table of `docs/faults.md`. */
export function faultTable(): string {
  const rows = FAULT_CASES.map(({ name, outcome, tries, requests = tries, says }) => `| ${name} | ${outcome === 'value' ? 'the value' : `\`${outcome}\``} | ${tries} | ${requests} | ${says === '' ? '' : `… ${says.replaceAll('|', '\\|')} …`} |`);
  return ['| what happens | what comes of it | tries | requests that arrive | the message says |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
