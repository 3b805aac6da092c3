import type { CivilDate } from './civilDate';
import type { Message } from './message';

/** One fetched value. The as-of date comes from the reply itself and from nowhere else. */
export interface Observation {
  readonly sourceId: string;
  /** In plain units, as `Figure.low`. */
  readonly value: number;
  readonly asOf: CivilDate;
  /** Epoch milliseconds, UTC. */
  readonly fetchedAt: number;
  readonly url: string;
  /** FNV-1a, 32 bit, hexadecimal, of the bytes that were read: tells whether two replies were the same, no more. */
  readonly hash: string;
}

/** Why a source gave no value. `error` is stable, for scripts; `message` names the source, the URL and what to do. */
export interface SourceFailure {
  readonly sourceId: string;
  readonly url: string;
  readonly error: SourceError;
  readonly message: Message;
}

export const isFailure = (result: Observation | SourceFailure): result is SourceFailure => 'error' in result;

export type SourceError =
  | 'timeout' | 'dns' | 'connection' | 'tls' | 'bad-url' | 'too-large' | 'redirect' | 'private-host' | 'cancelled' | 'http-status' | 'empty-reply' | 'html-instead-of-data'
  | 'unknown-source' | 'malformed-reply' | 'no-value' | 'no-date' | 'future-date' | 'bad-secret' | 'bullet-changed' | 'no-figure' | 'range-figure' | 'older-than-document' | 'ambiguous' | 'held';
