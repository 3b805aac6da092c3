import { say, type Message } from '../model/message';
import type { Written } from '../refresh/written';
import type { KeptObservation } from './keptObservation';
import { readApplied, readObservation } from './readRecord';

/** A line and what it keeps. `other`: of a kind or a version that this one does not know, and that the one which wrote it may need. */
export type KeptLine =
  | { readonly kind: 'observation'; readonly text: string; readonly observation: KeptObservation }
  | { readonly kind: 'applied'; readonly text: string; readonly written: Written }
  | { readonly kind: 'other'; readonly text: string };

/** A line that was passed over; `line` is 1-based. */
export interface ObservationProblem {
  readonly line: number;
  readonly message: Message;
}

export interface ObservationReading {
  /** In the order of the file, which means nothing: several windows write at once, and git merges. */
  readonly observations: readonly KeptObservation[];
  readonly applied: readonly Written[];
  /** All of them, each once, as they stand. */
  readonly lines: readonly KeptLine[];
  readonly problems: readonly ObservationProblem[];
  /** The last line was cut off while it was written; it is passed over and is no problem. */
  readonly torn: boolean;
}

/** Reads the lines of `observations.jsonl`. Never throws: what is no record is passed over, and told with its line. A line that comes twice counts once. */
export function readObservations(text: string): ObservationReading {
  const lines = new Map<string, KeptLine>();
  const problems: ObservationProblem[] = [];
  const written = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  let torn = false;
  for (const [index, raw] of written.entries()) {
    const line = raw.trim();
    if (line === '' || lines.has(line)) continue;
    const read = readLine(line);
    if ('kind' in read) lines.set(line, read);
    else if (index === written.length - 1) torn = true;
    else problems.push({ line: index + 1, message: read });
  }
  const all = [...lines.values()];
  return {
    observations: all.flatMap((one) => (one.kind === 'observation' ? [one.observation] : [])), applied: all.flatMap((one) => (one.kind === 'applied' ? [one.written] : [])),
    lines: all, problems, torn,
  };
}

function readLine(text: string): KeptLine | Message {
  const fields = parseObject(text);
  if (!fields) return say('This line is no JSON object: it was cut off while it was written, or changed by hand.');
  const { version, kind } = fields;
  if (version === 1 && kind === 'observation') {
    const observation = readObservation(fields);
    return observation ? { kind, text, observation } : say('This line is no observation: source, value, asOf, precision, fetchedAt, url and hash were expected.');
  }
  if (version === 1 && kind === 'applied') {
    const written = readApplied(fields);
    return written ? { kind, text, written } : say('This line does not say what a refresh wrote: at, file, section, label, source, figure, bullet and asOf were expected.');
  }
  return { kind: 'other', text };
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
