// The suite of refreshing: the whole way from a document to its edits, beside a bare loop over the same requests.
import os from 'node:os';
import { BareLoop, type Bounds } from './bareLoop';
import { RefreshServers } from './refreshServers';
import { BULLETS, RefreshWork, SOURCES } from './refreshWork';
import { saveResults } from './results';
import { median } from './statistics';
import { figure, table } from './table';

/** Those in force without a `.briefing.yml`. */
const BOUNDS: Bounds = { concurrency: 16, perHost: 2 };
const WARM_UPS = 10;
const ROUNDS = 60;
const AIM = 1.3;

interface RefreshResults {
  readonly suite: 'refresh';
  /** When the run ended, ISO 8601. */
  readonly date: string;
  readonly node: string;
  readonly cpus: number;
  readonly bullets: number;
  readonly sources: number;
  readonly hosts: number;
  readonly bounds: Bounds;
  readonly rounds: number;
  /** Milliseconds. */
  readonly refresh: { readonly medianMs: number; readonly fastestMs: number };
  readonly bareLoop: { readonly medianMs: number; readonly fastestMs: number };
  /** Median of the refresh over that of the loop. */
  readonly ratio: number;
  readonly aim: number;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Both in turn, the one first in one round and the other in the next: what else the machine does meets them alike. */
async function measureRefresh(): Promise<RefreshResults> {
  const servers = await RefreshServers.start();
  const work = new RefreshWork(servers.origins, BOUNDS);
  const loop = new BareLoop(BOUNDS);
  const samples = { refresh: [] as number[], bareLoop: [] as number[] };
  const runs = { refresh: () => work.run(), bareLoop: () => loop.run(work.urls) };
  try {
    for (let round = -WARM_UPS; round < ROUNDS; round++) {
      for (const name of round % 2 === 0 ? (['refresh', 'bareLoop'] as const) : (['bareLoop', 'refresh'] as const)) {
        const before = await servers.requests();
        const ms = await timed(runs[name]);
        const sent = (await servers.requests()) - before;
        if (sent !== SOURCES) throw new Error(`${name} sent ${sent} requests for ${SOURCES} addresses.`);
        if (round >= 0) samples[name].push(ms);
      }
    }
  } finally {
    work.dispose();
    loop.dispose();
    servers.stop();
  }
  const timing = (ms: readonly number[]): RefreshResults['refresh'] => ({ medianMs: median(ms), fastestMs: Math.min(...ms) });
  return {
    suite: 'refresh', date: new Date().toISOString(), node: process.version, cpus: os.cpus().length, bullets: BULLETS, sources: SOURCES, hosts: servers.origins.length, bounds: BOUNDS, rounds: ROUNDS,
    refresh: timing(samples.refresh), bareLoop: timing(samples.bareLoop), ratio: median(samples.refresh) / median(samples.bareLoop), aim: AIM,
  };
}

/** A run's figures for a person. */
function describeRefresh({ date, node, cpus, bullets, sources, hosts, bounds, rounds, refresh, bareLoop, ratio, aim }: RefreshResults): string {
  return [
    `refresh, ${date.slice(0, 10)}, Node ${node}, ${cpus} cores. ${bullets} bullets, ${sources} sources, ${hosts} hosts, each reply 20 ms after its request; ${bounds.concurrency} at a time, ${bounds.perHost} on a host; ${rounds} rounds.`,
    table([['ms', 'median', 'fastest'], ['refresh: parse, bind, fetch, plan', figure(refresh.medianMs), figure(refresh.fastestMs)], ['bare loop over the same requests', figure(bareLoop.medianMs), figure(bareLoop.fastestMs)]]),
    table([['aim', 'limit', 'measured', ''], ['refresh ÷ bare loop', `≤ ${aim}`, figure(ratio), ratio <= aim ? 'met' : 'NOT met']]),
  ].join('\n\n');
}

console.error('measuring a refresh …');
const results = await measureRefresh();
const file = await saveResults(results);
console.log(process.argv.includes('--json') ? JSON.stringify(results, null, 2) : describeRefresh(results));
console.error(`\nsaved as ${file}`);
