/** A stretch of a text: offsets in UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const sliceOf = (text: string, range: Range): string => text.slice(range.start, range.end);

/** The items that begin inside a range; `items` are in the order of their ranges, so that the first one is found by halving. */
export function startingWithin<T extends { readonly range: Range }>(items: readonly T[], range: Range): T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.range.start ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((items[end]?.range.start ?? Infinity) < range.end) end++;
  return items.slice(low, end);
}

/** The item that holds an offset, its end included; `items` are in the order of their ranges and do not overlap. Found by halving. */
export function holding<T extends { readonly range: Range }>(items: readonly T[], offset: number): T | null {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.range.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const last = items[low - 1];
  return last && offset <= last.range.end ? last : null;
}
