import type { CivilDate } from './civilDate';
import type { Message } from './message';

/** One fetched value. The as-of date comes from the reply itself and from nowhere else. */
export interface Observation {
  readonly sourceId: string;
  /** In plain units, as `Figure.low`. */
  readonly value: number;
  /** The last day of the period that the value is of; null: the reply does not say, and no date is written. */
  readonly asOf: CivilDate | null;
  /** How long that period is: a value of July 2026 is no value of July 31. */
  readonly precision: AsOfPrecision;
  /** Epoch milliseconds, UTC. */
  readonly fetchedAt: number;
  readonly url: string;
  /** FNV-1a, 32 bit, hexadecimal, of the bytes that were read: tells whether two replies were the same, no more. */
  readonly hash: string;
}

export type AsOfPrecision = 'day' | 'month' | 'quarter' | 'year';

/** `2026-11-20`, `2026-07`, `2026-Q3`, `2026` or null: no more than the reply says. */
export function asOfText({ asOf, precision }: Pick<Observation, 'asOf' | 'precision'>): string | null {
  if (asOf === null || precision === 'day') return asOf;
  if (precision === 'month') return asOf.slice(0, 7);
  return precision === 'year' ? asOf.slice(0, 4) : `${asOf.slice(0, 4)}-Q${Math.ceil(Number(asOf.slice(5, 7)) / 3)}`;
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
  | 'unknown-source' | 'malformed-reply' | 'no-value' | 'no-date' | 'future-date' | 'bad-secret' | 'bullet-changed' | 'no-figure' | 'range-figure' | 'older-than-document' | 'ambiguous' | 'held'
  | 'unexpected-reply' | 'implausible' | 'too-old' | 'time-limit' | 'bad-expression' | 'missing-input' | 'not-allowed' | 'unit-mismatch' | 'unreadable';
