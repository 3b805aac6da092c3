#!/usr/bin/env node
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { appendText } from './adapters/appendText';
import { NodeObservationFile } from './adapters/nodeObservationFile';
import { systemClock } from './adapters/systemClock';
import { systemTimers } from './adapters/systemTimers';
import type { CheckSettings } from './cli/checking/checkFile';
import { serveChecks } from './cli/checking/workerPool';
import type { Ports } from './cli/command';
import { run } from './cli/run';
import type { SharedRequests } from './core/sources/politeRequests';
import { version } from '../package.json';

const readConfiguration: Ports['readConfiguration'] = async (...of) => (await import('./configurationReader')).readConfiguration(...of);

const catalogue: Ports['catalogue'] = async () => (await import('./catalogue')).CATALOGUE;

// This file is its threads' entry too.
if (isMainThread) main();
else if (parentPort) serveChecks(parentPort, workerData as CheckSettings, { readConfiguration, catalogue, clock: systemClock });

function main(): void {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const closed = new AbortController();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output may have had enough of it (`| head`); any other failure is one.
    if (error.code === 'EPIPE') closed.abort();
    else fail(error);
  });
  process.stderr.on('error', () => undefined);

  const streams = {
    out: (text: string): void => void (closed.signal.aborted || process.stdout.write(text)),
    error: (text: string): void => void process.stderr.write(text),
    env: process.env,
    colour: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
    stdin: async (): Promise<Uint8Array> => (await import('node:stream/consumers')).buffer(process.stdin),
    closed: closed.signal,
  };

  const shared: SharedRequests = {};
  const ports: Ports = {
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    http: async (allowPrivateHosts) => (await import('./network')).createHttpClient({ version, allowPrivateHosts: () => allowPrivateHosts }),
    // All files of one command are one run: its bounds hold over all of them, and what two of them need is asked once.
    fetchSources: async (sources, of, options) => (await import('./network')).fetchSources(sources, of, { ...options, shared }),
    fetchPages: async (...of) => (await import('./network')).fetchPages(...of),
    validateLinks: async (...of) => (await import('./network')).validateLinks(...of),
    testSource: async (...of) => (await import('./network')).testSource(...of),
    readConfiguration, catalogue,
    expressionChecks: async () => (await import('./network')).EXPRESSION_CHECKS,
    appendText,
    observationFile: (path) => new NodeObservationFile(path),
    startWorker: (settings) => new Worker(__filename, { workerData: settings }),
    signal: interrupted.signal,
  };

  // The exit code alone is set: ending the process here could cut off output that a pipe has not taken yet.
  run(process.argv.slice(2), streams, ports).then(
    (code) => { process.exitCode ??= code; },
    fail,
  );
}

function fail(error: unknown): void {
  process.stderr.write(`briefing: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 3;
}
