/** Words in lower case with what each stands for, to be found in a text without cutting them out of it. */
export interface WordTable<T> {
  /** By length and both ends, whether any word stands there: most stretches that are asked about end here. */
  readonly taken: Uint8Array;
  readonly entries: readonly (readonly Entry<T>[] | undefined)[];
}

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

const PLACES = 1024;

/** The value of a word that stands in several rows is that of the first one. */
export function wordTable<T>(rows: readonly (readonly [words: readonly string[], value: T])[]): WordTable<T> {
  const taken = new Uint8Array(PLACES);
  const entries = new Array<Entry<T>[] | undefined>(PLACES).fill(undefined);
  for (const [words, value] of rows) {
    for (const word of words) {
      const place = placeOf(word, 0, word.length);
      taken[place] = 1;
      (entries[place] ??= []).push({ word, value });
    }
  }
  return { taken, entries };
}

/** What the words from `from` to `to` stand for, whatever the case of their Latin letters; null where the table does not hold them. */
export function findWord<T>({ taken, entries }: WordTable<T>, plain: string, from: number, to: number): T | null {
  if (to <= from) return null;
  const place = placeOf(plain, from, to);
  if (taken[place] === 0) return null;
  for (const { word, value } of entries[place] ?? []) if (word.length === to - from && stands(word, plain, from)) return value;
  return null;
}

const placeOf = (plain: string, from: number, to: number): number => ((to - from) * 131 + small(plain.charCodeAt(from)) * 29 + small(plain.charCodeAt(to - 1))) % PLACES;

function stands(word: string, plain: string, from: number): boolean {
  for (let at = 0; at < word.length; at++) if (small(plain.charCodeAt(from + at)) !== word.charCodeAt(at)) return false;
  return true;
}

const small = (code: number): number => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code);
