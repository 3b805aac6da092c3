/** A stretch of a text: offsets in UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const sliceOf = (text: string, range: Range): string => text.slice(range.start, range.end);

export const contains = (range: Range, offset: number): boolean => offset >= range.start && offset <= range.end;
