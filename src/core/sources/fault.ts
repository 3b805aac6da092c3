import type { SourceError } from '../model/observation';

/**
 * What went wrong, before it is known of which source. In `text`, `{0}` stands for the source's title, `{1}` for the URL,
 * `{2}` and on for `details`.
 */
export interface Fault {
  readonly error: SourceError;
  readonly text: string;
  readonly details: readonly (string | number)[];
}

export const fault = (error: SourceError, text: string, ...details: (string | number)[]): Fault => ({ error, text, details });

export const isFault = (value: object): value is Fault => 'error' in value && 'details' in value;

/** A terminal must not obey what a server sends. */
export const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/** A piece of a reply that fits into a sentence: one line, shortened. */
export function excerpt(raw: unknown, length = 40): string {
  const text = (typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw))).replace(/\s+/g, ' ').trim().replace(CONTROLS, '\uFFFD');
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
