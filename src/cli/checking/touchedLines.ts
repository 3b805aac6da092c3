import type { Briefing } from '../../core/model/briefing';
import type { Finding } from '../../core/model/finding';
import { LineIndex } from '../../core/model/lineIndex';
import { holding, type Range } from '../../core/model/range';

/**
 * What a change touched of a file: all of it, or stretches of lines from `first` to `last`, in order. Lines are git's: they count from 1 and end at a
 * line feed alone. Lines that were taken out lie between two others: 4.5 to 4.5 is a cut behind line 4.
 */
export type TouchedLines = 'all' | readonly { readonly first: number; readonly last: number }[];

/** Tells whether a change touched a finding: its lines, the bullet, entry or heading it stands in, or a place it points to. */
export function touchTest(briefing: Briefing, touched: TouchedLines): (finding: Finding) => boolean {
  if (touched === 'all') return () => true;
  if (touched.length === 0) return () => false;
  const { text, lines: { hasReturns } } = briefing;
  const lines = hasReturns ? new LineIndex(text.replace(/\r/g, ' ')) : briefing.lines;
  const isTouched = ({ start, end }: Range): boolean => {
    const first = lines.lineAt(start) + 1;
    return touches(touched, first, Math.max(first, lines.lineAt(Math.max(start, end - 1)) + 1));
  };
  return ({ range, related }) => [range, ...(related ?? []).map((place) => place.range)].some((place) => isTouched(place) || holders(briefing, place).some(isTouched));
}

function holders(briefing: Briefing, { start }: Range): Range[] {
  return [briefing.bulletAt(start), holding(briefing.references, start), holding(briefing.sections, start)].flatMap((holder) => (holder ? [holder.range] : []));
}

function touches(touched: Exclude<TouchedLines, 'all'>, first: number, last: number): boolean {
  let low = 0;
  let high = touched.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((touched[middle]?.last ?? Infinity) < first) low = middle + 1;
    else high = middle;
  }
  return (touched[low]?.first ?? Infinity) <= last;
}
