import type { Worker } from 'node:worker_threads';
import type { Clock, HttpClient, Timers } from '../core/ports';
import type { LoadCatalogue } from '../core/config/configuration';
import type { ObservationFile } from '../core/observations/observationFile';
import type { LoadExpressionChecks } from '../core/config/expressionChecks';
import type { ReadConfiguration } from '../core/config/withFrontMatter';
import type { validateLinks } from '../core/links/validateLinks';
import type { fetchPages } from '../core/news/fetchPages';
import type { fetchSources } from '../core/sources/fetchAll';
import type { testSource } from '../core/sources/testSource';
import type { CheckSettings } from './checking/checkFile';
import type { Streams } from './streams';

/** What the commands need of the machine. */
export interface Ports {
  readonly clock: Clock;
  readonly timers: Timers;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  /** Loads the network client on first use. */
  http(allowPrivateHosts: boolean): Promise<HttpClient>;
  /** Loaded on first use. */
  readonly fetchSources: typeof fetchSources;
  /** Loaded on first use. */
  readonly fetchPages: typeof fetchPages;
  /** Loaded on first use. */
  readonly validateLinks: typeof validateLinks;
  /** Loaded on first use. */
  readonly testSource: typeof testSource;
  readonly catalogue: LoadCatalogue;
  /** Loads the YAML parser on first use. */
  readonly readConfiguration: ReadConfiguration;
  /** For commands that request what a configuration says; loaded on first use. */
  readonly expressionChecks: LoadExpressionChecks;
  /** Appends to a file without rewriting what is there; the function is told whether the file ends in a line break. */
  appendText(path: string, textFor: (endsInLineBreak: boolean) => string): Promise<void>;
  /** The file that observations are kept in. */
  observationFile(path: string): ObservationFile;
  /** Starts a thread of the command line with these settings; null where there are none to be had. */
  readonly startWorker: ((settings: CheckSettings) => Worker) | null;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

export interface Options {
  text(name: string): string | undefined;
  flag(name: string): boolean;
}

export interface Invocation {
  readonly files: readonly string[];
  readonly options: Options;
  readonly streams: Streams;
  readonly ports: Ports;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'boolean' | 'string' }>>;
  /** Gives the exit code. */
  run(invocation: Invocation): Promise<number>;
}
