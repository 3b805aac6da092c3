#!/usr/bin/env node
import { buffer } from 'node:stream/consumers';
import { appendText } from './adapters/appendText';
import { systemClock } from './adapters/systemClock';
import { systemTimers } from './adapters/systemTimers';
import type { Ports } from './cli/command';
import { run } from './cli/run';
import { version } from '../package.json';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

const streams = {
  out: (text: string): void => void process.stdout.write(text),
  error: (text: string): void => void process.stderr.write(text),
  env: process.env,
  colour: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
  stdin: (): Promise<Uint8Array> => buffer(process.stdin),
};

const ports = {
  clock: systemClock,
  timers: systemTimers,
  http: async (allowPrivateHosts: boolean) => (await import('./network')).createHttpClient({ version, allowPrivateHosts: () => allowPrivateHosts }),
  fetchSources: async (...of: Parameters<Ports['fetchSources']>) => (await import('./network')).fetchSources(...of),
  readConfiguration: async (...of: Parameters<Ports['readConfiguration']>) => (await import('./configurationReader')).readConfiguration(...of),
  appendText,
  signal: interrupted.signal,
};

// The exit code alone is set: ending the process here could cut off output that a pipe has not taken yet.
run(process.argv.slice(2), streams, ports).then(
  (code) => { process.exitCode = code; },
  (error: unknown) => {
    process.stderr.write(`briefing: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 3;
  },
);
