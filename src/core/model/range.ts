/** A stretch of a text: offsets in UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const sliceOf = (text: string, range: Range): string => text.slice(range.start, range.end);

/** How many of the items begin before an offset; `items` are in the order of their ranges, so that the place is found by halving. */
export function countBefore(items: readonly { readonly range: Range }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items that begin inside a range; `items` are in the order of their ranges. */
export function startingWithin<T extends { readonly range: Range }>(items: readonly T[], range: Range): T[] {
  const first = countBefore(items, range.start);
  let end = first;
  while ((items[end]?.range.start ?? Infinity) < range.end) end++;
  return items.slice(first, end);
}

/** The last item that begins at an offset or before it; `items` are in the order of their ranges. */
export const lastFrom = <T extends { readonly range: Range }>(items: readonly T[], offset: number): T | undefined => items[countBefore(items, offset + 1) - 1];

/** The item that holds an offset, its end included; `items` are in the order of their ranges and do not overlap. */
export function holding<T extends { readonly range: Range }>(items: readonly T[], offset: number): T | null {
  const last = lastFrom(items, offset);
  return last && offset <= last.range.end ? last : null;
}
