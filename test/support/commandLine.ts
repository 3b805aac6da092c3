import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appendText } from '../../src/adapters/appendText';
import { NodeObservationFile } from '../../src/adapters/nodeObservationFile';
import type { Ports } from '../../src/cli/command';
import { run } from '../../src/cli/run';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import type { HttpClient } from '../../src/core/ports';
import { validateLinks } from '../../src/core/links/validateLinks';
import type { Source } from '../../src/core/config/configuration';
import { fetchPages } from '../../src/core/news/fetchPages';
import { EXPRESSION_CHECKS } from '../../src/core/sources/expressionChecks';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { testSource } from '../../src/core/sources/testSource';
import type { SharedRequests } from '../../src/core/sources/politeRequests';

export interface Call {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface CallOptions {
  readonly stdin?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
  readonly colour?: boolean;
  readonly http?: HttpClient;
  readonly startWorker?: Ports['startWorker'];
  /** Ctrl+C. */
  readonly signal?: AbortSignal;
  /** Told of each piece of output. */
  readonly onOut?: () => void;
  /** The built-in sources; none where a test does not ask for them, so that it asks no host of the world. */
  readonly builtIn?: readonly Source[];
}

/** One call of the command line, without a process; the clock stands still. */
export async function call(argv: readonly string[], { stdin = '', env = {}, colour = false, http, startWorker = null, signal = new AbortController().signal, onOut, builtIn = [] }: CallOptions = {}): Promise<Call> {
  let out = '';
  let error = '';
  const shared: SharedRequests = {};
  const ports: Ports = {
    clock: { now: () => Date.parse('2026-11-23T03:00:00Z'), timeZone: 'UTC' }, timers: { delay: () => Promise.resolve() }, random: () => 0.5, signal, startWorker, appendText, observationFile: (path) => new NodeObservationFile(path),
    fetchSources: (sources, of, options) => fetchSources(sources, of, { ...options, shared }), fetchPages, validateLinks, testSource, catalogue: () => Promise.resolve(builtIn), readConfiguration: (...of) => Promise.resolve(readConfiguration(...of)), expressionChecks: () => Promise.resolve(EXPRESSION_CHECKS),
    http: () => (http ? Promise.resolve(http) : Promise.reject(new Error('no network here'))),
  };
  const print = (text: string): void => {
    out += text;
    onOut?.();
  };
  const code = await run(argv, { out: print, error: (text) => void (error += text), env, colour, stdin: () => Promise.resolve(Buffer.from(stdin)) }, ports);
  return { code, out, error };
}

/** A folder of its own for each test of a suite. */
export function temporaryFolder(): { readonly at: (name: string) => string } {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'briefing-cli-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return { at: (name) => path.join(folder, name) };
}
